import Crawling
import Matching
import Pages
import Rules
import Web

/// `contains`: every name in one table, else as labels with a value, else as headings with text; what is known
/// by its shape by its shape.
enum Contains: Criterion {
  static let name = "contains"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    guard !inquiry.obligation.contains.isEmpty else { return .notAsked }
    var missing: [String] = []
    var emptyColumns: [String] = []
    let names = inquiry.obligation.contains.compactMap { if case .name(let name) = $0 { name } else { nil } }
    if !names.isEmpty {
      let own = inquiry.page.facts.fields.filter { inquiry.candidate.blocks.contains(Int($0.block)) }
      for hits in [own] + inquiry.opened.map(\.fields) {
        let found = look(for: names, hits, inquiry)
        let isFirst = missing.isEmpty && emptyColumns.isEmpty
        if isFirst || found.missing.count + found.empty.count < missing.count + emptyColumns.count {
          (missing, emptyColumns) = found
        }
        if missing.isEmpty && emptyColumns.isEmpty { break }
      }
    }
    for case .typed(let shape) in inquiry.obligation.contains where !holds(shape, inquiry) {
      missing.append(shape.rawValue)
    }
    if missing.isEmpty && emptyColumns.isEmpty { return .holds }
    // What a document holds inside is not known before it is opened.
    if let cause = inquiry.unreadInside { return .unknown(cause) }
    if let cause = Cause.first(of: inquiry.candidate.content.unread.map(\.cause)) { return .unknown(cause) }
    details.missingContent = missing.isEmpty ? emptyColumns : missing
    return .fails(missing.isEmpty ? .emptyColumn : .contentMissing).orUnknown(if: inquiry.open)
  }

  private static func look(
    for names: [String], _ hits: [FieldHit], _ inquiry: Inquiry
  ) -> (missing: [String], empty: [String]) {
    let index = { (name: String) in inquiry.lexicon.field(name).map { UInt16(clamping: $0) } }
    var best: (missing: [String], empty: [String]) = (names, [])
    func consider(_ missing: [String], _ empty: [String]) {
      if missing.count + empty.count < best.missing.count + best.empty.count { best = (missing, empty) }
    }
    let tables = Set(hits.filter { $0.place == .column }.map(\.table)).sorted()
    for table in tables {
      let columns = hits.filter { $0.place == .column && $0.table == table }
      let missing = names.filter { name in !columns.contains { $0.field == index(name) } }
      let empty = names.filter { name in
        let own = columns.filter { $0.field == index(name) }
        return !own.isEmpty && own.allSatisfy { $0.filled == 0 }
      }
      consider(missing, empty)
    }
    for places in [[FieldHit.Place.label], [.label, .heading]] {
      let met = hits.filter { places.contains($0.place) && $0.filled > 0 }
      consider(names.filter { name in !met.contains { $0.field == index(name) } }, [])
    }
    return best
  }

  private static func isOnPage(_ sign: BlockFact.Signs, _ inquiry: Inquiry) -> Bool {
    inquiry.candidate.content.signs.contains(sign)
      || inquiry.page.facts.blocks.contains { $0.region == .footer && $0.signs.contains(sign) }
      || isInside(sign, inquiry)
  }

  private static func isInside(_ sign: BlockFact.Signs, _ inquiry: Inquiry) -> Bool {
    inquiry.opened.contains { $0.blocks.contains { $0.signs.contains(sign) } }
  }

  static func holds(_ shape: Obligation.Field.Shape, _ inquiry: Inquiry) -> Bool {
    let content = inquiry.candidate.content
    let signs = inquiry.page.facts.signs
    switch shape {
    // A way to reach somebody counts in the page's footer too.
    case .telephone: return isOnPage(.telephone, inquiry)
    case .email: return isOnPage(.email, inquiry)
    case .streetAddress: return isOnPage(.streetAddress, inquiry)
    case .amount: return content.signs.contains(.amount) || isInside(.amount, inquiry)
    // Capitalised words alone may be anything's name: somebody's post must stand beside.
    case .person:
      if content.persons >= Gate.persons && content.officials > 0 { return true }
      return inquiry.opened.contains { facts in
        facts.blocks.count { $0.signs.contains(.person) } >= Gate.persons
          && facts.blocks.contains { $0.signs.contains(.post) }
      }
    case .form: return signs.textFields > signs.searchFields
    }
  }
}
