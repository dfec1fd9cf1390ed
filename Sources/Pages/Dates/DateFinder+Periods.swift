import Web

/// Periods of a year, and stretches from one day to another.
extension DateFinder {
  typealias Months = StatedPeriods.Months

  /// The months that are named here, without their year: `1er trimestre`, `T1`, `3T`, `IV trimestre`,
  /// `Trimestre: 2`, `enero - marzo`, `ene-mar`, `marzo`, `segundo semestre`, `bimestre 3`.
  func months(_ start: Int) -> (Months, Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] &- 48 < 10 { return numbered(start) }
    guard isLetter(bytes[start]) else { return nil }
    let (word, end) = DateWords.word(bytes, start)
    switch word {
    case .month(let month): return monthSpan(month, DateWords.pastStop(bytes, end))
    case .ordinal(let number): return unit(number, skipBlanks(end))
    case .unit(let unit):
      // `trimestre 1`, `trimestre: I`, `Trim. 3`
      var at = skipBlanks(DateWords.pastStop(bytes, end))
      if at < bytes.count, bytes[at] == 58 { at = skipBlanks(at + 1) }
      guard let (number, numberEnd) = smallNumber(at), !isUnit(numberEnd),
        let months = Self.months(number, unit)
      else { return nil }
      return (months, numberEnd)
    default: break
    }
    let last = wordEnd(start)
    if let code = code(start, last) { return (code, last) }
    if let number = roman(start, last) { return unit(number, skipBlanks(last)) }
    return nil
  }

  /// `1er trimestre`, `4° Trim.`, `3T`.
  private func numbered(_ start: Int) -> (Months, Int)? {
    let (end, value) = digits(start)
    guard end - start == 1, (1...6).contains(value) else { return nil }
    if end < bytes.count, end + 1 == bytes.count || !isWord(end + 1) || bytes[end + 1] &- 48 < 10,
      let unit = Self.letter(bytes[end]), let months = Self.months(value, unit)
    {
      return (months, end + 1)
    }
    return unit(value, skipBlanks(skipOrdinal(end)))
  }

  private func unit(_ number: Int, _ at: Int) -> (Months, Int)? {
    guard case (.unit(let unit), let end) = DateWords.word(bytes, at), let months = Self.months(number, unit)
    else { return nil }
    return (months, DateWords.pastStop(bytes, end))
  }

  /// "Trimestre 1er semestre": the number is the next one's.
  private func isUnit(_ at: Int) -> Bool {
    if case (.unit, _) = DateWords.word(bytes, skipBlanks(skipOrdinal(at))) { return true }
    return false
  }

  /// `enero`, `enero a marzo`, `ene.-mar.`, `julio – diciembre`; in a name `ene_mar`, `enero_febrero_marzo`.
  private func monthSpan(_ month: Int, _ end: Int) -> (Months, Int) {
    if isName, case (.month(let next), let nextEnd) = DateWords.word(bytes, skipBlanks(end)), next > month {
      let (rest, restEnd) = monthSpan(next, nextEnd)
      return (Months(first: month, last: rest.last), restEnd)
    }
    if let behind = DateWords.join(bytes, skipBlanks(end)),
      case (.month(let last), let lastEnd) = DateWords.word(bytes, skipBlanks(behind)), last > month
    {
      return (Months(first: month, last: last), DateWords.pastStop(bytes, lastEnd))
    }
    return (Months(first: month, last: month), end)
  }

  /// `T1`, `Q4`, `S2`.
  private func code(_ start: Int, _ end: Int) -> Months? {
    guard end - start == 2, let unit = Self.letter(bytes[start]), bytes[start + 1] &- 48 < 10 else {
      return nil
    }
    return Self.months(Int(bytes[start + 1]) - 48, unit)
  }

  private static func letter(_ byte: UInt8) -> StatedDate.Precision? {
    switch byte | 32 {
    case 116, 113: .quarter
    case 115: .semester
    default: nil
    }
  }

  static func months(_ number: Int, _ unit: StatedDate.Precision) -> Months? {
    let length: Int
    switch unit {
    case .twoMonths: length = 2
    case .quarter: length = 3
    case .fourMonths: length = 4
    case .semester: length = 6
    default: return nil
    }
    guard number >= 1, number * length <= 12 else { return nil }
    return Months(first: (number - 1) * length + 1, last: number * length)
  }

  // MARK: With their year

  /// A period with its year behind it; without one it is noted if such are wanted.
  mutating func period(_ start: Int) -> Int? {
    guard let (months, end) = months(start) else { return nil }
    if let (year, yearEnd) = yearAfter(end, short: isShortName(start, end)) {
      return isTrusted(start, end) ? add(months, year, start, yearEnd) : nil
    }
    guard keepsYearless, isTrusted(start, end) || skipBlanks(end) == bytes.count else { return nil }
    yearless.append(months)
    return end
  }

  /// `mar-26`, `1T25`: only short names go with short years.
  func isShortName(_ start: Int, _ end: Int) -> Bool { end - start <= 4 }

  /// "Set 12", "out 2025", "mar 2026" are words of their own; a full stop, a second month or a file's name tell.
  func isTrusted(_ start: Int, _ end: Int) -> Bool { isName || DateWords.isWhole(bytes, start, end) }

  /// `2026, primer trimestre`; `2026 T1`; `2025T3`; `2025 enero-marzo`; `2016 july 13`.
  mutating func yearThenPeriod(_ start: Int, _ end: Int, _ year: Int) -> Int? {
    var at = skipBlanks(end)
    while at < bytes.count, [44, 45, 95, 47, 58].contains(bytes[at]) { at = skipBlanks(at + 1) }
    // `2025. Enero`: another sentence.
    guard at < bytes.count, !(bytes[at] &- 48 < 10 && at == end) else { return nil }
    if case (.month(let month), let monthEnd) = DateWords.word(bytes, at), !isWordBefore(at) || at == end {
      let dayStart = skipBlanks(DateWords.pastStop(bytes, monthEnd))
      let (dayEnd, day) = digits(dayStart)
      if (1...2).contains(dayEnd - dayStart), endsNumber(dayEnd),
        let next = add(year, month, day, start, dayEnd)
      {
        return next
      }
    }
    guard let (months, monthsEnd) = months(at), isTrusted(at, monthsEnd) else { return nil }
    // The period has a year of its own.
    if yearAfter(monthsEnd) != nil { return nil }
    return add(months, year, start, monthsEnd)
  }

  /// `semana 12 de 2026`, `week 7, 2026`: weeks of ISO 8601.
  mutating func week(_ start: Int, _ from: Int) -> Int? {
    let at = skipBlanks(from)
    let (end, number) = digits(at)
    guard (1...2).contains(end - at), (1...53).contains(number), let (year, yearEnd) = yearAfter(end),
      let fourth = Day(year: year, month: 1, day: 4)
    else { return nil }
    // Day 0 is a Thursday; the first week is that of 4 January.
    let monday = fourth.number - (fourth.number + 3) % 7 + 7 * (number - 1)
    append(Day(number: monday), Day(number: monday + 6), .week, start, yearEnd, false)
    return yearEnd
  }

  // MARK: From one day to another

  /// `1 al 31 de marzo de 2026`, `1° de enero al 31 de marzo de 2026`.
  mutating func dayRange(_ day: Int, _ start: Int, _ from: Int) -> Int? {
    guard (1...31).contains(day) else { return nil }
    var at = skipBlanks(skipOrdinal(from))
    var firstMonth: Int?
    if case (.month(let month), let end) = DateWords.word(bytes, skipLinks(at)) {
      firstMonth = month
      at = skipBlanks(DateWords.pastStop(bytes, end))
    }
    guard let behind = DateWords.join(bytes, at) else { return nil }
    at = skipArticle(skipBlanks(behind))
    let (lastEnd, last) = digits(at)
    guard (1...2).contains(lastEnd - at), (1...31).contains(last) else { return nil }
    let monthAt = skipLinks(skipBlanks(skipOrdinal(lastEnd)))
    guard case (.month(let lastMonth), let monthEnd) = DateWords.word(bytes, monthAt),
      let (year, yearEnd) = yearAfter(DateWords.pastStop(bytes, monthEnd))
    else { return nil }
    return addDays((firstMonth ?? lastMonth, day), (lastMonth, last), year, start, yearEnd)
  }

  /// `January 1 to March 31, 2026`, `July 1–15, 2026`, behind the first day.
  mutating func monthDayRange(_ month: Int, _ day: Int, _ start: Int, _ from: Int) -> Int? {
    guard let behind = DateWords.join(bytes, from) else { return nil }
    var at = skipBlanks(behind)
    var lastMonth = month
    if case (.month(let named), let end) = DateWords.word(bytes, at) {
      lastMonth = named
      at = skipBlanks(DateWords.pastStop(bytes, end))
    }
    let (lastEnd, last) = digits(at)
    guard (1...2).contains(lastEnd - at), (1...31).contains(last),
      let (year, yearEnd) = yearAfter(skipOrdinal(lastEnd))
    else { return nil }
    return addDays((month, day), (lastMonth, last), year, start, yearEnd)
  }

  private mutating func addDays(
    _ first: (month: Int, day: Int), _ last: (month: Int, day: Int), _ year: Int, _ start: Int, _ end: Int
  ) -> Int? {
    guard let to = Day(year: year, month: last.month, day: last.day),
      let from = Day(year: first.month > last.month ? year - 1 : year, month: first.month, day: first.day),
      from <= to
    else { return nil }
    append(from, to, Self.precision(from, to), start, end, false)
    return end
  }

  /// `01/01/2026 al 31/03/2026`, `enero de 2025 - marzo de 2026`: two dates that a word for "until" joins are one
  /// stretch.
  mutating func joinRanges() {
    guard found.count > 1 else { return }
    var joined: [StatedDate] = []
    for date in found {
      if let last = joined.last, isJoin(last.end - offset, date.start - offset), last.first <= date.first,
        last.last < date.last, (last.precision == .day) == (date.precision == .day),
        last.precision == .day || last.precision == .month
      {
        joined[joined.count - 1].last = date.last
        joined[joined.count - 1].end = date.end
        joined[joined.count - 1].precision = Self.precision(last.first, date.last)
        joined[joined.count - 1].ambiguous = last.ambiguous || date.ambiguous
        joined[joined.count - 1].isCutoff = false
      } else {
        joined.append(date)
      }
    }
    found = joined
  }

  private func isJoin(_ from: Int, _ to: Int) -> Bool {
    guard from < to, to - from <= 12 else { return false }
    let at = skipBlanks(from)
    guard at < to, let end = DateWords.join(bytes, at, andSlash: false) else { return false }
    return skipArticle(skipBlanks(end)) == to
  }

  private func skipArticle(_ at: Int) -> Int {
    let end = wordEnd(at)
    let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
    let articles: [StaticString] = ["el", "o", "il", "the", "dia", "día"]
    return end > at && articles.contains(where: { word.isWord($0) }) ? skipBlanks(end) : at
  }

  static func precision(_ first: Day, _ last: Day) -> StatedDate.Precision {
    let (from, to) = (first.parts, last.parts)
    guard from.day == 1, to.day == Day.length(year: to.year, month: to.month), from.year == to.year else {
      return first == last ? .day : .span
    }
    return Months(first: from.month, last: to.month).precision
  }
}
