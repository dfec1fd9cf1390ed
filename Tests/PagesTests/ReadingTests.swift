import Testing
import Web

@testable import Pages

// MARK: Tables

@Test("cells lie on a grid, with spans from the left and from above")
func spans() throws {
  let page = try page(
    """
    <table><caption>C</caption><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td rowspan=3>3
    <tr><td>4<td>5</table>
    """)
  let table = try #require(page.tables.first)
  #expect(
    table.cells.map { [$0.row, $0.column] } == [
      [0, 0], [0, 1], [1, 1], [1, 2], [2, 0], [2, 1], [2, 2], [3, 0], [3, 1],
    ])
  #expect(table.rows == 4 && table.columns == 3 && table.headerRow == 0 && !table.isLayout)
  #expect(table.caption.map(page.string) == "C")
}

@Test("the row that names the columns is found by th, by thead, or as the first filled row")
func headerRows() throws {
  func row(_ html: String) throws -> Int32 { try #require(try page(html).tables.first).headerRow }
  let body = "<tr><td>a<td>1<tr><td>b<td>2"
  #expect(try row("<table><tr><th>x<th>y\(body)</table>") == 0)
  #expect(try row("<table><thead><tr><td>x<td>y<tbody>\(body)</table>") == 0)
  #expect(try row("<table><tr><td colspan=2>Title<tr><th>x<th>y\(body)</table>") == 1)
  #expect(try row("<table><tr><td>&nbsp;<td><tr><td>Concepto<td>Monto\(body)</table>") == 1)
  #expect(try row("<table><tr><td>2020<td><a href=x>Ver</a>\(body)</table>") == -1)
}

@Test("tables that only arrange the page are told apart, and their text is no cell")
func layout() throws {
  let page = try page(
    """
    <table><tr><td>menu<td><h1>T</h1><table><tr><th>a<th>b<tr><td>1<td>2</table></table>
    <table><tr><td>only</table><table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>
    """)
  #expect(page.tables.map(\.isLayout) == [true, false, true, true])
  #expect(page.blocks.filter { $0.table >= 0 }.map { page.string($0.text) } == ["a", "b", "1", "2"])
  #expect(page.blocks.first?.kind == .text)
}

@Test("a cell knows its links, so that a quarter without one is seen")
func cellLinks() throws {
  let page = try page(
    "<table><tr><th>Q<th>1T<th>2T<tr><td>F VI<td><a href=a.pdf><img alt=PDF src=i></a><td></table>")
  let cells = try #require(page.tables.first).cells
  #expect(cells.map { $0.links.count } == [0, 0, 0, 0, 1, 0])
  #expect(page.links.map { page.string($0.text) } == ["PDF"])
  #expect(page.links.first?.shown == false)
}

// MARK: Regions and sections

@Test(
  "regions are told by element, role, and telling names only",
  arguments: [
    ("<nav>x</nav>", Page.Region.navigation), ("<div role=navigation>x</div>", .navigation),
    ("<div id=menu>x</div>", .navigation), ("<div class='main-menu wide'>x</div>", .navigation),
    ("<ul class=navbar-nav><li>x</ul>", .navigation), ("<div id=menuPrincipal>x</div>", .navigation),
    ("<header>x</header>", .header), ("<div class=site-header>x</div>", .header),
    ("<div id=cabecera>x</div>", .header),
    ("<footer>x</footer>", .footer), ("<div id=pie>x</div>", .footer),
    ("<div class=page-footer>x</div>", .footer),
    ("<div class=footer-top>x</div>", .footer), ("<aside>x</aside>", .aside),
    ("<div class=sidebar>x</div>", .aside),
    ("<div class='modal fade'><div class=modal-footer>x</div></div>", .dialog),
    ("<dialog>x</dialog>", .dialog),
    ("<div class=modal-footer>x</div>", .main), ("<div class=card-footer>x</div>", .main),
    ("<div class=card-header>x</div>", .main), ("<div class=panel-footer>x</div>", .main),
    ("<div class=page-header>x</div>", .main), ("<div class=no-sidebar>x</div>", .main),
    ("<article><header>x</header></article>", .main), ("<section><footer>x</footer></section>", .main),
    ("<nav><main>x</main></nav>", .main), ("<div class=sidebar><div id=contenido>x</div></div>", .main),
    ("<div class=pie-chart>x</div>", .main), ("<div class=nav-tabs>x</div>", .main),
    ("<p class=menu>x</p>", .main),
  ])
func regions(html: String, region: Page.Region) throws {
  #expect(try page(html).blocks.map(\.region) == [region])
}

@Test("a heading's section ends at the next heading of its level, and before the footer")
func sections() throws {
  let page = try page("<p>0<h1>A</h1><p>1<h2>B</h2><p>2<h2>C</h2><p>3<h1>D</h1><p>4<footer><p>5</footer>")
  let shown = page.sections.map { section in
    section.blocks.map { page.string(page.blocks[Int($0)].text) }.joined()
  }
  #expect(shown == ["A1B2C3", "B2", "C3", "D4"])
}

@Test("a heading in a table's cell ends no section around the table")
func sectionAroundTable() throws {
  let page = try page(
    "<h4>Gobierno</h4><table><tr><th>Cargo</th><th>Nombre</th></tr><tr><td><h4>Junta</h4></td><td>Ana</td></tr>"
      + "<tr><td>Alcaldía</td><td>Luis</td></tr></table><p>fin</p><h4>Otra</h4><p>x</p>")
  #expect(page.sections.map { $0.blocks.count } == [8, 1, 2])
}

@Test("bold or large lines alone in a block are weak headings; bold words, links and sentences are not")
func weakHeadings() throws {
  func weak(_ html: String) throws -> [String] {
    let page = try page(html)
    return page.blocks.filter { $0.kind == .heading(7) }.map { page.string($0.text) }
  }
  #expect(try weak("<p><b>Directorio</b></p><p>x") == ["Directorio"])
  #expect(try weak("<b>Directorio</b><br>Calle 1<br><b>Agua</b><br>Calle 2") == ["Directorio"])
  #expect(
    try weak("<p><font size=5>Trámites</font><p style='font-weight:bold'>Agua</p>") == ["Trámites", "Agua"])
  #expect(
    try weak("<p><b>Nota:</b> texto<p><b><a href=/x>Ver</a></b><div class=titulo>Obras</div>") == ["Obras"])
  #expect(try weak("<details><summary>Cuentas</summary>x</details>") == ["Cuentas"])
}

// MARK: Links

@Test("a link's name is its text, else its image's, its title, its label")
func linkNames() throws {
  let page = try page(
    """
    <a href=/1>uno</a><a href=/2><img alt=dos></a><a href=/3 title=tres></a><a href=/4 aria-label=cuatro></a>
    <a href=/5 title=t><img alt=cinco></a><a href=/6><svg><title>seis</title></svg></a><a href=/7></a>
    """)
  #expect(page.links.map { page.string($0.text) } == ["uno", "dos", "tres", "cuatro", "cinco", "seis", ""])
  #expect(page.links.map(\.shown) == [true, false, false, false, false, false, false])
}

@Test("what leads nowhere, to mail, to a telephone or out of the web is told apart")
func linkTargets() throws {
  let targets = try page(
    """
    <base href=/b/><a>x</a><a href>x</a><a href=#>x</a><a href=#top>x</a><a href='javascript:void(0)'>x</a>
    <a href='java&#10;script:x'>x</a><a href=mailto:a@b.mx>x</a><a href=tel:5555>x</a><a href='C:\\x.doc'>x</a><a href=ftp://x/y>x</a>
    <a href=c>x</a><a href=' //otro.mx/d '>x</a><a href=HTTP://portal.test/e#f>x</a>
    """
  ).links.map(\.target)
  let expected: [Page.Link.Target] =
    [.nowhere, .nowhere, .nowhere, .nowhere, .nowhere, .nowhere, .mail, .telephone, .nowhere, .other]
    + ["http://portal.test/b/c", "http://otro.mx/d", "http://portal.test/e"].compactMap {
      WebURL($0).map { .url($0) }
    }
  #expect(targets == expected)
}

@Test("frames, maps, embedded documents, forms, buttons and refreshes are links")
func otherLinks() throws {
  let page = try page(
    """
    <meta http-equiv=refresh content="0; URL='/r'"><map><area href=/a alt=mapa></map><iframe src=/i title=marco></iframe>
    <object data=/o.pdf></object><embed src=/e.swf><form action=/f><input type=submit value=Buscar></form><button>Ver</button>
    <frameset><frame src=/m name=menu></frameset>
    """)
  #expect(
    page.links.map(\.element) == [.refresh, .area, .iframe, .embed, .embed, .form, .button, .button, .frame])
  #expect(page.signs.plugIn)
  #expect(page.links.map { page.string($0.text) }.suffix(3) == ["Buscar", "Ver", "menu"])
}

@Test("what is remembered of an address holds for its own base only")
func targetsAreNotMixed() throws {
  let reader = PageReader()
  let html = Array("<a href=x>x</a><a href=/y>y</a>".utf8)
  for address in ["http://a.mx/1/", "http://b.mx/2/", "http://a.mx/3/z", "http://a.mx/1/"] {
    let url = try #require(WebURL(address))
    let fresh = PageReader().read(html, url: url)
    #expect(reader.read(html, url: url).links == fresh.links)
    #expect(
      fresh.links.map(\.target)
        == ["x", "/y"].compactMap { WebURL.resolve($0.utf8, against: url).map { .url($0) } })
  }
}

// MARK: Signs

@Test("an empty mount point, a noscript that asks, forms and searches are noted")
func signs() throws {
  let shell = try page(
    "<div id=root></div><noscript>You need to enable JavaScript</noscript><script src=a.js></script>")
  #expect(shell.signs.emptyMount && shell.signs.asksForScript && shell.signs.scripts == 1)
  #expect(try page("<div id=app>Cargando...</div>").signs.emptyMount)
  #expect(try page("<app-root></app-root>").signs.emptyMount)
  #expect(
    try !page("<div id=root><p>Texto que se lee de verdad y que llena la página entera</p></div>").signs
      .emptyMount)
  let form = try page(
    "<form><input><input type=password><input type=search><input type=hidden><textarea></textarea><select></select><article></form>"
  ).signs
  #expect(form.forms == 1 && form.textFields == 2 && form.passwordFields == 1 && form.searchFields == 1)
  #expect(form.selects == 1 && form.articles == 1)
  let head = try page(
    "<meta name=robots content='noindex, follow'><meta property='article:published_time' content='2026-01-02'>"
  ).signs
  #expect(head.noIndex && head.publishedTime == "2026-01-02")
}
