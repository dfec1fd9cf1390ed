/// Case and accents taken away, byte by byte.
enum Folding {
  enum Kind { case letter, mark, separator }

  /// The lower-case letter or digit, or 0 for anything else.
  @inline(__always)
  static func ascii(_ byte: UInt8) -> UInt8 {
    if byte &- 0x61 < 26 || byte &- 0x30 < 10 { return byte }
    if byte &- 0x41 < 26 { return byte | 0x20 }
    return 0
  }

  static func size(_ byte: UInt8) -> Int { byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2 }

  /// What a character of several bytes is: a letter (folded to one or two bytes), a mark that vanishes
  /// (combining accents, soft hyphens), or a separator.
  @inline(__always)
  static func wide(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (Kind, Int, UInt8, UInt8) {
    let lead = text[at]
    let size = Self.size(lead)
    guard at + size <= end else { return (.separator, 1, 0, 0) }
    let next = text[at + 1]
    switch lead {
    case 0xC2:
      // Soft hyphens vanish; ordinal marks (1ª, 3º) read as letters.
      if next == 0xAD { return (.mark, 2, 0, 0) }
      if next == 0xAA { return (.letter, 2, 0x61, 0) }
      if next == 0xBA { return (.letter, 2, 0x6F, 0) }
      return (.separator, 2, 0, 0)
    case 0xC3:
      let (first, second) = latin1[Int(next & 0x3F)]
      return first == 0 ? (.separator, 2, 0, 0) : (.letter, 2, first, second)
    case 0xCC: return (.mark, 2, 0, 0)
    case 0xCD where next < 0xB0: return (.mark, 2, 0, 0)
    case 0xE2:
      // General punctuation and symbols; U+200B to U+200F and U+2060 vanish.
      if next == 0x80, text[at + 2] >= 0x8B, text[at + 2] <= 0x8F { return (.mark, 3, 0, 0) }
      if next == 0x81, text[at + 2] == 0xA0 { return (.mark, 3, 0, 0) }
      return (.separator, 3, 0, 0)
    case 0xEF where next == 0xBB && text[at + 2] == 0xBF: return (.mark, 3, 0, 0)
    case 0xE3 where next == 0x80: return (.separator, 3, 0, 0)
    case 0xF0...: return (.separator, size, 0, 0)
    default:
      // Another script: its last two bytes tell its letters apart well enough.
      return (.letter, size, text[at + size - 2] | 0x80, text[at + size - 1])
    }
  }

  /// U+00C0 to U+00FF.
  private static let latin1: [(UInt8, UInt8)] = {
    let letters = "aaaaaa*ceeeeiiiidnooooo-ouuuuyts"
    let low = Array(letters.utf8)
    var table = [(UInt8, UInt8)]()
    for half in 0..<2 {
      for index in 0..<32 {
        var pair: (UInt8, UInt8) = (low[index], 0)
        switch index {
        case 6: pair = (0x61, 0x65)
        case 23: pair = (0, 0)
        case 30: pair = (0x74, 0x68)
        case 31: pair = half == 0 ? (0x73, 0x73) : (0x79, 0)
        default: break
        }
        table.append(pair)
      }
    }
    return table
  }()

  /// A full stop between digits (1.234) or letters (p.m.), or after an initial (Gustavo A. Madero), ends nothing.
  static func endsSentence(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    switch byte {
    case 0x21, 0x3F, 0x3B, 0x0A, 0x7C: true
    case 0x2E where at + 1 < end && isInitial(text, at): false
    case 0x2E, 0x3A: at + 1 >= end || text[at + 1] <= 0x20
    default: false
    }
  }

  /// One capital by itself stands before the full stop.
  private static func isInitial(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at >= 1, text[at - 1] &- 0x41 < 26 else { return false }
    return at == 1 || text[at - 2] <= 0x20 || text[at - 2] == 0x2E
  }

  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Eight bytes at a time; never 0. The buffer is readable eight bytes beyond `count`.
  @inline(__always)
  static func hash(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var value: UInt64 = seed ^ UInt64(truncatingIfNeeded: count)
    var at = 0
    while at + 8 <= count {
      value = step(value ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    let rest = UInt64(truncatingIfNeeded: (count - at) * 8)
    if rest > 0 {
      value = step(value ^ (raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & (1 << rest &- 1)))
    }
    return mix(value)
  }

  @inline(__always)
  static func step(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    return product.high ^ product.low
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 32
    value = value &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
    return value | 1
  }
}
