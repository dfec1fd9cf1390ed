import Auditing
import Foundation
import Testing
import Web

@testable import Reporting

/// What a portal may put into its titles, and what must come of it.
@Suite struct HostileTextTests {
  static let titles = [
    "</title><script>document.documentElement.id='owned'</script>",
    "\"><img src=x onerror=\"document.documentElement.id='owned'\">",
    "' onmouseover='document.documentElement.id=\"owned\"' x='",
    "\u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m title \u{8}\u{7F}",
    "\u{202E}odahcnagne\u{202C} \u{2066}x\u{2069} a\u{200B}b\u{FEFF}c\u{200D}d",
    "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "a;=HYPERLINK(\"http://x\")", "\t=1+1",
    "line one\r\nline two\u{2028}three\u{0}", "]]><!--", "Z\(String(repeating: "\u{0301}", count: 40))algo",
    "--></style><style>*{display:none}", "&lt;b&gt; &#0; &amp;",
  ]

  /// The sample with this title wherever a portal, a pack or a name has a say.
  private func planted(_ title: String) -> Sample {
    var sample = Sample.make(title)
    for p in sample.result.portals.indices {
      sample.result.portals[p].score.level = title
      sample.result.portals[p].coverage.unread[title] = 1
      for v in sample.result.portals[p].verdicts.indices {
        sample.result.portals[p].verdicts[v].details.missingMembers = [title]
        sample.result.portals[p].verdicts[v].details.missingContent = [title]
        sample.result.portals[p].verdicts[v].details.unknownMembers = [title]
        sample.result.portals[p].verdicts[v].details.newest = title
        sample.result.portals[p].verdicts[v].details.question = title
        for o in sample.result.portals[p].verdicts[v].observations.indices {
          sample.result.portals[p].verdicts[v].observations[o].criterion = title
          sample.result.portals[p].verdicts[v].observations[o].file = title
        }
      }
    }
    sample.result.portals[2].id = title
    sample.result.portals[2].verdicts[0].obligation = title
    sample.result.portals[2].verdicts[0].category = title
    sample.result.audit.engine = title
    return sample
  }

  private func pages(_ sample: Sample) -> [String] {
    sample.result.portals.map {
      HTMLReport.page(of: $0, in: sample.result.audit, pack: sample.pack, language: .es, drafts: true)
    } + [HTMLReport.index(of: sample.result, pack: sample.pack, language: .en) { _ in "x.html" }]
  }

  @Test("no title becomes markup", arguments: titles)
  func html(_ title: String) {
    for page in pages(planted(title)) {
      for word in ["<script", "<img", "onerror=\"", "onmouseover='", "<!--", "]]>"] {
        #expect(!page.contains(word))
      }
      #expect(page.components(separatedBy: "<style>").count == 2)
      expectHarmless(page)
    }
  }

  @Test("no title acts on a terminal", arguments: titles)
  func terminal(_ title: String) {
    let sample = planted(title)
    let text = TextReport.encode(sample.result, pack: sample.pack, language: .es, width: 60)
    expectHarmless(text)
    #expect(!text.contains("\r") && !text.contains("\t"))
  }

  @Test("no title becomes a formula, and every row keeps its columns", arguments: titles)
  func csv(_ title: String) throws {
    let sample = planted(title)
    let text = CSVReport.encode(sample.result, pack: sample.pack, language: .es)
    expectHarmless(text.replacing("\r\n", with: "\n"))
    let rows = try python(
      """
      import csv, io, json, sys
      rows = list(csv.reader(io.StringIO(sys.stdin.read(), newline=''), strict=True))
      print(json.dumps(rows))
      """, input: text)
    let table = try JSONDecoder().decode([[String]].self, from: Data(rows.utf8))
    #expect(table.count > 50)
    for row in table {
      #expect(row.count == CSVReport.columns.count)
      for cell in row {
        // As a spreadsheet sees it that splits at commas, and as one that splits at semicolons.
        for piece in cell.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "\"" }) {
          let first = piece.first { $0 != " " }
          #expect(!["=", "+", "-", "@"].contains(first))
        }
      }
    }
  }

  @Test("JSON keeps every title as it was, written harmlessly", arguments: titles)
  func json(_ title: String) throws {
    let sample = planted(title)
    let text = JSONReport.encode(sample.result)
    expectHarmless(text)
    #expect(!text.contains("<"))
    var expected = sample.result
    for index in expected.portals.indices { expected.portals[index].drafts = [] }
    #expect(try JSONDecoder().decode(AuditResult.self, from: Data(text.utf8)) == expected)
  }

  /// No control but the line break, nothing that turns the writing or has no width.
  private func expectHarmless(_ text: String) {
    let acting = text.unicodeScalars.filter {
      ($0.value < 32 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || Escape.isHidden($0)
    }
    #expect(acting.isEmpty)
  }

  @Test("a browser runs nothing of what was planted and shows it as text")
  func browser() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = planted(Self.titles.joined(separator: " "))
    // Without the policy that forbids scripts: the escaping alone must hold.
    let page = pages(sample)[0].replacing("Content-Security-Policy", with: "x-none")
    let path = folder.appending(path: "page.html")
    try page.write(to: path, atomically: true, encoding: .utf8)
    let shown = try run(
      "/usr/bin/chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile", "--dump-dom",
        path.absoluteString,
      ])
    #expect(shown.contains("<h1>"))
    #expect(!shown.contains("<script") && !shown.contains("<img"))
    // Any of them that ran would have given the page itself this id.
    let start = try #require(shown.range(of: "<html"))
    #expect(!shown[start.lowerBound...].prefix { $0 != ">" }.contains("owned"))
    #expect(shown.contains("&lt;script&gt;"))
  }

  @Test("only http and https become links")
  func links() {
    #expect(Escape.url("javascript:alert(1)") == nil)
    #expect(Escape.url("data:text/html,x") == nil)
    #expect(Escape.url("//example.mx") == nil)
    #expect(Escape.url("https://a.mx/\u{202E}x") == nil)
    #expect(Escape.url("https://a.mx/\nx") == nil)
    #expect(Escape.url("https://a.mx/o'higgins\"") == "https://a.mx/o%27higgins%22")
    #expect(Escape.url("HTTP://a.mx/") == "HTTP://a.mx/")
  }

  @Test("an address in a command cannot end its quotes")
  func shell() throws {
    let address = "https://a.mx/'$(touch /tmp/owned)`id`'"
    #expect(try run("/bin/sh", ["-c", "printf %s \(Escape.shell(address))"]) == address)
  }
}
