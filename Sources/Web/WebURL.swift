/// An absolute http or https address, serialised as browsers do (WHATWG URL), compared as bytes.
///
/// The text is ASCII: hosts are punycode, other bytes are percent-encoded. The fragment is dropped.
public struct WebURL: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
  /// The whole address.
  public let text: String

  /// Reads an absolute address; nil if it is none of http or https.
  public init?(_ text: String) {
    guard let url = WebURL.resolve(Array(text.utf8), against: nil) else { return nil }
    self = url
  }

  private init(serialized: String) { text = serialized }

  public var description: String { text }
  public static func < (a: WebURL, b: WebURL) -> Bool { a.text < b.text }

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

// The parts below are a first, plain form; the parser that follows the standard replaces it.
extension WebURL {
  /// Resolves what stands in an href, as bytes of UTF-8, against the address of its page.
  public static func resolve(_ reference: some Collection<UInt8>, against base: WebURL?) -> WebURL? {
    let text = String(decoding: reference, as: UTF8.self)
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return WebURL(serialized: text) }
    guard let base else { return nil }
    return WebURL(serialized: base.origin + (text.hasPrefix("/") ? text : "/" + text))
  }

  /// `http` or `https`.
  public var scheme: Substring { text.prefix { $0 != ":" } }
  /// `www.example.mx`, without the port; an IPv6 address in its brackets.
  public var host: Substring { authority.hasPrefix("[") ? authority : authority.prefix { $0 != ":" } }
  /// The port in force: as written, else 80 or 443.
  public var port: Int {
    authority.split(separator: ":").dropFirst().last.flatMap { Int($0) } ?? (scheme == "https" ? 443 : 80)
  }
  /// `www.example.mx:8080`: host, and port where it is not the scheme's own.
  public var authority: Substring { text.dropFirst(scheme.count + 3).prefix { $0 != "/" } }
  /// `https://www.example.mx`, without a slash at the end.
  public var origin: String { String(text.prefix(scheme.count + 3 + authority.count)) }
  /// Begins with `/`; without query.
  public var path: Substring { text.dropFirst(origin.count).prefix { $0 != "?" } }
  /// What follows `?`, or nil.
  public var query: Substring? {
    text.firstIndex(of: "?").map { text[text.index(after: $0)...] }
  }
}
