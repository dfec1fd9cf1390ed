import Web

/// What an audit's fetching may do. Part of the record (`warcinfo`).
public struct FetchConfiguration: Sendable, Codable, Hashable {
  /// Seconds between the starts of two requests to one host.
  public var delay = 1.0
  /// Connections to one host at once.
  public var connections = 2
  /// Transfers at once over all hosts.
  public var transfers = 64
  /// Whom a portal's people can write to: an e-mail address or a web address. Must be given off loopback.
  public var contact: String?
  /// Hosts that the user declared to be the user's own: a delay under `minimumDelay` holds for these and for
  /// loopback only.
  public var ownHosts: [String] = []
  /// Bytes of a decoded page and of a document.
  public var pageLimit = 10_000_000
  public var documentLimit = 100_000_000
  /// Decoded bytes for each byte on the wire.
  public var ratioLimit = 100
  /// Seconds for one exchange.
  public var timeout = 60.0
  /// Seconds for its connection alone.
  public var connectTimeout = 30.0
  /// Bytes held by transfers under way; above it all but the furthest wait.
  public var bytesUnderWay = 64_000_000
  /// `host:port:address`, as curl's `--resolve`.
  public var resolve: [String] = []
  /// `host:port` of the starting addresses that the user or the pack gave: private and loopback addresses are
  /// allowed for these only.
  public var allowedPrivate: [String] = []

  /// PEM file of the authorities whose certificates are trusted; nil: the system's.
  public var authorities: String?

  public init() {}

  /// Less is refused off loopback, unless the host is the user's own.
  public static let minimumDelay = 0.5

  /// How the program names itself to a server.
  public var userAgent: String {
    let name = "vitrina/0.1"
    guard let contact = contact.map(Self.plain), !contact.isEmpty else { return name }
    return "\(name) (+\(contact))"
  }

  /// The delay that holds for a host, in seconds: a redirect that leads off a host for which no delay is allowed
  /// must not be hurried.
  public func delay(host: some StringProtocol) -> Double {
    if delay >= Self.minimumDelay || Self.isLoopback(host) || ownHosts.contains(where: { $0 == host }) {
      return delay
    }
    return 1
  }

  /// `localhost` and what ends in it, 127.0.0.0/8 and [::1].
  public static func isLoopback(_ host: some StringProtocol) -> Bool {
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host.lowercased()
    if bare == "localhost" || bare.hasSuffix(".localhost") { return true }
    return IPAddress(bare)?.isLoopback ?? false
  }

  /// Without what would break a header line or its comment.
  private static func plain(_ contact: String) -> String {
    String(contact.unicodeScalars.filter { (33...126).contains($0.value) && $0 != "(" && $0 != ")" })
  }

  // Absent keys mean the defaults, so that older records can be read.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
      value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    try read(.delay, &delay)
    try read(.connections, &connections)
    try read(.transfers, &transfers)
    contact = try values.decodeIfPresent(String.self, forKey: .contact)
    try read(.ownHosts, &ownHosts)
    try read(.pageLimit, &pageLimit)
    try read(.documentLimit, &documentLimit)
    try read(.ratioLimit, &ratioLimit)
    try read(.timeout, &timeout)
    try read(.connectTimeout, &connectTimeout)
    try read(.bytesUnderWay, &bytesUnderWay)
    try read(.resolve, &resolve)
    try read(.allowedPrivate, &allowedPrivate)
    authorities = try values.decodeIfPresent(String.self, forKey: .authorities)
  }
}
