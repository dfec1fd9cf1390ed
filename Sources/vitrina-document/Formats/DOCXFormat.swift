import Pages

/// Texts of Office Open XML (ECMA-376, part 1, section 17).
enum DOCXFormat: DocumentFormat {
  static let types: [RealType] = [.docx]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let container = try ZipContainer(input)
    OfficeProperties.read(try container.part("docProps/core.xml")?.bytes, into: writer)
    guard let body = try container.part("word/document.xml") else { throw .damaged }
    if body.isCut { writer.head.isCut = true }
    let relations = Relations(try container.part("word/_rels/document.xml.rels")?.bytes)
    let levels = headingLevels(try container.part("word/styles.xml")?.bytes)
    guard let events = XMLEvents(body.bytes) else { throw .damaged }
    guard run(events, relations, levels, writer) else { throw .damaged }
  }

  /// Styles that make headings, by id: those with an outline level, or called heading or title.
  private static func headingLevels(_ bytes: [UInt8]?) -> [String: Int] {
    guard let bytes, let events = XMLEvents(bytes) else { return [:] }
    var levels: [String: Int] = [:]
    var style = ""
    while let event = events.next(), event != .documentType {
      guard case .start(let name, _) = event else { continue }
      switch name {
      case "style": style = events.attribute("styleId") ?? ""
      case "name":
        let name = (events.attribute("val") ?? "").lowercased()
        if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) { levels[style] = level }
        if name == "title" { levels[style] = 1 }
      case "outlineLvl":
        if let level = events.attribute("val").flatMap({ Int($0) }), level < 9 { levels[style] = level + 1 }
      default: break
      }
    }
    return levels
  }

  private static func run(
    _ events: XMLEvents, _ relations: Relations, _ levels: [String: Int], _ writer: DocumentWriter
  ) -> Bool {
    var flow = Flow(writer)
    var any = false
    var isText = false
    var hidden = 0
    while let event = events.next(), event != .documentType, !writer.isFull {
      any = true
      switch event {
      // Deleted text, and the older spelling of a shape that is there twice.
      case .start("del", false), .start("Fallback", false): hidden += 1
      case .end("del"), .end("Fallback"): hidden -= 1
      case .start("p", false): if hidden == 0 { flow.begin(.paragraph) }
      case .end("p"): if hidden == 0 { flow.end() }
      case .start("pStyle", _):
        if let level = levels[events.attribute("val") ?? ""] { flow.becomesHeading(level) }
      case .start("outlineLvl", _):
        if let level = events.attribute("val").flatMap({ Int($0) }), level < 9 {
          flow.becomesHeading(level + 1)
        }
      case .start("numPr", _): flow.becomesItemUnlessHeading()
      case .start("t", let isEmpty): isText = !isEmpty
      case .end("t"): isText = false
      case .text(let text): if isText, hidden == 0 { flow.text(text) }
      case .start("tab", _), .start("br", _): if hidden == 0 { flow.text(" ") }
      case .start("hyperlink", false): flow.target = events.attribute("id").flatMap { relations.targets[$0] }
      case .end("hyperlink"): flow.target = nil
      case .start("tbl", false): flow.beginTable()
      case .end("tbl"): flow.endTable()
      case .start("tr", false): flow.beginRow()
      case .end("tr"): flow.endRow()
      case .start("tc", _): flow.beginCell()
      default: break
      }
    }
    flow.finish()
    return any
  }
}
