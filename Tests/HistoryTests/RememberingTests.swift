import Auditing
import Rules
import Testing
import Web

@testable import History

@Test("since is the asOf at which the unbroken run of an outcome began, whatever its reasons did meanwhile")
func sinceOverNights() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  let nights: [(Verdict.Outcome, [Reason], since: Int)] = [
    (.met, [], 0), (.met, [], 0), (.notMet, [.notFound], 2), (.notMet, [.namedOnly], 2), (.met, [], 4),
    (.undetermined, [], 5), (.met, [], 6), (.met, [], 6),
  ]
  for (number, (outcome, reasons, since)) in nights.enumerated() {
    let told = try history.audit(number, [verdict("quality", outcome, reasons: reasons, night: number)])
    #expect(told.verdicts[0].since == (try night(since)), "night \(number)")
  }
  let spans = try history.spans()
  #expect(spans.map(\.verdict) == [.met, .notMet, .met, .undetermined, .met])
  #expect(spans.map(\.since) == (try [0, 2, 4, 5, 6].map(night)))
  #expect(spans.map(\.until) == (try [2, 4, 5, 6].map(night) + [nil]))
  #expect(spans.map(\.lastAudited) == (try [1, 3, 4, 5, 7].map(night)))
}

@Test("after thirty equal nights only the first night's verdicts and proofs are stored, and a row a night")
func onlyChangesAreStored() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  for number in 0..<30 {
    try history.audit(
      number,
      [
        verdict("quality", .met, quotes: ["Calidad del agua 2026"], night: number),
        verdict("tariffs", .notMet, reasons: [.notFound], night: number),
      ])
  }
  #expect(try history.count("verdict_changed") == 2)
  #expect(try history.count("observation_seen") == 1)
  #expect(try history.count("exchange_cited") == 1)
  #expect(try history.count("portal_audited") == 30)
  #expect(try history.count("portal_described") == 1)
  #expect(try history.count("obligation_owed") == 2)
  try history.audit(
    30, [verdict("quality", .met, reasons: [.thin]), verdict("tariffs", .notMet, reasons: [.notFound])])
  #expect(try history.count("verdict_changed") == 3)
}

@Test("an audit read back from the rows is the one that was stored, parts, order and proofs included")
func rebuilding() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  var organisation = try verdict(
    "organisation", .partial, cause: .timeout, reasons: [.partMissing, .undated])
  organisation.details.missingMembers = ["Iztapalapa", "Álvaro Obregón"]
  organisation.parts = [
    try verdict("organisation/chart", .met, quotes: ["Organigrama"]),
    try verdict("organisation/list", .undetermined, cause: .timeout),
  ]
  let twice = try verdict("quality", .met, quotes: ["Calidad <b>del</b> agua\u{0}", "", "Calidad 2026"])
  let input = try portalResult([twice, organisation, verdict("audits", .notApplicable, reasons: [.exempt])])
  let other = try portalResult([verdict("quality", .notMet, reasons: [.notFound])], portal: "air")
  let header = try start(0, portals: ["air", "water"])
  let id = try history.startAudit(header)
  let told = try history.commit(audit: id, result: input, evidence: ["a", "b"])
  let toldOther = try history.commit(audit: id, result: other, evidence: [])
  try history.finishAudit(id, at: night(1))
  let again = try #require(try history.result(audit: id))
  // In the order asked for, not that of completion.
  #expect(again.portals == [toldOther, told])
  #expect(again.audit.finished == (try night(1)))
  #expect(again.audit.id == id)
  #expect(again.audit.pack == header.header.pack)
  #expect(again.audit.asOf == header.header.asOf)
  #expect(try history.result(audit: 99) == nil)
}

@Test("an earlier audit reads back as it was, after later ones changed everything")
func rebuildingThePast() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  let first = try history.audit(0, [verdict("quality", .met, quotes: ["a"]), verdict("tariffs", .notMet)])
  try history.audit(1, [verdict("tariffs", .met), verdict("wells", .met)])
  try history.audit(2, [verdict("quality", .notMet), verdict("tariffs", .met, category: "money")])
  #expect(try history.result(audit: 1)?.portals == [first])
  #expect(try history.result(audit: 2)?.portals[0].verdicts.map(\.obligation) == ["tariffs", "wells"])
  // An obligation that was not owed for a night begins anew.
  #expect(try history.result(audit: 3)?.portals[0].verdicts[0].since == (try night(2)))
}

@Test("what is no longer owed ends its span and is in force no more")
func withdrawal() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  try history.audit(0, [verdict("quality", .met), verdict("tariffs", .met)])
  try history.audit(1, [verdict("quality", .met)])
  let spans = try history.spans()
  #expect(spans.map(\.obligation) == ["quality", "tariffs"])
  #expect(spans.map(\.until) == (try [nil, night(1)]))
  let answer = try ReadOnlyQuery(path: folder.store).run("select obligation from latest")
  #expect(answer.rows == [[.text("quality")]])
}

@Test("spans are found by portal, obligation with its parts, category, institution and dates")
func spanFilters() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  var organisation = try verdict("organisation", .met, category: "structure")
  organisation.parts = [try verdict("organisation/chart", .met, category: "structure")]
  try history.audit(0, [organisation, verdict("quality", .notMet)])
  try history.audit(1, [organisation, verdict("quality", .notMet)], portal: "air")
  try history.audit(5, [organisation, verdict("quality", .met)])
  func found(_ change: (inout SpanFilter) throws -> Void) throws -> [String] {
    var filter = SpanFilter()
    try change(&filter)
    return try history.spans(filter).map { "\($0.portal) \($0.obligation) \($0.verdict.rawValue)" }
  }
  #expect(try found { $0.portal = "air" }.count == 3)
  #expect(
    try found { $0.obligation = "organisation" } == [
      "air organisation met", "air organisation/chart met", "water organisation met",
      "water organisation/chart met",
    ])
  #expect(try found { $0.category = "structure" }.count == 4)
  #expect(try found { $0.institution = "nobody" } == [])
  #expect(
    try found {
      $0.from = try night(5)
      $0.portal = "water"
      $0.category = "water"
    } == ["water quality met"])
  #expect(
    try found {
      $0.to = try night(4)
      $0.category = "water"
    } == ["air quality not-met", "water quality not-met"])
}

@Test("as of an instant, nothing that was found later is told")
func asOf() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  for (number, outcome) in [(0, Verdict.Outcome.met), (1, .met), (2, .notMet), (3, .met)] {
    try history.audit(number, [verdict("quality", outcome)])
  }
  var filter = SpanFilter()
  filter.asOf = Instant(milliseconds: try night(1).milliseconds + 1)
  let then = try history.spans(filter)
  #expect(then.map(\.verdict) == [.met])
  #expect(then[0].since == (try night(0)))
  #expect(then[0].until == nil)
  #expect(then[0].lastAudited == (try night(1)))
  filter.asOf = try night(2)
  #expect(try history.spans(filter).map(\.verdict) == [.notMet])
  filter.asOf = try night(-1)
  #expect(try history.spans(filter).isEmpty)
}

@Test("the reading that a signal cut short is not stored, but told with since")
func interruptedIsNotStored() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  try history.audit(0, [verdict("quality", .met)])
  let id = try history.startAudit(start(1))
  var cut = try portalResult([
    verdict("quality", .met), verdict("tariffs", .undetermined, cause: .interrupted),
  ])
  cut.coverage.stopped = .interrupted
  let told = try history.commit(audit: id, result: cut, evidence: [])
  #expect(told.verdicts.map(\.since) == (try [night(0), night(1)]))
  #expect(try history.count("portal_audited") == 1)
  // And the audit can go on with this portal.
  let whole = try history.commit(audit: id, result: portalResult([verdict("quality", .notMet)]), evidence: [])
  #expect(whole.verdicts[0].since == (try night(1)))
}

@Test(
  "an unfinished audit is found again by pack, engine, portals and options, unless it is old or overtaken")
func resuming() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  let id = try history.startAudit(start(1, portals: ["water", "air"]))
  _ = try history.commit(audit: id, result: portalResult([verdict("quality", .met)]), evidence: [])
  try history.interruptAudit(id, at: night(1))
  let limit = try night(0)
  let found = try #require(
    try history.openAudit(matching: start(2, portals: ["air", "water"]), asOfAfter: limit))
  #expect(found.number == id)
  #expect(found.committed == ["water"])
  #expect(found.start.evidence == "/evidence/1")
  #expect(found.start.header.asOf == (try night(1)))
  #expect(try history.openAudit(matching: start(2, portals: ["water"]), asOfAfter: limit) == nil)
  let both = ["water", "air"]
  #expect(try history.openAudit(matching: start(2, portals: both, pack: "two"), asOfAfter: limit) == nil)
  #expect(try history.openAudit(matching: start(2, portals: both, options: "{1}"), asOfAfter: limit) == nil)
  #expect(try history.openAudit(matching: start(2, portals: both, engine: "2"), asOfAfter: limit) == nil)
  #expect(try history.openAudit(matching: start(2, portals: both), asOfAfter: night(1)) == nil)
  // Another audit judges the portal that is still missing.
  try history.audit(2, [verdict("quality", .met)], portal: "air")
  #expect(try history.openAudit(matching: start(2, portals: both), asOfAfter: limit) == nil)
  #expect(try history.unfinishedAudits().map(\.isOvertaken) == [true])
  #expect(throws: HistoryError.overtaken(audit: id, portal: "air", by: id + 1)) {
    try history.commit(audit: id, result: portalResult([], portal: "air"), evidence: [])
  }
  try history.closeAsInterrupted(id, at: night(3))
  #expect(try history.unfinishedAudits().isEmpty)
  #expect(throws: HistoryError.auditEnded(id)) { try history.finishAudit(id, at: night(3)) }
}

@Test("mistakes of the caller are told and change nothing")
func callersMistakes() throws {
  let folder = try TemporaryFolder()
  let history = try History(path: folder.store)
  try history.audit(0, [verdict("quality", .met)])
  let id = try history.startAudit(start(1))
  #expect(throws: HistoryError.unknownAudit(7)) {
    try history.commit(audit: 7, result: portalResult([]), evidence: [])
  }
  #expect(throws: HistoryError.auditEnded(1)) {
    try history.commit(audit: 1, result: portalResult([]), evidence: [])
  }
  #expect(throws: HistoryError.repeatedObligation(portal: "water", "quality")) {
    try history.commit(
      audit: id, result: portalResult([verdict("quality", .met), verdict("quality", .notMet)]), evidence: [])
  }
  _ = try history.commit(audit: id, result: portalResult([verdict("quality", .notMet)]), evidence: [])
  #expect(throws: HistoryError.alreadyCommitted(audit: id, portal: "water")) {
    try history.commit(audit: id, result: portalResult([]), evidence: [])
  }
  #expect(try history.count("portal_audited") == 2)
  #expect(try history.verifyChain(portal: "water").links == 2)
}
