import Rules

/// Articles and fractions that obligations rest on, found again in a portal's own numbering.
struct StatutoryAddresses: Sendable {
  /// Article and fraction as a number: ("121", 8).
  struct Address: Hashable, Sendable {
    var article: UInt64
    var fraction: Int
  }
  private var topics: [Address: [UInt16]] = [:]
  /// Addresses down to the law's letter.
  private var lettered: [Address: [UInt8: [UInt16]]] = [:]
  private var articles = FormSet()

  var isEmpty: Bool { articles.isEmpty }

  mutating func insert(_ units: [Obligation.Basis.Unit], topic: UInt16) {
    // The law's letters and the formats' differ, so fraction and article decide, and only both together.
    guard let article = units.first(where: { $0.name.lowercased().hasPrefix("art") }),
      let fraction = units.first(where: { $0.name.lowercased().hasPrefix("fr") }),
      let number = Self.numbered(fraction.number)
    else { return }
    let key = Self.key(ofArticle: article.number)
    let address = Address(article: key, fraction: number)
    switch units.count {
    case 2: topics[address, default: []].append(topic)
    case 3:
      // A law's letter is looked for where the portal calls it one.
      guard let last = units.last, last.name.lowercased().hasPrefix("inc"),
        let letter = last.number.utf8.first, (letter | 0x20) &- 0x61 < 26
      else { return }
      lettered[address, default: [:]][letter | 0x20, default: []].append(topic)
    default: return
    }
    articles.insert(key)
  }

  func isArticle(_ form: UInt64) -> Bool { articles.contains(form) }

  /// The topics at an address; none where several obligations share it, since then it tells them not apart.
  func topic(_ address: Address, inciso: UInt8?) -> UInt16? {
    if let inciso, let found = lettered[address]?[inciso], found.count == 1 { return found[0] }
    let found = topics[address] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// One word for an article's number: "121", "159 Bis".
  static func key(ofArticle number: String) -> UInt64 {
    var name = number.lowercased().filter { $0.isLetter || $0.isNumber }
    while name.hasPrefix("0") { name.removeFirst() }
    return WordScanner.tokens(of: name).first?.form ?? 0
  }

  /// A fraction with its "Bis" as one number.
  static func number(_ number: Int, suffix: Int) -> Int { number + 1000 * suffix }

  private static func numbered(_ text: String) -> Int? {
    let parts = text.lowercased().split(separator: " ")
    guard let first = parts.first, let number = number(String(first)) else { return nil }
    guard parts.count > 1 else { return number }
    guard let place = ["bis", "ter", "quater", "quáter", "quinquies"].firstIndex(of: String(parts[1])) else {
      return nil
    }
    return Self.number(number, suffix: place == 3 ? 3 : place < 3 ? place + 1 : 4)
  }

  /// Roman (to 89) or Arabic.
  static func number(_ text: String) -> Int? {
    if let arabic = Int(text) { return arabic }
    return roman(Array(text.uppercased().utf8)[...])
  }

  /// Only in the one way in which a number is written.
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
    guard (1..<90).contains(total) else { return nil }
    return bytes.lazy.map { $0 | 0x20 }.elementsEqual(Self.written(total)) ? total : nil
  }

  private static func written(_ number: Int) -> [UInt8] {
    var text: [UInt8] = []
    var rest = number
    for (value, letters) in [
      (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ] {
      while rest >= value {
        text += Array(letters.utf8)
        rest -= value
      }
    }
    return text
  }
}
