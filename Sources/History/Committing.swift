import Auditing
import Rules
import Web

extension History {
  /// Stores one portal's result, whole or not at all: its row, the verdicts that differ from those before, and
  /// what these rest on. Drafts are not stored.
  ///
  /// A result whose reading was interrupted is not stored, since its audit may go on; it is only given back.
  /// - Parameter evidence: names or digests of the portal's evidence files; they enter its chain.
  /// - Returns: the result with `since` filled in.
  public func commit(audit: Int, result: PortalResult, evidence: [String]) throws(HistoryError)
    -> PortalResult
  {
    try transaction { (database) throws(HistoryError) in
      let started = try database.requireOpen(audit: audit)
      if let last = try database.lastAudit(of: result.id), last >= audit {
        throw last == audit
          ? .alreadyCommitted(audit: audit, portal: result.id)
          : .overtaken(audit: audit, portal: result.id, by: last)
      }
      let asOf = try started.integer(2)
      var commit = Commit(
        audit: audit, asOf: asOf, portal: result.id,
        before: try StandingVerdict.all(of: result.id, in: database))
      var told = result
      told.verdicts = try result.verdicts.map { (verdict) throws(HistoryError) in
        try commit.add(verdict, partOf: nil)
      }
      if result.coverage.stopped != .interrupted {
        try commit.store(result, started: started, evidence: evidence, in: database)
      }
      return told
    }
  }
}

/// The verdict last stored for an obligation, as far as the next one is compared with it.
struct StandingVerdict {
  var verdict: String
  var cause: String?
  var reasons: String
  var details: String
  var since: Int64

  /// The verdict of an obligation that the portal no longer owes. Not a verdict to anyone who reads.
  static let withdrawn = "withdrawn"

  static func all(of portal: String, in database: Database) throws(HistoryError) -> [String: StandingVerdict]
  {
    let rows = try database.rows(
      """
      select obligation, verdict, cause, reasons, details, since from verdict_changed v where portal = ? and audit =
      (select max(n.audit) from verdict_changed n where n.portal = v.portal and n.obligation = v.obligation)
      """, [.text(portal)])
    var standing: [String: StandingVerdict] = [:]
    for row in rows {
      standing[try row.text(0)] = StandingVerdict(
        verdict: try row.text(1), cause: try row.optionalText(2), reasons: try row.text(3),
        details: try row.text(4), since: try row.integer(5))
    }
    return standing
  }
}

/// The rows of one portal in one audit, gathered before any is written: the chain's link is over all of them.
private struct Commit {
  let audit: Int
  let asOf: Int64
  let portal: String
  let before: [String: StandingVerdict]

  private var seen: Set<String> = []
  private var owed: [[SQLValue]] = []
  private var verdicts: [[SQLValue]] = []
  private var exchanges: [[SQLValue]] = []
  private var exchangeNumbers: [[SQLValue]: Int] = [:]
  private var observations: [[SQLValue]] = []
  private var quotes: [(digest: Digest, text: String)] = []

  init(audit: Int, asOf: Int64, portal: String, before: [String: StandingVerdict]) {
    self.audit = audit
    self.asOf = asOf
    self.portal = portal
    self.before = before
  }

  /// Takes a verdict and its parts in, and gives them back with `since`.
  mutating func add(_ verdict: Verdict, partOf parent: String?) throws(HistoryError) -> Verdict {
    guard seen.insert(verdict.obligation).inserted else {
      throw .repeatedObligation(portal: portal, verdict.obligation)
    }
    // The description's number is put before these when it is known.
    owed.append([
      .text(verdict.obligation), .number(owed.count), .optional(parent), .text(verdict.category),
      .optional(verdict.institution), .text(verdict.importance),
    ])
    let old = before[verdict.obligation]
    let outcome = verdict.outcome.rawValue
    let since = old?.verdict == outcome ? old?.since ?? asOf : asOf
    var details = verdict.details
    // A time of capture is no difference; it has a column of its own.
    details.oldestEvidence = nil
    let reasons = verdict.reasons.map(\.rawValue).joined(separator: " ")
    let detailsText = try CanonicalJSON.text(details)
    let turned = old?.verdict != outcome || old?.cause != verdict.cause?.rawValue
    if turned || old?.reasons != reasons || old?.details != detailsText {
      verdicts.append([
        .text(portal), .text(verdict.obligation), .number(audit), .text(outcome),
        .optional(verdict.cause?.rawValue), .text(reasons), .text(detailsText),
        .text(verdict.search.state.rawValue), .number(verdict.search.unread),
        .optional(verdict.details.oldestEvidence?.milliseconds), .integer(since), .integer(turned ? 1 : 0),
      ])
      for (number, observation) in verdict.observations.enumerated() {
        add(observation, number: number, of: verdict.obligation)
      }
    }
    var told = verdict
    told.since = Instant(milliseconds: since)
    told.parts = []
    for part in verdict.parts { told.parts.append(try add(part, partOf: verdict.obligation)) }
    return told
  }

  private mutating func add(_ observation: Observation, number: Int, of obligation: String) {
    let cited: [SQLValue] = [
      .text(observation.url.text), .integer(observation.fetched.milliseconds),
      .optional(observation.sha256?.hex), .optional(observation.file),
      .optional(observation.offset.map { Int64($0) }),
    ]
    let exchange = exchangeNumbers[cited] ?? exchanges.count
    if exchange == exchanges.count {
      exchangeNumbers[cited] = exchange
      exchanges.append([.text(portal), .number(audit), .number(exchange)] + cited)
    }
    let quote = Digest(of: observation.quote)
    quotes.append((quote, observation.quote))
    let substance = observation.substance
    observations.append([
      .text(portal), .number(audit), .text(obligation), .number(number), .text(observation.criterion),
      .number(observation.step), .number(exchange), .text(quote.hex), .text(substance.kind.rawValue),
      .number(substance.words), .number(substance.rows), .number(substance.documents),
      .optional(substance.empty?.rawValue),
    ])
  }

  /// What the portal no longer owes ends its run.
  private mutating func withdrawMissing() {
    let gone = before.filter { !seen.contains($0.key) && $0.value.verdict != StandingVerdict.withdrawn }
    for obligation in gone.keys.sorted() {
      verdicts.append([
        .text(portal), .text(obligation), .number(audit), .text(StandingVerdict.withdrawn), .null, .text(""),
        .text("{}"), .text(SearchReport.State.open.rawValue), .integer(0), .null, .integer(asOf), .integer(1),
      ])
    }
  }

  mutating func store(
    _ result: PortalResult, started: Row, evidence: [String], in database: Database
  ) throws(HistoryError) {
    withdrawMissing()
    let description = try describe(result, in: database)
    let position = try database.rows("select count(*) from portal_audited where audit = ?", [.number(audit)])
    let tenths = { (score: Double?) in SQLValue.optional(score.map { Int64(($0 * 10).rounded()) }) }
    let coverage = result.coverage
    let row: [SQLValue] = [
      .text(portal), .number(audit), position[0].values[0], .number(description.number),
      .number(coverage.read), .number(coverage.known), .text(coverage.stopped.rawValue),
      .text(try CanonicalJSON.text(coverage.unread)), .number(coverage.cut), tenths(result.score.low),
      tenths(result.score.high), .optional(result.score.level), .optional(result.score.highLevel),
      .text(evidence.joined(separator: "\n")),
    ]
    let link = ChainLink(
      previous: try database.head(of: portal), started: started.values, description: description.digest,
      portal: row, verdicts: verdicts, exchanges: exchanges, observations: observations)
    try ChainedTable.portalAudited.insert(row + [.text(link.digest.hex)], into: database)
    for verdict in verdicts { try ChainedTable.verdictChanged.insert(verdict, into: database) }
    for exchange in exchanges { try ChainedTable.exchangeCited.insert(exchange, into: database) }
    // A quote that was redacted stays redacted when it is seen again.
    for quote in quotes {
      try database.run(
        "insert into quote (digest, text) values (?, ?) on conflict do nothing",
        [.text(quote.digest.hex), .text(quote.text)])
    }
    for observation in observations { try ChainedTable.observationSeen.insert(observation, into: database) }
  }

  /// The number under which url, institution and what is owed are stored; new only when one of them changed.
  private func describe(
    _ result: PortalResult, in database: Database
  ) throws(HistoryError) -> (number: Int, digest: Digest) {
    let digest = Digest.description(
      portal: portal, url: result.url.text, institution: result.institution, owed: owed)
    let known = try database.rows(
      "select max(number) from portal_described where portal = ? and digest = ?",
      [.text(portal), .text(digest.hex)])
    if let number = try known[0].optionalInteger(0) { return (Int(number), digest) }
    let number = try database.rows("select coalesce(max(number), 0) + 1 from portal_described")[0].number(0)
    try database.run(
      "insert into portal_described (number, portal, url, institution, digest) values (?, ?, ?, ?, ?)",
      [
        .number(number), .text(portal), .text(result.url.text), .optional(result.institution),
        .text(digest.hex),
      ])
    for row in owed { try ChainedTable.obligationOwed.insert([.number(number)] + row, into: database) }
    return (number, digest)
  }
}
