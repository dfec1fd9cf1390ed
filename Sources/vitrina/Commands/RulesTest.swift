import Auditing
import Reporting
import Rules
import Running

/// `vitrina rules test DIR`: the examples of a pack, each judged and held against what it must get.
enum RulesTest {
  static let command = Command(
    words: ["rules", "test"],
    summary: LocalText(
      es: "juzga los ejemplos que lleva un paquete y dice cuáles no dan lo que deben",
      en: "judges the examples that a pack carries and tells which do not give what they must"),
    operands: [RulesFolder.operand],
    more: LocalText(
      es:
        "Termina con 0 si todos dan lo que deben (un error conocido, known-miss, no cuenta), con 3 si alguno no.",
      en: "Ends with 0 if all give what they must (a known-miss does not count), with 3 if one does not."),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.operands.first, arguments)
    let test = RuleTest(pack: pack)
    let report = RulesTestReport(
      outcomes: test.run(), withoutExamples: test.withoutExamples.map(\.id),
      language: Language(rawValue: arguments.language) ?? .es)
    arguments.console.print(Terminal.escape(report.text, lines: true))
    return report.failures.isEmpty ? .done : .usage
  }
}

/// What came out, as lines that the author of a rule reads.
struct RulesTestReport {
  let outcomes: [RuleTest.Outcome]
  /// Obligations in use without an example met and one not.
  let withoutExamples: [String]
  let language: Language

  var failures: [RuleTest.Outcome] { outcomes.filter { !$0.isRight && $0.example.knownMiss == nil } }
  private var known: [RuleTest.Outcome] { outcomes.filter { !$0.isRight && $0.example.knownMiss != nil } }
  private var mended: [RuleTest.Outcome] { outcomes.filter { $0.isRight && $0.example.knownMiss != nil } }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  var text: String {
    var lines: [String] = []
    for outcome in failures { lines += self.lines(outcome) + [""] }
    for outcome in mended {
      lines.append(
        place(outcome)
          + say(
            ": ya da lo que debe: borre «known-miss» (\(outcome.example.knownMiss ?? ""))",
            ": gives what it must by now: delete `known-miss` (\(outcome.example.knownMiss ?? ""))"))
    }
    for outcome in known {
      lines.append(
        place(outcome)
          + say(
            ": error conocido (\(outcome.example.knownMiss ?? ""))",
            ": a known miss (\(outcome.example.knownMiss ?? ""))"))
    }
    lines.append(summary)
    if !withoutExamples.isEmpty {
      let names = withoutExamples.prefix(10).joined(separator: ", ") + (withoutExamples.count > 10 ? "…" : "")
      lines.append(
        say(
          "Sin un ejemplo que se cumple y uno que no, de las que están en uso: \(withoutExamples.count) (\(names))",
          "Without an example that is met and one that is not, of those in use: \(withoutExamples.count) (\(names))"
        ))
    }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let right = outcomes.count { $0.isRight }
    let number =
      language == .es
      ? (outcomes.count == 1 ? "ejemplo" : "ejemplos") : (outcomes.count == 1 ? "example" : "examples")
    return say(
      "\(outcomes.count) \(number): \(right) bien, \(failures.count) mal"
        + (known.isEmpty ? "" : ", \(known.count) con error conocido"),
      "\(outcomes.count) \(number): \(right) right, \(failures.count) wrong"
        + (known.isEmpty ? "" : ", \(known.count) known to miss"))
  }

  private func place(_ outcome: RuleTest.Outcome) -> String {
    let place = outcome.example.place
    return "\(place.file):\(place.line):\(place.column): \(outcome.obligation.id)"
  }

  private func lines(_ outcome: RuleTest.Outcome) -> [String] {
    let verdict = outcome.verdict
    let asked =
      Verdict.Outcome(rawValue: outcome.example.verdict)?.label(in: language) ?? outcome.example.verdict
    var lines = [
      place(outcome),
      say("  debe dar: ", "  must give: ") + asked + (outcome.example.reason.map { " (\($0))" } ?? ""),
    ]
    let codes = verdict.reasons.map(\.rawValue) + [verdict.cause?.rawValue].compactMap { $0 }
    lines.append(
      say("  da: ", "  gives: ") + verdict.outcome.label(in: language)
        + (codes.isEmpty ? "" : " (\(codes.joined(separator: ", ")))"))
    for reason in verdict.reasons { lines.append("    " + reason.sentence(verdict.details, in: language)) }
    if let cause = verdict.cause { lines.append("    " + cause.sentence(in: language)) }
    for observation in verdict.observations where !observation.quote.isEmpty {
      lines.append("    «\(observation.quote.prefix(120))» \(observation.url)")
    }
    return lines
  }
}
