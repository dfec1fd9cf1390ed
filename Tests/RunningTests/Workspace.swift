import Auditing
import Crawling
import Fetching
import Foundation
import History
import Reporting
import Rules
import Synchronization
import TestDocuments
import TestPortal
import Web

@testable import Running

struct Mishap: Error { var text: String }

/// A temporary folder with a pack, a store and evidence of its own.
final class Workspace: Sendable {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appending(path: "vitrina-running-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/pack/obligations", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var store: String { folder + "/history.sqlite" }
  var evidence: String { folder + "/evidence" }

  static let pack = """
    id: prueba
    version: 2026.11
    languages: [es]
    laws: {LG: {title: Ley General, units: [art.]}}
    categories: {common: Obligaciones comunes}
    """
  static let institutions =
    "- {id: ayuntamiento, title: Ayuntamiento, kind: agency, portals: [https://ayuntamiento.example.mx/], office: Unidad}\n"
    + "- {id: instituto, title: Instituto, kind: agency, portals: [https://instituto.example.mx/], office: Unidad}\n"

  /// Each is a line of YAML.
  static let obligations: [(id: String, line: String)] = [
    ("budget", "title: Presupuesto anual"),
    ("contracts", "title: Contratos de obra"),
    ("staff", "title: Directorio de funcionarios, evidence: digest-only"),
    ("grants", "title: Apoyos sociales"),
    ("minutes", "title: Actas del consejo"),
  ].map { ($0.0, "- {id: \($0.0), category: common, basis: LG art. 1, \($0.1)}\n") }

  /// The pack as read from files, without the obligations named.
  func pack(without left: Set<String> = [], and more: [String] = []) throws -> Pack {
    let lines = Self.obligations.filter { !left.contains($0.id) }.map(\.line) + more
    for (name, text) in [
      ("pack.yaml", Self.pack), ("institutions.yaml", Self.institutions),
      ("obligations/all.yaml", lines.joined()),
    ] {
      try text.write(toFile: folder + "/pack/" + name, atomically: true, encoding: .utf8)
    }
    let (pack, findings) = PackReader.read(folder: folder + "/pack")
    guard let pack else { throw Mishap(text: findings.map { $0.rendered(in: "en") }.joined(separator: "\n")) }
    return pack
  }

  func plan(_ pack: Pack, _ portals: [(id: String, portal: TestPortal)]) throws -> AuditPlan {
    var list: [Portal] = []
    for (id, portal) in portals {
      guard let url = WebURL(portal.url) else { throw Mishap(text: portal.url) }
      list.append(Portal(id: id, institution: id, starts: [url]))
    }
    var plan = AuditPlan(pack: pack, portals: list, evidence: evidence)
    plan.fetch.delay = 0
    plan.fetch.connections = 8
    plan.fetch.allowedPrivate = portals.map(\.portal.authority)
    plan.crawl.judgeEvery = 4
    return plan
  }
}

/// A portal of a few dozen pages: three topics published, one only named, one absent.
enum Town {
  static func pages() -> [String: String] {
    var pages: [String: String] = [:]
    let links = (1...24).map { "<li><a href='/s\($0).html'>Sección \($0)</a></li>" }.joined()
    pages["/"] = html("Ayuntamiento", "<h1>Bienvenida</h1><p>Una plaza y un mercado.</p><ul>\(links)</ul>")
    for number in 1...24 {
      pages["/s\(number).html"] = html(
        "Sección \(number)", "<h1>Relato \(number)</h1><p>Camino \(number), nube \(number * 7), piedra.</p>")
    }
    let rows = { (cells: [String]) in
      cells.map { "<tr><td>\($0)</td><td>\($0.count * 100)</td></tr>" }.joined()
    }
    pages["/s7.html"] = html(
      "Dinero",
      "<h1>Presupuesto anual</h1><table><tr><th>Capítulo</th><th>Monto</th></tr>"
        + rows(["Obras", "Sueldos", "Agua", "Parques"]) + "</table>")
    pages["/s11.html"] = html("Papeles", "<h1>Archivo</h1><p><a href='/obra.pdf'>Contratos de obra</a></p>")
    pages["/s15.html"] = html(
      "Personas",
      "<h1>Directorio de funcionarios</h1><table><tr><th>Nombre</th><th>Teléfono</th></tr>"
        + "<tr><td>Rosa Quetzalli Ixmucané</td><td>55 1234 5678</td></tr>"
        + "<tr><td>Jacinto Tlacaélel Pérez</td><td>55 8765 4321</td></tr>"
        + "<tr><td>Lucía Xóchitl Ramos</td><td>55 1111 2222</td></tr></table>")
    pages["/s19.html"] = html("Apoyos", "<h1>Apoyos sociales</h1>")
    return pages
  }

  static let pdf = PDFMaker.page("Contratos de obra", ["Contrato 12/2026, banquetas del centro, tres meses."])

  static let expected = [
    "budget": Verdict.Outcome.met, "contracts": .met, "staff": .met, "grants": .notMet, "minutes": .notMet,
  ]

  static func html(_ title: String, _ body: String) -> String {
    "<!DOCTYPE html><html><head><title>\(title)</title></head><body>\(body)</body></html>"
  }

  /// `each` sees every request before it is answered, on a thread that may wait; its answer goes before the page's.
  static func serve(each: @escaping @Sendable (Received) -> Response? = { _ in nil }) throws -> TestPortal {
    let pages = pages().mapValues { Response.html($0) }
    return try TestPortal { request in
      if let other = each(request) { return other }
      if request.target == "/obra.pdf" { return .bytes(pdf, type: "application/pdf") }
      return pages[request.target]
    }
  }
}

/// Closed until it is opened; whoever waits at it goes on then.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func wait() {
    semaphore.wait()
    semaphore.signal()
  }
  func open() { semaphore.signal() }
}

extension AuditResult {
  var outcomes: [String: [String: Verdict.Outcome]] {
    var result: [String: [String: Verdict.Outcome]] = [:]
    for portal in portals {
      result[portal.id] = Dictionary(
        uniqueKeysWithValues: portal.verdicts.map { ($0.obligation, $0.outcome) })
    }
    return result
  }

  /// The portals as the JSON document tells them, byte for byte, but for `since`. `loosely`: also without where in the
  /// evidence a thing lies and when it was fetched.
  func document(loosely: Bool = false) -> String {
    var copy = self
    let day = Instant(milliseconds: 0)
    copy.audit = AuditHeader(
      id: 0, started: day, finished: nil, asOf: day, engine: "",
      pack: .init(id: "", version: "", digest: Digest(of: "")))
    for portal in copy.portals.indices {
      for index in copy.portals[portal].verdicts.indices {
        copy.portals[portal].verdicts[index].since = nil
        guard loosely else { continue }
        copy.portals[portal].verdicts[index].details.oldestEvidence = nil
        for at in copy.portals[portal].verdicts[index].observations.indices {
          copy.portals[portal].verdicts[index].observations[at].file = nil
          copy.portals[portal].verdicts[index].observations[at].offset = nil
          copy.portals[portal].verdicts[index].observations[at].fetched = day
        }
      }
    }
    return JSONReport.encode(copy)
  }
}

/// A clock that stands still.
func at(_ instant: Instant) -> @Sendable () -> Instant { { instant } }
