import Rules

/// Reads the law's numbering in the spellings of portals: "Artículo 121, Fracción XXX, Formato A", "Art. 121 Fracc. 30",
/// `A121Fr30B`, `a124fr06`, `art-124-fraccion-vi`, "121-XXX", "fracción XXX del artículo 121 Bis", "inciso b)".
///
/// Article and fraction decide together: a fraction counts under the article named with it, before it or behind it, or
/// else under that of the heading, title or address around it. The letter of a format decides nothing.
struct StatutoryReader {
  let addresses: StatutoryAddresses
  let tokens: ArraySlice<Token>
  let text: [UInt8]

  /// An address named by tokens `first` to `last`; article 0: one that no obligation rests on.
  struct Found {
    var address: StatutoryAddresses.Address
    var inciso: UInt8?
    var first: Int
    var last: Int
  }

  /// All addresses, in their order. `outer`: the article under which the text stands, 0 for none.
  func find(under outer: UInt64) -> [Found] {
    var found: [Found] = []
    var article = outer
    // Where the article that was last named ends, and whether it was named in this text.
    var named: Int?
    var at = tokens.startIndex
    while at < tokens.endIndex {
      if let (part, last) = self.article(at) {
        article = part
        named = last
        at = last + 1
        continue
      }
      if let (key, fraction) = compact(at) {
        if addresses.isArticle(key) {
          found.append(result(key, fraction, at, at))
        }
        at += 1
        continue
      }
      if let (fraction, last) = self.fraction(at, after: named) {
        // "Fracción XXX del artículo 70": the article behind it is its own, unless one stands right before.
        let isNear = named.map { at - $0 <= 3 } ?? false
        let own = isNear ? article : ahead(last + 1) ?? article
        if own != 0 { found.append(result(own, fraction, at, last)) }
        at = last + 1
        continue
      }
      at += 1
    }
    return found
  }

  private func result(_ article: UInt64, _ fraction: Int, _ first: Int, _ last: Int) -> Found {
    Found(
      address: .init(article: article, fraction: fraction), inciso: inciso(last + 1), first: first, last: last
    )
  }

  /// The article that a text names: nil for none, 0 for one that no obligation rests on. The last one counts.
  func articleNamed() -> UInt64? {
    var named: UInt64?
    var at = tokens.startIndex
    while at < tokens.endIndex {
      if let (key, last) = article(at) {
        named = key
        at = last + 1
      } else {
        if let (key, _) = compact(at) { named = addresses.isArticle(key) ? key : 0 }
        at += 1
      }
    }
    return named
  }

  // MARK: Articles

  /// "Artículo 121", "Art. 121 Bis", `art121`, and `121` right before a fraction; 0 if it is none of the rules'.
  private func article(_ at: Int) -> (key: UInt64, last: Int)? {
    let token = tokens[at]
    if Self.articleWords.contains(token.form) {
      guard let next = self.token(at + 1), Self.isFigure(text[Int(next.start)]) else { return nil }
      return key(of: bytes(next), at + 1)
    }
    let word = bytes(token)
    if token.isNumber {
      guard word.count <= 4, let next = self.token(at + 1),
        addresses.isArticle(token.form) || Self.suffixes.contains(Self.lower(bytes(next)))
      else { return nil }
      let (key, last) = self.key(of: word, at) ?? (0, at)
      guard key != 0 else { return nil }
      if fractionWord(last + 1) != nil || attachedFraction(last + 1, bare: false) != nil {
        return (key, last)
      }
      // "121-XXX", "121/XXX"
      let joint = text[Int(tokens[last].end)..<Int(next.start)]
      let isJoint = joint.elementsEqual([0x2D]) || joint.elementsEqual([0x2F])
      guard isJoint, bytes(next).allSatisfy({ $0 < 0x60 }), StatutoryAddresses.roman(bytes(next)) != nil
      else {
        return nil
      }
      return (key, last)
    }
    // `art121`, `a121`
    guard word.count >= 4, word.count <= 14, word[word.startIndex] | 0x20 == 0x61,
      let figures = word.firstIndex(where: Self.isFigure)
    else { return nil }
    let start = Self.lower(word[word.startIndex..<figures])
    guard Self.articlePrefixes.contains(start) else { return nil }
    guard word[figures...].allSatisfy(Self.isFigure) else { return nil }
    // A single letter names an article only before a fraction.
    if start == "a", fractionWord(at + 1) == nil, attachedFraction(at + 1, bare: true) == nil { return nil }
    return key(of: word[figures...], at)
  }

  /// The key of an article's figures, with "bis" or "ter" behind them.
  private func key(of figures: ArraySlice<UInt8>, _ at: Int) -> (key: UInt64, last: Int)? {
    var name = String(decoding: figures.prefix(while: Self.isFigure).drop { $0 == 0x30 }, as: UTF8.self)
    let rest = Self.lower(figures.drop(while: Self.isFigure))
    guard !name.isEmpty, rest.isEmpty || Self.suffixes.contains(rest) else { return nil }
    name += rest
    var last = at
    if rest.isEmpty, let next = token(at + 1), Self.suffixes.contains(Self.lower(bytes(next))) {
      name += Self.lower(bytes(next))
      last = at + 1
    }
    let key = StatutoryAddresses.key(ofArticle: name)
    return (addresses.isArticle(key) ? key : 0, last)
  }

  /// "... del artículo 121", "de la LTAIPRC, art. 121": only words that bind stand between.
  private func ahead(_ start: Int) -> UInt64? {
    var at = start
    while at < tokens.endIndex, at < start + 4 {
      if let (key, _) = article(at), Self.articleWords.contains(tokens[at].form) { return key }
      guard StopWords.contains(tokens[at].form) else { return nil }
      at += 1
    }
    return nil
  }

  // MARK: Fractions

  /// "Fracción XXX", "Fracc. 30", "fr. VI Bis", `fr30`, and the numeral behind "121-".
  private func fraction(_ at: Int, after named: Int?) -> (number: Int, last: Int)? {
    if let numeral = fractionWord(at) { return withSuffix(numeral.number, numeral.last) }
    if let number = attachedFraction(at, bare: named == at - 1) { return withSuffix(number, at) }
    guard named == at - 1, at > tokens.startIndex else { return nil }
    let joint = text[Int(tokens[at - 1].end)..<Int(tokens[at].start)]
    guard joint.elementsEqual([0x2D]) || joint.elementsEqual([0x2F]), tokens[at - 1].isNumber,
      let number = StatutoryAddresses.roman(bytes(tokens[at]))
    else { return nil }
    return withSuffix(number, at)
  }

  /// A word for "fraction" and its numeral.
  private func fractionWord(_ at: Int) -> (number: Int, last: Int)? {
    guard let word = token(at), Self.fractionWords.contains(word.form), let next = token(at + 1),
      let number = Self.numeral(bytes(next))
    else { return nil }
    return (number, at + 1)
  }

  /// `fr30`, `fracc06`, `frxxx`, `fraccionVI`; `f30` only right behind an article (`bare`).
  private func attachedFraction(_ at: Int, bare: Bool) -> Int? {
    guard let token = token(at) else { return nil }
    let word = bytes(token)
    guard (2...16).contains(word.count), word[word.startIndex] | 0x20 == 0x66 else { return nil }
    for prefix in Self.fractionPrefixes where word.count > prefix.count && Self.starts(word, prefix) {
      if prefix.count == 1, !bare { continue }
      if let number = Self.numeral(word.dropFirst(prefix.count)) { return number }
    }
    return nil
  }

  private func withSuffix(_ number: Int, _ last: Int) -> (number: Int, last: Int) {
    guard let next = token(last + 1), let place = Self.suffixes.firstIndex(of: Self.lower(bytes(next))) else {
      return (number, last)
    }
    return (StatutoryAddresses.number(number, suffix: place + 1), last + 1)
  }

  /// `a121fr30b`, `art124fracc06`, `A121F30`, `a121fr05a1t25`.
  private func compact(_ at: Int) -> (article: UInt64, fraction: Int)? {
    let word = bytes(tokens[at])
    guard word.count >= 5, word.count <= 40, word[word.startIndex] | 0x20 == 0x61,
      let figures = word.firstIndex(where: Self.isFigure),
      Self.articlePrefixes.contains(Self.lower(word[word.startIndex..<figures]))
    else { return nil }
    let number = word[figures...].prefix(while: Self.isFigure)
    guard number.count <= 3 else { return nil }
    var rest = word[number.endIndex...]
    var name = String(decoding: number.drop { $0 == 0x30 }, as: UTF8.self)
    for suffix in Self.suffixes where Self.starts(rest, Array(suffix.utf8)) {
      name += suffix
      rest = rest.dropFirst(suffix.utf8.count)
    }
    guard !name.isEmpty, let first = rest.first, first | 0x20 == 0x66 else { return nil }
    for prefix in Self.fractionPrefixes where rest.count > prefix.count && Self.starts(rest, prefix) {
      if let fraction = Self.numeral(rest.dropFirst(prefix.count)) {
        return (StatutoryAddresses.key(ofArticle: name), fraction)
      }
    }
    return nil
  }

  /// "inciso b)", "inc. b": the law's letter; a format's letter is none.
  private func inciso(_ at: Int) -> UInt8? {
    guard let word = token(at), Self.incisoWords.contains(word.form), let next = token(at + 1) else {
      return nil
    }
    let letter = bytes(next)
    guard letter.count == 1, let byte = letter.first, (byte | 0x20) &- 0x61 < 26 else { return nil }
    return byte | 0x20
  }

  // MARK: Words and numerals

  /// `VIII`, `8`, `06`, `30B`, `05a1t25`: a letter behind the number is the format's, a quarter's code may follow.
  private static func numeral(_ bytes: ArraySlice<UInt8>) -> Int? {
    if let roman = StatutoryAddresses.roman(bytes) { return roman }
    let figures = bytes.prefix(while: isFigure)
    if figures.isEmpty {
      // `XXXb`: a small letter behind a numeral of capitals.
      guard let last = bytes.last, last > 0x60, bytes.dropLast().allSatisfy({ $0 < 0x60 }) else { return nil }
      return StatutoryAddresses.roman(bytes.dropLast())
    }
    guard figures.count <= 3, let number = Int(String(decoding: figures, as: UTF8.self)),
      (1...99).contains(number)
    else { return nil }
    var rest = bytes[figures.endIndex...]
    if let first = rest.first, !isFigure(first) { rest = rest.dropFirst() }
    if rest.isEmpty { return number }
    let code = lower(rest)
    let isQuarter = code.utf8.contains(0x74) && code.utf8.allSatisfy { $0 == 0x74 || isFigure($0) }
    return isQuarter ? number : nil
  }

  private func token(_ at: Int) -> Token? { tokens.indices.contains(at) ? tokens[at] : nil }
  private func bytes(_ token: Token) -> ArraySlice<UInt8> { text[Int(token.start)..<Int(token.end)] }

  private static func isFigure(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// In small letters, `í` and `ó` without their accents; other bytes as they are.
  private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
    var folded: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x41...0x5A: folded.append(byte | 0x20)
      case 0xC3: continue
      case 0xA1, 0x81: folded.append(0x61)
      case 0xAD, 0x8D: folded.append(0x69)
      case 0xB3, 0x93: folded.append(0x6F)
      default: folded.append(byte)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private static func starts(_ bytes: ArraySlice<UInt8>, _ prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && zip(bytes, prefix).allSatisfy { $0 | 0x20 == $1 }
  }

  static let articleWords = FormSet("articulo art arts artigo articolo article")
  static let fractionWords = FormSet("fraccion fracc frac fr fraction fracao")
  private static let incisoWords = FormSet("inciso inc")
  private static let articlePrefixes = ["a", "ar", "art", "articulo", "artigo"]
  private static let suffixes = ["bis", "ter", "quater", "quinquies"]
  /// Longer ones first.
  private static let fractionPrefixes = ["fraccion", "fracc", "frac", "fra", "fr", "f"].map { Array($0.utf8) }
}
