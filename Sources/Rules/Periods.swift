import Web

extension Obligation {
  /// A stretch of days that something is owed for: a quarter, a month, a week.
  public struct Period: Sendable, Hashable {
    /// `2025-Q2`, `2025-03`, `2025-S1`, `2025-T2` (of four months), `2025-B3` (of two), `2025-W07`, `2025-03-31`,
    /// `2025`, `2025-2027`.
    public var name: String
    public var first: Day
    public var last: Day
    /// The last day on which publishing it is in time.
    public var due: Day
  }

  /// The periods that must stand on a day, the oldest first: ended, their deadline passed, begun in force, and within
  /// the retention; the last that is owed always. At most 400, the newest.
  public func periodsOwed(on today: Day, holidays: [Day] = []) -> [Period] {
    guard let frequency else { return [] }
    let closed = Set(holidays)
    let kept = retention.earliest(on: today)
    var owed: [Period] = []
    var day = today
    while owed.count < 400 {
      let (first, last) = frequency.period(around: day)
      if let validFrom, first < validFrom { break }
      // Before the calendar of any portal.
      if first.parts.year < 1990 { break }
      let due = deadline.last(after: last, closed: closed)
      if last < today, due < today {
        if !owed.isEmpty, kept.map({ first < $0 }) ?? true { break }
        owed.append(Period(name: frequency.name(of: first), first: first, last: last, due: due))
      }
      day = Day(number: first.number - 1)
    }
    return owed.reversed()
  }
}

extension Obligation.Deadline {
  /// The last day in time for what a day closes: a period's end, a session. Business days leave out Saturdays, Sundays
  /// and the days of `closed`.
  public func last(after day: Day, closed: Set<Day>) -> Day {
    guard inBusinessDays else { return Day(number: day.number + days) }
    var at = day
    var left = days
    while left > 0 {
      at = Day(number: at.number + 1)
      if at.weekday <= 5, !closed.contains(at) { left -= 1 }
    }
    return at
  }
}

extension Obligation.Retention {
  /// The first day that a period may begin on and must still stand; nil: only the last period must. `2 years` is this
  /// year and the two before it, `12 months` this month and the twelve before it.
  func earliest(on today: Day) -> Day? {
    switch self {
    case .lastPeriod: return nil
    case .since(let day): return day
    case .back(let age):
      let (year, month, _) = today.parts
      switch age.unit {
      case .hour: return Day(number: today.number - (age.count + 23) / 24)
      case .day: return Day(number: today.number - age.count)
      case .week: return Day(number: today.number - today.weekday + 1 - 7 * age.count)
      case .month:
        let months = year * 12 + month - 1 - age.count
        return Day(year: months / 12, month: months % 12 + 1, day: 1) ?? today
      case .year: return Day(year: year - age.count, month: 1, day: 1) ?? today
      }
    }
  }
}

extension Obligation.Frequency {
  /// First and last day of the period that a day lies in.
  public func period(around day: Day) -> (first: Day, last: Day) {
    let (year, month, _) = day.parts
    switch self {
    case .daily: return (day, day)
    case .weekly:
      let monday = Day(number: day.number - day.weekday + 1)
      return (monday, Day(number: monday.number + 6))
    case .monthly: return Self.months(year, month, 1) ?? (day, day)
    case .everyTwoMonths, .quarterly, .fourMonthly, .semiannual, .annual:
      let first = (month - 1) / length * length + 1
      return Self.months(year, first, length) ?? (day, day)
    case .everyThreeYears:
      let first = year - year % 3
      guard let from = Day(year: first, month: 1, day: 1), let to = Day(year: first + 2, month: 12, day: 31)
      else { return (day, day) }
      return (from, to)
    }
  }

  /// Months of one period; 0 where it is not made of a year's months.
  var length: Int {
    switch self {
    case .daily, .weekly, .everyThreeYears: 0
    case .monthly: 1
    case .everyTwoMonths: 2
    case .quarterly: 3
    case .fourMonthly: 4
    case .semiannual: 6
    case .annual: 12
    }
  }

  private static func months(_ year: Int, _ month: Int, _ count: Int) -> (first: Day, last: Day)? {
    let last = month + count - 1
    guard let from = Day(year: year, month: month, day: 1),
      let to = Day(year: year, month: last, day: Day.length(year: year, month: last))
    else { return nil }
    return (from, to)
  }

  /// What the period that begins on a day is called.
  public func name(of first: Day) -> String {
    let (year, month, _) = first.parts
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch self {
    case .daily: return first.description
    case .weekly:
      // ISO 8601: the year is that of the week's Thursday.
      let thursday = Day(number: first.number + 3)
      let year = thursday.parts.year
      let newYear = Day(year: year, month: 1, day: 1) ?? thursday
      return "\(year)-W\(two((thursday.number - newYear.number) / 7 + 1))"
    case .monthly: return "\(year)-\(two(month))"
    case .everyTwoMonths: return "\(year)-B\((month + 1) / 2)"
    case .quarterly: return "\(year)-Q\((month + 2) / 3)"
    case .fourMonthly: return "\(year)-T\((month + 3) / 4)"
    case .semiannual: return "\(year)-S\((month + 5) / 6)"
    case .annual: return "\(year)"
    case .everyThreeYears: return "\(year)-\(year + 2)"
    }
  }
}

extension Day {
  /// 1 is Monday, 7 is Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
}
