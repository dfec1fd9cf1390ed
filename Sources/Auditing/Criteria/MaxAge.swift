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
      details.dateSource = own.isEmpty ? "document" : source(of: newest, own, inquiry)
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
    if !inquiry.obligation.statedDateRequired {
      guard let (changed, source) = told(inquiry) else { return .unknown(.noDate) }
      details.newest = changed.description
      details.dateSource = source
      return changed >= allowed ? .holds : .fails(.outOfDate).orUnknown(if: inquiry.open)
    }
    return .fails(.undated).orUnknown(if: inquiry.open)
  }

  /// What the date that decides stands in: a row, the place's own section, or elsewhere on the page.
  private static func source(of newest: Day, _ dates: [DateFact], _ inquiry: Inquiry) -> String {
    let deciding = dates.first { min($0.date.last, inquiry.today) == newest }
    guard let deciding, inquiry.candidate.blocks.contains(Int(deciding.block)) else { return "page" }
    if deciding.link >= 0 { return deciding.place == .fileName ? "file" : "document" }
    let blocks = inquiry.page.facts.blocks
    let isRow = blocks.indices.contains(Int(deciding.block)) && blocks[Int(deciding.block)].kind == .cell
    return isRow ? "row" : "section"
  }

  /// What servers and the page's metadata say of the place, or of its documents.
  private static func told(_ inquiry: Inquiry) -> (Day, String)? {
    let documents = inquiry.candidate.content.documents.compactMap { inquiry.facts($0)?.modified }
    if let newest = documents.max() { return (newest, "header") }
    let page = inquiry.knowledge.page(inquiry.candidate.target)?.facts ?? inquiry.page.facts
    if let day = page.modified { return (day, "header") }
    let listed = (inquiry.candidate.content.documents + [inquiry.candidate.target])
      .compactMap { inquiry.knowledge.lastModified($0) }
    return listed.filter { $0 < inquiry.today }.max().map { ($0, "sitemap") }
  }

  /// Dates within the place; where it has none, those by which the page says when it was updated.
  private static func stated(_ inquiry: Inquiry) -> [DateFact] {
    let dates = inquiry.page.facts.dates.filter { !$0.isYearless && !$0.declaresNone }
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
