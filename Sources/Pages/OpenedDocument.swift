import Web

/// What a document holds inside, as the program that opens documents read it.
public struct OpenedDocument: Sendable {
  /// Its text, headings, tables and links, in the shape of a page; nil: it could not be read.
  public var page: Page?
  /// Pages or sheets; nil where the format has none.
  public var pages: Int?
  /// Its pages are pictures without a text layer.
  public var isScan = false
  /// A limit of pages, rows, time or memory cut the reading.
  public var isCut = false
  /// Tables of data in it without a row that names the columns.
  public var headless = 0
  /// The title that the file gives itself; nil: none, or one that a program made up.
  public var title: String?
  /// When the file says that it was last changed.
  public var modified: Day?
  public init() {}
}
