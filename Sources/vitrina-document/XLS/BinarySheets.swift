/// The records of a workbook of Excel 97 to 2003 (MS-XLS): texts, numbers and days of its visible sheets.
struct BinarySheets {
  private let bytes: [UInt8]
  private(set) var sheets: [(name: String, offset: Int)] = []
  private var strings: [String] = []
  private var formats: [Int: NumberStyle] = [:]
  private var styles: [Int] = []
  private var from1904 = false

  init(_ bytes: [UInt8]) throws(DocumentFault) {
    self.bytes = bytes
    // BOF of version 8.
    guard bytes.count > 8, word(0) == 0x809, word(4) == 0x600 else { throw .damaged }
    var at = 0
    while let record = record(at) {
      let body = record.body
      switch record.type {
      case 0x2F: throw .encrypted
      case 0x22: from1904 = body.count >= 2 && word(body.lowerBound) == 1
      case 0x85:
        // Visible, and of cells.
        guard body.count > 8, bytes[body.lowerBound + 4] & 3 == 0, bytes[body.lowerBound + 5] == 0 else {
          break
        }
        var text = BinaryText(bytes, [(body.lowerBound + 6)..<body.upperBound])
        sheets.append((text.string(count: text.byte()), long(body.lowerBound)))
      case 0x41E where body.count > 5:
        var text = BinaryText(bytes, [(body.lowerBound + 2)..<body.upperBound])
        formats[word(body.lowerBound)] = NumberStyle(code: text.string(count: text.word()))
      case 0xE0 where body.count >= 4: styles.append(word(body.lowerBound + 2))
      case 0xFC: readStrings(from: at)
      case 0x0A: return
      default: break
      }
      at = record.end
    }
  }

  private mutating func readStrings(from start: Int) {
    guard let first = record(start), first.body.count >= 8 else { return }
    var parts = [(first.body.lowerBound + 8)..<first.body.upperBound]
    var at = first.end
    while let next = record(at), next.type == 0x3C {
      parts.append(next.body)
      at = next.end
    }
    let count = long(first.body.lowerBound + 4)
    var text = BinaryText(bytes, parts)
    while strings.count < count, !text.isAtEnd { strings.append(text.string(count: text.word())) }
  }

  /// Cells of one sheet, row by row.
  func read(_ offset: Int, _ named: Sheet) -> Sheet {
    var sheet = named
    var rows: [Int: [Int: String]] = [:]
    var at = offset
    var depth = 0
    var formula: (row: Int, column: Int)?
    func put(_ row: Int, _ column: Int, _ text: String) {
      guard column <= Bounds.columns, !text.isEmpty, rows[row] != nil || rows.count <= Bounds.rows else {
        return
      }
      rows[row, default: [:]][column] = text
    }
    while let record = record(at) {
      let body = record.body
      let start = body.lowerBound
      at = record.end
      switch record.type {
      // Charts stand inside a sheet.
      case 0x809: depth += 1
      case 0x0A:
        depth -= 1
        if depth <= 0 { at = bytes.count }
      case _ where depth > 1: break
      case 0xFD where body.count >= 10:
        let index = long(start + 6)
        if strings.indices.contains(index) { put(word(start), word(start + 2), strings[index]) }
      case 0x203 where body.count >= 14:
        put(word(start), word(start + 2), shown(double(start + 6), word(start + 4)))
      case 0x27E where body.count >= 10:
        put(word(start), word(start + 2), shown(packed(start + 6), word(start + 4)))
      case 0xBD where body.count >= 6:
        for (index, cell) in stride(from: start + 4, to: body.upperBound - 6, by: 6).enumerated() {
          put(word(start), word(start + 2) + index, shown(packed(cell + 2), word(cell)))
        }
      case 0x204 where body.count > 8:
        var text = BinaryText(bytes, [(start + 6)..<body.upperBound])
        put(word(start), word(start + 2), text.string(count: text.word()))
      case 0x06 where body.count >= 14:
        formula = (word(start), word(start + 2))
        if word(start + 12) != 0xFFFF {
          put(word(start), word(start + 2), shown(double(start + 6), word(start + 4)))
        }
      case 0x207 where body.count > 2:
        var text = BinaryText(bytes, [body])
        if let cell = formula { put(cell.row, cell.column, text.string(count: text.word())) }
      default: break
      }
    }
    for row in rows.keys.sorted() {
      let cells = rows[row] ?? [:]
      sheet.add((0...(cells.keys.max() ?? 0)).map { cells[$0] ?? "" })
    }
    return sheet
  }

  // MARK: Values

  private func shown(_ number: Double, _ style: Int) -> String {
    guard number.isFinite else { return "" }
    let id = styles.indices.contains(style) ? styles[style] : 0
    return (formats[id] ?? NumberStyle(builtIn: id)).shown("\(number)", from1904: from1904)
  }

  /// A number in 30 bits: whole or the upper half of a double, a hundredth of it where the lowest bit says so.
  private func packed(_ at: Int) -> Double {
    let raw = UInt32(truncatingIfNeeded: long(at))
    let value =
      raw & 2 != 0 ? Double(Int32(bitPattern: raw) >> 2) : Double(bitPattern: UInt64(raw & ~3) << 32)
    return raw & 1 != 0 ? value / 100 : value
  }

  private func double(_ at: Int) -> Double {
    Double(
      bitPattern: UInt64(UInt32(truncatingIfNeeded: long(at + 4))) << 32
        | UInt64(UInt32(truncatingIfNeeded: long(at))))
  }

  private func record(_ at: Int) -> (type: Int, body: Range<Int>, end: Int)? {
    guard at >= 0, at + 4 <= bytes.count else { return nil }
    let end = at + 4 + word(at + 2)
    guard end <= bytes.count else { return nil }
    return (word(at), (at + 4)..<end, end)
  }

  private func word(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
  private func long(_ at: Int) -> Int { word(at) | word(at + 2) << 16 }
}

/// Text that may run on in the records that follow; where it does, each says anew how wide its letters are.
struct BinaryText {
  private let bytes: [UInt8]
  private let parts: [Range<Int>]
  private var part = 0
  private var at: Int

  init(_ bytes: [UInt8], _ parts: [Range<Int>]) {
    self.bytes = bytes
    self.parts = parts.filter { !$0.isEmpty }
    at = self.parts.first?.lowerBound ?? 0
  }

  var isAtEnd: Bool { part >= parts.count }

  mutating func byte() -> Int {
    guard part < parts.count else { return 0 }
    let value = Int(bytes[at])
    advance()
    return value
  }

  mutating func word() -> Int {
    let low = byte()
    return low | byte() << 8
  }

  private mutating func advance() {
    at += 1
    guard at == parts[part].upperBound else { return }
    part += 1
    at = part < parts.count ? parts[part].lowerBound : 0
  }

  /// Flags, letters, then runs of fonts and what else is not text.
  mutating func string(count: Int) -> String {
    let flags = byte()
    var isWide = flags & 1 != 0
    let runs = flags & 8 != 0 ? word() : 0
    let more = flags & 4 != 0 ? word() | word() << 16 : 0
    var units: [UInt16] = []
    units.reserveCapacity(min(count, 4096))
    var inPart = part
    while units.count < count, !isAtEnd {
      if part != inPart {
        inPart = part
        isWide = byte() & 1 != 0
        continue
      }
      units.append(UInt16(truncatingIfNeeded: isWide ? word() : byte()))
    }
    for _ in 0..<min(4 * runs + more, 1 << 20) where !isAtEnd { _ = byte() }
    return String(decoding: units, as: UTF16.self)
  }
}
