import Rules

/// One command as data: parsing, help and the suggestions for slips are all made from it.
struct Command: Sendable {
  /// `["rules", "check"]`.
  var words: [String]
  var summary: LocalText
  var operands: [Operand] = []
  var options: [Option] = []
  /// What follows in the help: examples, exit codes.
  var more: LocalText?
  var run: @Sendable (ParsedArguments) async throws -> ExitCode

  var name: String { words.joined(separator: " ") }

  /// What stands on the line without a `--name`.
  struct Operand: Sendable {
    var name: LocalText
    var help: LocalText
    /// `nil` as upper bound: any number of them.
    var least = 1
    var most: Int? = 1
  }

  /// `--name`, `--name VALUE` or `--name=VALUE`.
  struct Option: Sendable {
    enum Kind: Sendable {
      case flag
      case text(LocalText)
      /// `ID=URL`: two texts that a `=` parts.
      case pair(LocalText)
      case number(ClosedRange<Int>)
      case decimal(ClosedRange<Double>)
      case choice([String])
    }
    var name: String
    var kind: Kind
    var help: LocalText
    var repeats = false
    /// Shown in the help; `number(_:)` and the like give it where the option is not set.
    var standard: String?
  }

  /// Every command has these.
  static let commonOptions = [
    Option(
      name: "lang", kind: .choice(["es", "en"]),
      help: LocalText(
        es: "idioma de lo que se muestra (si no se dice: el del sistema, o español)",
        en: "language of what is shown (unless given: the system's, or Spanish)")),
    Option(name: "help", kind: .flag, help: LocalText(es: "muestra esta ayuda", en: "shows this help")),
    Option(name: "version", kind: .flag, help: LocalText(es: "muestra la versión", en: "shows the version")),
  ]

  var allOptions: [Option] { options + Self.commonOptions }
}

/// What stood on the command line, checked against its command's table.
struct ParsedArguments: Sendable {
  var command: Command
  var operands: [String] = []
  /// Option name and value, in their order; a flag's value is empty.
  var given: [(name: String, value: String)] = []
  /// `es` or `en`.
  var language: String
  var environment: Environment
  var console: Console

  func flag(_ name: String) -> Bool { given.contains { $0.name == name } }

  /// The value given, else the one that stands in the option's table.
  func value(_ name: String) -> String? {
    given.last { $0.name == name }?.value ?? command.allOptions.first { $0.name == name }?.standard
  }

  func values(_ name: String) -> [String] { given.filter { $0.name == name }.map(\.value) }
  func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }
  func decimal(_ name: String) -> Double? { value(name).flatMap { Double($0) } }

  /// `ID=URL` of a repeatable option.
  func pairs(_ name: String) -> [(key: String, value: String)] {
    values(name).compactMap { text in
      text.firstIndex(of: "=").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
    }
  }

  /// A text of the program in the reader's language.
  func say(_ text: LocalText) -> String { text.text(in: language) }
}

/// Why a command ends without its result.
enum CommandError: Error, Sendable {
  /// The command line, the configuration or the rules are wrong: code 3.
  case usage(LocalText, suggestion: String? = nil)
  /// The tool failed: code 1.
  case failed(LocalText)
  /// Ended for the reason said, with a code of its own.
  case ended(LocalText, ExitCode)
  /// All was said already.
  case reported(ExitCode)
}
