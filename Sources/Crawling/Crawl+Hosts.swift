import Fetching
import Matching
import Web

/// Starts, robots.txt, sitemaps, probes: what is asked of a host besides its pages.
extension Crawl {
  private static let robotsHops = 5
  private static let sitemapsAtMost = 50

  mutating func begin(_ portal: Portal, _ topicOf: (String) -> Int?) {
    for start in portal.starts {
      let id = knowledge.intern(start, exact: true)
      if knowledge.starts.contains(id) { continue }
      knowledge.starts.append(id)
      knowledge.entries[Int(id)].isHome = true
      knowledge.entries[Int(id)].state = .unread
      reach(id, clicks: 0)
      urgent.append(Ask(id: id, url: start, purpose: .page))
    }
    probeStarts()
    for entry in portal.known {
      let id = knowledge.intern(entry.url, exact: true)
      if let topic = topicOf(entry.obligation), (0..<settled.count).contains(topic) {
        let promise = LinkPromise(topic: UInt16(clamping: topic), strength: LinkPromise.known, block: 0)
        _ = self.promise(id, [promise])
        knowledge.entries[Int(id)].isPromising = true
      }
      visitElsewhere(id)
      guard knowledge.isInScope(id) else {
        if knowledge.isAskable(id) { known.append(Ask(id: id, url: entry.url, purpose: .page)) }
        continue
      }
      knowledge.entries[Int(id)].state = .unread
      known.append(Ask(id: id, url: entry.url, purpose: .page))
    }
  }

  // MARK: robots.txt

  /// Lets through what robots.txt allows. Else nil: the ask waits for robots.txt, or its state tells why not.
  mutating func gate(_ ask: Ask) -> Ask? {
    if ask.purpose == .robots { return ask }
    let origin = ask.url.origin
    let index = originIndex[origin] ?? origins.count
    if index == origins.count {
      originIndex[origin] = index
      origins.append(OriginState(origin: origin))
    }
    switch origins[index].robots {
    case .unasked:
      guard let url = WebURL(origin + "/robots.txt") else { return nil }
      origins[index].robots = .asked
      origins[index].waiting.append(ask)
      return Ask(id: Knowledge.ID(index), url: url, purpose: .robots)
    case .asked:
      origins[index].waiting.append(ask)
      return nil
    case .unavailable(let cause):
      refuse(ask, .failed(cause))
      return nil
    case .allowAll: return ask
    case .file(let file):
      if file.allows(ask.url, agent: RobotsRules.agent) { return ask }
      refuse(ask, .robots)
      return nil
    }
  }

  private mutating func refuse(_ ask: Ask, _ state: Knowledge.State) {
    guard ask.purpose == .page else { return }
    knowledge.entries[Int(ask.id)].isAsked = true
    if !knowledge.entries[Int(ask.id)].isElsewhere { knowledge.entries[Int(ask.id)].state = state }
  }

  mutating func applyRobots(_ facts: PageFacts, _ ask: Ask) {
    let index = Int(ask.id)
    switch facts.kind {
    case .robots(let text?): origins[index].robots = .file(RobotsFile(text))
    case .redirect(let target?) where ask.hops < Self.robotsHops:
      urgent.append(Ask(id: ask.id, url: target, purpose: .robots, hops: ask.hops + 1))
      return
    case .failed(let cause) where !(400..<500).contains(facts.status ?? 0):
      origins[index].robots = .unavailable(cause)
    default: origins[index].robots = .allowAll
    }
    let waiting = origins[index].waiting
    origins[index].waiting = []
    for ask in waiting {
      if ask.isRanked {
        offer(ask.id)
      } else {
        urgent.append(ask)
      }
    }
    askForSitemaps(origins[index])
  }

  // MARK: Sitemaps

  private mutating func askForSitemaps(_ origin: OriginState) {
    guard let root = WebURL(origin.origin + "/sitemap.xml"),
      knowledge.scope.isStartHost(CanonicalURL.hostKey(Array(root.authority.utf8)))
    else { return }
    switch origin.robots {
    case .file(let file):
      for text in file.sitemaps { if let url = WebURL(text) { askForSitemap(url) } }
    case .allowAll: break
    default: return
    }
    askForSitemap(root)
  }

  private mutating func askForSitemap(_ url: WebURL) {
    let rewritten = knowledge.scope.rewritten(url)
    let canonical = CanonicalURL(rewritten)
    guard sitemapsSeen.count < Self.sitemapsAtMost, knowledge.scope.isKnownHost(canonical.host),
      sitemapsSeen.insert(canonical.key).inserted
    else { return }
    sitemaps.append(Ask(id: -1, url: rewritten, purpose: .sitemap))
  }

  mutating func applySitemap(_ facts: PageFacts, _ ask: Ask) {
    switch facts.kind {
    case .sitemap: takeSitemap(facts.links)
    case .redirect(let target?) where ask.hops < Self.robotsHops:
      urgent.append(Ask(id: -1, url: target, purpose: .sitemap, hops: ask.hops + 1))
    default: break
    }
  }

  mutating func takeSitemap(_ links: [LinkFact]) {
    for link in links where sitemapEntries < 10 * configuration.maxPages {
      guard let url = link.target else { continue }
      let canonical = CanonicalURL(knowledge.scope.rewritten(url))
      if isSitemapAddress(canonical) {
        askForSitemap(url)
        continue
      }
      // Bounded, and nothing is kept of what lies elsewhere.
      sitemapEntries += 1
      guard knowledge.scope.contains(canonical) else { continue }
      let id = knowledge.intern(url)
      if let modified = link.modified { knowledge.entries[Int(id)].modified = modified }
      take(link, to: id, places: [])
      offer(id)
    }
  }

  /// An index's entries are sitemaps; a page of a portal hardly ever ends in `.xml`.
  private func isSitemapAddress(_ url: CanonicalURL) -> Bool {
    let path = String(decoding: url.path, as: UTF8.self).lowercased()
    return path.hasSuffix(".xml") || path.hasSuffix(".xml.gz")
  }
}
