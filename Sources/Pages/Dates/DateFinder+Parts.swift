import Web

extension DateFinder {
  func isYear(_ value: Int) -> Bool { (1990...2099).contains(value) }

  @inline(__always) func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 || byte == 95 }

  /// A number from here on, of nine digits at most; the same place and 0 if there is none.
  func digits(_ start: Int) -> (end: Int, value: Int) {
    var (at, value) = (start, 0)
    while at < bytes.count, bytes[at] &- 48 < 10, at - start < 9 {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    return (at, value)
  }

  func skipBlanks(_ from: Int) -> Int {
    var at = from
    while at < bytes.count, isBlank(bytes[at]), at - from < 4 { at += 1 }
    return at
  }

  func wordEnd(_ from: Int) -> Int {
    var at = from
    while at < bytes.count, isWordByte(bytes[at]) || (at > from && bytes[at] &- 48 < 10) { at += 1 }
    return at
  }

  /// No figure, letter or further part follows.
  func endsNumber(_ at: Int) -> Bool {
    guard at < bytes.count else { return true }
    let byte = bytes[at]
    // A time may follow an ISO day.
    if byte == 84 || byte == 116 { return at + 1 < bytes.count && bytes[at + 1] &- 48 < 10 }
    if byte &- 48 < 10 || isWordByte(byte) { return false }
    let joins = byte == 47 || byte == 45 || byte == 44 || byte == 46
    return !(joins && at + 1 < bytes.count && bytes[at + 1] &- 48 < 10)
  }

  /// `º`, `°`, `ª`, `er`, `ero`, `do`, `da`, `ro`, `to`, `st`, `nd`, `rd`, `th`, and a full stop.
  func skipOrdinal(_ from: Int) -> Int {
    var at = from
    if at < bytes.count, bytes[at] == 46 { at += 1 }
    if at + 1 < bytes.count, bytes[at] == 0xC2, [0xBA, 0xB0, 0xAA].contains(bytes[at + 1]) {
      at += 2
    } else {
      let end = wordEnd(at)
      let suffixes: [StaticString] = [
        "er", "ero", "era", "do", "da", "ro", "to", "ta", "st", "nd", "rd", "th", "o", "a",
      ]
      let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
      if at == from || bytes[from] == 46, end > at, suffixes.contains(where: { word.isWord($0) }) { at = end }
    }
    if at > from, at < bytes.count, bytes[at] == 46 { at += 1 }
    return at
  }

  /// `de`, `del`, `di`, `of`, `-`, `,` and blanks between the parts of a date.
  func skipLinks(_ from: Int) -> Int {
    var at = from
    for _ in 0..<3 {
      let end = wordEnd(at)
      let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
      let links: [StaticString] = ["de", "del", "di", "do", "of", "dell", "e", "el", "mes"]
      if end > at, links.contains(where: { word.isWord($0) }) {
        at = skipBlanks(end)
      } else if at < bytes.count, bytes[at] == 44 || bytes[at] == 45 || bytes[at] == 47 || bytes[at] == 46 {
        at = skipBlanks(at + 1)
      } else {
        break
      }
    }
    return at
  }

  /// A year behind a month, a period or a word like "ejercicio".
  func yearAfter(_ from: Int) -> (Int, Int)? {
    var at = skipLinks(skipBlanks(from))
    let end = wordEnd(at)
    if end > at, case (.yearWord, let wordEnd) = DateWords.word(bytes, at) {
      at = skipLinks(skipBlanks(skipFiscal(wordEnd)))
    }
    let (yearEnd, year) = digits(at)
    guard yearEnd - at == 4, isYear(year), endsNumber(yearEnd) else { return nil }
    return (year, yearEnd)
  }

  /// "Ejercicio fiscal", "fiscal year".
  func skipFiscal(_ from: Int) -> Int {
    let at = skipBlanks(from)
    let end = wordEnd(at)
    return UnsafeBufferPointer(rebasing: bytes[at..<end]).isWord("fiscal") ? end : from
  }

  func smallNumber(_ at: Int) -> (Int, Int)? {
    let (end, value) = digits(at)
    if end - at == 1, (1...4).contains(value) { return (value, end) }
    let wordEnd = wordEnd(at)
    if let value = roman(at, wordEnd) { return (value, wordEnd) }
    if case (.ordinal(let value), let ordinalEnd) = DateWords.word(bytes, at) { return (value, ordinalEnd) }
    return nil
  }

  func roman(_ start: Int, _ end: Int) -> Int? {
    let word = UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
    if word.isWord("i") { return 1 }
    if word.isWord("ii") { return 2 }
    if word.isWord("iii") { return 3 }
    return word.isWord("iv") ? 4 : nil
  }

  /// `T1`, `Q4`, `1T`.
  func quarterCode(_ start: Int, _ end: Int) -> Int? {
    guard end - start == 2, lower(bytes[start]) == 116 || lower(bytes[start]) == 113 else { return nil }
    let value = Int(bytes[start + 1]) - 48
    return (1...4).contains(value) ? value : nil
  }

  // MARK: Adding

  mutating func add(_ year: Int, _ month: Int, _ day: Int, _ start: Int, _ end: Int, ambiguous: Bool = false)
    -> Int?
  {
    guard let day = Day(year: year, month: month, day: day) else { return nil }
    append(day, day, .day, start, end, ambiguous)
    return end
  }

  mutating func addMonth(_ year: Int, _ month: Int, _ start: Int, _ end: Int) -> Int? {
    addMonths(year, month, month, start, end)
  }

  mutating func addMonths(_ year: Int, _ month: Int, _ last: Int, _ start: Int, _ end: Int) -> Int? {
    guard let from = Day(year: year, month: month, day: 1),
      let to = Day(year: year, month: last, day: Day.length(year: year, month: last))
    else { return nil }
    let precision: StatedDate.Precision =
      switch (last - month, month % 3, month % 6) {
      case (0, _, _): .month
      case (2, 1, _): .quarter
      case (5, _, 1): .semester
      case (11, _, _): .year
      default: .month
      }
    append(from, to, precision, start, end, false)
    return end
  }

  mutating func addPeriod(_ number: Int, _ unit: StatedDate.Precision, _ year: Int, _ start: Int, _ end: Int)
    -> Int?
  {
    switch unit {
    case .quarter: return addMonths(year, number * 3 - 2, number * 3, start, end)
    case .semester: return number > 2 ? nil : addMonths(year, number * 6 - 5, number * 6, start, end)
    default: return nil
    }
  }

  mutating func addYear(_ year: Int, _ start: Int, _ end: Int) -> Int? {
    addMonths(year, 1, 12, start, end)
  }

  private mutating func append(
    _ first: Day, _ last: Day, _ precision: StatedDate.Precision, _ start: Int, _ end: Int, _ ambiguous: Bool
  ) {
    found.append(
      StatedDate(
        first: first, last: last, precision: precision, ambiguous: ambiguous, start: offset + start,
        end: offset + end))
  }
}
