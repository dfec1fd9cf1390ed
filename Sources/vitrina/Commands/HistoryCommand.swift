import Auditing
import History
import Reporting
import Rules
import Web

/// `vitrina history`: what was found of each obligation, from when until when.
enum HistoryCommand {
  static let command = Command(
    words: ["history"],
    summary: LocalText(
      es: "cuenta qué se encontró de cada obligación, desde cuándo y hasta cuándo",
      en: "tells what was found of each obligation, since when and until when"),
    options: [
      filter("portal", "sólo este portal", "only this portal"),
      filter("obligation", "sólo esta obligación, con sus partes", "only this obligation, with its parts"),
      filter("category", "sólo esta categoría", "only this category"),
      filter("institution", "sólo esta institución", "only this institution"),
      instant(
        "from", "sólo lo que seguía así ese día o después", "only what still stood on that day or later"),
      instant("to", "sólo lo que empezó ese día o antes", "only what began on that day or earlier"),
      instant(
        "as-of", "lo que valía entonces, sin nada de lo que se supo después",
        "what stood then, with nothing that was found later"),
      TabularOutput.option, HistoryStore.option,
    ],
    more: LocalText(
      es: "DÍA se escribe 2026-03-31 y es en UTC, de principio a fin; vale también un instante: "
        + "2026-03-31T09:00:00Z.",
      en: "DAY is written 2026-03-31, in UTC, from beginning to end; an instant will do too: "
        + "2026-03-31T09:00:00Z."),
    run: run)

  private static func filter(_ name: String, _ es: String, _ en: String) -> Command.Option {
    Command.Option(name: name, kind: .text(LocalText(es: "ID", en: "ID")), help: LocalText(es: es, en: en))
  }

  private static func instant(_ name: String, _ es: String, _ en: String) -> Command.Option {
    Command.Option(name: name, kind: .text(LocalText(es: "DÍA", en: "DAY")), help: LocalText(es: es, en: en))
  }

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    var filter = SpanFilter()
    filter.portal = arguments.value("portal")
    filter.obligation = arguments.value("obligation")
    filter.category = arguments.value("category")
    filter.institution = arguments.value("institution")
    filter.from = try arguments.moment("from", endOfDay: false)
    filter.to = try arguments.moment("to", endOfDay: true)
    filter.asOf = try arguments.moment("as-of", endOfDay: true)
    let history = try HistoryStore.reading(arguments)
    let spans = try HistoryStore.telling(arguments) { try history.spans(filter) }
    if spans.isEmpty { try explainNothing(history, arguments) }
    if arguments.value("format") == "table" {
      if !spans.isEmpty { arguments.console.print(table(spans, arguments)) }
    } else {
      TabularOutput.write(columns: columns, rows: spans.map(row), arguments)
    }
    return .done
  }

  /// Nothing was found: because a name is none of the history's, or because nothing was so at that time.
  private static func explainNothing(_ history: History, _ arguments: ParsedArguments) throws {
    let names = try HistoryStore.telling(arguments) { try history.names() }
    for (option, known) in [
      ("portal", names.portals), ("obligation", names.obligations), ("category", names.categories),
      ("institution", names.institutions),
    ] {
      guard let name = arguments.value(option), !known.contains(name) else { continue }
      throw CommandError.usage(
        LocalText(
          es: "la historia no conoce «\(name)» (--\(option))",
          en: "the history knows no '\(name)' (--\(option))"),
        suggestion: Spelling.nearest(to: name, among: known))
    }
    arguments.console.warn(
      arguments.say(
        names.portals.isEmpty
          ? LocalText(es: "La historia todavía está vacía.", en: "The history is still empty.")
          : LocalText(
            es: "No hay nada de eso en la historia.", en: "There is nothing of that in the history.")))
  }

  private static let columns = [
    "portal", "obligation", "part_of", "category", "institution", "verdict", "cause", "since", "until",
    "last_audited",
  ]

  private static func row(_ span: Span) -> [SQLValue] {
    [
      .text(span.portal), .text(span.obligation), text(span.partOf), .text(span.category),
      text(span.institution),
      .text(span.verdict.rawValue), text(span.cause?.rawValue), .text(span.since.description),
      text(span.until?.description), .text(span.lastAudited.description),
    ]
  }

  private static func text(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

  private static func table(_ spans: [Span], _ arguments: ParsedArguments) -> String {
    let language = Language(rawValue: arguments.language) ?? .es
    let header = [
      LocalText(es: "PORTAL", en: "PORTAL"), LocalText(es: "OBLIGACIÓN", en: "OBLIGATION"),
      LocalText(es: "DESDE (UTC)", en: "SINCE (UTC)"), LocalText(es: "HASTA", en: "UNTIL"),
      LocalText(es: "ÚLTIMA REVISIÓN", en: "LAST AUDITED"), LocalText(es: "VEREDICTO", en: "VERDICT"),
    ].map(arguments.say)
    let rows = spans.map { span in
      [
        span.portal, span.obligation, minute(span.since), span.until.map(minute) ?? "…",
        minute(span.lastAudited),
        span.verdict.label(in: language) + (span.cause.map { " (\($0.rawValue))" } ?? ""),
      ].map { Escape.terminal($0) }
    }
    return Terminal.table([header] + rows)
  }

  /// `2026-03-31 09:00`.
  private static func minute(_ instant: Instant) -> String {
    String(instant.description.prefix(16)).replacing("T", with: " ")
  }
}
