import Crawling
import Matching
import Rules
import Web

/// `license`: a licence of use is stated at the thing or at the foot of its page; an open one where that is asked.
enum License: Criterion {
  static let name = "license"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    guard let asked = inquiry.obligation.license else { return .notAsked }
    let found = stated(inquiry)
    let best = found.first(where: \.isOpen) ?? found.first
    details.licenseFound = best?.quote
    if let best, best.isOpen || asked == .stated { return .holds }
    if let cause = inquiry.unopened { return .unknown(cause) }
    if inquiry.page.facts.isCut { return .unknown(.tooLarge) }
    return .fails(.licenseMissing).orUnknown(if: inquiry.open)
  }

  /// The licences that speak of the thing: the place's own first, then the page's.
  private static func stated(_ inquiry: Inquiry) -> [(isOpen: Bool, quote: String)] {
    var found: [(isOpen: Bool, quote: String)] = []
    for place in inquiry.places {
      let isPage = place.page.id == inquiry.page.id
      let counts = { (block: Int) in
        place.range.contains(block) || (isPage && speaksForAll(block, place.facts, inquiry))
      }
      found += place.facts.licenses.filter { counts(Int($0.block)) }.map { ($0.isOpen, $0.quote) }
      for link in place.page.links where link.target >= 0 {
        let block = Int(link.block)
        guard counts(block) || (block < 0 && isPage) else { continue }
        let url = inquiry.knowledge.url(link.target)
        if let isOpen = Licenses.isOpen(host: String(url.host), path: String(url.path)) {
          found.append((isOpen, url.text))
        }
      }
    }
    return found
  }

  /// The page's footer; of a thing that is one link, also the page's lines that are no other thing's row or item.
  private static func speaksForAll(_ block: Int, _ facts: PageFacts, _ inquiry: Inquiry) -> Bool {
    guard facts.blocks.indices.contains(block) else { return false }
    let fact = facts.blocks[block]
    if fact.region == .footer { return true }
    let isLink = inquiry.candidate.claim?.link ?? -1 >= 0
    return isLink && fact.table < 0 && fact.kind != .item && fact.region != .navigation
  }
}
