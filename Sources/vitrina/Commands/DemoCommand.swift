import Crawling
import Foundation
import Glibc
import Rules
import Running
import Serving
import Web

/// `vitrina demo`: serves the portals that come with the program, audits them, shows what came of it.
enum DemoCommand {
  static let command = Command(
    words: ["demo"],
    summary: LocalText(
      es: "revisa dos portales de muestra, servidos en esta máquina, y enseña el resultado",
      en: "audits two sample portals, served on this machine, and shows the result"),
    options: AuditOptions.all.filter { ["rules", "store", "evidence", "reports"].contains($0.name) },
    more: LocalText(
      es:
        "No usa la red. Guarda todo en vitrina/demo dentro de $XDG_STATE_HOME o ~/.local/state, si no se dice otra "
        + "cosa, y puede repetirse. Termina con 0 cuando el resultado está hecho, diga lo que diga.",
      en:
        "Uses no network. Keeps all in vitrina/demo in $XDG_STATE_HOME or ~/.local/state, unless told otherwise, and "
        + "may be run again. Ends with 0 once the result is made, whatever it says."),
    run: run)

  /// The day on which the sample portals are judged: always the same, so that what is out of date stays so.
  static let day = LocalText(es: "16 de noviembre de 2026", en: "16 November 2026")
  static let asOf = Instant(milliseconds: 1_794_852_000_000)  // 2026-11-16T18:00:00Z
  /// Tried first, so that addresses are the same in every run.
  static let preferredPort: UInt16 = 8765

  @Sendable static func run(_ given: ParsedArguments) async throws -> ExitCode {
    let arguments = placed(given)
    let pack = try RulesFolder.read(try DemoRules.find(given.value("rules")), arguments)
    let server = Server(site: DemoSite.site())
    try start(server)
    defer { server.stop() }
    let home = "http://127.0.0.1:\(server.port)"
    let places = PlanBuilder.Places(arguments)
    let plan = try plan(pack, home, places)

    DemoWords.opening(arguments, pack, plan)
    let signals = Signals()
    defer { signals.end() }
    let shelf = TraceShelf()
    let (result, interrupted) = try await AuditCommand.audit(
      plan, places, arguments, signals.stop, shelf)
    server.stop()
    if interrupted { return signals.exitCode }
    try AuditCommand.write(result, pack, places, arguments, shelf)
    AuditCommand.show(result, pack, arguments)
    DemoWords.closing(arguments, result, places)
    return .done
  }

  /// With the demo's own folder wherever no place is given.
  private static func placed(_ arguments: ParsedArguments) -> ParsedArguments {
    var arguments = arguments
    let folder = arguments.environment.stateFolder + "/demo"
    let standard = [
      ("store", folder + "/history.sqlite"), ("evidence", folder + "/evidence"),
      ("reports", folder + "/reports"),
    ]
    for (name, path) in standard where arguments.value(name) == nil { arguments.given.append((name, path)) }
    return arguments
  }

  /// On the preferred port, else on a free one.
  private static func start(_ server: Server) throws {
    do {
      if (try? server.start(port: preferredPort)) == nil { try server.start() }
    } catch {
      throw CommandError.failed(LocalText(es: error.inSpanish, en: error.inEnglish))
    }
  }

  private static func plan(_ pack: Pack, _ home: String, _ places: PlanBuilder.Places) throws -> AuditPlan {
    var portals: [Portal] = []
    for (id, root) in DemoSite.portals {
      guard let institution = pack.institution(id), let url = WebURL(home + root) else {
        throw CommandError.usage(
          LocalText(
            es: "el paquete \(pack.id) no tiene la institución «\(id)»: la demostración usa Rules/mx-cdmx",
            en: "the pack \(pack.id) has no institution '\(id)': the demo uses Rules/mx-cdmx"))
      }
      portals.append(PlanBuilder.portal(of: institution, at: [url]))
    }
    var plan = AuditPlan(pack: pack, portals: portals, evidence: places.evidence)
    plan.asOf = asOf
    plan.startAnew = true
    plan.fetch.delay = 0
    plan.fetch.allowedPrivate = portals.flatMap { $0.starts.map { "\($0.host):\($0.port)" } }
    return plan
  }
}

/// Where the pack that the demo audits with lies.
enum DemoRules {
  /// The folder given, else `Rules/mx-cdmx` here or beside a folder that holds the program.
  static func find(_ given: String?) throws -> String {
    if let given { return given }
    var folders = ["."]
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/"
    var folder = program[...]
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = folder[..<slash]
      folders.append(String(folder))
    }
    for folder in folders {
      let rules = folder == "." ? "Rules/mx-cdmx" : folder + "/Rules/mx-cdmx"
      if access(rules + "/pack.yaml", R_OK) == 0 { return rules }
    }
    throw CommandError.usage(
      LocalText(
        es: "no se encuentra Rules/mx-cdmx: ejecute la demostración en la carpeta de Vitrina, o diga --rules",
        en: "Rules/mx-cdmx is not found: run the demo in Vitrina's folder, or give --rules"))
  }
}
