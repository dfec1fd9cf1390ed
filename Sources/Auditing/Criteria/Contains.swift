import Matching
import Rules
import Web

/// `contains`: every name in one table, else as labels with a value, else as headings with text; what is known
/// by its shape by its shape.
enum Contains: Criterion {
  static let name = "contains"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    guard !inquiry.obligation.contains.isEmpty else { return .notAsked }
    var missing: [String] = []
    let names = inquiry.obligation.contains.compactMap { if case .name(let name) = $0 { name } else { nil } }
    if !names.isEmpty { missing = look(for: names, inquiry) }
    for case .typed(let shape) in inquiry.obligation.contains where !holds(shape, inquiry) {
      missing.append(shape.rawValue)
    }
    if missing.isEmpty { return .holds }
    // What a document holds inside is not known before it is opened, nor what a map shows.
    if let cause = inquiry.unopened { return .unknown(cause) }
    if inquiry.candidate.content.hasMap { return .unknown(.needsJavaScript) }
    details.missingContent = missing
    return .fails(.contentMissing).orUnknown(if: inquiry.open)
  }

  /// The names that the place lacks where it has most of them.
  private static func look(for names: [String], _ inquiry: Inquiry) -> [String] {
    var best = names
    func consider(_ hits: [FieldHit]) {
      let missing = names.filter { name in
        let field = inquiry.lexicon.field(name)
        return !hits.contains { Int($0.field) == field }
      }
      if missing.count < best.count { best = missing }
    }
    for place in inquiry.places {
      for table in place.tables {
        consider(place.fields.filter { $0.place == .column && Int($0.table) == table })
      }
      for places in [[FieldHit.Place.label], [.label, .heading]] {
        consider(place.fields.filter { places.contains($0.place) && $0.filled > 0 })
      }
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
