import Web

/// Where a portal's hash chain stands, or where it breaks.
public struct ChainCheck: Sendable, Hashable {
  /// Links that hold, counted from the first.
  public var links: Int
  /// The last link that holds.
  public var head: Digest?
  /// The first thing that does not agree with the chain, if anything.
  public var fault: Fault?

  public struct Fault: Sendable, Hashable {
    /// Nil: rows that belong to no audit of this portal.
    public var audit: Int?
    public var what: String
  }
}

extension History {
  /// Reckons a portal's chain again from its stored rows. Redacted quotes do not break it; any other change of a
  /// stored row does. That links were cut off at the end shows only beside a head that was published before.
  public func verifyChain(portal: String) throws(HistoryError) -> ChainCheck {
    try work { (database) throws(HistoryError) in try database.verifyChain(portal: portal) }
  }

  /// Portals that the history holds, sorted.
  public func portals() throws(HistoryError) -> [String] {
    try work { (database) throws(HistoryError) in
      try database.rows("select distinct portal from portal_audited order by portal").map {
        (row) throws(HistoryError) in try row.text(0)
      }
    }
  }
}

/// What one link of a portal's chain is reckoned from.
struct ChainLink {
  var previous: String?
  /// The row of `audit_started`: engine, pack, `asOf` and options.
  var started: [SQLValue]
  /// Of address, institution and what is owed.
  var description: Digest
  /// The row of `portal_audited` without its link.
  var portal: [SQLValue]
  var verdicts: [[SQLValue]]
  var exchanges: [[SQLValue]]
  var observations: [[SQLValue]]

  var digest: Digest {
    var bytes = CanonicalBytes()
    bytes.add([.text("vitrina chain 1"), .optional(previous), .text(description.hex)])
    bytes.add(started)
    bytes.add(portal)
    // The order of insertion is the judge's, that of reading the file's: both are sorted by bytes here.
    for rows in [verdicts, exchanges, observations] {
      bytes.add([.number(rows.count)])
      let sorted = rows.map { CanonicalBytes($0).bytes }.sorted { $0.lexicographicallyPrecedes($1) }
      for row in sorted { bytes.add(row) }
    }
    return Digest(of: bytes.bytes)
  }
}

extension Digest {
  /// Of what a portal is known as: address, institution, and each obligation with its place and importance.
  static func description(portal: String, url: String, institution: String?, owed: [[SQLValue]]) -> Digest {
    var bytes = CanonicalBytes()
    bytes.add([.text(portal), .text(url), .optional(institution), .number(owed.count)])
    for row in owed { bytes.add(row) }
    return Digest(of: bytes.bytes)
  }
}

/// Values as bytes of one spelling: each tells its type, and a text its length, so that no two rows are alike.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  init(_ values: [SQLValue] = []) { add(values) }

  mutating func add(_ values: [SQLValue]) {
    for value in values {
      switch value {
      case .null: bytes += "n;".utf8
      case .integer(let number): bytes += "i\(number);".utf8
      case .real(let number): bytes += "r\(number.bitPattern);".utf8
      case .text(let text): bytes += Array("t\(text.utf8.count):".utf8) + text.utf8
      case .blob(let blob): bytes += Array("b\(blob.count):".utf8) + blob
      }
    }
  }

  mutating func add(_ row: [UInt8]) { bytes += row }
}

extension Database {
  /// The last link of a portal's chain.
  func head(of portal: String) throws(HistoryError) -> String? {
    try rows(
      "select link from portal_audited where portal = ? order by audit desc limit 1", [.text(portal)]
    ).first.map { (row) throws(HistoryError) in try row.text(0) }
  }

  func verifyChain(portal: String) throws(HistoryError) -> ChainCheck {
    var check = ChainCheck(links: 0, head: nil, fault: nil)
    let nights = try rows(
      "select \(ChainedTable.portalAudited.columns) from portal_audited where portal = ? order by audit",
      [.text(portal)])
    for night in nights {
      let audit = try night.number(1)
      let stored = try night.text(14)
      if let what = try fault(in: night, after: check.head) {
        check.fault = .init(audit: audit, what: what)
        return check
      }
      check.links += 1
      check.head = Digest(hex: stored)
    }
    for table in ["verdict_changed", "exchange_cited", "observation_seen"] {
      let stray = try rows(
        """
        select count(*) from \(table) t where portal = ?1 and not exists
        (select 1 from portal_audited p where p.portal = ?1 and p.audit = t.audit)
        """, [.text(portal)])
      if try stray[0].integer(0) > 0 {
        check.fault = .init(audit: nil, what: "rows of \(table) without an audit")
      }
    }
    return check
  }

  /// What does not agree in one night of a portal.
  private func fault(in night: Row, after previous: Digest?) throws(HistoryError) -> String? {
    let key = [night.values[0], night.values[1]]
    func stored(_ table: ChainedTable) throws(HistoryError) -> [Row] {
      try rows("select \(table.columns) from \(table.rawValue) where portal = ? and audit = ?", key)
    }
    let started = try rows(
      "select \(ChainedTable.auditStarted.columns) from audit_started where number = ?", [night.values[1]])
    let described = try rows(
      "select portal, url, institution, digest from portal_described where number = ?", [night.values[3]])
    guard let started = started.first, let described = described.first else { return "the audit's own rows" }
    let owed = try rows(
      "select \(ChainedTable.obligationOwed.columns) from obligation_owed where description = ? order by position",
      [night.values[3]])
    let description = Digest.description(
      portal: try described.text(0), url: try described.text(1), institution: try described.optionalText(2),
      owed: owed.map { Array($0.values.dropFirst()) })
    guard description.hex == (try described.text(3)) else { return "what the portal owes" }
    let observations = try stored(.observationSeen)
    let link = ChainLink(
      previous: previous?.hex, started: started.values, description: description,
      portal: Array(night.values.dropLast()), verdicts: try stored(.verdictChanged).map(\.values),
      exchanges: try stored(.exchangeCited).map(\.values), observations: observations.map(\.values))
    guard link.digest.hex == (try night.text(14)) else { return "link" }
    for observation in observations where try !isGenuine(quote: try observation.text(7)) { return "a quote" }
    return nil
  }

  /// The text has its digest, or was redacted on record.
  private func isGenuine(quote digest: String) throws(HistoryError) -> Bool {
    guard let row = try rows("select text from quote where digest = ?", [.text(digest)]).first else {
      return false
    }
    if let text = try row.optionalText(0) { return Digest(of: text).hex == digest }
    return try !rows("select 1 from quote_redacted where digest = ?", [.text(digest)]).isEmpty
  }
}
