/// Gathers what is wrong in a pack.
final class Findings {
  private(set) var all: [RuleMistake] = []

  func add(_ finding: RuleMistake) { all.append(finding) }

  func mistake(_ node: YAMLNode, es: String, en: String, suggestion: String? = nil) {
    mistake(node.place, es: es, en: en, suggestion: suggestion)
  }

  func warning(_ node: YAMLNode, es: String, en: String, suggestion: String? = nil) {
    add(.warning, node.place, LocalText(es: es, en: en), suggestion)
  }

  func mistake(_ place: Obligation.Place, es: String, en: String, suggestion: String? = nil) {
    add(.mistake, place, LocalText(es: es, en: en), suggestion)
  }

  func warning(_ place: Obligation.Place, es: String, en: String, suggestion: String? = nil) {
    add(.warning, place, LocalText(es: es, en: en), suggestion)
  }

  private func add(
    _ severity: RuleMistake.Severity, _ place: Obligation.Place, _ message: LocalText, _ suggestion: String?
  ) {
    all.append(
      RuleMistake(
        severity: severity, file: place.file, line: place.line, column: place.column, message: message,
        suggestion: suggestion))
  }

  /// By file, line and column; what parts inherit from their parent is told once.
  func sorted() -> [RuleMistake] {
    var seen: Set<RuleMistake> = []
    return all.enumerated().filter { seen.insert($0.element).inserted }.sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.file != y.file { return x.file.utf8.lexicographicallyPrecedes(y.file.utf8) }
      return (x.line, x.column, a.offset) < (y.line, y.column, b.offset)
    }.map(\.element)
  }
}
