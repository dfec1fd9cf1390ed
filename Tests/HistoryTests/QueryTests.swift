import Auditing
import Foundation
import Rules
import Testing
import Web

@testable import History

private func filled(_ folder: TemporaryFolder) throws {
  let history = try History(path: folder.store)
  try history.audit(
    0, [verdict("quality", .met, quotes: ["a"]), verdict("tariffs", .notMet, reasons: [.notFound])])
  try history.audit(1, [verdict("quality", .undetermined, cause: .timeout), verdict("tariffs", .met)])
}

@Test("every column of every view is described in about, in both languages, and nothing else is")
func everyColumnIsDescribed() throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  let database = try Database.reading(folder.store)
  var columns: Set<String> = []
  for row in try database.rows("select name from sqlite_schema where type = 'view'") {
    let view = try row.text(0)
    columns.insert(view + ".")
    for column in try database.rows("select name from pragma_table_info(?)", [.text(view)]) {
      columns.insert("\(view).\(try column.text(0))")
    }
  }
  let about = try ReadOnlyQuery(path: folder.store).run(
    "select view_name || '.' || column_name, es, en from about")
  #expect(Set(about.rows.map { $0[0] }) == Set(columns.map { SQLValue.text($0) }))
  for row in about.rows {
    #expect(row[1] != row[2])
    for text in row { #expect(text != .text("") && text != .null) }
  }
  for view in ["audits", "portals", "scores", "verdicts", "spans", "latest", "observations"] {
    #expect(columns.contains(view + "."))
  }
}

@Test("the chained tables' columns are those of the schema, in its order")
func chainedColumns() throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  let database = try Database.reading(folder.store)
  for table in [
    "audit_started", "obligation_owed", "portal_audited", "verdict_changed", "exchange_cited",
    "observation_seen",
  ] {
    let names = try database.rows("select name from pragma_table_info(?)", [.text(table)]).map {
      try $0.text(0)
    }
    #expect(ChainedTable(rawValue: table)?.columns == names.joined(separator: ", "))
  }
}

@Test("the views say in plain words and RFC 3339 what the history holds")
func viewsSpeakPlainly() throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  let query = ReadOnlyQuery(path: folder.store)
  let spans = try query.run(
    "select obligation, verdict, cause, since, until, last_audited from spans where portal = 'water'"
      + " order by obligation, since")
  #expect(spans.columns == ["obligation", "verdict", "cause", "since", "until", "last_audited"])
  let one = SQLValue.text("2026-03-01T03:00:00Z")
  let two = SQLValue.text("2026-03-02T03:00:00Z")
  #expect(
    spans.rows == [
      [.text("quality"), .text("met"), .null, one, two, one],
      [.text("quality"), .text("undetermined"), .text("timeout"), two, .null, two],
      [.text("tariffs"), .text("not-met"), .null, one, two, one],
      [.text("tariffs"), .text("met"), .null, two, .null, two],
    ])
  let audits = try query.run("select state, portals_done, finished from audits where audit = 2")
  #expect(audits.rows == [[.text("finished"), .integer(1), .text("2026-03-02T04:00:00Z")]])
  let seen = try query.run("select url, quote, \"offset\", fetched from observations")
  #expect(
    seen.rows == [
      [
        .text("https://www.sacmex.cdmx.gob.mx/quality"), .text("a"), .integer(4096),
        .text("2026-03-01T03:01:00Z"),
      ]
    ])
  #expect(
    try query.run("select score_low, score_high from scores where audit = 1").rows == [
      [.real(66.6), .real(83.4)]
    ])
  #expect(
    try query.run("select verdict from latest order by obligation").rows == [
      [.text("undetermined")], [.text("met")],
    ])
  #expect(try query.run("select count(*) from verdicts").rows == [[.integer(4)]])
  #expect(try query.run("select unread from portals limit 1").rows == [[.text("{\"timeout\":4}")]])
}

@Test("instants with milliseconds keep them in the views")
func milliseconds() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  let instant = try #require(Instant("2026-03-01T03:00:00.045Z"))
  let id = try history.startAudit(start(0))
  try history.finishAudit(id, at: instant)
  let rows = try ReadOnlyQuery(path: folder.store).run("select finished from audits").rows
  #expect(rows == [[.text(instant.description)]])
}

@Test(
  "a query can change nothing, reach no other file and load nothing",
  arguments: [
    "insert into quote values ('a', 'b')", "update quote set text = null", "delete from verdict_changed",
    "drop table quote", "drop view spans", "create table t (a)", "create temp table t (a)",
    "create temp view v as select 1", "alter table quote add column x", "attach '/tmp/other.sqlite' as other",
    "detach main", "pragma user_version = 9", "pragma journal_mode = delete", "pragma writable_schema = on",
    "select * from pragma_table_info('quote')", "select * from pragma_database_list", "vacuum",
    "vacuum into '/tmp/copy.sqlite'", "reindex", "analyze", "begin", "commit", "savepoint s",
    "select load_extension('x')", "select LOAD_EXTENSION('x')", "select 1; delete from quote",
    "with x as (select 1) delete from quote", "insert into quote values ('a', 'b') returning digest", "",
    "  -- nothing",
    "select writefile('/tmp/x', 'y')", "select from", "select nothing from spans",
  ])
func refusedQueries(sql: String) throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  let before = try Data(contentsOf: URL(filePath: folder.store))
  do throws(HistoryError) {
    let answer = try ReadOnlyQuery(path: folder.store).run(sql)
    Issue.record("answered \(answer)")
  } catch {
    guard case .query(let text) = error else { throw error }
    #expect(error.exitCode == 3)
    #expect(text.text(in: "es") != text.text(in: "en"))
  }
  #expect(try Data(contentsOf: URL(filePath: folder.store)) == before)
}

@Test(
  "a query without end, or of values without measure, is ended",
  arguments: [
    "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r",
    "select count(*) from verdicts a, verdicts b, verdicts c, verdicts d, verdicts e, verdicts f, verdicts g, "
      + "verdicts h, verdicts i, verdicts j, verdicts k, verdicts l",
    "with recursive r(t) as (select 'x' union all select t || t from r) select max(length(t)) from r",
    "select group_concat(printf('%100000s', 'x')) from verdicts a, verdicts b, verdicts c",
    "select zeroblob(900000000)",
    "select replace(hex(zeroblob(400000)), '0', 'ab')",
  ])
func endlessQueries(sql: String) throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  var limits = ReadOnlyQuery.Limits()
  limits.steps = 20_000_000
  do throws(HistoryError) {
    let answer = try ReadOnlyQuery(path: folder.store, limits: limits).run(sql)
    Issue.record("answered \(answer.rows.count) rows")
  } catch {
    guard case .query = error else { throw error }
  }
}

@Test("an answer of too many rows is cut and says so")
func longAnswers() throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  var limits = ReadOnlyQuery.Limits()
  limits.rows = 3
  let answer = try ReadOnlyQuery(path: folder.store, limits: limits).run("select * from verdicts; -- all\n")
  #expect(answer.rows.count == 3)
  #expect(answer.isCut)
  limits.rows = 4
  #expect(try !ReadOnlyQuery(path: folder.store, limits: limits).run("select * from verdicts").isCut)
  limits.answer = 40
  #expect(try ReadOnlyQuery(path: folder.store, limits: limits).run("select * from verdicts").rows.isEmpty)
}

@Test("a query reads beside a run that is writing")
func queryBesideARun() throws {
  let folder = try TemporaryFolder()
  try filled(folder)
  let history = try History(path: folder.store)
  try history.lockForRun()
  try history.work { (database) throws(HistoryError) in
    try database.run("begin immediate")
    try database.run("insert into quote values ('x', 'y')")
    let answer = try ReadOnlyQuery(path: folder.store).run("select count(*) from quote")
    #expect(answer.rows == [[.integer(1)]])
    try database.run("rollback")
  }
}
