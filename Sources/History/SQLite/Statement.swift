import CSQLite

/// One prepared statement. Finalised when the last reference goes.
final class Statement {
  private let handle: OpaquePointer
  private let database: OpaquePointer
  let columns: [String]

  /// Prepares the first statement of the text; `rest` is what follows it.
  /// - Returns: nil if there is nothing but white space and comments.
  static func prepare(_ sql: String, in database: OpaquePointer) throws(HistoryError) -> (
    Statement, rest: String
  )? {
    var handle: OpaquePointer?
    let bytes = Array(sql.utf8)
    var used = bytes.count
    let code = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(database, text.baseAddress, Int32(text.count), &handle, &tail)
        if let tail, let start = text.baseAddress { used = tail - start }
        return code
      }
    }
    guard code == SQLITE_OK else { throw HistoryError.sqlite(database) }
    guard let handle else { return nil }
    let rest = String(decoding: bytes[min(used, bytes.count)...], as: UTF8.self)
    return (Statement(handle, database), rest)
  }

  private init(_ handle: OpaquePointer, _ database: OpaquePointer) {
    self.handle = handle
    self.database = database
    columns = (0..<sqlite3_column_count(handle)).map { index in
      sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
    }
  }

  deinit { sqlite3_finalize(handle) }

  /// True if it cannot write to the file.
  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  func bind(_ values: [SQLValue]) throws(HistoryError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .text(var text):
          text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
              vitrina_sqlite_bind_text(handle, place, $0.baseAddress, UInt64($0.count))
            }
          }
        case .blob(let bytes):
          bytes.withUnsafeBytes { sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), nil) }
        }
      guard code == SQLITE_OK else { throw HistoryError.sqlite(database) }
    }
  }

  /// The next row; nil after the last one.
  func step() throws(HistoryError) -> Row? {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: Row(values: columns.indices.map { value(Int32($0)) })
    case SQLITE_DONE: nil
    default: throw HistoryError.sqlite(database)
    }
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  private func value(_ index: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, index))
    case SQLITE_NULL: .null
    case SQLITE_BLOB:
      .blob(Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, index), count: length(index))))
    default:
      // The text first, its length after: the order that SQLite asks for.
      if let text = sqlite3_column_text(handle, index) {
        .text(String(decoding: UnsafeBufferPointer(start: text, count: length(index)), as: UTF8.self))
      } else {
        .null
      }
    }
  }

  private func length(_ index: Int32) -> Int { Int(sqlite3_column_bytes(handle, index)) }
}
