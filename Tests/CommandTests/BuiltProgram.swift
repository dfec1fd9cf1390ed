import Foundation
import Synchronization
import TestDocuments
import TestPortal

struct Mishap: Error { var text: String }

/// The built program, run as a process of its own in a folder of its own.
final class BuiltProgram: Sendable {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "vitrina-built-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/pack/obligations", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// It lies beside the tests.
  static let path =
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
      path: "vitrina"
    ).path

  struct Outcome {
    var code: Int32
    var output: String
    var error: String
  }

  /// One that runs.
  final class Running: Sendable {
    let process: Process
    private let output: String
    private let error: String

    init(_ process: Process, output: String, error: String) {
      self.process = process
      self.output = output
      self.error = error
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// The code, or the signal that killed it, as a shell tells it.
    func end() throws -> Outcome {
      process.waitUntilExit()
      let killed = process.terminationReason == .uncaughtSignal
      return Outcome(
        code: process.terminationStatus + (killed ? 128 : 0),
        output: try String(contentsOfFile: output, encoding: .utf8),
        error: try String(contentsOfFile: error, encoding: .utf8))
    }
  }

  func start(_ arguments: [String], variables: [String: String] = [:]) throws -> Running {
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    var environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "XDG_STATE_HOME": folder]
    environment.merge(variables) { _, new in new }
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder)
    let paths = (0..<2).map { _ in folder + "/stream-" + UUID().uuidString }
    for path in paths { try "".write(toFile: path, atomically: false, encoding: .utf8) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: paths[0]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: paths[1]))
    try process.run()
    return Running(process, output: paths[0], error: paths[1])
  }

  func run(_ arguments: String..., variables: [String: String] = [:]) throws -> Outcome {
    try start(arguments, variables: variables).end()
  }

  /// `audit` with the pack in the folder and no delay.
  func audit(_ more: String..., variables: [String: String] = [:]) throws -> Outcome {
    try start(["audit", "--rules", folder + "/pack", "--delay", "0"] + more, variables: variables).end()
  }

  // MARK: Rules

  static let names = [
    ("budget", "Presupuesto anual"), ("contracts", "Contratos de obra"), ("grants", "Apoyos sociales"),
  ]

  /// Writes a pack: three obligations for everyone and one for agencies; `address` is that of one institution.
  func writePack(address: String = "https://ayuntamiento.example.mx/") throws {
    var lines = Self.names.map { "- {id: \($0.0), title: \($0.1), category: common, basis: LG art. 1}\n" }
    lines.append(
      "- {id: minutes, title: Actas del consejo, category: common, basis: LG art. 1, applies-to: agency}\n")
    for (name, text) in [
      (
        "pack.yaml",
        """
        id: prueba
        version: 2026.11
        languages: [es]
        laws: {LG: {title: Ley General, units: [art.]}}
        categories: {common: Obligaciones comunes}
        """
      ),
      (
        "institutions.yaml",
        "- {id: ayuntamiento, title: Ayuntamiento, kind: agency, portals: [\(address)], office: Unidad}\n"
      ),
      ("obligations/all.yaml", lines.joined()),
    ] {
      try text.write(toFile: folder + "/pack/" + name, atomically: true, encoding: .utf8)
    }
  }
}

/// A small portal: two topics published, the others missing.
enum Village {
  static func html(_ title: String, _ body: String) -> String {
    "<!DOCTYPE html><html><head><title>\(title)</title></head><body>\(body)</body></html>"
  }

  static func pages() -> [String: String] {
    let links = (1...12).map { "<li><a href='/s\($0).html'>Sección \($0)</a></li>" }.joined()
    var pages = [
      "/": html("Ayuntamiento", "<h1>Bienvenida</h1><p>Una plaza y un mercado.</p><ul>\(links)</ul>")
    ]
    for number in 1...12 {
      pages["/s\(number).html"] = html(
        "Sección \(number)", "<h1>Relato \(number)</h1><p>Camino \(number), nube \(number * 7), piedra.</p>")
    }
    pages["/s7.html"] = html(
      "Dinero",
      "<h1>Presupuesto anual</h1><table><tr><th>Capítulo</th><th>Monto</th></tr><tr><td>Obras</td><td>500</td></tr>"
        + "<tr><td>Sueldos</td><td>700</td></tr><tr><td>Agua</td><td>400</td></tr></table>")
    pages["/s9.html"] = html("Papeles", "<h1>Archivo</h1><p><a href='/obra.pdf'>Contratos de obra</a></p>")
    return pages
  }

  static let pdf = PDFMaker.page("Contratos de obra", ["Contrato 12/2026, banquetas del centro, tres meses."])

  static func serve(each: @escaping @Sendable (Received) -> Response? = { _ in nil }) throws -> TestPortal {
    let pages = pages().mapValues { Response.html($0) }
    return try TestPortal { request in
      if let other = each(request) { return other }
      if request.target == "/obra.pdf" { return .bytes(pdf, type: "application/pdf") }
      return pages[request.target]
    }
  }
}

/// Closed until it is opened; tells when somebody came to it.
final class Gate: Sendable {
  private let opened = DispatchSemaphore(value: 0)
  private let arrived = DispatchSemaphore(value: 0)

  /// What waits at it.
  func pass() {
    arrived.signal()
    opened.wait()
    opened.signal()
  }

  func open() { opened.signal() }

  /// Returns once somebody waits; false after two minutes.
  func isReached() -> Bool { arrived.wait(timeout: .now() + 120) == .success }
}
