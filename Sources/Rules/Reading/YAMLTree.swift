/// Builds the tree of a rule file and refuses what YAML can do and a pack must not.
struct YAMLTree {
  private let source: SourceText
  private let events: YAMLEvents
  private let findings: Findings
  private var failed = false

  /// The file's one document; nil if it holds none.
  static func read(_ source: SourceText, findings: Findings) -> YAMLNode? {
    var tree = YAMLTree(source: source, events: YAMLEvents(source.bytes), findings: findings)
    return tree.document()
  }

  private mutating func document() -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while let event = next() {
      switch event.kind {
      case .streamEnd: return root
      case .streamStart, .documentEnd: continue
      case .documentStart:
        documents += 1
        if documents == 2 {
          findings.mistake(
            place(event), es: "empieza un segundo documento: un archivo tiene uno solo; borre la línea «---»",
            en: "a second document begins: a file has only one; delete the line '---'")
          return root
        }
      default: root = node(event, depth: 0, inFlow: false)
      }
    }
    return root
  }

  private mutating func next() -> YAMLEvents.Event? {
    guard !failed else { return nil }
    do {
      return try events.next()
    } catch {
      failed = true
      let (es, en) = SyntaxMessages.message(error.problem)
      findings.mistake(
        .init(file: source.file, line: error.line, column: error.column), es: es, en: en)
      return nil
    }
  }

  private mutating func node(_ event: YAMLEvents.Event, depth: Int, inFlow: Bool) -> YAMLNode {
    var node = YAMLNode(
      content: .refused, file: source.file, line: event.line, column: event.column, inFlow: inFlow)
    if event.anchored {
      refuse(event, "un ancla («&»)", "an anchor ('&')")
    }
    if event.tagged { refuse(event, "una etiqueta («!»)", "a tag ('!')") }
    switch event.kind {
    case .alias: refuse(event, "una referencia («*»)", "an alias ('*')")
    case .text(let text, let plain, let block):
      node.quoted = !plain
      if !block { checkComment(event) }
      if plain, inFlow { checkQuestionMark(text, event) }
      node.content = event.tagged && text.isEmpty ? .refused : .text(tidy(text, event))
    case .listStart:
      guard depth < 24 else { return tooDeep(event, node) }
      var items: [YAMLNode] = []
      while let next = next() {
        if case .listEnd = next.kind {
          if event.flow { checkComment(next) }
          node.content = .list(items)
          return node
        }
        items.append(self.node(next, depth: depth + 1, inFlow: inFlow || event.flow))
      }
      // What follows the error may have been meant for the last item.
      if !items.isEmpty { items[items.count - 1].cut = true }
      node.content = .list(items)
      node.cut = true
    case .mappingStart:
      guard depth < 24 else { return tooDeep(event, node) }
      var entries: [YAMLNode.Entry] = []
      while let next = next() {
        if case .mappingEnd = next.kind {
          if event.flow { checkComment(next) }
          node.content = .mapping(entries)
          return node
        }
        let key = self.node(next, depth: depth + 1, inFlow: inFlow || event.flow)
        guard let following = self.next() else { break }
        let value = self.node(following, depth: depth + 1, inFlow: inFlow || event.flow)
        add(YAMLNode.Entry(key: key, value: value), to: &entries)
      }
      node.content = .mapping(entries)
      node.cut = true
    default: break
    }
    return node
  }

  private func add(_ entry: YAMLNode.Entry, to entries: inout [YAMLNode.Entry]) {
    guard let name = entry.key.text else {
      if !entry.key.isRefused {
        findings.mistake(
          entry.key, es: "una clave es una palabra, no una lista ni un grupo",
          en: "a key is a word, not a list or a group")
      }
      return
    }
    if name == "<<" {
      findings.mistake(
        entry.key, es: "«<<» no se usa en un paquete: escriba las claves donde valen",
        en: "'<<' is not used in a pack: write the keys where they hold")
      return
    }
    if name.isEmpty {
      findings.mistake(entry.key, es: "falta la clave antes de «:»", en: "the key before ':' is missing")
      return
    }
    if let first = entries.first(where: { $0.name == name }) {
      findings.mistake(
        entry.key, es: "la clave «\(name)» está dos veces (ya en la línea \(first.key.line))",
        en: "the key '\(name)' stands twice (already on line \(first.key.line))")
      return
    }
    entries.append(entry)
  }

  private func place(_ event: YAMLEvents.Event) -> Obligation.Place {
    .init(file: source.file, line: event.line, column: event.column)
  }

  private func refuse(_ event: YAMLEvents.Event, _ es: String, _ en: String) {
    findings.mistake(
      place(event), es: "\(es) no se usa en un paquete; si es parte de un texto, póngalo entre comillas",
      en: "\(en) is not used in a pack; if it is part of a text, put that in quotes")
  }

  private mutating func tooDeep(_ event: YAMLEvents.Event, _ node: YAMLNode) -> YAMLNode {
    findings.mistake(place(event), es: "hay demasiados niveles", en: "there are too many levels")
    failed = true
    var node = node
    node.cut = true
    return node
  }

  /// `obra #3` silently becomes "obra": a `#` that follows something on its line needs a blank after it.
  private func checkComment(_ event: YAMLEvents.Event) {
    let rest = source.rest(line: event.endLine, column: event.endColumn)
    guard let hash = rest.firstIndex(where: { $0 != " " && $0 != "\t" }), rest[hash] == "#" else { return }
    let after = rest.dropFirst(hash - rest.startIndex + 1).first
    guard let after, after != " ", after != "#", after != "\t" else { return }
    let column = event.endColumn + (hash - rest.startIndex)
    findings.mistake(
      .init(file: source.file, line: event.endLine, column: column),
      es:
        "«#» corta el texto aquí: si es parte de él, ponga el texto entre comillas; si es una nota, deje un espacio "
        + "después de «#»",
      en:
        "'#' cuts the text here: if it belongs to it, put the text in quotes; if it is a note, leave a blank after '#'"
    )
  }

  /// `?}` is read in different ways by different YAML libraries.
  private func checkQuestionMark(_ text: String, _ event: YAMLEvents.Event) {
    guard text.hasSuffix("?"), let next = source.rest(line: event.endLine, column: event.endColumn).first,
      "}],".unicodeScalars.contains(next)
    else { return }
    findings.mistake(
      place(event),
      es: "una frase entre llaves o corchetes va entre comillas: «?\(next)» se lee de dos maneras",
      en: "a sentence between braces or brackets goes in quotes: '?\(next)' is read in two ways")
  }

  /// Word's quotes are named; invisible characters and blanks at the ends go.
  private func tidy(_ text: String, _ event: YAMLEvents.Event) -> String {
    let edges: [Character] = ["\u{2018}", "\u{2019}", "\u{201A}"]
    let curly: [Character] = ["\u{201C}", "\u{201D}", "\u{201E}"]
    if text.contains(where: { curly.contains($0) })
      || [text.first, text.last].contains(where: { $0.map { edges.contains($0) } ?? false })
    {
      findings.warning(
        place(event),
        es: "hay comillas de Word («\u{201C} \u{201D}»): son parte del texto; para YAML se usan \" o '",
        en: "there are Word's quotes (\u{201C} \u{201D}): they are part of the text; YAML's are \" or '")
    }
    let scalars = text.unicodeScalars.filter { ![0xAD, 0x200B, 0x2060, 0xFEFF].contains($0.value) }
    var trimmed = Substring(String(String.UnicodeScalarView(scalars)))
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }
}
