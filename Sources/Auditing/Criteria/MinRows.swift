import Web

/// `min-rows`: filled rows of the tables in the place.
enum MinRows: Criterion {
  static let name = "min-rows"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let asked = inquiry.obligation.minRows
    guard asked > 1 else { return .notAsked }
    let rows = inquiry.candidate.content.rows + inquiry.opened.reduce(0) { $0 + $1.tableRows }
    if rows >= asked { return .holds }
    if let cause = PublishedAs.mayHoldTables(inquiry) { return .unknown(cause) }
    details.rows = rows
    details.rowsAsked = asked
    return .fails(.tooFewRows).orUnknown(if: inquiry.open)
  }
}
