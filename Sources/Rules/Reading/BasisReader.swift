extension Assembly {
  /// A law with its units in order, or `agreement ID point P`; or several of either.
  func basis(_ node: YAMLNode) -> [Obligation.Basis] {
    values.texts(node).compactMap { text, item in
      let words = text.split(separator: " ").map(String.init)
      guard let first = words.first else { return nil }
      return first == "agreement" ? agreement(words, item) : law(words, item)
    }
  }

  private func agreement(_ words: [String], _ node: YAMLNode) -> Obligation.Basis? {
    guard words.count >= 4, words[2] == "point" else {
      findings.mistake(
        node, es: "un acuerdo se cita «agreement ID point PUNTO»",
        en: "an agreement is cited as 'agreement ID point POINT'",
        suggestion: words.count >= 3 ? "agreement \(words[1]) point \(words.last ?? "")" : nil)
      return nil
    }
    check(words[1], node, among: agreementNames, es: "el acuerdo", en: "agreement")
    return .agreement(words[1], point: words[3...].joined(separator: " "))
  }

  private func law(_ words: [String], _ node: YAMLNode) -> Obligation.Basis? {
    guard let lawNames else { return .law(words[0], units: []) }
    guard lawNames.contains(words[0]) else {
      let units = Set(laws.flatMap(\.units))
      let comma = node.inFlow && units.contains(words[0])
      findings.mistake(
        node,
        es: comma
          ? "la coma entre corchetes separa dos fundamentos: escriba «LEY art. 1 fr. I» sin coma"
          : "el paquete no tiene la ley «\(words[0])» (\(lawNames.joined(separator: ", "))); se cita «LEY art. 1 fr. I» o "
            + "«agreement ID point PUNTO»",
        en: comma
          ? "the comma in brackets makes two bases: write 'LAW art. 1 fr. I' without it"
          : "the pack has no law '\(words[0])' (\(lawNames.joined(separator: ", "))); it is cited as 'LAW art. 1 fr. I' or "
            + "'agreement ID point POINT'",
        suggestion: comma
          ? nil
          : Spelling.nearest(to: words[0], among: lawNames).map {
            ([$0] + words.dropFirst()).joined(separator: " ")
          })
      return nil
    }
    guard let law = laws.first(where: { $0.id == words[0] }) else { return .law(words[0], units: []) }
    return units(Array(words.dropFirst()), of: law, node).map { .law(law.id, units: $0) }
  }

  private func units(_ words: [String], of law: Pack.Law, _ node: YAMLNode) -> [Obligation.Basis.Unit]? {
    var units: [Obligation.Basis.Unit] = []
    var last = -1
    let known = ValueReader.either(law.units, "o")
    let knownEnglish = ValueReader.either(law.units, "or")
    func refuse(_ es: String, _ en: String, suggestion: String? = nil) -> [Obligation.Basis.Unit]? {
      findings.mistake(node, es: es, en: en, suggestion: suggestion)
      return nil
    }
    for (index, word) in words.enumerated() {
      if let unit = law.units.firstIndex(of: word) {
        guard units.last.map({ !$0.number.isEmpty }) ?? true else {
          return refuse(
            "falta el número después de «\(units[units.count - 1].name)»",
            "the number after '\(units[units.count - 1].name)' is missing")
        }
        guard unit > last else {
          return refuse(
            "las divisiones de \(law.id) van en este orden: \(law.units.joined(separator: ", "))",
            "the divisions of \(law.id) go in this order: \(law.units.joined(separator: ", "))")
        }
        last = unit
        units.append(.init(name: word, number: ""))
      } else {
        let isNumber =
          word.unicodeScalars.contains { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
          && word.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "().-ºª°".unicodeScalars.contains($0)
          }
        let near =
          Spelling.nearest(to: word, among: law.units) ?? law.units.first { $0 == word.lowercased() + "." }
        let isUnitSlip =
          near.map { unit in word.count > 1 && unit.lowercased().hasPrefix(word.lowercased().prefix(2)) }
          ?? false
        guard !units.isEmpty, isNumber, word != ",",
          !(isUnitSlip && index + 1 < words.count && !units[units.count - 1].number.isEmpty)
        else {
          return refuse(
            "\(law.id) se cita con \(known.isEmpty ? "su nombre solo" : known) y su número, no «\(word)»",
            "\(law.id) is cited with \(knownEnglish.isEmpty ? "its name alone" : knownEnglish) and a number, not '\(word)'",
            suggestion: near.map { unit in
              ([law.id] + words.enumerated().map { $0.offset == index ? unit : $0.element }).joined(
                separator: " ")
            })
        }
        let number = units[units.count - 1].number
        units[units.count - 1].number = number.isEmpty ? word : number + " " + word
      }
    }
    guard units.last.map({ !$0.number.isEmpty }) ?? true else {
      return refuse(
        "falta el número después de «\(units[units.count - 1].name)»",
        "the number after '\(units[units.count - 1].name)' is missing")
    }
    return units
  }
}
