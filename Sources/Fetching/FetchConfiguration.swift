import Web

/// What an audit's fetching may do. Part of the record (`warcinfo`).
public struct FetchConfiguration: Sendable, Codable, Hashable {
  /// Seconds between two requests to one host.
  public var delay = 1.0
  /// Connections to one host at once.
  public var connections = 2
  /// Transfers at once over all hosts.
  public var transfers = 64
  public var userAgent = "vitrina"
  /// Bytes of a decoded page and of a document.
  public var pageLimit = 10_000_000
  public var documentLimit = 100_000_000
  /// Decoded bytes for each byte on the wire.
  public var ratioLimit = 100
  /// Seconds for one exchange.
  public var timeout = 60.0
  /// `host:port:address`, as curl's `--resolve`.
  public var resolve: [String] = []
  /// `host:port` of the starting addresses that the user or the pack gave: private and loopback addresses are
  /// allowed for these only.
  public var allowedPrivate: [String] = []

  public init() {}
}
