import Auditing
import Foundation
import Rules
import Synchronization
import Web

/// What was found, for ever: one SQLite file to which audits are added and in which nothing is changed.
///
///     let history = try History(path: "/var/lib/vitrina/history.sqlite")
///     try history.lockForRun()
///     let number = try history.startAudit(start)
///     let told = try history.commit(audit: number, result: result, evidence: files)
///     try history.finishAudit(number, at: now)
///
/// Calls wait for the disk: make them from a thread that may wait.
public final class History: Sendable {
  public let path: String
  private let database: Mutex<Database>
  private let runLock = Mutex<RunLock?>(nil)

  /// Opens the file, creates it with its folders, and brings an older schema up to date.
  public convenience init(path: String) throws(HistoryError) {
    try self.init(path: path, migrations: Migration.all)
  }

  init(path: String, migrations: [Migration]) throws(HistoryError) {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path, error.localizedDescription)
    }
    let database = try Database(path: path, mode: .create)
    try database.prepareForWriting()
    try database.migrate(migrations)
    self.path = path
    self.database = Mutex(database)
  }

  /// Opens an existing file for reading; it may be on a disk that cannot be written.
  public init(reading path: String) throws(HistoryError) {
    self.path = path
    database = Mutex(try Database.reading(path))
  }

  /// Holds the store for one run, until `unlockRun`, the end of this object or of the process.
  /// - Throws: `busy` if another run holds it.
  public func lockForRun() throws(HistoryError) {
    try runLock.withLock { (lock) throws(HistoryError) in
      if lock == nil { lock = try RunLock(store: path) }
    }
  }

  public func unlockRun() { runLock.withLock { $0 = nil } }

  /// One piece of work on the connection, alone.
  func work<T: Sendable>(_ body: (Database) throws(HistoryError) -> T) throws(HistoryError) -> T {
    try database.withLock { (database) throws(HistoryError) -> T in try body(database) }
  }

  /// One piece of work that is stored whole or not at all.
  func transaction<T: Sendable>(_ body: (Database) throws(HistoryError) -> T) throws(HistoryError) -> T {
    try work { (database) throws(HistoryError) -> T in
      try database.transaction { () throws(HistoryError) -> T in try body(database) }
    }
  }
}

extension Database {
  /// Opens an existing store for reading and checks that it is one.
  static func reading(_ path: String) throws(HistoryError) -> Database {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path) }
    do {
      return try checked(Database(path: path, mode: .read))
    } catch .cannotOpen where !FileManager.default.fileExists(atPath: path + "-wal") {
      // A folder that cannot be written has no room for the files by which readers and writers agree; nor can
      // there be a writer.
      return try checked(Database(path: path, mode: .readUnchanging))
    }
  }

  private static func checked(_ database: Database) throws(HistoryError) -> Database {
    let known = Migration.all.last?.number ?? 0
    let found = try database.checkedSchema(known: known)
    guard found == known else { throw .olderSchema(found: found, known: known) }
    return database
  }

  func prepareForWriting() throws(HistoryError) {
    // The first touch of the file tells what is not a database, before anything is changed in it.
    _ = try checkedSchema(known: .max)
    try run("pragma journal_mode = wal")
    try script("pragma synchronous = full; pragma foreign_keys = on; pragma recursive_triggers = on")
  }
}
