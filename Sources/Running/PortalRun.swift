import Auditing
import Crawling
import Evidence
import Fetching
import Matching
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
        guard let facts = try source.next(crawl.knowledge) else {
          return Outcome(knowledge: crawl.knowledge, stopped: .interrupted, isInterrupted: true)
        }
        arrived[facts.request.number] = facts
      }
      if stop?.isSet == true {
        crawl.interrupt()
        return Outcome(knowledge: crawl.knowledge, stopped: .interrupted, isInterrupted: true)
      }
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
}

/// Where the answers come from: the network, the evidence, or both one after the other.
protocol FactsSource {
  /// Facts that are at hand already; nil: they come later through `next`.
  func ask(_ request: Request, _ knowledge: Knowledge) throws -> PageFacts?
  /// The next facts to come, in any order; nil: none will.
  func next(_ knowledge: Knowledge) throws -> PageFacts?
}

/// Answers from the network, recorded before they are handed on; what an interrupted run recorded comes first.
final class LiveSource: FactsSource {
  private let fetcher: Fetcher
  private let pool: ReadingPool
  private let lexicon: ReadingPool.LexiconBox
  private let writer: EvidenceWriter
  private let recorded: RecordedFacts
  private let mailbox = Mailbox()

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
    fetcher.submit(request) { [pool, lexicon, mailbox] exchange in
      pool.read(exchange, lexicon) { mailbox.put($0, $1) }
    }
    return nil
  }

  func next(_ knowledge: Knowledge) throws -> PageFacts? {
    var (exchange, facts) = mailbox.take()
    // Nothing was asked, so there is nothing to record.
    if case .failure(let failure) = exchange.outcome, failure.cause == .interrupted { return nil }
    let place: EvidencePlace
    if DigestOnly.applies(to: facts, lexicon.lexicon, knowledge) {
      facts = DigestOnly.stripped(facts)
      place = try writer.append(exchange, digestOnly: DigestOnly.encode(facts, lexicon.lexicon))
    } else {
      place = try writer.append(exchange)
    }
    facts.record = RecordPlace(file: place.file, offset: place.offset)
    return facts
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
struct RecordedSource: FactsSource {
  let recorded: RecordedFacts
  let asOf: Instant

  func ask(_ request: Request, _ knowledge: Knowledge) -> PageFacts? {
    recorded.anyFacts(for: request)
      ?? PageFacts(request: request, fetched: asOf, kind: .failed(.budgetSpent))
  }

  func next(_ knowledge: Knowledge) -> PageFacts? { nil }
}
