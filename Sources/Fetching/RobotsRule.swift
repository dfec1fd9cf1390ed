/// One Allow or Disallow line (RFC 9309, 2.2.2 and 2.2.3).
struct RobotsRule: Hashable {
  let allows: Bool
  /// Octets of the normalised pattern: the longer rule wins.
  let length: Int
  /// What stands between the asterisks.
  private let parts: [[UInt8]]
  /// The pattern ends with `$`.
  private let isAnchored: Bool

  /// Nil for an empty pattern, which matches nothing.
  init?(_ value: ArraySlice<UInt8>, allows: Bool) {
    guard !value.isEmpty else { return nil }
    self.allows = allows
    isAnchored = value.last == UInt8(ascii: "$")
    let pattern = Self.normalised(isAnchored ? value.dropLast() : value, literal: false)
    length = pattern.count + (isAnchored ? 1 : 0)
    parts = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
  }

  func isStronger(than other: RobotsRule?) -> Bool {
    guard let other else { return true }
    return length != other.length ? length > other.length : allows && !other.allows
  }

  /// Whether the pattern matches a normalised path from its beginning. Takes time in proportion to both: each part
  /// is looked for where the one before ended, and never again.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = parts.first, path.starts(with: first) else { return false }
    if parts.count == 1 { return !isAnchored || path.count == first.count }
    var at = first.count
    let middle = isAnchored ? parts[1..<(parts.count - 1)] : parts[1...]
    for part in middle where !part.isEmpty {
      guard let end = Self.find(part, in: path, from: at) else { return false }
      at = end
    }
    guard isAnchored, let last = parts.last else { return true }
    return path.count - at >= last.count && path.suffix(last.count).elementsEqual(last)
  }

  /// Where the first occurrence ends (Knuth, Morris, Pratt).
  private static func find(_ part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard path.count - start >= part.count else { return nil }
    var borders = [Int](repeating: 0, count: part.count)
    var border = 0
    for at in 1..<max(1, part.count) {
      while border > 0, part[at] != part[border] { border = borders[border - 1] }
      if part[at] == part[border] { border += 1 }
      borders[at] = border
    }
    var matched = 0
    for at in start..<path.count {
      while matched > 0, path[at] != part[matched] { matched = borders[matched - 1] }
      if path[at] == part[matched] { matched += 1 }
      if matched == part.count { return at + 1 }
    }
    return nil
  }

  /// Percent-encoding made alike on both sides: what needs none is decoded, digits are capitals, octets beyond ASCII
  /// are encoded. In a `literal` path `*` is encoded, so that only `%2A` in a pattern means it; `$` likewise.
  static func normalised(_ bytes: ArraySlice<UInt8>, literal: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "%"), at + 1 < bytes.endIndex, let high = digit(bytes[at]),
        let low = digit(bytes[at + 1])
      {
        at += 2
        let value = high << 4 | low
        if isUnreserved(value) { result.append(value) } else { encode(value, &result) }
      } else if byte <= 32 || byte >= 127 || byte == UInt8(ascii: "$") || literal && byte == UInt8(ascii: "*")
      {
        encode(byte, &result)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func encode(_ byte: UInt8, _ result: inout [UInt8]) {
    let digits: StaticString = "0123456789ABCDEF"
    result.append(UInt8(ascii: "%"))
    result.append(digits.utf8Start[Int(byte >> 4)])
    result.append(digits.utf8Start[Int(byte & 15)])
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (48...57).contains(byte) || [45, 46, 95, 126].contains(byte)
  }
}
