/// A text in the languages of a pack. `es` and `en` where the pack has them; a plain text stands for all.
public struct LocalText: Sendable, Hashable {
  /// By language code, in the order in which the pack gives them; a plain text has the pack's first language.
  public var texts: [(language: String, text: String)] {
    zip(languages, values).map { ($0, $1) }
  }
  private var languages: [String]
  private var values: [String]

  public init(_ texts: [(language: String, text: String)]) {
    languages = texts.map(\.language)
    values = texts.map(\.text)
  }

  /// What the program itself says.
  public init(es: String, en: String) { self.init([("es", es), ("en", en)]) }

  /// The text in that language, else in the first one given; empty only if there is none at all.
  public func text(in language: String) -> String {
    zip(languages, values).first { $0.0 == language }?.1 ?? values.first ?? ""
  }
}
