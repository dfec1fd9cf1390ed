import Auditing
import Fetching
import Foundation
import History
import Reporting
import Rules
import Running

/// `vitrina audit`: read portals, judge them, keep the proof, show the scorecard.
enum AuditCommand {
  static let command = Command(
    words: ["audit"],
    summary: LocalText(
      es: "revisa portales con un paquete de reglas, guarda la evidencia y muestra la tarjeta",
      en: "audits portals against a pack of rules, keeps the evidence and shows the scorecard"),
    operands: [AuditOptions.operand],
    options: AuditOptions.all,
    more: ExitCodes.help,
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.value("rules"), arguments)
    let places = PlanBuilder.Places(arguments)
    let plan = try PlanBuilder(arguments: arguments, pack: pack).plan(places: places)
    return try await run(plan, pack, places, arguments)
  }

  /// Also what the demo does with its own plan.
  static func run(
    _ plan: AuditPlan, _ pack: Pack, _ places: PlanBuilder.Places, _ arguments: ParsedArguments
  ) async throws -> ExitCode {
    let signals = Signals()
    defer { signals.end() }
    let shelf = TraceShelf()
    let (result, interrupted) = try await audit(plan, places, arguments, signals.stop, shelf)
    // The scorecards of the last whole audit stand until this one is whole.
    if !interrupted { try write(result, pack, places, arguments, shelf) }
    show(result, pack, arguments)
    if interrupted { return signals.exitCode }
    return ExitCodes.code(of: result, failUnder: arguments.decimal("fail-under"))
  }

  static func audit(
    _ plan: AuditPlan, _ places: PlanBuilder.Places, _ arguments: ParsedArguments, _ stop: StopFlag,
    _ shelf: TraceShelf
  ) async throws -> (AuditResult, Bool) {
    let line = ProgressLine(arguments)
    do {
      let history = try History(path: places.store)
      // The audit waits for the network on threads of its own, not on the shared pool.
      return try await withCheckedThrowingContinuation { waiting in
        let thread = Thread {
          waiting.resume(
            with: Result {
              let run = Audit(plan, history: history, stop: stop, shelf: shelf, progress: { line.show($0) })
              let (result, interrupted) = try run.run()
              line.clear()
              return (result, interrupted)
            })
        }
        thread.stackSize = 8 << 20
        thread.start()
      }
    } catch {
      line.clear()
      throw Failures.translated(error)
    }
  }

  static func write(
    _ result: AuditResult, _ pack: Pack, _ places: PlanBuilder.Places, _ arguments: ParsedArguments,
    _ shelf: TraceShelf
  ) throws {
    let own = Language(rawValue: arguments.language) ?? .es
    do {
      try ReportWriter.write(
        result, pack: pack, folder: places.reports, languages: [own] + Language.allCases,
        drafts: arguments.flag("drafts"), traces: shelf.traces(of:))
    } catch {
      throw CommandError.failed(LocalText(es: error.inSpanish, en: error.inEnglish))
    }
  }

  static func show(_ result: AuditResult, _ pack: Pack, _ arguments: ParsedArguments) {
    if arguments.flag("json") {
      arguments.console.write(JSONReport.encode(result), .output)
    } else if !arguments.flag("quiet") {
      let language = Language(rawValue: arguments.language) ?? .es
      arguments.console.write(
        TextReport.encode(result, pack: pack, language: language, width: arguments.environment.columns),
        .output)
    }
  }
}

/// What the exit code promises.
enum ExitCodes {
  static let help = LocalText(
    es:
      "Termina con 0 si todo se pudo revisar (también si algo no se encontró), 4 si algo no se pudo revisar, "
      + "2 si se dio --fail-under N y el extremo alto de algún portal es menor que N, 3 por la línea de órdenes, "
      + "la configuración o las reglas, 1 si el programa falló, 75 si otra ejecución usa el historial, "
      + "130 y 143 si se interrumpió (nada se pierde).",
    en: "Ends with 0 if all could be checked (also if something was not found), 4 if something could not be "
      + "checked, 2 if --fail-under N was given and some portal's high end is below N, 3 for the command line, "
      + "the configuration or the rules, 1 if the program failed, 75 if another run holds the store, "
      + "130 and 143 if interrupted (nothing is lost).")

  static func code(of result: AuditResult, failUnder: Double?) -> ExitCode {
    if let failUnder, result.portals.contains(where: { ($0.score.high ?? 100) < failUnder }) {
      return .belowThreshold
    }
    let unchecked = result.portals.contains { portal in
      portal.verdicts.contains { $0.outcome == .undetermined && !$0.isForReview }
        || portal.coverage.read == 0
    }
    return unchecked ? .undetermined : .done
  }
}
