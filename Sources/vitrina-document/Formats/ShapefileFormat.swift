import Pages
import Web

/// An archive of shapefiles (ESRI, 1998): the tables of attributes beside the shapes (dBASE III).
enum ShapefileFormat: DocumentFormat {
  static let types: [RealType] = [.shp]

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let container = try ZipContainer(input)
    var layers = 0
    for (index, entry) in container.entries.enumerated() where entry.name.lowercased().hasSuffix(".dbf") {
      layers += 1
      guard layers <= Bounds.sheets, !writer.isFull else {
        writer.head.isCut = true
        break
      }
      guard let part = try container.part(at: index) else { continue }
      let stem = entry.name.dropLast(4)
      let charset = try codePage(container, String(stem))
      writer.heading(2, String(stem.split(separator: "/").last ?? stem))
      DBase.write(part.bytes, charset: charset, to: writer)
    }
    if layers == 0 { throw .damaged }
    writer.head.pages = layers
  }

  /// What the .cpg beside it says.
  private static func codePage(_ container: ZipContainer, _ stem: String) throws(DocumentFault) -> String? {
    for ending in [".cpg", ".CPG"] {
      if let part = try container.part(stem + ending) {
        return String(decoding: part.bytes.prefix(40), as: UTF8.self).filter { !$0.isWhitespace }
      }
    }
    return nil
  }
}

/// Records of fixed width under named fields.
enum DBase {
  static func write(_ bytes: [UInt8], charset: String?, to writer: DocumentWriter) {
    guard bytes.count > 32 else { return }
    let count = number(bytes, 4, 4)
    let (start, width) = (number(bytes, 8, 2), number(bytes, 10, 2))
    var fields: [(name: String, type: UInt8, offset: Int, width: Int)] = []
    var (at, offset) = (32, 1)
    while at + 32 <= min(start, bytes.count), bytes[at] != 0x0D, fields.count < Bounds.columns {
      let name = bytes[at..<at + 11].prefix { $0 != 0 }
      fields.append((text(name, charset), bytes[at + 11], offset, Int(bytes[at + 16])))
      offset += Int(bytes[at + 16])
      at += 32
    }
    guard !fields.isEmpty, width > 0 else { return }
    var rows: [[String]] = []
    var record = start
    for _ in 0..<count {
      guard record + width <= bytes.count else { break }
      guard rows.count < Bounds.rows else {
        writer.head.isCut = true
        break
      }
      // A star marks a record that was struck out.
      if bytes[record] != UInt8(ascii: "*") {
        rows.append(
          fields.map { field in
            let from = record + field.offset
            guard from + field.width <= bytes.count else { return "" }
            return value(text(bytes[from..<from + field.width], charset), field.type)
          })
      }
      record += width
    }
    writer.table(header: fields.map(\.name), rows: rows)
  }

  private static func value(_ text: String, _ type: UInt8) -> String {
    let digits = text.filter(\.isNumber)
    guard type == UInt8(ascii: "D"), digits.utf8.count == 8 else { return text }
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }

  private static func text(_ bytes: ArraySlice<UInt8>, _ charset: String?) -> String {
    var bytes = bytes
    while let last = bytes.last, last == 32 || last == 0 { bytes.removeLast() }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: bytes, as: UTF8.self).drop { $0 == " " }.description
    }
    return String(decoding: TextDecoding.decode(Array(bytes), charset: charset).bytes, as: UTF8.self)
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
