import Pages
import Web

extension FactsReader {
  /// What is known of a document once it was opened: the words of its inside, read as those of a page. `document` is
  /// nil where it could not be read.
  public func opened(_ facts: PageFacts, _ document: OpenedDocument?) -> PageFacts {
    var facts = facts
    var inside = PageFacts.Inside()
    guard let document, let page = document.page else {
      inside.failure = .unreadableDocument
      facts.inside = inside
      return facts
    }
    inside.pages = document.pages
    inside.isScan = document.isScan
    inside.isCut = document.isCut
    inside.headless = document.headless
    inside.title = document.title
    inside.modified = document.modified
    facts.inside = inside
    builder.fill(&facts, from: page)
    facts.title = document.title ?? ""
    // It neither fetches nor shows forms.
    facts.signs = Page.Signs()
    return facts
  }
}

extension FactsBuilder {
  /// A long document repeats itself: each date, member and label is kept once, and of very many dates the newest.
  func condense(_ facts: inout PageFacts) {
    struct DateKey: Hashable {
      var first: Day
      var last: Day
      var label: DateFact.Label
      var ambiguous: Bool
    }
    var dates: Set<DateKey> = []
    facts.dates = facts.dates.filter { fact in
      dates.insert(
        DateKey(
          first: fact.date.first, last: fact.date.last, label: fact.label, ambiguous: fact.date.ambiguous)
      ).inserted
    }
    if facts.dates.count > Limits.dates {
      let newest = facts.dates.indices.sorted { a, b in
        let (left, right) = (facts.dates[a].date.last, facts.dates[b].date.last)
        return left == right ? a < b : left > right
      }
      facts.dates = newest.prefix(Limits.dates).sorted().map { facts.dates[$0] }
    }
    struct MemberKey: Hashable {
      var member: UInt16
      var place: MemberHit.Place
      var filled: Bool
    }
    var members: Set<MemberKey> = []
    facts.members = facts.members.filter { hit in
      members.insert(MemberKey(member: hit.member, place: hit.place, filled: hit.filled)).inserted
    }
    struct FieldKey: Hashable {
      var field: UInt16
      var place: FieldHit.Place
      var table: Int16
      var filled: Bool
    }
    var fields: Set<FieldKey> = []
    facts.fields = facts.fields.filter { hit in
      fields.insert(
        FieldKey(field: hit.field, place: hit.place, table: hit.table, filled: hit.filled > 0)
      ).inserted
    }
  }
}
