/// What one cell of the store or of a query's answer holds.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
  static func optional(_ number: Int64?) -> SQLValue { number.map(SQLValue.integer) ?? .null }
  static func number(_ number: Int) -> SQLValue { .integer(Int64(number)) }
}

/// One row as read back. A cell that is not of the type asked for is damage, never a default.
struct Row {
  var values: [SQLValue]

  func integer(_ index: Int) throws(HistoryError) -> Int64 {
    guard let value = try optionalInteger(index) else { throw wrong(index) }
    return value
  }

  func optionalInteger(_ index: Int) throws(HistoryError) -> Int64? {
    switch values[index] {
    case .null: nil
    case .integer(let value): value
    default: throw wrong(index)
    }
  }

  func number(_ index: Int) throws(HistoryError) -> Int {
    guard let number = Int(exactly: try integer(index)) else { throw wrong(index) }
    return number
  }

  func text(_ index: Int) throws(HistoryError) -> String {
    guard let value = try optionalText(index) else { throw wrong(index) }
    return value
  }

  func optionalText(_ index: Int) throws(HistoryError) -> String? {
    switch values[index] {
    case .null: nil
    case .text(let value): value
    default: throw wrong(index)
    }
  }

  private func wrong(_ index: Int) -> HistoryError {
    .damaged("column \(index + 1) holds \(values[index]), which is not of its type")
  }
}
