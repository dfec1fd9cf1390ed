/// Where a list from an obligation says so.
struct CatalogueNodes {
  var list: String
  var obligation: YAMLNode
  var column: YAMLNode?
  var dateColumn: YAMLNode?
}

extension Assembly {
  /// `from-obligation` and what goes with it; nil for a list of its own members.
  mutating func readCatalogue(_ group: Group, list: String) -> MemberList.Catalogue? {
    guard let node = group["from-obligation"] else {
      for name in ["column", "date-column", "min"] {
        guard let key = group.key(name) else { continue }
        findings.mistake(
          key, es: "«\(name)» va con «from-obligation»", en: "`\(name)` goes with `from-obligation`")
      }
      return nil
    }
    for name in ["members", "synonyms"] {
      guard let key = group.key(name) else { continue }
      findings.mistake(
        key,
        es: "«\(name)» y «from-obligation» no van juntas: los miembros se dicen aquí o los dice el portal",
        en: "`\(name)` and `from-obligation` do not go together: members are said here or by the portal")
    }
    let column = group["column"].flatMap { values.text($0) }
    let dates = group["date-column"].flatMap { values.text($0) }
    let min = group["min"].flatMap { values.number($0, in: 1...100_000) } ?? 1
    guard let obligation = values.text(node) else { return nil }
    if let key = group.key("date-column"), group["column"] == nil {
      findings.mistake(
        key, es: "«date-column» es una columna de la misma tabla que «column»: falta «column»",
        en: "`date-column` is a column of the same table as `column`: `column` is missing")
    }
    references.append((obligation, node))
    catalogues.append(
      CatalogueNodes(
        list: list, obligation: node, column: group["column"], dateColumn: group["date-column"]))
    return .init(obligation: obligation, column: column, dateColumn: dates, min: min)
  }

  /// A list must come from something that can name its members.
  func resolveCatalogues() {
    let all = obligations.flatMap { [$0] + $0.parts }
    for nodes in catalogues {
      guard let name = nodes.obligation.text, let source = all.first(where: { $0.id == name }) else {
        continue
      }
      if source.judgedBy == .person {
        findings.mistake(
          nodes.obligation, es: "a «\(name)» la juzga una persona: de ella no sale una lista",
          en: "a person judges '\(name)': no list comes from it")
      }
      if comesFromItself(nodes.list, all) {
        findings.mistake(
          nodes.obligation, es: "«\(name)» se pide una vez por cada miembro de esta misma lista",
          en: "'\(name)' is itself asked for each member of this list")
      }
      let tables: [Obligation.Form] = [.table, .document, .dataFile, .page, .api]
      if let column = nodes.column, !source.publishedAs.contains(where: { tables.contains($0) }) {
        findings.mistake(
          column,
          es: "«\(name)» no se publica como algo que tenga tablas, y por tanto no hay columna que leer",
          en: "'\(name)' is not published as anything that has tables, so there is no column to read")
        continue
      }
      for column in [nodes.column, nodes.dateColumn].compactMap({ $0 }) { check(column, of: source) }
    }
  }

  /// The obligation may be met by a table without that column: then the list is unknown.
  private func check(_ column: YAMLNode, of source: Obligation) {
    guard let text = column.text, !text.isEmpty else { return }
    let names = source.contains.compactMap { field in
      if case .name(let name) = field { name } else { nil }
    }
    guard !names.contains(where: { $0.lowercased() == text.lowercased() }) else { return }
    findings.warning(
      column,
      es:
        "«\(source.id)» no pide la columna «\(text)» en su «contains»: puede cumplirse sin decir los miembros",
      en:
        "'\(source.id)' does not ask for the column '\(text)' in its `contains`: it can be met without naming members",
      suggestion: Spelling.nearest(to: text, among: names))
  }

  /// Whether the way from list to obligation to its own list comes back to where it began.
  private func comesFromItself(_ list: String, _ all: [Obligation]) -> Bool {
    var name = list
    for _ in 0...lists.count {
      guard let source = lists.first(where: { $0.id == name })?.catalogue?.obligation,
        let next = all.first(where: { $0.id == source })?.forEach
      else { return false }
      if next == list { return true }
      name = next
    }
    return false
  }
}
