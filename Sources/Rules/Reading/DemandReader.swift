import Web

extension ObligationReader {
  /// Where, how often, with what licence, and what is accepted in its place.
  func readDemands(into obligation: inout Obligation) {
    obligation.publishedOn = site("published-on") ?? .portal
    obligation.alsoOn = site("also-on")
    if let node = group["also-on"], obligation.alsoOn == obligation.publishedOn {
      findings.mistake(
        node, es: "«also-on» es un segundo lugar, y este ya es el primero",
        en: "`also-on` is a second place, and this one is the first already")
    }
    obligation.frequency = frequency()
    let defaults = assembly.defaults
    obligation.deadline =
      group["deadline"].flatMap { values.deadline($0) }
      ?? .init(days: defaults.deadlineDays, inBusinessDays: defaults.deadlineInBusinessDays)
    obligation.retention = group["retention"].flatMap { values.retention($0) } ?? .lastPeriod
    obligation.minFilled = minFilled()
    obligation.linksOpen = linksOpen(obligation)
    obligation.license = license()
    obligation.acceptNotApplicable = acceptance("accept-not-applicable")
    obligation.acceptNone = acceptance("accept-none")
    obligation.advisory = advisory(obligation)
    obligation.examples = examples(obligation)
  }

  private func site(_ key: String) -> Obligation.Site? {
    guard let node = group[key], let text = values.text(node) else { return nil }
    if text == "portal" { return .portal }
    if text == "anywhere-linked" { return .anywhereLinked }
    guard let names = assembly.platformNames else { return .platform(text) }
    if names.contains(text) { return .platform(text) }
    let words = ["portal", "anywhere-linked"] + names
    findings.mistake(
      node,
      es: "se esperaba \(ValueReader.either(words, "o"))"
        + "; una plataforma se nombra en «platforms» de pack.yaml, y «\(text)» no está",
      en:
        "\(ValueReader.either(words, "or")) was expected; a platform is named in `platforms` of pack.yaml, and "
        + "'\(text)' is not there",
      suggestion: Spelling.nearest(to: text, among: words))
    return nil
  }

  private func frequency() -> Obligation.Frequency? {
    guard let node = group["frequency"] else { return nil }
    let slips = [
      "diaria": "daily", "semanal": "weekly", "mensual": "monthly", "bimestral": "every-two-months",
      "bimonthly": "every-two-months", "trimestral": "quarterly", "cuatrimestral": "four-monthly",
      "semestral": "semiannual", "biannual": "semiannual", "half-yearly": "semiannual", "anual": "annual",
      "yearly": "annual", "trienal": "every-three-years", "triennial": "every-three-years",
    ]
    let frequency = values.choice(node, Obligation.Frequency.self, slips: slips)
    if frequency != nil, let key = group.key("max-age") {
      findings.warning(
        key, es: "«max-age» es para lo que no tiene periodos; aquí «frequency» ya dice cuál debe estar",
        en: "`max-age` is for a thing without periods; here `frequency` says already which must be there")
    }
    return frequency
  }

  private func minFilled() -> Double {
    guard let node = group["min-filled"] else { return 0.5 }
    if group["contains"] == nil, let key = group.key("min-filled") {
      findings.mistake(
        key, es: "«min-filled» habla de las columnas de «contains», y aquí no se pide ninguna",
        en: "`min-filled` speaks of the columns of `contains`, and none is asked for here")
    }
    return values.share(node) ?? 0.5
  }

  private func linksOpen(_ obligation: Obligation) -> [String] {
    guard let node = group["links-open"] else { return [] }
    values.warnOfComma(node)
    let tables: [Obligation.Form] = [.page, .table, .document, .dataFile, .api]
    if let key = group.key("links-open"), !obligation.publishedAs.contains(where: { tables.contains($0) }) {
      findings.mistake(
        key, es: "«links-open» nombra columnas de una tabla, y nada de «published-as» tiene tablas",
        en: "`links-open` names columns of a table, and nothing in `published-as` has tables")
    }
    let columns = obligation.contains.compactMap { field in
      if case .name(let name) = field { name } else { nil }
    }
    return values.texts(node).map { text, item in
      if !columns.contains(text), let near = Spelling.nearest(to: text, among: columns) {
        findings.warning(
          item, es: "«contains» llama a esta columna «\(near)»", en: "`contains` calls this column '\(near)'",
          suggestion: near)
      }
      return text
    }
  }

  private func license() -> Obligation.License? {
    let slips = [
      "abierta": "open", "libre": "open", "free": "open", "cc by": "open", "cc-by": "open", "cc0": "open",
      "declarada": "stated", "required": "stated", "any": "stated", "yes": "stated", "sí": "stated",
      "si": "stated",
    ]
    return group["license"].flatMap { values.choice($0, Obligation.License.self, slips: slips) }
  }

  private func acceptance(_ key: String) -> Obligation.Acceptance {
    let slips = [
      "always": "freely", "yes": "freely", "sí": "freely", "si": "freely", "no": "never", "nunca": "never",
      "con-motivo": "with-reason", "reasoned": "with-reason",
    ]
    return group[key].flatMap { values.choice($0, Obligation.Acceptance.self, slips: slips) } ?? .never
  }

  /// Criteria that may be shown without counting, and the key that asks for each; nil: every rule has it.
  static let advisable: [(criterion: String, key: String?)] = [
    ("named-as-law", nil), ("max-clicks", nil), ("published-as", nil), ("open", nil), ("readable", nil),
    ("min-rows", nil), ("contains", "contains"), ("min-filled", "contains"), ("links-open", "links-open"),
    ("formats", "formats"), ("license", "license"), ("max-age", "max-age"), ("frequency", "frequency"),
    ("also-on", "also-on"),
  ]

  /// `named-as-law` never counts, whatever else is named.
  private func advisory(_ obligation: Obligation) -> [String] {
    var result = ["named-as-law"]
    let words = group["advisory"].map { values.texts($0) } ?? []
    for (text, node) in words {
      if text == "available" || text == "published-on" {
        findings.mistake(
          node, es: "«\(text)» dice si la cosa está: no puede dejar de contar",
          en: "'\(text)' says whether the thing is there: it cannot but count")
        continue
      }
      guard let word = values.word(node, among: Self.advisable.map(\.criterion)) else { continue }
      if let key = Self.advisable.first(where: { $0.criterion == word })?.key, group[key] == nil {
        findings.mistake(
          node, es: "la regla no pide «\(key)»: no hay nada que mostrar",
          en: "the rule does not ask for `\(key)`: there is nothing to show")
      }
      if !result.contains(word) { result.append(word) }
    }
    return result
  }
}
