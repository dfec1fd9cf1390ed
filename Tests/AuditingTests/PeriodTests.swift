import Testing
import Web

@testable import Auditing
@testable import Rules

/// `frequency`: which periods are found, missing, unknown, in the ways in which portals state them. The day of the
/// audit is 2026-11-20.
@Suite("Periods")
struct PeriodTests {
  /// Quarters of 2025 and the first three of 2026.
  private func rule(
    _ frequency: Obligation.Frequency = .quarterly, years: Int = 1,
    _ change: (inout Obligation) -> Void = { _ in }
  ) -> Obligation {
    Obligation.named("awards", "Resultados de licitaciones") {
      $0.frequency = frequency
      $0.retention = .back(.init(count: years, unit: .year))
      $0.maxClicks = 9
      change(&$0)
    }
  }

  private func portal(_ body: String, documents: [String] = [], _ more: [String: String] = [:]) -> PaperPortal
  {
    var pages = more
    pages["/"] =
      "<html lang='es-mx'><title>Portal</title><body><a href='/l'>Resultados de licitaciones</a></body></html>"
    pages["/l"] = "<html lang='es-mx'><title>Resultados de licitaciones</title><body>\(body)</body></html>"
    var portal = PaperPortal(pages)
    for document in documents { portal.add(pdf: document, document) }
    return portal
  }

  private static let quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]

  private func link(_ number: Int, _ text: String) -> (html: String, path: String) {
    ("<p><a href='/d/\(number).pdf'>\(text)</a></p>", "/d/\(number).pdf")
  }

  private func list(_ texts: [String]) -> (html: String, paths: [String]) {
    let links = texts.enumerated().map { link($0.offset, $0.element) }
    return (links.map(\.html).joined(), links.map(\.path))
  }

  @Test("every quarter owed has its document: met, and all are counted")
  func whole() {
    let (html, paths) = list([
      "1er trimestre 2025", "Segundo trimestre de 2025", "Julio - septiembre 2025", "T4 2025", "2026-T1",
      "abril a junio de 2026", "3T2026",
    ])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(rule())
    #expect(verdict.outcome == .met)
    #expect(verdict.details.periodsFound == 7)
    #expect(verdict.details.periodsOwed == 7)
    #expect(verdict.details.missingPeriods == nil)
    #expect(verdict.details.dateSource == "document")
  }

  @Test("two quarters are missing, by name, once all was read")
  func missing() {
    let (html, paths) = list([
      "1er trimestre 2025", "3er trimestre 2025", "1er trimestre 2026", "2do trimestre 2026",
      "3er trimestre 2026",
    ])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(rule())
    #expect(verdict.outcome == .partial)
    #expect(verdict.reasons == [.periodMissing])
    #expect(verdict.details.missingPeriods == ["2025-Q2", "2025-Q4"])
    #expect(verdict.details.periodsFound == 5)
  }

  @Test("the same quarters are unknown while something unread may hold them")
  func unread() {
    let (html, paths) = list(["1er trimestre 2026", "2do trimestre 2026", "3er trimestre 2026"])
    var portal = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths)
    portal.fail("/d/1.pdf", .timeout)
    let verdict = portal.verdict(rule(years: 0))
    #expect(verdict.outcome == .partial)
    #expect(verdict.cause == .timeout)
    #expect(verdict.details.unknownPeriods == ["2026-Q2"])
    #expect(verdict.details.missingPeriods == nil)
  }

  @Test("a document that states no period and was not opened could be any of them")
  func undatedDocument() {
    let html = "<h2>Resultados de licitaciones</h2><p><a href='/d/a.pdf'>Descargar</a></p>"
    let verdict = portal(html, documents: ["/d/a.pdf"]).verdict(rule())
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .documentNotOpened)
    #expect(verdict.details.unknownPeriods == Self.quarters)
  }

  @Test("what is stale is there in part: the newest day is said, nothing is called not found")
  func stale() {
    let (html, paths) = list(["4° trimestre 2021", "3er trimestre 2021"])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(rule())
    #expect(verdict.outcome == .partial)
    #expect(verdict.reasons == [.periodMissing])
    #expect(verdict.details.missingPeriods == Self.quarters)
    #expect(verdict.details.newest == "2021-12-31")
  }

  @Test("a year's file proves its quarters, a cumulative one those before its end, and both are said")
  func wider() {
    let (html, paths) = list(["Ejercicio 2025", "Enero a septiembre de 2026"])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(rule())
    #expect(verdict.outcome == .met)
    #expect(verdict.details.widerPeriods == ["2025", "2026-01-01/2026-09-30"])
  }

  @Test("what reaches up to a quarter's end proves the year so far")
  func cutoff() {
    let (html, paths) = list(["Licitaciones al 30 de septiembre de 2026"])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(
      rule(years: 0))
    #expect(verdict.outcome == .met)
  }

  @Test("three months prove their quarter, two do not")
  func months() {
    let all = list(["Julio 2026", "Agosto 2026", "Septiembre 2026"])
    #expect(
      portal("<h2>Resultados de licitaciones</h2>" + all.html, documents: all.paths).verdict(
        rule { $0.retention = .lastPeriod }
      ).outcome == .met)
    let two = list(["Julio 2026", "Septiembre 2026"])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + two.html, documents: two.paths).verdict(
      rule { $0.retention = .lastPeriod })
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .noDate)
  }

  @Test("the year stands in the heading, the quarter in the link")
  func headings() {
    let html = """
      <h2>Resultados de licitaciones</h2>
      <h3>2025</h3><ul><li><a href='/d/1.pdf'>Primer trimestre</a></li><li><a href='/d/2.pdf'>Segundo trimestre</a></li>
      <li><a href='/d/3.pdf'>Tercer trimestre</a></li><li><a href='/d/4.pdf'>Cuarto trimestre</a></li></ul>
      <h3>2026</h3><ul><li><a href='/d/5.pdf'>Primer trimestre</a></li><li><a href='/d/7.pdf'>Tercer trimestre</a></li></ul>
      """
    let verdict = portal(html, documents: (1...7).map { "/d/\($0).pdf" }).verdict(rule())
    #expect(verdict.details.missingPeriods == ["2026-Q2"])
    #expect(verdict.outcome == .partial)
  }

  @Test("the quarter stands in the heading, the link says only that it is a file")
  func quarterHeadings() {
    let html = """
      <h2>Resultados de licitaciones</h2>
      <h3>Primer trimestre 2026</h3><p><a href='/d/1.pdf'>PDF</a></p>
      <h3>Segundo trimestre 2026</h3><p>Próximamente.</p>
      <h3>Tercer trimestre 2026</h3><p><a href='/d/3.pdf'>PDF</a> <a href='/d/4.pdf'>Anexo</a></p>
      """
    let verdict = portal(html, documents: (1...4).map { "/d/\($0).pdf" }).verdict(rule(years: 0))
    #expect(verdict.details.missingPeriods == ["2026-Q2"])
  }

  @Test("files' names state their periods")
  func fileNames() {
    let names = ["A121F30_2026T1.pdf", "licitaciones-2do-trim-2026.pdf", "Licitaciones_jul-sep_2026.pdf"]
    let html = names.map { "<p><a href='/d/\($0)'>Ver archivo</a></p>" }.joined()
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: names.map { "/d/\($0)" })
      .verdict(
        rule(years: 0))
    #expect(verdict.outcome == .met)
    #expect(verdict.details.dateSource == "file")
  }

  @Test("labels between links speak for the links that follow them")
  func labels() {
    let html = """
      <h2>Resultados de licitaciones</h2>
      <p>2025</p><p><a href='/d/1.pdf'>Enero - marzo</a></p><p><a href='/d/2.pdf'>Abril - junio</a></p>
      <p><a href='/d/3.pdf'>Julio - septiembre</a></p><p><a href='/d/4.pdf'>Octubre - diciembre</a></p>
      <p>2026</p><p><a href='/d/5.pdf'>Enero - marzo</a></p><p><a href='/d/6.pdf'>Abril - junio</a></p>
      <p><a href='/d/7.pdf'>Julio - septiembre</a></p>
      """
    #expect(portal(html, documents: (1...7).map { "/d/\($0).pdf" }).verdict(rule()).outcome == .met)
  }

  // MARK: Tables

  private func fractions(_ cells: [String]) -> String {
    """
    <h2>Artículo 121 · 2026</h2><table>
    <tr><th>Fracción</th><th>1er trimestre</th><th>2do trimestre</th><th>3er trimestre</th><th>4to trimestre</th></tr>
    <tr><td>Resultados de licitaciones</td>\(cells.map { "<td>\($0)</td>" }.joined())</tr>
    <tr><td>Padrón de proveedores</td><td><a href='/d/9.pdf'>PDF</a></td><td></td><td></td><td></td></tr></table>
    """
  }

  private func fractionPortal(_ cells: [String], documents: [Int] = [1, 2, 3, 9]) -> PaperPortal {
    var portal = PaperPortal([
      "/": "<html lang='es'><title>Transparencia</title><body>\(fractions(cells))</body></html>"
    ])
    for number in documents { portal.add(pdf: "/d/\(number).pdf", "\(number)") }
    return portal
  }

  @Test("a table of fractions by quarters is read cell by cell: an empty cell is a missing quarter")
  func cells() {
    let icon = { (number: Int) in "<a href='/d/\(number).pdf'><img src='/i.png' alt='Excel'></a>" }
    let whole = fractionPortal([icon(1), icon(2), icon(3), ""]).verdict(rule(years: 0))
    #expect(whole.outcome == .met)
    #expect(whole.details.periodsFound == 3)
    let gap = fractionPortal([icon(1), "", icon(3), ""]).verdict(rule(years: 0))
    #expect(gap.outcome == .partial)
    #expect(gap.details.missingPeriods == ["2026-Q2"])
    let dead = fractionPortal([icon(1), icon(2), icon(3), ""], documents: [1, 3, 9]).verdict(rule(years: 0))
    #expect(dead.details.missingPeriods == ["2026-Q2"])
    let nowhere = fractionPortal([icon(1), "<a href='#'>Ver</a>", icon(3), ""]).verdict(rule(years: 0))
    #expect(nowhere.details.missingPeriods == ["2026-Q2"])
  }

  @Test("two heads of a table, the years above the quarters")
  func doubleHead() {
    let html = """
      <table><tr><th rowspan='2'>Fracción</th><th colspan='4'>2025</th><th colspan='4'>2026</th></tr>
      <tr><th>1T</th><th>2T</th><th>3T</th><th>4T</th><th>1T</th><th>2T</th><th>3T</th><th>4T</th></tr>
      <tr><td>Resultados de licitaciones</td>
      \((1...6).map { "<td><a href='/d/\($0).pdf'>PDF</a></td>" }.joined())<td>-</td><td></td></tr></table>
      """
    let verdict = portal(html, documents: (1...6).map { "/d/\($0).pdf" }).verdict(rule())
    #expect(verdict.details.missingPeriods == ["2026-Q3"])
    #expect(verdict.details.periodsFound == 6)
  }

  @Test("rows that say year and quarter in cells of their own")
  func rows() {
    let rows = [("2026", "Primer trimestre"), ("2026", "Tercer trimestre")]
    let html =
      "<h2>Resultados de licitaciones</h2><table><tr><th>Ejercicio</th><th>Periodo</th><th>Licitaciones</th></tr>"
      + rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td><td>12 procedimientos concluidos</td></tr>" }.joined()
      + "</table>"
    let verdict = portal(html).verdict(rule(years: 0))
    #expect(verdict.outcome == .partial)
    #expect(verdict.details.missingPeriods == ["2026-Q2"])
    #expect(verdict.details.dateSource == "row")
  }

  @Test("rows that say the first and the last day of what they report")
  func reportedSpans() {
    let spans = [("01/01/2026", "31/03/2026"), ("01/04/2026", "30/06/2026"), ("01/07/2026", "30/09/2026")]
    let html = """
      <h2>Resultados de licitaciones</h2><table><tr><th>Ejercicio</th><th>Fecha de inicio del periodo que se informa</th>
      <th>Fecha de término del periodo que se informa</th><th>Licitante</th></tr>
      \(spans.map { "<tr><td>2026</td><td>\($0.0)</td><td>\($0.1)</td><td>Constructora Delta</td></tr>" }.joined())</table>
      """
    #expect(portal(html).verdict(rule(years: 0)).outcome == .met)
  }

  @Test("monthly figures in columns: an empty month is missing")
  func columns() {
    let months = ["Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre"]
    let values = ["3", "4", "5", "6", "ND", "8", "9", "10", "11"]
    let html = """
      <h2>Resultados de licitaciones 2026</h2><table><tr><th>Tipo</th>\(months.map { "<th>\($0)</th>" }.joined())</tr>
      <tr><td>Abiertas</td>\(values.map { "<td>\($0)</td>" }.joined())</tr>
      <tr><td>Restringidas</td>\(values.map { "<td>\($0)</td>" }.joined())</tr></table>
      """
    let verdict = portal(html).verdict(rule(.monthly, years: 0))
    #expect(verdict.details.missingPeriods == ["2026-05"])
  }

  // MARK: Sections and pages

  @Test("a section of text under its period proves it; one that is only announced does not")
  func sections() {
    let html = """
      <h2>Resultados de licitaciones</h2>
      <h3>Primer trimestre de 2026</h3><p>\(words(60))</p>
      <h3>Segundo trimestre de 2026</h3><p>\(words(60, from: 3))</p>
      <h3>Tercer trimestre de 2026</h3><p>Se publicará próximamente.</p>
      """
    let verdict = portal(html).verdict(rule(years: 0))
    #expect(verdict.details.missingPeriods == ["2026-Q3"])
    #expect(verdict.details.dateSource == "section")
  }

  @Test("the period that the page says is its own")
  func statement() {
    let html = """
      <h2>Resultados de licitaciones</h2><p>\(words(80))</p>
      <p>Periodo que se informa: julio - septiembre de 2026</p><p>Fecha de actualización: 15/10/2026</p>
      """
    #expect(portal(html).verdict(rule { $0.retention = .lastPeriod }).outcome == .met)
    let old = html.replacing("julio - septiembre de 2026", with: "abril - junio de 2026")
    let verdict = portal(old).verdict(rule { $0.retention = .lastPeriod })
    #expect(verdict.outcome == .partial)
    #expect(verdict.details.missingPeriods == ["2026-Q3"])
    #expect(verdict.details.newest == "2026-06-30")
  }

  @Test("pages by year are followed: what they hold decides, not their name")
  func yearPages() {
    let html =
      "<h2>Resultados de licitaciones</h2><p><a href='/l/2025'>2025</a></p><p><a href='/l/2026'>2026</a></p>"
      + "<p>\(words(60))</p>"
    let quarters = ["Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre"]
    let page = { (year: Int, count: Int) in
      "<html lang='es'><title>Consulta</title><body><h1>Consulta</h1><p>\(words(60, from: year))</p>"
        + quarters.prefix(count).enumerated().map {
          "<p><a href='/d/\(year)\($0.offset).pdf'>\($0.element)</a></p>"
        }.joined() + "</body></html>"
    }
    let documents = (0..<4).flatMap { ["/d/2025\($0).pdf", "/d/2026\($0).pdf"] }
    let verdict = portal(html, documents: documents, ["/l/2025": page(2025, 4), "/l/2026": page(2026, 2)])
      .verdict(
        rule())
    #expect(verdict.details.missingPeriods == ["2026-Q3"])
    #expect(verdict.details.periodsFound == 6)
  }

  @Test("text that states no period: nobody can tell of which it is, unless a date is required on its face")
  func undatedText() {
    let html = "<h2>Resultados de licitaciones</h2><p>\(words(80))</p>"
    let loose = portal(html).verdict(rule { $0.retention = .lastPeriod })
    #expect(loose.outcome == .undetermined)
    #expect(loose.cause == .noDate)
    let strict = portal(html).verdict(
      rule {
        $0.retention = .lastPeriod
        $0.statedDateRequired = true
      })
    #expect(strict.outcome == .partial)
    #expect(strict.reasons == [.undated])
  }

  @Test("nothing is owed yet: no period is asked for")
  func notYet() {
    let html = "<h2>Resultados de licitaciones</h2><p>\(words(80))</p>"
    let verdict = portal(html).verdict(rule { $0.validFrom = Day("2026-10-01") })
    #expect(verdict.outcome == .met)
    #expect(verdict.details.periodsOwed == nil)
  }

  @Test("half of the periods will do where the rule says so")
  func needed() {
    let (html, paths) = list(["1er trimestre 2026", "2do trimestre 2026"])
    let verdict = portal("<h2>Resultados de licitaciones</h2>" + html, documents: paths).verdict(
      rule(years: 0) { $0.needed = .share(0.5) })
    #expect(verdict.outcome == .met)
    #expect(verdict.details.missingPeriods == ["2026-Q3"])
  }

  @Test("a date of validation before the period's end is said")
  func contradiction() {
    let html = """
      <h2>Resultados de licitaciones</h2><p>\(words(80))</p>
      <p>Periodo que se informa: julio - septiembre de 2026</p><p>Fecha de validación: 15/08/2026</p>
      """
    let verdict = portal(html).verdict(rule { $0.retention = .lastPeriod })
    #expect(verdict.outcome == .partial)
    #expect(verdict.reasons == [.datesContradict])
    #expect(
      portal(html.replacing("15/08/2026", with: "15/10/2026")).verdict(rule { $0.retention = .lastPeriod })
        .outcome
        == .met)
  }

  @Test("a quarter on a drive is published elsewhere, not missing")
  func elsewhere() {
    let html = """
      <h2>Resultados de licitaciones</h2><p><a href='/d/1.pdf'>1er trimestre 2026</a></p>
      <p><a href='/d/2.pdf'>2do trimestre 2026</a></p>
      <p><a href='https://drive.example.org/x/3.pdf'>3er trimestre 2026</a></p>
      """
    let verdict = portal(html, documents: ["/d/1.pdf", "/d/2.pdf"]).verdict(rule(years: 0))
    #expect(verdict.details.unknownPeriods == ["2026-Q3"])
    #expect(verdict.outcome == .partial)
  }

  @Test("the order in which a page lists its periods changes nothing")
  func order() {
    let texts = [
      "1er trimestre 2025", "3er trimestre 2025", "1er trimestre 2026", "Ejercicio 2024", "mayo 2026",
    ]
    let forward = list(texts)
    let backward = list(texts.reversed())
    let a = portal("<h2>Resultados de licitaciones</h2>" + forward.html, documents: forward.paths).verdict(
      rule())
    let b = portal("<h2>Resultados de licitaciones</h2>" + backward.html, documents: backward.paths).verdict(
      rule())
    #expect(a.details.missingPeriods == b.details.missingPeriods)
    #expect(a.details.unknownPeriods == b.details.unknownPeriods)
    #expect(a.outcome == b.outcome)
  }

  // MARK: What the portal says, and dates read elsewhere than on its face

  @Test("what the portal says of itself is told as its own claim, and proves nothing")
  func ownClaims() {
    let html = """
      <h2>Resultados de licitaciones</h2><p>\(words(80))</p>
      <p>Periodo de actualización: Trimestral</p><p>Fecha de actualización: 15/10/2026</p>
      <p>Fecha de validación: 16/10/2026</p><p>Área(s) responsable(s): Dirección de Obras</p>
      """
    let verdict = portal(html).verdict(Obligation.named("awards", "Resultados de licitaciones"))
    #expect(verdict.outcome == .met)
    #expect(verdict.details.statedPeriod == "Trimestral")
    #expect(verdict.details.statedUpdate == "15/10/2026")
    #expect(verdict.details.statedValidation == "16/10/2026")
    #expect(verdict.details.statedArea == "Dirección de Obras")
    let silent = portal("<h2>Resultados de licitaciones</h2><p>\(words(80))</p>").verdict(
      Obligation.named("awards", "Resultados de licitaciones"))
    #expect(silent.details.statedPeriod == nil)
    #expect(silent.details.statedArea == nil)
  }

  private func fresh(_ change: (inout Obligation) -> Void = { _ in }) -> Obligation {
    Obligation.named("awards", "Resultados de licitaciones") {
      $0.maxAge = .init(count: 6, unit: .month)
      change(&$0)
    }
  }

  @Test("a date says where it was read: row, section, page, file's name, server, sitemap")
  func dateSources() {
    let text = "<h2>Resultados de licitaciones</h2><p>\(words(80))</p>"
    #expect(portal(text + "<p>Al 30/09/2026</p>").verdict(fresh()).details.dateSource == "section")
    let rows = (1...3).map { "<tr><td>Obra \($0)</td><td>0\($0)/09/2026</td></tr>" }.joined()
    let table =
      "<h2>Resultados de licitaciones</h2><table><tr><th>Obra</th><th>Fecha</th></tr>\(rows)</table>"
    #expect(portal(table).verdict(fresh()).details.dateSource == "row")
    let page = portal(
      "<p>Última actualización: 01/10/2026</p><h2>Otra cosa</h2><p>\(words(30))</p>" + text)
    #expect(page.verdict(fresh()).outcome == .met)
  }

  @Test("the server's word counts only where the face says nothing and no date on it is required")
  func serverDates() {
    let text = "<h2>Resultados de licitaciones</h2><p>\(words(80))</p>"
    func told(_ header: String?, required: Bool = false) -> Verdict {
      var portal = portal(text)
      portal.files["/l"]?.modified = header
      return portal.verdict(fresh { $0.statedDateRequired = required })
    }
    #expect(told(nil).cause == .noDate)
    #expect(told("Thu, 01 Sep 2022 10:00:00 GMT").reasons == [.outOfDate])
    #expect(told("Thu, 01 Sep 2022 10:00:00 GMT").details.dateSource == "header")
    let recent = told("Tue, 01 Sep 2026 10:00:00 GMT")
    #expect(recent.outcome == .met)
    #expect(recent.details.newest == "2026-09-01")
    #expect(told("Tue, 01 Sep 2026 10:00:00 GMT", required: true).reasons == [.undated])
    // Made on the fly: the day on which it was asked for.
    #expect(told("Mon, 21 Sep 2026 19:00:00 GMT").cause == .noDate)
  }

  @Test("a sitemap says when a page was last changed")
  func sitemapDates() {
    var portal = portal("<h2>Resultados de licitaciones</h2><p>\(words(80))</p>")
    portal["/sitemap.xml"] = """
      <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>http://portal.test/l</loc><lastmod>2022-09-01</lastmod></url></urlset>
      """
    let verdict = portal.verdict(fresh())
    #expect(verdict.reasons == [.outOfDate])
    #expect(verdict.details.dateSource == "sitemap")
  }

  // MARK: Members and their periods

  private let boroughs = MemberList(
    id: "boroughs", title: LocalText([("es", "cada alcaldía")]),
    members: ["Tlalpan", "Iztapalapa", "Xochimilco"].map { .init(name: $0, synonyms: []) })

  private func eachMonth(_ needed: Obligation.Needed = .all) -> Obligation {
    rule(.monthly) {
      $0.forEach = "boroughs"
      $0.retention = .back(.init(count: 3, unit: .month))
      $0.needed = needed
    }
  }

  private func deliveries(_ rows: [(String, String)]) -> String {
    "<h2>Resultados de licitaciones</h2><table><tr><th>Alcaldía</th><th>Mes</th><th>Contratos</th></tr>"
      + rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td><td>12 obras</td></tr>" }.joined() + "</table>"
  }

  @Test("members first, then each one's months: all of them are needed inside")
  func members() {
    // On 2026-11-20 the months owed are August and September; October's deadline has not passed.
    let months = ["Agosto 2026", "Septiembre 2026"]
    let names = ["Tlalpan", "Iztapalapa", "Xochimilco"]
    let all = names.flatMap { name in months.map { (name, $0) } }
    let whole = portal(deliveries(all)).verdict(eachMonth(), lists: [boroughs])
    #expect(whole.outcome == .met)
    #expect(whole.details.membersFound == 3)
    let gap = portal(deliveries(all.filter { $0 != ("Tlalpan", "Septiembre 2026") })).verdict(
      eachMonth(), lists: [boroughs])
    #expect(gap.outcome == .partial)
    #expect(gap.reasons == [.periodMissing])
    #expect(gap.details.membersFound == 2)
    #expect(gap.details.missingPeriods == ["2026-09"])
    let absent = portal(deliveries(all.filter { $0.0 != "Xochimilco" })).verdict(
      eachMonth(), lists: [boroughs])
    #expect(absent.reasons == [.memberMissing])
    #expect(absent.details.missingMembers == ["Xochimilco"])
    let two = portal(deliveries(all.filter { $0.0 != "Xochimilco" })).verdict(
      eachMonth(.count(2)), lists: [boroughs])
    #expect(two.outcome == .met)
  }
}
