/// What is wrong in a rule file, told so that its author can mend it.
public struct RuleMistake: Error, Sendable, Hashable {
  public enum Severity: String, Sendable { case mistake, warning }
  public var severity: Severity
  /// Relative to the pack's folder.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int
  /// What is wrong and what was expected, in Spanish and English.
  public var message: LocalText
  /// The nearest right spelling.
  public var suggestion: String?

  public init(
    severity: Severity = .mistake, file: String, line: Int, column: Int, message: LocalText,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }
}
