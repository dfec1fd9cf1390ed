import Pages
import Web

/// Sheets of Office Open XML (ECMA-376, part 1, section 18).
enum XLSXFormat: DocumentFormat {
  static let types: [RealType] = [.xlsx]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let container = try ZipContainer(input)
    let book = try Book(container)
    OfficeProperties.read(try container.part("docProps/core.xml")?.bytes, into: writer)
    guard !book.sheets.isEmpty else { throw .damaged }
    writer.head.pages = book.sheets.count
    for sheet in book.sheets.prefix(Bounds.sheets) where !writer.isFull {
      guard let part = try container.part(sheet.part) else { continue }
      if part.isCut { writer.head.isCut = true }
      let named = Sheet(name: book.sheets.count > 1 ? sheet.name : nil)
      book.read(part.bytes, named).write(to: writer)
    }
    if book.sheets.count > Bounds.sheets { writer.head.isCut = true }
  }

  /// What the sheets share.
  private struct Book {
    var sheets: [(name: String, part: String)] = []
    var strings: [String] = []
    /// By style: how its numbers are shown.
    var styles: [NumberStyle] = []
    var from1904 = false

    init(_ container: ZipContainer) throws(DocumentFault) {
      let relations = Relations(try container.part("xl/_rels/workbook.xml.rels")?.bytes)
      if let bytes = try container.part("xl/workbook.xml")?.bytes { readSheets(bytes, relations) }
      if sheets.isEmpty {
        // A workbook that names none still holds them.
        let parts = container.entries.map(\.name).filter { $0.hasPrefix("xl/worksheets/sheet") }.sorted()
        sheets = parts.map { ("", $0) }
      }
      if let bytes = try container.part("xl/sharedStrings.xml")?.bytes { readStrings(bytes) }
      if let bytes = try container.part("xl/styles.xml")?.bytes { readStyles(bytes) }
    }

    private mutating func readSheets(_ bytes: [UInt8], _ relations: Relations) {
      guard let events = XMLEvents(bytes) else { return }
      while let event = events.next(), event != .documentType {
        guard case .start(let name, _) = event else { continue }
        if name == "workbookPr" {
          from1904 = ["1", "true"].contains(events.attribute("date1904") ?? "")
        } else if name == "sheet", let id = events.attribute("id"), let target = relations.targets[id] {
          // What is hidden from a reader is not published.
          guard events.attribute("state") == nil || events.attribute("state") == "visible" else { continue }
          let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
          sheets.append((events.attribute("name") ?? "", part))
        }
      }
    }

    private mutating func readStrings(_ bytes: [UInt8]) {
      guard let events = XMLEvents(bytes) else { return }
      var text = ""
      var (isText, isPhonetic) = (false, false)
      while let event = events.next(), event != .documentType {
        switch event {
        case .start("si", let isEmpty):
          text = ""
          if isEmpty { strings.append("") }
        case .start("t", let isEmpty): isText = !isEmpty
        case .start("rPh", let isEmpty): isPhonetic = !isEmpty
        case .text(let part): if isText, !isPhonetic { text += part }
        case .end("t"): isText = false
        case .end("rPh"): isPhonetic = false
        case .end("si"): strings.append(text)
        default: break
        }
      }
    }

    private mutating func readStyles(_ bytes: [UInt8]) {
      guard let events = XMLEvents(bytes) else { return }
      var formats: [Int: NumberStyle] = [:]
      var isCellStyles = false
      while let event = events.next(), event != .documentType {
        switch event {
        case .start("numFmt", _):
          if let id = events.attribute("numFmtId").flatMap({ Int($0) }),
            let code = events.attribute("formatCode")
          {
            formats[id] = NumberStyle(code: code)
          }
        case .start("cellXfs", let isEmpty): isCellStyles = !isEmpty
        case .end("cellXfs"): isCellStyles = false
        case .start("xf", _) where isCellStyles:
          let id = events.attribute("numFmtId").flatMap { Int($0) } ?? 0
          styles.append(formats[id] ?? NumberStyle(builtIn: id))
        default: break
        }
      }
    }

    func read(_ bytes: [UInt8], _ named: Sheet) -> Sheet {
      var sheet = named
      guard let events = XMLEvents(bytes) else { return sheet }
      var row: [String] = []
      var (column, type, style) = (0, "", 0)
      var value = ""
      var isValue = false
      while !sheet.isFull, let event = events.next(), event != .documentType {
        switch event {
        case .start("row", _): row = []
        case .start("c", let isEmpty):
          column = events.attribute("r").flatMap(Self.column) ?? row.count
          type = events.attribute("t") ?? "n"
          style = events.attribute("s").flatMap { Int($0) } ?? 0
          value = ""
          if isEmpty { type = "" }
        case .start("v", let isEmpty), .start("t", let isEmpty): isValue = !isEmpty
        case .text(let part): if isValue { value += part }
        case .end("v"), .end("t"): isValue = false
        case .end("c"):
          guard column < 16_384 else { continue }
          if row.count < column { row += Array(repeating: "", count: column - row.count) }
          row.append(shown(value, type, style))
        case .end("row"): sheet.add(row)
        default: break
        }
      }
      return sheet
    }

    private func shown(_ value: String, _ type: String, _ style: Int) -> String {
      switch type {
      case "s":
        guard let index = Int(value), strings.indices.contains(index) else { return "" }
        return strings[index]
      case "b": return value == "1" ? "1" : "0"
      case "n":
        guard styles.indices.contains(style) else { return value }
        return styles[style].shown(value, from1904: from1904)
      case "e": return ""
      default: return value
      }
    }

    /// `BC12` is column 54.
    private static func column(_ place: String) -> Int? {
      var number = 0
      for byte in place.utf8 {
        guard (65...90).contains(byte) else { break }
        number = number * 26 + Int(byte) - 64
        if number > 20_000 { return nil }
      }
      return number > 0 ? number - 1 : nil
    }
  }
}

/// How a spreadsheet shows a number: as it is, as a day, with a sign of money.
struct NumberStyle {
  var isDate = false
  var money = ""

  init(builtIn id: Int) { isDate = (14...17).contains(id) || id == 22 || (27...31).contains(id) }

  init(code: String) {
    var letters = ""
    var isQuoted = false
    var isBracketed = false
    for character in code.split(separator: ";").first ?? "" {
      if character == "\"" { isQuoted.toggle() }
      if character == "[" { isBracketed = true }
      if !isQuoted, !isBracketed { letters.append(character) }
      if character == "]" { isBracketed = false }
    }
    let lower = letters.lowercased()
    isDate = lower.contains("y") || (lower.contains("d") && lower.contains("m")) || lower.contains("aa")
    if code.contains("$") && !code.contains("[$-") { money = code.contains("R$") ? "R$ " : "$" }
    if code.contains("€") { money = "€ " }
  }

  func shown(_ value: String, from1904: Bool) -> String {
    if isDate, let serial = Double(value), serial >= 1, serial < 200_000 {
      // Day 0 of 1904 is day 1462 of 1900; day 60 of 1900, a 29 February that never was, shifts what is before.
      let number = Int(serial.rounded(.down)) + (from1904 ? 1462 : 0)
      return Day(number: number - 25_569 + (number < 60 ? 1 : 0)).description
    }
    guard let number = Double(value) else { return value }
    return money + Self.plain(number, value)
  }

  /// 0.30000000000000004 was meant as 0.3; 1.5E7 as 15000000.
  static func plain(_ number: Double, _ written: String) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    guard written.utf8.count > 12, abs(number) < 1e15 else { return written }
    let scaled = (number * 1e6).rounded() / 1e6
    return abs(scaled) >= 0.0001 ? "\(scaled)" : written
  }
}
