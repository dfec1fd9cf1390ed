import Auditing
import Fetching
import Foundation
import Reporting
import Rules
import Running
import Web

/// `vitrina rules try ID URL|FILE`: one obligation on one page, in seconds, without a store.
enum RulesTry {
  static let command = Command(
    words: ["rules", "try"],
    summary: LocalText(
      es:
        "prueba una obligación en una página o en un archivo guardado: qué palabras dieron, qué había detrás",
      en: "tries one obligation on a page or a saved file: which words hit, what stood behind them"),
    operands: [
      Command.Operand(
        name: LocalText(es: "ID", en: "ID"),
        help: LocalText(es: "id de la obligación", en: "the obligation's id")),
      Command.Operand(
        name: LocalText(es: "URL|ARCHIVO", en: "URL|FILE"),
        help: LocalText(es: "una dirección, o una página guardada", en: "an address, or a saved page")),
    ],
    options: AuditOptions.all.filter { ["rules", "contact", "delay", "resolve"].contains($0.name) },
    more: LocalText(
      es: "Termina con 0 cuando pudo probar, sea cual sea el resultado.",
      en: "Ends with 0 once it could try, whatever the result."),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.value("rules"), arguments)
    let (id, target) = (arguments.operands[0], arguments.operands[1])
    let every = pack.obligations.flatMap { [$0] + $0.parts }
    guard let obligation = every.first(where: { $0.id == id }) else {
      throw CommandError.usage(
        LocalText(es: "el paquete no tiene la obligación «\(id)»", en: "the pack has no obligation '\(id)'"),
        suggestion: Spelling.nearest(to: id, among: every.map(\.id)))
    }
    let trial = Trial(pack: pack, obligation: obligation)
    let trace: Trace
    do {
      if let url = WebURL(target) {
        var fetch = FetchConfiguration()
        fetch.contact = arguments.value("contact")
        fetch.resolve = arguments.values("resolve")
        fetch.delay = FetchConfiguration.isLoopback(url.host) ? 0 : arguments.decimal("delay") ?? 1
        fetch.allowedPrivate = ["\(url.host):\(url.port)"]
        trace = try trial.run(on: url, fetch: fetch)
      } else {
        guard let data = FileManager.default.contents(atPath: target) else {
          throw CommandError.usage(
            LocalText(
              es: "«\(target)» no es una dirección ni un archivo que se pueda leer",
              en: "'\(target)' is neither an address nor a file that can be read"))
        }
        trace = trial.run(onFile: Array(data), name: target, asOf: Fetcher.systemClock())
      }
    } catch {
      throw Failures.translated(error)
    }
    let language = Language(rawValue: arguments.language) ?? .es
    arguments.console.print(
      TraceReport.trial(
        trace, obligation: obligation, language: language, width: arguments.environment.columns))
    return .done
  }
}
