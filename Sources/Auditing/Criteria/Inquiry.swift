import Crawling
import Matching
import Rules
import Web

/// What a criterion may look at: one obligation, one place, and all that is known of the portal.
struct Inquiry {
  let obligation: Obligation
  let lexicon: Lexicon
  let knowledge: Knowledge
  let candidate: Candidate
  /// The day of the audit in the pack's time zone.
  let today: Day
  /// Why the search is not over; nil once it is.
  let open: Cause?

  var page: KnownPage { knowledge.pages[candidate.page] }

  /// The document of an answered address.
  func facts(_ id: Knowledge.ID) -> PageFacts? { knowledge.page(knowledge.resolved(id))?.facts }
}

/// One declarative check of an obligation: what it asks, how it judges, what it found out.
protocol Criterion: SendableMetatype {
  static var name: String { get }
  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding
}

enum Criteria {
  /// All that decide quality, in the order in which their reasons are told.
  static let quality: [any Criterion.Type] = [
    Openness.self, PublishedAs.self, Formats.self, Contains.self, MinRows.self, Readable.self, MaxAge.self,
    MaxClicks.self,
  ]
}
