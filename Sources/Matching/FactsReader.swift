import Pages
import Web

/// Turns an exchange into its facts. One for each reading thread: it keeps its buffers from page to page.
///
///     let facts = FactsReader(lexicon).read(exchange)
public final class FactsReader {
  let lexicon: Lexicon
  let builder: FactsBuilder

  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    builder = FactsBuilder(lexicon)
  }

  /// No state passes from one exchange to the next.
  public func read(_ exchange: Exchange) -> PageFacts {
    switch exchange.outcome {
    case .failure(let failure): return facts(exchange, .failed(failure.cause))
    case .answer(let answer):
      var facts = read(exchange, answer)
      facts.status = answer.status
      facts.certificateFault = answer.certificateFault
      return facts
    }
  }

  private func facts(_ exchange: Exchange, _ kind: PageFacts.Kind) -> PageFacts {
    PageFacts(request: exchange.request, fetched: exchange.fetched, kind: kind)
  }

  private func read(_ exchange: Exchange, _ answer: Answer) -> PageFacts {
    let request = exchange.request
    switch answer.status {
    case 301, 302, 303, 307, 308:
      let target = answer.header("location").flatMap { WebURL.resolve(Array($0.utf8), against: request.url) }
      return facts(exchange, .redirect(target))
    case 404, 410: return facts(exchange, request.purpose == .robots ? .robots(nil) : .dead(answer.status))
    case 400..<500 where request.purpose == .robots: return facts(exchange, .robots(nil))
    case 400..<500: return facts(exchange, .failed(.blocked))
    case 500...: return facts(exchange, .failed(.serverError))
    case 204, 205: return facts(exchange, .failed(.emptyAnswer))
    default: break
    }
    if request.purpose == .robots {
      return facts(exchange, .robots(String(decoding: answer.body.prefix(512_000), as: UTF8.self)))
    }
    if let cut = answer.cut, cut != .tooLarge { return facts(exchange, .failed(cut)) }
    return request.purpose == .script ? script(exchange, answer) : content(exchange, answer)
  }

  /// A script or data file: what it may make links of.
  private func script(_ exchange: Exchange, _ answer: Answer) -> PageFacts {
    var facts = self.facts(exchange, .document(.javascript))
    let literals = answer.body.withUnsafeBufferPointer { ScriptLiterals.read($0) }
    facts.literals = literals.map { literal in
      // Where it leads the page decides; for its words any base will do.
      let url = WebURL.resolve(Array(literal.address.utf8), against: exchange.request.url)
      return LiteralFact(
        address: literal.address, role: literal.role, topics: builder.topics(in: literal.label),
        addressTopics: url.map { builder.addressWords.known($0).topics } ?? [])
    }
    facts.digest = Digest(of: answer.body)
    facts.cut = answer.cut
    return facts
  }

  private func content(_ exchange: Exchange, _ answer: Answer) -> PageFacts {
    let reading = BodyReader.read(
      body: answer.body, contentType: answer.header("content-type"), url: exchange.request.url,
      contentDisposition: answer.header("content-disposition"))
    var facts: PageFacts
    switch reading {
    case .page(let page):
      if let wall = Walls.cause(page) {
        facts = self.facts(exchange, .failed(wall))
      } else {
        facts = self.facts(exchange, .page)
        builder.fill(&facts, from: page)
      }
    case .document(let type): facts = self.facts(exchange, .document(type))
    case .sitemap(let entries, _):
      facts = self.facts(exchange, .sitemap)
      facts.links = entries.map { entry in
        var link = LinkFact(
          target: entry.url, element: .anchor, block: -1,
          addressTopics: builder.addressWords.known(entry.url).topics)
        link.modified = entry.lastModified.flatMap(StatedDates.metadata)
        return link
      }
    case .empty: facts = self.facts(exchange, .failed(.emptyAnswer))
    case .unknown: facts = self.facts(exchange, .failed(.notHTML))
    }
    facts.digest = Digest(of: answer.body)
    facts.modified = modified(answer, facts)
    facts.cut = answer.cut
    return facts
  }

  /// `Last-Modified` (RFC 9110, section 8.8.2), else what the page's metadata says.
  private func modified(_ answer: Answer, _ facts: PageFacts) -> Day? {
    let fetched = Day(number: Int((facts.fetched.milliseconds / 86_400_000)))
    let said = [answer.header("last-modified"), facts.signs.modifiedTime, facts.signs.publishedTime]
    return said.compactMap { $0.flatMap(StatedDates.metadata) }.first { $0 < fetched }
  }
}
