import Crawling
import Web

/// `max-clicks`: a chain of links from the home page to the evidence.
enum MaxClicks: Criterion {
  static let name = "max-clicks"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let documents = inquiry.candidate.content.documents
    let ids = documents.isEmpty ? [inquiry.candidate.target] : documents
    let clicks = ids.compactMap { inquiry.knowledge.clicks($0) }.min()
    guard let clicks else { return .fails(.noLink).orUnknown(if: inquiry.open) }
    if clicks <= inquiry.obligation.maxClicks { return .holds }
    details.clicks = clicks
    details.clicksAsked = inquiry.obligation.maxClicks
    return .fails(.tooDeep).orUnknown(if: inquiry.open)
  }
}
