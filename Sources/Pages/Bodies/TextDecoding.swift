import Glibc

/// Bytes of a page turned into UTF-8, whatever they claim to be.
///
/// A byte order mark decides; then whether the bytes are UTF-8, whatever the label; then the header's or the
/// page's own label, ISO-8859-1 read as windows-1252 (WHATWG Encoding); then detection. Pages pasted together
/// from several encodings are read run by run.
public struct DecodedText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  public var bytes: [UInt8]
  /// `utf-8`, `windows-1252`, `utf-8+windows-1252` for a mixture, or what the label says.
  public var encoding: String
}

public enum TextDecoding {
  public static func decode(_ body: [UInt8], charset: String? = nil) -> DecodedText {
    var text = decodeOnce(body, charset: charset)
    text.bytes = Mojibake.mended(text.bytes)
    return text
  }

  private static func decodeOnce(_ body: [UInt8], charset: String?) -> DecodedText {
    if body.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(body.dropFirst(3))
      return UTF8Check.isValid(rest)
        ? DecodedText(bytes: rest, encoding: "utf-8") : mixed(rest)
    }
    if body.starts(with: [0xFF, 0xFE]) { return utf16(body.dropFirst(2), bigEndian: false) }
    if body.starts(with: [0xFE, 0xFF]) { return utf16(body.dropFirst(2), bigEndian: true) }
    if body.count > 3, body[0] != 0, body[1] == 0, body[2] != 0, body[3] == 0 {
      return utf16(body[...], bigEndian: false)
    }
    if body.count > 3, body[0] == 0, body[1] != 0, body[2] == 0, body[3] != 0 {
      return utf16(body[...], bigEndian: true)
    }
    let isUTF8 = UTF8Check.isValid(body)
    if isUTF8 {
      // Seven-bit encodings look like ASCII.
      let label = escape(in: body) ? label(charset, body) : nil
      guard let label, label.hasPrefix("iso-2022-"), let text = iconv(body, label) else {
        return DecodedText(bytes: body, encoding: "utf-8")
      }
      return text
    }
    let label = label(charset, body)
    switch label {
    case nil: return guess(body)
    case "utf-8", "windows-1252":
      return (MacRoman.isLikely(body) ? iconv(body, "macintosh") : nil) ?? mixed(body)
    case .some(let name): return iconv(body, name) ?? guess(body)
    }
  }

  private static func escape(in body: [UInt8]) -> Bool {
    body.withUnsafeBytes { raw in raw.baseAddress.map { memchr($0, 0x1B, raw.count) != nil } ?? false }
  }

  private static func iconv(_ body: [UInt8], _ label: String) -> DecodedText? {
    EncodingConversion.toUTF8(body, from: label).map { DecodedText(bytes: $0, encoding: label) }
  }

  private static func guess(_ body: [UInt8]) -> DecodedText {
    let (valid, _) = UTF8Check.counts(body)
    if MacRoman.isLikely(body), let text = iconv(body, "macintosh") { return text }
    if valid > 0 { return mixed(body) }
    if let name = EncodingGuess.guess(body), let text = iconv(body, name) { return text }
    return mixed(body)
  }

  /// Sequences that are UTF-8 stay; every other high byte is windows-1252. `MENÚ»` in windows-1252 would be an Arabic
  /// letter: other scripts count only where there are more of them than of bytes that are no UTF-8.
  private static func mixed(_ body: [UInt8]) -> DecodedText {
    let isForeign = UTF8Check.foreign(body) > UTF8Check.counts(body).stray
    var out: [UInt8] = []
    out.reserveCapacity(body.count + body.count / 8)
    var (valid, other) = (0, 0)
    body.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var at = 0
      var buffer: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
      while at < bytes.count {
        if bytes[at] < 0x80 {
          let end = bytes[at...].firstIndex { $0 >= 0x80 } ?? bytes.count
          out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<end]))
          at = end
          continue
        }
        let width = UTF8Check.width(start + at, bytes.count - at)
        if width > 0, isForeign || !UTF8Check.isForeign(start + at, width) {
          out.append(contentsOf: bytes[at..<at + width])
          valid += 1
          at += width
        } else {
          other += 1
          let length = withUnsafeMutableBytes(of: &buffer) { raw in
            CharacterReferences.write(
              Windows1252.scalar(bytes[at]),
              raw.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
          }
          withUnsafeBytes(of: &buffer) { out.append(contentsOf: $0.prefix(length)) }
          at += 1
        }
      }
    }
    let name = valid == 0 ? "windows-1252" : other == 0 ? "utf-8" : "utf-8+windows-1252"
    return DecodedText(bytes: out, encoding: name)
  }

  private static func utf16(_ body: ArraySlice<UInt8>, bigEndian: Bool) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity(body.count / 2)
    var at = body.startIndex
    while at + 1 < body.endIndex {
      let (first, second) = (UInt16(body[at]), UInt16(body[at + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      at += 2
    }
    let text = String(decoding: units, as: UTF16.self)
    return DecodedText(bytes: Array(text.utf8), encoding: bigEndian ? "utf-16be" : "utf-16le")
  }

  // MARK: Labels

  private static func label(_ charset: String?, _ body: [UInt8]) -> String? {
    if let charset, let name = EncodingLabels.canonical(charset) {
      // Two bytes a character would leave gaps everywhere.
      let isWide = name.hasPrefix("utf-16") || name.hasPrefix("utf-32") || name.hasPrefix("ucs-")
      if !isWide || body.prefix(4096).count(where: { $0 == 0 }) * 8 > min(4096, body.count) { return name }
    }
    guard let inside = EncodingLabels.declared(in: body), let name = EncodingLabels.canonical(inside) else {
      return nil
    }
    // A page whose own label could be read as ASCII is not in UTF-16.
    return name.hasPrefix("utf-16") ? "utf-8" : name
  }
}

/// UTF-8 as Unicode defines it (table 3-7): no surrogates, nothing overlong.
enum UTF8Check {
  static func isValid(_ body: [UInt8]) -> Bool {
    body.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return true }
      let start = base.assumingMemoryBound(to: UInt8.self)
      var at = 0
      while at < raw.count {
        while at + 8 <= raw.count,
          raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { at += 8 }
        guard at < raw.count else { return true }
        if start[at] < 0x80 {
          at += 1
          continue
        }
        let width = width(start + at, raw.count - at)
        if width == 0 { return false }
        at += width
      }
      return true
    }
  }

  /// How many bytes the sequence that begins here has; 0: it is none.
  @inline(__always) static func width(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let first = bytes[0]
    func follows(_ place: Int) -> Bool { bytes[place] & 0xC0 == 0x80 }
    switch first {
    case 0xC2...0xDF: return count > 1 && follows(1) ? 2 : 0
    case 0xE0...0xEF:
      guard count > 2, follows(1), follows(2) else { return 0 }
      if first == 0xE0 && bytes[1] < 0xA0 || first == 0xED && bytes[1] > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard count > 3, follows(1), follows(2), follows(3) else { return 0 }
      if first == 0xF0 && bytes[1] < 0x90 || first == 0xF4 && bytes[1] > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }

  /// A sequence of two bytes that is no Latin letter and no sign of Latin text.
  static func isForeign(_ bytes: UnsafePointer<UInt8>, _ width: Int) -> Bool {
    width == 2 && bytes[0] >= 0xCA && bytes[0] != 0xCC && bytes[0] != 0xCD
  }

  /// How many such there are.
  static func foreign(_ body: [UInt8]) -> Int {
    body.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      var (at, found) = (0, 0)
      while at < bytes.count {
        let width = start[at] < 0x80 ? 1 : width(start + at, bytes.count - at)
        if width == 2, isForeign(start + at, 2) { found += 1 }
        at += max(1, width)
      }
      return found
    }
  }

  /// Sequences of several bytes, and high bytes that belong to none.
  static func counts(_ body: [UInt8]) -> (valid: Int, stray: Int) {
    body.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return (0, 0) }
      var (at, valid, stray) = (0, 0, 0)
      while at < bytes.count {
        if start[at] < 0x80 {
          at += 1
          continue
        }
        let width = width(start + at, bytes.count - at)
        if width > 0 { valid += 1 } else { stray += 1 }
        at += max(1, width)
      }
      return (valid, stray)
    }
  }
}
