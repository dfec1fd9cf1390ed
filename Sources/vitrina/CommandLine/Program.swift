import Rules

/// The program: a table of commands, and where it speaks.
struct Program: Sendable {
  static let version = "0.1.0"

  var commands: [Command]
  var environment: Environment
  var console: Console

  /// Runs one command line; whatever goes wrong is told on standard error and becomes an exit code.
  func run(_ arguments: [String]) async -> ExitCode {
    let language = ArgumentParser.language(in: arguments) ?? environment.language
    do {
      switch try ArgumentParser(commands: commands).parse(arguments) {
      case .version:
        console.print("vitrina \(Self.version)")
        return .done
      case .help(let words):
        console.print(Help(commands: commands, language: language).text(for: words))
        return .done
      case .run(let command, let operands, let given):
        return try await command.run(
          ParsedArguments(
            command: command, operands: operands, given: given, language: language, environment: environment,
            console: console))
      }
    } catch let error as CommandError {
      return tell(error, language: language)
    } catch {
      console.warn("vitrina: " + Terminal.escape("\(error)", lines: true))
      return .toolFailed
    }
  }

  private func tell(_ error: CommandError, language: String) -> ExitCode {
    switch error {
    case .reported(let code): return code
    case .ended(let message, let code):
      console.warn("vitrina: " + Terminal.escape(message.text(in: language), lines: true))
      return code
    case .failed(let message):
      console.warn("vitrina: " + Terminal.escape(message.text(in: language), lines: true))
      return .toolFailed
    case .usage(let message, let suggestion):
      console.warn("vitrina: " + Terminal.escape(message.text(in: language), lines: true))
      if let suggestion {
        console.warn(
          LocalText(es: "¿Quiso decir «\(suggestion)»?", en: "Did you mean '\(suggestion)'?").text(
            in: language))
      } else {
        console.warn(
          LocalText(es: "«vitrina --help» muestra las órdenes.", en: "'vitrina --help' shows the commands.")
            .text(in: language))
      }
      return .usage
    }
  }
}
