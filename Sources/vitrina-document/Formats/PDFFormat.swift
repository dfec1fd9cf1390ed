import Pages

/// PDF (ISO 32000), by poppler: text as it stands on the page, headings by their size, tables by their gaps.
enum PDFFormat: DocumentFormat {
  static let types: [RealType] = [.pdf]
  static var library: String? { PDFDocument.library }

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let document = try PDFDocument(input)
    writer.head.title = document.title.flatMap(DocumentWriter.title)
    writer.head.modified = document.modified
    writer.head.pages = document.pages
    guard document.pages > 0 else { throw .damaged }
    var pages: [PDFPage] = []
    var scans = 0
    for number in 0..<min(document.pages, Bounds.pages) {
      guard let page = document.page(number) else { continue }
      if page.characters < 40, page.hasImages { scans += 1 }
      pages.append(page)
    }
    if document.pages > Bounds.pages { writer.head.isCut = true }
    guard !pages.isEmpty else { throw .damaged }
    // A cover of text before fifty pages of pictures makes no text of them.
    writer.head.isScan = scans > 0 && scans * 5 >= pages.count * 4
    PDFRepeats.remove(from: &pages)
    var layout = PDFLayout(bodySize: PDFLayout.bodySize(of: pages), writer: writer)
    for page in pages where !writer.isFull { layout.write(page) }
    layout.finish()
  }
}
