/// An absolute http or https address, serialised as browsers do (WHATWG URL), compared as bytes.
///
/// The text is ASCII: hosts are punycode, other bytes are percent-encoded. A fragment, a user name and a password
/// are dropped: they name no other page, and a secret must not reach the evidence.
///
///     WebURL.resolve(Array("../año.html".utf8), against: page)?.text  // https://a.mx/a%C3%B1o.html
public struct WebURL: Sendable, CustomStringConvertible {
  /// One object for all copies: addresses are handed on and looked up far more often than made.
  private let parts: Parts

  private final class Parts: Sendable {
    let text: String
    // Where the parts end, in bytes of `text`; the query's offset is that of its `?`, or the text's length.
    let hostEnd: UInt32
    let pathStart: UInt32
    let queryStart: UInt32
    let port: UInt16
    let isSecure: Bool
    let hash: UInt64

    init(_ text: String, hostEnd: Int, pathStart: Int, queryStart: Int, port: UInt16) {
      self.text = text
      self.hostEnd = UInt32(hostEnd)
      self.pathStart = UInt32(pathStart)
      self.queryStart = UInt32(queryStart)
      self.port = port
      isSecure = text.utf8.dropFirst(4).first == UInt8(ascii: "s")
      hash = Self.hash(text)
    }

    /// Different in each process, like that of the standard library, so that no portal can make addresses collide.
    private static let key = UInt64(bitPattern: Int64(Hasher().finalize())) | 1

    private static func hash(_ text: String) -> UInt64 {
      var text = text
      return text.withUTF8 { bytes in
        let raw = UnsafeRawBufferPointer(bytes)
        var value = key ^ UInt64(raw.count)
        func mix(_ next: UInt64) {
          let product = (value ^ next).multipliedFullWidth(by: key &+ 0x9E37_79B9_7F4A_7C15 | 1)
          value = product.high ^ product.low
        }
        var at = 0
        while at + 8 <= raw.count {
          mix(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          at += 8
        }
        var rest: UInt64 = 0
        for byte in raw[at...] { rest = rest << 8 | UInt64(byte) }
        mix(rest)
        return value
      }
    }
  }

  /// The whole address.
  public var text: String { parts.text }

  /// Reads an absolute address; nil if it is none of http or https.
  public init?(_ text: String) {
    guard let url = WebURL.resolve(text.utf8, against: nil) else { return nil }
    self = url
  }

  init(text: String, hostEnd: Int, pathStart: Int, queryStart: Int, port: UInt16) {
    parts = Parts(text, hostEnd: hostEnd, pathStart: pathStart, queryStart: queryStart, port: port)
  }

  /// Resolves what stands in an href, as bytes of UTF-8, against the address of its page.
  ///
  /// Nil for another scheme (`mailto:`, `javascript:`, `C:\`), for what is no address, and for a relative
  /// reference without a base.
  public static func resolve(_ reference: some Collection<UInt8>, against base: WebURL?) -> WebURL? {
    let fast: WebURL?? = reference.withContiguousStorageIfAvailable { resolve($0, against: base) }
    return fast ?? Array(reference).withUnsafeBufferPointer { resolve($0, against: base) }
  }

  private static func resolve(_ reference: UnsafeBufferPointer<UInt8>, against base: WebURL?) -> WebURL? {
    if let base, let url = plain(reference, against: base) { return url }
    var parser = URLParser(reference, base: base)
    return parser.parse()
  }

  public var description: String { text }
}

extension WebURL {
  private func part(_ start: Int, _ end: Int) -> Substring {
    let bytes = text.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    return text[first..<bytes.index(first, offsetBy: end - start)]
  }

  /// In bytes of `text`.
  var offsets: (host: Int, hostEnd: Int, path: Int, query: Int) {
    (isSecure ? 8 : 7, Int(parts.hostEnd), Int(parts.pathStart), Int(parts.queryStart))
  }

  var isSecure: Bool { parts.isSecure }

  /// `http` or `https`.
  public var scheme: Substring { part(0, isSecure ? 5 : 4) }
  /// `www.example.mx`, without the port; an IPv6 address in its brackets.
  public var host: Substring { part(offsets.host, offsets.hostEnd) }
  /// Whether the host is the other's, whatever scheme and port.
  public func isOnHost(of other: WebURL) -> Bool {
    if parts.isSecure == other.parts.isSecure, parts.hostEnd == other.parts.hostEnd {
      let count = Int(parts.hostEnd)
      let isSame: Bool?? = text.utf8.withContiguousStorageIfAvailable { own in
        other.text.utf8.withContiguousStorageIfAvailable { $0.prefix(count).elementsEqual(own.prefix(count)) }
      }
      if let isSame = isSame ?? nil { return isSame }
    }
    return host == other.host
  }
  /// The port in force: as written, else 80 or 443.
  public var port: Int { Int(parts.port) }
  /// `www.example.mx:8080`: host, and port where it is not the scheme's own.
  public var authority: Substring { part(offsets.host, offsets.path) }
  /// `https://www.example.mx`, without a slash at the end.
  public var origin: String { String(part(0, offsets.path)) }
  /// Begins with `/`; without query.
  public var path: Substring { part(offsets.path, offsets.query) }
  /// What follows `?`, or nil; empty if nothing follows it.
  public var query: Substring? {
    let end = text.utf8.count
    return offsets.query < end ? part(offsets.query + 1, end) : nil
  }
}

extension WebURL: Hashable, Comparable, Codable {
  // The offsets follow from the text.
  public static func == (a: WebURL, b: WebURL) -> Bool {
    a.parts === b.parts || (a.parts.hash == b.parts.hash && a.parts.text == b.parts.text)
  }
  public static func < (a: WebURL, b: WebURL) -> Bool { a.text < b.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(parts.hash) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let url = WebURL(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an address: \(text)")
    }
    self = url
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
