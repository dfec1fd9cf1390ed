import Testing
import Web

@testable import Pages

@Suite("Rows, cells, items and paragraphs")
struct SiblingTests {
  /// Tags, text and marks in any order, most of them well closed: what portals write, and worse.
  private struct Soup {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }

    mutating func page(_ length: Int) -> String {
      let starts = [
        "<tr>", "<td>", "<td>", "<th>", "<td colspan=2>", "<li>", "<li class=menu>", "<p>",
        "<p style='font-weight:bold'>",
        "<table>", "<tbody>", "<thead>", "<ul>", "<ol>", "<div>", "<h2>", "<b>",
        "<span style='font-weight:bold'>",
        "<section>", "<a href='/a'>", "<dl>", "<dt>", "<dd>", "<pre>", "<button>", "<nav>", "<center>",
        "<caption>",
      ]
      let ends = [
        "</tr>", "</td>", "</td>", "</th>", "</li>", "</li>", "</p>", "</p>", "</table>", "</tbody>", "</ul>",
        "</ol>",
        "</div>", "</h2>", "</b>", "</span>", "</section>", "</a>", "</dl>", "</pre>", "</button>", "</nav>",
      ]
      let others = ["x", "word ", " ", "\n", "<br>", "<hr>", "&nbsp;", "<img alt=i>", "Uno dos", "<i>k</i>"]
      let runs = [
        "<tr><td>a<td>b</tr>", "<tr><td>a</td><td>b</td></tr>", "<tr><th>h<th>i<tr>", "<li>one</li>",
        "<li>two<li>",
        "<p>text</p>", "<p>open<p>", "<table><tr><td>1</td></tr><tr><td>2<p>q</td></tr></table>",
      ]
      var text = ""
      for _ in 0..<length {
        switch next(8) {
        case 0, 1: text += starts[next(starts.count)]
        case 2, 3: text += ends[next(ends.count)]
        case 4, 5: text += others[next(others.count)]
        default: text += runs[next(runs.count)]
        }
      }
      return text
    }
  }

  @Test("are read alike whether the parser is shown each of them or only the first")
  func alike() throws {
    let url = try #require(WebURL("http://portal.example/a/b.html"))
    let told = PageReader()
    let shown = PageReader()
    shown.scanner.tellsSiblings = false
    var soup = Soup(state: 7)
    for _ in 0..<3000 {
      let markup = soup.page(2 + soup.next(60))
      let (one, other) = (told.read(Array(markup.utf8), url: url), shown.read(Array(markup.utf8), url: url))
      try #require(
        one.text == other.text && one.blocks == other.blocks && one.links == other.links
          && one.tables == other.tables
          && one.sections == other.sections && one.signs == other.signs, "\(markup)")
    }
  }

  @Test("a run of rows is told to the reader, and the parser sees the first alone")
  func runs() {
    let scanner = MarkupScanner()
    let rows = String(repeating: "<tr><td>a<td>b</tr>", count: 50)
    Array(("<table>" + rows + "</table>").utf8).withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { scanner.scan(start, bytes.count) }
    }
    let skeleton = String(
      decoding: UnsafeBufferPointer(start: scanner.skeleton.bytes, count: scanner.skeleton.count),
      as: UTF8.self)
    #expect(skeleton.split(separator: "<tr>").count == 2)
  }
}
