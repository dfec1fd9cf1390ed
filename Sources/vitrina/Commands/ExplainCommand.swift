import Auditing
import Foundation
import History
import Reporting
import Rules
import Running

/// `vitrina explain OBLIGATION --portal P`: the whole way from a rule to its verdict, from the evidence.
enum ExplainCommand {
  static let command = Command(
    words: ["explain"],
    summary: LocalText(
      es: "cuenta todo el camino de una regla a su veredicto en un portal, con la evidencia de una revisión",
      en: "tells the whole way from a rule to its verdict on a portal, from an audit's evidence"),
    operands: [
      Command.Operand(
        name: LocalText(es: "OBLIGACIÓN", en: "OBLIGATION"),
        help: LocalText(
          es: "id de la obligación; el de un inciso es PADRE/HIJO",
          en: "the obligation's id; that of a part is PARENT/CHILD"))
    ],
    options: [
      Command.Option(
        name: "portal", kind: .text(LocalText(es: "ID|URL", en: "ID|URL")),
        help: LocalText(
          es: "el portal: su id o una de sus direcciones de inicio",
          en: "the portal: its id or one of its starting addresses")),
      Command.Option(
        name: "audit", kind: .number(1...1_000_000_000),
        help: LocalText(
          es: "el número de la revisión (si no se dice: la última que leyó ese portal)",
          en: "the audit's number (unless given: the last that read that portal)")),
    ] + AuditOptions.all.filter { ["rules", "evidence", "store"].contains($0.name) },
    more: LocalText(
      es:
        "No usa la red: vuelve a juzgar con la evidencia. De la historia (--store) sólo toma desde cuándo; si no "
        + "la hay, lo calla.\n"
        + "Termina con 0 cuando pudo explicar, sea cual sea el veredicto; 3 si la obligación, el portal, las "
        + "reglas o la evidencia no son los que se piden; 1 si la evidencia no se puede leer.",
      en:
        "Uses no network: it judges again from the evidence. From the history (--store) it takes only since when; "
        + "without one it says nothing of that.\n"
        + "Ends with 0 once it could explain, whatever the verdict; 3 if obligation, portal, rules or evidence are "
        + "not there as asked for; 1 if the evidence cannot be read."),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    guard let portal = arguments.value("portal") else {
      throw CommandError.usage(LocalText(es: "falta --portal ID", en: "--portal ID is missing"))
    }
    let pack = try RulesFolder.read(arguments.value("rules"), arguments)
    let places = PlanBuilder.Places(arguments)
    let explaining = Explaining(evidence: places.evidence, pack: pack, audit: arguments.number("audit"))
    let explained: Explained
    do {
      explained = try explaining.explain(arguments.operands[0], of: portal)
    } catch {
      throw Failures.translated(error)
    }
    let stored = stored(explained, places)
    arguments.console.print(
      TraceReport.explain(
        explained.trace, obligation: explained.obligation, portal: explained.portal, audit: explained.audit,
        pack: pack, language: Language(rawValue: arguments.language) ?? .es, since: stored?.since,
        notes: notes(explained, stored, pack).map(arguments.say), folder: explained.folder,
        width: arguments.environment.columns))
    return .done
  }

  /// The verdict as the history keeps it; nil where there is none of this audit.
  private static func stored(_ explained: Explained, _ places: PlanBuilder.Places) -> Verdict? {
    guard FileManager.default.fileExists(atPath: places.store),
      let history = try? History(reading: places.store),
      let result = try? history.result(audit: explained.audit.id),
      result.audit.started == explained.audit.started,
      let portal = result.portals.first(where: { $0.id == explained.portal.id })
    else { return nil }
    return portal.verdicts.flatMap { [$0] + $0.parts }.first { $0.obligation == explained.obligation.id }
  }

  private static func notes(_ explained: Explained, _ stored: Verdict?, _ pack: Pack) -> [LocalText] {
    var notes: [LocalText] = []
    if let other = explained.otherPack {
      let (then, now) = (String(other.digest.hex.prefix(12)), String(pack.digest.hex.prefix(12)))
      notes.append(
        LocalText(
          es:
            "Las reglas no son las de la revisión: entonces \(other.version) (\(then)…), ahora \(pack.version) "
            + "(\(now)…). Se explica con las de ahora; con --rules se dan otras.",
          en:
            "The rules are not those of the audit: then \(other.version) (\(then)…), now \(pack.version) (\(now)…). "
            + "This explains by those of now; --rules gives others."))
    }
    if let engine = explained.otherEngine {
      notes.append(
        LocalText(
          es: "El programa tampoco es el de la revisión: entonces era \(engine).",
          en: "Nor is the program that of the audit: it was \(engine)."))
    }
    let now = explained.trace.verdict
    if let stored, stored.outcome != now.outcome || stored.cause != now.cause {
      notes.append(
        LocalText(
          es: "La revisión guardó otro veredicto: «\(stored.outcome.label(in: .es))».",
          en: "The audit kept another verdict: '\(stored.outcome.label(in: .en))'."))
    }
    return notes
  }
}
