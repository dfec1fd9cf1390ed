import Rules

/// Articles and fractions that obligations rest on, found again in a portal's own numbering.
struct StatutoryAddresses: Sendable {
  /// Article and fraction as a number: ("121", 8).
  struct Address: Hashable, Sendable {
    var article: UInt64
    var fraction: Int
  }
  private var topics: [Address: [UInt16]] = [:]
  private var articles = FormSet()

  var isEmpty: Bool { topics.isEmpty }

  mutating func insert(_ units: [Obligation.Basis.Unit], topic: UInt16) {
    // The law's letters and the formats' differ, so fraction and article decide, and only both together.
    guard let article = units.first(where: { $0.name.lowercased().hasPrefix("art") }),
      let fraction = units.first(where: { $0.name.lowercased().hasPrefix("fr") }),
      let number = Self.number(fraction.number), units.count == 2
    else { return }
    let form = WordScanner.tokens(of: article.number).first?.form ?? 0
    articles.insert(form)
    topics[Address(article: form, fraction: number), default: []].append(topic)
  }

  func isArticle(_ form: UInt64) -> Bool { articles.contains(form) }

  /// The topics at an address; none where several obligations share it, since then it tells them not apart.
  func topic(article: UInt64, fraction: Int) -> UInt16? {
    let found = topics[Address(article: article, fraction: fraction)] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// Roman (to 89) or Arabic.
  static func number(_ text: String) -> Int? {
    if let arabic = Int(text) { return arabic }
    return roman(Array(text.uppercased().utf8)[...])
  }

  static func roman(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 8 else { return nil }
    var total = 0
    var last = 0
    for byte in bytes.reversed() {
      let value: Int
      switch byte | 0x20 {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      case UInt8(ascii: "l"): value = 50
      default: return nil
      }
      if value < last { total -= value } else { total += value }
      last = max(last, value)
    }
    return total
  }
}
