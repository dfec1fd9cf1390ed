/// The words that dates are written with, with and without accents, in any case.
enum DateWords {
  private static let months: [(String, Int)] = [
    ("enero", 1), ("febrero", 2), ("marzo", 3), ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9), ("setiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12),
    ("janeiro", 1), ("fevereiro", 2), ("marco", 3), ("maio", 5), ("junho", 6), ("julho", 7), ("setembro", 9),
    ("outubro", 10), ("novembro", 11), ("dezembro", 12),
    ("gennaio", 1), ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("giugno", 6), ("luglio", 7),
    ("settembre", 9),
    ("ottobre", 10), ("novembre", 11), ("dicembre", 12),
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ("ene", 1), ("jan", 1), ("gen", 1), ("feb", 2), ("fev", 2), ("febr", 2), ("mar", 3), ("abr", 4),
    ("apr", 4),
    ("mai", 5), ("mag", 5), ("jun", 6), ("giu", 6), ("jul", 7), ("lug", 7), ("ago", 8), ("aug", 8),
    ("sep", 9),
    ("sept", 9), ("set", 9), ("oct", 10), ("out", 10), ("ott", 10), ("nov", 11), ("dic", 12), ("dez", 12),
    ("dec", 12),
  ]

  private static let ordinals: [(String, Int)] = [
    ("primer", 1), ("primero", 1), ("primeiro", 1), ("primo", 1), ("first", 1), ("segundo", 2),
    ("secondo", 2),
    ("second", 2), ("tercer", 3), ("tercero", 3), ("terceiro", 3), ("terzo", 3), ("third", 3), ("cuarto", 4),
    ("quarto", 4), ("fourth", 4), ("1er", 1), ("2do", 2), ("3er", 3), ("4to", 4),
  ]

  private static let units: [(String, StatedDate.Precision)] = [
    ("trimestre", .quarter), ("trim", .quarter), ("quarter", .quarter), ("semestre", .semester),
    ("semester", .semester), ("half", .semester), ("sem", .semester),
  ]

  private static let yearWords: Set<String> = [
    "ejercicio", "ejercicios", "ano", "exercicio", "esercizio", "anno", "year", "anual", "annual",
  ]

  private static let monthTable = Dictionary(months, uniquingKeysWith: { first, _ in first })
  private static let ordinalTable = Dictionary(ordinals, uniquingKeysWith: { first, _ in first })
  private static let unitTable = Dictionary(units, uniquingKeysWith: { first, _ in first })

  /// First letters of all words above, so that most words cost one look.
  private static let beginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    let words = months.map(\.0) + ordinals.map(\.0) + units.map(\.0) + Array(yearWords) + ["i", "q"]
    for word in words {
      guard let first = word.utf8.first, isLetter(first) else { continue }
      table[Int(first)] = true
      table[Int(first & ~32)] = true
    }
    return table
  }()

  @inline(__always) static func canBegin(_ byte: UInt8) -> Bool { beginnings[Int(byte)] }

  /// Lower-cased without accents; nil if it is too long to be one of ours.
  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (String, Int)? {
    var word: [UInt8] = []
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if isLetter(byte) {
        word.append(byte | 32)
        at += 1
      } else if byte == 0xC3, at + 1 < bytes.count {
        switch bytes[at + 1] | 0x20 {
        case 0xA0...0xA5: word.append(97)
        case 0xA7: word.append(99)
        case 0xA8...0xAB: word.append(101)
        case 0xAC...0xAF: word.append(105)
        case 0xB1: word.append(110)
        case 0xB2...0xB6: word.append(111)
        case 0xB9...0xBC: word.append(117)
        default: return nil
        }
        at += 2
      } else if byte == 0xCC, at + 1 < bytes.count {
        // A combining accent.
        at += 2
      } else if byte >= 0x80 && byte != 0xC2 && byte != 0xE2 {
        return nil
      } else {
        break
      }
      if word.count > 10 { return nil }
    }
    return word.count < 1 ? nil : (String(decoding: word, as: UTF8.self), at)
  }

  static func month(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, Int)? {
    guard start < bytes.count, canBegin(bytes[start]), let (word, end) = folded(bytes, start),
      word.utf8.count > 2,
      let month = monthTable[word]
    else { return nil }
    return (month, end < bytes.count && bytes[end] == 46 ? end + 1 : end)
  }

  /// A month's name in full: short ones are words of their own ("set 2025", "mar 2026" are no months).
  static func isWhole(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard let (word, wordEnd) = folded(bytes, start) else { return false }
    let isEndedByStop = wordEnd < end
    return word.utf8.count > 3 || isEndedByStop
      || !["set", "mar", "out", "may", "gen", "mag", "sem"].contains(word)
  }

  static func ordinal(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end, canBegin(bytes[start]), let (word, wordEnd) = folded(bytes, start), wordEnd == end
    else {
      return nil
    }
    return ordinalTable[word]
  }

  static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (StatedDate.Precision, Int)? {
    guard start < bytes.count, canBegin(bytes[start]), let (word, end) = folded(bytes, start),
      let unit = unitTable[word]
    else { return nil }
    return (unit, end < bytes.count && bytes[end] == 46 ? end + 1 : end)
  }

  static func isYearWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard let (word, wordEnd) = folded(bytes, start), wordEnd == end else { return false }
    return yearWords.contains(word)
  }

  /// Behind what joins two months: `-`, `a`, `al`, a dash.
  static func range(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard at < bytes.count else { return nil }
    if bytes[at] == 45 || bytes[at] == 47 { return at + 1 }
    if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80,
      bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94
    {
      return at + 3
    }
    guard let (word, end) = folded(bytes, at), ["a", "al", "ao", "to", "through", "e", "y"].contains(word)
    else {
      return nil
    }
    return end
  }
}
