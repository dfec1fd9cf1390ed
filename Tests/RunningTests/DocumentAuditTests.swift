import Auditing
import Evidence
import Foundation
import History
import Pages
import Rules
import TestDocuments
import TestPortal
import Testing
import Web

@testable import Running

@Suite("An audit opens the documents that its verdicts would rest on")
struct DocumentAuditTests {
  private static let rules = [
    (
      "contracts",
      "Contratos de obra, published-as: table, contains: [proveedor, monto], min-rows: 2, max-age: 1 year"
    ),
    ("budget", "Presupuesto anual, contains: [capítulo, monto]"),
    ("grants", "Apoyos sociales"),
    ("minutes", "Actas del consejo"),
    ("staff", "Directorio de funcionarios, evidence: digest-only, contains: [nombre, teléfono]"),
  ].map { "- {id: \($0.0), category: common, basis: LG art. 1, title: \($0.1)}\n" }

  private static let people =
    "Nombre,Cargo,Teléfono\nRosa Quetzalli Ixmucané,Directora,55 1234 5678\nJacinto Tlacaélel,Jefe,55 8765 4321\n"

  private static func files() -> [String: (bytes: [UInt8], type: String)] {
    var scan = PDFMaker()
    scan.scans = 2
    var budget = PDFMaker()
    let rows = [["Capítulo", "Partida"], ["Servicios personales", "1100"], ["Materiales", "2100"]]
    budget.pages = [
      rows.enumerated().flatMap { number, row in
        zip([56, 300], row).map { PDFMaker.Line($1, x: $0, y: 700 - 20 * number) }
      }
    ]
    let contracts = Archives.xlsx([
      (
        "Contratos",
        [
          [.text("Proveedor"), .text("Fecha"), .text("Monto")],
          [.text("Obras SA"), .day(46_175), .number(1200)],
          [.text("Ríos SC"), .day(46_235), .number(90)],
        ]
      )
    ])
    return [
      "/contratos.xlsx": (contracts, "application/octet-stream"),
      "/presupuesto.pdf": (budget.bytes(), "application/pdf"),
      "/apoyos.pdf": (scan.bytes(), "application/pdf"),
      "/actas.pdf": (Array(PDFMaker.page("Actas", ["Sesión"]).prefix(120)), "application/pdf"),
      "/directorio.csv": (Array(people.utf8), "text/csv"),
    ]
  }

  private static func serve() throws -> TestPortal {
    let files = files()
    let links = [
      ("contratos.xlsx", "Contratos de obra"), ("presupuesto.pdf", "Presupuesto anual"),
      ("apoyos.pdf", "Apoyos sociales"),
      ("actas.pdf", "Actas del consejo"), ("directorio.csv", "Directorio de funcionarios"),
    ].map { "<li><a href='/\($0.0)'>\($0.1)</a></li>" }
    return try Town.serve { request in
      if let file = files[request.target] { return .bytes(file.bytes, type: file.type) }
      guard request.target == "/s3.html" else { return nil }
      return .html(Town.html("Archivo", "<h1>Archivo del municipio</h1><ul>\(links.joined())</ul>"))
    }
  }

  private func audited(_ work: Workspace) throws -> (AuditResult, AuditPlan) {
    // The town's own pages on these topics would prove them too.
    let portal = try Self.serve()
    defer { portal.stop() }
    var plan = try work.plan(
      work.pack(without: Set(Workspace.obligations.map(\.id)), and: Self.rules), [("ayuntamiento", portal)])
    plan.asOf = Instant("2026-11-25T12:00:00Z")
    let (result, _) = try Audit(plan, history: History(path: work.store)).run()
    return (result, plan)
  }

  @Test("columns, rows, dates and scans decide; a broken file is unknown; the evidence gives the same again")
  func verdicts() throws {
    let work = try Workspace()
    let (result, plan) = try audited(work)
    let verdicts = Dictionary(uniqueKeysWithValues: result.portals[0].verdicts.map { ($0.obligation, $0) })
    let contracts = try #require(verdicts["contracts"])
    #expect(contracts.outcome == .met, "\(contracts.reasons) \(String(describing: contracts.cause))")
    #expect(contracts.details.newest == "2026-08-01")
    #expect(contracts.observations.first?.substance.rows == 2)

    #expect(verdicts["grants"]?.outcome == .partial && verdicts["grants"]?.reasons == [.scanned])
    #expect(
      verdicts["minutes"]?.outcome == .undetermined && verdicts["minutes"]?.cause == .unreadableDocument)
    #expect(verdicts["staff"]?.outcome == .met)

    let again = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: plan.pack).run()
    #expect(again.document() == result.document())
    #expect(result.audit.engine.contains("poppler"))
  }

  @Test("of a register of persons columns and counts are kept, no name, no telephone")
  func digestOnly() throws {
    let work = try Workspace()
    let (_, plan) = try audited(work)
    let folder = AuditPlan.folder(of: 1, in: work.evidence)
    var kept = 0
    for journal in EvidenceJournal.all(in: folder) {
      let reader = try EvidenceReader(journal)
      while let entry = try reader.next() {
        guard case .digestOnly(let exchange, let bytes) = entry.content,
          exchange.request.url.path.hasSuffix("directorio.csv")
        else { continue }
        kept += 1
        let text = String(decoding: bytes, as: UTF8.self)
        for word in ["Quetzalli", "Tlacaélel", "1234", "Directora"] {
          #expect(!text.contains(word), "\(word)")
        }
        let recorded = try #require(try RecordedPortal.all(in: folder).first)
        let bench = Bench(recorded.record, plan.pack, asOf: recorded.asOf)
        let facts = try #require(DigestOnly.decode(bytes, bench.lexicon.lexicon))
        #expect(facts.inside != nil && facts.tables.first?.rows == 2 && facts.tables.first?.columns == 3)
      }
    }
    #expect(kept == 1)
  }

  @Test("a document tried by itself is read as a page: its own words, its columns")
  func tried() throws {
    let work = try Workspace()
    let pack = try work.pack(without: Set(Workspace.obligations.map(\.id)), and: Self.rules)
    let obligation = try #require(pack.obligations.first { $0.id == "budget" })
    var maker = PDFMaker()
    let rows = [
      ["Capítulo", "Monto"], ["Servicios", "$1,100.00"], ["Materiales", "$2,100.00"], ["Obra", "$900.00"],
    ]
    maker.pages = [
      [.init("Presupuesto anual 2026", y: 800, size: 18)]
        + rows.enumerated().flatMap { number, row in
          zip([56, 300], row).map { PDFMaker.Line($1, x: $0, y: 700 - 20 * number) }
        }
    ]
    let trace = Trial(pack: pack, obligation: obligation).run(
      onFile: maker.bytes(), name: "presupuesto.pdf", asOf: Instant(milliseconds: 1_795_000_000_000))
    #expect(
      trace.verdict.outcome == .met, "\(trace.verdict.reasons) \(String(describing: trace.verdict.cause))")
  }
}
