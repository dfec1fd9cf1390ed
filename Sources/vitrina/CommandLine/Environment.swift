import Glibc

/// The environment variables that the program heeds.
struct Environment: Sendable {
  var variables: [String: String]

  static let names = ["LC_ALL", "LC_MESSAGES", "LANG", "HOME", "XDG_STATE_HOME", "NO_COLOR", "COLUMNS"]

  static var current: Environment {
    var variables: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return Environment(variables: variables)
  }

  subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// `en` where the locale's messages are English; Spanish otherwise.
  var language: String {
    let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
    return locale.lowercased().hasPrefix("en") ? "en" : "es"
  }

  /// Columns of the terminal, 80 where nobody says.
  var columns: Int { self["COLUMNS"].flatMap { Int($0) }.map { max(40, min($0, 120)) } ?? 80 }

  /// Where history, evidence and reports lie by default (XDG Base Directory: state).
  var stateFolder: String {
    // A relative path in XDG_STATE_HOME must be ignored, says the specification.
    if let folder = self["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/vitrina" }
    return (self["HOME"] ?? ".") + "/.local/state/vitrina"
  }
}
