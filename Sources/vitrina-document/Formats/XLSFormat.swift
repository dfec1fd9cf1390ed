import Pages

/// Sheets of Excel 97 to 2003.
enum XLSFormat: DocumentFormat {
  static let types: [RealType] = [.xls]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    guard let file = CompoundFile(input), let stream = file.stream(["Workbook", "Book"]) else {
      throw .damaged
    }
    let book = try BinarySheets(stream)
    guard !book.sheets.isEmpty else { throw .damaged }
    writer.head.pages = book.sheets.count
    for sheet in book.sheets.prefix(Bounds.sheets) where !writer.isFull {
      book.read(sheet.offset, Sheet(name: book.sheets.count > 1 ? sheet.name : nil)).write(to: writer)
    }
    if book.sheets.count > Bounds.sheets { writer.head.isCut = true }
  }
}
