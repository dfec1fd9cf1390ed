/// Schema 1. Tables are named for what happened; each row is written once. Instants are milliseconds since 1970.
///
/// A BIGINT column of SQLite would take any text: `between` refuses it, since text sorts above every number.
func firstSchema(_ dialect: Dialect) -> String {
  func integer(_ name: String, _ rest: String = "not null") -> String {
    "\(name) bigint \(rest) check (\(name) between -9007199254740991 and 9007199254740991)"
  }
  let end = dialect.clustered
  let tables = """
    create table audit_started (
      \(integer("number")) primary key,
      \(integer("started")),
      \(integer("as_of")),
      engine text not null,
      pack_id text not null,
      pack_version text not null,
      pack_digest text not null,
      portals text not null,
      options text not null,
      options_digest text not null,
      evidence text not null
    )\(end);
    create table audit_event (
      \(integer("audit")) references audit_started (number),
      \(integer("step")),
      \(integer("happened")),
      kind text not null check (kind in ('interrupted', 'resumed', 'finished', 'closed')),
      primary key (audit, step)
    )\(end);
    create table portal_described (
      \(integer("number")) primary key,
      portal text not null,
      url text not null,
      institution text,
      digest text not null
    )\(end);
    create index portal_described_by_digest on portal_described (portal, digest);
    create table obligation_owed (
      \(integer("description")) references portal_described (number),
      obligation text not null,
      \(integer("position")),
      part_of text,
      category text not null,
      institution text,
      importance text not null,
      primary key (description, obligation)
    )\(end);
    create table portal_audited (
      portal text not null,
      \(integer("audit")) references audit_started (number),
      \(integer("position")),
      \(integer("description")) references portal_described (number),
      \(integer("pages_read")),
      \(integer("pages_known")),
      stopped text not null,
      unread text not null,
      \(integer("cut")),
      \(integer("low", "")),
      \(integer("high", "")),
      level text,
      high_level text,
      evidence text not null,
      link text not null,
      primary key (portal, audit)
    )\(end);
    create index portal_audited_by_audit on portal_audited (audit, position);
    create table verdict_changed (
      portal text not null,
      obligation text not null,
      \(integer("audit")),
      verdict text not null,
      cause text,
      reasons text not null,
      details text not null,
      search text not null,
      \(integer("unread")),
      \(integer("oldest_evidence", "")),
      \(integer("since")),
      \(integer("turned")),
      primary key (portal, obligation, audit),
      foreign key (portal, audit) references portal_audited (portal, audit)
    )\(end);
    create index verdict_changed_by_audit on verdict_changed (audit, portal);
    create table exchange_cited (
      portal text not null,
      \(integer("audit")),
      \(integer("number")),
      url text not null,
      \(integer("fetched")),
      sha256 text,
      file text,
      \(integer("place", "")),
      primary key (portal, audit, number),
      foreign key (portal, audit) references portal_audited (portal, audit)
    )\(end);
    create table observation_seen (
      portal text not null,
      \(integer("audit")),
      obligation text not null,
      \(integer("number")),
      criterion text not null,
      \(integer("step")),
      \(integer("exchange")),
      quote text not null,
      substance text not null,
      \(integer("words")),
      \(integer("filled_rows")),
      \(integer("documents")),
      empty text,
      primary key (portal, audit, obligation, number),
      foreign key (portal, obligation, audit) references verdict_changed (portal, obligation, audit),
      foreign key (portal, audit, exchange) references exchange_cited (portal, audit, number)
    )\(end);
    create table quote (
      digest text not null primary key,
      text text
    )\(end);
    create table quote_redacted (
      digest text not null primary key references quote (digest),
      \(integer("happened")),
      reason text not null
    )\(end);

    """
  let insertOnly = [
    "audit_started", "audit_event", "portal_described", "obligation_owed", "portal_audited",
    "verdict_changed",
    "exchange_cited", "observation_seen", "quote_redacted",
  ]
  return tables + insertOnly.map(dialect.insertOnly).joined() + dialect.redactable("quote")
}

/// A table of which rows are chained: its columns in the order in which they are written, read and digested.
enum ChainedTable: String {
  case auditStarted = "audit_started"
  case obligationOwed = "obligation_owed"
  case portalAudited = "portal_audited"
  case verdictChanged = "verdict_changed"
  case exchangeCited = "exchange_cited"
  case observationSeen = "observation_seen"

  var columns: String {
    switch self {
    case .auditStarted:
      "number, started, as_of, engine, pack_id, pack_version, pack_digest, portals, options, options_digest, evidence"
    case .obligationOwed: "description, obligation, position, part_of, category, institution, importance"
    case .portalAudited:
      "portal, audit, position, description, pages_read, pages_known, stopped, unread, cut, low, high, level, "
        + "high_level, evidence, link"
    case .verdictChanged:
      "portal, obligation, audit, verdict, cause, reasons, details, search, unread, oldest_evidence, since, turned"
    case .exchangeCited: "portal, audit, number, url, fetched, sha256, file, place"
    case .observationSeen:
      "portal, audit, obligation, number, criterion, step, exchange, quote, substance, words, filled_rows, "
        + "documents, empty"
    }
  }

  /// Adds a row that has one value for each column.
  func insert(_ values: [SQLValue], into database: Database) throws(HistoryError) {
    let marks = repeatElement("?", count: values.count).joined(separator: ", ")
    try database.run("insert into \(rawValue) (\(columns)) values (\(marks))", values)
  }
}
