/// The nearest right spelling of a mistyped word.
public enum Spelling {
  /// The candidate that lies nearest, if it is near enough to be what was meant; the first of equals.
  ///
  /// Case, and `_` for `-`, count nothing; otherwise a third of the word's letters may differ.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let folded = fold(word)
    guard !folded.isEmpty else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = fold(candidate)
      let allowed = max(1, max(folded.count, other.count) / 3)
      guard abs(folded.count - other.count) <= allowed else { continue }
      let distance = distance(folded, other)
      // One letter of three may differ, but never every one of them.
      guard distance <= allowed, distance < min(folded.count, other.count) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// Insertions, deletions, changes and swaps of neighbours (Damerau-Levenshtein, optimal string alignment).
  public static func distance(_ a: String, _ b: String) -> Int { distance(Array(a), Array(b)) }

  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty else { return b.count }
    guard !b.isEmpty else { return a.count }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: 0, count: b.count + 1)
      row[0] = i
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }

  private static func fold(_ word: String) -> [Character] {
    // A pasted page must not cost minutes.
    word.prefix(80).lowercased().map { $0 == "_" ? "-" : $0 }
  }
}
