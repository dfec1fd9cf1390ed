import Auditing
import Foundation
import Rules
import Testing
import Web

@testable import History

@Test(
  "a second run is told at once that the store is held, with code 75, and may run when the first has ended")
func oneRunAtATime() throws {
  let folder = try TemporaryFolder()
  let first = try History(path: folder.store)
  let second = try History(path: folder.store)
  try first.lockForRun()
  #expect(throws: HistoryError.busy(folder.store)) { try second.lockForRun() }
  #expect(HistoryError.busy(folder.store).exitCode == 75)
  // Reading goes on beside it.
  #expect(try History(reading: folder.store).spans().isEmpty)
  first.unlockRun()
  try second.lockForRun()
}

@Test("a run that takes its lock twice does not lock itself out")
func lockTwice() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  try history.lockForRun()
  try history.lockForRun()
}

@Test("the lock of a run that is gone is free")
func lockOfTheDead() throws {
  let folder = try TemporaryFolder()
  do {
    let gone = try History(path: folder.store)
    try gone.lockForRun()
  }
  try History(path: folder.store).lockForRun()
}

@Test("what is no store of ours is refused with a sentence, and not a byte of it is changed")
func foreignFiles() throws {
  let folder = try TemporaryFolder()
  let text = folder.path + "/notes.txt"
  try Data(repeatElement(UInt8(ascii: "x"), count: 5000)).write(to: URL(filePath: text))
  let other = folder.path + "/other.sqlite"
  do {
    let database = try Database(path: other, mode: .create)
    try database.script("create table contacts (name text)")
  }
  for (path, error) in [(text, HistoryError.notADatabase), (other, .notOurs)] {
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: error) { try History(path: path) }
    #expect(throws: error) { try History(reading: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }
  #expect(throws: HistoryError.missing(folder.path + "/none")) { try History(reading: folder.path + "/none") }
  #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
  #expect(throws: HistoryError.self) { try History(path: text + "/below/a/file") }
  #expect(throws: HistoryError.self) { try History(path: folder.path) }
}

@Test("a store of a newer version is refused, with both numbers, and left alone")
func newerSchema() throws {
  let folder = try TemporaryFolder()
  _ = try History(path: folder.store)
  do {
    let database = try Database(path: folder.store, mode: .write)
    try database.run("pragma user_version = 40")
  }
  let error = HistoryError.newerSchema(found: 40, known: Migration.all.count)
  #expect(throws: error) { try History(path: folder.store) }
  #expect(throws: error) { try History(reading: folder.store) }
}

@Test(
  "an older store is brought up to date with all it holds, step by step; a step that fails leaves it as it was"
)
func migration() throws {
  let folder = try TemporaryFolder()
  let first = try History(path: folder.store, migrations: Migration.all)
  let told = try first.audit(0, [verdict("quality", .met, quotes: ["a"])])
  let newest = Migration.all.count
  let steps =
    Migration.all + [
      Migration(
        number: newest + 1, statements: { _ in "create table later (a bigint); insert into later values (7)" }
      ),
      Migration(number: newest + 2, statements: { _ in "alter table later add column b text" }),
    ]
  let broken =
    steps + [Migration(number: newest + 3, statements: { _ in "create table x (a); create nonsense" })]
  #expect(throws: HistoryError.self) { try History(path: folder.store, migrations: broken) }
  #expect(try History(path: folder.store).result(audit: 1)?.portals == [told])
  let history = try History(path: folder.store, migrations: steps)
  #expect(try history.result(audit: 1)?.portals == [told])
  #expect(try history.count("later where a = 7 and b is null") == 1)
  #expect(try history.verifyChain(portal: "water").fault == nil)
  // Again: nothing to do.
  #expect(try History(path: folder.store, migrations: steps).count("later") == 1)
}

@Test("migrations are numbered from one without gaps")
func migrationNumbers() {
  #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
}

@Test("wherever the journal breaks off, the store opens with the commits before it, and each chain holds")
func killedWhileWriting() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  for number in 0..<6 { try history.audit(number, [verdict("quality", number % 2 == 0 ? .met : .notMet)]) }
  // A transaction that is under way, large enough to be partly written.
  let copy = folder.path + "/copy.sqlite"
  struct Killed: Error {}
  try history.work { (database) throws(HistoryError) in
    try database.script("pragma cache_size = 2; begin immediate")
    for number in 0..<400 {
      try database.run(
        "insert into quote values (?, ?)", [.number(number), .text(String(repeating: "x", count: 900))])
    }
    try? FileManager.default.copyItem(atPath: folder.store, toPath: copy)
    try? FileManager.default.copyItem(atPath: folder.store + "-wal", toPath: copy + "-wal")
    try database.run("rollback")
  }
  let journal = try Data(contentsOf: URL(filePath: copy + "-wal"))
  #expect(journal.count > 200_000)
  var last = -1
  for cut in stride(from: 40_000, through: journal.count, by: max(1, (journal.count - 40_000) / 12)) {
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/cut.sqlite" + end)
    }
    try FileManager.default.copyItem(atPath: copy, toPath: folder.path + "/cut.sqlite")
    try journal.prefix(cut).write(to: URL(filePath: folder.path + "/cut.sqlite-wal"))
    let survivor = try History(path: folder.path + "/cut.sqlite")
    let check = try survivor.verifyChain(portal: "water")
    #expect(check.fault == nil)
    #expect(check.links >= last)
    #expect(try survivor.count("quote") == 0)
    last = check.links
  }
  #expect(last == 6)
}

@Test("a value of the wrong type is refused when written past us, and told when read")
func wrongTypes() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  try history.audit(0, [verdict("quality", .met)])
  #expect(throws: HistoryError.self) {
    try history.work { (database) throws(HistoryError) in
      try database.run("insert into audit_event values (1, 9, 'yesterday', 'finished')")
    }
  }
  try history.tamper("update portal_audited set stopped = 'forever'")
  #expect(throws: HistoryError.damaged("the unknown code forever")) { try history.result(audit: 1) }
  try history.tamper("update verdict_changed set details = '{\"rows\":\"many\"}'")
  #expect(throws: HistoryError.self) { try history.result(audit: 1) }
  try history.tamper("pragma ignore_check_constraints = on")
  try history.tamper("update verdict_changed set since = 'long ago'")
  #expect(throws: HistoryError.self) { try history.result(audit: 1) }
}

@Test("a night in which nothing changes costs less than 600 bytes a portal")
func nightsStaySmall() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  let portals = (0..<20).map { "institution-\($0)" }
  func size() throws -> Int64 {
    try history.work { (database) throws(HistoryError) in
      try database.run("pragma wal_checkpoint(truncate)")
      return try database.rows("pragma page_count")[0].integer(0)
        * database.rows("pragma page_size")[0].integer(0)
    }
  }
  func audit(_ number: Int) throws {
    let id = try history.startAudit(start(number, portals: portals))
    for (index, portal) in portals.enumerated() {
      let verdicts = try (0..<60).map {
        // One obligation of one portal in a hundred turns each night.
        let turned = number > 0 && index == number % 20 && $0 == number % 60
        return try verdict(
          "obligation-\($0)", turned ? .notMet : .met, quotes: ["quote \($0) of \(portal)"], night: number)
      }
      _ = try history.commit(
        audit: id, result: portalResult(verdicts, portal: portal),
        evidence: ["\(portal).warc.gz \(Digest(of: portal).hex)"])
    }
    try history.finishAudit(id, at: night(number))
  }
  try audit(0)
  let first = try size()
  for number in 1...30 { try audit(number) }
  let perPortalNight = (try size() - first) / (30 * 20)
  #expect(perPortalNight < 600, "\(perPortalNight) bytes")
}
