import Crawling
import Matching
import Web

@testable import Auditing
@testable import Rules

/// A portal in memory, answered without a network: the fold and the judge as an audit uses them.
struct PaperPortal {
  struct File {
    var status = 200
    var type = "text/html; charset=utf-8"
    var body: [UInt8]
    var failure: Cause?
    var location: String?
    /// `Last-Modified`.
    var modified: String?
  }

  static let origin = "http://portal.test"
  var files: [String: File] = [:]
  /// What is answered for a path that is not among the files; nil: 404.
  var missing: (@Sendable (String) -> File?)?

  init(_ pages: [String: String]) { for (path, html) in pages { self[path] = html } }

  subscript(path: String) -> String? {
    get { files[path].map { String(decoding: $0.body, as: UTF8.self) } }
    set { files[path] = newValue.map { File(body: Array($0.utf8)) } }
  }

  mutating func add(pdf path: String, _ text: String = "x") {
    let body = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% \(text)\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    files[path] = File(type: "application/pdf", body: Array(body.utf8))
  }

  mutating func fail(_ path: String, _ cause: Cause) { files[path] = File(body: [], failure: cause) }

  func exchange(_ request: Request) -> Exchange {
    let fetched = Instant(milliseconds: 1_790_000_000_000 + Int64(request.number))
    let text = request.url.text
    // What lies on another host has its whole address as its path.
    let path = text.hasPrefix(Self.origin) ? String(text.dropFirst(Self.origin.count)) : text
    guard let file = files[path] ?? (request.purpose == .robots ? nil : missing?(path)) else {
      let answer = Answer(status: 404, head: Array("HTTP/1.1 404 Not Found\r\n\r\n".utf8))
      return Exchange(request: request, fetched: fetched, outcome: .answer(answer))
    }
    if let cause = file.failure {
      return Exchange(
        request: request, fetched: fetched, outcome: .failure(Failure(cause, "as the test says")))
    }
    var head = "HTTP/1.1 \(file.status) X\r\nContent-Type: \(file.type)\r\n"
    if let modified = file.modified { head += "Last-Modified: \(modified)\r\n" }
    if let location = file.location { head += "Location: \(location)\r\n" }
    let answer = Answer(
      status: file.status, head: Array((head + "\r\n").utf8), wireBody: file.body, body: file.body)
    return Exchange(request: request, fetched: fetched, outcome: .answer(answer))
  }

  /// The knowledge that a crawl of this portal ends with.
  func knowledge(_ judge: Judge, _ lexicon: Lexicon, start: String = "/", maxPages: Int = 1000) -> Knowledge {
    var configuration = CrawlConfiguration()
    configuration.maxPages = maxPages
    let url = WebURL(Self.origin + start)
    var portal = Portal(id: "portal.test", institution: nil, starts: url.map { [$0] } ?? [])
    portal.takeSites(of: judge.pack)
    var crawl = Crawl(
      portal: portal, topics: lexicon.topics.count, configuration: configuration,
      topicOf: { lexicon.topic(of: $0) })
    let reader = FactsReader(lexicon)
    var waiting: [Request] = []
    while !crawl.isFinished {
      waiting += crawl.next()
      guard !waiting.isEmpty else { continue }
      crawl.apply(reader.read(exchange(waiting.removeFirst())))
      if crawl.judgeIsDue { crawl.settle(judge.settled(crawl.knowledge)) }
    }
    return crawl.knowledge
  }

  func verdicts(
    _ obligations: [Obligation], lists: [MemberList] = [], start: String = "/", maxPages: Int = 1000,
    minCoverage: Double = 0.95, platforms: [Pack.Platform] = []
  ) -> [Verdict] {
    var pack = Pack.testing(obligations, lists: lists, minCoverage: minCoverage)
    pack.platforms = platforms
    let lexicon = Lexicon(pack: pack, obligations: obligations)
    let judge = Judge(
      pack: pack, institution: nil, obligations: obligations, lexicon: lexicon, asOf: Pack.testDay)
    return judge.judge(knowledge(judge, lexicon, start: start, maxPages: maxPages))
  }

  func verdict(
    _ obligation: Obligation, lists: [MemberList] = [], platforms: [Pack.Platform] = []
  ) -> Verdict {
    verdicts([obligation], lists: lists, platforms: platforms)[0]
  }
}

extension Pack {
  /// 2026-11-20 at noon.
  static let testDay = Instant(milliseconds: 1_795_176_000_000)

  static func testing(_ obligations: [Obligation], lists: [MemberList], minCoverage: Double) -> Pack {
    Pack(
      id: "test", version: "1", languages: ["es"], laws: [], categories: [], platforms: [], defaults: .init(),
      minCoverage: minCoverage, timeZone: "America/Mexico_City", agreements: [], levels: [],
      confirmation: .init(), weights: .init(), holidays: [], institutions: [], lists: lists, vocabulary: [],
      obligations: obligations, digest: Digest(of: "test"))
  }
}

extension Obligation {
  /// An obligation with the language's defaults, named by its title.
  static func named(
    _ id: String, _ title: String, synonyms: [String] = [], negative: [String] = [],
    _ change: (inout Obligation) -> Void = { _ in }
  ) -> Obligation {
    let term = { (text: String) in Topic.Term(text: text, language: nil) }
    var obligation = Obligation(
      id: id, title: LocalText([("es", title)]), category: "common", basis: [], source: nil, status: .inUse,
      importance: .mandatory, appliesTo: [], responsible: nil, validFrom: nil, validUntil: nil, replaces: nil,
      topic: Topic(
        id: id, statutoryNames: [term(title)], synonyms: synonyms.map(term), negativeWords: negative.map(term)
      ),
      publishedAs: [.page, .document], maxClicks: 5, contains: [], minRows: 1, formats: [], maxAge: nil,
      statedDateRequired: false, forEach: nil, parts: [], needed: .all, judgedBy: .machine, question: nil,
      judgedAgainDays: 365, wording: [], digestOnly: false,
      place: Place(file: "test.yaml", line: 1, column: 1))
    change(&obligation)
    return obligation
  }
}

/// Words without meaning for any topic here, so many as are wanted.
func words(_ count: Int, from start: Int = 0) -> String {
  let list = [
    "ventana", "camino", "pintura", "montaña", "sombrero", "guitarra", "cuchara", "espejo", "nube", "piedra",
    "lámpara", "jardín", "relato", "farol", "puente", "rama", "caballo", "mantel", "silla", "campana",
  ]
  return (0..<count).map { list[(start + $0 * 7 + $0 / 20) % list.count] }.joined(separator: " ") + "."
}
