import Testing
import Web

@testable import Pages

private func kind(_ body: [UInt8], _ type: String? = nil, _ path: String = "/x") throws -> String {
  let url = try #require(WebURL("http://portal.test" + path))
  switch BodyReader.read(body: body, contentType: type, url: url) {
  case .page: return "page"
  case .document(let type): return type.rawValue
  case .sitemap(let entries, let isIndex): return "\(isIndex ? "index" : "sitemap") \(entries.count)"
  case .empty: return "empty"
  case .unknown: return "unknown"
  }
}

private func kind(_ text: String, _ type: String? = nil, _ path: String = "/x") throws -> String {
  try kind(Array(text.utf8), type, path)
}

@Test("what a body is, its bytes tell, whatever it is called")
func kinds() throws {
  #expect(try kind("%PDF-1.4\n", "text/html") == "pdf")
  #expect(
    try kind("<html><body>Archivo no encontrado</body></html>", "application/vnd.ms-excel", "/a.xlsx")
      == "page")
  #expect(try kind(" \n\u{FEFF}<!DOCTYPE html><p>x", "application/pdf") == "page")
  #expect(try kind("<b>Warning</b>: mysql in <b>x.php</b><br />", "text/html") == "page")
  #expect(try kind("Error: <br> no hay conexión", "text/html") == "page")
  #expect(try kind("no encontrado", "text/html") == "page")
  #expect(try kind("hola a todos", "text/plain") == "txt")
  #expect(try kind("a,b,c\n1,2,3\n4,5,6\n", "text/plain") == "csv")
  #expect(try kind("a;b\n1;2\n", "application/octet-stream") == "csv")
  #expect(try kind("a\tb\n1\t2\n") == "tsv")
  #expect(try kind("{\"a\": [1]}", "text/html") == "json")
  #expect(try kind("{\"type\":\"FeatureCollection\",\"features\":[]}") == "geojson")
  #expect(try kind("body { margin: 0 }", "text/css") == "css")
  #expect(try kind("var x = 1;", nil, "/menu.js") == "javascript")
  #expect(try kind("{\\rtf1 x}") == "rtf")
  #expect(try kind([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == "png")
  #expect(try kind("<?xml version='1.0'?><rss version='2.0'></rss>", "text/html") == "xml")
  #expect(try kind("<?xml version='1.0'?><kml xmlns='x'></kml>") == "kml")
  #expect(try kind("<svg xmlns='http://www.w3.org/2000/svg'></svg>", "image/svg+xml") == "svg")
  #expect(try kind("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='x'><p>x</html>") == "page")
  #expect(try kind("<?xml version='1.0'?><datos><fila/></datos>") == "xml")
  #expect(try kind("\u{FEFF} \r\n\t") == "empty")
  #expect(try kind([]) == "empty")
  #expect(try kind([0, 1, 2, 3, 250, 7, 0, 9], "text/html") == "unknown")
}

/// A ZIP of stored, empty files with these names.
private func zip(_ names: [String], first: [UInt8] = []) -> [UInt8] {
  names.enumerated().flatMap { index, name -> [UInt8] in
    let content = index == 0 ? first : []
    let size = [UInt8(content.count & 255), UInt8(content.count >> 8), 0, 0]
    return [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + size + size
      + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + content
  }
}

@Test("office documents are told apart inside their containers")
func containers() throws {
  #expect(try kind(zip(["[Content_Types].xml", "xl/workbook.xml"])) == "xlsx")
  #expect(try kind(zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])) == "docx")
  #expect(try kind(zip(["ppt/presentation.xml"])) == "pptx")
  let type = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
  #expect(try kind(zip(["mimetype", "content.xml"], first: type)) == "ods")
  #expect(try kind(zip(["doc.kml"])) == "kmz")
  #expect(try kind(zip(["a.txt"])) == "zip")
  // Cut anywhere, it is still some answer.
  let whole = zip(["mimetype", "xl/a"], first: type)
  for end in whole.indices { _ = try kind(Array(whole[..<end])) }
}

@Test("sitemaps and their indexes are read, also compressed; a document type stops the reader")
func sitemaps() throws {
  let map = """
    <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>
    http://portal.test/a?b=1&amp;c=2 </loc><lastmod>2026-01-02</lastmod><image:image><image:loc>http://portal.test/i.png</image:loc>
    </image:image></url><url><loc><![CDATA[http://portal.test/b]]></loc></url><url><loc>nada</loc></url></urlset>
    """
  let url = try #require(home)
  for body in [Array(map.utf8), GzipMember.compress(Array(map.utf8))] {
    guard case .sitemap(let entries, false) = BodyReader.read(body: body, contentType: nil, url: url) else {
      Issue.record("no sitemap")
      continue
    }
    #expect(entries.map(\.url.text) == ["http://portal.test/a?b=1&c=2", "http://portal.test/b"])
    #expect(entries.map(\.lastModified) == ["2026-01-02", nil])
  }
  #expect(
    try kind("<sitemapindex><sitemap><loc>http://portal.test/s.xml</loc></sitemap></sitemapindex>")
      == "index 1")
  let bomb =
    "<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY a 'x'>]><urlset><url><loc>http://portal.test/&a;</loc></url></urlset>"
  #expect(try kind(bomb) == "sitemap 0")
}

@Test("hostile pages end, and give no more text than they have bytes")
func bombs() throws {
  let many = 100_000
  let attributes = (0..<many).map { " a\($0)=x" }.joined()
  let bombs = [
    "<p\(attributes)>x", "<a href='\(String(repeating: "a", count: 3_000_000))'>x</a>",
    String(repeating: "<div>", count: many),
    String(repeating: "<b>", count: many) + "x" + String(repeating: "</i>", count: many),
    String(repeating: "<", count: many), String(repeating: "</p>", count: many),
    String(repeating: "<nav>", count: many) + String(repeating: "</main>", count: many),
    String(repeating: "<table><tr><td>", count: many), String(repeating: "<!--", count: many),
    String(repeating: "&", count: many),
    String(repeating: "<td rowspan=1000 colspan=1000>x", count: 5000),
    "<table>" + String(repeating: "<td colspan=1000 rowspan=1000>x", count: 5000),
    String(repeating: "<script><!--<script>", count: 20_000), String(repeating: "<title>", count: many),
    String(repeating: "<font size=7>x", count: 20_000), String(repeating: "<a href=x>", count: many),
    String(repeating: "<ul><li>", count: many),
    String(repeating: "<h1>", count: many), String(repeating: "<svg>", count: many),
    "<p class='\(String(repeating: "menu ", count: many))'>x",
  ]
  for bomb in bombs {
    let page = try page(bomb)
    #expect(page.text.count <= bomb.utf8.count + many)
  }
}

@Test("nesting beyond what browsers build loses no text")
func deepNesting() throws {
  let html = String(repeating: "<div><font>x", count: 2000) + "<h2>fin</h2><a href=/z>z</a>"
  let page = try page(html)
  #expect(page.blockTexts.joined().count { $0 == "x" } == 2000)
  #expect(page.blockTexts.suffix(2) == ["fin", "z"])
  #expect(page.links.count == 1)
}

@Test("the same bytes give the same page on every thread, with a fresh reader or a used one")
func threads() async throws {
  let bodies = standardRows.map { Array($0.html.utf8) }
  let url = try #require(home)
  func all() -> [String] {
    bodies.map { body in
      guard case .page(let page) = BodyReader.read(body: body, contentType: "text/html", url: url) else {
        return ""
      }
      return "\(page)"
    }
  }
  let expected = all()
  await withTaskGroup(of: [String].self) { group in
    for _ in 0..<4 { group.addTask { (0..<5).flatMap { _ in all() } } }
    for await result in group { #expect(result == (0..<5).flatMap { _ in expected }) }
  }
}

@Test("random tag soup neither crashes nor shows text that is not there")
func tagSoup() throws {
  let pieces = [
    "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<th rowspan=3>", "<a href=/x>", "</a>",
    "<b>", "</b>", "<h2>",
    "</h2>", "<ul>", "<li>", "</ul>", "<nav>", "</nav>", "<section>", "</section>", "<form>", "</form>",
    "<select>", "</select>",
    "<button>", "</button>", "<!--", "-->", "<script>", "</script>", "<svg>", "</svg>", "<caption>",
    "<thead>", "<br>", "<dialog>",
    "word ", "&amp;", "&oacute", "<", ">", "\"", "'", "<td colspan=2000>", "<template>", "</template>",
    "<label>", "<input type=submit value=v>",
  ]
  var state: UInt64 = 42
  let reader = PageReader()
  let url = try #require(home)
  for _ in 0..<3000 {
    var html = ""
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      html += pieces[Int(state >> 33) % pieces.count]
    }
    let page = reader.read(Array(html.utf8), url: url)
    for block in page.blocks {
      #expect(!block.text.isEmpty)
      if block.table >= 0 { #expect(Int(block.table) < page.tables.count) }
    }
    for table in page.tables {
      for cell in table.cells { #expect(cell.blocks.upperBound <= Int32(page.blocks.count)) }
    }
    for link in page.links { #expect(link.block < Int32(page.blocks.count) && link.text.start >= 0) }
    for section in page.sections { #expect(section.blocks.upperBound <= Int32(page.blocks.count)) }
  }
}
