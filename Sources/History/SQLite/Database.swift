import CSQLite

/// One connection to an SQLite file. Closed when the last reference goes; used by one thread at a time.
final class Database {
  let handle: OpaquePointer
  let path: String
  private var prepared: [String: Statement] = [:]
  /// Of a reader's query: calls of the progress handler until it is ended.
  var stepsLeft = 0

  enum Mode { case create, write, read, readUnchanging }

  init(path: String, mode: Mode) throws(HistoryError) {
    self.path = path
    let flags =
      switch mode {
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .write: SQLITE_OPEN_READWRITE
      case .read: SQLITE_OPEN_READONLY
      case .readUnchanging: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    var handle: OpaquePointer?
    let name = mode == .readUnchanging ? "file:\(Self.escaped(path))?immutable=1" : path
    let code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let reason = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw .cannotOpen(path, reason)
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, 10_000)
  }

  /// A path as it stands in a file: address.
  private static func escaped(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
  }

  deinit {
    // Statements go first: an open one would keep the file open.
    prepared = [:]
    sqlite3_close_v2(handle)
  }

  /// Runs one statement and gives all its rows.
  @discardableResult
  func rows(_ sql: String, _ values: [SQLValue] = []) throws(HistoryError) -> [Row] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [Row] = []
    while let row = try statement.step() { rows.append(row) }
    return rows
  }

  /// Runs one statement that gives no rows, or whose rows are of no interest.
  func run(_ sql: String, _ values: [SQLValue] = []) throws(HistoryError) { try rows(sql, values) }

  /// Runs several statements that stand in one text.
  func script(_ sql: String) throws(HistoryError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw HistoryError.sqlite(handle) }
  }

  /// All of it or nothing. The lock for writing is taken at once: one taken later can fail without a wait.
  func transaction<T>(_ body: () throws(HistoryError) -> T) throws(HistoryError) -> T {
    try run("begin immediate")
    do {
      let value = try body()
      try run("commit")
      return value
    } catch {
      // Where SQLite has rolled back by itself (a full disk), this fails and says nothing new.
      try? run("rollback")
      throw error
    }
  }

  private func statement(_ sql: String) throws(HistoryError) -> Statement {
    if let known = prepared[sql] { return known }
    guard let (statement, _) = try Statement.prepare(sql, in: handle) else {
      throw .database(code: SQLITE_MISUSE, "an empty statement")
    }
    prepared[sql] = statement
    return statement
  }
}

extension HistoryError {
  /// What the connection's last call failed with.
  static func sqlite(_ handle: OpaquePointer) -> HistoryError {
    let code = sqlite3_extended_errcode(handle)
    let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "no message"
    return switch code & 0xFF {
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CORRUPT: .damaged(message)
    case SQLITE_BUSY, SQLITE_LOCKED: .inUse
    case SQLITE_FULL: .diskFull
    case SQLITE_CANTOPEN, SQLITE_READONLY:
      .cannotOpen(sqlite3_db_filename(handle, "main").map { String(cString: $0) } ?? "", message)
    default: .database(code: code, message)
    }
  }
}
