import History
import Rules

/// `vitrina query "SELECT ..."`: the reader's own question to the history.
enum QueryCommand {
  static let command = Command(
    words: ["query"],
    summary: LocalText(
      es: "hace una consulta SQL a la historia, sólo de lectura",
      en: "asks the history a question in SQL, reading only"),
    operands: [
      Command.Operand(
        name: LocalText(es: "SELECT", en: "SELECT"),
        help: LocalText(es: "una consulta, entre comillas", en: "one query, in quotes"))
    ],
    options: [
      TabularOutput.option,
      Command.Option(
        name: "max-rows", kind: .number(1...10_000_000),
        help: LocalText(es: "renglones que se muestran, a lo más", en: "rows shown, at most"),
        standard: "100000"),
      HistoryStore.option,
    ],
    more: LocalText(
      es:
        "Vistas: audits, portals, scores, verdicts, spans, latest, observations. Sus columnas: vitrina query "
        + "\"select view_name, column_name, es from about\"",
      en:
        "Views: audits, portals, scores, verdicts, spans, latest, observations. Their columns: vitrina query "
        + "\"select view_name, column_name, en from about\""),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    var limits = ReadOnlyQuery.Limits()
    limits.rows = arguments.number("max-rows") ?? limits.rows
    ReadOnlyQuery.limitMemory(ofProcess: 1_000_000_000)
    let path = HistoryStore.path(arguments)
    let answer = try HistoryStore.telling(arguments) {
      do throws(HistoryError) {
        return try ReadOnlyQuery(path: path, limits: limits).run(arguments.operands[0])
      } catch .olderSchema {
        _ = try History(path: path)
        return try ReadOnlyQuery(path: path, limits: limits).run(arguments.operands[0])
      }
    }
    TabularOutput.write(columns: answer.columns, rows: answer.rows, arguments)
    if answer.isCut {
      arguments.console.warn(
        arguments.say(
          LocalText(
            es: "Hay más: se muestran \(answer.rows.count) renglones. Acote la consulta o use --max-rows.",
            en: "There is more: \(answer.rows.count) rows are shown. Narrow the query or use --max-rows.")))
    }
    return .done
  }
}
