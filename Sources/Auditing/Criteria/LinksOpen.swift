import Crawling
import Matching
import Rules
import Web

/// `links-open`: the links in the named columns open. At most twenty of them are tried, spread evenly over all in the
/// order of their addresses, so that the same are tried each night.
enum LinksOpen: Criterion {
  static let name = "links-open"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let columns = inquiry.obligation.linksOpen
    guard !columns.isEmpty else { return .notAsked }
    var missing: [String] = []
    var withoutLinks: [String] = []
    var targets: Set<Knowledge.ID> = []
    for column in columns {
      let (isThere, ids) = links(in: column, inquiry)
      if !isThere {
        missing.append(column)
      } else if ids.isEmpty {
        // Documents are opened when all is read: where their own links lead was not tried.
        if isInside(column, inquiry) { return .unknown(.documentNotOpened) }
        withoutLinks.append(column)
      }
      targets.formUnion(ids)
    }
    guard missing.isEmpty, withoutLinks.isEmpty else {
      if let cause = inquiry.unopened { return .unknown(cause) }
      if details.missingContent == nil { details.missingContent = missing.isEmpty ? withoutLinks : missing }
      return .fails(missing.isEmpty ? .emptyColumn : .contentMissing).orUnknown(if: inquiry.open)
    }
    return tried(sample(targets, inquiry.knowledge), inquiry, &details)
  }

  private static func tried(
    _ sample: [Knowledge.ID], _ inquiry: Inquiry, _ details: inout Details
  ) -> Finding {
    var dead: [Knowledge.ID] = []
    var tried = 0
    var causes: [Cause] = []
    for id in sample {
      switch state(of: id, inquiry.knowledge) {
      case .opens: tried += 1
      case .dead:
        tried += 1
        dead.append(id)
      case .unknown(let cause): causes.append(cause)
      }
    }
    details.linksTried = tried
    details.linksDead = dead.count
    if !dead.isEmpty {
      details.addresses = dead.prefix(5).map { inquiry.knowledge.url($0).text }
      return .fails(.deadLinksInside)
    }
    return Cause.first(of: causes).map { .unknown($0) } ?? .holds
  }

  private enum State {
    case opens, dead
    case unknown(Cause)
  }

  private static func state(of id: Knowledge.ID, _ knowledge: Knowledge) -> State {
    switch knowledge.state(id) {
    case .document: return .opens
    case .read(let index): return knowledge.looksLikeSoftNotFound(knowledge.pages[index]) ? .dead : .opens
    case .dead: return .dead
    case .failed(let cause): return .unknown(cause)
    case .robots: return .unknown(.robots)
    case .outOfScope: return .unknown(.publishedElsewhere)
    case .unread, .folded, .unwanted: return .unknown(.budgetSpent)
    case .redirect: return .unknown(.redirectLoop)
    }
  }

  private static func sample(_ targets: Set<Knowledge.ID>, _ knowledge: Knowledge) -> [Knowledge.ID] {
    let all = targets.sorted {
      let (a, b) = (knowledge.url($0), knowledge.url($1))
      return a == b ? $0 < $1 : a < b
    }
    guard all.count > Gate.linkSample else { return all }
    return (0..<Gate.linkSample).map { all[$0 * all.count / Gate.linkSample] }
  }

  /// The column stands in a document with links in it.
  private static func isInside(_ column: String, _ inquiry: Inquiry) -> Bool {
    let field = inquiry.lexicon.field(column)
    return inquiry.places.dropFirst().contains { place in
      place.facts.columnLinks.contains { Int($0.field) == field }
    }
  }

  /// Whether a column of that name stands in the place, and where its links lead.
  private static func links(in column: String, _ inquiry: Inquiry) -> (isThere: Bool, ids: Set<Knowledge.ID>)
  {
    guard let field = inquiry.lexicon.field(column) else { return (false, []) }
    var isThere = false
    var ids: Set<Knowledge.ID> = []
    for place in inquiry.places {
      let tables = place.tables
      isThere =
        isThere
        || place.facts.fields.contains {
          Int($0.field) == field && $0.place == .column && tables.contains(Int($0.table))
        }
      for link in place.facts.columnLinks where Int(link.field) == field {
        guard place.page.links.indices.contains(Int(link.link)) else { continue }
        let known = place.page.links[Int(link.link)]
        guard known.target >= 0, place.range.contains(Int(known.block)) else { continue }
        ids.insert(inquiry.knowledge.resolved(known.target))
      }
    }
    return (isThere, ids)
  }
}
