import Pages
import Web

/// What stands nearest says most: own words, the file's name, the cell's column and row, the label above, the headings
/// around, the title, the address. A period and its year may stand in two of these.
struct PeriodLevels {
  private var levels: [(said: StatedPeriods, place: DateFact.Place)] = []

  mutating func add(_ said: StatedPeriods, _ place: DateFact.Place) {
    guard !said.isEmpty else { return }
    var said = said
    for index in said.dates.indices { said.dates[index] = Self.cumulative(said.dates[index]) }
    levels.append((said, place))
  }

  /// `al 30 de septiembre de 2025`: what is told begins with the year.
  private static func cumulative(_ date: StatedDate) -> StatedDate {
    let (year, month, day) = date.last.parts
    guard date.isCutoff, date.precision == .day, day == Day.length(year: year, month: month),
      let first = Day(year: year, month: 1, day: 1)
    else { return date }
    var span = date
    span.first = first
    span.precision = .span
    return span
  }

  /// The periods meant, and where what decides was read. Without any year, months of the year 1.
  func resolved() -> (dates: [StatedDate], place: DateFact.Place)? {
    var months: [StatedPeriods.Months] = []
    var year: Int?
    var place: DateFact.Place?
    for (said, from) in levels {
      let whole = said.dates.filter { $0.precision != .day && $0.precision != .year }
      let years = said.years + said.dates.filter { $0.precision == .year }.map(\.first.parts.year)
      if months.isEmpty {
        let fitting = whole.filter { year == nil || $0.first.parts.year == year }
        if !fitting.isEmpty { return (fitting, place ?? from) }
        if !said.yearless.isEmpty {
          months = said.yearless
          place = from
        }
      }
      let near = years.isEmpty && !months.isEmpty ? whole.map(\.first.parts.year) : years
      if year == nil, let only = near.first, near.allSatisfy({ $0 == only }) {
        year = only
        place = place ?? from
      }
      if let year, !months.isEmpty { return (months.compactMap { $0.of(year) }, place ?? from) }
    }
    guard let place else { return nil }
    if let year { return (StatedPeriods.Months(first: 1, last: 12).of(year).map { [$0] } ?? [], place) }
    return (months.compactMap { $0.of(1) }, place)
  }
}
