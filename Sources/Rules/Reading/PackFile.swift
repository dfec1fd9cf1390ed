import Glibc
import Web

extension Assembly {
  /// pack.yaml
  mutating func readPack(_ root: YAMLNode) {
    let level = Level(Keys.pack, root)
    guard let group = Group(root, level, what: ("el paquete", "the pack"), findings) else { return }
    group.require(["id", "version", "languages", "categories"], findings)
    if let node = group["id"], let text = values.id(node) { id = text }
    if let node = group["version"], let text = values.text(node) { version = text }
    if let node = group["languages"] { readLanguages(node) }
    if group["laws"] != nil || !root.cut { readLaws(group["laws"], level) }
    readCategories(group["categories"], level, cut: root.cut)
    readPlatforms(group["platforms"], level, cut: root.cut)
    if let node = group["defaults"] { readDefaults(node, level) }
    if let node = group["min-coverage"], let share = values.share(node) { minCoverage = share }
    if let node = group["time-zone"] { readTimeZone(node) }
    readAgreements(group["agreements"], level, cut: root.cut)
    if let node = group["levels"] { readLevels(node, level) }
    if let node = group["confirmation"] { readConfirmation(node, level) }
    if let node = group["weights"] { readWeights(node, level) }
    if let node = group["holidays"] { readHolidays(node) }
    readUses(group)
  }

  private mutating func readLanguages(_ node: YAMLNode) {
    for (text, item) in values.texts(node) {
      let valid = (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { (97...122).contains($0) }
      guard valid else {
        let names = [
          "español": "es", "spanish": "es", "inglés": "en", "english": "en", "português": "pt",
          "italiano": "it",
        ]
        findings.mistake(
          item, es: "un idioma se escribe con su código (es, en, pt), no «\(text)»",
          en: "a language is written as its code (es, en, pt), not '\(text)'",
          suggestion: names[text.lowercased()] ?? (valid ? nil : names[text] ?? lowered(text)))
        continue
      }
      languages.append(text)
    }
    values.languages = languages.isEmpty ? nil : languages
  }

  private func lowered(_ text: String) -> String? {
    let lower = text.lowercased()
    return text.utf8.count == 2 && lower != text ? lower : nil
  }

  private mutating func readLaws(_ node: YAMLNode?, _ level: Level) {
    lawNames = []
    for (name, key, value, around) in named(node, "laws", in: level, ids: false) {
      lawNames?.append(name)
      let plain = name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._".unicodeScalars.contains($0)
      }
      if !plain || name == "agreement" {
        findings.mistake(
          key, es: "las siglas de una ley no llevan espacios, y no son «agreement»: «\(name)»",
          en: "a law's initials have no blanks, and are not 'agreement': '\(name)'")
      }
      guard
        let group = Group(
          value, Level(Keys.law, value, under: name, in: around), what: ("una ley", "a law"), findings)
      else { continue }
      group.require(["title"], findings)
      let units = group["units"].map { values.texts($0) } ?? []
      let law = Pack.Law(
        id: name,
        title: group["title"].flatMap { values.localText($0, level: titleLevel(group, "title")) }
          ?? LocalText([]),
        units: units.map(\.text),
        url: group["url"].flatMap { values.url($0)?.text },
        validFrom: group["valid-from"].flatMap { values.day($0) },
        validUntil: group["valid-until"].flatMap { values.day($0) })
      checkOrder(law.validFrom, law.validUntil, group["valid-until"])
      for (unit, item) in units where unit.contains(" ") {
        findings.mistake(
          item, es: "una división de la ley es una sola palabra, no «\(unit)»",
          en: "a division of a law is one word, not '\(unit)'")
      }
      laws.append(law)
    }
  }

  /// The level inside a key that may hold a text per language.
  func titleLevel(_ group: Group, _ key: String) -> Level {
    Level(names: group[key] ?? group.node, under: key, in: group.level)
  }

  private mutating func readCategories(_ node: YAMLNode?, _ level: Level, cut: Bool) {
    guard node != nil || !cut else { return }
    let entries = named(node, "categories", in: level)
    categoryNames = entries.map(\.name)
    for (name, _, value, around) in entries {
      let own = Level(names: value, under: name, in: around)
      if let title = values.localText(value, level: own) { categories.append(.init(id: name, title: title)) }
    }
  }

  private mutating func readPlatforms(_ node: YAMLNode?, _ level: Level, cut: Bool) {
    guard node != nil || !cut else { return }
    let entries = named(node, "platforms", in: level)
    platformNames = entries.map(\.name)
    for (name, key, value, around) in entries {
      if ["portal", "anywhere-linked"].contains(name) {
        findings.mistake(
          key, es: "«\(name)» ya es una palabra de «published-on»: la plataforma lleva otro nombre",
          en: "'\(name)' is a word of `published-on` already: the platform needs another name")
      }
      let own = Level(Keys.platform, value, under: name, in: around)
      guard let group = Group(value, own, what: ("una plataforma", "a platform"), findings) else { continue }
      group.require(["title", "url"], findings)
      let read = group["read"].flatMap { values.word($0, among: ["by-person"]) }
      guard let title = group["title"].flatMap({ values.localText($0, level: titleLevel(group, "title")) }),
        let url = group["url"].flatMap({ values.url($0) })
      else { continue }
      platforms.append(.init(id: name, title: title, url: url, byPersonOnly: read != nil))
    }
  }

  private mutating func readDefaults(_ node: YAMLNode, _ level: Level) {
    let own = Level(Keys.defaults, node, under: "defaults", in: level)
    guard let group = Group(node, own, what: ("«defaults»", "`defaults`"), findings) else { return }
    if let clicks = group["max-clicks"].flatMap({ values.number($0, in: 0...100) }) {
      defaults.maxClicks = clicks
    }
    if let word = group["stated-date"].flatMap({ values.word($0, among: ["required", "optional"]) }) {
      defaults.statedDateRequired = word == "required"
    }
    if let deadline = group["deadline"].flatMap({ values.deadline($0) }) {
      defaults.deadlineDays = deadline.days
      defaults.deadlineInBusinessDays = deadline.inBusinessDays
    }
  }

  private mutating func readTimeZone(_ node: YAMLNode) {
    guard let name = values.text(node) else { return }
    let database = "/usr/share/zoneinfo"
    let plain = name.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0 & 0xDF) || "/_-+".utf8.contains($0)
    }
    // Without a database on the machine only the shape can be checked.
    if plain, !name.hasPrefix("/"), access(database, R_OK) != 0 || access("\(database)/\(name)", R_OK) == 0 {
      timeZone = name
    } else {
      findings.mistake(
        node, es: "no existe la zona horaria «\(name)»: se escribe como America/Mexico_City",
        en: "there is no time zone '\(name)': it is written like America/Mexico_City",
        suggestion: Spelling.nearest(
          to: name,
          among: [
            "America/Mexico_City", "America/Bogota", "America/Lima", "America/Santiago", "America/Sao_Paulo",
            "America/Guatemala", "America/Buenos_Aires", "Europe/Madrid", "Europe/Rome", "UTC",
          ]))
    }
  }

  private mutating func readAgreements(_ node: YAMLNode?, _ level: Level, cut: Bool) {
    guard node != nil || !cut else { return }
    let entries = named(node, "agreements", in: level)
    agreementNames = entries.map(\.name)
    for (name, _, value, around) in entries {
      let own = Level(Keys.agreement, value, under: name, in: around)
      guard let group = Group(value, own, what: ("un acuerdo", "an agreement"), findings) else { continue }
      group.require(["title"], findings)
      agreements.append(
        .init(
          id: name,
          title: group["title"].flatMap { values.localText($0, level: titleLevel(group, "title")) }
            ?? LocalText([]),
          signed: group["signed"].flatMap { values.day($0) },
          source: group["source"].flatMap { values.text($0) }))
    }
  }

  private mutating func readLevels(_ node: YAMLNode, _ level: Level) {
    for item in values.items(node) {
      let own = Level(Keys.level, item, under: "levels", in: level)
      guard let group = Group(item, own, what: ("un nivel", "a level"), findings) else { continue }
      group.require(["name", "min-score"], findings)
      let gate = group["gate"].flatMap { values.word($0, among: ["essential"]) }
      guard let name = group["name"].flatMap({ values.localText($0, level: titleLevel(group, "name")) }),
        let scoreNode = group["min-score"], let score = values.number(scoreNode, in: 0...100)
      else { continue }
      if let last = levels.last, Double(score) >= last.minScore {
        findings.mistake(
          scoreNode,
          es: "los niveles van del más alto al más bajo: \(score) no es menor que \(Int(last.minScore))",
          en: "levels go from the highest to the lowest: \(score) is not below \(Int(last.minScore))")
      }
      levels.append(.init(name: name, minScore: Double(score), essentialGate: gate != nil))
    }
  }

  private mutating func readConfirmation(_ node: YAMLNode, _ level: Level) {
    let own = Level(Keys.confirmation, node, under: "confirmation", in: level)
    guard let group = Group(node, own, what: ("«confirmation»", "`confirmation`"), findings) else { return }
    if let age = group["second-look"].flatMap({ values.age($0) }) { confirmation.secondLookHours = age.hours }
    if let audits = group["audits"].flatMap({ values.number($0, in: 1...100) }) {
      confirmation.audits = audits
    }
    if let age = group["apart"].flatMap({ values.age($0) }) { confirmation.apartHours = age.hours }
    if let age = group["reply"].flatMap({ values.age($0) }) { confirmation.replyDays = age.days }
  }

  private mutating func readWeights(_ node: YAMLNode, _ level: Level) {
    let own = Level(Keys.weights, node, under: "weights", in: level)
    guard let group = Group(node, own, what: ("«weights»", "`weights`"), findings) else { return }
    func weight(_ name: String) -> Int? { group[name].flatMap { values.number($0, in: 0...1000) } }
    if let value = weight("essential") { weights.essential = value }
    if let value = weight("mandatory") { weights.mandatory = value }
    if let value = weight("recommended") { weights.recommended = value }
  }

  private mutating func readHolidays(_ node: YAMLNode) {
    if let text = node.text, !text.isEmpty, Self.looksLikeName(text) {
      holidayList = node
    } else {
      holidays = values.items(node).compactMap { values.day($0) }
    }
  }

  private static func looksLikeName(_ text: String) -> Bool {
    ValueReader.isID(text) && text.contains { $0.isLetter }
  }

  /// `holidays: LIST`: its members are days.
  mutating func resolveHolidays() {
    guard let node = holidayList, let name = node.text else { return }
    check(name, node, among: listNames, es: "la lista", en: "list")
    guard let list = lists.first(where: { $0.id == name }) else { return }
    for member in list.members {
      if let day = ValueReader.day(member.name) {
        holidays.append(day)
      } else {
        findings.mistake(
          node,
          es: "en la lista «\(name)» de días inhábiles, «\(member.name)» no es una fecha como 2026-03-31",
          en: "in the list '\(name)' of holidays, '\(member.name)' is no day such as 2026-03-31")
      }
    }
  }
}
