/// A workbook of Excel 97 (MS-XLS) in a compound file (MS-CFB): one sheet of a text, a number and a formula's text.
public enum BinaryWorkbook {
  /// The first row's number is not written: it names the columns, "Monto" and "Nota" beside it.
  public static func bytes(_ rows: [(text: String, number: Double)]) -> [UInt8] {
    let strings = rows.map(\.text) + ["Monto", "Nota"]
    var sheet = record(0x809, [0, 6, 16, 0] + zeros(12))
    for (row, cell) in rows.enumerated() {
      let place = Archives.little(row, 2)
      sheet += record(0xFD, place + [0, 0, 0, 0] + Archives.little(row, 4))
      if row == 0 {
        for column in 1...2 {
          sheet += record(
            0xFD, place + [UInt8(column), 0, 0, 0] + Archives.little(rows.count + column - 1, 4))
        }
        continue
      }
      let whole = cell.number == cell.number.rounded()
      // A whole number in 30 bits, any other in 64.
      sheet +=
        whole
        ? record(0x27E, place + [1, 0, 0, 0] + Archives.little(Int(cell.number) << 2 | 2, 4))
        : record(
          0x203, place + [1, 0, 0, 0] + Archives.little(Int(bitPattern: UInt(cell.number.bitPattern)), 8))
      sheet += record(0x06, place + [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + zeros(8))
      sheet += record(0x207, narrow("calculada", 2))
    }
    sheet += record(0x0A, [])

    // The first text breaks off after three letters and goes on in wide ones.
    let first = Array(strings[0].utf16)
    var table = Archives.little(strings.count, 4) + Archives.little(strings.count, 4)
    table += Archives.little(first.count, 2) + [0] + first.prefix(2).map { UInt8(truncatingIfNeeded: $0) }
    var more: [UInt8] = [1] + first.dropFirst(2).flatMap { Archives.little(Int($0), 2) }
    for text in strings.dropFirst() { more += narrow(text, 2) }
    let shared = record(0xFC, table) + record(0x3C, more)

    let head = record(0x809, [0, 6, 5, 0] + zeros(12))
    let bound = 4 + 6 + narrow("Hoja1", 1).count
    let offset = head.count + bound + shared.count + 4
    let globals =
      head + record(0x85, Archives.little(offset, 4) + [0, 0] + narrow("Hoja1", 1)) + shared
      + record(0x0A, [])
    return compound(globals + sheet)
  }

  private static func record(_ type: Int, _ body: [UInt8]) -> [UInt8] {
    Archives.little(type, 2) + Archives.little(body.count, 2) + body
  }

  private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  /// A length, flags, letters of one byte.
  private static func narrow(_ text: String, _ width: Int) -> [UInt8] {
    Archives.little(text.utf16.count, width) + [0] + text.utf16.map { UInt8(truncatingIfNeeded: $0) }
  }

  /// Header, table of sectors, folder, stream.
  private static func compound(_ stream: [UInt8]) -> [UInt8] {
    let count = max(8, (stream.count + 511) / 512)
    precondition(count <= 126, "one sector of the table is enough")
    let none = 0xFFFF_FFFF
    let end = 0xFFFF_FFFE
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + zeros(16)
    header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + zeros(10)
    header += Archives.little(1, 4) + Archives.little(1, 4) + zeros(4) + Archives.little(4096, 4)
    header += Archives.little(end, 4) + zeros(4) + Archives.little(end, 4) + zeros(4) + zeros(4)
    for _ in 1..<109 { header += Archives.little(none, 4) }
    var table = Archives.little(0xFFFF_FFFD, 4) + Archives.little(end, 4)
    for sector in 0..<count { table += Archives.little(sector + 1 < count ? sector + 3 : end, 4) }
    while table.count < 512 { table += Archives.little(none, 4) }
    let folder =
      entry("Root Entry", 5, start: end, size: 0) + entry("Workbook", 2, start: 2, size: count * 512)
      + zeros(256)
    return header + table + folder + stream + zeros(count * 512 - stream.count)
  }

  private static func entry(_ name: String, _ type: UInt8, start: Int, size: Int) -> [UInt8] {
    var entry: [UInt8] = []
    for letter in name.utf8 { entry += [letter, 0] }
    entry += [0, 0]
    let length = entry.count
    entry += zeros(64 - length)
    entry += Archives.little(length, 2)
    entry += [type, 1]
    entry += zeros(48)
    entry += Archives.little(start, 4)
    entry += Archives.little(size, 4)
    return entry + zeros(4)
  }
}
