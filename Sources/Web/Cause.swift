/// Why something could not be checked. The raw value is what JSON, the store and the reports show.
///
/// The order of the cases is their precedence: where several apply, the first is the verdict's.
public enum Cause: String, Sendable, CaseIterable, Codable, Hashable {
  /// A starting address answered 404 or 410.
  case homeMissing = "home-missing"
  /// Nothing was published there yet, or no longer: a domain for sale, an account suspended, a server's first page.
  case parked
  /// robots.txt forbids the address (RFC 9309).
  case robots
  /// The server refused us: 401, 403, 429, 451, or a wall in front of the page.
  case blocked
  /// A link, redirect or name led to a private or loopback address.
  case forbiddenAddress = "forbidden-address"
  case dns
  /// The connection was refused or broken.
  case refused
  case tls
  case timeout
  /// 5xx.
  case serverError = "server-error"
  case redirectLoop = "redirect-loop"
  case tooLarge = "too-large"
  /// A body that inflates beyond all measure.
  case bomb
  case emptyAnswer = "empty-answer"
  case notHTML = "not-html"
  case needsJavaScript = "needs-javascript"
  case unreadableDocument = "unreadable-document"
  case documentNotOpened = "document-not-opened"
  case publishedElsewhere = "published-elsewhere"
  case listUnknown = "list-unknown"
  case ambiguousDate = "ambiguous-date"
  case noDate = "no-date"
  case contradictory
  /// Its words stand in the portal, and a person could doubt whether what is there is this.
  case inDoubt = "in-doubt"
  case tooLittleRead = "too-little-read"
  case budgetSpent = "budget-spent"
  case paused
  case interrupted
  case forReview = "for-review"
  case reviewExpired = "review-expired"

  /// 0 for the cause that goes before all others.
  public var precedence: Int { Self.allCases.firstIndex(of: self) ?? Int.max }

  /// The one of several causes that a verdict names.
  public static func first(of causes: some Sequence<Cause>) -> Cause? {
    causes.min { $0.precedence < $1.precedence }
  }
}
