/// What the shell is told. The numbers are part of the program's promise: scripts depend on them.
enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  case toolFailed = 1
  /// `--fail-under N`: some portal's high end is below N.
  case belowThreshold = 2
  /// Usage, configuration or rules.
  case usage = 3
  /// Some obligation could not be checked.
  case undetermined = 4
  /// Another run holds the store.
  case busy = 75
  /// SIGINT; all is kept.
  case interrupted = 130
  /// SIGTERM; all is kept.
  case terminated = 143

  var code: Int32 { rawValue }
}
