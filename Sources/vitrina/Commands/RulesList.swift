import Rules

/// `vitrina rules list DIR`: one line for each obligation.
enum RulesList {
  static let command = Command(
    words: ["rules", "list"],
    summary: LocalText(
      es:
        "las obligaciones de un paquete: de qué tema, en uso o borrador, cuánto pesan, de quién y con qué fundamento",
      en: "the obligations of a pack: category, in use or draft, weight, whose, and on what basis"),
    operands: [RulesFolder.operand],
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.operands.first, arguments)
    let header = [
      LocalText(es: "ID", en: "ID"), LocalText(es: "CATEGORÍA", en: "CATEGORY"),
      LocalText(es: "ESTADO", en: "STATUS"), LocalText(es: "IMPORTANCIA", en: "IMPORTANCE"),
      LocalText(es: "QUIÉN", en: "WHO"), LocalText(es: "FUNDAMENTO", en: "BASIS"),
    ].map(arguments.say)
    let rows = pack.obligations.map { obligation in
      [
        obligation.id, obligation.category,
        Explanation.word(for: obligation.status, language: arguments.language),
        Explanation.word(for: obligation.importance, language: arguments.language),
        obligation.appliesTo.isEmpty
          ? arguments.say(LocalText(es: "todas", en: "all")) : obligation.appliesTo.joined(separator: ", "),
        obligation.basis.map { Explanation.basis($0, language: arguments.language) }.joined(separator: "; "),
      ].map { Terminal.escape($0) }
    }
    arguments.console.print(Terminal.table([header] + rows))
    return .done
  }
}
