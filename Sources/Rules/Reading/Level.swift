/// The keys that may stand at one place of a file, and at the places around it.
struct Level {
  var keys: [Key]
  /// The key under which it stands; nil at the top.
  var under: String?
  /// Column of its keys.
  var column: Int
  private var around: [Level] = []

  init(_ keys: [Key], _ node: YAMLNode, under: String? = nil, in parent: Level? = nil) {
    self.keys = keys
    self.under = under
    column = node.entries?.first?.key.column ?? node.column
    around = parent.map { $0.around + [$0] } ?? []
  }

  /// A level whose keys are names of the pack's own.
  init(names node: YAMLNode, under: String, in parent: Level) {
    self.init([], node, under: under, in: parent)
  }

  /// A known key at the wrong level: says where it stands and how to move it.
  func tellIfMisplaced(_ key: YAMLNode, _ findings: Findings) -> Bool {
    guard let name = key.text, let under, !keys.contains(where: { $0.name == name }),
      let home = around.last(where: { $0.keys.contains { $0.name == name } })
    else { return false }
    let blanks = key.column - home.column
    if key.inFlow || blanks <= 0 {
      findings.mistake(
        key, es: "«\(name)» está dentro de «\(under)»: sáquela de ahí",
        en: "`\(name)` stands under `\(under)`: move it out of there")
    } else {
      let (es, en) =
        blanks == 1
        ? ("un espacio", "one space")
        : blanks == 2 ? ("dos espacios", "two spaces") : ("\(blanks) espacios", "\(blanks) spaces")
      findings.mistake(
        key, es: "«\(name)» está dentro de «\(under)»: muévala \(es) a la izquierda",
        en: "`\(name)` stands under `\(under)`: move it \(en) left")
    }
    return true
  }
}

/// A group of keys, checked against its level.
struct Group {
  var node: YAMLNode
  var level: Level
  private var entries: [YAMLNode.Entry]

  /// Nil if the node is none; unknown and misplaced keys are told.
  init?(_ node: YAMLNode, _ level: Level, what: (es: String, en: String), _ findings: Findings) {
    guard let all = node.entries else {
      if !node.isRefused {
        findings.mistake(
          node, es: "se esperaban las claves de \(what.es) (\(Self.names(level)))",
          en: "the keys of \(what.en) were expected (\(Self.names(level)))")
      }
      return nil
    }
    self.node = node
    self.level = level
    entries = []
    for entry in all {
      guard level.keys.contains(where: { $0.name == entry.name }) else {
        if !level.tellIfMisplaced(entry.key, findings) { Self.tellUnknown(entry, level, what, findings) }
        continue
      }
      entries.append(entry)
    }
  }

  /// With what it takes over from a parent.
  func inheriting(from parent: Group, except own: [String]) -> Group {
    var group = self
    group.entries += parent.entries.filter { entry in
      !own.contains(entry.name) && !entries.contains { $0.name == entry.name }
    }
    return group
  }

  subscript(name: String) -> YAMLNode? { entries.first { $0.name == name }?.value }
  func key(_ name: String) -> YAMLNode? { entries.first { $0.name == name }?.key }

  func require(_ names: [String], _ findings: Findings) {
    guard !node.cut else { return }
    for name in names where self[name] == nil {
      guard let key = level.keys.first(where: { $0.name == name }) else { continue }
      findings.mistake(
        node, es: "falta «\(name)» (\(key.es))", en: "`\(name)` (\(key.en)) is missing")
    }
  }

  private static func names(_ level: Level) -> String {
    level.keys.prefix(6).map(\.name).joined(separator: ", ")
  }

  private static func tellUnknown(
    _ entry: YAMLNode.Entry, _ level: Level, _ what: (es: String, en: String), _ findings: Findings
  ) {
    let near = Spelling.nearest(to: entry.name, among: level.keys.map(\.name))
    let known = near.flatMap { name in level.keys.first { $0.name == name } }
    let all = level.keys.map(\.name).joined(separator: ", ")
    findings.mistake(
      entry.key,
      es: "\(what.es) no tiene la clave «\(entry.name)»"
        + (known.map { "; «\($0.name)» es \($0.es)" } ?? "; tiene: \(all)"),
      en: "\(what.en) has no key `\(entry.name)`"
        + (known.map { "; `\($0.name)` is \($0.en)" } ?? "; it has: \(all)"),
      suggestion: near)
  }
}
