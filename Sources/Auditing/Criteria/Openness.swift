import Matching

/// `open`: read without a login, a captcha or a payment.
enum Openness: Criterion {
  static let name = "open"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let facts = inquiry.page.facts
    let isWall =
      facts.signs.passwordFields > 0 && inquiry.candidate.content.words < Gate.textWords
      && inquiry.candidate.content.documents.isEmpty && inquiry.candidate.content.rows == 0
    return isWall ? .fails(.loginRequired) : .holds
  }
}
