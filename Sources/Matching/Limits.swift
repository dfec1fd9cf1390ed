/// What bounds the facts of one page, so that memory grows with pages and not with their size.
enum Limits {
  static let quote = 300
  static let blocks = 3000
  /// Of a document: enough to see what it holds; how much it holds is counted.
  static let documentBlocks = 1500
  static let links = 4000
  static let claims = 600
  static let dates = 2000
  static let stated = 60
  /// Of what a page says of itself.
  static let statedText = 120
  static let fields = 400
  static let members = 400
  /// Of a page: names kept for members that the portal itself names, cells that name them, links of a column.
  static let names = 2000
  static let cells = 5000
  static let columnLinks = 4000
  static let declarations = 40
  /// A declaration of more words is a text about something.
  static let declarationWords = 60
  /// Words in a declaring row that are neither the declaration nor its period.
  static let rowWords = 0
  /// Places to click that make a picture a map.
  static let mapAreas = 3
  /// A heading of more words is a text.
  static let headingWords = 20
  /// Blocks that a label speaks for, at most.
  static let labelled = 40
  /// A block of more words is a text and no label.
  static let itemWords = 14
}
