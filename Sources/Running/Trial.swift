import Auditing
import Crawling
import Fetching
import Foundation
import Matching
import Pages
import Rules
import Web

/// Tries one obligation on one page or saved file, in seconds and without a store.
public struct Trial: Sendable {
  public var pack: Pack
  public var obligation: Obligation
  /// The institution whose page it is, if the pack knows it.
  public var institution: Institution?

  public init(pack: Pack, obligation: Obligation, institution: Institution? = nil) {
    self.pack = pack
    self.obligation = obligation
    self.institution = institution
  }

  /// A page of the network, and what it links to on its own host, at most `maxPages`.
  public func run(on url: WebURL, fetch: FetchConfiguration, maxPages: Int = 25) throws -> Trace {
    try fetch.validate(hosts: [String(url.host)])
    let fetcher = try Fetcher(fetch)
    defer { fetcher.stop(grace: 0) }
    return trace(on: url, maxPages: maxPages, asOf: Fetcher.systemClock()) { request in
      let answer = Box()
      let done = DispatchSemaphore(value: 0)
      fetcher.submit(request) { exchange in
        answer.put(
          exchange, PageFacts(request: exchange.request, fetched: exchange.fetched, kind: .failed(.paused)))
        done.signal()
      }
      done.wait()
      return answer.take().0
    }
  }

  private typealias Box = Mailbox

  /// A saved page. What it links to was not saved, so a document's name is all that is known of it.
  public func run(onFile bytes: [UInt8], name: String, asOf: Instant) -> Trace {
    // Only the name counts; the host can never exist.
    let last = name.split(separator: "/").last ?? "page"
    let plain = last.utf8.map {
      $0 < 0x80 && $0 > 0x20 && $0 != 0x23 && $0 != 0x3F ? Character(Unicode.Scalar($0)) : "-"
    }
    let url = WebURL("http://file.invalid/" + String(plain)) ?? Self.fallback
    return trace(on: url, maxPages: 2, asOf: asOf) { request in
      guard request.url == url else {
        let failure = Failure(.documentNotOpened, "not saved")
        return Exchange(request: request, fetched: asOf, outcome: .failure(failure))
      }
      let answer = Answer(
        status: 200, head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), wireBody: bytes, body: bytes)
      return Exchange(request: request, fetched: asOf, outcome: .answer(answer))
    }
  }

  private static let fallback: WebURL = {
    guard let url = WebURL("http://file.invalid/page") else {
      preconditionFailure("a fixed address is one")
    }
    return url
  }()

  /// The page stands under a home page of our own making that only links to it: a home page proves less than
  /// another.
  private func trace(
    on url: WebURL, maxPages: Int, asOf: Instant, answer: (Request) -> Exchange
  ) -> Trace {
    let home = WebURL(url.origin + "/vitrina-trial-home") ?? url
    let lexicon = Lexicon(pack: pack, obligations: [obligation])
    let judge = Judge(
      pack: pack, institution: institution, obligations: [obligation], lexicon: lexicon, asOf: asOf)
    var configuration = CrawlConfiguration()
    configuration.maxPages = maxPages + 1
    configuration.window = 1
    configuration.maxDepth = 2
    let portal = Portal(
      id: "trial", institution: institution?.id, starts: [home], alsoHosts: [String(url.authority)])
    var crawl = Crawl(
      portal: portal, topics: lexicon.topics.count, configuration: configuration,
      topicOf: { lexicon.topic(of: $0) })
    let reader = FactsReader(lexicon)
    var bodies: [WebURL: [UInt8]] = [:]
    while !crawl.isFinished {
      for request in crawl.next() {
        crawl.apply(facts(request, home, url, reader, asOf, answer, &bodies))
      }
      if crawl.judgeIsDue { crawl.settle([Bool](repeating: false, count: lexicon.topics.count)) }
    }
    var knowledge = crawl.knowledge
    if let program = DocumentProgram.installed {
      let kept = bodies
      let opening = DocumentOpening(
        judge: judge, lexicon: ReadingPool.LexiconBox(lexicon), program: program
      ) { kept[$0.url] }
      // Bytes in memory cannot be damaged on the way.
      _ = try? opening.run(&knowledge)
    }
    return judge.trace(obligation, in: knowledge)
  }

  private func facts(
    _ request: Request, _ home: WebURL, _ url: WebURL, _ reader: FactsReader, _ asOf: Instant,
    _ answer: (Request) -> Exchange, _ bodies: inout [WebURL: [UInt8]]
  ) -> PageFacts {
    switch request.purpose {
    case .probe: return PageFacts(request: request, fetched: asOf, kind: .dead(404))
    case .sitemap: return PageFacts(request: request, fetched: asOf, kind: .dead(404))
    case .robots where url.host.hasSuffix(".invalid"):
      return PageFacts(request: request, fetched: asOf, kind: .robots(nil))
    case .robots, .page, .script: break
    }
    guard request.url != home || home == url else {
      var facts = PageFacts(request: request, fetched: asOf, kind: .page)
      facts.links = [LinkFact(target: url, element: .anchor, block: -1)]
      return facts
    }
    let exchange = answer(request)
    let facts = reader.read(exchange)
    guard case .document(let type) = facts.kind, case .answer(let answer) = exchange.outcome else {
      return facts
    }
    bodies[request.url] = answer.body
    return request.url == url ? inside(facts, type, answer.body, reader) : facts
  }

  /// A document that is itself tried: its own words must name the topic, as those of a page.
  private func inside(_ facts: PageFacts, _ type: RealType, _ body: [UInt8], _ reader: FactsReader)
    -> PageFacts
  {
    guard type.canBeOpened, let program = DocumentProgram.installed else { return facts }
    let document = program.open(body, as: type, url: facts.url, reader: PageReader())
    var opened = reader.opened(facts, document)
    opened.kind = document == nil ? .failed(.unreadableDocument) : .page
    return opened
  }
}
