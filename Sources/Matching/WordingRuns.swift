/// The law's own sentences, as runs of five words. A block that shares most of its runs with them quotes the
/// law and publishes nothing.
struct WordingRuns: Sendable {
  static let length = 5
  private var runs = FormSet()
  /// The words that a run begins with: most words of a page begin none.
  private var openings = FormSet()

  var isEmpty: Bool { runs.isEmpty }

  mutating func insert(_ sentence: String) {
    let tokens = WordScanner.tokens(of: sentence)
    guard tokens.count >= Self.length else { return }
    for start in 0...(tokens.count - Self.length) {
      runs.insert(Self.run(tokens[...], start))
      openings.insert(tokens[start].form)
    }
  }

  /// Share (0 to 1) of the runs of these words that the law has too; 0 for fewer than eight words.
  func share(of tokens: ArraySlice<Token>) -> Double {
    guard !runs.isEmpty, tokens.count >= 8 else { return 0 }
    var shared = 0
    let starts = tokens.startIndex...(tokens.endIndex - Self.length)
    for start in starts where openings.contains(tokens[start].form) {
      if runs.contains(Self.run(tokens, start)) { shared += 1 }
    }
    return Double(shared) / Double(starts.count)
  }

  private static func run(_ tokens: ArraySlice<Token>, _ start: Int) -> UInt64 {
    var value: UInt64 = 0x51_7c_c1_b7_27_22_0a_95
    for at in start..<start + length { value = Folding.mix((value &* 31) ^ tokens[at].form) }
    return value
  }
}
