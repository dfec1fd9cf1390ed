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

  /// `obligations/common.yaml:3:5: message (did you mean "deadline"?)`: a form that editors can jump to.
  public func rendered(in language: String) -> String {
    let english = language == "en"
    var text = "\(file):\(line):\(column): "
    if severity == .warning { text += english ? "warning: " : "advertencia: " }
    text += message.text(in: language)
    if let suggestion { text += english ? " (write: \(suggestion))" : " (escriba: \(suggestion))" }
    return text
  }
}

extension RuleMistake: CustomStringConvertible {
  public var description: String { rendered(in: "en") }
}
