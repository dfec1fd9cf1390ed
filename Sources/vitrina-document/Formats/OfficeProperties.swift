import Pages
import Web

/// Title and last change of an office document (Dublin Core, in both families of formats).
enum OfficeProperties {
  static func read(_ bytes: [UInt8]?, into writer: DocumentWriter) {
    guard let bytes, let events = XMLEvents(bytes) else { return }
    var name = ""
    var texts: [String: String] = [:]
    while let event = events.next(), event != .documentType {
      switch event {
      case .start(let own, _): name = own
      case .text(let text): texts[name, default: ""] += text
      case .end: name = ""
      case .documentType: break
      }
    }
    if let title = texts["title"] { writer.head.title = DocumentWriter.title(title) }
    // `dcterms:modified` there, `dc:date` here.
    let day = (texts["modified"] ?? texts["date"])?.split(separator: "T").first
    writer.head.modified = day.flatMap { Day(String($0.drop { $0.isWhitespace })) }
  }
}

/// The relations of a part: ids to targets (ECMA-376, part 2).
struct Relations {
  private(set) var targets: [String: String] = [:]

  init(_ bytes: [UInt8]?) {
    guard let bytes, let events = XMLEvents(bytes) else { return }
    while let event = events.next(), event != .documentType {
      guard case .start("Relationship", _) = event, let id = events.attribute("Id"),
        let target = events.attribute("Target")
      else { continue }
      targets[id] = target
    }
  }
}
