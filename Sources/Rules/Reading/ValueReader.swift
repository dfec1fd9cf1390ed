import Web

/// Reads the values of one file, each as its key wants it; what is wrong is told and gives nil.
struct ValueReader {
  let findings: Findings
  /// The pack's languages; nil if pack.yaml could not be read.
  var languages: [String]?

  /// One text. A list, a group or nothing is refused.
  func text(_ node: YAMLNode) -> String? {
    switch node.content {
    case .refused: return nil
    case .text(let text):
      guard !text.isEmpty else {
        findings.mistake(
          node, es: "falta el valor: escríbalo o borre la clave",
          en: "the value is missing: write it or delete the key")
        return nil
      }
      return text
    case .list:
      findings.mistake(
        node, es: "se esperaba un solo texto, no una lista", en: "one text was expected, not a list")
    case .mapping:
      findings.mistake(
        node, es: "se esperaba un texto, no un grupo de claves; un texto con «: » va entre comillas",
        en: "a text was expected, not a group of keys; a text with ': ' goes in quotes")
    }
    return nil
  }

  /// One text, or a list of them.
  func texts(_ node: YAMLNode) -> [(text: String, node: YAMLNode)] {
    var result: [(text: String, node: YAMLNode)] = []
    for item in items(node) {
      guard let text = text(item) else { continue }
      if item.inFlow, !item.quoted { checkComma(text, item) }
      if let first = result.first(where: { $0.text == text }) {
        findings.mistake(
          item, es: "«\(text)» está dos veces (ya en la línea \(first.node.line))",
          en: "'\(text)' stands twice (already on line \(first.node.line))")
        continue
      }
      result.append((text, item))
    }
    return result
  }

  /// A list, or one value that needs no brackets.
  func items(_ node: YAMLNode) -> [YAMLNode] {
    guard let items = node.items else { return node.isRefused ? [] : [node] }
    if items.isEmpty, !node.cut {
      findings.mistake(
        node, es: "la lista está vacía: escriba un valor o borre la clave",
        en: "the list is empty: write a value or delete the key")
    }
    return items
  }

  /// Commas without brackets make one phrase.
  func warnOfComma(_ node: YAMLNode) {
    guard let text = node.text, !node.quoted, text.contains(", ") else { return }
    findings.warning(
      node, es: "esto es una sola frase con comas: si son varias, póngalas entre corchetes",
      en: "this is one phrase with commas: if they are several, put them in brackets", suggestion: "[\(text)]"
    )
  }

  /// A comma in brackets makes two phrases.
  private func checkComma(_ text: String, _ node: YAMLNode) {
    if text.count(where: { $0 == "(" }) != text.count(where: { $0 == ")" }) {
      findings.mistake(
        node, es: "una coma entre corchetes separa dos textos: si es parte de uno, póngalo entre comillas",
        en: "a comma in brackets makes two texts: if it belongs to one, put that in quotes")
    } else if ["y ", "e ", "o ", "u ", "and ", "or "].contains(where: { text.hasPrefix($0) }) {
      findings.warning(
        node, es: "¿la coma de antes es parte del texto? Entonces póngalo entre comillas",
        en: "does the comma before belong to the text? Then put it in quotes")
    }
  }

  /// A text, or one per language of the pack.
  func localText(_ node: YAMLNode, level: Level) -> LocalText? {
    guard let entries = node.entries else {
      return text(node).map { LocalText([(languages?.first ?? "", $0)]) }
    }
    var texts: [(language: String, text: String)] = []
    for entry in entries where checkLanguage(entry, level: level, node: node) {
      if let text = text(entry.value) { texts.append((entry.name, text)) }
    }
    if entries.isEmpty, !node.cut {
      _ = items(YAMLNode(content: .list([]), file: node.file, line: node.line, column: node.column))
    }
    return texts.isEmpty ? nil : LocalText(texts)
  }

  /// Phrases: a text, a list, or either per language; each with its place.
  func terms(_ node: YAMLNode, level: Level) -> [(term: Topic.Term, node: YAMLNode)] {
    guard let entries = node.entries else {
      return texts(node).map { (Topic.Term(text: $0.text, language: nil), $0.node) }
    }
    var terms: [(term: Topic.Term, node: YAMLNode)] = []
    for entry in entries where checkLanguage(entry, level: level, node: node) {
      terms += texts(entry.value).map { (Topic.Term(text: $0.text, language: entry.name), $0.node) }
    }
    return terms
  }

  private func checkLanguage(_ entry: YAMLNode.Entry, level: Level, node: YAMLNode) -> Bool {
    guard let languages else { return true }
    if languages.contains(entry.name) { return true }
    if level.tellIfMisplaced(entry.key, findings) { return false }
    findings.mistake(
      entry.key,
      es:
        "«\(entry.name)» no es un idioma del paquete (\(languages.joined(separator: ", "))); un texto con «: » va entre "
        + "comillas",
      en:
        "'\(entry.name)' is no language of the pack (\(languages.joined(separator: ", "))); a text with ': ' goes in quotes"
    )
    return false
  }

  /// Lower-case letters, digits and hyphens.
  func id(_ node: YAMLNode) -> String? {
    guard let text = text(node) else { return nil }
    guard Self.isID(text) else {
      findings.mistake(
        node, es: "un id lleva sólo minúsculas sin acento, cifras y guiones, no «\(text)»",
        en: "an id has only lower-case letters, digits and hyphens, not '\(text)'",
        suggestion: Self.suggestedID(text))
      return nil
    }
    return text
  }

  static func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 45, last != 45 else { return false }
    return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  static func suggestedID(_ text: String) -> String? {
    let accents: [Character: Character] = [
      "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n", "ç": "c", "ã": "a", "õ": "o",
      "à": "a",
    ]
    let folded = text.lowercased().map {
      accents[$0] ?? ($0 == " " || $0 == "_" || $0 == "/" || $0 == "." ? "-" : $0)
    }
    let id = String(folded.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    return isID(id) ? id : nil
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ type: Choice.Type, slips: [String: String] = [:]
  ) -> Choice? where Choice.RawValue == String {
    word(node, among: Choice.allCases.map(\.rawValue), slips: slips).flatMap { Choice(rawValue: $0) }
  }

  /// One of some words; `slips` are what else people write for one of them.
  func word(_ node: YAMLNode, among words: [String], slips: [String: String] = [:]) -> String? {
    guard let text = text(node) else { return nil }
    if words.contains(text) { return text }
    findings.mistake(
      node, es: "se esperaba \(Self.either(words, "o")), no «\(text)»",
      en: "\(Self.either(words, "or")) was expected, not '\(text)'",
      suggestion: slips[text.lowercased()] ?? Spelling.nearest(to: text, among: words))
    return nil
  }

  static func either(_ words: [String], _ or: String) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " \(or) " + (words.last ?? "")
  }

  func number(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(node) else { return nil }
    if text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number) {
      return number
    }
    let upTo = range.upperBound == .max
    findings.mistake(
      node,
      es:
        "se esperaba un número entero de \(range.lowerBound) \(upTo ? "en adelante" : "a \(range.upperBound)"), no «\(text)»",
      en:
        "a whole number \(upTo ? "from \(range.lowerBound) up" : "from \(range.lowerBound) to \(range.upperBound)") "
        + "was expected, not '\(text)'")
    return nil
  }

  /// `95%`, as 0 to 1.
  func share(_ node: YAMLNode) -> Double? {
    guard let text = text(node) else { return nil }
    if let share = Self.share(text) { return share }
    findings.mistake(
      node, es: "se esperaba un porcentaje de 1% a 100%, no «\(text)»",
      en: "a percentage from 1% to 100% was expected, not '\(text)'",
      suggestion: Double(text).flatMap { $0 > 0 && $0 <= 1 ? "\(Int(($0 * 100).rounded()))%" : nil })
    return nil
  }

  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%") else { return nil }
    let digits = text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      let number = Double(digits),
      number > 0, number <= 100
    else { return nil }
    return number / 100
  }

  func url(_ node: YAMLNode) -> WebURL? {
    guard let text = text(node) else { return nil }
    let complete = text.hasPrefix("http://") || text.hasPrefix("https://")
    if complete, !text.contains(" "), let url = WebURL(text), !url.host.isEmpty { return url }
    findings.mistake(
      node, es: "se esperaba una dirección completa (https://...), no «\(text)»",
      en: "a full address (https://...) was expected, not '\(text)'",
      suggestion: complete || text.contains(" ") || !text.contains(".") ? nil : "https://" + text)
    return nil
  }

  /// `www.example.mx`, without scheme and path.
  func host(_ node: YAMLNode) -> String? {
    guard let text = text(node) else { return nil }
    if !text.contains("/"), !text.contains(" "), let url = WebURL("https://\(text)/"), url.path == "/" {
      return String(url.authority)
    }
    findings.mistake(
      node, es: "se esperaba el nombre de un servidor (www.ejemplo.mx), no «\(text)»",
      en: "the name of a host (www.example.mx) was expected, not '\(text)'",
      suggestion: WebURL(text).map { String($0.authority) })
    return nil
  }
}
