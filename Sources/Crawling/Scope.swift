import Web

/// Which addresses are a portal's own: the hosts of its starts under their path, and some hosts as a whole.
struct Scope: Sendable {
  private struct Area: Sendable, Equatable {
    var host: String
    /// Ends with `/`.
    var folder: [UInt8]
  }
  private var areas: [Area] = []
  private var whole: Set<String>
  private let mirrors: Set<String>
  private let home: WebURL?

  init(_ portal: Portal) {
    let hosts = { (list: [String]) in Set(list.map { CanonicalURL.hostKey(Array($0.utf8)) }) }
    whole = hosts(portal.alsoHosts)
    mirrors = hosts(portal.mirrors)
    home = portal.starts.first
    for start in portal.starts { add(CanonicalURL(start)) }
  }

  /// Takes the folder of an address into the scope.
  mutating func add(_ url: CanonicalURL) {
    let area = Area(host: url.host, folder: Self.folder(of: url.path))
    if !areas.contains(area) { areas.append(area) }
  }

  func contains(_ url: CanonicalURL) -> Bool {
    if whole.contains(url.host) { return true }
    return areas.contains { area in
      guard area.host == url.host else { return false }
      return url.path.starts(with: area.folder) || url.path.elementsEqual(area.folder.dropLast())
    }
  }

  /// Whether the host is a start's, under whatever path: its robots.txt and sitemap are asked for.
  func isStartHost(_ host: String) -> Bool { areas.contains { $0.host == host } }

  /// Whether any address of the host is in scope.
  func isKnownHost(_ host: String) -> Bool { whole.contains(host) || isStartHost(host) }

  /// An absolute link to a mirror's host means the first start's host.
  func rewritten(_ url: WebURL) -> WebURL {
    guard !mirrors.isEmpty, let home else { return url }
    let host = CanonicalURL.hostKey(Array(url.authority.utf8))
    let bare = CanonicalURL.hostKey(Array(url.host.utf8))
    guard mirrors.contains(host) || mirrors.contains(bare),
      host != CanonicalURL.hostKey(Array(home.authority.utf8))
    else { return url }
    return WebURL(home.origin + url.text.dropFirst(url.origin.count)) ?? url
  }

  /// Whether a start that leads to another host may take that host into the scope: both lie under one name of
  /// at least two labels (`agua.cdmx.gob.mx` to `sacmex.cdmx.gob.mx`), or it is the same host.
  static func areRelated(_ a: String, _ b: String) -> Bool {
    let name = { (host: String) in host.prefix { $0 != ":" } }
    if name(a) == name(b) { return true }
    let (left, right) = (name(a).split(separator: "."), name(b).split(separator: "."))
    guard let top = left.last, top.contains(where: { !$0.isNumber }) else { return false }
    return zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count >= 2
  }

  /// `/x/` of `/x/`, `/x/index.html` and `/x`; `/` of `/inicio`.
  private static func folder(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [UInt8(ascii: "/")] }
    let last = path[(slash + 1)...]
    let parent = Array(path[...slash])
    if last.isEmpty || last.contains(UInt8(ascii: ".")) { return parent }
    let name = String(decoding: last, as: UTF8.self).lowercased()
    return homeNames.contains(name) ? parent : path + [UInt8(ascii: "/")]
  }

  private static let homeNames: Set<String> = [
    "inicio", "home", "index", "portal", "principal", "main", "web", "default", "es", "pt", "it", "en",
  ]
}
