import Fetching
import Web

/// What one origin's robots.txt lets us read (RFC 9309).
enum RobotsRules: Sendable {
  case unasked
  case asked
  case file(RobotsFile)
  /// No file (4xx): everything may be read (2.3.1.3).
  case allowAll
  /// It could not be asked for (5xx, no answer): nothing may be read (2.3.1.4).
  case unavailable(Cause)

  /// The name by which robots.txt addresses us.
  static let agent = "vitrina"

  func allows(_ url: WebURL) -> Bool {
    switch self {
    case .file(let file): file.allows(url, agent: Self.agent)
    case .allowAll: true
    case .unasked, .asked, .unavailable: false
    }
  }
}

/// One origin that the crawl has to do with.
struct OriginState: Sendable {
  var origin: String
  var robots = RobotsRules.unasked
  /// What waits for its robots.txt, in order.
  var waiting: [Ask] = []
}

/// One address about to be asked for.
struct Ask: Sendable {
  var id: Knowledge.ID
  var url: WebURL
  var purpose: Request.Purpose
  var hops = 0
  /// Taken from the frontier: it goes back there if it has to wait.
  var isRanked = false
  /// Addresses that redirected here under the same id.
  var chain: [WebURL] = []
}
