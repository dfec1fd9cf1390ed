import Testing
import Web

@testable import Auditing
@testable import Rules

/// Each criterion: when it holds, when it fails and with which reason, when it is unknown.
@Suite("Criteria")
struct CriteriaTests {
  private func portal(_ home: String, _ more: [String: String] = [:]) -> PaperPortal {
    var pages = more
    pages["/"] = "<html lang='es'><title>Portal</title><body>\(home)</body></html>"
    return PaperPortal(pages)
  }

  private func table(_ header: [String], _ rows: [[String]]) -> String {
    let head = header.map { "<th>\($0)</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
    return "<h2>Pozos de agua</h2><table><tr>\(head)</tr>\(body)</table>"
  }

  private let rows = [["Norte", "12", "3,400"], ["Sur", "9", "2,100"], ["Centro", "4", "950"]]

  @Test("contains: every name in one table")
  func contains() {
    let rule = Obligation.named("wells", "Pozos de agua") {
      $0.contains = [.name("nombre"), .name("profundidad"), .name("caudal")]
    }
    let whole = portal(table(["Nombre", "Profundidad", "Caudal"], rows)).verdict(rule)
    #expect(whole.outcome == .met)
    let lacking = portal(table(["Nombre", "Profundidad", "Dueño"], rows)).verdict(rule)
    #expect(lacking.outcome == .partial)
    #expect(lacking.reasons == [.contentMissing])
    #expect(lacking.details.missingContent == ["caudal"])
    let empty = portal(
      table(["Nombre", "Profundidad", "Caudal"], [["Norte", "12", "ND"], ["Sur", "9", "-"]])
    ).verdict(rule)
    #expect(empty.outcome == .partial)
    #expect(empty.reasons == [.emptyColumn])
  }

  @Test("contains: labels with a value will do where there is no table")
  func labels() {
    let rule = Obligation.named("office", "Oficina de información") {
      $0.contains = [.name("horario"), .name("titular")]
    }
    let text =
      "<h2>Oficina de información</h2><p>Titular: Ana López</p><p>Horario: de 9 a 15 horas</p><p>\(words(40))</p>"
    #expect(portal(text).verdict(rule).outcome == .met)
    let half = "<h2>Oficina de información</h2><p>Titular: Ana López</p><p>\(words(40))</p>"
    #expect(portal(half).verdict(rule).details.missingContent == ["horario"])
  }

  @Test("contains in a document is unknown until documents are opened")
  func unopened() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.contains = [.name("caudal")] }
    var portal = portal("<p><a href='/p.pdf'>Pozos de agua</a></p>")
    portal.add(pdf: "/p.pdf")
    let verdict = portal.verdict(rule)
    #expect(verdict.outcome == .partial)
    #expect(verdict.cause == .documentNotOpened)
  }

  @Test("typed fields count in a footer too")
  func typed() {
    let rule = Obligation.named("phone", "Teléfono de la oficina") { $0.contains = [.typed(.telephone)] }
    let home = "<p>\(words(40))</p><footer><p>Tel. (55) 5555 1234</p></footer>"
    let verdict = portal(home).verdict(rule)
    #expect(verdict.outcome == .met)
    #expect(verdict.observations[0].substance.kind == .fields)
    #expect(portal("<p>\(words(40))</p>").verdict(rule).outcome == .notMet)
  }

  @Test("min-rows counts filled rows")
  func minRows() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.minRows = 3 }
    #expect(portal(table(["Nombre", "Profundidad", "Caudal"], rows)).verdict(rule).outcome == .met)
    let few = portal(table(["Nombre", "Profundidad", "Caudal"], Array(rows.prefix(2)))).verdict(rule)
    #expect(few.outcome == .partial)
    #expect(few.reasons == [.tooFewRows])
    #expect(few.details.rows == 2 && few.details.rowsAsked == 3)
  }

  @Test("published-as: another kind is partial, never not met")
  func kind() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.publishedAs = [.table] }
    #expect(portal(table(["Nombre", "Profundidad", "Caudal"], rows)).verdict(rule).outcome == .met)
    let text = portal("<h2>Pozos de agua</h2><p>\(words(60))</p>").verdict(rule)
    #expect(text.outcome == .partial)
    #expect(text.reasons == [.otherKind])
    #expect(text.details.foundKind == ["page"])
  }

  @Test("formats: the real type, from the bytes")
  func formats() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.formats = ["csv", "xlsx"] }
    var portal = portal("<p><a href='/p.csv'>Pozos de agua</a></p>")
    portal.files["/p.csv"] = .init(
      type: "text/csv", body: Array("nombre,caudal\nNorte,12\nSur,9\nCentro,4\n".utf8))
    #expect(portal.verdict(rule).outcome == .met)
    portal.add(pdf: "/p.csv")
    let verdict = portal.verdict(rule)
    #expect(verdict.outcome == .partial)
    #expect(verdict.reasons == [.formatMissing])
    #expect(verdict.details.foundFormat == ["pdf"])
  }

  @Test("max-clicks: the shortest chain of links from the home page")
  func clicks() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.maxClicks = 2 }
    let step = { (next: String) in
      "<html><title>x</title><body><p><a href='\(next)'>Agua, pozos y más</a> \(words(30))</p></body></html>"
    }
    let end = "<html><title>Pozos de agua</title><body><p>\(words(60))</p></body></html>"
    let near = portal("<p><a href='/1'>Uno</a></p>", ["/1": step("/2"), "/2": end]).verdict(rule)
    #expect(near.outcome == .met)
    let far = portal("<p><a href='/1'>Uno</a></p>", ["/1": step("/2"), "/2": step("/3"), "/3": end]).verdict(
      rule)
    #expect(far.outcome == .partial)
    #expect(far.reasons == [.tooDeep])
    #expect(far.details.clicks == 3)
  }

  @Test("max-age: the newest date of the place, or none")
  func age() {
    let rule = Obligation.named("wells", "Pozos de agua") { $0.maxAge = .init(count: 3, unit: .month) }
    let page = { (date: String) in
      "<h2>Pozos de agua</h2><p>\(words(60))</p><p>Fecha de actualización: \(date)</p>"
    }
    #expect(portal(page("31/10/2026")).verdict(rule).outcome == .met)
    let old = portal(page("31/12/2024")).verdict(rule)
    #expect(old.outcome == .partial)
    #expect(old.reasons == [.outOfDate])
    #expect(old.details.newest == "2024-12-31" && old.details.oldestAllowed == "2026-08-20")
    let unset = portal(page("DD/MM/AAAA")).verdict(rule)
    #expect(unset.outcome == .partial)
    #expect(unset.cause == .noDate)
    var strict = rule
    strict.statedDateRequired = true
    #expect(portal(page("sin fecha")).verdict(strict).reasons == [.undated])
  }

  @Test("for-each: who is missing, by name")
  func members() {
    let list = MemberList(
      id: "zones", title: LocalText([("es", "zonas")]),
      members: [
        .init(name: "Zona Norte", synonyms: []), .init(name: "Zona Sur", synonyms: ["Sur"]),
        .init(name: "Zona Centro", synonyms: []),
      ])
    let rule = Obligation.named("wells", "Pozos de agua") { $0.forEach = "zones" }
    let all = portal(table(["Zona", "Pozos"], [["ZONA NORTE", "3"], ["Sur", "4"], ["Zona Centro", "9"]]))
    #expect(all.verdict(rule, lists: [list]).outcome == .met)
    let some = portal(table(["Zona", "Pozos"], [["Zona Norte", "3"], ["Zona Sur", "4"]])).verdict(
      rule, lists: [list])
    #expect(some.outcome == .partial)
    #expect(some.reasons == [.memberMissing])
    #expect(some.details.missingMembers == ["Zona Centro"])
    #expect(some.details.membersFound == 2 && some.details.membersOwed == 3)
    // Not one of them: the count is the verdict; behind a document that was not opened it is not known.
    let none = portal(table(["Zona", "Pozos"], [["Uno", "3"], ["Dos", "4"]])).verdict(rule, lists: [list])
    #expect(none.outcome == .notMet)
    #expect(none.reasons == [.memberMissing] && none.cause == nil)
    #expect(none.details.missingMembers?.count == 3)
    var closed = portal("<p><a href='/p.pdf'>Pozos de agua</a></p>")
    closed.add(pdf: "/p.pdf")
    let unknown = closed.verdict(rule, lists: [list])
    #expect(unknown.outcome == .undetermined)
    #expect(unknown.cause == .documentNotOpened && unknown.reasons.isEmpty)
    var most = rule
    most.needed = .count(2)
    #expect(
      portal(table(["Zona", "Pozos"], [["Zona Norte", "3"], ["Zona Sur", "4"]])).verdict(most, lists: [list])
        .outcome == .met)
  }

  @Test("parts: the whole is met through them")
  func parts() {
    var rule = Obligation.named("organisation", "Organización")
    rule.parts = [
      .named("organisation/chart", "Organigrama"), .named("organisation/rules", "Manual de organización"),
    ]
    let chart = "<h2>Organigrama</h2><p>\(words(60))</p>"
    let manual = "<h2>Manual de organización</h2><p>\(words(60, from: 4))</p>"
    #expect(portal(chart + manual).verdict(rule).outcome == .met)
    let half = portal(chart).verdict(rule)
    #expect(half.outcome == .partial)
    #expect(half.reasons == [.partMissing])
    #expect(half.parts.map(\.outcome) == [.met, .notMet])
    rule.needed = .any
    #expect(portal(chart).verdict(rule).outcome == .met)
    #expect(portal("<p>\(words(40))</p>").verdict(rule).outcome == .notMet)
  }

  @Test("what only a person can judge is for review, and not in the score")
  func person() {
    let person = Obligation.named("plain", "Lenguaje claro") { $0.judgedBy = .person }
    let other = Obligation.named("wells", "Pozos de agua")
    let verdicts = portal("<h2>Pozos de agua</h2><p>\(words(60))</p>").verdicts([person, other])
    #expect(verdicts.map(\.outcome) == [.undetermined, .met])
    #expect(verdicts[0].cause == .forReview)
    let score = Score(verdicts, pack: .testing([person, other], lists: [], minCoverage: 0.95))
    #expect(score.low == 100 && score.high == 100)
  }
}

@Suite("Score")
struct ScoreTests {
  private func verdict(_ outcome: Verdict.Outcome, _ importance: String = "mandatory", cause: Cause? = nil)
    -> Verdict
  {
    var verdict = Verdict(
      obligation: "x", category: "c", institution: nil, outcome: outcome, importance: importance)
    verdict.cause = cause
    return verdict
  }

  @Test("low is what is proved, rounded down; high what may be, rounded up")
  func interval() {
    var pack = Pack.testing([], lists: [], minCoverage: 1)
    pack.levels = [
      .init(name: LocalText([("es", "Oro")]), minScore: 85, essentialGate: true),
      .init(name: LocalText([("es", "Básico")]), minScore: 0, essentialGate: false),
    ]
    // Weights 3, 2, 1: met 3, partial 2 at half, undetermined 1: low (3 + 1) / 6, high (3 + 1 + 1) / 6.
    let score = Score(
      [
        verdict(.met, "essential"), verdict(.partial), verdict(.undetermined, "recommended", cause: .timeout),
      ], pack: pack)
    #expect(score.low == 66.6)
    #expect(score.high == 83.4)
    #expect(score.level == "Básico" && score.highLevel == nil)
    // A partial with an unknown may be a whole.
    #expect(Score([verdict(.partial, cause: .documentNotOpened)], pack: pack).high == 100)
    // The gate: gold needs every essential obligation.
    let gate = Score([verdict(.notMet, "essential")] + Array(repeating: verdict(.met), count: 20), pack: pack)
    #expect(gate.low == 93 && gate.level == "Básico")
    #expect(Score([verdict(.notApplicable)], pack: pack).low == nil)
  }
}
