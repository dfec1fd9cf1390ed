/// The quick way for what nearly all links are: a rooted, relative or same-host address of plain ASCII, in which
/// nothing is to be mended. It gives what `URLParser` gives, or nil when it is not sure.
extension WebURL {
  /// Letters, digits and `-_.~=&+,;@!$()*%|[]`: bytes that stay as they are in a path and in a query.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    let low: UInt64 = 0x2bff_7f72_0000_0000
    let high: UInt64 = 0x57ff_fffe_afff_ffff
    return byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte & 63) & 1 == 1
  }

  /// A dot segment begins with a dot or with `%2e`.
  @inline(__always)
  private static func mayBeDots(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%")
  }

  static func plain(_ reference: UnsafeBufferPointer<UInt8>, against base: WebURL) -> WebURL? {
    let (_, hostEnd, basePath, baseQuery) = base.offsets
    guard let first = reference.first, reference.count < 1 << 16 else { return nil }
    if first == UInt8(ascii: "#") { return base }
    let found: WebURL?? = base.text.utf8.withContiguousStorageIfAvailable { text in
      var start = 0
      var kept = basePath
      let slash = UInt8(ascii: "/")
      var colonIsPlain = true
      if first == slash {
        if reference.count > 1, reference[1] == slash { return nil }
      } else if first == UInt8(ascii: "h"), begins(reference, with: text, count: basePath) {
        start = basePath
        guard start < reference.count, reference[start] == slash else { return nil }
      } else {
        // Relative: kept up to the last slash of the base's path.
        guard isPlain(first), !mayBeDots(first) else { return nil }
        kept = baseQuery
        while kept > basePath, text[kept - 1] != slash { kept -= 1 }
        colonIsPlain = false
      }
      guard let (end, query) = scan(reference, from: start, colonIsPlain: colonIsPlain) else { return nil }
      let count = kept + end - start
      let url = String(unsafeUninitializedCapacity: count) { buffer in
        guard let into = buffer.baseAddress, let head = text.baseAddress, let tail = reference.baseAddress
        else { return 0 }
        into.update(from: head, count: kept)
        (into + kept).update(from: tail + start, count: end - start)
        return count
      }
      return WebURL(
        text: url, hostEnd: hostEnd, pathStart: basePath, queryStart: kept + query - start,
        port: UInt16(truncatingIfNeeded: base.port))
    }
    return found ?? nil
  }

  private static func begins(
    _ reference: UnsafeBufferPointer<UInt8>, with text: UnsafeBufferPointer<UInt8>, count: Int
  ) -> Bool {
    guard reference.count >= count else { return false }
    for index in 0..<count where reference[index] != text[index] { return false }
    return true
  }

  /// Where path and query end and where the `?` is (or the end); nil if a byte needs more thought.
  private static func scan(
    _ reference: UnsafeBufferPointer<UInt8>, from start: Int, colonIsPlain: Bool
  ) -> (end: Int, query: Int)? {
    var at = start
    var colonIsPlain = colonIsPlain
    let count = reference.count
    while at < count {
      let byte = reference[at]
      if !isPlain(byte) {
        switch byte {
        case UInt8(ascii: "/"):
          colonIsPlain = true
          if at + 1 < count, mayBeDots(reference[at + 1]) { return nil }
        case UInt8(ascii: ":") where colonIsPlain: break
        case UInt8(ascii: "#"): return (at, at)
        case UInt8(ascii: "?"): return scanQuery(reference, from: at)
        default: return nil
        }
      }
      at += 1
    }
    return (count, count)
  }

  private static func scanQuery(_ reference: UnsafeBufferPointer<UInt8>, from query: Int) -> (Int, Int)? {
    for at in query..<reference.count where !isPlain(reference[at]) {
      switch reference[at] {
      case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"): continue
      case UInt8(ascii: "#"): return (at, query)
      default: return nil
      }
    }
    return (reference.count, query)
  }
}
