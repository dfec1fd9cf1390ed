import CFreeXL
import Glibc
import Pages
import Web

/// Sheets of Excel 97 to 2003, by FreeXL.
enum XLSFormat: DocumentFormat {
  static let types: [RealType] = [.xls]
  static var library: String? { "freexl \(String(cString: freexl_version()))" }

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let book = try Book()
    let sheets = book.info(UInt16(FREEXL_BIFF_SHEET_COUNT))
    writer.head.pages = sheets
    for index in 0..<min(sheets, Bounds.sheets) where !writer.isFull {
      guard let (name, rows, columns) = book.select(index) else { continue }
      var sheet = Sheet(name: sheets > 1 ? name : nil)
      for row in 0..<rows where !sheet.isFull {
        sheet.add((0..<min(columns, Bounds.columns + 1)).map { book.value(row, $0) })
      }
      sheet.write(to: writer)
    }
    if sheets > Bounds.sheets { writer.head.isCut = true }
  }

  /// A workbook of FreeXL's, read from standard input's own file; freed when it goes.
  private final class Book {
    private let handle: UnsafeRawPointer

    init() throws(DocumentFault) {
      var handle: UnsafeRawPointer?
      guard freexl_open("/proc/self/fd/0", &handle) == FREEXL_OK, let handle else { throw .damaged }
      self.handle = handle
      if info(UInt16(FREEXL_BIFF_PASSWORD)) == Int(FREEXL_BIFF_OBFUSCATED) { throw .encrypted }
    }

    deinit { freexl_close(handle) }

    func info(_ what: UInt16) -> Int {
      var value: UInt32 = 0
      return freexl_get_info(handle, what, &value) == FREEXL_OK ? Int(value) : 0
    }

    func select(_ index: Int) -> (name: String, rows: Int, columns: Int)? {
      guard freexl_select_active_worksheet(handle, UInt16(index)) == FREEXL_OK else { return nil }
      var (rows, columns): (UInt32, UInt16) = (0, 0)
      guard freexl_worksheet_dimensions(handle, &rows, &columns) == FREEXL_OK else { return nil }
      var name: UnsafePointer<CChar>?
      freexl_get_worksheet_name(handle, UInt16(index), &name)
      return (name.map { String(cString: $0) } ?? "", Int(rows), Int(columns))
    }

    func value(_ row: Int, _ column: Int) -> String {
      var cell = FreeXL_CellValue()
      guard freexl_get_cell_value(handle, UInt32(row), UInt16(column), &cell) == FREEXL_OK else { return "" }
      switch Int32(cell.type) {
      case FREEXL_CELL_INT: return String(vitrina_cell_int(&cell))
      case FREEXL_CELL_DOUBLE:
        let number = vitrina_cell_double(&cell)
        return NumberStyle.plain(number, "\(number)")
      case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT, FREEXL_CELL_DATE, FREEXL_CELL_TIME:
        return vitrina_cell_text(&cell).map { String(cString: $0) } ?? ""
      case FREEXL_CELL_DATETIME:
        // "2025-03-31 00:00:00": the day.
        return vitrina_cell_text(&cell).map { String(String(cString: $0).prefix(10)) } ?? ""
      default: return ""
      }
    }
  }
}
