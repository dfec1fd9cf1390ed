import CIDN2

/// The host parser of the WHATWG URL standard (section 3.5): names, IDN, IPv4 in all its spellings, IPv6.
enum URLHost {
  /// The host as it stands in a serialised address; nil if it is none.
  static func serialize(_ host: [UInt8]) -> [UInt8]? {
    if host.first == UInt8(ascii: "[") {
      guard host.last == UInt8(ascii: "]"), host.count > 2 else { return nil }
      return IPv6(host[1..<(host.count - 1)]).map {
        [UInt8(ascii: "[")] + $0.serialized + [UInt8(ascii: "]")]
      }
    }
    guard let name = ascii(decoded(host)), !name.isEmpty, !name.contains(where: isForbidden) else {
      return nil
    }
    guard endsInNumber(name) else { return name }
    return ipv4(name)
  }

  private static func decoded(_ host: [UInt8]) -> [UInt8] {
    guard host.contains(UInt8(ascii: "%")) else { return host }
    var result: [UInt8] = []
    var at = 0
    while at < host.count {
      if host[at] == UInt8(ascii: "%"), at + 2 < host.count, let high = hexDigit(host[at + 1]),
        let low = hexDigit(host[at + 2])
      {
        result.append(high << 4 | low)
        at += 3
      } else {
        result.append(host[at])
        at += 1
      }
    }
    return result
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70, 97...102: (byte | 0x20) - 87
    default: nil
    }
  }

  /// Domain to ASCII: lower case if it is ASCII already, else UTS 46, non-transitional.
  private static func ascii(_ name: [UInt8]) -> [UInt8]? {
    let lower = name.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    if lower.allSatisfy({ $0 < 128 }), !hasACELabel(lower) { return lower }
    guard !lower.contains(0), let text = String(validating: lower, as: UTF8.self) else { return nil }
    var pointer: UnsafeMutablePointer<CChar>?
    let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
    guard idn2_to_ascii_8z(text, &pointer, flags) == IDN2_OK.rawValue, let pointer else { return nil }
    defer { idn2_free(pointer) }
    return Array(String(cString: pointer).utf8)
  }

  private static func hasACELabel(_ name: [UInt8]) -> Bool {
    // Two hyphens are rare enough to look closer.
    guard zip(name, name.dropFirst()).contains(where: { $0 == 0x2d && $1 == 0x2d }) else { return false }
    return name.split(separator: UInt8(ascii: ".")).contains { $0.starts(with: "xn--".utf8) }
  }

  /// Forbidden domain code points: controls, blank, ``#%/:<>?@[\]^|`` and what is not ASCII.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x23, 0x25, 0x2f, 0x3a, 0x3c, 0x3e...0x40, 0x5b...0x5e, 0x7c, 0x7f...: true
    default: false
    }
  }

  private static func endsInNumber(_ name: [UInt8]) -> Bool {
    // A number ends in a hexadecimal digit, an x or a dot; most names do not.
    guard let byte = name.last, hexDigit(byte) != nil || byte == 0x78 || byte == 0x2e else { return false }
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
    guard let last = parts.last, !last.isEmpty else { return false }
    return last.allSatisfy(\.isDigit) || number(last) != nil
  }

  /// An IPv4 number: decimal, octal (`0177`) or hexadecimal (`0x7f`). Too large ones stop growing.
  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var rest = digits
    var radix: UInt64 = 10
    if rest.starts(with: "0x".utf8) {
      rest = rest.dropFirst(2)
      radix = 16
    } else if rest.count > 1, rest.first == UInt8(ascii: "0") {
      rest = rest.dropFirst()
      radix = 8
    } else if rest.isEmpty {
      return nil
    }
    var value: UInt64 = 0
    for byte in rest {
      guard let digit = hexDigit(byte), digit < radix else { return nil }
      value = min(value * radix + UInt64(digit), 1 << 40)
    }
    return value
  }

  private static func ipv4(_ name: [UInt8]) -> [UInt8]? {
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    guard (1...4).contains(parts.count) else { return nil }
    var address: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let value = number(part) else { return nil }
      if index == parts.count - 1 {
        guard value < 1 << (8 * UInt64(5 - parts.count)) else { return nil }
        address += value
      } else {
        guard value < 256 else { return nil }
        address += value << (8 * UInt64(3 - index))
      }
    }
    return Array((0..<4).map { String(address >> (8 * UInt64(3 - $0)) & 255) }.joined(separator: ".").utf8)
  }
}

/// An IPv6 address: eight pieces of 16 bits.
private struct IPv6 {
  private var pieces = [UInt16](repeating: 0, count: 8)

  /// Reads the text between the brackets (WHATWG URL, IPv6 parser).
  init?(_ text: ArraySlice<UInt8>) {
    let bytes = Array(text)
    let colon = UInt8(ascii: ":")
    var at = 0
    var piece = 0
    var compress: Int?
    if bytes.first == colon {
      guard bytes.count > 1, bytes[1] == colon else { return nil }
      at = 2
      compress = 0
    }
    while at < bytes.count {
      guard piece < 8 else { return nil }
      if bytes[at] == colon {
        guard compress == nil else { return nil }
        at += 1
        compress = piece
        continue
      }
      let start = at
      var value: UInt16 = 0
      while at < bytes.count, at - start < 4, let digit = URLHost.hexDigit(bytes[at]) {
        value = value << 4 | UInt16(digit)
        at += 1
      }
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        guard at > start, piece <= 6, let address = Self.dotted(bytes[start...]) else { return nil }
        pieces[piece] = UInt16(address >> 16)
        pieces[piece + 1] = UInt16(address & 0xffff)
        piece += 2
        break
      }
      if at < bytes.count {
        guard bytes[at] == colon, at + 1 < bytes.count else { return nil }
        at += 1
      }
      pieces[piece] = value
      piece += 1
    }
    if let compress {
      let tail = pieces[compress..<piece]
      pieces.replaceSubrange(compress..<8, with: Array(repeating: 0, count: 8 - compress - tail.count) + tail)
    } else if piece != 8 {
      return nil
    }
  }

  /// Four decimal numbers without leading zeros.
  private static func dotted(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy(\.isDigit),
        part.count == 1 || part.first != UInt8(ascii: "0")
      else { return nil }
      let value = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 48) }
      guard value < 256 else { return nil }
      address = address << 8 | value
    }
    return address
  }

  /// The longest run of zeros, of two pieces at least, is `::`.
  var serialized: [UInt8] {
    var gap = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || pieces[index] != 0 {
      if index - start > max(1, gap.count) { gap = start..<index }
      start = index + 1
    }
    let hex = { (range: Range<Int>) in
      range.map { String(pieces[$0], radix: 16) }.joined(separator: ":")
    }
    return Array((gap.isEmpty ? hex(0..<8) : hex(0..<gap.lowerBound) + "::" + hex(gap.upperBound..<8)).utf8)
  }
}
