import Rules

/// `vitrina rules check DIR`: all mistakes of a pack at once.
enum RulesCheck {
  static let command = Command(
    words: ["rules", "check"],
    summary: LocalText(
      es:
        "revisa un paquete de reglas y dice todos sus errores, con archivo, línea, columna y lo que se esperaba",
      en: "checks a pack of rules and tells all its mistakes, with file, line, column and what was expected"),
    operands: [RulesFolder.operand],
    more: LocalText(
      es: "Termina con 0 si no hay errores (las advertencias no cuentan), con 3 si los hay.",
      en: "Ends with 0 if there are no mistakes (warnings do not count), with 3 if there are."),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let folder = try RulesFolder.find(arguments.operands.first)
    let (pack, findings) = PackReader.read(folder: folder)
    for finding in findings { arguments.console.print(RulesFolder.line(finding, arguments.language)) }
    let mistakes = findings.count { $0.severity == .mistake }
    guard let pack else {
      arguments.console.warn(arguments.say(RulesFolder.summary(mistakes: mistakes)))
      return .usage
    }
    let owed = pack.obligations
    let inUse = owed.count { $0.status == .inUse }
    let drafts = owed.count { $0.status == .draft }
    let warnings = findings.count - mistakes
    let counts = LocalText(
      es: "\(pack.id) \(pack.version): sin errores; \(count(owed.count, "obligación", "obligaciones")) "
        + "(\(inUse) en uso, \(count(drafts, "borrador", "borradores"))), "
        + "\(count(pack.institutions.count, "institución", "instituciones"))"
        + (warnings == 0 ? "" : "; " + count(warnings, "advertencia", "advertencias")),
      en: "\(pack.id) \(pack.version): no mistakes; \(count(owed.count, "obligation", "obligations")) "
        + "(\(inUse) in use, \(count(drafts, "draft", "drafts"))), "
        + "\(count(pack.institutions.count, "institution", "institutions"))"
        + (warnings == 0 ? "" : "; " + count(warnings, "warning", "warnings")))
    arguments.console.print(Terminal.escape(arguments.say(counts)))
    return .done
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
