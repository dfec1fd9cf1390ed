import Web

/// Finds the dates and periods that a text states, in Spanish, Portuguese, Italian and English.
///
/// One pass over the bytes without backing up further than a few words. Years are 1990 to 2099; what no calendar
/// knows and what a system shows for "none" (1970-01-01 and the eve of it) are no dates. Years of two figures are
/// read where the way of writing leaves no doubt: `31/03/26`, `31-mar-26`, `mar-26`.
public enum StatedDates {
  /// Dates in the order of their places. `language` is the page's: `es-mx`; nil: unknown.
  public static func find(in text: [UInt8], range: Range<Int>, language: String?) -> [StatedDate] {
    text.withUnsafeBufferPointer { bytes in
      let range = range.clamped(to: 0..<bytes.count)
      var finder = DateFinder(
        bytes: UnsafeBufferPointer(rebasing: bytes[range]), offset: range.lowerBound, language: language)
      finder.find()
      finder.joinRanges()
      return finder.found
    }
  }

  /// What a short text says of periods, also without a year.
  public static func periods(in text: [UInt8], range: Range<Int>, language: String?) -> StatedPeriods {
    text.withUnsafeBufferPointer { bytes in
      let range = range.clamped(to: 0..<bytes.count)
      var finder = DateFinder(
        bytes: UnsafeBufferPointer(rebasing: bytes[range]), offset: range.lowerBound, language: language)
      return finder.findPeriods()
    }
  }

  /// What a file's or folder's name says of periods: `A121F30_2025T3.xlsx`, `contratos-1er-trim-2025`, `20250331`.
  /// Places of its dates mean nothing.
  public static func periods(inName name: String) -> StatedPeriods {
    let words = NameWords.split(name)
    return words.withUnsafeBufferPointer { bytes in
      var finder = DateFinder(bytes: bytes, offset: 0, language: nil)
      finder.isName = true
      return finder.findPeriods()
    }
  }

  /// The day of an HTTP date, an RFC 3339 instant, a sitemap's `lastmod` or a PDF date (`D:20260331...`).
  public static func metadata(_ text: String) -> Day? {
    var bytes = Array(text.utf8.prefix(64))
    if bytes.starts(with: [68, 58]) { bytes.removeFirst(2) }
    let figures = bytes.prefix { $0 &- 48 < 10 }
    if figures.count >= 8, let day = NameWords.compactDay(figures.prefix(8)) { return day }
    return find(in: bytes, range: 0..<bytes.count, language: "en").first { $0.precision == .day }?.first
  }
}

/// A cursor over words and numbers.
struct DateFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let offset: Int
  let isEnglish: Bool
  let isMonthFirst: Bool
  /// The text is a file's name: its words are all there is, so short ones are trusted.
  var isName = false
  /// Periods without a year are noted too.
  var keepsYearless = false
  var found: [StatedDate] = []
  var yearless: [StatedPeriods.Months] = []

  init(bytes: UnsafeBufferPointer<UInt8>, offset: Int, language: String?) {
    self.bytes = bytes
    self.offset = offset
    isMonthFirst = language == "en-us"
    isEnglish = language?.hasPrefix("en") ?? false
  }

  /// Every date holds a year, so only what stands around years is looked at closely.
  mutating func find() {
    var at = 0
    while let year = nextYear(at) {
      at = max(at, tokenStart(year))
      while at <= year { at = token(at) }
    }
  }

  /// All that a short text says, also without a year.
  mutating func findPeriods() -> StatedPeriods {
    keepsYearless = true
    var at = 0
    var taken: [Range<Int>] = []
    while at < bytes.count {
      let count = found.count
      let start = at
      at = token(at)
      if found.count > count { taken.append(start..<at) }
    }
    joinRanges()
    var result = StatedPeriods()
    result.dates = found
    for months in yearless where !result.yearless.contains(months) { result.yearless.append(months) }
    for year in looseYears(besides: taken) where !result.years.contains(year) { result.years.append(year) }
    return result
  }

  /// Numbers that are a year and belong to no date.
  private func looseYears(besides taken: [Range<Int>]) -> [Int] {
    var years: [Int] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] &- 48 < 10 else {
        at += 1
        continue
      }
      let (end, value) = digits(at)
      let isAlone =
        end - at == 4 && (2000...2099).contains(value) && !isWordBefore(at) && !isGlued(at) && endsNumber(end)
        && !(end < bytes.count && (bytes[end] == 37 || bytes[end] == 36))
      if isAlone, !taken.contains(where: { $0.contains(at) }) { years.append(value) }
      at = end
    }
    return years
  }

  /// The place of the next number of four figures that could be a year, or of two behind `/` or `-`.
  private func nextYear(_ from: Int) -> Int? {
    var at = from
    let count = bytes.count
    while at + 3 <= count {
      let byte = bytes[at]
      if byte == 49 || byte == 50 {
        guard at + 4 <= count else { break }
        let next = bytes[at + 1]
        if (byte == 50 && next == 48) || (byte == 49 && next == 57), at == 0 || bytes[at - 1] &- 48 >= 10,
          isYear(digits(at).value)
        {
          return at
        }
      } else if byte == 47 || byte == 45, at > from, bytes[at + 1] &- 48 < 10, bytes[at + 2] &- 48 < 10,
        at + 3 == count || bytes[at + 3] &- 48 >= 10, isLetter(bytes[at - 1]) || bytes[at - 1] &- 48 < 10
      {
        return at + 1
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
    if isLetter(byte), !isWordBefore(at) { return word(at) }
    return at + 1
  }

  // MARK: What begins with figures

  private mutating func number(_ start: Int) -> Int {
    let (end, value) = digits(start)
    guard !isWordBefore(start), !isGlued(start), end - start <= 4 else { return skipNumber(end) }
    if end - start == 4, let next = yearFirst(start, end, value) { return next }
    if end - start <= 2, let next = dayFirst(start, end, value) { return next }
    return skipNumber(end)
  }

  /// `2026-03-31`, `2026/03/31`, `2026-03`, `2026 july 13`, `2026-T1`; `20260331` is none.
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
          return add(.init(first: month, last: month), year, start, monthEnd)
        }
      }
    }
    return yearThenPeriod(start, end, year)
  }

  /// `31/03/2026`, `31.03.2026`, `31 de marzo de 2026`, `1er trimestre de 2026`, `03/2026`, `1 al 31 de marzo de 2026`.
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
        // `31/03/26`
        if yearEnd - secondEnd - 1 == 2, separator == 47, year < 50, endsNumber(yearEnd) {
          return addNumeric(first, second, 2000 + year, start, yearEnd)
        }
      }
      if width == 4, separator != 46, !isAfterLetter(start), end - start == 2, (1...12).contains(first),
        isYear(second), endsNumber(secondEnd)
      {
        return add(.init(first: first, last: first), second, start, secondEnd)
      }
      if separator != 46, let next = dayMonthName(first, start, end + 1) { return next }
    }
    if let next = period(start) { return next }
    if let next = dayRange(first, start, end) { return next }
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

  /// `31 de marzo de 2026`, `31 mar. 2026`, `31 March 2026`, `1º de março de 2026`, `31-mar-26`.
  private mutating func dayMonthName(_ day: Int, _ start: Int, _ from: Int) -> Int? {
    guard (1...31).contains(day) else { return nil }
    var at = skipOrdinal(from)
    at = skipBlanks(at)
    at = skipLinks(at)
    guard case (.month(let month), let monthEnd) = DateWords.word(bytes, at),
      let (year, yearEnd) = yearAfter(DateWords.pastStop(bytes, monthEnd), short: true)
    else { return nil }
    // A day that no month has makes no month of it either.
    return add(year, month, day, start, yearEnd) ?? yearEnd
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
    case .month(let month):
      if let next = monthDay(month, start, DateWords.pastStop(bytes, wordEnd)) { return next }
    // `primero de enero de 2026`
    case .ordinal(1):
      if let next = dayRange(1, start, end) ?? dayMonthName(1, start, end) { return next }
    case .yearWord:
      guard let (year, yearEnd) = yearAfter(skipFiscal(end)) else { return nil }
      return yearThenPeriod(start, yearEnd, year) ?? add(.init(first: 1, last: 12), year, start, yearEnd)
    case .week: return week(start, DateWords.pastStop(bytes, wordEnd))
    default: break
    }
    return period(start)
  }

  /// `March 31, 2026`, `julio 5, 2015`, `Aug 05 12:00:00 2015`, `January 1 to March 31, 2026`.
  private mutating func monthDay(_ month: Int, _ start: Int, _ monthEnd: Int) -> Int? {
    let at = skipBlanks(monthEnd)
    let (dayEnd, day) = digits(at)
    guard (1...2).contains(dayEnd - at), (1...31).contains(day) else { return nil }
    let next = skipBlanks(skipOrdinal(dayEnd))
    if let range = monthDayRange(month, day, start, next) { return range }
    var comma = next < bytes.count && bytes[next] == 44 ? skipBlanks(next + 1) : next
    if comma == next { comma = skipClock(next) }
    let (yearEnd, year) = digits(comma)
    guard yearEnd - comma == 4, isYear(year), endsNumber(yearEnd) else { return nil }
    return add(year, month, day, start, yearEnd)
  }
}
