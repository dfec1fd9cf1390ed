import Reporting
import Rules
import Running

/// `vitrina replay --audit N`: decides again from the evidence, offline, without a store.
enum ReplayCommand {
  static let command = Command(
    words: ["replay"],
    summary: LocalText(
      es: "vuelve a juzgar una revisión con su evidencia, sin red y sin historial",
      en: "decides an audit again from its evidence, without network and without a store"),
    options: [
      Command.Option(
        name: "audit", kind: .number(1...1_000_000_000),
        help: LocalText(es: "el número de la revisión", en: "the audit's number")),
      Command.Option(
        name: "threads", kind: .number(1...64),
        help: LocalText(es: "hilos que leen", en: "threads that read"), standard: "2"),
    ] + AuditOptions.all.filter { ["rules", "evidence", "reports", "json", "quiet"].contains($0.name) },
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    guard let number = arguments.number("audit") else {
      throw CommandError.usage(LocalText(es: "falta --audit N", en: "--audit N is missing"))
    }
    let pack = try RulesFolder.read(arguments.value("rules"), arguments)
    let places = PlanBuilder.Places(arguments)
    do {
      let folder = AuditPlan.folder(of: number, in: places.evidence)
      let writes = arguments.value("reports") != nil
      let shelf = TraceShelf()
      let replay = Replay(
        folder: folder, pack: pack, threads: arguments.number("threads") ?? 2, shelf: writes ? shelf : nil)
      let result = try replay.run()
      if writes { try AuditCommand.write(result, pack, places, arguments, shelf) }
      AuditCommand.show(result, pack, arguments)
      return ExitCodes.code(of: result, failUnder: nil)
    } catch {
      throw Failures.translated(error)
    }
  }
}
