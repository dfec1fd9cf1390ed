import Serving

/// The portals that come with the program: two institutions on one server, with the faults of real portals.
///
/// The content is invented; what was planted where stands in `planted`.
enum DemoSite {
  /// Where the borough's portal and the water secretariat's lie, by the ids of the pack mx-cdmx.
  static let portals = [(id: "iztapalapa", root: "/alcaldia/"), (id: "segiagua", root: "/agua/")]

  /// All there is to serve.
  static func site() -> MemorySite {
    var resources: [String: Resource] = [
      "/robots.txt": Resource(
        type: "text/plain; charset=utf-8",
        text: "User-agent: *\nDisallow: /alcaldia/comite/\nDisallow: /agua/interno/\n"),
      "/": Resource(
        type: "text/html; charset=utf-8",
        text:
          "<!DOCTYPE html><html lang=\"es\"><meta charset=\"utf-8\"><title>Portales de demostración</title>"
          + "<h1>Portales de demostración</h1><ul><li><a href=\"/alcaldia/\">Alcaldía Iztapalapa</a>"
          + "<li><a href=\"/agua/\">Secretaría de Gestión Integral del Agua</a></ul></html>"),
    ]
    for institution in [DemoBorough.institution, DemoWater.institution] {
      let look = institution.look
      for page in institution.pages {
        let name = page.path.isEmpty || page.path.hasSuffix("/") ? page.path + "index.html" : page.path
        resources[look.root + name] = look.resource(page)
      }
      for document in institution.documents {
        resources[look.root + document.path] = Resource(type: document.type, body: document.body)
      }
      for path in institution.errorPages {
        // Sent as a spreadsheet, with status 200: what careless download scripts do.
        resources[look.root + path] = Resource(
          type: DemoDocument.spreadsheet,
          text: "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error 500</h1>"
            + "<p>Microsoft OLE DB Provider for SQL Server error '80004005'</p></body></html>\n")
      }
    }
    return MemorySite(
      resources,
      notFound: Resource(
        type: "text/html; charset=utf-8",
        text: "<!DOCTYPE html><html lang=\"es\"><meta charset=\"utf-8\"><title>Página no encontrada</title>"
          + "<h1>Página no encontrada</h1><p>La dirección que busca no existe.</p></html>\n", status: 404))
  }
}

/// One institution's portal as data.
struct DemoInstitution {
  var look: DemoLook
  var pages: [DemoPage]
  var documents: [DemoDocument]
  /// Spreadsheets that are an error page.
  var errorPages: [String]
}

struct DemoDocument {
  var path: String
  var type: String
  var body: [UInt8]

  static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  static func pdf(_ path: String, _ title: String, _ lines: String...) -> DemoDocument {
    DemoDocument(path: path, type: "application/pdf", body: DemoDocuments.pdf(title, lines))
  }
  static func csv(_ path: String, _ rows: [[String]]) -> DemoDocument {
    DemoDocument(path: path, type: "text/csv; charset=utf-8", body: DemoDocuments.csv(rows))
  }
  static func xlsx(_ path: String, _ sheet: String, _ rows: [[String]]) -> DemoDocument {
    DemoDocument(path: path, type: spreadsheet, body: DemoDocuments.xlsx(sheet, rows))
  }
}
