import Web

/// A stretch of a page's text, in bytes.
public struct Span: Sendable, Hashable {
  public var start: Int32
  public var end: Int32
  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }
  public var isEmpty: Bool { start >= end }
  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// Everything read from one HTML body. Lives inside one reading task.
public struct Page: Sendable {
  public var url: WebURL
  /// What relative addresses are resolved against.
  public var base: WebURL
  /// All that a person can read, UTF-8, white space collapsed to one blank, blocks separated by a line feed.
  /// Behind the last block, in no block: the title, and the names of links that show no text.
  public var text: [UInt8] = []
  public var title = Span(start: 0, end: 0)
  /// `lang` of the html element, lower-cased: `es-mx`.
  public var language: String?
  /// Never empty ones; in document order.
  public var blocks: [Block] = []
  public var links: [Link] = []
  public var tables: [Table] = []
  /// In order of their headings. Text before the first heading is in none.
  public var sections: [Section] = []
  public var signs = Signs()

  public init(url: WebURL, base: WebURL) {
    self.url = url
    self.base = base
  }

  public struct Block: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// h1 to h6; 7 is a weak heading: a bold or large line alone in a block.
      case heading(UInt8)
      case text, listItem, caption, term, button, label
      /// The block stands in a cell of a table that is none of layout.
      case cell, headerCell
    }
    public var text: Span
    public var kind: Kind
    public var region: Region
    /// Which list (ul, ol, dl, or select) it is an item of; -1: none.
    public var list: Int32
    /// Index in `tables`, row and column of its cell; -1: none.
    public var table: Int32
    public var row: Int32
    public var column: Int32
  }

  /// The innermost landmark around a block, by element, ARIA role, or a telling class or id.
  public enum Region: UInt8, Sendable, Codable, Hashable {
    case main, navigation, header, footer, aside, dialog
  }

  public struct Link: Sendable, Hashable {
    public enum Element: UInt8, Sendable, Codable, Hashable {
      case anchor, area, frame, iframe, embed, button, form, refresh
      /// A fragment that the page or a script of it puts into the page: `data-include`, `load('footer.html')`.
      case include
      /// A script or data that the page loads; never something to be read as such.
      case source
      /// An address in a script of the page, which may make a link of it.
      case scripted
    }
    public enum Target: Sendable, Hashable {
      case url(WebURL)
      /// `#contratos`: a place in this page, such as a tab's.
      case inPage
      /// No href, `#`, `javascript:`, empty, a file on somebody's own disk (`C:\`): it leads nowhere.
      case nowhere
      case mail, telephone
      /// Another scheme, an address that cannot be read.
      case other
    }
    public var element: Element
    public var target: Target
    /// Its text; if it shows none, the alt of an image in it, else its title or aria-label.
    public var text: Span
    /// The text is shown, not only an alt or title.
    public var shown: Bool
    /// The block that it stands in; -1 for an area, a frame, a refresh, or an image in no block.
    public var block: Int32
    /// How many blocks stand wholly before it: the block that it stands in or, without one, the next.
    public var position: Int32
    public var region: Region
  }

  public struct Table: Sendable, Hashable {
    public struct Cell: Sendable, Hashable {
      public var row: Int32
      public var column: Int32
      public var rowSpan: Int32
      public var columnSpan: Int32
      public var isHeader: Bool
      /// Indices in `blocks`.
      public var blocks: Range<Int32>
      public var links: Range<Int32>
    }
    public var cells: [Cell]
    public var rows: Int32
    public var columns: Int32
    /// The row that names the columns, by th, thead, or as the first filled row; -1: none.
    public var headerRow: Int32
    public var caption: Span?
    /// All blocks from the first cell's to the last's.
    public var blocks: Range<Int32>
    /// It only arranges the page.
    public var isLayout: Bool
  }

  /// A heading with all that follows it up to the next heading of its level or above.
  public struct Section: Sendable, Hashable {
    /// Index in `blocks` of its heading.
    public var heading: Int32
    public var level: UInt8
    /// From the heading on.
    public var blocks: Range<Int32>
  }

  public struct Signs: Sendable, Codable, Hashable {
    public var scripts: Int32 = 0
    /// Bytes of script text in the page.
    public var scriptBytes: Int32 = 0
    /// Hashes of the addresses of the scripts that the page loads, as written, and of the texts of those in it that
    /// write into it.
    public var scriptSources: [UInt64] = []
    /// A script in the page fetches data to show.
    public var fetchesData = false
    /// A script library that draws maps is loaded or used.
    public var drawsMap = false
    /// A script in the page writes into it: `document.write`, `innerHTML`.
    public var writesPage = false
    public var images: Int32 = 0
    public var forms: Int32 = 0
    public var textFields: Int32 = 0
    public var passwordFields: Int32 = 0
    public var searchFields: Int32 = 0
    public var selects: Int32 = 0
    /// An empty mount point of a script program (`id="root"`, `app`, `__next`, ...).
    public var emptyMount = false
    /// An empty place for a menu or a footer, of which the page has no other; a script fills it.
    public var emptyMenu = false
    public var emptyFooter = false
    /// A noscript element that asks for JavaScript.
    public var asksForScript = false
    /// The box of a captcha: reCAPTCHA, hCaptcha, Turnstile.
    public var captcha = false
    /// Flash, an applet or another plug-in.
    public var plugIn = false
    public var articles: Int32 = 0
    public var noIndex = false
    /// The name of the encoding that the text was read in.
    public var encoding = ""
    /// `meta` article:published_time or the like, as written.
    public var publishedTime: String?
    public var modifiedTime: String?
    public init() {}
  }
}

/// What a body turned out to be.
public enum Reading: Sendable {
  case page(Page)
  case document(RealType)
  case sitemap([SitemapEntry], isIndex: Bool)
  /// Nothing but white space.
  case empty
  /// Bytes that are neither text to be read as a page nor a known document.
  case unknown(detail: String)
}

/// One line of a sitemap.
public struct SitemapEntry: Sendable, Hashable {
  public var url: WebURL
  public var lastModified: String?
  public init(url: WebURL, lastModified: String?) {
    self.url = url
    self.lastModified = lastModified
  }
}

/// The format that bytes really have. The raw value is the word that rule files use.
public enum RealType: String, Sendable, CaseIterable, Codable, Hashable {
  case html, pdf, xlsx, xls, ods, docx, doc, odt, pptx, ppt, odp, rtf, csv, tsv, txt, json, geojson, xml, kml,
    kmz, shp,
    gpkg, zip, rar
  case sevenZip = "7z"
  case png, jpeg, gif, webp, svg, tiff, mp3, mp4, avi, css, javascript, other

  /// Its inside can be read: `vitrina-document` knows it.
  public var canBeOpened: Bool {
    switch self {
    case .pdf, .xlsx, .xls, .ods, .docx, .odt, .csv, .tsv, .txt, .json, .geojson, .kml, .kmz, .shp, .zip,
      .rar,
      .sevenZip:
      true
    default: false
    }
  }
}
