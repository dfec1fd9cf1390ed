import Testing
import Web

@testable import Auditing
@testable import Rules

/// Members that only the portal itself names.
@Suite("Lists from the portal's own catalogue")
struct CatalogueTests {
  private let catalogue = Obligation.named("programmes", "Catálogo de programas") {
    $0.publishedAs = [.table]
    $0.contains = [.name("programa"), .name("presupuesto")]
  }
  private let sheets = Obligation.named("sheets", "Fichas de apoyo") { $0.forEach = "programmes" }

  private func list(min: Int = 1, column: String? = "programa") -> MemberList {
    MemberList(
      id: "programmes", title: LocalText([("es", "cada programa")]), members: [],
      catalogue: .init(obligation: "programmes", column: column, min: min))
  }

  private let table = """
    <h2>Catálogo de programas</h2><table><tr><th>Programa</th><th>Presupuesto</th></tr>
    <tr><td>Mejora de Vivienda</td><td>100</td></tr><tr><td>Becas Escolares</td><td>200</td></tr>
    <tr><td>Comedor Popular</td><td>300</td></tr><tr><td>-</td><td>4</td></tr></table>
    """

  private func sheet(_ names: [String]) -> String {
    let rows = names.map { "<tr><td>\($0)</td><td>Objetivo y requisitos</td></tr>" }.joined()
    return "<h2>Fichas de apoyo</h2><table><tr><th>Nombre</th><th>Ficha</th></tr>\(rows)</table>"
  }

  private func judged(_ body: String, _ list: MemberList, maxPages: Int = 1000) -> Verdict {
    let portal = PaperPortal(["/": "<html lang='es'><title>Portal</title><body>\(body)</body></html>"])
    return portal.verdicts([catalogue, sheets], lists: [list], maxPages: maxPages)[1]
  }

  @Test("each programme of the catalogue, however it is written")
  func all() {
    let verdict = judged(
      table + sheet(["MEJORA DE VIVIENDA", "Becas escolares 2026", "Comedor popular"]), list())
    #expect(verdict.outcome == .met, "\(verdict)")
    #expect(verdict.details.membersFound == 3 && verdict.details.membersOwed == 3)
  }

  @Test("the missing ones are named as the catalogue names them")
  func some() {
    let verdict = judged(table + sheet(["Mejora de vivienda", "Otra cosa"]), list())
    #expect(verdict.outcome == .partial && verdict.reasons == [.memberMissing])
    #expect(verdict.details.missingMembers == ["Becas Escolares", "Comedor Popular"])
    let none = judged(table + sheet(["Una", "Otra"]), list())
    #expect(none.outcome == .notMet && none.details.membersOwed == 3)
  }

  @Test("no catalogue, a shrunken one, or one without the column: the list is unknown, never shorter")
  func unknown() {
    let whole = sheet(["Mejora de vivienda", "Becas escolares"])
    for (body, list) in [
      (whole, list()), (table + whole, list(min: 4)), (table + whole, list(column: "proyecto")),
    ] {
      let verdict = judged(body, list)
      #expect(verdict.outcome == .undetermined && verdict.cause == .listUnknown, "\(verdict)")
      #expect(verdict.reasons.isEmpty && verdict.details.missingMembers == nil)
    }
    // The obligation is not among those that the portal owes.
    let portal = PaperPortal(["/": "<html><title>Portal</title><body>\(table)\(whole)</body></html>"])
    #expect(portal.verdict(sheets, lists: [list()]).cause == .listUnknown)
  }

  @Test("without a column the entries of the place are the members")
  func entries() {
    var source = catalogue
    source.publishedAs = [.page]
    source.contains = []
    let items = """
      <h2>Catálogo de programas</h2><p>\(words(40))</p>
      <ul><li>Mejora de Vivienda</li><li>Becas Escolares</li></ul>
      """
    let body = items + sheet(["Mejora de vivienda", "Otra"])
    let portal = PaperPortal(["/": "<html lang='es'><title>Portal</title><body>\(body)</body></html>"])
    let verdict = portal.verdicts([source, sheets], lists: [list(column: nil)])[1]
    #expect(
      verdict.outcome == .partial && verdict.details.missingMembers == ["Becas Escolares"], "\(verdict)")
  }

  @Test("a catalogue that is owed for each of its own members has none")
  func circle() {
    var source = catalogue
    source.forEach = "programmes"
    let portal = PaperPortal(["/": "<html lang='es'><title>Portal</title><body>\(table)</body></html>"])
    #expect(portal.verdicts([source], lists: [list()])[0].cause == .listUnknown)
  }
}
