import Web

/// Reads one obligation or part from its keys, what it inherits included.
struct ObligationReader {
  let assembly: Assembly
  /// With what is inherited.
  let group: Group
  /// Only what is written in it.
  let own: Group
  let id: String

  var values: ValueReader { assembly.values }
  var findings: Findings { assembly.findings }

  var references: [(id: String, node: YAMLNode)] {
    guard let node = group["replaces"], let text = node.text, !text.isEmpty else { return [] }
    return [(text, node)]
  }

  func obligation() -> Obligation {
    let title = group["title"].flatMap { values.localText($0, level: level("title")) } ?? LocalText([])
    let bases = group["basis"].map { assembly.basis($0) } ?? []
    let source = group["source"].flatMap { values.text($0) }
    let from = group["valid-from"].flatMap { values.day($0) }
    let until = group["valid-until"].flatMap { values.day($0) }
    assembly.checkOrder(from, until, group["valid-until"])
    let maxAge = group["max-age"].flatMap { values.age($0) }
    let judge = group["judged-by"].flatMap { values.choice($0, Obligation.Judge.self) } ?? .machine
    var obligation = Obligation(
      id: id, title: title, category: category() ?? "", basis: bases, source: source, status: status(source),
      importance: group["importance"].flatMap { values.choice($0, Obligation.Importance.self) } ?? .mandatory,
      appliesTo: appliesTo(),
      responsible: group["responsible"].flatMap { values.localText($0, level: level("responsible")) },
      validFrom: from, validUntil: until, replaces: group["replaces"].flatMap { values.text($0) },
      topic: topic(title), publishedAs: publishedAs(),
      maxClicks: group["max-clicks"].flatMap { values.number($0, in: 0...100) }
        ?? assembly.defaults.maxClicks,
      contains: contains(), minRows: group["min-rows"].flatMap { values.number($0, in: 1...Int.max) } ?? 1,
      formats: formats(), maxAge: maxAge, statedDateRequired: statedDate(maxAge), forEach: forEach(),
      parts: [],
      needed: needed(), judgedBy: judge, question: question(judge),
      judgedAgainDays: judgedAgain(judge),
      wording: group["wording"].map { values.texts($0).map(\.text) } ?? [],
      digestOnly: group["evidence"].flatMap { values.word($0, among: ["full", "digest-only"]) }
        == "digest-only",
      place: own.node.place)
    readDemands(into: &obligation)
    checkLaws(obligation)
    return obligation
  }

  private func level(_ key: String) -> Level { assembly.titleLevel(group, key) }

  private func category() -> String? {
    guard let node = group["category"], let name = values.text(node) else { return nil }
    assembly.check(name, node, among: assembly.categoryNames, es: "el tema (category)", en: "category")
    return name
  }

  private func status(_ source: String?) -> Obligation.Status {
    let unverified = source == "unverified"
    guard let node = group["status"] else { return unverified ? .draft : .inUse }
    guard let status = values.choice(node, Obligation.Status.self) else { return .draft }
    if status == .inUse, unverified {
      findings.mistake(
        node,
        es: "lo que nadie ha leído en la ley (source: unverified) no puede estar en uso: déjelo en borrador",
        en: "what nobody has read in the law (source: unverified) cannot be in use: leave it a draft",
        suggestion: "draft")
    }
    return status
  }

  private func appliesTo() -> [String] {
    (group["applies-to"].map { values.texts($0) } ?? []).map { name, node in
      assembly.check(
        name, node, among: assembly.applicable, es: "la clase o institución", en: "kind or institution")
      return name
    }
  }

  /// Words by name, or its own; the statutory name is the title unless it says otherwise.
  private func topic(_ title: LocalText) -> Topic {
    if let node = own["topic"] {
      for key in ["statutory-name", "synonyms", "short-names", "negative-words"] {
        guard let other = own.key(key) else { continue }
        findings.mistake(
          other,
          es:
            "«\(key)» y «topic» no van juntas: las palabras se dicen una sola vez, aquí o en vocabulary.yaml",
          en: "`\(key)` and `topic` do not go together: words are said once, here or in vocabulary.yaml")
      }
      guard let name = values.text(node) else {
        return Topic(id: id, statutoryNames: [], synonyms: [], negativeWords: [])
      }
      assembly.check(
        name, node, among: assembly.topicNames, es: "en vocabulary.yaml las palabras", en: "topic")
      return assembly.topics.first { $0.id == name }
        ?? Topic(id: name, statutoryNames: [], synonyms: [], negativeWords: [])
    }
    var topic = assembly.words(of: group, id: id)
    if group["statutory-name"] == nil {
      let isPlain = group["title"]?.entries == nil
      topic.statutoryNames = title.texts.map { .init(text: $0.text, language: isPlain ? nil : $0.language) }
    }
    return topic
  }

  private func publishedAs() -> [Obligation.Form] {
    guard let node = group["published-as"] else { return [.page, .document] }
    let slips = [
      "dataset": "data-file", "data": "data-file", "file": "document", "tabla": "table", "mapa": "map",
    ]
    return values.texts(node).compactMap {
      values.choice($0.node, Obligation.Form.self, slips: slips)
    }
  }

  private func contains() -> [Obligation.Field] {
    let slips = [
      "email": "e-mail", "mail": "e-mail", "phone": "telephone", "tel": "telephone",
      "address": "street-address",
      "street_address": "street-address", "persons": "person", "amounts": "amount", "forms": "form",
    ]
    if let node = group["contains"] { values.warnOfComma(node) }
    return (group["contains"].map { values.texts($0) } ?? []).map { text, node in
      if let shape = Obligation.Field.Shape(rawValue: text) { return .typed(shape) }
      if let typed = slips[text.lowercased()] {
        findings.warning(
          node,
          es: "«\(text)» se busca como palabra; el campo que se reconoce por su forma se llama «\(typed)»",
          en: "'\(text)' is looked for as a word; the field known by its shape is called '\(typed)'",
          suggestion: typed)
      }
      return .name(text)
    }
  }

  private func formats() -> [String] {
    var result: [String] = []
    let words = group["formats"].map { values.texts($0) } ?? []
    for (text, node) in words {
      let lower = text.lowercased()
      let bare = lower.hasPrefix(".") ? String(lower.dropFirst()) : lower
      if text != bare, Formats.words.contains(bare) {
        findings.mistake(
          node, es: "los formatos se escriben en minúsculas y sin punto, no «\(text)»",
          en: "formats are written in lower case, without a dot, not '\(text)'", suggestion: bare)
        continue
      }
      guard let word = values.word(node, among: Formats.words) else { continue }
      for format in word == "machine-readable" ? Formats.machineReadable : [word]
      where !result.contains(format) {
        result.append(format)
      }
    }
    return result
  }

  private func statedDate(_ maxAge: Obligation.Age?) -> Bool {
    let isDated = maxAge != nil || group["frequency"] != nil
    guard let node = group["stated-date"] else { return isDated && assembly.defaults.statedDateRequired }
    let required = values.word(node, among: ["required", "optional"]) == "required"
    if group["max-age"] == nil, group["frequency"] == nil {
      findings.warning(
        node, es: "«stated-date» sólo cuenta junto con «max-age» o «frequency»",
        en: "`stated-date` acts only together with `max-age` or `frequency`")
    }
    return required && isDated
  }

  private func forEach() -> String? {
    guard let node = group["for-each"], let name = values.text(node) else { return nil }
    assembly.check(name, node, among: assembly.listNames, es: "en lists.yaml la lista", en: "list")
    return name
  }

  private func needed() -> Obligation.Needed {
    guard let node = group["needed"], let text = values.text(node) else { return .all }
    if text == "all" { return .all }
    if text == "any" { return .any }
    if let share = ValueReader.share(text) { return .share(share) }
    if text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text), count > 0 {
      return .count(count)
    }
    findings.mistake(
      node, es: "se esperaba all, any, un número o un porcentaje (90%), no «\(text)»",
      en: "all, any, a number or a percentage (90%) was expected, not '\(text)'",
      suggestion: Spelling.nearest(to: text, among: ["all", "any"]))
    return .all
  }

  private func question(_ judge: Obligation.Judge) -> LocalText? {
    let question = group["question"].flatMap { values.localText($0, level: level("question")) }
    if judge == .person, group["question"] == nil, !own.node.cut {
      findings.mistake(
        group["judged-by"] ?? own.node, es: "falta «question»: qué se le pregunta a la persona que juzga",
        en: "`question` is missing: what the person who judges is asked")
    }
    if judge == .machine, group["judged-by"]?.text != "person", let key = group.key("question") {
      findings.mistake(
        key, es: "«question» va con «judged-by: person»", en: "`question` goes with `judged-by: person`")
    }
    return question
  }

  private func judgedAgain(_ judge: Obligation.Judge) -> Int {
    guard let node = group["judged-again"] else { return 365 }
    if judge == .machine, let key = group.key("judged-again") {
      findings.mistake(
        key, es: "«judged-again» va con «judged-by: person»",
        en: "`judged-again` goes with `judged-by: person`")
    }
    return values.age(node)?.days ?? 365
  }

  /// An obligation in use whose every law is over before it begins, or begins after its end, can never apply.
  private func checkLaws(_ obligation: Obligation) {
    guard obligation.status == .inUse, let node = group["basis"], !obligation.basis.isEmpty else { return }
    let possible = obligation.basis.contains { basis in
      guard case .law(let name, _) = basis, let law = assembly.laws.first(where: { $0.id == name }) else {
        return true
      }
      let from = [law.validFrom, obligation.validFrom].compactMap { $0 }.max()
      let until = [law.validUntil, obligation.validUntil].compactMap { $0 }.min()
      guard let from, let until else { return true }
      return from <= until
    }
    if !possible {
      findings.mistake(
        node, es: "ninguna de sus leyes está vigente mientras lo está la obligación",
        en: "none of its laws is in force while the obligation is")
    }
  }
}
