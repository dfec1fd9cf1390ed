import Pages

/// Values parted by commas, semicolons, tabs or bars (RFC 4180, and what spreadsheets make of it).
enum DelimitedFormat: DocumentFormat {
  static let types: [RealType] = [.csv, .tsv, .txt]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    // What lies far behind the last row that is read need not be decoded.
    var body = Array(input.bytes.prefix(4 * Bounds.output))
    if body.count < input.count {
      writer.head.isCut = true
      if let end = body.lastIndex(of: 10) { body.removeLast(body.count - end - 1) }
    }
    var text = TextDecoding.decode(body).bytes
    guard text.contains(where: { $0 > 0x20 }) else { throw .empty }
    var separator: UInt8?
    if text.count > 6, text.starts(with: Array("sep=".utf8)), text[5] == 10 || text[5] == 13 {
      separator = text[4]
      text.removeFirst((text.firstIndex(of: 10) ?? 5) + 1)
    }
    if writer.head.type == .txt, separator == nil { return lines(text, writer) }
    write(text, separator ?? self.separator(of: text), to: writer)
  }

  static func write(_ text: [UInt8], _ separator: UInt8, to writer: DocumentWriter) {
    var sheet = Sheet()
    Records.read(text, separator: separator) { row in
      sheet.add(row)
      return !sheet.isFull
    }
    sheet.write(to: writer)
  }

  private static func lines(_ text: [UInt8], _ writer: DocumentWriter) {
    for line in text.split(separator: 10) where !writer.isFull {
      writer.paragraph(String(decoding: line, as: UTF8.self))
    }
    if writer.isFull { writer.head.isCut = true }
  }

  /// The one under which most records have the same number of fields, and more than one.
  static func separator(of text: [UInt8]) -> UInt8 {
    var best: (separator: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    let head = Array(text.prefix(64 << 10))
    for separator in [UInt8(ascii: ";"), 9, UInt8(ascii: ","), UInt8(ascii: "|")] {
      var counts: [Int: Int] = [:]
      var read = 0
      Records.read(head, separator: separator) { row in
        if row.count > 1 { counts[row.count, default: 0] += 1 }
        read += 1
        return read < 60
      }
      // Many fields and many equal records; the number of fields decides between equal shares.
      let score = counts.map { $0.value * 100 * (10 + min($0.key, 10)) }.max() ?? 0
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }
}

/// Records of delimited text, quotes read as RFC 4180 has them. A quote that never closes is a character.
enum Records {
  static func read(_ text: [UInt8], separator: UInt8, _ take: ([String]) -> Bool) {
    var at = 0
    while at < text.count {
      var row: [String] = []
      while true {
        let (field, end) = field(text, at, separator)
        row.append(field)
        at = end
        guard at < text.count, text[at] == separator else { break }
        at += 1
        if at == text.count { row.append("") }
      }
      // The end of the line, in each of its spellings.
      if at < text.count, text[at] == 13 { at += 1 }
      if at < text.count, text[at] == 10 { at += 1 }
      if !take(row) { return }
    }
  }

  private static func field(_ text: [UInt8], _ start: Int, _ separator: UInt8) -> (String, Int) {
    var at = start
    while at < text.count, text[at] == 32 { at += 1 }
    if at < text.count, text[at] == 34, let quoted = quoted(text, at + 1, separator) { return quoted }
    at = start
    while at < text.count, text[at] != separator, text[at] != 10, text[at] != 13 { at += 1 }
    return (trimmed(text[start..<at]), at)
  }

  /// Nil: it does not close within reach, or something else follows its end.
  private static func quoted(_ text: [UInt8], _ start: Int, _ separator: UInt8) -> (String, Int)? {
    var bytes: [UInt8] = []
    var at = start
    while at < text.count, at - start < 64 << 10 {
      if text[at] == 34 {
        if at + 1 < text.count, text[at + 1] == 34 {
          bytes.append(34)
          at += 2
          continue
        }
        var end = at + 1
        while end < text.count, text[end] == 32 { end += 1 }
        guard end == text.count || text[end] == separator || text[end] == 10 || text[end] == 13 else {
          return nil
        }
        return (trimmed(bytes[...]), end)
      }
      bytes.append(text[at])
      at += 1
    }
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let first = bytes.first, first == 32 || first == 9 { bytes.removeFirst() }
    while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
