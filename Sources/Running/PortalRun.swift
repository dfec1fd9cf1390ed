import Auditing
import Crawling
import Evidence
import Fetching
import Matching
import Pages
import Rules
import Web

/// One portal in hand: ask, record, read, apply, judge. The fold itself neither waits nor knows where facts come
/// from; this does.
struct PortalRun {
  let portal: Portal
  let judge: Judge
  let lexicon: ReadingPool.LexiconBox
  let configuration: CrawlConfiguration
  let source: any FactsSource

  struct Outcome {
    var knowledge: Knowledge
    var stopped: CrawlStop
    var isInterrupted: Bool
  }

  /// Follows the crawl to its end, or to the word to stop.
  func run(stop: StopFlag?, progress: (Int, Int) -> Void) throws -> Outcome {
    var crawl = Crawl(
      portal: portal, topics: lexicon.lexicon.topics.count, configuration: configuration,
      topicOf: { lexicon.lexicon.topic(of: $0) })
    var arrived: [Int: PageFacts] = [:]
    var number = 1
    while true {
      for request in crawl.next() {
        if let facts = try source.ask(request, crawl.knowledge) { arrived[request.number] = facts }
      }
      if crawl.isFinished { break }
      while arrived[number] == nil {
        guard let facts = try source.next(crawl.knowledge) else { return try interrupted(&crawl) }
        arrived[facts.request.number] = facts
      }
      if stop?.isSet == true { return try interrupted(&crawl) }
      if let facts = arrived.removeValue(forKey: number) { crawl.apply(facts) }
      number += 1
      if crawl.judgeIsDue {
        crawl.settle(judge.settled(crawl.knowledge))
        let coverage = crawl.knowledge.coverage
        progress(coverage.read, coverage.known)
      }
    }
    return Outcome(knowledge: crawl.knowledge, stopped: crawl.stopped ?? .exhausted, isInterrupted: false)
  }

  /// What is still under way is recorded if it comes in time, so that the next run need not ask for it again.
  private func interrupted(_ crawl: inout Crawl) throws -> Outcome {
    try source.drain(crawl.knowledge)
    crawl.interrupt()
    return Outcome(knowledge: crawl.knowledge, stopped: .interrupted, isInterrupted: true)
  }
}

/// Where the answers come from: the network, the evidence, or both one after the other.
protocol FactsSource {
  /// Facts that are at hand already; nil: they come later through `next`.
  func ask(_ request: Request, _ knowledge: Knowledge) throws -> PageFacts?
  /// The next facts to come, in any order; nil: none will.
  func next(_ knowledge: Knowledge) throws -> PageFacts?
  /// Waits for what is under way, once the word to stop was given.
  func drain(_ knowledge: Knowledge) throws
}

extension FactsSource {
  func drain(_ knowledge: Knowledge) {}
}

/// Answers from the network, recorded before they are handed on; what an interrupted run recorded comes first.
final class LiveSource: FactsSource {
  private let fetcher: Fetcher
  private let pool: ReadingPool
  private let lexicon: ReadingPool.LexiconBox
  private let writer: EvidenceWriter
  private let recorded: RecordedFacts
  private let mailbox = Mailbox()
  /// Asked for and not taken from the mailbox yet.
  private var underWay = 0

  init(
    fetcher: Fetcher, pool: ReadingPool, lexicon: ReadingPool.LexiconBox, writer: EvidenceWriter,
    recorded: RecordedFacts
  ) {
    self.fetcher = fetcher
    self.pool = pool
    self.lexicon = lexicon
    self.writer = writer
    self.recorded = recorded
  }

  func ask(_ request: Request, _ knowledge: Knowledge) -> PageFacts? {
    if let facts = recorded.facts(for: request) { return facts }
    underWay += 1
    fetcher.submit(request) { [pool, lexicon, mailbox] exchange in
      pool.read(exchange, lexicon) { mailbox.put($0, $1) }
    }
    return nil
  }

  func next(_ knowledge: Knowledge) throws -> PageFacts? {
    var (exchange, facts) = mailbox.take()
    underWay -= 1
    // Nothing was asked, so there is nothing to record.
    if case .failure(let failure) = exchange.outcome, failure.cause == .interrupted { return nil }
    let place: EvidencePlace
    if DigestOnly.applies(to: facts, lexicon.lexicon, knowledge) {
      facts = DigestOnly.stripped(opened(facts, exchange))
      place = try writer.append(exchange, digestOnly: DigestOnly.encode(facts, lexicon.lexicon))
    } else {
      place = try writer.append(exchange, digest: facts.digest)
    }
    facts.record = RecordPlace(file: place.file, offset: place.offset)
    return facts
  }

  /// What keeps no body can only be opened now.
  private func opened(_ facts: PageFacts, _ exchange: Exchange) -> PageFacts {
    guard case .document(let type) = facts.kind, type.canBeOpened, facts.cut == nil,
      let program = DocumentProgram.installed, case .answer(let answer) = exchange.outcome
    else { return facts }
    let document = program.open(answer.body, as: type, url: facts.url, reader: PageReader())
    return FactsReader(lexicon.lexicon).opened(facts, document)
  }

  func drain(_ knowledge: Knowledge) throws {
    while underWay > 0 { _ = try next(knowledge) }
  }
}

/// Facts read again from evidence, by number, and by address for a run under other rules.
struct RecordedFacts {
  private var byNumber: [Int: PageFacts] = [:]
  private var byAddress: [WebURL: PageFacts] = [:]

  var isEmpty: Bool { byNumber.isEmpty }

  mutating func add(_ facts: PageFacts) {
    byNumber[facts.request.number] = facts
    byAddress[facts.url] = facts
  }

  /// The answer to just this request.
  func facts(for request: Request) -> PageFacts? {
    guard let facts = byNumber[request.number], facts.request.url == request.url,
      facts.request.purpose == request.purpose
    else { return nil }
    return facts
  }

  /// What was read at this address, whenever it was asked for.
  func anyFacts(for request: Request) -> PageFacts? {
    if let facts = facts(for: request) { return facts }
    guard var facts = byAddress[request.url] else { return nil }
    facts.request = request
    return facts
  }
}

/// Answers from the evidence alone. What was never read stays so.
final class RecordedSource: FactsSource {
  private let recorded: RecordedFacts
  private let asOf: Instant
  /// Why what is not in the evidence was not read.
  private let missing: Cause
  /// Something was asked for that the evidence does not hold.
  private(set) var lacked = false

  init(_ recorded: RecordedFacts, asOf: Instant, missing: Cause) {
    self.recorded = recorded
    self.asOf = asOf
    self.missing = missing
  }

  func ask(_ request: Request, _ knowledge: Knowledge) -> PageFacts? {
    if let facts = recorded.anyFacts(for: request) { return facts }
    lacked = true
    return PageFacts(request: request, fetched: asOf, kind: .failed(missing))
  }

  func next(_ knowledge: Knowledge) -> PageFacts? { nil }
}
