import Pages

/// Places of KML 2.2 (OGC 07-147r2), bare or in a KMZ: each a row of its name, description and data.
enum KMLFormat: DocumentFormat {
  static let types: [RealType] = [.kml, .kmz]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    guard writer.head.type == .kmz else { return try read(input.array, writer) }
    let container = try ZipContainer(input)
    guard let index = container.entries.firstIndex(where: { $0.name.lowercased().hasSuffix(".kml") }),
      let part = try container.part(at: index)
    else { throw .damaged }
    if part.isCut { writer.head.isCut = true }
    try read(part.bytes, writer)
  }

  private static func read(_ bytes: [UInt8], _ writer: DocumentWriter) throws(DocumentFault) {
    guard let events = XMLEvents(bytes) else { throw .damaged }
    var path: [String] = []
    var names = ["name", "description"]
    var place: [String: String]?
    var places: [[String: String]] = []
    var (key, text) = ("", "")
    var any = false
    while let event = events.next(), event != .documentType {
      any = true
      switch event {
      case .start(let name, let isEmpty):
        if name == "Placemark" { place = [:] }
        if name == "Data" || name == "SimpleData" { key = events.attribute("name") ?? "" }
        text = ""
        if !isEmpty { path.append(name) }
      case .text(let part): if text.utf8.count < Bounds.text { text += part }
      case .end(let name):
        path.removeLast(min(1, path.count))
        if place == nil {
          if name == "name", path.last == "Document" || path.last == "Folder" {
            writer.heading(path.last == "Document" ? 1 : 2, text)
          }
          continue
        }
        switch name {
        case "name", "description": if path.last == "Placemark" { place?[name] = text }
        case "value", "SimpleData":
          if !names.contains(key), names.count < Bounds.columns { names.append(key) }
          place?[key] = text
        case "Placemark":
          if places.count < Bounds.rows { places.append(place ?? [:]) } else { writer.head.isCut = true }
          place = nil
        default: break
        }
      case .documentType: break
      }
    }
    guard any else { throw .damaged }
    let used = names.filter { name in places.contains { !($0[name] ?? "").isEmpty } }
    if used.isEmpty { return }
    writer.table(header: used, rows: places.map { place in used.map { stripped(place[$0] ?? "") } })
  }

  /// Descriptions hold markup.
  private static func stripped(_ text: String) -> String {
    guard text.contains("<") else { return text }
    var out = ""
    var isTag = false
    for character in text {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        (isTag, out) = (false, out + " ")
      } else if !isTag {
        out.append(character)
      }
    }
    return out
  }
}
