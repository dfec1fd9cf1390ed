import Auditing
import Foundation
import History
import Rules
import Testing
import Web

@testable import vitrina

/// A store of its own with three nights of a portal whose texts are hostile.
private final class Store {
  let folder = FileManager.default.temporaryDirectory.appending(path: "vitrina-command-\(UUID().uuidString)")
    .path
  var path: String { folder + "/history.sqlite" }
  let history: History

  init() throws {
    history = try History(path: folder + "/history.sqlite")
    for (number, outcome) in [Verdict.Outcome.met, .notMet, .undetermined].enumerated() {
      let asOf = try #require(Instant("2026-03-0\(number + 1)T03:00:00Z"))
      let id = try history.startAudit(
        AuditStart(
          header: AuditHeader(
            id: 0, started: asOf, finished: nil, asOf: asOf, engine: "0.1.0",
            pack: .init(id: "mx", version: "1", digest: Digest(of: "pack"))),
          portals: ["sacmex"], options: "{}", evidence: "/e"))
      var verdict = Verdict(
        obligation: "quality", category: "water", institution: "sacmex", outcome: outcome,
        importance: "essential")
      if outcome == .undetermined { verdict.cause = .timeout }
      let url = try #require(WebURL("https://www.sacmex.cdmx.gob.mx/"))
      verdict.observations = [
        Observation(
          criterion: "available", step: 3, url: url, quote: "=HYPERLINK(\"http://evil\")\u{1B}[2J\u{202E}",
          substance: Substance(kind: .text), fetched: asOf, sha256: nil, file: nil, offset: nil)
      ]
      _ = try history.commit(
        audit: id,
        result: PortalResult(
          id: "sacmex", url: url, institution: "sacmex",
          coverage: Coverage(read: 1, known: 1, stopped: .settled),
          score: Score(low: 0, high: 100, level: nil, highLevel: nil), verdicts: [verdict]),
        evidence: [])
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

@Test("history tells each span in words, in both languages")
func historyTable() async throws {
  let store = try Store()
  let spanish = await run("history", "--store", store.path)
  #expect(spanish.code == .done)
  #expect(
    spanish.output == """
      PORTAL  OBLIGACIÓN  DESDE (UTC)       HASTA             ÚLTIMA REVISIÓN   VEREDICTO
      sacmex  quality     2026-03-01 03:00  2026-03-02 03:00  2026-03-01 03:00  Se cumple
      sacmex  quality     2026-03-02 03:00  2026-03-03 03:00  2026-03-02 03:00  No lo encontramos
      sacmex  quality     2026-03-03 03:00  …                 2026-03-03 03:00  No pudimos comprobarlo (timeout)

      """)
  let english = await run("history", "--store", store.path, "--lang", "en", "--as-of", "2026-03-02")
  #expect(english.output.contains("We did not find it"))
  #expect(english.output.split(separator: "\n").count == 2)
}

@Test("history as CSV and JSON has the columns of the spans view, and dates are whole days")
func historyFormats() async throws {
  let store = try Store()
  let csv = await run("history", "--store", store.path, "--format", "csv", "--from", "2026-03-03T03:00:00Z")
  #expect(
    csv.output == """
      portal,obligation,part_of,category,institution,verdict,cause,since,until,last_audited\r
      sacmex,quality,,water,sacmex,undetermined,timeout,2026-03-03T03:00:00Z,,2026-03-03T03:00:00Z\r

      """)
  let json = await run("history", "--store", store.path, "--format", "json", "--to", "2026-03-01")
  let read = try #require(
    try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
  #expect(read.count == 1)
  #expect(read[0]["verdict"] as? String == "met")
  #expect(read[0]["until"] as? String == "2026-03-02T03:00:00Z")
  #expect(read[0]["cause"] is NSNull)
}

@Test("a name that the history does not know ends with 3 and the nearest one that it knows")
func historyUnknownName() async throws {
  let store = try Store()
  let slip = await run("history", "--store", store.path, "--obligation", "qualty")
  #expect(slip.code == .usage)
  #expect(slip.output == "")
  #expect(slip.error.contains("quality"))
  let empty = await run("history", "--store", store.path, "--from", "2027-01-01", "--obligation", "quality")
  #expect(empty.code == .done)
  let day = await run("history", "--store", store.path, "--from", "31/03/2026")
  #expect(day.code == .usage)
}

@Test("the store lies in the state folder unless one is named; none there ends with 3")
func historyDefaultStore() async throws {
  let store = try Store()
  let state = store.folder + "/state"
  try FileManager.default.createDirectory(atPath: state + "/vitrina", withIntermediateDirectories: true)
  let variables = ["XDG_STATE_HOME": state]
  let none = await run("history", variables: variables)
  #expect(none.code == .usage)
  #expect(none.error.contains(state + "/vitrina/history.sqlite"))
  try FileManager.default.copyItem(atPath: store.path, toPath: state + "/vitrina/history.sqlite")
  try? FileManager.default.copyItem(
    atPath: store.path + "-wal", toPath: state + "/vitrina/history.sqlite-wal")
  let found = await run("query", "select count(*) from audits", "--format", "csv", variables: variables)
  #expect(found.output == "count(*)\r\n3\r\n")
}

@Test("what a portal wrote can do nothing in a query's table, CSV or JSON")
func queryEscapes() async throws {
  let store = try Store()
  let sql = "select quote, -5 as number from observations limit 1"
  for format in ["table", "csv", "json"] {
    let result = await run("query", sql, "--store", store.path, "--format", format)
    #expect(result.code == .done)
    #expect(result.output.contains("HYPERLINK"))
    #expect(!result.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(result.output.contains("-5"))
  }
  let csv = await run("query", sql, "--store", store.path, "--format", "csv")
  #expect(csv.output.contains("\"'=HYPERLINK"))
  let json = await run("query", sql, "--store", store.path, "--format", "json")
  let read = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
  #expect(read?.first?["quote"] as? String == "=HYPERLINK(\"http://evil\")\u{1B}[2J\u{202E}")
}

@Test("a query that would write ends with 3 and a sentence; one that is cut says so on standard error")
func queryRefuses() async throws {
  let store = try Store()
  let refused = await run("query", "delete from quote", "--store", store.path)
  #expect(refused.code == .usage)
  #expect(refused.error.contains("SELECT"))
  let cut = await run(
    "query", "select * from verdicts", "--max-rows", "2", "--store", store.path, "--format", "csv")
  #expect(cut.code == .done)
  #expect(cut.output.split(separator: "\r\n").count == 3)
  #expect(cut.error.contains("--max-rows"))
  let doubled = await run("query", "select 1 as a, 2 as a", "--store", store.path, "--format", "json")
  #expect(doubled.output == "[\n{\"a\": 1, \"a_2\": 2}\n]\n")
}
