import Matching
import Web

/// What a portal names and keeps on another host (a bucket, a drive, a shared platform, another office): each is read
/// once. From a page there only its documents are asked for. What cannot be read stays out of scope.
extension Crawl {
  /// Takes a document on another host, or a page that a rule looks for there, among the addresses to be read, while
  /// there is room.
  mutating func visitElsewhere(_ id: Knowledge.ID, topics: [UInt16] = []) {
    let index = Int(id)
    guard case .outOfScope = knowledge.entries[index].state, !knowledge.entries[index].isElsewhere,
      documentsElsewhere < configuration.documentsElsewhere
    else { return }
    switch knowledge.entries[index].kind {
    case .document: break
    case .page:
      let isAnywhere = topics.contains { anywhere.contains($0) }
      guard isAnywhere || isOnPlatform(knowledge.entries[index].url) else { return }
    case .image, .useless: return
    }
    knowledge.entries[index].isElsewhere = true
    documentsElsewhere += 1
  }

  private func isOnPlatform(_ url: WebURL) -> Bool {
    guard !knowledge.portal.platforms.isEmpty else { return false }
    let host = CanonicalURL.hostKey(Array(url.host.utf8))
    return knowledge.portal.platforms.contains { CanonicalURL.hostKey(Array($0.utf8)) == host }
  }

  mutating func applyElsewhere(_ facts: PageFacts, _ ask: Ask, page: Int) {
    switch facts.kind {
    case .document: knowledge.entries[Int(ask.id)].state = .document(page)
    // A document's address that answers with a page answers with somebody's login, or with an error.
    case .page where knowledge.entries[Int(ask.id)].kind == .page:
      knowledge.entries[Int(ask.id)].state = .read(page)
    case .dead(let status): knowledge.entries[Int(ask.id)].state = .dead(status)
    case .redirect(let target?):
      guard ask.hops < Self.hopsAtMost, target != ask.url, !ask.chain.contains(target) else { return }
      if knowledge.id(of: target) == nil { knowledge.ids[target] = ask.id }
      urgent.append(
        Ask(id: ask.id, url: target, purpose: .page, hops: ask.hops + 1, chain: ask.chain + [ask.url]))
    default: break
    }
  }

  /// The links of a page on another host: its documents are read too, nothing else.
  mutating func followElsewhere(_ facts: PageFacts, from id: Knowledge.ID, page index: Int) {
    let clicks = knowledge.entries[Int(id)].clicks
    let inherited = knowledge.entries[Int(id)].promises
    var links: [KnownLink] = []
    for link in facts.links {
      let isPlace = link.element != .form && link.element != .source
      let target = isPlace ? link.target.map { knowledge.intern($0) } ?? -1 : -1
      links.append(
        KnownLink(
          target: target, block: link.block, topicStart: 0, topicCount: 0, addressCount: 0,
          element: link.element))
      guard target >= 0, target != id, knowledge.looksLikeDocument(target) else { continue }
      visitElsewhere(target)
      _ = promise(target, inherited)
      if clicks >= 0 { reach(target, clicks: clicks + 1) }
      offer(target)
    }
    knowledge.pages[index].links = links
  }
}

extension Knowledge {
  /// Whether an address may still be asked for.
  func isAskable(_ id: ID) -> Bool {
    let index = Int(id)
    guard !entries[index].isAsked else { return false }
    switch entries[index].state {
    case .unread: return true
    case .outOfScope: return entries[index].isElsewhere
    default: return false
    }
  }
}
