/// A piece of a rule file: text, list or mapping, and where it stands. Every value is text until its key reads it.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case text(String)
    case list([YAMLNode])
    case mapping([Entry])
    /// Something refused, already told: what it held is unknown.
    case refused
  }
  struct Entry: Sendable {
    var key: YAMLNode
    var value: YAMLNode
    var name: String { key.text ?? "" }
  }

  var content: Content
  var file: String
  /// From 1, in characters.
  var line: Int
  var column: Int
  /// Written in quotes, or as a block.
  var quoted = false
  /// Between brackets or braces.
  var inFlow = false
  /// A syntax error cut it off: what is missing may stand behind the error.
  var cut = false

  var text: String? { if case .text(let text) = content { text } else { nil } }
  var items: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }
  var entries: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }
  var isRefused: Bool { if case .refused = content { true } else { false } }
  var place: Obligation.Place { .init(file: file, line: line, column: column) }
}
