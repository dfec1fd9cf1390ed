import Web

extension DateFinder {
  func isYear(_ value: Int) -> Bool { (1990...2099).contains(value) }

  /// A letter, an underscore, or part of a letter beyond ASCII; `º`, `»` and a hard blank (U+0080 to U+00BF) and
  /// dashes and quotes (U+2000 and on) are none.
  @inline(__always) func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == 95 || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2)
  }

  func isWord(_ at: Int) -> Bool { at < bytes.count && (isWordByte(bytes[at]) || bytes[at] &- 48 < 10) }

  /// Whether the character before belongs to a word.
  func isWordBefore(_ at: Int) -> Bool {
    guard at > 0 else { return false }
    var lead = at - 1
    while lead > 0, bytes[lead] & 0xC0 == 0x80, at - lead < 4 { lead -= 1 }
    return isWordByte(bytes[lead])
  }

  /// `1/2`, `27.806`, `-5`: figures that belong to figures before them.
  func isGlued(_ start: Int) -> Bool {
    guard start >= 2, bytes[start - 2] &- 48 < 10 else { return false }
    return [47, 46, 45, 44, 58, 43].contains(bytes[start - 1])
  }

  /// `ABC/12/2026`: a file's number, no month.
  func isAfterLetter(_ start: Int) -> Bool {
    start >= 2 && (bytes[start - 1] == 47 || bytes[start - 1] == 45) && isWordBefore(start - 1)
  }

  /// To behind a number with all its separators, so that no part of it is read by itself.
  func skipNumber(_ from: Int) -> Int {
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

  /// `12:00:00` and the blank behind it.
  func skipClock(_ from: Int) -> Int {
    var at = from
    for part in 0..<3 {
      let (end, _) = digits(at)
      guard end - at == 2 else { return from }
      at = end
      if part < 2, at < bytes.count, bytes[at] == 58 { at += 1 } else { break }
    }
    return skipBlanks(at)
  }

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
    // A hard blank, a dash, a quote.
    if byte >= 0x80 { return true }
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
        "er", "ero", "era", "do", "da", "ro", "ra", "to", "ta", "st", "nd", "rd", "th", "o", "a", "re",
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
      } else if at < bytes.count, [44, 45, 47, 46, 58].contains(bytes[at]) {
        at = skipBlanks(at + 1)
      } else {
        break
      }
    }
    return at
  }

  /// A year behind a month, a period or a word like "ejercicio". `short`: two figures will do, right behind `-`, `/`
  /// or an apostrophe.
  func yearAfter(_ from: Int, short: Bool = false) -> (Int, Int)? {
    if short || isName, from + 2 < bytes.count {
      let glued = [45, 47, 39].contains(bytes[from]) || (isName && bytes[from] == 32)
      let (end, year) = digits(from + 1)
      if glued, end - from == 3, year < 50, endsNumber(end) { return (2000 + year, end) }
    }
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
    if end - at == 1, (1...6).contains(value) {
      let behind = skipOrdinal(end)
      return isWord(behind) ? nil : (value, behind)
    }
    let wordEnd = wordEnd(at)
    if let value = roman(at, wordEnd) { return (value, wordEnd) }
    if case (.ordinal(let value), let ordinalEnd) = DateWords.word(bytes, at) { return (value, ordinalEnd) }
    return nil
  }

  func roman(_ start: Int, _ end: Int) -> Int? {
    let word = UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
    let numbers: [StaticString] = ["i", "ii", "iii", "iv", "v", "vi"]
    return numbers.firstIndex { word.isWord($0) }.map { $0 + 1 }
  }

  // MARK: Adding

  mutating func add(_ year: Int, _ month: Int, _ day: Int, _ start: Int, _ end: Int, ambiguous: Bool = false)
    -> Int?
  {
    guard let day = Day(year: year, month: month, day: day) else { return nil }
    append(day, day, .day, start, end, ambiguous)
    return end
  }

  mutating func add(_ months: Months, _ year: Int, _ start: Int, _ end: Int) -> Int? {
    guard let date = months.of(year) else { return nil }
    append(date.first, date.last, date.precision, start, end, false)
    return end
  }

  mutating func append(
    _ first: Day, _ last: Day, _ precision: StatedDate.Precision, _ start: Int, _ end: Int, _ ambiguous: Bool
  ) {
    var date = StatedDate(
      first: first, last: last, precision: precision, ambiguous: ambiguous, start: offset + start,
      end: offset + end)
    date.isCutoff = precision == .day && isCutoff(start)
    found.append(date)
  }

  /// `al 31 de marzo`, `hasta el 31 de marzo`, `as of 31 March`, `até 31 de março`, `fino al 31 marzo`.
  private func isCutoff(_ start: Int) -> Bool {
    var at = start
    for _ in 0..<2 {
      while at > 0, isBlank(bytes[at - 1]) { at -= 1 }
      let end = at
      while at > 0, isWordByte(bytes[at - 1]) || bytes[at - 1] & 0xC0 == 0x80 { at -= 1 }
      let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
      let words: [StaticString] = ["al", "hasta", "até", "fino", "ao", "corte", "until"]
      if words.contains(where: { word.isWord($0) }) { return true }
      if word.isWord("of") {
        while at > 0, isBlank(bytes[at - 1]) { at -= 1 }
        return at >= 2 && bytes[at - 1] | 32 == 115 && bytes[at - 2] | 32 == 97
      }
      let between: [StaticString] = ["el", "o", "a", "dia", "día"]
      guard between.contains(where: { word.isWord($0) }) else { return false }
    }
    return false
  }
}
