import Auditing
import Foundation
import Rules
import Running
import Testing
import Web

@testable import vitrina

private let head = """
  id: small
  version: 1
  languages: [es]
  agreements: {agua: {title: Acuerdo, source: acta}}
  categories: {agua: Agua}
  """

private func pack(_ examples: String, files: [PackReader.File] = []) throws -> Pack {
  let rule = """
    - id: wells
      title: Pozos de agua
      category: agua
      basis: agreement agua point 1
      examples:

    """
  let read = PackReader.read(
    files: [
      .init(name: "pack.yaml", text: head), .init(name: "obligations/agua.yaml", text: rule + examples),
    ] + files)
  return try #require(read.pack, "\(read.findings.map { $0.rendered(in: "en") })")
}

private let table =
  "<h2>Pozos de agua</h2><table><tr><th>Pozo<th>Caudal<tr><td>Uno<td>12<tr><td>Dos<td>9</table>"

@Test("examples are judged as pages of a small portal, and the difference is told where it stands")
func ruleExamples() throws {
  let small = try pack(
    """
        - {html: \(table), date: 2026-11-20, verdict: met}
        - {html: <h2>Pozos de agua</h2><p>Próximamente.</p>, date: 2026-11-20, verdict: not-met, reason: announced}
        - {html: <p>Otra cosa</p>, date: 2026-11-20, verdict: met}
        - {html: <p>Otra cosa</p>, date: 2026-11-20, verdict: met, known-miss: palabras nuevas}
        - {html: \(table), date: 2026-11-20, verdict: met, known-miss: se corrigió}
    """)
  let test = RuleTest(pack: small)
  let outcomes = test.run()
  #expect(outcomes.map(\.isRight) == [true, true, false, false, true])
  #expect(test.withoutExamples.isEmpty)
  let spanish = RulesTestReport(outcomes: outcomes, withoutExamples: [], language: .es)
  #expect(spanish.failures.count == 1)
  for line in [
    "obligations/agua.yaml:8:7: wells", "debe dar: Se cumple", "da: No lo encontramos",
    ": error conocido (palabras nuevas)", "ya da lo que debe: borre «known-miss» (se corrigió)",
    "5 ejemplos: 3 bien, 1 mal, 1 con error conocido",
  ] { #expect(spanish.text.contains(line), "\(line)\n\(spanish.text)") }
  let english = RulesTestReport(outcomes: outcomes, withoutExamples: ["wells"], language: .en).text
  #expect(english.contains("5 examples: 3 right, 1 wrong, 1 known to miss"))
  #expect(english.contains("Without an example that is met and one that is not, of those in use: 1 (wells)"))
}

@Test("a saved page is read as its bytes are, with its links to other saved files; the day counts")
func savedExamples() throws {
  let saved =
    "<html><meta charset=iso-8859-1><title>Agua</title><h1>Pozos de agua</h1><a href='p.csv'>Datos</a></html>"
  let small = try pack(
    """
        - {page: examples/wells/a.html, date: 2026-11-20, verdict: met}
        - {page: examples/wells/a.html, url: /otra/a.html, date: 2026-11-20, verdict: not-met, reason: dead-link}
    """,
    files: [
      .init(name: "examples/wells/a.html", bytes: saved.unicodeScalars.map { UInt8($0.value) }),
      .init(name: "examples/wells/p.csv", text: "pozo,caudal\nUno,12\nDos,9\nTres,7\n"),
    ])
  let outcomes = RuleTest(pack: small).run()
  #expect(outcomes.map(\.isRight) == [true, true], "\(outcomes.map(\.verdict))")
}

@Test("an obligation in use without an example met and one not is named")
func missingExamples() throws {
  let small = try pack("    - {html: \(table), date: 2026-11-20, verdict: met}\n")
  #expect(RuleTest(pack: small).withoutExamples.map(\.id) == ["wells"])
}

@Test("health: undetermined on most, met everywhere, met nowhere, met by one page")
func health() throws {
  func verdict(_ id: String, _ outcome: Verdict.Outcome, _ path: String = "/x") throws -> Verdict {
    var verdict = Verdict(
      obligation: id, category: "c", institution: nil, outcome: outcome, importance: "mandatory")
    if outcome == .undetermined { verdict.cause = .timeout }
    verdict.observations = [
      Observation(
        criterion: "available", step: 3, url: try #require(WebURL("http://a.test" + path)), quote: "q",
        substance: Substance(kind: .text), fetched: Instant(milliseconds: 0), sha256: nil, file: nil,
        offset: nil)
    ]
    return verdict
  }
  let portals = try (0..<4).map { number in
    PortalResult(
      id: "p\(number)", url: try #require(WebURL("http://a.test/")), institution: nil,
      coverage: Coverage(read: 1, known: 1, stopped: .settled),
      score: Score(low: 0, high: 0, level: nil, highLevel: nil),
      verdicts: [
        try verdict("open", number == 0 ? .met : .undetermined), try verdict("always", .met),
        try verdict("twin", number == 3 ? .notMet : .met), try verdict("never", .notMet),
        try verdict("sound", number < 2 ? .met : .notMet, "/own"),
        try verdict("apart", .notApplicable),
      ])
  }
  let ids = ["open", "always", "twin", "never", "sound", "apart"]
  let health = RuleHealth(portals: portals, obligations: ids)
  #expect(health.undetermined == [.init(obligation: "open", number: 3, of: 4)])
  #expect(health.metEverywhere == [.init(obligation: "always", number: 4, of: 4)])
  #expect(health.metNowhere == [.init(obligation: "never", number: 0, of: 4)])
  #expect(health.samePage == [.init(first: "always", second: "twin", number: 3, of: 3)])
  let text = RulesHealthReport(health: health, pack: "mx", language: .en).text
  #expect(text.contains("Met by the same page:\n  always = twin  3/3"), "\(text)")
  // Two portals say nothing of a rule.
  let few = RuleHealth(portals: Array(portals.prefix(2)), obligations: ids)
  #expect(few.metEverywhere.isEmpty && few.samePage.isEmpty)
  #expect(
    RulesHealthReport(health: few, pack: "mx", language: .es).text.contains("Ninguna regla parece enferma"))
  let none = RuleHealth(portals: [], obligations: ids)
  #expect(RulesHealthReport(health: none, pack: "mx", language: .es).text.contains("no tiene ningún portal"))
}

@Test(
  "the packs that come with the project judge their own examples as they say",
  arguments: ["mx-cdmx", "general"])
func shippedPacks(name: String) throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let pack = try #require(PackReader.read(folder: root.appending(path: "Rules/\(name)").path).pack)
  let wrong = RuleTest(pack: pack).run().filter { !$0.isRight && $0.example.knownMiss == nil }
  #expect(wrong.isEmpty, "\(wrong.map { "\($0.example.place.file):\($0.example.place.line)" })")
}
