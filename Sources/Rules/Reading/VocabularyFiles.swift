extension Keys {
  /// vocabulary/COUNTRY.yaml
  static let words: [Key] = [
    Key("country", "país, con sus dos letras", "country, by its two letters"),
    Key("language", "idioma de las palabras", "language of the words"),
    Key("sources", "leyes y normas de las que salen", "laws and standards that they come from"),
    Key("topics", "las palabras, por tema de vocabulary.yaml", "the words, by topic of vocabulary.yaml"),
  ]
  /// One entry under a topic there.
  static let sourced: [Key] =
    [Key("source", "de dónde salen: una de «sources» y su artículo", "one of `sources` and its article")]
    + topic
}

/// A term with the place where it stands, to tell what contradicts it.
struct PlacedTerm {
  enum Role { case statutory, synonym, short, negative }
  var topic: String
  var role: Role
  var term: Topic.Term
  var node: YAMLNode
  /// Two terms of one group of keys are compared while that is read.
  var group: Int
  /// Case and accents taken away.
  var folded: String
}

extension Assembly {
  /// vocabulary.yaml, the pack's own or that of a pack that it uses.
  mutating func readVocabulary(_ root: YAMLNode) {
    if root.cut { topicNames = nil }
    let top = Level([], root)
    for (name, _, value, around) in named(root, "vocabulary.yaml", in: top) {
      let isNew = !topics.contains { $0.id == name }
      topicNames?.append(name)
      let level = Level(Keys.topic, value, under: name, in: around)
      guard let group = Group(value, level, what: ("un grupo de palabras", "a group of words"), findings)
      else { continue }
      if isNew { group.require(["statutory-name"], findings) }
      collect(group, topic: name, language: nil)
    }
  }

  /// vocabulary/COUNTRY.yaml: more words for the topics of vocabulary.yaml, each group with its source.
  mutating func readWords(_ root: YAMLNode) {
    let level = Level(Keys.words, root)
    guard let file = Group(root, level, what: ("un archivo de palabras", "a file of words"), findings) else {
      return
    }
    file.require(["sources", "topics"], findings)
    let country = file["country"].flatMap { readCountry($0) }
    if let country { knownCountries.append(country) }
    var language: String?
    if let node = file["language"] {
      language =
        values.languages.map { values.word(node, among: $0) } ?? values.text(node)
    }
    let sources = named(file["sources"], "sources", in: level, ids: false).map { entry in
      _ = values.text(entry.value)
      return entry.name
    }
    let isWanted = country == nil || countries.isEmpty || countries.contains { $0.text == country }
    for (name, key, value, around) in named(file["topics"], "topics", in: level) {
      check(name, key, among: topicNames, es: "en vocabulary.yaml las palabras", en: "topic")
      for item in values.items(value) {
        let own = Level(Keys.sourced, item, under: name, in: around)
        guard
          let group = Group(
            item, own, what: ("unas palabras con su fuente", "words with their source"), findings)
        else { continue }
        group.require(["source"], findings)
        if let node = group["source"] { checkSources(node, among: sources) }
        if isWanted { collect(group, topic: name, language: language) }
      }
    }
  }

  private func readCountry(_ node: YAMLNode) -> String? {
    guard let text = values.text(node) else { return nil }
    if Self.isCountry(text) { return text }
    findings.mistake(
      node, es: "un país se escribe con sus dos letras (mx, pe, br), no «\(text)»",
      en: "a country is written by its two letters (mx, pe, br), not '\(text)'",
      suggestion: Self.isCountry(text.lowercased()) ? text.lowercased() : nil)
    return nil
  }

  static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (97...122).contains($0) }
  }

  /// Each begins with a name of `sources`; what follows is for people.
  private func checkSources(_ node: YAMLNode, among names: [String]) {
    for (text, item) in values.texts(node) {
      let name = text.split(separator: " ").first.map(String.init) ?? text
      if names.contains(name) { continue }
      findings.mistake(
        item, es: "«sources» no tiene «\(name)»: la fuente empieza con uno de sus nombres",
        en: "`sources` has no '\(name)': a source begins with one of its names",
        suggestion: Spelling.nearest(to: name, among: names))
    }
  }

  /// Puts the words of a group to those of its topic.
  private mutating func collect(_ group: Group, topic: String, language: String?) {
    wordGroups += 1
    var found: [PlacedTerm] = []
    for (key, role) in [
      ("statutory-name", PlacedTerm.Role.statutory), ("synonyms", .synonym), ("short-names", .short),
      ("negative-words", .negative),
    ] {
      for (term, node) in phrases(group, key) {
        found.append(
          PlacedTerm(
            topic: topic, role: role, term: .init(text: term.text, language: term.language ?? language),
            node: node, group: wordGroups, folded: Self.folded(term.text)))
      }
    }
    checkNegatives(
      found.filter { $0.role != .negative }.map(\.term), found.filter { $0.role == .negative }.map(\.term),
      group["negative-words"])
    placedTerms += found
    if !topics.contains(where: { $0.id == topic }) {
      topics.append(Topic(id: topic, statutoryNames: [], synonyms: [], negativeWords: []))
    }
  }

  /// When all files are read: the topics with the words of the pack's languages, and what contradicts itself.
  mutating func gatherWords() {
    checkContradictions()
    var seen: [String: Set<String>] = [:]
    for placed in placedTerms.filter({ $0.role == .statutory })
      + placedTerms.filter({ $0.role != .statutory })
    {
      if let language = placed.term.language, let languages = values.languages, !languages.contains(language)
      {
        continue
      }
      guard let index = topics.firstIndex(where: { $0.id == placed.topic }),
        seen[placed.topic, default: []].insert(placed.term.text).inserted
      else { continue }
      switch placed.role {
      case .statutory: topics[index].statutoryNames.append(placed.term)
      case .synonym: topics[index].synonyms.append(placed.term)
      case .short: topics[index].shortNames.append(placed.term)
      case .negative: topics[index].negativeWords.append(placed.term)
      }
    }
  }

  /// The law's name of one topic that is also a name of another, or is voided elsewhere: both places are told.
  private func checkContradictions() {
    let byText = Dictionary(grouping: placedTerms, by: \.folded)
    for name in placedTerms where name.role != .negative {
      for other in byText[name.folded] ?? [] {
        if other.topic == name.topic {
          guard other.role == .negative, other.group != name.group else { continue }
          findings.mistake(
            other.node,
            es:
              "«\(other.term.text)» anula lo que en \(Self.where(name.node)) es un nombre de «\(name.topic)»",
            en: "'\(other.term.text)' voids what is a name of `\(name.topic)` in \(Self.where(name.node))")
        } else if name.role == .statutory, other.role != .negative {
          // Two names of laws contradict each other once, where the second stands.
          if other.role == .statutory, !Self.isBefore(name.node, other.node) { continue }
          findings.mistake(
            other.node,
            es:
              "«\(other.term.text)» no puede ser de «\(other.topic)»: en \(Self.where(name.node)) es el nombre "
              + "en la ley de «\(name.topic)»",
            en:
              "'\(other.term.text)' cannot be of `\(other.topic)`: in \(Self.where(name.node)) it is the name in "
              + "the law of `\(name.topic)`")
        }
      }
    }
  }

  private static func isBefore(_ a: YAMLNode, _ b: YAMLNode) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    return (a.line, a.column) < (b.line, b.column)
  }

  private static func `where`(_ node: YAMLNode) -> String { "\(node.file):\(node.line)" }

  /// Case and the accents of es, pt and it taken away.
  static func folded(_ text: String) -> String {
    String(
      text.lowercased().map { letter in
        for (plain, accented) in [
          ("a", "áàâãä"), ("e", "éèêë"), ("i", "íìîï"), ("o", "óòôõö"), ("u", "úùûü"), ("c", "ç"), ("n", "ñ"),
        ] where accented.contains(letter) { return Character(plain) }
        return letter
      })
  }
}

extension Assembly {
  /// `uses: general`, `countries: [mx]`
  mutating func readUses(_ group: Group) {
    if let node = group["uses"] {
      uses = values.texts(node).filter { name, item in
        if ValueReader.isID(name) { return true }
        findings.mistake(
          item, es: "se esperaba el nombre de una carpeta que está junto a este paquete, no «\(name)»",
          en: "the name of a folder beside this pack was expected, not '\(name)'",
          suggestion: name.split(separator: "/").last.map(String.init).flatMap {
            ValueReader.isID($0) ? $0 : nil
          })
        return false
      }
    }
    if let node = group["countries"] {
      countries = values.texts(node).compactMap { text, item in
        readCountry(item).map { ($0, item) }
      }
    }
  }

  /// A pack that is used and is not there; a country that no file of words has.
  func checkUses(_ files: [PackReader.File]) {
    for (name, node) in uses where !files.contains(where: { $0.name.hasPrefix("../\(name)/") }) {
      findings.mistake(
        node, es: "junto a este paquete no hay una carpeta «\(name)» con vocabulary.yaml",
        en: "there is no folder '\(name)' with vocabulary.yaml beside this pack")
    }
    for (name, node) in countries {
      check(name, node, among: knownCountries, es: "palabras del país", en: "words of the country")
    }
  }
}
