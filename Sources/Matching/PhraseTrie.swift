/// All phrases of a lexicon in one trie over word stems. A match costs the same however many phrases there are.
struct PhraseTrie: Sendable {
  /// What a phrase speaks for.
  struct Meaning: Sendable, Hashable {
    enum Kind: UInt8, Sendable { case topic, negative, field, member, sign, dateLabel, page, license }
    var kind: Kind
    var index: UInt16
    var statutory: Bool
    /// It counts only where nothing else stands beside it.
    var standsAlone = false
    /// Hash of the folded words as the pack gives them, where a single word must stand in its own number.
    var exactForm: UInt64
    /// Hash of a binding word that must stand right before or after, where all the rest is one common word:
    /// "en construcción" is not "construcción".
    var before: UInt64 = 0
    var after: UInt64 = 0
  }

  /// Open addressing, keyed by parent node and stem.
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var mask = 0
  private var used = 0
  private var meanings: [[Meaning]] = [[]]
  /// One bit for the stems that open a phrase: most words of a page open none.
  private var openings = [UInt64](repeating: 0, count: 1024)
  private var nodes = 1

  init() { grow(to: 1024) }

  /// Adds a phrase; words that bind only (de, la, the) are left out of it.
  mutating func insert(_ text: String, _ meaning: Meaning, exactSingle: Bool = false) {
    let all = WordScanner.tokens(of: text)
    let words = all.filter { !StopWords.contains($0.form) }
    guard let only = words.first else { return }
    var node: Int32 = 0
    openings[Int(only.stem >> 6 & 1023)] |= 1 << (only.stem & 63)
    for word in words {
      let key = Self.key(node, word.stem)
      if let next = find(key) {
        node = next
      } else {
        let next = Int32(nodes)
        nodes += 1
        meanings.append([])
        put(key, next)
        node = next
      }
    }
    var meaning = meaning
    if exactSingle, words.count == 1 {
      meaning.exactForm = only.form
      if meaning.kind == .sign || meaning.kind == .page || meaning.kind == .license,
        let place = all.firstIndex(where: { $0.start == only.start })
      {
        meaning.before = place > 0 ? all[place - 1].form : 0
        meaning.after = place + 1 < all.count ? all[place + 1].form : 0
      }
    }
    if !meanings[Int(node)].contains(meaning) { meanings[Int(node)].append(meaning) }
  }

  @inline(__always)
  func next(_ node: Int32, _ stem: UInt64) -> Int32? { find(Self.key(node, stem)) }

  /// The first word of a stretch that a phrase may begin with.
  @inline(__always)
  func nextOpening(in tokens: [Token], _ range: Range<Int>) -> Int? {
    tokens.withUnsafeBufferPointer { tokens in
      openings.withUnsafeBufferPointer { openings in
        range.first { at in
          let stem = tokens[at].stem
          return openings[Int(stem >> 6 & 1023)] & (1 << (stem & 63)) != 0
        }
      }
    }
  }

  @inline(__always)
  func meanings(at node: Int32) -> [Meaning] { meanings[Int(node)] }

  @inline(__always)
  private static func key(_ node: Int32, _ stem: UInt64) -> UInt64 {
    Folding.mix(stem ^ (UInt64(UInt32(bitPattern: node)) &* 0xD6E8_FEB8_6659_FD93))
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int32? {
    var slot = Int(truncatingIfNeeded: key >> 7) & mask
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  private mutating func put(_ key: UInt64, _ value: Int32) {
    if used * 2 > mask { grow(to: (mask + 1) * 2) }
    var slot = Int(truncatingIfNeeded: key >> 7) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    values[slot] = value
    used += 1
  }

  private mutating func grow(to size: Int) {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
    used = 0
    for (key, value) in old { put(key, value) }
  }
}

/// Words that only bind: left out of phrases, stepped over in texts.
enum StopWords {
  @inline(__always)
  static func contains(_ form: UInt64) -> Bool { forms.contains(form) }

  private static let forms = FormSet(
    "de del la las el los y e o u a al en por para con un una unos unas su sus que se lo le les "
      + "the of and for in on to by with an or at from its "
      + "di della dei degli delle dello dal dalla da il gli i ed nel nella sul sulla per con un uno una "
      + "do dos das na nas nos ao aos em um uma pelo pela os as")
}
