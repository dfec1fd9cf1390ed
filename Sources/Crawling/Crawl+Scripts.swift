import Matching
import Pages
import Web

/// Scripts and data files that pages load, read where a page shows nothing without them: for the addresses in them.
struct ScriptPlan: Sendable {
  /// Asked for one portal, and because of one page.
  static let atMost = 24
  static let ofOnePage = 8

  var asked = 0
  var seen: Set<String> = []
}

/// A topic named beside an address in a script.
struct ScriptedPromise: Sendable {
  static let atMost = 4000
  var topic: UInt16
  var target: Knowledge.ID
}

extension Crawl {
  private static let scriptHops = 3

  /// Asks for the scripts of a page that is hollow, or whose menu or footer is.
  mutating func askForScripts(_ facts: PageFacts, page index: Int) {
    let isNeeded =
      facts.shell == .needsJavaScript || facts.signs.emptyMenu || facts.signs.emptyFooter
      || knowledge.isHollow(knowledge.pages[index])
    guard isNeeded else { return }
    var count = 0
    for link in facts.links where link.element == .source && count < ScriptPlan.ofOnePage {
      if let url = link.target, askForScript(url, for: knowledge.pages[index].id) { count += 1 }
    }
  }

  private mutating func askForScript(_ url: WebURL, for id: Knowledge.ID) -> Bool {
    let rewritten = knowledge.scope.rewritten(url)
    let canonical = CanonicalURL(rewritten)
    guard scripts.asked < ScriptPlan.atMost, knowledge.scope.isKnownHost(canonical.host),
      !ScriptLibraries.isOne(rewritten), scripts.seen.insert(canonical.key).inserted
    else { return false }
    scripts.asked += 1
    urgent.append(Ask(id: id, url: rewritten, purpose: .script))
    return true
  }

  // MARK: What is in them

  mutating func applyScript(_ facts: PageFacts, _ ask: Ask) {
    if case .redirect(let target?) = facts.kind, ask.hops < Self.scriptHops {
      urgent.append(Ask(id: ask.id, url: target, purpose: .script, hops: ask.hops + 1))
      return
    }
    guard case .read(let index) = knowledge.entries[Int(ask.id)].state else { return }
    // A script's addresses are the page's, wherever the script lies.
    let base = knowledge.pages[index].facts.url
    for literal in facts.literals {
      guard let url = WebURL.resolve(Array(literal.address.utf8), against: base) else { continue }
      let element: Page.Link.Element
      switch literal.role {
      case .source:
        _ = askForScript(url, for: ask.id)
        continue
      case .fragment: element = .include
      case .link, .refresh: element = .scripted
      }
      add(
        LinkFact(
          target: url, element: element, block: -1, topics: literal.topics,
          addressTopics: literal.addressTopics),
        page: index)
    }
  }

  /// Puts a link to those of a page that was read before.
  private mutating func add(_ link: LinkFact, page index: Int) {
    let id = knowledge.pages[index].id
    let target = number(of: link)
    guard target >= 0, target != id else { return }
    let known = KnownLink(
      target: target, block: -1, topicStart: Int32(knowledge.pages[index].topicList.count),
      topicCount: UInt16(clamping: link.topics.count),
      addressCount: UInt8(clamping: link.addressTopics.count),
      element: link.element)
    knowledge.pages[index].topicList += link.topics.prefix(Int(known.topicCount))
    knowledge.pages[index].topicList += link.addressTopics.prefix(Int(known.addressCount))
    knowledge.pages[index].links.append(known)
    if known.isAutomatic { takeAutomatic(target, knowledge.entries[Int(id)].promises) }
    note(link, to: target)
    take(link, to: target, places: [])
    let clicks = knowledge.entries[Int(id)].clicks
    if clicks >= 0 { reach(target, clicks: clicks + (known.isAutomatic ? 0 : 1)) }
    offer(target)
  }

  /// Whether a link stands on a page or only in a script of it.
  mutating func note(_ link: LinkFact, to target: Knowledge.ID) {
    guard link.element == .scripted else {
      knowledge.entries[Int(target)].isLinked = true
      return
    }
    for topic in link.topics + link.addressTopics where knowledge.scripted.count < ScriptedPromise.atMost {
      knowledge.scripted.append(ScriptedPromise(topic: topic, target: target))
    }
  }
}

extension Knowledge {
  /// Whether nobody knows what a script makes of an address that it names for a topic: no link leads there, and the
  /// page behind it does not speak for itself.
  func staysPromised(_ promise: ScriptedPromise) -> Bool {
    if entries[Int(promise.target)].isLinked { return false }
    guard case .read(let index) = state(resolved(promise.target)) else { return true }
    return !pages[index].facts.claims.contains { claim in
      claim.topic == promise.topic && !claim.vetoed && claim.place != .text
    }
  }

  /// A script fills the portal's footer, and what it puts there was not found: a telephone or an address may be in it.
  public var footerIsUnknown: Bool {
    starts.contains { start in
      guard case .read(let index) = state(resolved(start)), pages[index].facts.signs.emptyFooter else {
        return false
      }
      return !pages[index].links.contains { link in
        guard link.element == .include, link.target >= 0 else { return false }
        if case .read = state(resolved(link.target)) { return true } else { return false }
      }
    }
  }

  /// An address of the author's own machine or network, on a portal that lies in none.
  func leadsNowhere(_ url: WebURL) -> Bool {
    guard Self.isPrivate(String(url.host)) else { return false }
    let rewritten = scope.rewritten(url)
    guard Self.isPrivate(String(rewritten.host)), !scope.isKnownHost(Self.host(of: rewritten)) else {
      return false
    }
    return !portal.starts.contains { Self.isPrivate(String($0.host)) }
  }

  private static func isPrivate(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" || host.hasSuffix(".localhost") || host.hasSuffix(".local") {
      return true
    }
    guard let first = host.utf8.first, first &- 48 < 10 else { return false }
    let parts = host.split(separator: ".").map { Int($0) }
    guard parts.count == 4, let a = parts[0], let b = parts[1] else { return false }
    return a == 127 || a == 10 || a == 0 || (a == 192 && b == 168) || (a == 172 && (16...31).contains(b))
  }
}
