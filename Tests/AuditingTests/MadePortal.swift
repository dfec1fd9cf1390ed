import Web

@testable import Rules

/// Numbers that look random and are the same each time (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A portal made up from a seed: 8 to 25 pages, some topics published in one way or another, some only named.
struct MadePortal {
  enum Way: CaseIterable {
    case table, text, document, tableBehindLink
    case named, menuEntry, announced, deadLink, inPassing, absent
  }

  static let topics = [
    ("contracts", "Contratos de obra"), ("suppliers", "Padrón de proveedores"),
    ("quality", "Calidad del agua"),
    ("tariffs", "Tarifas del servicio"), ("staff", "Directorio de funcionarios"),
    ("ration", "Programa de tandeo"),
    ("budget", "Presupuesto anual"), ("parks", "Áreas verdes"), ("grants", "Apoyos sociales"),
    ("sessions", "Actas del consejo"),
  ]
  /// What more is asked of some of them.
  static let obligations =
    topics.map { Obligation.named($0.0, $0.1) } + [
      .named("wells", "Pozos por zona") { $0.forEach = "zones" },
      .named("report", "Informe de labores") { $0.maxAge = .init(count: 1, unit: .year) },
      .named("register", "Registro de obras") {
        $0.contains = [.name("contratista"), .name("monto")]
        $0.minRows = 3
      },
      .named("permits", "Licencias de giro") {
        $0.publishedAs = [.table]
        $0.maxClicks = 2
      },
      .named("chart", "Organigrama") {
        $0.parts = [
          .named("chart/areas", "Estructura por áreas"), .named("chart/manual", "Manual de puestos"),
        ]
      },
    ]
  static let lists = [
    MemberList(
      id: "zones", title: LocalText([("es", "zonas")]),
      members: ["Zona Norte", "Zona Sur", "Zona Oriente", "Zona Poniente"].map {
        .init(name: $0, synonyms: [])
      })
  ]

  struct Page {
    var title: String
    var sections: [String]
    /// Common to all pages, above and below.
    var menu = ""
    var footer = ""
  }

  var pages: [String: Page] = [:]
  var documents: [String] = []
  var ways: [String: Way] = [:]

  init(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let count = Int.random(in: 8...25, using: &numbers)
    let paths = ["/"] + (1..<count).map { "/seccion-\($0).html" }
    for (index, path) in paths.enumerated() {
      let title = index == 0 ? "Portal del municipio" : Self.text(3, &numbers)
      let sections = (0..<Int.random(in: 2...4, using: &numbers)).map { _ in
        "<h2>\(Self.text(3, &numbers))</h2><p>\(Self.text(Int.random(in: 10...60, using: &numbers), &numbers))</p>"
      }
      pages[path] = Page(
        title: title, sections: sections,
        footer: "<footer><p>Calle Ancha 5, planta baja</p></footer>")
    }
    // Each page is linked from one that came before it; half of the portals have a menu besides.
    for index in 1..<paths.count {
      let from = paths[Int.random(in: 0..<min(index, 4), using: &numbers)]
      pages[from]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><p><a href='\(paths[index])'>\(Self.text(3, &numbers))</a></p>")
    }
    if Bool.random(using: &numbers) {
      let links = paths.prefix(6).map { "<li><a href='\($0)'>Ir a \($0.count)</a></li>" }.joined()
      for path in paths { pages[path]?.menu = "<nav><ul>\(links)</ul></nav>" }
    }
    for (id, name) in Self.topics {
      let way = Way.allCases[Int.random(in: 0..<Way.allCases.count, using: &numbers)]
      ways[id] = way
      let path = paths[Int.random(in: 1..<paths.count, using: &numbers)]
      publish(id, name, way, on: path, &numbers)
    }
    publishMore(paths, &numbers)
  }

  /// What more is asked is fulfilled in part, on one page or on two.
  private mutating func publishMore(_ paths: [String], _ numbers: inout SeededNumbers) {
    let text = { (numbers: inout SeededNumbers) in Self.text(40, &numbers) }
    func section(_ html: String, _ numbers: inout SeededNumbers) {
      pages[paths[Int.random(in: 1..<paths.count, using: &numbers)]]?.sections.append(html)
    }
    func table(_ header: [String], _ rows: [[String]]) -> String {
      let row = { (cells: [String], tag: String) in
        "<tr>" + cells.map { "<\(tag)>\($0)</\(tag)>" }.joined() + "</tr>"
      }
      return "<table>" + row(header, "th") + rows.map { row($0, "td") }.joined() + "</table>"
    }
    var zones = Self.lists[0].members.map(\.name)
    zones.removeLast(Int.random(in: 0...2, using: &numbers))
    let half = Int.random(in: 0...zones.count, using: &numbers)
    for some in [zones[..<half], zones[half...]] where some.count > 1 {
      section(
        "<h2>Pozos por zona</h2>" + table(["Zona", "Pozos"], some.map { [$0, "\($0.count)"] }), &numbers)
    }
    for year in [2019, 2024, 2026] where Bool.random(using: &numbers) {
      section(
        "<h2>Informe de labores</h2><p>Publicado el 3 de marzo de \(year). \(text(&numbers))</p>", &numbers)
    }
    let fields = [["Contratista", "Monto"], ["Contratista", "Lugar"]]
    for header in fields where Bool.random(using: &numbers) {
      let rows = (1...Int.random(in: 2...4, using: &numbers)).map {
        ["\(Self.text(1, &numbers)) \($0)", "\($0)00"]
      }
      section("<h2>Registro de obras</h2>" + table(header, rows), &numbers)
    }
    if Bool.random(using: &numbers) {
      section("<h2>Licencias de giro</h2><p>\(text(&numbers))</p>", &numbers)
    }
    if Bool.random(using: &numbers) {
      section(
        "<h2>Licencias de giro</h2>"
          + table(["Giro", "Calle"], (1...3).map { ["Giro \($0)", "Calle \($0)"] }),
        &numbers)
    }
    for name in ["Estructura por áreas", "Manual de puestos"] where Bool.random(using: &numbers) {
      section("<h2>\(name)</h2><p>\(text(&numbers))</p>", &numbers)
    }
  }

  private mutating func publish(
    _ id: String, _ name: String, _ way: Way, on path: String, _ numbers: inout SeededNumbers
  ) {
    let rows = (1...5).map { "<tr><td>\($0)</td><td>\(Self.text(3, &numbers))</td></tr>" }.joined()
    let table = "<table><tr><th>Número</th><th>Descripción</th></tr>\(rows)</table>"
    switch way {
    case .table: pages[path]?.sections.append("<h2>\(name)</h2>\(table)")
    case .text: pages[path]?.sections.append("<h2>\(name)</h2><p>\(Self.text(60, &numbers))</p>")
    case .document:
      documents.append("/archivos/\(id).pdf")
      pages[path]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><p><a href='/archivos/\(id).pdf'>\(name)</a></p>")
    case .tableBehindLink:
      pages["/\(id).html"] = Page(title: name, sections: ["<h1>\(name)</h1>\(table)"])
      pages[path]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><p><a href='/\(id).html'>\(name)</a></p>")
    case .named: pages[path]?.sections.append("<h2>\(name)</h2>")
    case .menuEntry:
      pages[path]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><ul><li><a href='#'>\(name)</a></li></ul>")
    case .announced: pages[path]?.sections.append("<h2>\(name)</h2><p>Próximamente.</p>")
    case .deadLink:
      pages[path]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><p><a href='/perdido/\(id).pdf'>\(name)</a></p>")
    case .inPassing:
      pages[path]?.sections.append(
        "<h2>\(Self.text(2, &numbers))</h2><p>\(Self.text(20, &numbers)) \(name) \(Self.text(40, &numbers))</p>"
      )
    case .absent: break
    }
  }

  /// Words that no topic has, with accents, in an order of their own.
  static func text(_ count: Int, _ numbers: inout SeededNumbers) -> String {
    let list = [
      "ventana", "camino", "pintura", "montaña", "sombrero", "guitarra", "cuchara", "espejo", "nube",
      "piedra",
      "lámpara", "jardín", "relato", "farol", "puente", "rama", "caballo", "mantel", "silla", "campana",
      "niñez",
      "árbol", "canción", "río", "pájaro", "colina", "barco", "arena", "faro", "violín", "tambor", "nido",
    ]
    return (0..<count).map { _ in list[Int.random(in: 0..<list.count, using: &numbers)] }.joined(
      separator: " ")
  }

  static func html(_ page: Page, top: String = "", bottom: String = "") -> String {
    "<!DOCTYPE html><html><head><title>\(page.title)</title></head><body>\(top)\(page.menu)"
      + page.sections.map { "<section>\($0)</section>" }.joined() + bottom + page.footer + "</body></html>"
  }

  /// `top` stands first in the body of every page, `bottom` last.
  func paper(top: String = "", bottom: String = "") -> PaperPortal {
    var portal = PaperPortal([:])
    for (path, page) in pages { portal[path] = Self.html(page, top: top, bottom: bottom) }
    for path in documents { portal.add(pdf: path, path) }
    return portal
  }
}
