import Matching
import Web

/// How far one topic was looked for.
public struct Search: Sendable, Hashable {
  public enum State: Sendable, Hashable {
    /// Nothing unread can hold it.
    case exhausted
    /// Why not all that may hold it was read.
    case open(Cause)
  }
  public var state: State
  /// Unread addresses with a promise for it.
  public var unreadPromising: Int
  /// At most five of them, those with the greatest promise first.
  public var examples: [WebURL]

  public var isExhausted: Bool { state == .exhausted }
}

/// How much of a portal was read.
public struct CrawlCoverage: Sendable, Hashable {
  /// Canonical addresses read, or that answered 404 or 410.
  public var read = 0
  /// Canonical addresses known in scope, after views and endless paths are folded.
  public var known = 0
  /// Known and not read, by cause.
  public var unread: [Cause: Int] = [:]
  /// Answers that a limit of size, ratio or time cut.
  public var cut = 0
  /// Addresses with a promise for any topic: what `min-coverage` is reckoned from.
  public var promisingRead = 0
  public var promisingKnown = 0
  /// Views and endless paths that were folded.
  public var folded = 0
}

/// All searches of one moment, made in one pass.
struct SearchSurvey: Sendable {
  var version = -1
  var searches: [Search] = []
}

extension Knowledge {
  /// How far a topic was looked for, as of the answers applied so far.
  public func search(_ topic: Int) -> Search {
    let all = searches.version == version ? searches.searches : surveyed()
    guard all.indices.contains(topic) else {
      return Search(state: .exhausted, unreadPromising: 0, examples: [])
    }
    return all[topic]
  }

  public var coverage: CrawlCoverage {
    var result = CrawlCoverage()
    result.cut = cutCount
    for (index, entry) in entries.enumerated() {
      if entry.isElsewhere { continue }
      var isRead = false
      var isWalled = false
      switch entry.state {
      case .read, .document, .dead: isRead = true
      case .failed(let cause):
        result.unread[cause, default: 0] += 1
        isWalled = cause == .blocked && isOfKnownTopic(index)
      case .robots: result.unread[.robots, default: 0] += 1
      case .unread:
        if !isWanted(index) { continue }
        result.unread[unreadCause, default: 0] += 1
      case .folded:
        result.folded += 1
        continue
      case .redirect, .outOfScope, .unwanted: continue
      }
      result.known += 1
      if isRead { result.read += 1 }
      // What a wall hides leaves its own topics open, not all.
      if entry.isPromising, !isWalled {
        result.promisingKnown += 1
        if isRead { result.promisingRead += 1 }
      }
    }
    return result
  }

  /// Pictures are asked for only where their link's words promise something.
  func isWanted(_ index: Int) -> Bool {
    switch entries[index].kind {
    case .page, .document: true
    case .image: entries[index].isPromising || entries[index].isHome
    case .useless: false
    }
  }

  mutating func survey() {
    findSoftNotFound()
    searches = SearchSurvey(version: version, searches: surveyed())
  }

  /// Pages read that make a search long.
  private static let longSearch = 500

  private struct Hole {
    var cause: Cause
    /// It may hold anything, whatever its links promise.
    var mayHoldAll: Bool
  }

  private func surveyed() -> [Search] {
    var causes = [Cause?](repeating: nil, count: topics)
    var counts = [Int](repeating: 0, count: topics)
    var examples = [[(strength: UInt8, id: ID)]](repeating: [], count: topics)
    var forAll: Cause? = overflowID >= 0 ? unreadCause : nil
    let earlier = { (a: Cause?, b: Cause) in a.map { $0.precedence <= b.precedence ? $0 : b } ?? b }

    let hollow = hollowPages()
    let isMadeByScript = isMadeByScript(hollow: hollow.count)
    for index in entries.indices {
      guard var hole = hole(index, isHollow: hollow.contains(index)) else { continue }
      if hole.cause == .needsJavaScript, isMadeByScript { hole.mayHoldAll = true }
      if hole.mayHoldAll { forAll = earlier(forAll, hole.cause) }
      promised(index) { topic, strength in
        guard topic < topics, strength >= LinkPromise.floor else { return }
        causes[topic] = earlier(causes[topic], hole.cause)
        if examples[topic].last?.id == ID(index) {
          let last = examples[topic].count - 1
          examples[topic][last].strength = max(examples[topic][last].strength, strength)
        } else {
          counts[topic] += 1
          examples[topic].append((strength, ID(index)))
        }
      }
    }
    for promise in scripted where Int(promise.topic) < topics && staysPromised(promise) {
      causes[Int(promise.topic)] = earlier(causes[Int(promise.topic)], .needsJavaScript)
    }
    return (0..<topics).map { topic in
      // Equal promises keep the order in which the addresses were met.
      let best = examples[topic].sorted { ($1.strength, $0.id) < ($0.strength, $1.id) }.prefix(5)
      let cause = [causes[topic], forAll].compactMap { $0 }.min { $0.precedence < $1.precedence }
      return Search(
        state: cause.map { .open($0) } ?? .exhausted, unreadPromising: counts[topic],
        examples: best.map { url($0.id) })
    }
  }

  /// The addresses whose pages a script would have to fill.
  private func hollowPages() -> Set<Int> {
    var hollow: Set<Int> = []
    for index in entries.indices where entries[index].isHole {
      guard case .read(let page) = state(ID(index)) else { continue }
      if pages[page].facts.shell == .needsJavaScript || isHollow(pages[page]) { hollow.insert(index) }
    }
    return hollow
  }

  /// Why what lies behind an address is not known in full; nil if it is, or is nobody's loss.
  private func hole(_ index: Int, isHollow: Bool) -> Hole? {
    let isHome = entries[index].isHome
    switch state(ID(index)) {
    case .read(let page):
      guard entries[index].isHole else { return nil }
      let facts = pages[page].facts
      let causes = [facts.shell, facts.cut, facts.isCut ? .tooLarge : nil, isHollow ? .needsJavaScript : nil]
        .compactMap { $0 }
      return Cause.first(of: causes).map { Hole(cause: $0, mayHoldAll: isHome) }
    case .document(let page): return pages[page].facts.cut.map { Hole(cause: $0, mayHoldAll: isHome) }
    case .dead: return isHome ? Hole(cause: .homeMissing, mayHoldAll: true) : nil
    case .failed(let cause):
      let isPage =
        entries[index].kind == .page && !Self.tellsThatNothingIsThere(cause)
        && !(cause == .blocked && isOfKnownTopic(index))
      return Hole(cause: cause, mayHoldAll: isHome || isPage)
    case .robots: return Hole(cause: .robots, mayHoldAll: isHome)
    case .unread:
      // After a long best-first search what no link promises is not there; after a short one nobody knows.
      let isShort = htmlPages < Self.longSearch
      return isWanted(index) ? Hole(cause: unreadCause, mayHoldAll: isHome || isShort) : nil
    case .outOfScope: return isHome ? Hole(cause: .publishedElsewhere, mayHoldAll: true) : nil
    case .redirect, .folded, .unwanted: return nil
    }
  }

  /// A page behind a wall, answered with 200 in a portal that answers otherwise, whose links say what it is about, hides
  /// that and nothing else; an entrance to all that is published may hide everything.
  private func isOfKnownTopic(_ index: Int) -> Bool {
    let name = url(ID(index)).path.split(separator: "/").last ?? ""
    guard entries[index].page >= 0, pages[Int(entries[index].page)].facts.status == 200 else { return false }
    return !entries[index].isHome && !TransparencyWords.isIn(name.utf8)
      && entries[index].promises.contains { $0.strength >= LinkPromise.floor }
  }

  /// Failures in which the server did answer, with nothing that anybody could read: only a promise makes them
  /// matter. All others may hide a page with any content.
  private static func tellsThatNothingIsThere(_ cause: Cause) -> Bool {
    switch cause {
    case .redirectLoop, .emptyAnswer, .notHTML, .parked, .unreadableDocument, .documentNotOpened,
      .forbiddenAddress:
      true
    // Never asked for, since others promised more. An interruption is no such choice: what it left may hold anything.
    case .budgetSpent: true
    default: false
    }
  }

  /// Each promise of an address: of the links that lead there and, if it was read in part, of its own claims.
  private func promised(_ index: Int, _ body: (_ topic: Int, _ strength: UInt8) -> Void) {
    for promise in entries[index].promises where promise.block == 0 || !blocks.isRepeated(promise.block) {
      body(Int(promise.topic), promise.strength)
    }
    guard case .read(let page) = state(ID(index)) else { return }
    let facts = pages[page].facts
    for claim in facts.claims where !claim.vetoed && claim.place != .text {
      let block = Int(claim.block)
      if facts.blocks.indices.contains(block), isBoilerplate(facts.blocks[block]) { continue }
      body(Int(claim.topic), LinkPromise.place)
    }
  }
}
