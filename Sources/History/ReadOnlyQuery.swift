import CSQLite
import Rules

/// A reader's own SQL over a history: one SELECT, which can change nothing, read no other file and not run on.
///
/// Refused are all writes, other databases, settings and extensions (by the way the file is opened and by an
/// [authorizer](https://www.sqlite.org/c3ref/set_authorizer.html)); limits end what would take all time or memory.
public struct ReadOnlyQuery: Sendable {
  public struct Limits: Sendable, Hashable {
    /// Steps of SQLite's machine; 100 million take about a second.
    public var steps = 1_000_000_000
    public var rows = 100_000
    /// Bytes of one value, also of those in between.
    public var value = 1_000_000
    /// Bytes of all values of the answer.
    public var answer = 200_000_000
    public init() {}
  }

  public struct Answer: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[SQLValue]]
    /// A limit of rows or of the answer's size left the rest away.
    public var isCut: Bool
  }

  public var path: String
  public var limits: Limits

  public init(path: String, limits: Limits = Limits()) {
    self.path = path
    self.limits = limits
  }

  /// Bounds what SQLite may take for all queries of this process together; sorting would else take what there is.
  public static func limitMemory(ofProcess bytes: Int) { sqlite3_hard_heap_limit64(Int64(bytes)) }

  /// - Throws: `query` for what is wrong with the text; other cases if the store cannot be read.
  public func run(_ sql: String) throws(HistoryError) -> Answer {
    let database = try Database.reading(path)
    try database.restrict(limits)
    do {
      return try answer(sql, database)
    } catch .database(let code, let message) {
      throw .query(explain(code, message))
    }
  }

  private func answer(_ sql: String, _ database: Database) throws(HistoryError) -> Answer {
    guard let (statement, rest) = try Statement.prepare(sql, in: database.handle) else {
      throw .query(LocalText(es: "la consulta está vacía", en: "the query is empty"))
    }
    if try Statement.prepare(rest, in: database.handle) != nil {
      throw .query(LocalText(es: "sólo una consulta a la vez", en: "only one query at a time"))
    }
    guard statement.isReadOnly, !statement.columns.isEmpty else { throw .query(Self.onlySelect) }
    var answer = Answer(columns: statement.columns, rows: [], isCut: false)
    var size = 0
    while let row = try statement.step() {
      size += row.values.reduce(0) { $0 + $1.size }
      guard answer.rows.count < limits.rows, size <= limits.answer else {
        answer.isCut = true
        break
      }
      answer.rows.append(row.values)
    }
    return answer
  }

  private static let onlySelect = LocalText(
    es:
      "sólo se puede leer: escriba un SELECT sobre audits, portals, scores, verdicts, spans, latest, observations "
      + "o about",
    en:
      "reading only: write a SELECT over audits, portals, scores, verdicts, spans, latest, observations or about"
  )

  private func explain(_ code: Int32, _ message: String) -> LocalText {
    switch code & 0xFF {
    case SQLITE_AUTH: Self.onlySelect
    case SQLITE_INTERRUPT:
      LocalText(es: "la consulta tarda demasiado; acótela", en: "the query takes too long; narrow it")
    case SQLITE_TOOBIG:
      LocalText(
        es: "la consulta hace un valor demasiado grande; acótela",
        en: "the query makes too large a value; narrow it")
    case SQLITE_NOMEM:
      LocalText(
        es: "la consulta pide demasiada memoria; acótela", en: "the query asks for too much memory; narrow it"
      )
    default: LocalText(es: "la consulta no es válida: \(message)", en: "the query is not valid: \(message)")
    }
  }
}

extension SQLValue {
  /// Bytes, roughly.
  fileprivate var size: Int {
    switch self {
    case .null, .integer, .real: 16
    case .text(let text): 16 + text.utf8.count
    case .blob(let bytes): 16 + bytes.count
    }
  }
}

extension Database {
  /// Lets nothing through but reading, and ends what goes on for too long. For this connection's whole life.
  fileprivate func restrict(_ limits: ReadOnlyQuery.Limits) throws(HistoryError) {
    try script("pragma query_only = on; pragma temp_store = memory; pragma cell_size_check = on")
    vitrina_sqlite_distrust(handle)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: limits.value))
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
    // A LIKE of many wild cards is one step, however long it takes.
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
    sqlite3_set_authorizer(
      handle,
      { _, action, _, name, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: SQLITE_OK
        case SQLITE_FUNCTION:
          name.map { String(cString: $0).lowercased() } == "load_extension" ? SQLITE_DENY : SQLITE_OK
        default: SQLITE_DENY
        }
      }, nil)
    stepsLeft = limits.steps / Self.stepsPerCall
    // The connection owns the handle that calls this, so it outlives every call.
    sqlite3_progress_handler(
      handle, Int32(Self.stepsPerCall),
      { context in
        guard let context else { return 1 }
        let database = Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
        database.stepsLeft -= 1
        return database.stepsLeft < 0 ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private static let stepsPerCall = 10_000
}
