/// Text that was read as windows-1252 once too often, and written as UTF-8 again: `Ã³` for `ó`, `â€œ` for `“`.
///
/// Editors and databases of many portals do so. No language writes these pairs, so each is mended by itself, also where
/// the rest of the page is sound. Controls from U+0080 to U+009F are what windows-1252 has there, as everywhere else.
enum Mojibake {
  static func mended(_ body: [UInt8]) -> [UInt8] {
    body.withUnsafeBufferPointer { source in
      guard isSuspect(source) else { return body }
      var out: [UInt8] = []
      out.reserveCapacity(source.count)
      var at = 0
      while at < source.count {
        let byte = source[at]
        if byte == 0xC2, at + 1 < source.count, source[at + 1] & 0xE0 == 0x80 {
          append(Windows1252.scalar(source[at + 1]), to: &out)
          at += 2
        } else if byte == 0xC3 || byte == 0x26, let (scalar, used) = pair(source, at) {
          append(scalar, to: &out)
          at += used
        } else {
          out.append(byte)
          at += 1
        }
      }
      return out
    }
  }

  /// A cheap look for anything that could need mending.
  private static func isSuspect(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at + 1 < source.count {
      switch source[at] {
      case 0xC3 where source[at + 1] == 0x82 || source[at + 1] == 0x83: return true
      // `â` before `€`.
      case 0xC3
      where source[at + 1] == 0xA2 && at + 2 < source.count
        && (source[at + 2] == 0xE2 || source[at + 2] == 0xC2):
        return true
      case 0xC2 where source[at + 1] & 0xE0 == 0x80: return true
      case 0x26 where isLead(source, at) != nil: return true
      default: break
      }
      at += 1
    }
    return false
  }

  /// `&Atilde;` or `&Acirc;`: the byte it stands for.
  private static func isLead(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8? {
    func begins(_ name: StaticString) -> Bool {
      guard at + name.utf8CodeUnitCount <= source.count else { return false }
      for place in 0..<name.utf8CodeUnitCount where source[at + place] != name.utf8Start[place] {
        return false
      }
      return true
    }
    if begins("&Atilde;") { return 0xC3 }
    if begins("&Acirc;") { return 0xC2 }
    return nil
  }

  /// The character that two or three others stand for, and how many bytes these take.
  private static func pair(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int)? {
    guard let (lead, first) = byte(source, at), lead >= 0xC2 else { return nil }
    guard let (second, next) = byte(source, at + first), second & 0xC0 == 0x80 else { return nil }
    switch lead {
    case 0xC2, 0xC3:
      let scalar = UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F)
      return scalar >= 0xA0 ? (scalar, first + next) : (Windows1252.scalar(UInt8(scalar)), first + next)
    case 0xE2:
      guard let (third, last) = byte(source, at + first + next), third & 0xC0 == 0x80 else { return nil }
      let scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
      // Quotes, dashes, bullets, the euro.
      return (0x2010...0x2122).contains(scalar) ? (scalar, first + next + last) : nil
    default: return nil
    }
  }

  /// The windows-1252 byte of the character that begins here, as itself or as a reference.
  private static func byte(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt8, Int)? {
    guard at < source.count, let start = source.baseAddress else { return nil }
    if source[at] == 0x26 {
      let end = source[at..<min(at + 10, source.count)].firstIndex(of: 0x3B)
      guard let end else { return nil }
      var resolved: [UInt8] = Array(repeating: 0, count: 16)
      let count = resolved.withUnsafeMutableBufferPointer { target in
        target.baseAddress.map {
          CharacterReferences.resolve(start + at, end + 1 - at, inAttribute: false, into: $0)
        } ?? 0
      }
      guard count > 1, count <= 4, resolved[0] != 0x26 else { return nil }
      return resolved.withUnsafeBufferPointer { scalarByte($0, count) }.map { ($0, end + 1 - at) }
    }
    let width = UTF8Check.width(start + at, source.count - at)
    guard width > 1 else { return nil }
    return scalarByte(UnsafeBufferPointer(start: start + at, count: width), width).map { ($0, width) }
  }

  private static func scalarByte(_ bytes: UnsafeBufferPointer<UInt8>, _ width: Int) -> UInt8? {
    var scalar: UInt32
    switch width {
    case 2: scalar = UInt32(bytes[0] & 0x1F)
    case 3: scalar = UInt32(bytes[0] & 0x0F)
    default: return nil
    }
    for place in 1..<width { scalar = scalar << 6 | UInt32(bytes[place] & 0x3F) }
    return scalar < 0x100 ? UInt8(scalar) : Windows1252.byte(of: scalar)
  }

  private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
      guard let start = buffer.baseAddress else { return }
      buffer.initialize(repeating: 0)
      let length = CharacterReferences.write(scalar, start)
      out.append(contentsOf: buffer.prefix(length))
    }
  }
}

/// Latin letters as the old Macintosh wrote them: bytes that windows-1252 has for dashes and quotes stand inside words.
enum MacRoman {
  /// Whether text without a label, or with a wrong one, is in it.
  static func isLikely(_ body: [UInt8]) -> Bool {
    var seen: Set<UInt8> = []
    for at in body.indices.dropFirst().dropLast() where body[at] >= 0x80 {
      guard isSmall(body[at - 1]), isSmall(body[at + 1]) else { continue }
      switch body[at] {
      // á é í ñ ó ú
      case 0x87, 0x8E, 0x92, 0x96, 0x97, 0x9C: seen.insert(body[at])
      // Accents of windows-1252.
      case 0xE0...0xFC: return false
      default: break
      }
    }
    return seen.count >= 3 && !seen.isDisjoint(with: [0x87, 0x8E, 0x9C])
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
}
