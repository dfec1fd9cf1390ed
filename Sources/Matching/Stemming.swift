/// Number and final vowel taken away, lightly, for Spanish, Portuguese, Italian and English together, in the
/// manner of J. Savoy's light stemmers. Stronger stemmers make one word of información and informe.
enum Stemming {
  /// Hash of the stem of a folded word, which is put in its place.
  static func hash(_ word: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> UInt64 {
    var word = word
    return Folding.hash(word, stem(&word, count))
  }

  /// The same for a short word.
  @inline(__always)
  static func stemmed(_ word: inout ShortWord) -> UInt64 {
    guard word.count >= 4 else { return word.hash }
    let length = stem(&word, word.count)
    word.cut(to: length)
    return word.hash
  }

  /// Length of the stem, whose letters may be others.
  @inline(__always)
  private static func stem(_ w: inout some FoldedLetters, _ count: Int) -> Int {
    guard count >= 4 else { return count }
    var n = count
    let a = UInt8(ascii: "a")
    let e = UInt8(ascii: "e")
    let i = UInt8(ascii: "i")
    let o = UInt8(ascii: "o")
    let s = UInt8(ascii: "s")
    let y = UInt8(ascii: "y")
    if w[n - 1] == s, w[n - 2] != s {
      let before = w[n - 2]
      if n >= 6, before == e, w[n - 3] == o, consonantBeforeOes(w[n - 4]) {
        // licitações: licitacao, and its last vowel goes.
        w[n - 3] = a
        return n - 2
      }
      if n >= 6, before == i, w[n - 3] == a || w[n - 3] == e {
        // municipais, papeis: municipal, papel.
        w[n - 2] = UInt8(ascii: "l")
        return n - 1
      }
      if n >= 5, before == e, w[n - 3] == UInt8(ascii: "c") {
        // luces: luz; but services and offices: servic-, offic-.
        guard n <= 6 else { return n - 2 }
        w[n - 3] = UInt8(ascii: "z")
        return n - 2
      }
      if before == e, n >= 5 { n -= 2 } else { n -= 1 }
    }
    guard n >= 4 else { return n }
    let last = w[n - 1]
    if last == a || last == e || last == i || last == o || last == y {
      n -= 1
      // servicio and servizi: what an i before the vowel was.
      if n >= 5, w[n - 1] == i { n -= 1 }
    }
    return n
  }

  @inline(__always)
  private static func consonantBeforeOes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "c") || byte == UInt8(ascii: "s") || byte == UInt8(ascii: "t")
      || byte == UInt8(ascii: "n")
      || byte == UInt8(ascii: "g")
  }
}
