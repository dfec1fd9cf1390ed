import Web

/// Reads robots.txt until Fetching's reader is there.
struct RobotsFile: Sendable {
  private var rules: [(allow: Bool, path: String)] = []
  private(set) var sitemaps: [String] = []

  init(_ text: String) {
    var applies = false
    for line in text.split(whereSeparator: \.isNewline) {
      let plain = line.prefix { $0 != "#" }
      let parts = plain.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      guard parts.count == 2 else { continue }
      let value = String(parts[1].prefix { $0 != " " })
      switch parts[0].lowercased() {
      case "user-agent": applies = value == "*" || value.lowercased() == "vitrina"
      case "disallow" where applies && !value.isEmpty: rules.append((false, value))
      case "allow" where applies: rules.append((true, value))
      case "sitemap": sitemaps.append(value)
      default: break
      }
    }
  }

  func allows(_ url: WebURL, agent: String) -> Bool {
    let path = String(url.text.dropFirst(url.origin.count))
    let hits = rules.filter { path.hasPrefix($0.path) }
    let longest = hits.map { $0.path.utf8.count }.max() ?? 0
    return hits.isEmpty || hits.contains { $0.allow && $0.path.utf8.count == longest }
  }
}
