import Crawling
import Matching
import Pages
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
  let pack: Pack
  /// All places of the obligation, wherever they lie.
  let all: [Candidate]

  var page: KnownPage { knowledge.pages[candidate.page] }

  /// The document of an answered address.
  func facts(_ id: Knowledge.ID) -> PageFacts? { knowledge.page(knowledge.resolved(id))?.facts }

  /// The real type of an answered document.
  func type(of id: Knowledge.ID) -> RealType? {
    if case .document(let type)? = facts(id)?.kind { type } else { nil }
  }

  /// Where the thing's tables, labels and words stand: in the blocks of its place, and in each of its documents that
  /// was opened.
  struct Place {
    var page: KnownPage
    var range: Range<Int>
    var facts: PageFacts { page.facts }

    var fields: [FieldHit] { facts.fields.filter { range.contains(Int($0.block)) } }

    /// Tables with a column that some rule names.
    var tables: [Int] { Set(fields.filter { $0.place == .column }.map { Int($0.table) }).sorted() }
  }

  var places: [Place] {
    [Place(page: page, range: candidate.blocks)]
      + candidate.content.documents.compactMap { id in
        guard let document = knowledge.page(knowledge.resolved(id)), let inside = document.facts.inside,
          inside.failure == nil
        else { return nil }
        return Place(page: document, range: 0..<document.facts.blocks.count)
      }
  }

  /// Why what the place holds is not known in full: a document that was not opened, or not read.
  var unopened: Cause? {
    unreadInside ?? Cause.first(of: candidate.content.unread.map(\.cause))
  }
}

/// One declarative check of an obligation: what it asks, how it judges, what it found out.
protocol Criterion: SendableMetatype {
  static var name: String { get }
  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding
}

enum Criteria {
  /// All that decide quality, in the order in which their reasons are told.
  static let quality: [any Criterion.Type] = [
    Openness.self, AlsoOn.self, PublishedAs.self, Formats.self, Contains.self, MinRows.self, MinFilled.self,
    LinksOpen.self, License.self, Readable.self, MaxAge.self, MaxClicks.self,
  ]
}
