/// A Content-Type: `text/html; charset=utf-8`. Lower-cased; the charset without quotes.
public struct MediaType: Sendable, Hashable {
  public var essence: String
  public var charset: String?

  public init(essence: String, charset: String? = nil) {
    self.essence = essence
    self.charset = charset
  }

  /// Reads a header's value leniently, as browsers do; nil if nothing stands before the first `;`.
  public init?(_ header: String) {
    let parts = header.lowercased().split(separator: ";")
    let trim = { (text: Substring) in String(text.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }) }
    guard let first = parts.first.map(trim), !first.isEmpty else { return nil }
    essence = first
    charset = parts.dropFirst().map(trim).first { $0.hasPrefix("charset=") }.map { String($0.dropFirst(8)) }
  }
}
