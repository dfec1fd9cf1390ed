/// The elements that reading tells apart. All others are transparent: their content counts, they do not.
enum Tag: UInt8, CaseIterable {
  case none
  // Read by the scanner alone.
  case html, head, body, base, meta, link, script, style, title, textarea, select, option, optgroup, template,
    video
  case audio, canvas, xmp, noembed, noframes, plaintext, svg, keygen
  // Marks without content.
  case a, area, frame, iframe, embed, applet, img, image, input
  // Elements whose nesting the parser mends.
  case br, hr, p, div, h1, h2, h3, h4, h5, h6, ul, ol, dl, dir, menu, li, dt, dd, table, caption, thead,
    tbody, tfoot
  case tr, td, th, pre, blockquote, address, fieldset, legend, label, center, b, strong, big, font, span,
    noscript
  case form, object, button, listing
  // Elements that are younger than the parser.
  case main, nav, header, footer, aside, section, article, figure, figcaption, details, summary, dialog,
    hgroup
  case search
  /// An element of a name of its own that script programs mount on.
  case appRoot = 126

  static let named: [(String, UInt8)] =
    allCases.dropFirst().dropLast().map { ("\($0)", $0.rawValue) } + [("app-root", Tag.appRoot.rawValue)]

  /// How the parser knows it; nil: it is not shown to the parser, or only as a mark.
  var parserName: StaticString? {
    switch self {
    case .p: "p"
    case .div, .address: "div"
    case .h1: "h1"
    case .h2: "h2"
    case .h3: "h3"
    case .h4: "h4"
    case .h5: "h5"
    case .h6: "h6"
    case .ul, .dir, .menu: "ul"
    case .ol: "ol"
    case .dl: "dl"
    case .li: "li"
    case .dt: "dt"
    case .dd: "dd"
    case .table: "table"
    case .caption: "caption"
    case .thead: "thead"
    case .tbody: "tbody"
    case .tfoot: "tfoot"
    case .tr: "tr"
    case .td: "td"
    case .th: "th"
    case .pre, .listing: "pre"
    case .blockquote: "blockquote"
    case .fieldset: "fieldset"
    case .center: "center"
    case .b: "b"
    case .strong: "strong"
    case .big: "big"
    case .font: "font"
    case .span: "span"
    default: nil
    }
  }

  /// Starts and ends are marks, matched on the reader's own stack: the parser would nest them wrongly.
  var isOwn: Bool {
    switch self {
    case .main, .nav, .header, .footer, .aside, .section, .article, .figure, .figcaption, .details, .summary,
      .dialog,
      .hgroup, .search, .form, .noscript, .legend, .label, .button, .object, .appRoot:
      true
    default: false
    }
  }

  /// Its edges are edges of blocks.
  var isBlock: Bool {
    switch self {
    case .b, .strong, .big, .font, .span, .none, .object, .noscript, .appRoot: false
    default: true
    }
  }

  var headingLevel: UInt8 {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 0
    }
  }
}

/// The attributes that reading looks at.
enum Attribute: UInt8, CaseIterable {
  case none, id, `class`, role, href, xlink, src, data, alt, title, ariaLabel, action, formaction, type, name,
    value
  case placeholder, rowspan, colspan, style, size, content, httpEquiv, property, lang, xmlLang, ariaLevel
  /// The address of a fragment that takes the element's place.
  case include

  static let named: [(String, UInt8)] =
    allCases.dropFirst().map { attribute in
      let name =
        switch attribute {
        case .xlink: "xlink:href"
        case .ariaLabel: "aria-label"
        case .ariaLevel: "aria-level"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        default: "\(attribute)"
        }
      return (name, attribute.rawValue)
    }
    + ["data-include", "w3-include-html", "include-html", "hx-get"].map { ($0, Attribute.include.rawValue) }
}

/// A stretch of the source, or (below zero) of the scanner's own buffer, where references were resolved.
struct Slice {
  var start: Int32 = 0
  var count: Int32 = 0
  static let none = Slice()
}

/// What is known of one element before its nesting is: all that its attributes say.
struct Mark {
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let end = Flags(rawValue: 1)
    static let strong = Flags(rawValue: 2)
    static let mount = Flags(rawValue: 4)
    static let presentation = Flags(rawValue: 8)
    /// There is an address, if only an empty one.
    static let hasAddress = Flags(rawValue: 16)
    /// The address is that of a fragment to be put here.
    static let includes = Flags(rawValue: 32)
    /// It has a name by which a script finds it.
    static let hasName = Flags(rawValue: 64)
  }
  var tag: Tag
  var flags: Flags = []
  /// 0: none; else the raw value of a region and one.
  var region: UInt8 = 0
  /// Of a heading by role.
  var level: UInt8 = 0
  var rowSpan: UInt16 = 1
  var columnSpan: UInt16 = 1
  var address = Slice.none
  /// The name for a link that shows no text.
  var name = Slice.none
}
