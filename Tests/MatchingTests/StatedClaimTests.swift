import Pages
import Testing
import Web

@testable import Matching
@testable import Rules

/// What portals say of themselves under the names that the law gives, and how periods are tied to what they date.
@Suite("Stated claims and ties")
struct StatedClaimTests {
  private func facts(_ body: String, language: String = "es", path: String = "/p") throws -> PageFacts {
    var obligation = Obligation.bare
    obligation.frequency = .quarterly
    let pack = Pack.bare([obligation])
    let reader = FactsReader(Lexicon(pack: pack, obligations: [obligation]))
    let url = try #require(WebURL("http://portal.test\(path)"))
    let html = "<html lang='\(language)'><title>Página</title><body>\(body)</body></html>"
    let answer = Answer(
      status: 200, head: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".utf8),
      body: Array(html.utf8))
    return reader.read(
      Exchange(
        request: Request(number: 1, url: url, purpose: .page),
        fetched: Instant(milliseconds: 1_795_176_000_000),
        outcome: .answer(answer)))
  }

  private func stated(_ body: String, language: String = "es") throws -> [String] {
    try facts(body, language: language).stated.map { "\($0.label): \($0.text)" }
  }

  @Test(
    "behind the colon, in the next cell, in the next block, under a column's head",
    arguments: [
      ("<p>Fecha de actualización: 31/03/2026</p>", "updated: 31/03/2026"),
      ("<p>Última actualización 15 de abril de 2026</p>", "updated: 15 de abril de 2026"),
      ("<p>Fecha de validación: 15/04/2026</p>", "validated: 15/04/2026"),
      ("<p>Periodo que se informa: enero - marzo de 2026</p>", "period: enero - marzo de 2026"),
      ("<p>Periodo de actualización: Trimestral</p>", "period: Trimestral"),
      ("<p><b>Área(s) responsable(s):</b> Dirección de Obras</p>", "area: Dirección de Obras"),
      (
        "<p>Área(s) responsable(s) que genera(n), posee(n) y publica(n) la información: Tesorería</p>",
        "area: Tesorería"
      ),
      (
        "<p>Área responsable</p><p>Dirección General de Administración</p>",
        "area: Dirección General de Administración"
      ),
      (
        "<table><tr><td>Fecha de actualización</td><td>31/03/2026</td></tr><tr><td>Tema</td><td>x y</td></tr></table>",
        "updated: 31/03/2026"
      ),
      (
        "<table><tr><th>Tema</th><th>Fecha de validación</th></tr><tr><td>a b</td><td>10/04/2026</td></tr></table>",
        "validated: 10/04/2026"
      ),
      ("<dl><dt>Ultimo aggiornamento</dt><dd>3 maggio 2026</dd></dl>", "updated: 3 maggio 2026"),
      ("<p>Data de atualização: 02/05/2026</p>", "updated: 02/05/2026"),
      ("<p>Last updated: March 3, 2026</p>", "updated: March 3, 2026"),
      ("<p>Ufficio responsabile: Servizi sociali</p>", "area: Servizi sociali"),
    ])
  func claims(body: String, expected: String) throws { #expect(try stated(body) == [expected]) }

  @Test(
    "sentences, empty labels and dates that are none claim nothing",
    arguments: [
      "<p>Fecha de actualización: DD/MM/AAAA</p>", "<p>Fecha de actualización:</p><h2>Otro tema</h2>",
      "<p>El periodo de actualización de la información pública que deben observar todas las áreas es corto</p>",
      "<p>Periodo de sesiones</p>", "<p>Fecha de validación:</p><p>Fecha de actualización:</p>",
      "<p>Actualizado el padrón de usuarios, la oficina seguirá con las visitas a cada casa de la colonia</p>",
    ])
  func none(body: String) throws { #expect(try stated(body) == []) }

  @Test("what is said is cut at 120 bytes, between words")
  func long() throws {
    let name = String(repeating: "Dirección General ", count: 20)
    let text = try #require(try facts("<p>Área responsable: \(name)</p>").stated.first?.text)
    #expect(text.utf8.count <= 120)
    #expect(text.hasSuffix("Dirección") || text.hasSuffix("General"))
  }

  @Test("a period is tied to the link, row or section that it dates, with the year from where it stands")
  func ties() throws {
    let page = try facts(
      """
      <h2>2025</h2><p><a href='/a.pdf'>Primer trimestre</a></p>
      <h2>Contratos</h2><table><tr><th>Año</th><th>Trimestre</th><th>Monto</th></tr>
      <tr><td>2024</td><td>Segundo trimestre</td><td>500 pesos</td></tr></table>
      <h2>Segundo semestre de 2023</h2><p>Texto de la sección sobre lo hecho.</p>
      """)
    func days(_ fact: DateFact) -> String { "\(fact.date.first)..\(fact.date.last)" }
    #expect(page.dates.filter { $0.link >= 0 }.map(days) == ["2025-01-01..2025-03-31"])
    #expect(page.dates.filter { $0.place == .row }.map(days) == ["2024-04-01..2024-06-30"])
    #expect(
      page.dates.filter { $0.place == .heading }.map(days) == [
        "2025-01-01..2025-12-31", "2023-07-01..2023-12-31",
      ])
  }

  @Test("a year that stands on no part of the page stays open")
  func yearless() throws {
    let page = try facts("<h2>Contratos</h2><p><a href='/a.pdf'>Primer trimestre</a></p>")
    #expect(page.dates.filter { $0.link >= 0 }.map(\.isYearless) == [true])
    let inAddress = try facts(
      "<p><a href='/a.pdf'>Primer trimestre</a></p>", path: "/transparencia/2025/contratos")
    #expect(inAddress.dates.filter { $0.link >= 0 }.map(\.date.first.description) == ["2025-01-01"])
  }
}

extension Obligation {
  fileprivate static var bare: Obligation {
    Obligation(
      id: "x", title: LocalText([("es", "Contratos")]), category: "common", basis: [], source: nil,
      status: .inUse,
      importance: .mandatory, appliesTo: [], responsible: nil, validFrom: nil, validUntil: nil, replaces: nil,
      topic: Topic(
        id: "x", statutoryNames: [Topic.Term(text: "Contratos", language: nil)], synonyms: [],
        negativeWords: []),
      publishedAs: [.page], maxClicks: 5, contains: [], minRows: 1, formats: [], maxAge: nil,
      statedDateRequired: false, forEach: nil, parts: [], needed: .all, judgedBy: .machine, question: nil,
      judgedAgainDays: 365, wording: [], digestOnly: false, place: Place(file: "x.yaml", line: 1, column: 1))
  }
}

extension Pack {
  fileprivate static func bare(_ obligations: [Obligation]) -> Pack {
    Pack(
      id: "test", version: "1", languages: ["es"], laws: [], categories: [], platforms: [], defaults: .init(),
      minCoverage: 0.9, timeZone: "UTC", agreements: [], levels: [], confirmation: .init(), weights: .init(),
      holidays: [], institutions: [], lists: [], vocabulary: [], obligations: obligations,
      digest: Digest(of: "test"))
  }
}
