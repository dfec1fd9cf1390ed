/// HTML under construction. Names are written in the source (`StaticString`), everything else is escaped: text
/// from outside cannot become markup.
struct Markup {
  private(set) var html = ""

  typealias Attributes = KeyValuePairs<StaticString, String>

  /// An element with content.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void)
  {
    open(name, attributes)
    body(&self)
    html += "</\(name)>"
  }

  /// An element with text alone.
  mutating func element(_ name: StaticString, _ attributes: Attributes, _ content: String) {
    element(name, attributes) { $0.text(content) }
  }

  mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }
  mutating func block(_ name: StaticString, _ content: String) { block(name, [:], content) }

  /// A block of its own line, to keep the source readable.
  mutating func block(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void) {
    html += "\n"
    element(name, attributes, body)
  }

  mutating func block(_ name: StaticString, _ attributes: Attributes, _ content: String) {
    block(name, attributes) { $0.text(content) }
  }

  /// An element that has no end tag (`meta`), or a start tag alone.
  mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
    html += "<\(name)"
    for (key, value) in attributes { html += " \(key)=\"\(Escape.html(value))\"" }
    html += ">"
  }

  mutating func text(_ content: String) { html += Escape.html(content) }

  /// A link out of the report; only http and https lead anywhere, other text stays text.
  mutating func link(_ address: String, _ label: String) {
    guard let url = Escape.url(address) else { return element("span", ["class": "address"], label) }
    element("a", ["href": url, "rel": "external noreferrer"], label)
  }

  /// What the source itself says.
  mutating func raw(_ content: StaticString) { html += "\(content)" }
}

/// A whole page: head, style and the frame that all pages share.
struct PageFrame {
  var title: String
  var language: Language
  /// The same page in other languages: relative addresses.
  var alternates: [(language: Language, address: String)]
  /// To the index; nil on the index itself.
  var index: String?

  func html(_ body: (inout Markup) -> Void) -> String {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", ["lang": language.rawValue]) { page in
      page.block("head") { page in
        page.open("meta", ["charset": "utf-8"])
        // No script, font or picture runs or loads, even if something slipped through.
        page.open("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy])
        page.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        page.open("meta", ["name": "referrer", "content": "no-referrer"])
        page.block("title", title)
        for other in alternates {
          page.open("link", ["rel": "alternate", "hreflang": other.language.rawValue, "href": other.address])
        }
        page.raw("\n<style>")
        page.raw(Style.css)
        page.raw("</style>\n")
      }
      page.block("body") { page in
        page.block("a", ["class": "skip", "href": "#main"], language("Ir al contenido", "Skip to content"))
        page.block("nav", ["class": "top", "aria-label": language("Navegación", "Navigation")]) { page in
          page.element("span", ["class": "brand"], "Vitrina")
          if let index { page.element("a", ["href": index], language("Todos los portales", "All portals")) }
          for other in alternates {
            page.element(
              "a",
              ["href": other.address, "lang": other.language.rawValue, "hreflang": other.language.rawValue],
              other.language.ownName)
          }
        }
        page.block("main", ["id": "main"], body)
        page.raw("\n")
      }
    }
    page.raw("\n")
    return page.html
  }

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
