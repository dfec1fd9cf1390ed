/// A set of words, or runs of words, by their hashes, which are never 0: asked for nearly every word of a page.
struct FormSet: Sendable {
  /// Open addressing; 0: free. At most half of the slots are taken.
  private var slots = [UInt64](repeating: 0, count: 16)
  private var count = 0

  init() {}

  /// The folded words of a text.
  init(_ words: String) {
    for token in WordScanner.tokens(of: words) { insert(token.form) }
  }

  var isEmpty: Bool { count == 0 }

  mutating func insert(_ form: UInt64) {
    guard form != 0, !contains(form) else { return }
    count += 1
    if count * 2 > slots.count {
      let old = slots
      slots = Array(repeating: 0, count: old.count * 2)
      for form in old where form != 0 { put(form) }
    }
    put(form)
  }

  private mutating func put(_ form: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: form >> 9) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = form
  }

  @inline(__always)
  func contains(_ form: UInt64) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: form >> 9) & mask
    while slots[slot] != 0 {
      if slots[slot] == form { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
