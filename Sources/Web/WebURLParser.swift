/// The basic URL parser of the WHATWG URL standard (section 4.4) for http and https, on bytes.
///
/// Other schemes give nil, so the standard's states for files and opaque paths are not here. Bytes that are not
/// UTF-8 are percent-encoded as they are: a server that writes Latin-1 addresses wants them back so.
struct URLParser {
  private let base: WebURL?
  /// The reference without the blanks around it and the tabs and newlines in it.
  private var input: [UInt8] = []
  private var at = 0
  /// The address as far as it is written.
  private var output: [UInt8] = []
  private var hostEnd = 0
  private var pathStart = 0
  private var port: UInt16 = 80

  /// Longer references are nil: no server takes them.
  static let longest = 1 << 16

  init(_ reference: UnsafeBufferPointer<UInt8>, base: WebURL?) {
    self.base = base
    // No address at all: an unknown scheme.
    guard reference.count <= Self.longest else {
      input = Array("overlong:".utf8)
      return
    }
    var bytes = reference[...]
    while let byte = bytes.first, byte <= 0x20 { bytes = bytes.dropFirst() }
    while let byte = bytes.last, byte <= 0x20 { bytes = bytes.dropLast() }
    input.reserveCapacity(bytes.count)
    for byte in bytes where byte != 9 && byte != 10 && byte != 13 { input.append(byte) }
  }

  mutating func parse() -> WebURL? {
    switch scheme() {
    case .none:
      return base == nil ? nil : relative()
    case .other:
      return nil
    case .web(let secure):
      // `http:x` is relative to a base of the same scheme, a relic that browsers keep.
      if let base, base.isSecure == secure, !(isAt(0, "/") && isAt(1, "/")) { return relative() }
      return absolute(secure: secure)
    }
  }

  private enum Scheme {
    case none, other
    case web(secure: Bool)
  }

  /// Reads `scheme:` and steps over it; `none` if the reference has none.
  private mutating func scheme() -> Scheme {
    guard let first = input.first, first.isLetter else { return .none }
    guard
      let end = input.firstIndex(where: { !($0.isLetter || $0.isDigit || $0 == 43 || $0 == 45 || $0 == 46) }),
      input[end] == UInt8(ascii: ":")
    else { return .none }
    at = end + 1
    // Letters differ from small ones by one bit, and no digit or sign becomes a letter by it.
    let isWeb = zip(input[..<end], "https".utf8).allSatisfy { $0 | 0x20 == $1 }
    switch end {
    case 4 where isWeb: return .web(secure: false)
    case 5 where isWeb: return .web(secure: true)
    default: return .other
    }
  }

  private func isAt(_ offset: Int, _ character: Unicode.Scalar) -> Bool {
    at + offset < input.count && input[at + offset] == UInt8(ascii: character)
  }

  private func isSlash(_ offset: Int) -> Bool { isAt(offset, "/") || isAt(offset, "\\") }

  private mutating func relative() -> WebURL? {
    guard let base else { return nil }
    if isSlash(0), isSlash(1) { return absolute(secure: base.isSecure) }
    let offsets = base.offsets
    hostEnd = offsets.hostEnd
    pathStart = offsets.path
    port = UInt16(truncatingIfNeeded: base.port)
    output.reserveCapacity(base.text.utf8.count + input.count + 16)
    if isSlash(0) {
      output += base.text.utf8.prefix(pathStart)
      return path()
    }
    if at == input.count || isAt(0, "#") { return base }
    output += base.text.utf8.prefix(offsets.query)
    if isAt(0, "?") { return finish() }
    shorten()
    // `path` writes the slash before each segment itself.
    return path()
  }

  private mutating func absolute(secure: Bool) -> WebURL? {
    while isSlash(0) { at += 1 }
    output.reserveCapacity(input.count + 16)
    output += (secure ? "https://" : "http://").utf8
    port = secure ? 443 : 80
    let end = input[at...].firstIndex(where: \.endsSegment) ?? input.count
    var authority = input[at..<end]
    at = end
    if let sign = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(sign + 1)...] }
    var host = authority
    var digits: ArraySlice<UInt8> = []
    var inBrackets = false
    for index in authority.indices {
      switch authority[index] {
      case UInt8(ascii: "["): inBrackets = true
      case UInt8(ascii: "]"): inBrackets = false
      case UInt8(ascii: ":") where !inBrackets:
        host = authority[..<index]
        digits = authority[(index + 1)...]
      default: continue
      }
      if host.count < authority.count { break }
    }
    guard !host.isEmpty, let name = URLHost.serialize(Array(host)) else { return nil }
    output += name
    hostEnd = output.count
    guard written(port: digits) else { return nil }
    pathStart = output.count
    return path()
  }

  private mutating func written(port digits: ArraySlice<UInt8>) -> Bool {
    guard !digits.isEmpty else { return true }
    var number = 0
    for digit in digits {
      guard digit.isDigit else { return false }
      number = number * 10 + Int(digit - 48)
      guard number <= 65_535 else { return false }
    }
    if number != Int(port) { output += ":\(number)".utf8 }
    port = UInt16(number)
    return true
  }

  /// Takes the last segment, with its slash, off the path written so far.
  private mutating func shorten() {
    while output.count > pathStart, output.removeLast() != UInt8(ascii: "/") {}
  }

  private mutating func path() -> WebURL? {
    if isSlash(0) { at += 1 }
    while true {
      let end = input[at...].firstIndex(where: \.endsSegment) ?? input.count
      let segment = input[at..<end]
      at = end
      let last = !isSlash(0)
      switch URLParser.dots(segment) {
      case 1:
        if last { output.append(UInt8(ascii: "/")) }
      case 2:
        shorten()
        if last { output.append(UInt8(ascii: "/")) }
      default:
        output.append(UInt8(ascii: "/"))
        for byte in segment { append(byte, encoded: byte.isEncodedInPath) }
      }
      if last { return finish() }
      at += 1
    }
  }

  /// 1 for `.`, 2 for `..`, each dot also as `%2e`; 0 for anything else.
  private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
    guard segment.count <= 6 else { return 0 }
    var rest = segment
    var count = 0
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if rest.count >= 3, first == UInt8(ascii: "%"), rest[rest.startIndex + 1] == UInt8(ascii: "2"),
        rest[rest.startIndex + 2] | 0x20 == UInt8(ascii: "e")
      {
        rest = rest.dropFirst(3)
      } else {
        return 0
      }
      count += 1
    }
    return count <= 2 ? count : 0
  }

  private mutating func append(_ byte: UInt8, encoded: Bool) {
    guard encoded else { return output.append(byte) }
    output.append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? digit + 48 : digit + 55) }
  }

  /// The path is written; the query follows, and the fragment is left out.
  private mutating func finish() -> WebURL? {
    let query = output.count
    if isAt(0, "?") {
      output.append(UInt8(ascii: "?"))
      for byte in input[(at + 1)...].prefix(while: { $0 != UInt8(ascii: "#") }) {
        append(byte, encoded: byte.isEncodedInQuery)
      }
    }
    return WebURL(
      text: String(decoding: output, as: UTF8.self), hostEnd: hostEnd, pathStart: pathStart,
      queryStart: query,
      port: port)
  }
}

extension UInt8 {
  var isLetter: Bool { (97...122).contains(self | 0x20) }
  var isDigit: Bool { (48...57).contains(self) }

  /// One of `/\?#`.
  var endsSegment: Bool { self == 0x2f || self == 0x5c || self == 0x3f || self == 0x23 }

  /// The special-query percent-encode set: controls, blank, `"#<>'` and what is not ASCII.
  var isEncodedInQuery: Bool {
    switch self {
    case 0...0x20, 0x22, 0x23, 0x3c, 0x3e, 0x27, 0x7f...: true
    default: false
    }
  }

  /// The path percent-encode set: controls, blank, ``"#<>?^`{}`` and what is not ASCII.
  var isEncodedInPath: Bool {
    switch self {
    case 0...0x20, 0x22, 0x23, 0x3c, 0x3e, 0x3f, 0x5e, 0x60, 0x7b, 0x7d, 0x7f...: true
    default: false
    }
  }
}
