import Matching
import Pages
import Web

/// Why a crawl asked for nothing more.
public enum CrawlStop: String, Sendable, Codable, CaseIterable {
  /// Nothing more need be read for any topic.
  case settled
  /// Every address that may be asked for was.
  case exhausted
  case budget
  case interrupted
  /// No starting address could be read.
  case unreachable
}

/// What to ask of a portal next: a fold over its answers in the order of requests.
///
/// ```swift
/// var crawl = Crawl(portal: portal, topics: lexicon.topics.count, configuration: configuration)
/// while !crawl.isFinished {
///   for request in crawl.next() { ask(request) }
///   crawl.apply(factsOfTheNextNumber)
///   if crawl.judgeIsDue { crawl.settle(judge(crawl.knowledge)) }
/// }
/// ```
/// A request is chosen inside `apply` and `settle`, never in between, so that it depends on answers and not on
/// when `next` is called. Where the judge is due nothing is chosen before `settle` (or, failing that, `next`).
public struct Crawl: Sendable {
  public let configuration: CrawlConfiguration
  public internal(set) var knowledge: Knowledge
  /// Nil while there is more to ask.
  public internal(set) var stopped: CrawlStop?
  /// Judge now, and pass the result to `settle`.
  public internal(set) var judgeIsDue = false

  var settled: [Bool]
  var frontier = Frontier()
  /// Starts, probes, hops of redirects.
  var urgent = AskQueue()
  var sitemaps = AskQueue()
  var known = AskQueue()
  var origins: [OriginState] = []
  var originIndex: [String: Int] = [:]
  var underWay: [Int: Ask] = [:]
  var outbox: [Request] = []
  var nextNumber = 1
  /// Requests counted against the budget.
  var asked = 0
  var answers = 0
  var sitemapsSeen: Set<String> = []
  var sitemapEntries = 0
  var documentsElsewhere = 0
  var probes = ProbePlan()
  /// Topics whose pages are read on any host that the portal links to.
  var anywhere: Set<UInt16> = []
  var scripts = ScriptPlan()
  /// Addresses asked for, by pattern, and by topic promised.
  var patternAsked: [Int32] = []
  var patternViews: [Int32] = []
  var topicAsked: [Int32]
  private var judgedAtEnd = false
  private var nextJudgement: Int
  private var askedLostAgain = false

  /// `topics`: how many the lexicon has. `topicOf`: the topic of an obligation, for the portal's known addresses.
  public init(
    portal: Portal, topics: Int, configuration: CrawlConfiguration, topicOf: (String) -> Int? = { _ in nil }
  ) {
    self.configuration = configuration
    nextJudgement = max(1, configuration.judgeEvery)
    knowledge = Knowledge(
      portal: portal, topics: topics, addressLimit: 10_000 + 50 * max(0, configuration.maxPages))
    settled = [Bool](repeating: false, count: topics)
    topicAsked = [Int32](repeating: 0, count: topics)
    anywhere = Set(portal.anywhere.compactMap(topicOf).map { UInt16(clamping: $0) })
    begin(portal, topicOf)
    advance()
  }

  /// Requests that may be asked now, each given once; at most `window` are under way.
  public mutating func next() -> [Request] {
    if judgeIsDue {
      judgeIsDue = false
      advance()
    }
    defer { outbox.removeAll(keepingCapacity: true) }
    return outbox
  }

  /// Nothing is under way and nothing will be asked.
  public var isFinished: Bool { stopped != nil && underWay.isEmpty }

  /// Takes one answer, in the order of request numbers; an answer to what is not under way is ignored.
  public mutating func apply(_ facts: PageFacts) {
    guard let ask = underWay.removeValue(forKey: facts.request.number) else { return }
    knowledge.version += 1
    switch ask.purpose {
    case .robots: applyRobots(facts, ask)
    case .sitemap: applySitemap(facts, ask)
    case .probe: applyProbe(facts, ask)
    case .script: applyScript(facts, ask)
    case .page:
      applyPage(facts, ask)
      answers += 1
      if answers >= nextJudgement, stopped == nil {
        // Judging costs as much as there is knowledge: the pauses grow with it, so that the sum does not.
        nextJudgement = answers + max(1, configuration.judgeEvery, answers / 2)
        callJudge()
        return
      }
    }
    advance()
  }

  /// Takes for which topics no more reading is needed.
  public mutating func settle(_ settled: [Bool]) {
    judgeIsDue = false
    var isReopened = false
    for index in self.settled.indices where index < settled.count {
      if self.settled[index] && !settled[index] { isReopened = true }
      self.settled[index] = settled[index]
    }
    // Waiting priorities may only be too high, never too low.
    if isReopened { rank() }
    advance()
  }

  /// Asks for nothing more because someone said stop: what is unread was interrupted.
  public mutating func interrupt() {
    guard stopped == nil else { return }
    knowledge.unreadCause = .interrupted
    for request in outbox { underWay[request.number] = nil }
    outbox = []
    stop(.interrupted)
  }

  // MARK: Choosing

  private mutating func callJudge() {
    judgeIsDue = true
    knowledge.survey()
  }

  private mutating func stop(_ reason: CrawlStop) {
    stopped = reason
    judgeIsDue = false
    knowledge.version += 1
    knowledge.survey()
  }

  private mutating func advance() {
    guard stopped == nil, !judgeIsDue else { return }
    if !settled.isEmpty, settled.allSatisfy({ $0 }) { return stop(.settled) }
    knowledge.version += 1
    while underWay.count < max(1, configuration.window), let ask = choose() {
      emit(ask)
      judgedAtEnd = false
    }
    guard underWay.isEmpty else { return }
    if askLostAgain() { return advance() }
    guard judgedAtEnd else {
      judgedAtEnd = true
      return callJudge()
    }
    let isReached = knowledge.starts.contains { id in
      switch knowledge.state(knowledge.resolved(id)) {
      case .read, .document: true
      default: false
      }
    }
    stop(!isReached ? .unreachable : asked >= configuration.maxPages && hasMore() ? .budget : .exhausted)
  }

  private mutating func emit(_ ask: Ask) {
    let request = Request(number: nextNumber, url: ask.url, purpose: ask.purpose, hops: ask.hops)
    nextNumber += 1
    underWay[request.number] = ask
    outbox.append(request)
    guard ask.hops == 0, ask.purpose == .page || ask.purpose == .sitemap else { return }
    asked += 1
    if ask.purpose == .page { tire(ask.id) }
  }

  private mutating func choose() -> Ask? {
    while let ask = urgent.pop() ?? affordable() {
      let isFree =
        ask.hops > 0 || ask.purpose == .robots || ask.purpose == .probe || ask.purpose == .script
      if !isFree, asked >= configuration.maxPages { continue }
      if ask.purpose == .page, ask.hops == 0 {
        // Reached by another way meanwhile.
        if !knowledge.isAskable(ask.id) { continue }
      }
      if let allowed = gate(ask) {
        if allowed.purpose == .page { knowledge.entries[Int(allowed.id)].isAsked = true }
        return allowed
      }
    }
    return nil
  }

  private mutating func affordable() -> Ask? {
    guard asked < configuration.maxPages else { return nil }
    return sitemaps.pop() ?? known.pop() ?? nextRanked()
  }

  /// Asks once more, at the end, for what a passing trouble lost: a page that is lost leaves every search open. Not
  /// where much is lost: then the trouble does not pass.
  private mutating func askLostAgain() -> Bool {
    guard !askedLostAgain else { return false }
    askedLostAgain = true
    let lost = knowledge.entries.indices.filter { index in
      guard case .failed(let cause) = knowledge.entries[index].state, knowledge.entries[index].page >= 0
      else {
        return false
      }
      return cause == .timeout || cause == .refused || cause == .serverError
    }
    guard !lost.isEmpty, lost.count <= min(50, max(3, asked / 10)),
      asked + lost.count <= configuration.maxPages
    else { return false }
    for index in lost {
      knowledge.entries[index].state = .unread
      knowledge.entries[index].isAsked = false
      urgent.append(Ask(id: Knowledge.ID(index), url: knowledge.entries[index].url, purpose: .page))
    }
    return true
  }

  private mutating func hasMore() -> Bool {
    knowledge.entries.indices.contains { index in
      guard case .unread = knowledge.entries[index].state else { return false }
      return knowledge.isWanted(index)
        && knowledge.entries[index].clicks <= Int32(clamping: configuration.maxDepth)
    }
  }
}
