import Web

/// Finds the dates and periods that a text states, in Spanish, Portuguese, Italian and English.
///
/// One pass over the bytes without backing up further than a few words. Years are 1990 to 2099; what no calendar
/// knows, what a system shows for "none" (1970-01-01 and the eve of it) and years of two digits are no dates.
public enum StatedDates {
  /// Dates in the order of their places. `language` is the page's: `es-mx`; nil: unknown.
  public static func find(in text: [UInt8], range: Range<Int>, language: String?) -> [StatedDate] {
    text.withUnsafeBufferPointer { bytes in
      let range = range.clamped(to: 0..<bytes.count)
      var finder = DateFinder(bytes: UnsafeBufferPointer(rebasing: bytes[range]), offset: range.lowerBound)
      finder.isMonthFirst = language.map { $0 == "en-us" } ?? false
      finder.isEnglish = language.map { $0.hasPrefix("en") } ?? false
      finder.find()
      return finder.found
    }
  }
}

/// A cursor over words and numbers.
struct DateFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let offset: Int
  var isEnglish = false
  var isMonthFirst = false
  var found: [StatedDate] = []

  init(bytes: UnsafeBufferPointer<UInt8>, offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Every date holds a year, so only what stands around years is looked at closely.
  mutating func find() {
    var at = 0
    while let year = nextYear(at) {
      at = max(at, tokenStart(year))
      while at <= year { at = token(at) }
    }
  }

  /// The place of the next number of four figures that could be a year.
  private func nextYear(_ from: Int) -> Int? {
    var at = from
    let count = bytes.count
    while at + 4 <= count {
      let byte = bytes[at]
      guard byte == 49 || byte == 50 else {
        at += 1
        continue
      }
      let next = bytes[at + 1]
      if (byte == 50 && next == 48) || (byte == 49 && next == 57), at == 0 || bytes[at - 1] &- 48 >= 10,
        isYear(digits(at).value)
      {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Where to begin so that all that can lead up to a year is seen: at most 64 bytes before, behind a blank.
  private func tokenStart(_ year: Int) -> Int {
    var at = year - 64
    guard at > 0 else { return 0 }
    while at < year, !isBlank(bytes[at]) { at += 1 }
    return at < year ? at : year - 64
  }

  /// Reads what begins here; returns where to go on.
  private mutating func token(_ at: Int) -> Int {
    let byte = bytes[at]
    if byte &- 48 < 10 { return number(at) }
    if isLetter(byte), at == 0 || !isWordByte(bytes[at - 1]) { return word(at) }
    return at + 1
  }

  // MARK: What begins with figures

  private mutating func number(_ start: Int) -> Int {
    let (end, value) = digits(start)
    let isBound = start > 0 && (isWordByte(bytes[start - 1]) || isGlue(bytes[start - 1], before: start))
    guard !isBound, end - start <= 4 else { return skipNumber(end) }
    if end - start == 4, let next = yearFirst(start, end, value) { return next }
    if end - start <= 2, let next = dayFirst(start, end, value) { return next }
    return skipNumber(end)
  }

  /// `1/2`, `27.806`, `-5`: figures that belong to what stands before.
  private func isGlue(_ byte: UInt8, before start: Int) -> Bool {
    guard byte == 47 || byte == 46 || byte == 45 || byte == 44 || byte == 58 || byte == 43 else {
      return false
    }
    return start >= 2 && bytes[start - 2] &- 48 < 10
  }

  /// `ABC/12/2026`: a file's number, no month.
  private func isAfterLetter(_ start: Int) -> Bool {
    start >= 2 && (bytes[start - 1] == 47 || bytes[start - 1] == 45) && isWordByte(bytes[start - 2])
  }

  /// To behind a number with all its separators, so that no part of it is read by itself.
  private func skipNumber(_ from: Int) -> Int {
    var at = from
    while at < bytes.count {
      let byte = bytes[at]
      if byte &- 48 < 10 || isWordByte(byte) {
        at += 1
        continue
      }
      let joins = byte == 46 || byte == 44 || byte == 47 || byte == 45 || byte == 58
      guard joins, at + 1 < bytes.count, bytes[at + 1] &- 48 < 10 else { break }
      at += 1
    }
    return at
  }

  /// `2026-03-31`, `2026/03/31`, `2026-03`, `20260331` is none.
  private mutating func yearFirst(_ start: Int, _ end: Int, _ year: Int) -> Int? {
    guard isYear(year) else { return nil }
    if end < bytes.count, bytes[end] == 45 || bytes[end] == 47 || bytes[end] == 46 {
      let separator = bytes[end]
      let (monthEnd, month) = digits(end + 1)
      if monthEnd - end - 1 == 2 || (monthEnd - end - 1 == 1 && separator != 46), (1...12).contains(month) {
        if monthEnd < bytes.count, bytes[monthEnd] == separator {
          let (dayEnd, day) = digits(monthEnd + 1)
          if (1...2).contains(dayEnd - monthEnd - 1), endsNumber(dayEnd) {
            return add(year, month, day, start, dayEnd)
          }
        } else if separator == 45, monthEnd - end - 1 == 2, endsNumber(monthEnd) {
          return addMonth(year, month, start, monthEnd)
        }
      }
    }
    // `2026, primer trimestre`; `2026 T1`; `2025T3`.
    return yearThenPeriod(start, end, year)
  }

  /// `31/03/2026`, `31.03.2026`, `31 de marzo de 2026`, `1er trimestre de 2026`, `03/2026`.
  private mutating func dayFirst(_ start: Int, _ end: Int, _ first: Int) -> Int? {
    if end < bytes.count, bytes[end] == 47 || bytes[end] == 45 || bytes[end] == 46 {
      let separator = bytes[end]
      let (secondEnd, second) = digits(end + 1)
      let width = secondEnd - end - 1
      if (1...2).contains(width), secondEnd < bytes.count, bytes[secondEnd] == separator {
        let (yearEnd, year) = digits(secondEnd + 1)
        if yearEnd - secondEnd - 1 == 4, isYear(year), endsNumber(yearEnd) {
          return addNumeric(first, second, year, start, yearEnd)
        }
      }
      if width == 4, separator != 46, !isAfterLetter(start), end - start == 2, (1...12).contains(first),
        isYear(second),
        endsNumber(secondEnd)
      {
        return addMonth(second, first, start, secondEnd)
      }
      if separator != 46, let next = dayMonthName(first, start, end + 1) { return next }
    }
    if let next = ordinalPeriod(first, start, end) { return next }
    return dayMonthName(first, start, end)
  }

  private mutating func addNumeric(_ first: Int, _ second: Int, _ year: Int, _ start: Int, _ end: Int) -> Int?
  {
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = Day(year: year, month: first, day: second)
    guard isEnglish else { return dayFirst == nil ? nil : add(year, second, first, start, end) }
    switch (dayFirst, monthFirst) {
    case (nil, nil): return nil
    case (_, nil): return add(year, second, first, start, end)
    case (nil, _): return add(year, first, second, start, end)
    default:
      let isSame = first == second
      let isMonth = isMonthFirst
      return add(year, isMonth ? first : second, isMonth ? second : first, start, end, ambiguous: !isSame)
    }
  }

  /// `31 de marzo de 2026`, `31 mar. 2026`, `31 March 2026`, `1º de março de 2026`.
  private mutating func dayMonthName(_ day: Int, _ start: Int, _ from: Int) -> Int? {
    guard (1...31).contains(day) else { return nil }
    var at = skipOrdinal(from)
    at = skipBlanks(at)
    at = skipLinks(at)
    guard case (.month(let month), let monthEnd) = DateWords.word(bytes, at),
      let (year, yearEnd) = yearAfter(DateWords.pastStop(bytes, monthEnd))
    else { return nil }
    // A day that no month has makes no month of it either.
    return add(year, month, day, start, yearEnd) ?? yearEnd
  }

  /// `1er trimestre de 2026`, `4° trimestre 2021`, `2do. semestre 2025`.
  private mutating func ordinalPeriod(_ number: Int, _ start: Int, _ from: Int) -> Int? {
    guard (1...4).contains(number) else { return nil }
    let at = skipBlanks(skipOrdinal(from))
    guard case (.unit(let unit), let unitEnd) = DateWords.word(bytes, at) else { return nil }
    return period(number, unit, start, DateWords.pastStop(bytes, unitEnd))
  }

  // MARK: What begins with a word

  private mutating func word(_ start: Int) -> Int {
    let end = wordEnd(start)
    if let next = wordDate(start, end) { return next }
    return max(end, start + 1)
  }

  private mutating func wordDate(_ start: Int, _ end: Int) -> Int? {
    let (word, wordEnd) = DateWords.word(bytes, start)
    switch word {
    case .month(let month): return monthName(month, start, DateWords.pastStop(bytes, wordEnd))
    case .ordinal(let number):
      if let next = numbered(number, start, end) { return next }
      // `primero de enero de 2026`
      return number == 1 ? dayMonthName(1, start, end) : nil
    case .unit(let unit):
      // `trimestre 1 de 2026`, `trimestre I 2026`
      let at = skipBlanks(DateWords.pastStop(bytes, wordEnd))
      guard let (number, numberEnd) = smallNumber(at) else { return nil }
      return period(number, unit, start, numberEnd)
    case .yearWord:
      guard let (year, yearEnd) = yearAfter(skipFiscal(end)) else { return nil }
      return addYear(year, start, yearEnd)
    case .join, .none: break
    }
    // `T1 2026`, `Q1 2026`
    if end - start == 2, let number = quarterCode(start, end), let (year, yearEnd) = yearAfter(end) {
      return addPeriod(number, .quarter, year, start, yearEnd)
    }
    // `IV trimestre 2025`
    if let number = roman(start, end) { return numbered(number, start, end) }
    return nil
  }

  private mutating func numbered(_ number: Int, _ start: Int, _ end: Int) -> Int? {
    guard case (.unit(let unit), let unitEnd) = DateWords.word(bytes, skipBlanks(end)) else { return nil }
    return period(number, unit, start, DateWords.pastStop(bytes, unitEnd))
  }

  /// `marzo de 2026`, `enero-marzo de 2026`, `enero a marzo 2026`, `March 31, 2026`.
  private mutating func monthName(_ month: Int, _ start: Int, _ monthEnd: Int) -> Int? {
    var at = skipBlanks(monthEnd)
    if at < bytes.count, bytes[at] == 46 { at = skipBlanks(at + 1) }
    if let behind = DateWords.join(bytes, at),
      case (.month(let last), let lastEnd) = DateWords.word(bytes, skipBlanks(behind)), last > month,
      let (year, yearEnd) = yearAfter(DateWords.pastStop(bytes, lastEnd))
    {
      return addMonths(year, month, last, start, yearEnd)
    }
    // English: the day behind the month.
    let (dayEnd, day) = digits(at)
    if (1...2).contains(dayEnd - at), (1...31).contains(day) {
      let next = skipBlanks(skipOrdinal(dayEnd))
      let comma = next < bytes.count && bytes[next] == 44 ? skipBlanks(next + 1) : next
      let (yearEnd, year) = digits(comma)
      if yearEnd - comma == 4, isYear(year), endsNumber(yearEnd) {
        return add(year, month, day, start, yearEnd)
      }
    }
    guard let (year, yearEnd) = yearAfter(monthEnd), DateWords.isWhole(bytes, start, monthEnd) else {
      return nil
    }
    return addMonth(year, month, start, yearEnd)
  }

  private mutating func yearThenPeriod(_ start: Int, _ end: Int, _ year: Int) -> Int? {
    var at = skipBlanks(end)
    while at < bytes.count, bytes[at] == 44 || bytes[at] == 45 || bytes[at] == 95 || bytes[at] == 47 {
      at = skipBlanks(at + 1)
    }
    let wordEnd = wordEnd(at)
    if wordEnd - at == 2, let number = quarterCode(at, wordEnd) {
      return addPeriod(number, .quarter, year, start, wordEnd)
    }
    return nil
  }

  private mutating func period(_ number: Int, _ unit: StatedDate.Precision, _ start: Int, _ end: Int) -> Int?
  {
    guard let (year, yearEnd) = yearAfter(end) else { return nil }
    return addPeriod(number, unit, year, start, yearEnd)
  }
}
