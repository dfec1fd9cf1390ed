extension Assembly {
  /// institutions.yaml
  mutating func readInstitutions(_ root: YAMLNode) {
    applicable = root.cut ? nil : []
    let values = self.values
    var places: [String: Int] = [:]
    var kinds: [(kind: String, node: YAMLNode)] = []
    for item in values.items(root) {
      let level = Level(Keys.institution, item)
      guard let group = Group(item, level, what: ("una institución", "an institution"), findings) else {
        continue
      }
      group.require(["id", "title", "kind", "portals"], findings)
      let id = group["id"].flatMap { values.id($0) }
      if let id, let node = group["id"] {
        if let line = places[id] {
          findings.mistake(
            node, es: "la institución «\(id)» está dos veces (ya en la línea \(line))",
            en: "the institution '\(id)' stands twice (already on line \(line))")
        }
        places[id] = places[id] ?? node.line
        applicable?.append(id)
      }
      let kind = group["kind"].flatMap { values.id($0) }
      if let kind, let node = group["kind"] { kinds.append((kind, node)) }
      let title = group["title"].flatMap { values.localText($0, level: titleLevel(group, "title")) }
      func hosts(_ key: String) -> [String] {
        group[key].map { values.items($0).compactMap { values.host($0) } } ?? []
      }
      let portals = group["portals"].map { values.items($0).compactMap { values.url($0) } } ?? []
      let institution = Institution(
        id: id ?? "", title: title ?? LocalText([]), kind: kind ?? "", portals: portals,
        office: group["office"].flatMap { values.localText($0, level: titleLevel(group, "office")) },
        was: hosts("was"),
        alsoHosts: hosts("also-hosts"), mirrors: hosts("mirrors"), knownAddresses: readKnownAddresses(group),
        exemptions: readExemptions(group))
      institutions.append(institution)
    }
    for (kind, node) in kinds {
      if let line = places[kind] {
        findings.mistake(
          node, es: "«\(kind)» es ya el id de una institución (línea \(line)): la clase lleva otro nombre",
          en: "'\(kind)' is the id of an institution already (line \(line)): the kind needs another name")
      }
      if applicable?.contains(kind) == false { applicable?.append(kind) }
    }
  }

  private mutating func readKnownAddresses(_ group: Group) -> [Institution.KnownAddress] {
    var result: [Institution.KnownAddress] = []
    let entries = named(group["known-addresses"], "known-addresses", in: group.level, ids: false)
    for (name, key, value, _) in entries {
      references.append((name, key))
      if let url = values.url(value) { result.append(.init(obligation: name, url: url)) }
    }
    return result
  }

  private mutating func readExemptions(_ group: Group) -> [Institution.Exemption] {
    var result: [Institution.Exemption] = []
    for item in group["exemptions"].map({ values.items($0) }) ?? [] {
      let level = Level(Keys.exemption, item, under: "exemptions", in: group.level)
      guard let own = Group(item, level, what: ("una exención", "an exemption"), findings) else { continue }
      own.require(["obligation", "reason"], findings)
      let source = own["source"].flatMap { values.text($0) }
      let until = own["valid-until"].flatMap { values.day($0) }
      let reason = own["reason"].flatMap { values.text($0) }
      guard let node = own["obligation"], let obligation = values.text(node) else { continue }
      references.append((obligation, node))
      result.append(.init(obligation: obligation, reason: reason ?? "", source: source, validUntil: until))
    }
    return result
  }

  /// Every obligation that something else in the pack names.
  func resolveReferences() {
    guard obligationsComplete else { return }
    let names = obligationNames.keys.sorted()
    for (id, node) in references where !names.contains(id) {
      findings.mistake(
        node, es: "el paquete no tiene la obligación «\(id)»", en: "the pack has no obligation '\(id)'",
        suggestion: names.first { $0.hasSuffix("/" + id) } ?? Spelling.nearest(to: id, among: names))
    }
  }
}
