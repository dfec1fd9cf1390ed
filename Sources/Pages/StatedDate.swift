import Web

/// A date or period that a text states: `31/03/2026`, `1er trimestre 2026`, `ejercicio 2025`.
public struct StatedDate: Sendable, Hashable, Codable {
  public enum Precision: String, Sendable, Codable {
    case day, week, month
    case twoMonths = "two-months"
    case quarter
    case fourMonths = "four-months"
    case semester, year
    /// Any other stretch of days: `enero a septiembre de 2025`.
    case span
  }
  /// First and last day of what is stated; the same for a day.
  public var first: Day
  public var last: Day
  public var precision: Precision
  /// Day and month could be read either way, and the page's language does not tell.
  public var ambiguous: Bool
  /// `al 31 de marzo de 2026`: what is told reaches up to this day.
  public var isCutoff = false
  /// Bytes of the text that it was read from.
  public var start: Int
  public var end: Int

  public init(first: Day, last: Day, precision: Precision, ambiguous: Bool, start: Int, end: Int) {
    self.first = first
    self.last = last
    self.precision = precision
    self.ambiguous = ambiguous
    self.start = start
    self.end = end
  }
}

/// What a short text (a heading, a cell, a link, a file's name) says of periods, whole or without their year.
public struct StatedPeriods: Sendable, Hashable {
  /// Dates and periods with their year.
  public var dates: [StatedDate] = []
  /// `Primer trimestre`, `Enero - Marzo`: months of a year that stands elsewhere.
  public var yearless: [Months] = []
  /// Years by themselves, each once, in their order.
  public var years: [Int] = []

  /// Months of some year, from 1 to 12.
  public struct Months: Sendable, Hashable {
    public var first: Int
    public var last: Int
    public init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }

    /// These months of a year; nil if there is no such year.
    public func of(_ year: Int, start: Int = 0, end: Int = 0) -> StatedDate? {
      guard let from = Day(year: year, month: first, day: 1),
        let to = Day(year: year, month: last, day: Day.length(year: year, month: last))
      else { return nil }
      return StatedDate(
        first: from, last: to, precision: precision, ambiguous: false, start: start, end: end)
    }

    var precision: StatedDate.Precision {
      switch (last - first, first) {
      case (0, _): .month
      case (1, _) where first % 2 == 1: .twoMonths
      case (2, _) where first % 3 == 1: .quarter
      case (3, _) where first % 4 == 1: .fourMonths
      case (5, _) where first % 6 == 1: .semester
      case (11, _): .year
      default: .span
      }
    }
  }

  public init() {}

  /// Adds what another text says.
  public mutating func merge(_ other: StatedPeriods) {
    dates += other.dates
    for months in other.yearless where !yearless.contains(months) { yearless.append(months) }
    for year in other.years where !years.contains(year) { years.append(year) }
  }

  public var isEmpty: Bool { dates.isEmpty && yearless.isEmpty && years.isEmpty }
}
