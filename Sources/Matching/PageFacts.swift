import Pages
import Web

/// What is left of one body after reading: small, free of markup, and all that judging rests on.
public struct PageFacts: Sendable, Codable, Hashable {
  public enum Kind: Sendable, Codable, Hashable {
    case page
    case document(RealType)
    case sitemap
    /// robots.txt, with its text; an answer of 4xx has none and allows all.
    case robots(String?)
    /// 3xx with where it leads; nil if that cannot be read.
    case redirect(WebURL?)
    /// 404 or 410.
    case dead(Int)
    case failed(Cause)
  }

  public var request: Request
  public var fetched: Instant
  /// Of the decoded content.
  public var digest: Digest?
  /// Where the exchange lies in the evidence.
  public var record: RecordPlace?
  public var kind: Kind
  public var status: Int?
  /// At most 300 bytes.
  public var title = ""
  public var blocks: [BlockFact] = []
  public var links: [LinkFact] = []
  /// Of a script or data file: the addresses in it, not resolved, since the page that loads it decides that.
  public var literals: [LiteralFact] = []
  public var claims: [Claim] = []
  public var tables: [TableFact] = []
  public var fields: [FieldHit] = []
  public var members: [MemberHit] = []
  public var dates: [DateFact] = []
  /// What the page says of its own period, dates and office, in the order of their places.
  public var stated: [StatedClaim] = []
  public var signs = Page.Signs()
  /// Indices in `links` of those to another host that speak of transparency: what is missing here may be there.
  public var transparency: [Int32] = []
  /// What kind of page it calls itself: none of these proves anything.
  public var nature: Nature = []
  /// Why the page may hold more than its bytes say: `needs-javascript`, or `blocked` by a password.
  public var shell: Cause?
  /// Why the body is not whole: `too-large`, `bomb`, `timeout`, `refused`.
  public var cut: Cause?
  public var certificateFault: String?
  /// When the server or the page's own metadata says that it was last changed; nil: not said, or the day it was
  /// fetched, which servers give to whatever they make on the fly.
  public var modified: Day?
  /// Facts were left out to stay under the limit; what they might hold is unknown.
  public var isCut = false
  /// Sentences by which it declares that there is nothing to publish.
  public var declarations: [QuoteFact] = []
  public var licenses: [LicenseFact] = []
  /// Links in the columns whose links must open.
  public var columnLinks: [ColumnLink] = []
  /// Cells of the columns that say who the members of a list are.
  public var cells: [CellFact] = []
  /// The blocks in or behind which a map stands: an embedded one, or a picture with places to click; -1: before all.
  public var maps: [Int32] = []
  /// Only where members are looked for that the portal itself names.
  public var names: [NameFact] = []
  /// Of a document that was opened: what its inside is like; blocks, tables, claims and dates are then its own.
  public var inside: Inside?

  /// How a document's inside was read.
  public struct Inside: Sendable, Codable, Hashable {
    /// Pages or sheets; nil where the format has none.
    public var pages: Int?
    /// Pages of pictures without a text layer.
    public var isScan = false
    /// A limit of pages, rows, time or memory cut the reading: what stands behind is unknown.
    public var isCut = false
    /// Tables of data in it without a row that names the columns.
    public var headless = 0
    /// The title that the file gives itself.
    public var title: String?
    /// When the file says that it was last changed.
    public var modified: Day?
    /// It could not be read: `unreadable-document`.
    public var failure: Cause?
    public init() {}
  }

  public struct Nature: OptionSet, Sendable, Codable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let search = Nature(rawValue: 1)
    public static let news = Nature(rawValue: 2)
    public static let legalNotice = Nature(rawValue: 4)
    public static let notFound = Nature(rawValue: 8)
    /// History, heritage, tourism.
    public static let story = Nature(rawValue: 16)
    /// It asks for a name and a password.
    public static let login = Nature(rawValue: 32)
  }

  public init(request: Request, fetched: Instant, kind: Kind) {
    self.request = request
    self.fetched = fetched
    self.kind = kind
  }

  public var url: WebURL { request.url }
}

/// Where a record begins in the evidence.
public struct RecordPlace: Sendable, Codable, Hashable {
  public var file: String
  public var offset: Int
  public init(file: String, offset: Int) {
    self.file = file
    self.offset = offset
  }
}

/// One block of a page: enough to count it, to know it again on other pages, and to see how it is empty.
public struct BlockFact: Sendable, Codable, Hashable {
  /// Of its folded words; equal blocks on many pages are boilerplate.
  public var hash: UInt64
  public var words: UInt16
  /// How many of the words are a link's.
  public var linkWords: UInt16
  public var kind: Kind
  public var region: Page.Region
  public var signs: Signs
  /// Index in `tables`; -1: none.
  public var table: Int16

  public enum Kind: UInt8, Sendable, Codable, Hashable { case text, heading, item, cell, headerCell, label }

  public struct Signs: OptionSet, Sendable, Codable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public static let telephone = Signs(rawValue: 1)
    public static let email = Signs(rawValue: 2)
    public static let streetAddress = Signs(rawValue: 4)
    public static let person = Signs(rawValue: 8)
    public static let amount = Signs(rawValue: 16)
    /// The law's own words, or a fraction read as one.
    public static let lawText = Signs(rawValue: 32)
    /// "DD/MM/AAAA", "XX", Lorem ipsum.
    public static let placeholder = Signs(rawValue: 64)
    /// "Próximamente", a promise.
    public static let announced = Signs(rawValue: 128)
    public static let underConstruction = Signs(rawValue: 256)
    /// "Cargando…", a bare select: a script fills it.
    public static let loading = Signs(rawValue: 512)
    public static let declaresNone = Signs(rawValue: 1024)
    /// The ways in which a block is no content of its own.
    public static let empty: Signs = [.placeholder, .announced, .underConstruction, .loading]
    public static let declaresNotApplicable = Signs(rawValue: 2048)
    /// The word of a post: "Regidora", "Head of Works".
    public static let post = Signs(rawValue: 4096)
    /// Three people or more, each beside a post, in one block.
    public static let officials = Signs(rawValue: 8192)
    /// It says what a click would open, and nothing more.
    public static let pointing = Signs(rawValue: 16384)
    /// "Debido a", "toda vez que": it says why.
    public static let givesReason = Signs(rawValue: 8192)
    /// A table's row that declares, and holds nothing else but its period.
    public static let declaresRow = Signs(rawValue: 16384)
    /// It declares that there is nothing to publish.
    public static let declares: Signs = [.declaresNone, .declaresNotApplicable]
  }
}

/// One link out of a page.
public struct LinkFact: Sendable, Codable, Hashable {
  /// Resolved, without fragment; nil: it leads nowhere.
  public var target: WebURL?
  public var element: Page.Link.Element
  /// Index in `blocks`; -1: in none.
  public var block: Int32
  /// Topics whose phrases stand in the link's text, alt, title or in the row or item around it.
  public var topics: [UInt16]
  /// Topics whose phrases or statutory address stand in the address itself.
  public var addressTopics: [UInt16]
  /// In a sitemap: when it says that the address was last changed.
  public var modified: Day?

  public init(
    target: WebURL?, element: Page.Link.Element, block: Int32, topics: [UInt16] = [],
    addressTopics: [UInt16] = []
  ) {
    self.target = target
    self.element = element
    self.block = block
    self.topics = topics
    self.addressTopics = addressTopics
  }
}

/// An address that stands in a script.
public struct LiteralFact: Sendable, Codable, Hashable {
  public var address: String
  public var role: ScriptLiteral.Role
  /// Topics whose phrases stand in the title or name beside it.
  public var topics: [UInt16]
  public var addressTopics: [UInt16]

  public init(
    address: String, role: ScriptLiteral.Role = .link, topics: [UInt16] = [], addressTopics: [UInt16] = []
  ) {
    self.address = address
    self.role = role
    self.topics = topics
    self.addressTopics = addressTopics
  }
}

/// A place where a page says that it publishes something.
public struct Claim: Sendable, Codable, Hashable {
  public enum Place: UInt8, Sendable, Codable, Hashable {
    case title, heading, caption, rowLabel, columnHeader, linkText, fileName, item, text
  }
  /// Index in the lexicon's topics.
  public var topic: UInt16
  public var place: Place
  /// A statutory name or address was met, not only a synonym.
  public var statutory: Bool
  /// Its words are part of the name of an office: a text under it tells what the office is for.
  public var isOffice = false
  /// A common word that stands alone was met, and nothing more telling.
  public var isShort = false
  /// The block that names it; -1: the title or an address.
  public var block: Int32
  /// The blocks that it names: a heading's section, a row, a list item; of a title all.
  public var first: Int32
  public var end: Int32
  /// The link whose text or file name it is; -1: none.
  public var link: Int32
  /// A negative word stands in its sentence, or it is part of a longer phrase of another topic.
  public var vetoed: Bool
  /// Of a `text` claim: phrases of the topic in the section, and how many different ones.
  public var hits: UInt16
  public var different: UInt16
  /// At most 300 bytes.
  public var quote: String
}

/// A table that is none of layout.
public struct TableFact: Sendable, Codable, Hashable {
  public var first: Int32
  public var end: Int32
  /// Rows below the header with at least one filled cell.
  public var rows: Int32
  public var columns: Int32
  public var hasHeader: Bool
  /// Its columns are headed by a word for names and one for posts: each row names somebody in office.
  public var namesPeople = false
}

/// A name that some obligation's `contains` asks for, met on a page.
public struct FieldHit: Sendable, Codable, Hashable {
  public enum Place: UInt8, Sendable, Codable, Hashable { case column, label, heading }
  /// Index in the lexicon's fields.
  public var field: UInt16
  public var place: Place
  public var block: Int32
  public var table: Int16
  /// Filled cells of the column; 1 or 0 for a label or heading with or without a value.
  public var filled: Int32
}

/// A member of a list, met on a page.
public struct MemberHit: Sendable, Codable, Hashable {
  public enum Place: UInt8, Sendable, Codable, Hashable { case title, heading, row, link, fileName, item }
  /// Index in the lexicon's members.
  public var member: UInt16
  public var place: Place
  public var block: Int32
  public var link: Int32
  /// Of a row: other cells of it are filled.
  public var filled: Bool
}

/// A date or period that a page states, and what it dates.
public struct DateFact: Sendable, Codable, Hashable {
  public enum Label: UInt8, Sendable, Codable, Hashable { case updated, validated, published, period, none }
  /// Where it was read, and so what it dates.
  public enum Place: UInt8, Sendable, Codable, Hashable {
    /// Somewhere in the block: it dates nothing by itself.
    case mention
    /// The page says that this is its period: "Periodo que se informa: ...".
    case statement
    /// In a filled row of a table, or in the head of the column of a filled cell: the row.
    case row, column
    /// What stands under it.
    case heading, caption
    /// The whole page.
    case title, address
    /// `link`: its text, the file's name, or what stands around or above it.
    case linkText, fileName, context
  }
  public var date: StatedDate
  public var label: Label
  public var block: Int32
  public var place = Place.mention
  /// Index in `links` of the link that it dates; -1: none.
  public var link: Int32 = -1
  /// The blocks that it dates.
  public var first: Int32
  public var end: Int32
  /// The row or cell says that there is nothing for it: "no se generó información".
  public var declaresNone = false

  public init(date: StatedDate, label: Label, block: Int32) {
    self.date = date
    self.label = label
    self.block = block
    first = block
    end = block + 1
  }

  /// A period whose year stands on another page: its days are those of the year 1.
  public var isYearless: Bool { date.first.number < -700_000 }
}

/// What a page says of itself under one of the names that the law gives: shown as its own claim.
public struct StatedClaim: Sendable, Codable, Hashable {
  public enum Label: UInt8, Sendable, Codable, Hashable { case period, updated, validated, area }
  public var label: Label
  /// At most 120 bytes.
  public var text: String
  public var block: Int32
}

/// A sentence and the block that it stands in.
public struct QuoteFact: Sendable, Codable, Hashable {
  public var block: Int32
  /// At most 300 bytes.
  public var quote: String
}

/// A licence's words and the block that they stand in.
public struct LicenseFact: Sendable, Codable, Hashable {
  public var block: Int32
  public var isOpen: Bool
  /// At most 300 bytes.
  public var quote: String
}

/// A link in a column that some obligation's `links-open` names.
public struct ColumnLink: Sendable, Codable, Hashable {
  /// Index in the lexicon's fields.
  public var field: UInt16
  /// Index in the page's links.
  public var link: Int32
}

/// A filled cell, or an entry, that names a member of a list.
public struct CellFact: Sendable, Codable, Hashable {
  /// Index in the lexicon's fields; the greatest number: an entry of a list without a column.
  public var field: UInt16
  /// Its row: cells of one row have one block.
  public var block: Int32
  /// At most 300 bytes.
  public var text: String
  public static let entry = UInt16.max
}

/// The words of a name, for members that are known only after reading.
public struct NameFact: Sendable, Codable, Hashable {
  public var place: MemberHit.Place
  public var block: Int32
  public var link: Int32
  public var filled: Bool
  /// Stems of its words, in their order, without those that only bind.
  public var words: [UInt64]

  /// As a member would be noted that was known before reading.
  public var hit: MemberHit {
    MemberHit(member: 0, place: place, block: block, link: link, filled: filled)
  }

  /// The words of a member's name, to be looked for in those of a page.
  public static func words(of name: String) -> [UInt64] {
    WordScanner.tokens(of: name).filter { !StopWords.contains($0.form) }.map(\.stem)
  }

  /// Whether a name's words stand in these, one behind the other.
  public func holds(_ name: [UInt64]) -> Bool {
    guard let first = name.first, name.count <= words.count else { return false }
    for start in 0...(words.count - name.count) where words[start] == first {
      if words[start..<start + name.count].elementsEqual(name) { return true }
    }
    return false
  }
}
