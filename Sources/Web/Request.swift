/// One address to be asked for, and what for. Requests of an audit are numbered per portal in the order in
/// which they are asked.
public struct Request: Sendable, Hashable, Codable {
  public enum Purpose: String, Sendable, Codable {
    case page, robots, sitemap
    /// A script or data file that a page loads, read for the addresses in it.
    case script
    /// An address that cannot exist, asked to learn what this server says of such.
    case probe
  }

  public var number: Int
  public var url: WebURL
  public var purpose: Purpose
  /// Hops of redirection that led here.
  public var hops: Int

  public init(number: Int, url: WebURL, purpose: Purpose = .page, hops: Int = 0) {
    self.number = number
    self.url = url
    self.purpose = purpose
    self.hops = hops
  }
}
