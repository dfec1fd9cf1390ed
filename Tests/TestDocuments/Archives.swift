/// ZIP archives and the office documents that are made of them (APPNOTE.TXT 6.3.10).
public enum Archives {
  public struct File {
    var name: String
    /// As it stands in the archive.
    var stored: [UInt8]
    /// 0 stored, 8 deflated.
    var method: Int
    var size: Int
    var crc: UInt32

    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      stored = bytes
      method = 0
      size = bytes.count
      crc = Archives.crc(bytes)
    }

    /// `size` zeros, deflated as runs: a thousand to one.
    public static func zeros(_ name: String, size: Int) -> File {
      var file = File(name, [])
      var bits = Bits()
      bits.add(1, 1)  // The last block,
      bits.add(1, 2)  // with the fixed codes.
      bits.code(0x30, 8)  // One zero.
      // Length 258 is code 285 (11000101), distance 1 is code 0.
      var left = size - 1
      while left >= 258 {
        bits.code(0b1100_0101, 8)
        bits.code(0, 5)
        left -= 258
      }
      for _ in 0..<left { bits.code(0x30, 8) }
      bits.code(0, 7)
      file.stored = bits.bytes
      file.method = 8
      file.size = size
      file.crc = 0
      return file
    }
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8
    /// Lowest bit first.
    mutating func add(_ value: Int, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }
    /// Highest bit first, as Huffman codes are packed.
    mutating func code(_ value: Int, _ count: Int) {
      for bit in (0..<count).reversed() { add(value >> bit & 1, 1) }
    }
  }

  public static func zip(_ files: [File]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let path = Array(file.name.utf8)
      let common =
        little(20, 2) + little(0x800, 2) + little(file.method, 2) + little(0, 2) + little(0x5C21, 2)
        + little(Int(file.crc), 4) + little(file.stored.count, 4) + little(file.size, 4)
        + little(path.count, 2)
        + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(archive.count, 4) + path
      archive += little(0x0403_4B50, 4) + common + path + file.stored
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
      + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
    return archive + directory + end
  }

  public static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = .max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  // MARK: Office documents

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  /// A cell of a workbook.
  public enum Cell {
    case text(String)
    case number(Double)
    /// Days since the last of 1899, shown as a date.
    case day(Int)
    case empty
  }

  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Sheets by name; texts are shared, as spreadsheets write them.
  public static func xlsx(_ sheets: [(name: String, rows: [[Cell]])], title: String? = nil) -> [UInt8] {
    var strings: [String] = []
    var parts: [File] = []
    for (number, sheet) in sheets.enumerated() {
      let rows = sheet.rows.enumerated().map { index, row in
        let cells = row.enumerated().map { column, cell -> String in
          let place = "\(letters(column))\(index + 1)"
          switch cell {
          case .text(let text):
            strings.append(text)
            return "<c r=\"\(place)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
          case .number(let value): return "<c r=\"\(place)\"><v>\(value)</v></c>"
          case .day(let day): return "<c r=\"\(place)\" s=\"1\"><v>\(day)</v></c>"
          case .empty: return ""
          }
        }
        return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
      }
      parts.append(
        File(
          "xl/worksheets/sheet\(number + 1).xml",
          "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"))
    }
    let names = sheets.enumerated().map {
      "<sheet name=\"\(escaped($0.element.name))\" sheetId=\"\($0.offset + 1)\" r:id=\"r\($0.offset + 1)\"/>"
    }
    let targets = sheets.indices.map {
      "<Relationship Id=\"r\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    parts.insert(
      File(
        "xl/workbook.xml", "<workbook xmlns:r=\"\(relations)\"><sheets>\(names.joined())</sheets></workbook>"),
      at: 0)
    parts.append(File("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>"))
    let shared = strings.map { "<si><t>\(escaped($0))</t></si>" }.joined()
    parts.append(File("xl/sharedStrings.xml", "<sst>\(shared)</sst>"))
    parts.append(
      File(
        "xl/styles.xml",
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"))
    if let title { parts.append(core(title)) }
    return zip(parts)
  }

  private static func core(_ title: String) -> File {
    File(
      "docProps/core.xml",
      "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>\(escaped(title))</dc:title>"
        + "<dcterms:modified>2026-02-03T10:00:00Z</dcterms:modified></cp:coreProperties>")
  }

  private static func letters(_ column: Int) -> String {
    let scalar = Unicode.Scalar(UInt8(65 + column % 26))
    return (column >= 26 ? letters(column / 26 - 1) : "") + String(Character(scalar))
  }

  public static func ods(_ sheets: [(name: String, rows: [[String]])]) -> [UInt8] {
    let tables = sheets.map { sheet in
      let rows = sheet.rows.map { row in
        "<table:table-row>"
          + row.map { "<table:table-cell><text:p>\(escaped($0))</text:p></table:table-cell>" }.joined()
          + "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
      }
      return "<table:table table:name=\"\(escaped(sheet.name))\">\(rows.joined())"
        + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row></table:table>"
    }
    return openDocument("spreadsheet", "<office:spreadsheet>\(tables.joined())</office:spreadsheet>")
  }

  public static func odt(_ body: String) -> [UInt8] {
    openDocument("text", "<office:text>\(body)</office:text>")
  }

  private static func openDocument(_ kind: String, _ body: String) -> [UInt8] {
    let names = ["office", "table", "text", "xlink", "dc", "meta"].map { "xmlns:\($0)=\"urn:\($0)\"" }
    let space = names.joined(separator: " ")
    return zip([
      File("mimetype", "application/vnd.oasis.opendocument.\(kind)"),
      File(
        "content.xml",
        "<office:document-content \(space)><office:body>\(body)</office:body></office:document-content>"),
      File(
        "meta.xml",
        "<office:document-meta \(space)><office:meta><dc:title>Informe de obras</dc:title>"
          + "<dc:date>2025-12-31T23:00:00</dc:date></office:meta></office:document-meta>"),
    ])
  }

  /// `body` in the elements of WordprocessingML, prefix `w`.
  public static func docx(_ body: String, links: [String: String] = [:]) -> [UInt8] {
    let targets = links.sorted { $0.key < $1.key }.map {
      "<Relationship Id=\"\($0.key)\" Target=\"\($0.value)\"/>"
    }
    return zip([
      File(
        "word/document.xml",
        "<w:document xmlns:w=\"w\" xmlns:r=\"\(relations)\"><w:body>\(body)</w:body></w:document>"),
      File("word/_rels/document.xml.rels", "<Relationships>\(targets.joined())</Relationships>"),
      File(
        "word/styles.xml",
        "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
      ),
      core("Reglamento interior"),
    ])
  }

  /// A table of dBASE III; each field as wide as 20 bytes, in Latin-1.
  public static func dbf(_ fields: [String], _ rows: [[String]]) -> [UInt8] {
    func field(_ text: String, _ width: Int, _ filler: UInt8) -> [UInt8] {
      let bytes = PDFMaker.latin(text).prefix(width)
      return bytes + Array(repeating: filler, count: width - bytes.count)
    }
    var bytes: [UInt8] = [3, 126, 1, 1] + little(rows.count, 4)
    bytes +=
      little(33 + 32 * fields.count, 2) + little(1 + 20 * fields.count, 2) + Array(repeating: 0, count: 20)
    for name in fields {
      bytes +=
        field(name, 11, 0) + [UInt8(ascii: "C")] + little(0, 4) + [20, 0] + Array(repeating: 0, count: 14)
    }
    bytes.append(13)
    for row in rows { bytes += [32] + row.flatMap { field($0, 20, 32) } }
    return bytes + [26]
  }
}
