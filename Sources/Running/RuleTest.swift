import Auditing
import Crawling
import Foundation
import Matching
import Rules
import Web

/// Puts a pack's examples through `read` and `judge`, each as a page of a small portal of its own.
public struct RuleTest: Sendable {
  public struct Outcome: Sendable {
    /// The obligation or part whose example it is.
    public var obligation: Obligation
    public var example: Obligation.Example
    public var verdict: Verdict
    /// The verdict is the one that the example names, and so is the reason or cause where it names one.
    public var isRight: Bool
  }

  public var pack: Pack

  public init(pack: Pack) { self.pack = pack }

  /// Every example, in the order of the pack.
  public func run() -> [Outcome] {
    pack.obligations.flatMap { [$0] + $0.parts }.flatMap { obligation in
      obligation.examples.map { run($0, of: obligation) }
    }
  }

  /// Obligations in use that a machine judges and that lack an example that is met, or one that is not.
  public var withoutExamples: [Obligation] {
    pack.obligations.filter { obligation in
      guard obligation.status == .inUse, obligation.judgedBy == .machine else { return false }
      let verdicts = ([obligation] + obligation.parts).flatMap(\.examples).map(\.verdict)
      return !verdicts.contains("met") || verdicts.allSatisfy { $0 == "met" }
    }
  }

  public func run(_ example: Obligation.Example, of obligation: Obligation) -> Outcome {
    let verdict = verdict(of: example, obligation)
    var isRight = verdict.outcome.rawValue == example.verdict
    if let reason = example.reason {
      let given = verdict.reasons.map(\.rawValue) + [verdict.cause?.rawValue].compactMap { $0 }
      isRight = isRight && given.contains(reason)
    }
    return Outcome(obligation: obligation, example: example, verdict: verdict, isRight: isRight)
  }

  // MARK: The small portal

  /// A host that can never exist (RFC 2606).
  static let origin = "http://example.invalid"

  private func verdict(of example: Obligation.Example, _ obligation: Obligation) -> Verdict {
    let page = address(of: example)
    let files = files(of: example, obligation, at: page)
    // Noon in Greenwich is the same day from Alaska to Japan.
    let asOf = Instant(milliseconds: Int64(example.date.number) * 86_400_000 + 43_200_000)
    let judged = [obligation] + catalogue(of: obligation)
    let lexicon = Lexicon(pack: pack, obligations: judged)
    let judge = Judge(pack: pack, institution: nil, obligations: judged, lexicon: lexicon, asOf: asOf)
    var configuration = CrawlConfiguration()
    configuration.window = 1
    configuration.maxPages = 200
    var portal = Portal(
      id: "example", institution: nil, starts: [WebURL(page.origin + "/") ?? page],
      alsoHosts: [String(page.authority)])
    portal.takeSites(of: pack)
    var crawl = Crawl(
      portal: portal, topics: lexicon.topics.count, configuration: configuration,
      topicOf: { lexicon.topic(of: $0) })
    let reader = FactsReader(lexicon)
    while !crawl.isFinished {
      for request in crawl.next() { crawl.apply(reader.read(answer(request, files, asOf))) }
      if crawl.judgeIsDue { crawl.settle([Bool](repeating: false, count: lexicon.topics.count)) }
    }
    var knowledge = crawl.knowledge
    if let program = DocumentProgram.installed {
      let opening = DocumentOpening(
        judge: judge, lexicon: ReadingPool.LexiconBox(lexicon), program: program
      ) { files[$0.url.text] }
      // Bytes in memory cannot be damaged on the way.
      _ = try? opening.run(&knowledge)
    }
    return judge.judge(knowledge)[0]
  }

  /// The obligation whose catalogue says who this one is owed for.
  private func catalogue(of obligation: Obligation) -> [Obligation] {
    guard let id = obligation.forEach.flatMap({ pack.list($0)?.catalogue?.obligation }) else { return [] }
    return pack.obligations.flatMap { [$0] + $0.parts }.filter { $0.id == id && $0.id != obligation.id }
  }

  /// Where the example stands: as it says, else where its file lies under examples/.
  private func address(of example: Obligation.Example) -> WebURL {
    let given: String
    switch (example.url, example.source) {
    case (let url?, _): given = url.hasPrefix("/") ? Self.origin + url : url
    case (nil, .page(let name)): given = Self.address(ofFile: name)
    case (nil, .html): given = Self.origin + "/example-page"
    }
    return WebURL(given) ?? Self.fallback
  }

  private static func address(ofFile name: String) -> String {
    origin + "/" + name.dropFirst("examples/".count)
  }

  /// Bytes by address: the example, a home page that links to it by the obligation's title, and the pack's other
  /// saved files, so that a page's links to them lead somewhere. All else answers 404.
  private func files(
    of example: Obligation.Example, _ obligation: Obligation, at page: WebURL
  ) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in pack.exampleFiles {
      if let url = WebURL(page.origin + "/" + file.name.dropFirst("examples/".count)) {
        files[url.text] = file.bytes
      }
    }
    let language = pack.languages.first ?? "es"
    let title = Self.escaped(obligation.title.text(in: language))
    files[page.origin + "/"] = Self.page(
      "<p><a href=\"\(Self.escaped(page.text))\">\(title)</a></p>", language: language)
    switch example.source {
    case .page(let name): files[page.text] = pack.exampleFiles.first { $0.name == name }?.bytes ?? []
    case .html(let text): files[page.text] = Self.page(text, language: language)
    }
    return files
  }

  /// A piece of a page becomes a page; what is one already stays as it is.
  private static func page(_ body: String, language: String) -> [UInt8] {
    if body.lowercased().contains("<html") { return Array(body.utf8) }
    return Array(
      ("<!DOCTYPE html><html lang=\"\(language)\"><meta charset=\"utf-8\"><title>Portal</title><body>" + body
        + "</body></html>").utf8)
  }

  private func answer(_ request: Request, _ files: [String: [UInt8]], _ asOf: Instant) -> Exchange {
    guard request.purpose == .page, let body = files[request.url.text] else {
      let answer = Answer(status: 404, head: Array("HTTP/1.1 404 Not Found\r\n\r\n".utf8))
      return Exchange(request: request, fetched: asOf, outcome: .answer(answer))
    }
    let answer = Answer(
      status: 200, head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), wireBody: body, body: body)
    return Exchange(request: request, fetched: asOf, outcome: .answer(answer))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  private static let fallback: WebURL = {
    guard let url = WebURL(origin + "/example-page") else {
      preconditionFailure("a fixed address is one")
    }
    return url
  }()
}
