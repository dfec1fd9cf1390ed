import Web

/// What a server's robots.txt allows (RFC 9309).
///
///     let robots = RobotsFile("User-agent: *\nDisallow: /privado/\n")
///     robots.allows(url)
///
/// Every file can be read: what is no rule is passed over, and a file without rules allows everything. Typing errors
/// that are common in the wild ("Dissallow", a missing colon) are read as they were meant, as Google's reader does.
/// What a status other than 200 means (RFC 9309, 2.3.1) is decided by whoever fetched the file.
public struct RobotsFile: Sendable, Hashable {
  /// Bytes that are read of a file; a line cut by that is left out (RFC 9309, 2.5).
  public static let limit = 500 * 1024

  /// The values of Sitemap lines as they stand, in their order. They belong to no group.
  public private(set) var sitemaps: [String] = []

  private var groups: [Group] = []

  private struct Group: Hashable {
    /// Lower-cased product tokens; `*` stands for all.
    var agents: [String] = []
    var rules: [RobotsRule] = []
    var delay: Double?
  }

  public init(_ text: String) { self.init(Array(text.utf8)) }

  public init(_ bytes: some Collection<UInt8>) {
    var content = Array(bytes.prefix(Self.limit + 3))[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    if content.count > Self.limit {
      content = content.prefix(Self.limit)
      while let last = content.last, last != 10, last != 13 { content.removeLast() }
    }
    // User-agent lines that follow each other open one group; lines that are not of the protocol change nothing.
    var opening = false
    for line in content.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let (key, value) = RobotsLine.read(line) else { continue }
      switch key {
      case .userAgent:
        if !opening { groups.append(Group()) }
        opening = true
        groups[groups.count - 1].agents.append(Self.token(value))
      case .allow, .disallow:
        opening = false
        guard !groups.isEmpty, let rule = RobotsRule(value, allows: key == .allow) else { continue }
        groups[groups.count - 1].rules.append(rule)
      case .sitemap:
        if !value.isEmpty { sitemaps.append(String(decoding: value, as: UTF8.self)) }
      case .crawlDelay:
        let delay = Double(String(decoding: value, as: UTF8.self))
        if !groups.isEmpty, let delay, delay.isFinite, delay >= 0 { groups[groups.count - 1].delay = delay }
      }
    }
  }

  /// Whether the address may be asked for. The longest rule that matches decides, of two equally long ones the one
  /// that allows (RFC 9309, 2.2.2).
  ///
  /// - Parameter agent: the crawler's product token, in any case.
  public func allows(_ url: WebURL, agent: String = "vitrina") -> Bool {
    var target = String(url.path)
    if let query = url.query { target += "?" + query }
    if target == "/robots.txt" { return true }
    return allows(target: target, agent: agent)
  }

  /// The same for path and query.
  func allows(target: String, agent: String) -> Bool {
    let path = RobotsRule.normalised(Array(target.utf8)[...], literal: true)
    var best: RobotsRule?
    for group in groups(for: agent) {
      for rule in group.rules where rule.isStronger(than: best) && rule.matches(path) { best = rule }
    }
    return best?.allows ?? true
  }

  /// Seconds between requests that the file asks of this agent. No part of RFC 9309; the longest one counts.
  public func crawlDelay(agent: String = "vitrina") -> Double? {
    groups(for: agent).compactMap(\.delay).max()
  }

  /// All groups that name the agent, taken together; if none does, those for all.
  private func groups(for agent: String) -> [Group] {
    let wanted = agent.lowercased()
    let named = groups.filter { $0.agents.contains(wanted) }
    return named.isEmpty || wanted == "*" ? groups.filter { $0.agents.contains("*") } : named
  }

  /// The product token that a value begins with: `Foo/2.1 (x)` is `foo`.
  private static func token(_ value: ArraySlice<UInt8>) -> String {
    if value.first == UInt8(ascii: "*"), value.count == 1 || value.dropFirst().first == 32 { return "*" }
    let token = value.prefix { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || $0 == 45 || $0 == 95 }
    return String(decoding: token, as: UTF8.self).lowercased()
  }
}

/// One line: its key and its value, without comment and blanks.
enum RobotsLine {
  enum Key { case userAgent, allow, disallow, sitemap, crawlDelay }

  static func read(_ line: ArraySlice<UInt8>) -> (Key, ArraySlice<UInt8>)? {
    let bare = trimmed(line.prefix { $0 != UInt8(ascii: "#") })
    if let colon = bare.firstIndex(of: UInt8(ascii: ":")) {
      return key(trimmed(bare[..<colon])).map { ($0, trimmed(bare[(colon + 1)...])) }
    }
    // "disallow /": the colon was forgotten. Only if there are two words, or any text could be a rule.
    let words = bare.split(whereSeparator: isBlank)
    guard words.count == 2, let key = key(words[0]) else { return nil }
    return (key, words[1])
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> Key? {
    guard bytes.count <= 16 else { return nil }
    return switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "user-agent", "useragent", "user agent": .userAgent
    case "allow": .allow
    case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": .disallow
    case "sitemap", "site-map": .sitemap
    case "crawl-delay", "crawldelay": .crawlDelay
    default: nil
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 11 || byte == 12 }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return bytes[first...last]
  }
}
