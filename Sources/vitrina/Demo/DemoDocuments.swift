/// Small real documents, made from their text.
enum DemoDocuments {
  // MARK: PDF

  /// One page of lines in Helvetica; letters of Latin-1 only.
  static func pdf(_ title: String, _ lines: [String]) -> [UInt8] {
    var text = "BT /F1 16 Tf 56 780 Td (\(escaped(title))) Tj /F1 10 Tf 0 -28 Td 14 TL\n"
    for line in lines { text += "(\(escaped(line))) Tj T*\n" }
    text += "ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R /Lang (es-MX) >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        + "/Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(latin(text).count) >>\nstream\n\(text)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Title (\(escaped(title))) /Producer (Vitrina) >>",
    ]
    var bytes = latin("%PDF-1.4\n%áéíó\n")
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += latin("\(number + 1) 0 obj\n\(object)\nendobj\n")
    }
    let start = bytes.count
    bytes += latin("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
    for offset in offsets { bytes += latin("\(padded(offset, 10)) 00000 n \n") }
    bytes += latin(
      "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(start)\n%%EOF\n")
    return bytes
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      if "()\\".contains(letter) { result.append("\\") }
      result.append(letter)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// ISO-8859-1; what it lacks becomes a question mark.
  static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
  }

  // MARK: Spreadsheets

  static func csv(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in
      row.map {
        $0.contains(where: { ",\"\n".contains($0) }) ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0
      }
      .joined(separator: ",")
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// A workbook of one sheet whose cells are texts.
  static func xlsx(_ sheet: String, _ rows: [[String]]) -> [UInt8] {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let cells = rows.enumerated().map { number, row in
      let line = row.map { "<c t=\"inlineStr\"><is><t>\(DemoPage.escape($0))</t></is></c>" }.joined()
      return "<row r=\"\(number + 1)\">\(line)</row>"
    }
    return zip([
      (
        "[Content_Types].xml",
        xml + "<Types xmlns=\"\(package)/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(kind).worksheet+xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        xml + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
          + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        xml + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
          + "<sheet name=\"\(DemoPage.escape(sheet))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        xml + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
          + "Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      (
        "xl/worksheets/sheet1.xml",
        xml + "<worksheet xmlns=\"\(main)\"><sheetData>\(cells.joined())</sheetData></worksheet>"
      ),
    ])
  }

  // MARK: ZIP

  /// An archive whose files are stored as they are (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
  static func zip(_ files: [(name: String, text: String)]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let body = Array(text.utf8)
      let path = Array(name.utf8)
      // Version 2.0, UTF-8 names, stored, 1 January 2026.
      let common =
        little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(0x5C21, 2)
        + little(crc(body), 4)
        + little(body.count, 4) + little(body.count, 4) + little(path.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4)
        + little(archive.count, 4) + path
      archive += little(0x0403_4B50, 4) + common + path + body
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
      + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
    return archive + directory + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = .max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}
