import Rules

/// `vitrina rules explain ID`: what an obligation asks, with every default said aloud.
enum RulesExplain {
  static let command = Command(
    words: ["rules", "explain"],
    summary: LocalText(
      es: "dice en frases lo que una obligación pide, también lo que no está escrito en ella",
      en: "says in sentences what an obligation asks, also what is not written in it"),
    operands: [
      Command.Operand(
        name: LocalText(es: "ID", en: "ID"),
        help: LocalText(
          es: "id de la obligación; la de un inciso es PADRE/HIJO",
          en: "the obligation's id; that of a part is PARENT/CHILD"))
    ],
    options: [AuditOptions.rules],
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.value("rules"), arguments)
    let id = arguments.operands[0]
    let every = pack.obligations.flatMap { [$0] + $0.parts }
    guard let obligation = every.first(where: { $0.id == id }) else {
      let near =
        every.first { $0.id.hasSuffix("/" + id) }?.id ?? Spelling.nearest(to: id, among: every.map(\.id))
      throw CommandError.usage(
        LocalText(es: "el paquete no tiene la obligación «\(id)»", en: "the pack has no obligation '\(id)'"),
        suggestion: near)
    }
    let sentence = Explanation.sentence(for: obligation, in: pack, language: arguments.language)
    arguments.console.print(Terminal.escape(sentence, lines: true))
    return .done
  }
}
