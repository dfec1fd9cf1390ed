/// The numbers of the gate between a claim and a proof. Set from labelled portals; within wide bounds they
/// hardly matter.
enum Gate {
  /// Words of its own that make a text.
  static let ownWords = 25
  /// Fewer than these are nothing; between the two a thing is thin.
  static let thinWords = 20
  /// Entries that lead to something: fewer are a menu.
  static let entries = 3
  /// Fewer words with a link to another page announce what stands there.
  static let teaserWords = 60
  /// Filled rows that make a table.
  static let rows = 2
  /// Running text proves at most a part, and only with two different phrases, one phrase in a hundred words.
  static let textHits = 2
  static let wordsPerHit = 100
  static let textWords = 50
  /// Words of a link that names its target rather than mentions the topic.
  static let namingLinkWords = 6
  /// Items that make a list of names.
  static let listItems = 3
  /// People that make a directory.
  static let persons = 3
  /// A topic in the titles of more than this share of the pages is the portal's own name.
  static let ownNameShare = 0.5
  /// Documents and rows that make a transparency section of the portal's own.
  static let section = 10
  /// Links of a column that are tried.
  static let linkSample = 20
  /// Observations shown for one verdict.
  static let observations = 3
}
