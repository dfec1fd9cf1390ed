/// One word of a text.
struct Token {
  /// Bytes of the text.
  var start: Int32
  var end: Int32
  /// Hash of the folded word: lower case, without accents.
  var form: UInt64
  /// Hash of the word without number and final vowel.
  var stem: UInt64
  /// Digits only.
  var isNumber: Bool
  /// A sentence ended, or a bracket or comma stood, between the word before and this one.
  var opensSentence: Bool
  /// Begins with a capital.
  var isCapital: Bool
}

/// What else a scan saw.
struct ScanMarks {
  /// Figures, in whatever word.
  var digits = 0
  /// Some word is a number.
  var hasNumber = false
  /// An @.
  var hasAt = false
  /// A sign of money.
  var hasMoney = false
}

/// Cuts UTF-8 text into words and folds them; keeps its buffers from page to page.
///
/// Nearly all words are short: their folded bytes are put together in two registers, eight bytes of text at a time.
struct WordScanner {
  /// Eight bytes longer than any word, for reading it eight at a time.
  private var folded = [UInt8](repeating: 0, count: 256)

  /// Appends the words of `text[range]`. A word is a run of letters and digits; words of over 200 bytes are cut.
  @discardableResult
  mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into tokens: inout [Token]
  ) -> ScanMarks {
    var marks = ScanMarks()
    var at = range.lowerBound
    let end = range.upperBound
    var opens = true
    while at < end {
      if text[at] == 0x20 {
        at += 1
        continue
      }
      let start = at
      var word = ShortWord()
      if Self.short(text, &at, end, &word) {
        if word.count > 0 {
          let form = word.hash
          let isNumber = word.digits == word.count
          let isCapital = word.isCapital
          marks.digits += word.digits
          if isNumber { marks.hasNumber = true }
          let stem = word.digits > 0 ? form : Stemming.stemmed(&word)
          tokens.append(
            Token(
              start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: at), form: form,
              stem: stem,
              isNumber: isNumber, opensSentence: opens, isCapital: isCapital))
          opens = false
          continue
        }
      } else {
        at = start
        tokens.append(long(text, &at, end, opens, &marks))
        opens = false
        continue
      }
      guard at < end else { break }
      // A mark between words.
      let byte = text[at]
      if byte < 0x80 {
        if byte == 0x40 { marks.hasAt = true }
        if byte == 0x24 { marks.hasMoney = true }
        if Folding.endsSentence(byte, text, at, end) { opens = true }
        at += 1
      } else {
        // The euro sign.
        if byte == 0xE2, at + 2 < end, text[at + 1] == 0x82, text[at + 2] == 0xAC { marks.hasMoney = true }
        at += Folding.size(byte)
      }
    }
    return marks
  }

  /// Reads a word of at most sixteen folded bytes; false: it is longer. None stands here if it has no bytes.
  @inline(__always)
  private static func short(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ word: inout ShortWord
  ) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    while at < end {
      if at + 8 <= raw.count {
        let letters = EightBytes(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let run = min(letters.run, end - at)
        if run > 0 {
          if word.count == 0 { word.isCapital = text[at] &- 0x41 < 26 }
          guard word.count + run <= 16 else { return false }
          word.digits += letters.digits(run)
          word.append(letters.folded(run), run)
          at += run
          if run == 8 || at == end { continue }
        }
      }
      let byte = text[at]
      if byte < 0x80 {
        let low = Folding.ascii(byte)
        guard low != 0 else { return true }
        guard word.count < 16 else { return false }
        if word.count == 0 { word.isCapital = byte != low }
        if byte < 0x3A { word.digits += 1 }
        word.append(UInt64(low), 1)
        at += 1
      } else {
        let (kind, size, first, second) = Folding.wide(text, at, end)
        if kind == .separator { return true }
        guard word.count < 15 else { return false }
        at += size
        guard kind == .letter else { continue }
        if word.count == 0 { word.isCapital = true }
        word.append(UInt64(first), 1)
        if second != 0 { word.append(UInt64(second), 1) }
      }
    }
    return true
  }

  /// The same for a word of any length, byte by byte.
  private mutating func long(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ opens: Bool, _ marks: inout ScanMarks
  ) -> Token {
    let start = at
    var length = 0
    var digits = 0
    var capital = false
    while at < end {
      let byte = text[at]
      if byte < 0x80 {
        let low = Folding.ascii(byte)
        guard low != 0 else { break }
        if length == 0 { capital = byte != low }
        if byte < 0x3A { digits += 1 }
        if length < 200 {
          folded[length] = low
          length += 1
        }
        at += 1
      } else {
        let (kind, size, first, second) = Folding.wide(text, at, end)
        if kind == .separator { break }
        at += size
        guard kind == .letter else { continue }
        if length == 0 { capital = true }
        if length < 198 {
          folded[length] = first
          length += 1
          if second != 0 {
            folded[length] = second
            length += 1
          }
        }
      }
    }
    marks.digits += digits
    if digits == length { marks.hasNumber = true }
    return folded.withUnsafeMutableBufferPointer { buffer in
      let form = Folding.hash(buffer, length)
      let stem = digits > 0 ? form : Stemming.hash(buffer, length)
      return Token(
        start: Int32(start), end: Int32(at), form: form, stem: stem, isNumber: digits == length,
        opensSentence: opens, isCapital: capital)
    }
  }

  /// The words of a text of a rule file.
  static func tokens(of text: String) -> [Token] {
    var scanner = WordScanner()
    var tokens: [Token] = []
    _ = Array(text.utf8).withUnsafeBufferPointer { scanner.scan($0, 0..<$0.count, into: &tokens) }
    return tokens
  }
}
