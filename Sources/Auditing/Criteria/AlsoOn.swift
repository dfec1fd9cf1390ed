import Crawling
import Rules
import Web

/// `also-on`: the second site that the law asks for. What only a person can read is shown and does not count.
enum AlsoOn: Criterion {
  static let name = "also-on"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    guard let site = inquiry.obligation.alsoOn else { return .notAsked }
    if case .platform(let id) = site, inquiry.pack.platform(id)?.byPersonOnly ?? true {
      return .unknown(.publishedElsewhere)
    }
    let isThere = inquiry.all.contains { candidate in
      candidate.isShown && Sites.lies(candidate, on: site, inquiry.knowledge, inquiry.pack)
    }
    if isThere { return .holds }
    return .fails(.notOnPlatform).orUnknown(if: inquiry.open)
  }
}

/// On which site a place lies.
enum Sites {
  static func lies(
    _ candidate: Candidate, on site: Obligation.Site, _ knowledge: Knowledge, _ pack: Pack
  ) -> Bool {
    let id = knowledge.resolved(candidate.content.documents.first ?? candidate.target)
    switch site {
    case .portal: return knowledge.isInScope(id)
    case .anywhereLinked: return !knowledge.isInScope(id)
    case .platform(let name):
      guard let platform = pack.platform(name) else { return false }
      return isHost(String(knowledge.url(id).host), of: platform)
    }
  }

  static func isHost(_ host: String, of platform: Pack.Platform) -> Bool {
    bare(host) == bare(String(platform.url.host))
  }

  private static func bare(_ host: String) -> String {
    let host = host.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
