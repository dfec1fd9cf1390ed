import Auditing
import Fetching
import Foundation
import Matching
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
    arguments.console.print(TraceReport(trace: trace, obligation: obligation, language: language).text)
    return .done
  }
}

/// A trace as lines that the author of a rule reads.
struct TraceReport {
  let trace: Trace
  let obligation: Obligation
  let language: Language

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  var text: String {
    var lines = [
      "\(obligation.title.text(in: language.rawValue)): \(trace.verdict.outcome.label(in: language))"
    ]
    for reason in trace.verdict.reasons {
      lines.append("  " + reason.sentence(trace.verdict.details, in: language))
    }
    if let cause = trace.verdict.cause { lines.append("  " + cause.sentence(in: language)) }
    if trace.places.isEmpty {
      lines.append(say("Ninguna de sus palabras aparece.", "None of its words was met."))
    }
    for (number, place) in trace.places.prefix(20).enumerated() { lines += self.lines(number + 1, place) }
    if trace.places.count > 20 {
      let more = trace.places.count - 20
      lines.append(say("… y \(more) lugares más", "… and \(more) more places"))
    }
    return lines.map { Escape.terminal($0) }.joined(separator: "\n")
  }

  private func lines(_ number: Int, _ place: Trace.Place) -> [String] {
    var lines = ["", "\(number). \(self.name(place.place)): «\(place.quote.prefix(120))»", "   \(place.url)"]
    if place.isVetoed {
      lines.append(
        "   "
          + say(
            "anulada por una palabra negativa o una frase mayor",
            "voided by a negative word or a longer phrase"))
    }
    let substance = place.substance
    lines.append(
      "   " + say("detrás: ", "behind it: ")
        + say(
          "\(substance.words) palabras propias, \(substance.rows) filas, \(substance.documents) documentos",
          "\(substance.words) words of its own, \(substance.rows) rows, \(substance.documents) documents"))
    lines.append("   → " + standing(place.standing))
    for criterion in place.criteria {
      let label = criterionLabel(criterion.name, in: language)
      switch criterion.finding {
      case .holds: lines.append("   ✓ \(label)")
      case .fails(let reason):
        lines.append("   ✗ \(label): \(reason.sentence(criterion.details, in: language))")
      case .unknown(let cause): lines.append("   ? \(label): \(cause.sentence(in: language))")
      }
    }
    return lines
  }

  private func standing(_ standing: Trace.Place.Standing) -> String {
    switch standing {
    case .shown: say("prueba", "proof")
    case .part(let reason):
      say("prueba sólo una parte: ", "proves a part only: ") + reason.label(in: language)
    case .unknown(let cause): say("no se pudo ver: ", "could not be looked at: ") + cause.label(in: language)
    case .empty(let reason): say("sin contenido: ", "nothing there: ") + reason.label(in: language)
    case .mention: say("sólo una mención", "a mention only")
    }
  }

  private func criterionLabel(_ name: String, in language: Language) -> String {
    Observation.criterionLabel(name, in: language)
  }

  private func name(_ place: Claim.Place?) -> String {
    switch place {
    case .title: say("título de la página", "page title")
    case .heading: say("encabezado", "heading")
    case .caption: say("pie o leyenda", "caption")
    case .rowLabel: say("renglón", "row")
    case .columnHeader: say("columna", "column")
    case .linkText: say("enlace", "link")
    case .fileName: say("nombre de archivo", "file name")
    case .item: say("elemento de lista o celda", "list item or cell")
    case .text: say("texto corrido", "running text")
    case nil: say("por su forma", "by its shape")
    }
  }
}
