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
  static func words(of url: WebURL) -> [UInt8] {
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
    guard !lexicon.addresses.isEmpty else { return 0 }
    let bytes = Self.words(of: url)
    var scanner = WordScanner()
    var tokens: [Token] = []
    _ = bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<$0.count, into: &tokens) }
    return article(tokens[...], bytes) ?? 0
  }

  /// The article that a text names: nil for none, 0 for one that no obligation rests on.
  func article(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> UInt64? {
    guard !lexicon.addresses.isEmpty else { return nil }
    return StatutoryReader(addresses: lexicon.addresses, tokens: tokens, text: text).articleNamed()
  }

  /// Topics that a text names by article and fraction. `article`: the one under which the text stands.
  func statutory(_ tokens: ArraySlice<Token>, _ text: [UInt8], article outer: UInt64) -> [TopicHit] {
    guard !lexicon.addresses.isEmpty, !tokens.isEmpty else { return [] }
    return StatutoryReader(addresses: lexicon.addresses, tokens: tokens, text: text).find(under: outer)
      .compactMap { found in
        lexicon.addresses.topic(found.address, inciso: found.inciso).map {
          TopicHit(topic: $0, statutory: true, vetoed: false, first: found.first, last: found.last)
        }
      }
  }

  private static func bytes(_ token: Token, _ text: [UInt8]) -> ArraySlice<UInt8> {
    text[Int(token.start)..<Int(token.end)]
  }

  enum Opening { case text, article, fraction }

  /// How a block begins.
  static func opening(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> Opening {
    guard let first = tokens.first else { return .text }
    if StatutoryReader.articleWords.contains(first.form) { return .article }
    return opensAsFraction(tokens, text) ? .fraction : .text
  }

  /// "Fracción VIII.", "VIII.", "VIII.-" and then words.
  static func opensAsFraction(_ tokens: ArraySlice<Token>, _ text: [UInt8]) -> Bool {
    guard let first = tokens.first else { return false }
    if StatutoryReader.fractionWords.contains(first.form) || StatutoryReader.articleWords.contains(first.form)
    {
      return true
    }
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
