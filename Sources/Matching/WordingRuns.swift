/// The law's own sentences, as runs of five words. A block that shares most of its runs with them quotes the
/// law and publishes nothing.
struct WordingRuns: Sendable {
  static let length = 5
  private var runs: Set<UInt64> = []

  var isEmpty: Bool { runs.isEmpty }

  mutating func insert(_ sentence: String) {
    let forms = WordScanner.tokens(of: sentence).map(\.form)
    guard forms.count >= Self.length else { return }
    for start in 0...(forms.count - Self.length) {
      runs.insert(Self.combine(forms[start..<start + Self.length]))
    }
  }

  /// Share (0 to 1) of the runs of these words that the law has too; 0 for fewer than eight words.
  func share(of tokens: ArraySlice<Token>) -> Double {
    guard !runs.isEmpty, tokens.count >= 8 else { return 0 }
    var shared = 0
    var total = 0
    for start in tokens.startIndex...(tokens.endIndex - Self.length) {
      total += 1
      if runs.contains(Self.combine(tokens[start..<start + Self.length].lazy.map(\.form))) { shared += 1 }
    }
    return Double(shared) / Double(total)
  }

  private static func combine(_ forms: some Sequence<UInt64>) -> UInt64 {
    var value: UInt64 = 0x51_7c_c1_b7_27_22_0a_95
    for form in forms { value = Folding.mix((value &* 31) ^ form) }
    return value
  }
}
