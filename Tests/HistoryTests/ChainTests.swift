import Auditing
import Foundation
import Rules
import Testing
import Web

@testable import History

private func filled(_ folder: TemporaryFolder) throws -> History {
  let history = try History(path: folder.store)
  for (number, outcome) in [(0, Verdict.Outcome.met), (1, .met), (2, .notMet), (3, .met)] {
    try history.audit(
      number,
      [
        verdict("quality", outcome, quotes: ["Juana Pérez, 5555 1234", "Calidad \(number)"], night: number),
        verdict("tariffs", .met, quotes: ["Tarifas"], night: 0),
      ])
  }
  return history
}

@Test("an untouched chain holds link by link, and each portal has its own")
func chainHolds() throws {
  let folder = try TemporaryFolder()
  let history = try filled(folder)
  try history.audit(4, [verdict("quality", .met)], portal: "air")
  let check = try history.verifyChain(portal: "water")
  #expect(check.fault == nil)
  #expect(check.links == 4)
  #expect(try history.verifyChain(portal: "air").links == 1)
  #expect(try history.portals() == ["air", "water"])
  let head = try ReadOnlyQuery(path: folder.store).run("select chain_link from portals where audit = 4").rows
  #expect(head == [[.text(try #require(check.head).hex)]])
  #expect(try history.verifyChain(portal: "nobody") == ChainCheck(links: 0, head: nil, fault: nil))
}

@Test("the same audits give the same chain in another store")
func chainIsDeterministic() throws {
  let one = try TemporaryFolder()
  let two = try TemporaryFolder()
  #expect(try filled(one).verifyChain(portal: "water") == filled(two).verifyChain(portal: "water"))
}

@Test(
  "whatever stored row is changed, added or taken away, the chain breaks there",
  arguments: [
    ("update verdict_changed set verdict = 'met' where audit = 3", 3),
    ("update verdict_changed set reasons = 'thin' where audit = 1 and obligation = 'tariffs'", 1),
    ("update verdict_changed set since = since + 1 where audit = 4", 4),
    ("delete from verdict_changed where audit = 3", 3),
    (
      "insert into verdict_changed select portal, obligation, 2, 'not-met', cause, reasons, details, search, unread, "
        + "oldest_evidence, since, turned from verdict_changed where audit = 1 and obligation = 'quality'", 2
    ),
    ("update portal_audited set low = 0 where audit = 2", 2),
    ("update portal_audited set evidence = 'other.warc.gz' where audit = 2", 2),
    ("delete from portal_audited where audit = 2", 3),
    ("update observation_seen set step = 4 where audit = 3 and number = 0", 3),
    ("update exchange_cited set sha256 = null where audit = 1", 1),
    ("update audit_started set engine = 'another' where number = 2", 2),
    ("update audit_started set as_of = as_of - 86400000 where number = 1", 1),
    ("update audit_started set pack_digest = replace(pack_digest, 'a', 'b') where number = 1", 1),
    ("update portal_described set url = 'https://example.org/'", 1),
    ("update obligation_owed set importance = 'recommended' where obligation = 'tariffs'", 1),
    ("update quote set text = 'Calidad 9' where text = 'Calidad 2'", 3),
    ("update quote set text = null where text = 'Calidad 2'", 3),
  ])
func tampering(sql: String, audit: Int) throws {
  let folder = try TemporaryFolder()
  let history = try filled(folder)
  try history.tamper(sql)
  let check = try history.verifyChain(portal: "water")
  #expect(check.fault?.audit == audit)
  #expect(check.links == (sql.hasPrefix("delete from portal_audited") ? 1 : audit - 1))
}

@Test("rows that belong to no stored audit are noticed")
func strayRows() throws {
  let folder = try TemporaryFolder()
  let history = try filled(folder)
  try history.tamper(
    "insert into exchange_cited select portal, 77, number, url, fetched, sha256, file, place from exchange_cited "
      + "where audit = 1")
  let fault = try #require(try history.verifyChain(portal: "water").fault)
  #expect(fault.audit == nil)
}

@Test(
  "a quote can be redacted without breaking the chain; it is gone from the file, and seeing it again does not bring it back"
)
func redaction() throws {
  let folder = try TemporaryFolder()
  let history = try filled(folder)
  let secret = "Juana Pérez, 5555 1234"
  let digest = Digest(of: secret)
  let before = try history.verifyChain(portal: "water")
  #expect(try history.redact(quote: digest, at: night(9), reason: "datos personales"))
  #expect(try !history.redact(quote: digest, at: night(9), reason: "again"))
  #expect(try !history.redact(quote: Digest(of: "never seen"), at: night(9), reason: "none"))
  #expect(try history.verifyChain(portal: "water") == before)
  for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
    #expect(bytes.range(of: Data("Juana".utf8)) == nil, "\(name)")
  }
  try history.audit(10, [verdict("quality", .notMet, quotes: [secret]), verdict("tariffs", .met)])
  #expect(try history.result(audit: 5)?.portals[0].verdicts[0].observations.map(\.quote) == [""])
  #expect(try history.verifyChain(portal: "water").links == 5)
}

@Test(
  "stored rows cannot be changed or deleted by any SQL; a quote can only be emptied",
  arguments: [
    "update audit_started set engine = 'x'", "delete from audit_started",
    "update audit_event set happened = 0",
    "delete from verdict_changed", "update verdict_changed set verdict = 'met'", "delete from portal_audited",
    "update portal_audited set low = 1000", "delete from observation_seen",
    "update exchange_cited set url = ''",
    "delete from quote", "update quote set text = 'other'", "update quote set digest = 'x', text = null",
    "update portal_described set url = ''", "delete from obligation_owed",
    "insert or replace into portal_audited select * from portal_audited",
  ])
func insertOnly(sql: String) throws {
  let folder = try TemporaryFolder()
  let history = try filled(folder)
  #expect(throws: HistoryError.self) {
    try history.work { (database) throws(HistoryError) in try database.run(sql) }
  }
  #expect(try history.verifyChain(portal: "water").fault == nil)
  #expect(try history.verifyChain(portal: "water").links == 4)
}
