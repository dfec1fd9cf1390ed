import Pages
import Web

/// What an archive holds: the names of its files, and the inside of the first few documents.
enum ArchiveFormat: DocumentFormat {
  static let types: [RealType] = [.zip, .rar, .sevenZip]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let container = try ZipContainer(input)
    let files = container.entries.enumerated().filter { !$0.element.isFolder && !$0.element.name.isEmpty }
    writer.head.isCut = container.isCut
    for (_, entry) in files { writer.item([.init(entry.name)]) }
    var opened = 0
    for (index, entry) in files {
      guard let url = WebURL("http://archive.invalid/inner") else { return }
      let name = entry.name.split(separator: "/").last.map(String.init) ?? entry.name
      guard let ending = name.split(separator: ".").last.map({ $0.lowercased() }), inner.contains(ending)
      else {
        continue
      }
      guard opened < Bounds.inner, !writer.isFull else {
        writer.head.isCut = true
        return
      }
      opened += 1
      guard let part = try container.part(at: index), !part.isCut else { continue }
      let reading = BodyReader.read(
        body: part.bytes, contentType: nil, url: url, contentDisposition: "attachment; filename=\(name)")
      // An archive in an archive stays shut.
      guard case .document(let type) = reading, let format = FormatTable.format(of: type),
        format != ArchiveFormat.self
      else { continue }
      writer.heading(2, String(name.dropLast(ending.utf8.count + 1)))
      let outer = writer.head
      writer.head.type = type
      // One broken file breaks no other.
      try? format.read(DocumentBytes(keeping: part.bytes), into: writer)
      let isCut = writer.head.isCut
      let headless = writer.head.headless
      writer.head = outer
      writer.head.isCut = isCut
      writer.head.headless = headless
    }
  }

  private static let inner: Set<String> = [
    "pdf", "csv", "tsv", "xlsx", "xls", "ods", "docx", "odt", "json", "geojson", "kml", "txt",
  ]
}
