import History
import Rules

/// Where the history lies, and how its errors are told.
enum HistoryStore {
  static let option = Command.Option(
    name: "store", kind: .text(LocalText(es: "ARCHIVO", en: "FILE")),
    help: LocalText(
      es: "la historia (si no se dice: vitrina/history.sqlite en $XDG_STATE_HOME o ~/.local/state)",
      en: "the history (unless given: vitrina/history.sqlite in $XDG_STATE_HOME or ~/.local/state)"))

  static func path(_ arguments: ParsedArguments) -> String {
    arguments.value("store") ?? arguments.environment.stateFolder + "/history.sqlite"
  }

  /// Does something with the history, and turns what goes wrong into what the command says and ends with.
  static func telling<T>(_ arguments: ParsedArguments, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as HistoryError {
      switch error.exitCode {
      case ExitCode.usage.code: throw CommandError.usage(error.message)
      case ExitCode.busy.code:
        arguments.console.warn("vitrina: " + Terminal.escape(arguments.say(error.message)))
        throw CommandError.reported(.busy)
      default: throw CommandError.failed(error.message)
      }
    }
  }

  /// Opens it for reading. A store of an earlier version is converted first, if it may be written.
  static func reading(_ arguments: ParsedArguments) throws -> History {
    try telling(arguments) {
      do throws(HistoryError) {
        return try History(reading: path(arguments))
      } catch .olderSchema {
        return try History(path: path(arguments))
      }
    }
  }
}
