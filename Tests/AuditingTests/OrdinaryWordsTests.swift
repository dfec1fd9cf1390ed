import Testing
import Web

@testable import Auditing
@testable import Rules

/// Words that are signs of an empty page only together with the little words around them.
@Suite("Ordinary words are no signs of emptiness")
struct OrdinaryWordsTests {
  @Test(
    "results, construction and upkeep can be what a page publishes",
    arguments: ["Resultados de auditorías", "Licencias de construcción", "Mantenimiento de pozos"])
  func published(name: String) {
    let portal = PaperPortal([
      "/": "<title>Portal</title><a href='/a.html'>\(name)</a>",
      "/a.html": "<title>\(name)</title><h1>\(name)</h1><p>\(name): \(words(60))</p>",
    ])
    #expect(portal.verdict(Obligation.named("topic", name)).outcome == .met)
  }

  @Test(
    "with their little words they still are",
    arguments: ["En construcción.", "Sitio en construcción", "Sección en mantenimiento"])
  func underConstruction(text: String) {
    let verdict = PaperPortal(["/": "<title>Portal</title><h2>Licencias de construcción</h2><p>\(text)</p>"])
      .verdict(Obligation.named("topic", "Licencias de construcción"))
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .underConstruction)
  }

  @Test("results for a search are no publication")
  func search() {
    let portal = PaperPortal([
      "/": "<title>Portal</title><a href='/b?q=x'>x</a>",
      "/b?q=x":
        "<title>Resultados para contratos de obra</title><h1>Contratos de obra</h1><p>\(words(60))</p>",
    ])
    #expect(portal.verdict(Obligation.named("topic", "Contratos de obra")).outcome == .notMet)
  }

  @Test("who keeps a dead document and when it was updated is not the document")
  func deadDocument() {
    let note =
      "Fecha de actualización: 15 de octubre de 2026. Área responsable: Dirección de Recursos Materiales."
    let page = { (link: String) -> String in
      "<title>Portal</title><h1>Informe anual de labores</h1>\(link)<p>\(note)</p>"
    }
    let rule = Obligation.named("report", "Informe anual de labores")
    let dead = PaperPortal(["/": page("<a href='/informe.pdf'>Informe (PDF)</a>")]).verdict(rule)
    #expect(dead.outcome == .notMet)
    #expect(dead.reasons.first == .deadLink)
    let error = PaperPortal([
      "/": page("<a href='/informe.xlsx'>Informe (XLSX)</a>"), "/informe.xlsx": "<h1>Error 500</h1>",
    ]).verdict(rule)
    #expect(error.outcome == .notMet)
    #expect(error.reasons == [.falseFormat])
  }

  @Test("an initial within a name ends no sentence")
  func initials() {
    let list = MemberList(
      id: "places", title: LocalText([("es", "cada alcaldía")]),
      members: [.init(name: "Gustavo A. Madero", synonyms: []), .init(name: "Tlalpan", synonyms: [])])
    let rule = Obligation.named("topic", "Calidad del agua") { $0.forEach = "places" }
    let rows =
      "<tr><th>Alcaldía</th><th>Muestras</th></tr><tr><td>Gustavo A. Madero</td><td>31</td></tr>"
      + "<tr><td>Tlalpan</td><td>26</td></tr>"
    let verdict = PaperPortal(["/": "<title>Portal</title><h1>Calidad del agua</h1><table>\(rows)</table>"])
      .verdict(rule, lists: [list])
    #expect(verdict.outcome == .met)
    #expect(verdict.details.membersFound == 2)
  }
}
