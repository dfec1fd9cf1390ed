import Foundation

/// Values as JSON of one spelling: keys sorted, no white space. Equal values have equal bytes.
enum CanonicalJSON {
  static func text(_ value: some Encodable) throws(HistoryError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .damaged("a value that JSON cannot hold: \(error)")
    }
  }

  static func value<T: Decodable>(_ type: T.Type, _ text: String) throws(HistoryError) -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw .damaged("JSON that cannot be read: \(text.prefix(80))")
    }
  }
}
