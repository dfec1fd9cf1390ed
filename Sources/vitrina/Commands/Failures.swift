import Evidence
import Fetching
import History
import Rules
import Running

/// Errors of the rooms as sentences with an exit code.
enum Failures {
  static func translated(_ error: any Error) -> any Error {
    switch error {
    case let error as RunError: return CommandError.usage(error.message, suggestion: error.suggestion)
    case let error as FetchConfigurationError:
      return CommandError.usage(LocalText(es: error.text(spanish: true), en: error.text(spanish: false)))
    case let error as HistoryError:
      if error.exitCode == ExitCode.busy.code { return CommandError.ended(error.message, .busy) }
      return error.exitCode == ExitCode.usage.code
        ? CommandError.usage(error.message) : CommandError.failed(error.message)
    case let error as EvidenceError:
      return CommandError.failed(LocalText(es: error.description, en: error.description))
    default: return error
    }
  }
}
