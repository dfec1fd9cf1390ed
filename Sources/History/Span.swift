import Auditing
import Web

/// An unbroken run of one verdict and cause of one obligation on one portal.
public struct Span: Sendable, Hashable, Codable {
  public var portal: String
  public var obligation: String
  public var partOf: String?
  public var category: String
  public var institution: String?
  public var verdict: Verdict.Outcome
  public var cause: Cause?
  /// The asOf of the audit in which it began.
  public var since: Instant
  /// The asOf of the audit in which the next one began; nil: it stands.
  public var until: Instant?
  /// The asOf of the last audit that found it so.
  public var lastAudited: Instant
}

/// Which spans are asked for; nil asks for all.
public struct SpanFilter: Sendable, Hashable {
  public var portal: String?
  /// Its parts come with it.
  public var obligation: String?
  public var category: String?
  public var institution: String?
  /// Spans that still stood at this instant or began after it.
  public var from: Instant?
  /// Spans that had begun by this instant.
  public var to: Instant?
  /// What stood at this instant, told with no later knowledge.
  public var asOf: Instant?
  public init() {}
}

/// Ids that the history has met, sorted.
public struct KnownNames: Sendable, Hashable {
  public var portals: [String]
  public var obligations: [String]
  public var categories: [String]
  public var institutions: [String]
}

extension History {
  /// What can be asked for.
  public func names() throws(HistoryError) -> KnownNames {
    try work { (database) throws(HistoryError) in
      func distinct(_ column: String, _ table: String) throws(HistoryError) -> [String] {
        try database.rows("select distinct \(column) from \(table) where \(column) is not null order by 1")
          .map {
            (row) throws(HistoryError) in try row.text(0)
          }
      }
      return KnownNames(
        portals: try distinct("portal", "portal_described"),
        obligations: try distinct("obligation", "obligation_owed"),
        categories: try distinct("category", "obligation_owed"),
        institutions: try distinct("institution", "obligation_owed"))
    }
  }

  /// Spans by portal, place in the pack and beginning.
  public func spans(_ filter: SpanFilter = SpanFilter()) throws(HistoryError) -> [Span] {
    var conditions = ["v.turned = 1", "v.audit <= \(Self.horizon)"]
    // ?1 is the instant up to which audits are known.
    var values: [SQLValue] = [.integer(filter.asOf?.milliseconds ?? .max)]
    func add(_ condition: String, _ value: SQLValue?) {
      guard let value else { return }
      values.append(value)
      conditions.append(condition.replacing("#", with: "?\(values.count)"))
    }
    add("v.portal = #", filter.portal.map(SQLValue.text))
    add("(v.obligation = # or o.part_of = #)", filter.obligation.map(SQLValue.text))
    add("o.category = #", filter.category.map(SQLValue.text))
    add("o.institution = #", filter.institution.map(SQLValue.text))
    add("a.as_of <= #", filter.to.map { .integer($0.milliseconds) })
    let sql = """
      select v.portal, v.obligation, o.part_of, o.category, o.institution, v.verdict, v.cause, a.as_of,
        (select b.as_of from audit_started b where b.number = (\(Self.nextTurn))),
        (select b.as_of from audit_started b where b.number = (select max(q.audit) from portal_audited q
          where q.portal = v.portal and q.audit <= \(Self.horizon)
          and q.audit < coalesce((\(Self.nextTurn)), 9007199254740991)))
      from verdict_changed v
      join portal_audited p on p.portal = v.portal and p.audit = v.audit
      join audit_started a on a.number = v.audit
      join obligation_owed o on o.description = p.description and o.obligation = v.obligation
      where \(conditions.joined(separator: " and ")) order by v.portal, o.position, v.obligation, v.audit
      """
    return try work { (database) throws(HistoryError) in
      var spans: [Span] = []
      for row in try database.rows(sql, values) {
        let span = try Span(row)
        if filter.asOf != nil, span.until != nil { continue }
        if let from = filter.from, let until = span.until, until <= from { continue }
        spans.append(span)
      }
      return spans
    }
  }

  /// The portal's last audit that is known; audits go by number, so one with an older asOf may follow a newer.
  private static let horizon = """
    (select max(h.audit) from portal_audited h join audit_started g on g.number = h.audit
    where h.portal = v.portal and g.as_of <= ?1)
    """

  private static let nextTurn = """
    select min(n.audit) from verdict_changed n where n.portal = v.portal and n.obligation = v.obligation
    and n.audit > v.audit and n.turned = 1 and n.audit <= \(horizon)
    """
}

extension Span {
  fileprivate init(_ row: Row) throws(HistoryError) {
    let cause = try row.optionalText(6)
    guard let verdict = Verdict.Outcome(rawValue: try row.text(5)) else {
      throw .damaged("an unknown verdict")
    }
    self.init(
      portal: try row.text(0), obligation: try row.text(1), partOf: try row.optionalText(2),
      category: try row.text(3), institution: try row.optionalText(4), verdict: verdict,
      cause: cause.flatMap { Cause(rawValue: $0) }, since: Instant(milliseconds: try row.integer(7)),
      until: try row.optionalInteger(8).map { Instant(milliseconds: $0) },
      lastAudited: Instant(milliseconds: try row.integer(9)))
  }
}
