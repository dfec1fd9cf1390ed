import Foundation
import Pages
import Web

/// Names of HTML files come in, one a line; what our reader sees in each goes out, one JSON object a line.
/// `compare.py` holds it against html5lib.
@main
struct ReadPages {
  struct Seen: Encodable {
    var title: String
    var encoding: String
    /// All that a person can read, block by block.
    var text: String
    var headings: [String]
    /// Target and text of each anchor.
    var links: [[String]]
    /// Cells of each table that has some.
    var tables: [Int]
  }

  static func main() throws {
    let reader = PageReader()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let url = WebURL("http://portal.test/pagina.html") else { return }
    while let name = readLine() {
      let bytes = FileManager.default.contents(atPath: name).map { Array($0) } ?? []
      let seen = try encoder.encode(see(reader.read(bytes, url: url)))
      print(String(decoding: seen, as: UTF8.self))
    }
  }

  private static func see(_ page: Page) -> Seen {
    func string(_ span: Span) -> String { String(decoding: page.text[span.range], as: UTF8.self) }
    let headings = page.blocks.compactMap { block -> String? in
      guard case .heading(let level) = block.kind, level < 7 else { return nil }
      return "\(level) \(string(block.text))"
    }
    let links = page.links.filter { $0.element == .anchor }.map { link -> [String] in
      let target = if case .url(let url) = link.target { url.text } else { "" }
      return [target, link.shown ? string(link.text) : ""]
    }
    return Seen(
      title: string(page.title), encoding: page.signs.encoding,
      text: page.blocks.map { string($0.text) }.joined(separator: "\n"), headings: headings, links: links,
      tables: page.tables.map(\.cells.count).filter { $0 > 0 }.sorted())
  }
}
