import Web

/// `min-rows`: filled rows of the tables in the place.
enum MinRows: Criterion {
  static let name = "min-rows"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let asked = inquiry.obligation.minRows
    guard asked > 1 else { return .notAsked }
    let rows = inquiry.candidate.content.rows
    if rows >= asked { return .holds }
    if PublishedAs.mayHoldTables(inquiry) { return .unknown(.documentNotOpened) }
    details.rows = rows
    details.rowsAsked = asked
    return .fails(.tooFewRows).orUnknown(if: inquiry.open)
  }
}
