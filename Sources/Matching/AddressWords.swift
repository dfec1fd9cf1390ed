import Web

/// Topics in addresses: the words of a path and file name, and the law's numbering there and in texts.
final class AddressWords {
  private let lexicon: Lexicon
  private var scanner = WordScanner()
  private var tokens: [Token] = []
  private var matcher = Matcher()
  /// Menus repeat their addresses on every page.
  private var known: [WebURL: Known] = [:]

  struct Known {
    /// The topics that the last two parts of the path speak of.
    var topics: [UInt16]
    /// Its name is a document's.
    var isDocument: Bool
  }

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// What an address tells by itself.
  func known(_ url: WebURL) -> Known {
    if let known = known[url] { return known }
    let bytes = Self.words(of: url)
    tokens.removeAll(keepingCapacity: true)
    _ = bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<$0.count, into: &tokens) }
    matcher.find(in: tokens, 0..<tokens.count, lexicon.trie)
    // A folder called "agua" holds what somebody put there; a file so called is about it.
    let name = tokens.lastIndex { $0.opensSentence } ?? 0
    var topics = matcher.topics(in: tokens, whole: true)
      .filter { !$0.vetoed && (!$0.isShort || $0.first >= name) }.map(\.topic)
    for hit in statutory(tokens[...], bytes, article: 0) { topics.append(hit.topic) }
    topics = Array(Set(topics)).sorted()
    if known.count > 100_000 { known.removeAll() }
    let result = Known(topics: topics, isDocument: DocumentNames.isDocument(url))
    known[url] = result
    return result
  }

  /// The path's last two parts, percent-decoded, with blanks for what joins words in file names.
  private static func words(of url: WebURL) -> [UInt8] {
    let parts = url.path.split(separator: "/").suffix(2)
    var bytes: [UInt8] = []
    for part in parts {
      var name = Array(part.utf8)
      if let dot = name.lastIndex(of: 0x2E), name.count - dot <= 6 { name.removeLast(name.count - dot) }
      var at = 0
      while at < name.count {
        if name[at] == 0x25, at + 2 < name.count, let high = hex(name[at + 1]), let low = hex(name[at + 2]) {
          bytes.append(high * 16 + low)
          at += 3
        } else {
          let byte = name[at]
          bytes.append(byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x2E ? 0x20 : byte)
          at += 1
        }
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// An article of the lexicon that an address names: `/articulo-121/`; 0 if none.
  func article(in url: WebURL) -> UInt64 {
    let bytes = Self.words(of: url)
    var scanner = WordScanner()
    var tokens: [Token] = []
    _ = bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<$0.count, into: &tokens) }
    return article(tokens[...], bytes) ?? 0
  }

  /// "Artículo 121", "Art. 121", in this order and side by side.
  func article(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> UInt64? {
    guard !lexicon.addresses.isEmpty else { return nil }
    for (word, number) in zip(tokens, tokens.dropFirst())
    where Self.articleWords.contains(word.form) && lexicon.addresses.isArticle(number.form) {
      return number.form
    }
    return nil
  }

  /// Topics that a text names by article and fraction. `article`: the one under which the text stands.
  func statutory(_ tokens: ArraySlice<Token>, _ text: [UInt8], article outer: UInt64) -> [TopicHit] {
    guard !lexicon.addresses.isEmpty, !tokens.isEmpty else { return [] }
    var hits: [TopicHit] = []
    var article = outer
    var at = tokens.startIndex
    while at < tokens.endIndex {
      let token = tokens[at]
      let next = at + 1 < tokens.endIndex ? tokens[at + 1] : nil
      if let next, Self.articleWords.contains(token.form), lexicon.addresses.isArticle(next.form) {
        article = next.form
      } else if let next, Self.fractionWords.contains(token.form), article != 0,
        let fraction = Self.fraction(next, text),
        let topic = lexicon.addresses.topic(article: article, fraction: fraction)
      {
        hits.append(TopicHit(topic: topic, statutory: true, vetoed: false, first: at, last: at + 1))
      } else if let (compact, fraction) = Self.compact(token, text), lexicon.addresses.isArticle(compact),
        let topic = lexicon.addresses.topic(article: compact, fraction: fraction)
      {
        hits.append(TopicHit(topic: topic, statutory: true, vetoed: false, first: at, last: at))
      }
      at += 1
    }
    return hits
  }

  private static let articleWords = FormSet("articulo art arts artigo articolo article")
  private static let fractionWords = FormSet("fraccion fracc frac fr fracciones fraction")

  private static func bytes(_ token: Token, _ text: [UInt8]) -> ArraySlice<UInt8> {
    text[Int(token.start)..<Int(token.end)]
  }

  /// `VIII`, `8`, `30B`: a letter behind the number is the format's and decides nothing.
  private static func fraction(_ token: Token, _ text: [UInt8]) -> Int? {
    let bytes = bytes(token, text)
    if let roman = StatutoryAddresses.roman(bytes) { return roman }
    let digits = bytes.prefix { $0 &- 0x30 < 10 }
    guard !digits.isEmpty, bytes.count - digits.count <= 1 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// `a121fr30b`, `art124fracc06`.
  private static func compact(_ token: Token, _ text: [UInt8]) -> (UInt64, Int)? {
    let start = Int(token.start)
    guard Int(token.end) - start >= 6, text[start] | 0x20 == UInt8(ascii: "a") else { return nil }
    let word = bytes(token, text).map { $0 | 0x20 }
    var at = 1
    for prefix in ["rticulo", "rt"] where word.dropFirst().starts(with: Array(prefix.utf8)) {
      at += prefix.utf8.count
      break
    }
    let articleStart = at
    while at < word.count, bytes(isDigit: word[at]) { at += 1 }
    guard at > articleStart, at + 2 < word.count, word[at] == UInt8(ascii: "f"),
      word[at + 1] == UInt8(ascii: "r")
    else { return nil }
    let article = String(decoding: word[articleStart..<at].map { $0 & 0x3F | 0x30 }, as: UTF8.self)
    at += 2
    for rest in ["accion", "acc", "ac"] where word[at...].starts(with: Array(rest.utf8)) {
      at += rest.utf8.count
      break
    }
    let digits = word[at...].prefix { bytes(isDigit: $0) }
    let number =
      digits.isEmpty
      ? StatutoryAddresses.roman(word[at...])
      : word.count - at - digits.count <= 1
        ? Int(String(decoding: digits.map { $0 & 0x3F | 0x30 }, as: UTF8.self)) : nil
    guard let number, let form = WordScanner.tokens(of: article).first?.form else { return nil }
    return (form, number)
  }

  /// A digit stays one under `| 0x20`.
  private static func bytes(isDigit byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  enum Opening { case text, article, fraction }

  /// How a block begins.
  static func opening(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> Opening {
    guard let first = tokens.first else { return .text }
    if articleWords.contains(first.form) { return .article }
    return opensAsFraction(tokens, text) ? .fraction : .text
  }

  /// "Fracción VIII.", "VIII.", "VIII.-" and then words.
  static func opensAsFraction(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> Bool {
    guard let first = tokens.first else { return false }
    if fractionWords.contains(first.form) || articleWords.contains(first.form) { return true }
    let word = bytes(first, text)
    guard word.allSatisfy({ $0 < 0x60 }), StatutoryAddresses.roman(word) != nil else { return false }
    let end = Int(first.end)
    return end < text.count && (text[end] == 0x2E || text[end] == 0x29 || text[end] == 0x2D)
  }
}

extension FactsBuilder {
  func statutory(_ range: Range<Int>) -> [TopicHit] {
    guard !lexicon.addresses.isEmpty else { return [] }
    return addressWords.statutory(tokens[range], page.text, article: article)
  }
}
