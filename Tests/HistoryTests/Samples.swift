import Auditing
import Foundation
import Rules
import Testing
import Web

@testable import History

/// A folder of its own for one test, gone afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "vitrina-history-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { path + "/history.sqlite" }
}

/// Night `number` is that many days after 1 March 2026, at three.
func night(_ number: Int) throws -> Instant {
  let first = try #require(Instant("2026-03-01T03:00:00Z"))
  return Instant(milliseconds: first.milliseconds + Int64(number) * 86_400_000)
}

func start(
  _ number: Int, portals: [String] = ["water"], options: String = "{}", pack: String = "pack one",
  engine: String = "vitrina 0.1.0"
) throws -> AuditStart {
  let asOf = try night(number)
  return AuditStart(
    header: AuditHeader(
      id: 0, started: Instant(milliseconds: asOf.milliseconds + 5000), finished: nil, asOf: asOf,
      engine: engine,
      pack: .init(id: "mx-cdmx", version: "2026.1", digest: Digest(of: pack))),
    portals: portals, options: options, evidence: "/evidence/\(number)")
}

func verdict(
  _ obligation: String, _ outcome: Verdict.Outcome, cause: Cause? = nil, reasons: [Reason] = [],
  category: String = "water", quotes: [String] = [], night number: Int = 0
) throws -> Verdict {
  var verdict = Verdict(
    obligation: obligation, category: category, institution: "sacmex", outcome: outcome,
    importance: "essential")
  verdict.cause = cause
  verdict.reasons = reasons
  verdict.search = SearchReport(state: outcome == .undetermined ? .open : .proved, unread: 3)
  let fetched = Instant(milliseconds: try night(number).milliseconds + 60_000)
  verdict.details.oldestEvidence = fetched
  verdict.details.rows = 12
  let url = try #require(WebURL("https://www.sacmex.cdmx.gob.mx/\(obligation)"))
  verdict.observations = quotes.map {
    Observation(
      criterion: "available", step: 3, url: url, quote: $0,
      substance: Substance(kind: .table, words: 80, rows: 12),
      fetched: fetched, sha256: Digest(of: "body of \(obligation)"), file: "water-\(number).warc.gz",
      offset: 4096)
  }
  return verdict
}

func portalResult(_ verdicts: [Verdict], portal: String = "water", low: Double = 66.6) throws -> PortalResult
{
  PortalResult(
    id: portal, url: try #require(WebURL("https://www.sacmex.cdmx.gob.mx/")), institution: "sacmex",
    coverage: Coverage(read: 40, known: 44, stopped: .settled, unread: ["timeout": 4], cut: 1),
    score: Score(low: low, high: 83.4, level: "Suficiente", highLevel: nil), verdicts: verdicts)
}

extension History {
  /// A whole audit of one portal in one call.
  @discardableResult
  func audit(_ number: Int, _ verdicts: [Verdict], portal: String = "water") throws -> PortalResult {
    let id = try startAudit(start(number, portals: [portal]))
    let told = try commit(
      audit: id, result: portalResult(verdicts, portal: portal), evidence: ["\(portal)-\(number).warc.gz"])
    try finishAudit(id, at: Instant(milliseconds: night(number).milliseconds + 3_600_000))
    return told
  }

  func count(_ table: String) throws -> Int {
    try work { (database) throws(HistoryError) in
      try database.rows("select count(*) from \(table)")[0].number(0)
    }
  }

  /// Does what no program of ours does: changes stored rows behind the triggers' back.
  func tamper(_ sql: String) throws {
    try work { (database) throws(HistoryError) in
      try database.run("pragma foreign_keys = off")
      for row in try database.rows("select name from sqlite_schema where type = 'trigger'") {
        try database.script("drop trigger \(try row.text(0))")
      }
      try database.run(sql)
    }
  }
}
