/// `Name: value` lines, as in a WARC record's head and in application/warc-fields (WARC 1.1, 4).
///
/// A value may hold anything: a backslash, CR and LF are written `\\`, `\r`, `\n`.
struct Fields: Sendable {
  private(set) var pairs: [(name: String, value: String)]

  init(_ pairs: [(String, String)] = []) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

  mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }

  mutating func add(_ name: String, _ value: String?) {
    if let value { pairs.append((name, value)) }
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    for (name, value) in pairs {
      bytes += name.utf8
      bytes += ": ".utf8
      for byte in value.utf8 {
        switch byte {
        case 13: bytes += "\\r".utf8
        case 10: bytes += "\\n".utf8
        case 92: bytes += "\\\\".utf8
        default: bytes.append(byte)
        }
      }
      bytes += [13, 10]
    }
    return bytes
  }

  /// Reads lines; nil if one of them has no colon.
  init?(parsing bytes: ArraySlice<UInt8>) {
    pairs = []
    for var line in bytes.split(separator: 10) {
      if line.last == 13 { line.removeLast() }
      guard !line.isEmpty else { continue }
      guard let colon = line.firstIndex(of: 58) else { return nil }
      var value = line[(colon + 1)...]
      if value.first == 32 { value = value.dropFirst() }
      pairs.append((String(decoding: line[..<colon], as: UTF8.self), Self.unescaped(value)))
    }
  }

  private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(92) else { return String(decoding: value, as: UTF8.self) }
    var bytes: [UInt8] = []
    var escaped = false
    for byte in value {
      if escaped {
        bytes.append(byte == 114 ? 13 : byte == 110 ? 10 : byte)
        escaped = false
      } else if byte == 92 {
        escaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
