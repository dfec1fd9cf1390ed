/// The words that dates are written with, with and without accents, in any case.
enum DateWords {
  enum Word {
    case none, yearWord, join, week
    case month(Int)
    case ordinal(Int)
    case unit(StatedDate.Precision)
  }

  /// Reads the word that begins here, and where it ends.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Word, Int) {
    var key: UInt64 = 0
    var length = 0
    var at = start
    while at < bytes.count {
      var letter = bytes[at]
      var width = 1
      if isLetter(letter) {
        letter |= 32
      } else if letter == 0xC3, at + 1 < bytes.count {
        letter = bare(bytes[at + 1])
        width = 2
      } else if letter == 0xCC, at + 1 < bytes.count {
        // A combining accent.
        at += 2
        continue
      } else if letter >= 0x80 && letter != 0xC2 && letter != 0xE2 {
        return (.none, at)
      } else {
        break
      }
      if length < 7 { key |= UInt64(letter) << UInt64(8 * length) }
      length += 1
      if length > 12 { return (.none, at) }
      at += width
    }
    guard length > 0, let code = codes[key | UInt64(length) << 56] else { return (.none, at) }
    return (code, at)
  }

  /// The letter under an accent, of the second byte of U+00C0 to U+00FF.
  private static func bare(_ second: UInt8) -> UInt8 {
    switch second | 0x20 {
    case 0xA0...0xA5: 97
    case 0xA7: 99
    case 0xA8...0xAB: 101
    case 0xAC...0xAF: 105
    case 0xB1: 110
    case 0xB2...0xB6: 111
    case 0xB9...0xBC: 117
    default: 63
    }
  }

  /// Behind the full stop of an abbreviation.
  static func pastStop(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    at < bytes.count && bytes[at] == 46 ? at + 1 : at
  }

  /// Behind what joins two months or days: `-`, `a`, `al`, a dash, `/`; nil if nothing does.
  static func join(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, andSlash: Bool = true) -> Int? {
    guard at < bytes.count else { return nil }
    if bytes[at] == 45 || (andSlash && bytes[at] == 47) { return at + 1 }
    if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] | 7 == 0x97 {
      return at + 3
    }
    if case (.join, let end) = word(bytes, at) { return end }
    return nil
  }

  /// Short names that are words of their own ("set 2025", "mar 2026") name a month only with a full stop.
  static func isWhole(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 3 else { return true }
    let name = UnsafeBufferPointer(rebasing: bytes[start..<end])
    let doubtful: [StaticString] = ["set", "mar", "out", "may", "gen", "mag"]
    return !doubtful.contains { name.isWord($0) }
  }

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

  private static let ordinals: [(Int, [String])] = [
    (1, ["primer", "primero", "primera", "primeiro", "primeira", "primo", "prima", "first"]),
    (2, ["segundo", "segunda", "secondo", "seconda", "second"]),
    (3, ["tercer", "tercero", "tercera", "terceiro", "terceira", "terzo", "terza", "third"]),
    (4, ["cuarto", "cuarta", "quarto", "quarta", "fourth"]), (5, ["quinto", "quinta", "fifth"]),
    (6, ["sexto", "sexta", "sesto", "sesta", "sixth"]),
  ]

  private static let units: [(StatedDate.Precision, [String])] = [
    (.twoMonths, ["bimestre", "bim"]), (.quarter, ["trimestre", "trim", "trimestral", "quarter"]),
    (.fourMonths, ["cuatrimestre", "quadrimestre", "cuatrim", "quadrim"]),
    (.semester, ["semestre", "semester", "half", "sem"]),
  ]

  /// A word's key is its first seven letters and its length, as in `NameTable`.
  private static let codes: [UInt64: Word] = {
    var table: [UInt64: Word] = [:]
    func put(_ word: String, _ code: Word) {
      table[Array(word.utf8).withUnsafeBufferPointer { NameTable.key($0) }] = code
    }
    for (word, month) in months { put(word, .month(month)) }
    for (number, words) in ordinals { for word in words { put(word, .ordinal(number)) } }
    for (unit, words) in units { for word in words { put(word, .unit(unit)) } }
    for word in ["semana", "week", "settimana"] { put(word, .week) }
    for word in ["ejercicio", "ejercicios", "ano", "exercicio", "esercizio", "anno", "year", "anualidad"] {
      put(word, .yearWord)
    }
    for word in ["a", "al", "ao", "to", "through", "e", "y", "hasta", "ate", "fino", "until"] {
      put(word, .join)
    }
    return table
  }()
}
