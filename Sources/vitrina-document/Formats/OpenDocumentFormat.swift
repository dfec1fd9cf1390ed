import Pages
import Web

/// Texts and sheets of OpenDocument (ISO/IEC 26300).
enum OpenDocumentFormat: DocumentFormat {
  static let types: [RealType] = [.ods, .odt]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let container = try ZipContainer(input)
    if let meta = try container.part("META-INF/manifest.xml")?.bytes, holds(meta, "encryption-data") {
      throw .encrypted
    }
    OfficeProperties.read(try container.part("meta.xml")?.bytes, into: writer)
    guard let content = try container.part("content.xml") else { throw .damaged }
    if content.isCut { writer.head.isCut = true }
    guard let events = XMLEvents(content.bytes) else { throw .damaged }
    if writer.head.type == .ods {
      try Spreadsheet(events).read(into: writer)
    } else {
      try Text(events).read(into: writer)
    }
  }

  private static func holds(_ bytes: [UInt8], _ name: String) -> Bool {
    guard let events = XMLEvents(bytes) else { return false }
    while let event = events.next() { if case .start(name, _) = event { return true } }
    return false
  }

  // MARK: Sheets

  private struct Spreadsheet {
    let events: XMLEvents
    init(_ events: XMLEvents) { self.events = events }

    func read(into writer: DocumentWriter) throws(DocumentFault) {
      var sheets = 0
      var sheet: Sheet?
      var row: [String] = []
      var (cell, repeated, rowRepeated) = ("", 1, 1)
      var depth = 0
      var any = false
      while let event = events.next(), event != .documentType, !writer.isFull {
        any = true
        switch event {
        case .start("table", let isEmpty):
          sheets += 1
          guard sheets <= Bounds.sheets else {
            writer.head.isCut = true
            return
          }
          sheet = isEmpty ? nil : Sheet(name: events.attribute("name"))
        case .end("table"):
          sheet?.write(to: writer)
          sheet = nil
        case .start("table-row", _):
          row = []
          rowRepeated = events.attribute("number-rows-repeated").flatMap { Int($0) } ?? 1
        case .end("table-row"):
          // A row repeated a million times is the empty rest of the sheet.
          for _ in 0..<max(1, min(rowRepeated, 50)) { sheet?.add(row) }
        case .start("table-cell", let isEmpty), .start("covered-table-cell", let isEmpty):
          repeated = events.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1
          cell = value()
          if isEmpty { take(&row, cell, repeated) } else { depth = cell.isEmpty ? 1 : 2 }
        case .start("p", _) where depth == 1: if !cell.isEmpty { cell += " " }
        case .start("s", _) where depth == 1: cell += " "
        case .text(let text): if depth == 1, sheet != nil { cell += text }
        case .start("annotation", let isEmpty): if depth == 1, !isEmpty { depth = 3 }
        case .end("annotation"): if depth == 3 { depth = 1 }
        case .end("table-cell"), .end("covered-table-cell"):
          take(&row, DocumentWriter.plain(cell), repeated)
          depth = 0
        default: break
        }
      }
      if !any { throw .damaged }
      writer.head.pages = max(1, sheets)
      if let sheet {
        writer.head.isCut = true
        sheet.write(to: writer)
      }
    }

    /// Days and amounts by their values, the rest by its text.
    private func value() -> String {
      switch events.attribute("value-type") {
      case "date": return events.attribute("date-value").map { String($0.prefix(10)) } ?? ""
      case "currency":
        guard let value = events.attribute("value").flatMap({ Double($0) }) else { return "" }
        let sign = ["EUR": "€ ", "BRL": "R$ "][events.attribute("currency") ?? ""] ?? "$"
        return sign + NumberStyle.plain(value, "\(value)")
      default: return ""
      }
    }

    private func take(_ row: inout [String], _ cell: String, _ repeated: Int) {
      // Blanks to the sheet's edge are nothing.
      let count = cell.isEmpty && repeated > Bounds.columns ? 1 : max(1, min(repeated, Bounds.columns))
      guard row.count <= Bounds.columns else { return }
      for _ in 0..<count { row.append(cell) }
    }
  }

  // MARK: Texts

  private struct Text {
    let events: XMLEvents
    init(_ events: XMLEvents) { self.events = events }

    func read(into writer: DocumentWriter) throws(DocumentFault) {
      var flow = Flow(writer)
      var any = false
      var hidden = 0
      while let event = events.next(), event != .documentType, !writer.isFull {
        any = true
        switch event {
        case .start("tracked-changes", false), .start("annotation", false): hidden += 1
        case .end("tracked-changes"), .end("annotation"): hidden -= 1
        // Notes have paragraphs of their own.
        case _ where hidden > 0: break
        case .start("h", let isEmpty):
          if !isEmpty { flow.begin(.heading(events.attribute("outline-level").flatMap { Int($0) } ?? 1)) }
        case .text(let text): flow.text(text)
        case .start("p", false): flow.begin(.paragraph)
        case .end("p"), .end("h"): flow.end()
        case .start("list-item", false): flow.listDepth += 1
        case .end("list-item"): flow.listDepth -= 1
        case .start("s", _), .start("tab", _), .start("line-break", _): flow.text(" ")
        case .start("a", false): flow.target = events.attribute("href")
        case .end("a"): flow.target = nil
        case .start("table", false): flow.beginTable()
        case .end("table"): flow.endTable()
        case .start("table-row", false): flow.beginRow()
        case .end("table-row"): flow.endRow()
        case .start("table-cell", _): flow.beginCell()
        default: break
        }
      }
      if !any { throw .damaged }
      flow.finish()
    }
  }
}
