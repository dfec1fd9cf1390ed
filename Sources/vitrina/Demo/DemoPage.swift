import Serving

/// One page of the demo's portals: its place, title and content as HTML.
struct DemoPage {
  enum Coding {
    /// UTF-8, told in the page and in the header.
    case told
    /// ISO-8859-1, told nowhere.
    case untoldLatin
    /// ISO-8859-1 in a page that says UTF-8.
    case mistoldLatin
  }

  var path: String
  var title: String
  var content: String
  var coding = Coding.told
  /// Put before the end of the page.
  var script = ""

  init(_ path: String, _ title: String, coding: Coding = .told, script: String = "", _ content: String...) {
    self.path = path
    self.title = title
    self.content = content.joined(separator: "\n")
    self.coding = coding
    self.script = script
  }

  // MARK: Pieces

  static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  static func p(_ text: String) -> String { "<p>\(escape(text))</p>" }
  static func h2(_ text: String) -> String { "<h2>\(escape(text))</h2>" }
  static func h3(_ text: String) -> String { "<h3>\(escape(text))</h3>" }

  /// What the law asks below each publication.
  static func updated(_ date: String, by unit: String) -> String {
    "<p class=\"nota\">Fecha de actualización: \(escape(date)). Área responsable: \(escape(unit)).</p>"
  }

  static func table(_ caption: String, _ rows: [[String]]) -> String {
    let head = rows.first ?? []
    return "<table><caption>\(escape(caption))</caption><thead><tr>"
      + head.map { "<th scope=\"col\">\(escape($0))</th>" }.joined() + "</tr></thead><tbody>"
      + rows.dropFirst().map { "<tr>" + $0.map { "<td>\(escape($0))</td>" }.joined() + "</tr>" }.joined(
        separator: "\n")
      + "</tbody></table>"
  }

  /// Tiles as on a home page.
  static func tiles(_ tiles: [(text: String, about: String, target: String)]) -> String {
    "<div class=\"mosaico\">"
      + tiles.map {
        "<section><h3><a href=\"\(escape($0.target))\">\(escape($0.text))</a></h3><p>\(escape($0.about))</p></section>"
      }.joined(separator: "\n") + "</div>"
  }

  /// A list of links.
  static func list(_ links: [(text: String, target: String)]) -> String {
    "<ul>"
      + links.map { "<li><a href=\"\(escape($0.target))\">\(escape($0.text))</a></li>" }.joined(
        separator: "\n")
      + "</ul>"
  }
}

/// What all pages of one institution share.
struct DemoLook {
  var name: String
  var motto: String
  /// `/alcaldia/`.
  var root: String
  var colour: String
  var address: String
  /// Text and path below the root, or `#`.
  var menu: [(text: String, target: String)]

  func resource(_ page: DemoPage) -> Resource {
    let html = html(page)
    switch page.coding {
    case .told: return Resource(type: "text/html; charset=utf-8", text: html)
    case .untoldLatin, .mistoldLatin: return Resource(type: "text/html", body: DemoDocuments.latin(html))
    }
  }

  private func html(_ page: DemoPage) -> String {
    let entries = menu.map { entry in
      let target = entry.target.hasPrefix("#") ? entry.target : root + entry.target
      return "<li><a href=\"\(target)\">\(DemoPage.escape(entry.text))</a></li>"
    }
    let isHome = page.path.isEmpty
    return """
      <!DOCTYPE html>
      <html lang="es"><head>\(page.coding == .untoldLatin ? "" : "<meta charset=\"utf-8\">")
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(DemoPage.escape(isHome ? name : page.title + " - " + name))</title>
      <style>
      body{font:16px/1.5 Arial,Helvetica,sans-serif;margin:0;color:#222}
      header,footer{background:\(colour);color:#fff;padding:1rem 6vw}
      header p{margin:0;opacity:.85}header a{color:#fff;text-decoration:none;font-size:1.5rem}
      nav{background:#eee;padding:.4rem 6vw}nav ul{list-style:none;margin:0;padding:0}
      nav li{display:inline-block;margin:.2rem 1rem .2rem 0}main{padding:1rem 6vw;max-width:60rem}
      table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #bbb;padding:.35rem .6rem;text-align:left}
      caption{font-weight:bold;text-align:left;padding:.3rem 0}.nota{color:#555;font-size:.9rem}
      .mosaico{display:flex;flex-wrap:wrap;gap:1rem}.mosaico section{border-top:4px solid \(colour);background:#f5f5f5;
      padding:.2rem 1rem;width:15rem}
      footer{font-size:.9rem;margin-top:2rem}footer a{color:#fff}
      </style></head><body>
      <header><a href="\(root)">\(DemoPage.escape(name))</a><p>\(DemoPage.escape(motto))</p></header>
      <nav><ul>
      \(entries.joined(separator: "\n"))
      </ul></nav>
      <main>
      <h1>\(DemoPage.escape(page.title))</h1>
      \(page.content)
      </main>
      <footer><p>\(DemoPage.escape(address))</p>
      <p>Portal de demostración de Vitrina. Todo su contenido es inventado.</p></footer>\(page.script)
      </body></html>
      """ + "\n"
  }
}
