import Matching
import Pages
import Rules
import Web

/// `max-age`, `stated-date`: the newest date tied to the thing, on its face.
enum MaxAge: Criterion {
  static let name = "max-age"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    guard let age = inquiry.obligation.maxAge else { return .notAsked }
    let allowed = age.earliest(before: inquiry.today)
    details.oldestAllowed = allowed.description
    let own = stated(inquiry)
    let dates = own.isEmpty ? inside(inquiry) : own
    // The end of a period that is still running is today.
    let read = dates.filter { !$0.date.ambiguous && $0.date.first <= inquiry.today }
    if let newest = read.map({ min($0.date.last, inquiry.today) }).max() {
      details.newest = newest.description
      if own.isEmpty { details.dateSource = "document" }
      if newest >= allowed { return .holds }
      if own.isEmpty, let cause = inquiry.unreadInside { return .unknown(cause) }
      return .fails(.outOfDate).orUnknown(if: inquiry.open)
    }
    if dates.contains(where: { $0.date.ambiguous }) { return .unknown(.ambiguousDate) }
    if let future = dates.map(\.date.first).min() {
      details.newest = future.description
      return .fails(.futureDate).orUnknown(if: inquiry.open)
    }
    if let cause = inquiry.unreadInside { return .unknown(cause) }
    if let changed = inquiry.opened.compactMap({ $0.inside?.modified }).max(), changed <= inquiry.today {
      details.newest = changed.description
      details.dateSource = "file"
      return changed >= allowed ? .holds : .fails(.outOfDate).orUnknown(if: inquiry.open)
    }
    if !inquiry.obligation.statedDateRequired { return .unknown(.noDate) }
    return .fails(.undated).orUnknown(if: inquiry.open)
  }

  /// Dates within the place; where it has none, those by which the page says when it was updated.
  private static func stated(_ inquiry: Inquiry) -> [DateFact] {
    let dates = inquiry.page.facts.dates
    let own = dates.filter { inquiry.candidate.blocks.contains(Int($0.block)) }
    if !own.isEmpty { return own }
    return dates.filter { $0.label == .updated || $0.label == .validated }
  }

  /// Dates in the documents: by which one says when it was made, else all that it states.
  private static func inside(_ inquiry: Inquiry) -> [DateFact] {
    inquiry.opened.flatMap { facts in
      let said = facts.dates.filter { $0.label != .none && $0.date.first <= inquiry.today }
      return said.isEmpty ? facts.dates : said
    }
  }
}

extension Obligation.Age {
  /// The first day that is not too old; months and years by the calendar.
  func earliest(before day: Day) -> Day {
    let parts = day.parts
    switch unit {
    case .hour: return Day(number: day.number - (count + 23) / 24)
    case .day: return Day(number: day.number - count)
    case .week: return Day(number: day.number - 7 * count)
    case .month, .year:
      let months = parts.year * 12 + parts.month - 1 - (unit == .year ? 12 * count : count)
      let (year, month) = (months / 12, months % 12 + 1)
      let last = Day.length(year: year, month: month)
      return Day(year: year, month: month, day: min(parts.day, last)) ?? day
    }
  }
}
