import Auditing
import Rules
import Web

extension History {
  /// An audit as its reports show it, made again from the rows; nil if there is no such audit. Of a verdict that
  /// did not change, observations and search are those of the audit that found it first.
  public func result(audit number: Int) throws(HistoryError) -> AuditResult? {
    try work { (database) throws(HistoryError) in
      let sql = "select \(ChainedTable.auditStarted.columns) from audit_started where number = ?"
      guard let row = try database.rows(sql, [.number(number)]).first else { return nil }
      let start = try AuditStart(row)
      var header = start.header
      let finished = try database.rows(
        "select happened from audit_event where audit = ? and kind = 'finished'", [.number(number)])
      header.finished = try finished.first.map { (row) throws(HistoryError) in
        Instant(milliseconds: try row.integer(0))
      }
      let rows = try database.rows(
        """
        select \(ChainedTable.portalAudited.columns) from portal_audited where audit = ? order by position
        """, [.number(number)])
      var portals: [PortalResult] = []
      for row in rows { portals.append(try database.portalResult(row)) }
      // In the order asked for, whatever the order of completion.
      let order = { (id: String) in start.portals.firstIndex(of: id) ?? start.portals.count }
      let sorted = portals.enumerated().sorted {
        (order($0.element.id), $0.offset) < (order($1.element.id), $1.offset)
      }
      return AuditResult(audit: header, portals: sorted.map(\.element))
    }
  }

  /// The number of the last audit, finished or not; of those that hold this portal, if one is given.
  public func lastAudit(portal: String? = nil) throws(HistoryError) -> Int? {
    try work { (database) throws(HistoryError) in
      if let portal { return try database.lastAudit(of: portal) }
      return try database.rows("select max(number) from audit_started")[0].optionalInteger(0).map { Int($0) }
    }
  }
}

extension Database {
  /// Reads a row of `portal_audited` with all that belongs to it.
  fileprivate func portalResult(_ row: Row) throws(HistoryError) -> PortalResult {
    let portal = try row.text(0)
    let described = try rows(
      "select url, institution from portal_described where number = ?", [row.values[3]])
    guard let described = described.first, let url = WebURL(try described.text(0)) else {
      throw .damaged("the address of portal \(portal)")
    }
    let coverage = Coverage(
      read: try row.number(4), known: try row.number(5),
      stopped: try known(Coverage.Stop.self, try row.text(6)),
      unread: try CanonicalJSON.value([String: Int].self, try row.text(7)), cut: try row.number(8))
    let score = Score(
      low: try row.optionalInteger(9).map { Double($0) / 10 },
      high: try row.optionalInteger(10).map { Double($0) / 10 },
      level: try row.optionalText(11), highLevel: try row.optionalText(12))
    let owed = try rows(
      """
      select o.obligation, o.part_of, o.category, o.institution, o.importance,
        v.audit, v.verdict, v.cause, v.reasons, v.details, v.search, v.unread, v.oldest_evidence, v.since
      from obligation_owed o join verdict_changed v on v.portal = ?1 and v.obligation = o.obligation and v.audit =
        (select max(n.audit) from verdict_changed n
        where n.portal = ?1 and n.obligation = o.obligation and n.audit <= ?2)
      where o.description = ?3 order by o.position
      """, [row.values[0], row.values[1], row.values[3]])
    var verdicts: [(partOf: String?, verdict: Verdict)] = []
    for row in owed { verdicts.append((try row.optionalText(1), try verdict(row, portal: portal))) }
    return PortalResult(
      id: portal, url: url, institution: try described.optionalText(1), coverage: coverage, score: score,
      verdicts: Self.assemble(verdicts, partOf: nil))
  }

  /// Puts parts back under what they are parts of, in the order stored.
  private static func assemble(_ all: [(partOf: String?, verdict: Verdict)], partOf parent: String?)
    -> [Verdict]
  {
    all.filter { $0.partOf == parent }.map { entry in
      var verdict = entry.verdict
      verdict.parts = assemble(all, partOf: verdict.obligation)
      return verdict
    }
  }

  private func verdict(_ row: Row, portal: String) throws(HistoryError) -> Verdict {
    var verdict = Verdict(
      obligation: try row.text(0), category: try row.text(2), institution: try row.optionalText(3),
      outcome: try known(Verdict.Outcome.self, try row.text(6)), importance: try row.text(4))
    verdict.cause = try row.optionalText(7).map { (text) throws(HistoryError) in try known(Cause.self, text) }
    verdict.reasons = try row.text(8).split(separator: " ").map { (code) throws(HistoryError) in
      try known(Reason.self, String(code))
    }
    verdict.details = try CanonicalJSON.value(Details.self, try row.text(9))
    verdict.details.oldestEvidence = try row.optionalInteger(12).map { Instant(milliseconds: $0) }
    verdict.search = SearchReport(
      state: try known(SearchReport.State.self, try row.text(10)), unread: try row.number(11))
    verdict.since = Instant(milliseconds: try row.integer(13))
    let seen = try rows(
      """
      select s.criterion, s.step, x.url, t.text, s.substance, s.words, s.filled_rows, s.documents, s.empty,
        x.fetched, x.sha256, x.file, x.place
      from observation_seen s
      join exchange_cited x on x.portal = s.portal and x.audit = s.audit and x.number = s.exchange
      left join quote t on t.digest = s.quote
      where s.portal = ? and s.audit = ? and s.obligation = ? order by s.number
      """, [.text(portal), row.values[5], row.values[0]])
    for row in seen { verdict.observations.append(try observation(row)) }
    return verdict
  }

  private func observation(_ row: Row) throws(HistoryError) -> Observation {
    guard let url = WebURL(try row.text(2)) else { throw .damaged("the address of an observation") }
    let sha256 = try row.optionalText(10)
    let digest = sha256.flatMap { Digest(hex: $0) }
    guard (sha256 == nil) == (digest == nil) else { throw .damaged("the digest of an observation") }
    return Observation(
      criterion: try row.text(0), step: try row.number(1), url: url, quote: try row.optionalText(3) ?? "",
      substance: Substance(
        kind: try known(Substance.Kind.self, try row.text(4)), words: try row.number(5),
        rows: try row.number(6),
        documents: try row.number(7),
        empty: try row.optionalText(8).map { (text) throws(HistoryError) in try known(Reason.self, text) }),
      fetched: Instant(milliseconds: try row.integer(9)), sha256: digest, file: try row.optionalText(11),
      offset: try row.optionalInteger(12).map { Int($0) })
  }

  /// One of a closed list of codes.
  private func known<T: RawRepresentable<String>>(_ type: T.Type, _ code: String) throws(HistoryError) -> T {
    guard let value = T(rawValue: code) else { throw .damaged("the unknown code \(code.prefix(40))") }
    return value
  }
}
