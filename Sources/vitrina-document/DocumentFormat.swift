import Pages

/// One kind of document: how its inside becomes headings, paragraphs, lists and tables.
protocol DocumentFormat: SendableMetatype {
  static var types: [RealType] { get }
  /// The library that reads it, with its version; nil: none of its own.
  static var library: String? { get }
  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault)
}

extension DocumentFormat {
  static var library: String? { nil }
}

/// Why a document could not be read. The raw value is what the result says.
enum DocumentFault: String, Error {
  case encrypted, damaged, empty
  /// It swells beyond what an honest file does.
  case bomb
}

enum FormatTable {
  static let all: [any DocumentFormat.Type] = [
    PDFFormat.self, DelimitedFormat.self, XLSXFormat.self, XLSFormat.self, OpenDocumentFormat.self,
    DOCXFormat.self, JSONFormat.self, KMLFormat.self, ShapefileFormat.self, ArchiveFormat.self,
  ]

  static func format(of type: RealType) -> (any DocumentFormat.Type)? {
    all.first { $0.types.contains(type) }
  }

  /// The program's own ways of reading, and the libraries under it: equal names read equal bytes alike.
  static let libraries = (["vitrina-document 1"] + all.compactMap { $0.library } + [ZipContainer.library])
    .joined(separator: " ")
}

/// What bounds a reading whatever the format.
enum Bounds {
  static let pages = 60
  /// Rows of one sheet or table.
  static let rows = 5000
  static let columns = 200
  static let sheets = 40
  /// Bytes of the result.
  static let output = 4 << 20
  /// Bytes of one part of a container, unpacked.
  static let part = 32 << 20
  /// How much larger than the whole container what is unpacked may be; a start of `part` is free.
  static let ratio = 100
  static let entries = 4096
  /// Documents opened within an archive.
  static let inner = 5
  /// Bytes of one cell or paragraph.
  static let text = 20_000
}
