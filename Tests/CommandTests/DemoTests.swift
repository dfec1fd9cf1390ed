import Auditing
import Foundation
import Serving
import Testing
import Web

@testable import vitrina

/// The package's folder: tests run anywhere.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path
private let rules = root + "/Rules/mx-cdmx"

/// The demo, once, in a folder of its own.
private func demo(_ folder: String, _ more: String...) async -> (
  code: ExitCode, output: String, error: String
) {
  let listener = Listener()
  let program = Program(
    commands: Commands.all, environment: Environment(variables: ["XDG_STATE_HOME": folder]),
    console: listener.console)
  let code = await program.run(["demo", "--rules", rules] + more)
  return (code, listener.output, listener.error)
}

private func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
  let folder = FileManager.default.temporaryDirectory.path + "/vitrina-demo-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try await body(folder)
}

/// What the JSON scorecard says, as far as these tests ask.
private struct Card: Decodable {
  struct Portal: Decodable {
    var id: String
    var verdicts: [Verdict]
  }
  struct Verdict: Decodable {
    var obligation: String
    var verdict: String
    var cause: String?
    var reasons: [String]
    var details: Details
  }
  struct Details: Decodable {
    var missingMembers: [String]?
    var missingContent: [String]?
    var newest: String?
  }
  var portals: [Portal]

  init(_ folder: String) throws {
    let path = folder + "/vitrina/demo/reports/scorecard.json"
    self = try JSONDecoder().decode(Card.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// `met`, `partial: out-of-date`, `undetermined: robots`.
  func verdict(_ portal: String, _ obligation: String) -> String? {
    guard let verdict = find(portal, obligation) else { return nil }
    let why = [verdict.reasons.first, verdict.cause].compactMap { $0 }.first
    return why.map { "\(verdict.verdict): \($0)" } ?? verdict.verdict
  }

  func find(_ portal: String, _ obligation: String) -> Verdict? {
    portals.first { $0.id == portal }?.verdicts.first { $0.obligation == obligation }
  }
}

@Suite(.serialized) struct DemoTests {
  @Test("every fault that was planted gets the verdict that a person would give")
  func planted() async throws {
    try await withFolder { folder in
      let (code, output, error) = await demo(folder)
      #expect(code == .done, "\(error)")
      let card = try Card(folder)
      #expect(card.portals.map(\.id).sorted() == ["iztapalapa", "segiagua"])
      let expected: [(String, String, String)] = [
        // Rightly published: in tables, documents, text; in ISO-8859-1 that no label tells.
        ("iztapalapa", "transparency-section", "met"), ("iztapalapa", "legal-framework", "met"),
        ("iztapalapa", "structure", "met"), ("iztapalapa", "directory", "met"),
        ("iztapalapa", "budget", "met"),
        ("iztapalapa", "district-social-programmes", "met"),
        ("iztapalapa", "district-programme-rules", "met"),
        ("iztapalapa", "district-public-works", "met"), ("segiagua", "structure", "met"),
        ("segiagua", "water-quality", "met"), ("segiagua", "water-tariffs", "met"),
        ("segiagua", "audits", "met"),
        ("segiagua", "pay", "met"), ("segiagua", "contracts", "met"),
        // Missing, named only, announced, under construction, the law's own words.
        ("iztapalapa", "district-assets", "not-met: mentioned-only"),
        ("segiagua", "transparency-committee", "not-met: not-found"),
        ("iztapalapa", "district-participation", "not-met: named-only"),
        ("segiagua", "water-participation", "not-met: named-only"),
        ("iztapalapa", "district-permits", "not-met: announced"),
        ("segiagua", "water-programme-reports", "not-met: announced"),
        ("segiagua", "powers", "not-met: under-construction"),
        ("segiagua", "legal-framework", "not-met: law-text-only"),
        // Dead documents; spreadsheets that are error pages.
        ("iztapalapa", "district-reports", "not-met: dead-link"),
        ("segiagua", "water-concession-contracts", "not-met: dead-link"),
        ("iztapalapa", "suppliers", "not-met: false-format"),
        ("segiagua", "water-statistics", "not-met: false-format"),
        // Out of date; incomplete.
        ("iztapalapa", "pay", "partial: out-of-date"),
        ("iztapalapa", "construction-permits", "partial: out-of-date"),
        ("segiagua", "budget", "partial: out-of-date"),
        ("segiagua", "water-indicators", "partial: out-of-date"),
        ("iztapalapa", "district-council", "partial: part-missing"),
        ("iztapalapa", "district-beneficiaries", "partial: content-missing"),
        ("segiagua", "water-quality-by-district", "partial: member-missing"),
        // What could not be checked.
        ("iztapalapa", "audits", "undetermined: needs-javascript"),
        ("segiagua", "hydraulic-works", "undetermined: needs-javascript"),
        ("iztapalapa", "transparency-committee", "undetermined: robots"),
        ("segiagua", "water-permits", "undetermined: robots"),
        ("segiagua", "suppliers", "undetermined: published-elsewhere"),
        ("iztapalapa", "gender-and-disability", "undetermined: for-review"),
      ]
      for (portal, obligation, verdict) in expected {
        #expect(card.verdict(portal, obligation) == verdict, "\(portal) \(obligation)")
      }
      #expect(
        card.find("segiagua", "water-quality-by-district")?.details.missingMembers == [
          "Milpa Alta", "Tláhuac",
        ])
      #expect(
        card.find("iztapalapa", "district-beneficiaries")?.details.missingContent == ["unidad territorial"])
      #expect(card.find("segiagua", "water-indicators")?.details.newest == "2022-01-20")

      #expect(output.contains("16 de noviembre de 2026"))
      #expect(output.contains("Alcaldía Iztapalapa\n==="))
      // What a sample server says is no word about the institution.
      #expect(output.contains("y no en el portal de"))
      for place in ["history.sqlite", "evidence/audit-1", "reports"] {
        let path = "\(folder)/vitrina/demo/\(place)"
        #expect(output.contains(path))
        #expect(FileManager.default.fileExists(atPath: path))
      }
      // The commands that it suggests work as they are printed.
      let store = "\(folder)/vitrina/demo/history.sqlite"
      let history = await run("history", "--store", store)
      #expect(history.code == .done)
      let query = await run(
        "query", "--store", store, "SELECT obligation, reasons, since FROM latest WHERE verdict = 'not-met'")
      #expect(query.code == .done)
      #expect(query.output.contains("water-participation"))
      #expect(output.contains("SELECT obligation, reasons, since FROM latest WHERE verdict = 'not-met'"))
    }
  }

  @Test("it may be run again, in English too, and says the same of every obligation")
  func again() async throws {
    try await withFolder { folder in
      let first = await demo(folder)
      #expect(first.code == .done)
      let card = try Data(contentsOf: URL(filePath: folder + "/vitrina/demo/reports/scorecard.csv"))
      let second = await demo(folder, "--lang", "en")
      #expect(second.code == .done)
      #expect(second.output.contains("Judged as if today were 16 November 2026."))
      #expect(second.output.contains("evidence/audit-2"))
      #expect(!second.output.contains("Leyendo"))
      #expect(second.error.isEmpty)
      #expect(!card.isEmpty)
    }
  }

  @Test("rules that lack the demo's institutions are refused with a sentence")
  func otherRules() async throws {
    try await withFolder { folder in
      let listener = Listener()
      let program = Program(
        commands: Commands.all, environment: Environment(variables: ["XDG_STATE_HOME": folder]),
        console: listener.console)
      #expect(await program.run(["demo", "--rules", root + "/Rules/general"]) == .usage)
      #expect(listener.error.contains("iztapalapa"))
      #expect(await program.run(["demo", "--rules", folder]) == .usage)
    }
  }

  @Test("a taken port is no obstacle")
  func takenPort() async throws {
    let other = Server(site: MemorySite([:]))
    // Where another program holds it, it may let it go meanwhile.
    let isTaken = (try? other.start(port: DemoCommand.preferredPort)) != nil
    defer { other.stop() }
    try await withFolder { folder in
      let result = await demo(folder)
      #expect(result.code == .done)
      #expect(!isTaken || !result.output.contains("127.0.0.1:\(DemoCommand.preferredPort)/"))
    }
  }

  @Test("the sample portals have some eighty pages and documents, and no link into nothing by accident")
  func links() throws {
    let site = DemoSite.site()
    var broken: Set<String> = []
    var count = 0
    for institution in [DemoBorough.institution, DemoWater.institution] {
      count += institution.pages.count + institution.documents.count + institution.errorPages.count
      for page in institution.pages {
        let base = try #require(WebURL("http://demo.test" + institution.look.root + page.path))
        for part in page.content.components(separatedBy: "href=\"").dropFirst() {
          let target = String(part.prefix { $0 != "\"" })
          guard target != "#", let url = WebURL.resolve(target.utf8, against: base), url.host == "demo.test"
          else { continue }
          let path = try #require(SitePath(Array(String(url.path).utf8)))
          if site.resource(at: path) == nil { broken.insert(path.text) }
        }
      }
    }
    #expect((55...90).contains(count), "\(count)")
    #expect(
      broken == [
        "/alcaldia/Documentos/adjudicaciones-2026-3t.pdf", "/alcaldia/documentos/informe-labores-2026.pdf",
        "/agua/documentos/contrato-norte.pdf", "/agua/documentos/contrato-oriente.pdf",
      ])
  }

  @Test("documents are the bytes that their names promise")
  func documents() throws {
    let crc = DemoDocuments.zip([("a.txt", "123456789")])
    // CRC-32 of "123456789" is CBF43926 (the check value of the catalogue of parametrised CRC algorithms).
    #expect(crc.firstRange(of: [0x26, 0x39, 0xF4, 0xCB]) != nil)
    let pdf = DemoDocuments.pdf("Título (1)", ["línea"])
    let text = String(decoding: pdf, as: UTF8.self)
    let start = try #require(
      text.components(separatedBy: "startxref\n").last.flatMap { Int($0.prefix { $0 != "\n" }) })
    #expect(pdf[start...].starts(with: Array("xref".utf8)))
    #expect(DemoDocuments.csv([["a,b", "c\"d"]]) == Array("\"a,b\",\"c\"\"d\"\r\n".utf8))
  }
}
