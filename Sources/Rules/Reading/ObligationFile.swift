import Web

extension Assembly {
  /// One file of obligations/.
  mutating func readObligations(_ root: YAMLNode) {
    if root.cut { obligationsComplete = false }
    for item in values.items(root) {
      let level = Level(Keys.obligation, item)
      guard let group = Group(item, level, what: ("una obligación", "an obligation"), findings) else {
        continue
      }
      group.require(["id", "title", "category", "basis"], findings)
      guard let id = identify(group, parent: nil) else { continue }
      let reader = ObligationReader(assembly: self, group: group, own: group, id: id)
      var obligation = reader.obligation()
      references += reader.references
      obligation.parts = readParts(of: group, parent: obligation)
      checkNeeded(group, obligation)
      checkPeriods(group, obligation)
      obligations.append(obligation)
    }
  }

  private mutating func readParts(of parent: Group, parent obligation: Obligation) -> [Obligation] {
    var parts: [Obligation] = []
    for item in parent["parts"].map({ values.items($0) }) ?? [] {
      let level = Level(Keys.obligation, item, under: "parts", in: parent.level)
      guard let own = Group(item, level, what: ("un inciso", "a part"), findings) else { continue }
      own.require(["id", "title"], findings)
      guard let id = identify(own, parent: obligation.id) else { continue }
      if let key = own.key("parts") {
        findings.mistake(
          key, es: "un inciso no lleva incisos: haga una obligación aparte",
          en: "a part has no parts of its own: make it an obligation apart")
      }
      let whole = own.inheriting(from: parent, except: Keys.notInherited)
      let reader = ObligationReader(assembly: self, group: whole, own: own, id: id)
      let part = reader.obligation()
      references += reader.references
      checkNeeded(own, part)
      checkPeriods(own, part)
      parts.append(part)
    }
    return parts
  }

  /// Its id, told if another has it already.
  private mutating func identify(_ group: Group, parent: String?) -> String? {
    guard let node = group["id"], let own = values.id(node) else { return nil }
    let id = parent.map { "\($0)/\(own)" } ?? own
    if let first = obligationNames[id] {
      let here = first.file == node.file ? "" : "\(first.file), "
      findings.mistake(
        node, es: "el id «\(id)» está dos veces (ya en \(here)línea \(first.line))",
        en: "the id '\(id)' stands twice (already in \(here)line \(first.line))")
      return id
    }
    obligationNames[id] = node.place
    return id
  }

  /// What is said of periods or of members' own dates, where there are none.
  private func checkPeriods(_ group: Group, _ obligation: Obligation) {
    let all = [obligation] + obligation.parts
    guard !group.node.cut, all.allSatisfy({ $0.frequency == nil }), group["frequency"] == nil else { return }
    if let key = group.key("retention") {
      findings.mistake(
        key, es: "«retention» dice qué periodos siguen publicados: va con «frequency»",
        en: "`retention` says which periods must still stand: it goes with `frequency`")
    }
    let dated = all.contains { one in
      guard let name = one.forEach else { return false }
      // A list that could not be read may well have dates.
      return lists.first { $0.id == name }.map { $0.catalogue?.dateColumn != nil } ?? (listNames == nil)
    }
    if let key = group.key("deadline"), !dated {
      findings.mistake(
        key,
        es:
          "«deadline» cuenta desde el fin de un periodo («frequency») o desde la fecha de un miembro («for-each» con "
          + "una lista que tiene «date-column»), y aquí no hay ni uno ni otra",
        en:
          "`deadline` runs from the end of a period (`frequency`) or from a member's date (`for-each` over a list with "
          + "`date-column`), and there is neither here")
    }
  }

  /// `needed` counts members or parts; without either it says nothing.
  private func checkNeeded(_ group: Group, _ obligation: Obligation) {
    guard let node = group["needed"], !group.node.cut else { return }
    let list = obligation.forEach.flatMap { name in lists.first { $0.id == name } }
    let total = list?.members.count ?? obligation.parts.count
    if obligation.forEach == nil, group["parts"] == nil {
      findings.mistake(
        node, es: "«needed» cuenta incisos («parts») o miembros («for-each»), y aquí no los hay",
        en: "`needed` counts `parts` or members (`for-each`), and there are none here")
    } else if case .count(let count) = obligation.needed, total > 0, count > total {
      findings.mistake(
        node, es: "se piden \(count) y sólo hay \(total)",
        en: "\(count) are asked for and there are only \(total)")
    }
  }
}
