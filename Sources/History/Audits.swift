import Auditing
import Rules
import Web

/// What an audit is begun with.
public struct AuditStart: Sendable, Hashable {
  /// Its `id` is of no interest: the history gives the number.
  public var header: AuditHeader
  /// Ids of the portals asked for, in order.
  public var portals: [String]
  /// All that decides what is read, as canonical JSON; two audits with the same text may go on as one.
  public var options: String
  /// The folder in which the audit's evidence lies.
  public var evidence: String

  public init(header: AuditHeader, portals: [String], options: String, evidence: String) {
    self.header = header
    self.portals = portals
    self.options = options
    self.evidence = evidence
  }

  public var optionsDigest: Digest { Digest(of: options) }
}

/// An audit that has neither finished nor been closed.
public struct UnfinishedAudit: Sendable, Hashable {
  public var number: Int
  public var start: AuditStart
  /// Portals whose results are stored.
  public var committed: [String]
  /// A later audit has judged one of its missing portals: it can only be closed.
  public var isOvertaken: Bool
}

extension History {
  /// Numbers an audit and records what it is begun with.
  public func startAudit(_ start: AuditStart) throws(HistoryError) -> Int {
    try transaction { (database) throws(HistoryError) in
      let number = try database.rows("select coalesce(max(number), 0) + 1 from audit_started")[0].number(0)
      let header = start.header
      try ChainedTable.auditStarted.insert(
        [
          .number(number), .integer(header.started.milliseconds), .integer(header.asOf.milliseconds),
          .text(header.engine), .text(header.pack.id), .text(header.pack.version),
          .text(header.pack.digest.hex),
          .text(try CanonicalJSON.text(start.portals)), .text(start.options), .text(start.optionsDigest.hex),
          .text(start.evidence),
        ], into: database)
      return number
    }
  }

  /// All asked for is stored.
  public func finishAudit(_ number: Int, at instant: Instant) throws(HistoryError) {
    try record("finished", of: number, at: instant)
  }

  /// A signal ended the run; the audit may go on later.
  public func interruptAudit(_ number: Int, at instant: Instant) throws(HistoryError) {
    try record("interrupted", of: number, at: instant)
  }

  /// A run goes on with it.
  public func resumeAudit(_ number: Int, at instant: Instant) throws(HistoryError) {
    try record("resumed", of: number, at: instant)
  }

  /// It will never go on; what it has stored stays.
  public func closeAsInterrupted(_ number: Int, at instant: Instant) throws(HistoryError) {
    try record("closed", of: number, at: instant)
  }

  /// All unfinished audits, the oldest first.
  public func unfinishedAudits() throws(HistoryError) -> [UnfinishedAudit] {
    try work { (database) throws(HistoryError) in
      let rows = try database.rows(
        """
        select \(ChainedTable.auditStarted.columns) from audit_started a where not exists
        (select 1 from audit_event e where e.audit = a.number and e.kind in ('finished', 'closed')) order by number
        """)
      var audits: [UnfinishedAudit] = []
      for row in rows {
        let start = try AuditStart(row)
        let number = try row.number(0)
        let committed = try database.rows(
          "select portal from portal_audited where audit = ? order by position", [.number(number)])
        let done = try committed.map { (row) throws(HistoryError) in try row.text(0) }
        var isOvertaken = false
        for portal in start.portals where !done.contains(portal) {
          if try (database.lastAudit(of: portal) ?? 0) > number { isOvertaken = true }
        }
        audits.append(
          UnfinishedAudit(number: number, start: start, committed: done, isOvertaken: isOvertaken))
      }
      return audits
    }
  }

  /// The newest unfinished audit that a run with these can go on with: same pack, engine, portals (in any order)
  /// and options, and an `asOf` newer than `limit`.
  public func openAudit(matching start: AuditStart, asOfAfter limit: Instant) throws(HistoryError)
    -> UnfinishedAudit?
  {
    try unfinishedAudits().last { audit in
      !audit.isOvertaken && audit.start.header.asOf > limit
        && audit.start.header.pack.digest == start.header.pack.digest
        && audit.start.header.engine == start.header.engine
        && audit.start.optionsDigest == start.optionsDigest
        && audit.start.portals.sorted() == start.portals.sorted()
    }
  }

  private func record(_ kind: String, of number: Int, at instant: Instant) throws(HistoryError) {
    try transaction { (database) throws(HistoryError) in
      try database.requireOpen(audit: number)
      try database.run(
        """
        insert into audit_event (audit, step, happened, kind)
        select ?1, count(*) + 1, ?2, ?3 from audit_event where audit = ?1
        """, [.number(number), .integer(instant.milliseconds), .text(kind)])
    }
  }
}

extension AuditStart {
  /// Reads a row of `audit_started`.
  init(_ row: Row) throws(HistoryError) {
    guard let digest = Digest(hex: try row.text(6)) else { throw .damaged("the digest of an audit's pack") }
    let header = AuditHeader(
      id: try row.number(0), started: Instant(milliseconds: try row.integer(1)), finished: nil,
      asOf: Instant(milliseconds: try row.integer(2)), engine: try row.text(3),
      pack: .init(id: try row.text(4), version: try row.text(5), digest: digest))
    self.init(
      header: header, portals: try CanonicalJSON.value([String].self, try row.text(7)),
      options: try row.text(8),
      evidence: try row.text(10))
  }
}

extension Database {
  /// The row of an audit that has neither finished nor been closed.
  @discardableResult
  func requireOpen(audit: Int) throws(HistoryError) -> Row {
    let sql = "select \(ChainedTable.auditStarted.columns) from audit_started where number = ?"
    guard let row = try rows(sql, [.number(audit)]).first else { throw .unknownAudit(audit) }
    let ended = try rows(
      "select 1 from audit_event where audit = ? and kind in ('finished', 'closed')", [.number(audit)])
    guard ended.isEmpty else { throw .auditEnded(audit) }
    return row
  }

  /// The last audit that holds this portal.
  func lastAudit(of portal: String) throws(HistoryError) -> Int? {
    let row = try rows("select max(audit) from portal_audited where portal = ?", [.text(portal)])[0]
    return try row.optionalInteger(0).map { Int($0) }
  }
}
