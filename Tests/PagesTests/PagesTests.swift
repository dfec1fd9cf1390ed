import Testing
import Web

@testable import Pages

let home = WebURL("http://portal.test/dir/pagina.html")

/// A page read by a fresh reader.
func page(_ html: String) throws -> Page {
  PageReader().read(Array(html.utf8), url: try #require(home))
}

extension Page {
  func string(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }
  var blockTexts: [String] { blocks.map { string($0.text) } }
}

@Test("a page is read with title, blocks, links, tables and what follows its end")
func readsAPage() throws {
  let page = try page(
    """
    <!doctype html><html lang=es><head><title>Hola &amp; adi&oacutes</title></head><body><nav><a href="/a">Uno</a></nav>
    <h1>T&iacute;tulo</h1><p>Texto <b>x</b><table><tr><th>A<th>B<tr><td>1<td><a href=x.pdf>Ver</a></table>
    </body></html>cola
    """)
  #expect(page.blockTexts == ["Uno", "Título", "Texto x", "A", "B", "1", "Ver", "cola"])
  #expect(page.string(page.title) == "Hola & adiós")
  #expect(page.language == "es")
  #expect(page.tables.count == 1 && page.tables[0].headerRow == 0 && !page.tables[0].isLayout)
  #expect(page.blocks[6].table == 0 && page.blocks[6].row == 1 && page.blocks[6].column == 1)
  #expect(
    page.links.map(\.target)
      == ["http://portal.test/a", "http://portal.test/dir/x.pdf"].compactMap { WebURL($0).map { .url($0) } })
}
