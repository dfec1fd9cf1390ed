import Web

extension Obligation {
  /// How often a thing is owed, by the calendar: quarters begin in January.
  public enum Frequency: String, Sendable, Hashable, CaseIterable {
    case daily, weekly, monthly
    case everyTwoMonths = "every-two-months"
    case quarterly
    case fourMonthly = "four-monthly"
    case semiannual, annual
    case everyThreeYears = "every-three-years"
  }

  /// Days after a period's end, or after a member's own date, within which it is to be published.
  public struct Deadline: Sendable, Hashable {
    public var days: Int
    /// Counted without Saturdays, Sundays and the pack's holidays.
    public var inBusinessDays: Bool
    public init(days: Int, inBusinessDays: Bool = false) {
      self.days = days
      self.inBusinessDays = inBusinessDays
    }
  }

  /// How far back periods must still stand.
  public enum Retention: Sendable, Hashable {
    /// Only the last one that is owed: what is not said.
    case lastPeriod
    /// `2 years` is this year and the two before it.
    case back(Age)
    case since(Day)
  }

  /// Where a thing is to be published.
  public enum Site: Sendable, Hashable {
    case portal
    /// The id of one of the pack's platforms.
    case platform(String)
    /// Any host, if the portal links to it.
    case anywhereLinked
  }

  public enum License: String, Sendable, Hashable, CaseIterable { case stated, open }

  /// Whether a declaration ("no aplica", "no se generó información") is accepted in place of the thing.
  public enum Acceptance: String, Sendable, Hashable, CaseIterable {
    case never
    case withReason = "with-reason"
    case freely
  }

  /// A page or snippet and the verdict that it must get.
  public struct Example: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
      /// A file's path under the pack's folder, its bytes read with the pack.
      case page(String)
      case html(String)
    }
    public var source: Source
    /// The address that the page is served at; nil: a page of its own, linked from the home page by the title.
    public var url: String?
    /// The day of the audit.
    public var date: Day
    /// `met`, `partial`, `not-met`, `undetermined` or `not-applicable`.
    public var verdict: String
    /// The primary reason or the cause, where it is said.
    public var reason: String?
    /// A known fault, counted and not a failure: why.
    public var knownMiss: String?
    public var place: Place

    public init(
      source: Source, url: String? = nil, date: Day, verdict: String, reason: String? = nil,
      knownMiss: String? = nil, place: Place
    ) {
      self.source = source
      self.url = url
      self.date = date
      self.verdict = verdict
      self.reason = reason
      self.knownMiss = knownMiss
      self.place = place
    }
  }
}
