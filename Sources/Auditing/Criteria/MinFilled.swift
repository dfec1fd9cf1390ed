import Matching
import Rules

/// `min-filled`: the columns of `contains` hold a value in enough of their rows.
enum MinFilled: Criterion {
  static let name = "min-filled"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let names = inquiry.obligation.contains.compactMap { if case .name(let name) = $0 { name } else { nil } }
    // Where a column is missing that is told, and nothing of the others.
    guard !names.isEmpty, details.missingContent == nil else { return .notAsked }
    var best: (present: Int, poor: [String]) = (0, [])
    for place in inquiry.places {
      for table in place.tables {
        let (present, poor) = columns(names, place, table, inquiry)
        if present > best.present || (present == best.present && poor.count < best.poor.count) {
          best = (present, poor)
        }
      }
    }
    guard best.present > 0 else { return .notAsked }
    if best.poor.isEmpty { return .holds }
    if let cause = inquiry.unopened { return .unknown(cause) }
    details.missingContent = best.poor
    return .fails(.emptyColumn).orUnknown(if: inquiry.open)
  }

  /// How many of the names are columns of a table, and which of those are hardly filled.
  private static func columns(
    _ names: [String], _ place: Inquiry.Place, _ table: Int, _ inquiry: Inquiry
  ) -> (present: Int, poor: [String]) {
    let rows = place.facts.tables.indices.contains(table) ? Int(place.facts.tables[table].rows) : 0
    guard rows > 0 else { return (0, []) }
    var present = 0
    var poor: [String] = []
    for name in names {
      guard let field = inquiry.lexicon.field(name) else { continue }
      let filled = place.facts.fields.filter {
        $0.place == .column && Int($0.table) == table && Int($0.field) == field
      }.map { Int($0.filled) }.max()
      guard let filled else { continue }
      present += 1
      if filled == 0 || Double(filled) < inquiry.obligation.minFilled * Double(rows) - 1e-9 {
        poor.append(name)
      }
    }
    return (present, poor)
  }
}
