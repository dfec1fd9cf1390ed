import Web

/// A pack while it is being read. The names are kept apart from the values, so that one mistake in a law does not make
/// every reference to it another; nil where a file could not be read: then nothing is said about references to it.
struct Assembly {
  let findings: Findings
  var values: ValueReader

  var id = ""
  var version = ""
  var languages: [String] = []
  var laws: [Pack.Law] = []
  var lawNames: [String]?
  var categories: [Pack.Category] = []
  var categoryNames: [String]?
  var platforms: [Pack.Platform] = []
  var platformNames: [String]?
  var defaults = Pack.Defaults()
  var minCoverage = 0.95
  var timeZone = "UTC"
  var agreements: [Pack.Agreement] = []
  var agreementNames: [String]?
  var levels: [Pack.Level] = []
  var confirmation = Pack.Confirmation()
  var weights = Pack.Weights()
  var holidays: [Day] = []
  /// A list of days by its name; its members are read later.
  var holidayList: YAMLNode?

  var topics: [Topic] = []
  var topicNames: [String]? = []
  /// What the files of words say, until all are read.
  var placedTerms: [PlacedTerm] = []
  var wordGroups = 0
  /// The packs beside this one whose words it uses.
  var uses: [(text: String, node: YAMLNode)] = []
  /// Of their words and its own only those of these countries; empty: of all.
  var countries: [(text: String, node: YAMLNode)] = []
  var knownCountries: [String] = []
  var lists: [MemberList] = []
  var listNames: [String]? = []
  /// Lists that come from an obligation, checked when all are read.
  var catalogues: [CatalogueNodes] = []
  /// Names of the files in examples/ that could be read, and of those that could not.
  var exampleFiles: [String] = []
  var lostFiles: [String] = []
  var institutions: [Institution] = []
  /// Ids and kinds; nil if institutions.yaml could not be read.
  var applicable: [String]? = []
  /// References to obligations, checked when all are read.
  var references: [(id: String, node: YAMLNode)] = []
  var obligations: [Obligation] = []
  /// Every id with its place; parts as `parent/child`.
  var obligationNames: [String: Obligation.Place] = [:]
  var obligationsComplete = true

  init(findings: Findings) {
    self.findings = findings
    values = ValueReader(findings: findings, languages: nil)
  }

  /// Tells a reference to something that the pack does not have.
  func check(_ name: String, _ node: YAMLNode, among names: [String]?, es: String, en: String) {
    guard let names, !names.contains(name) else { return }
    let list = names.count <= 12 && !names.isEmpty ? " (\(names.joined(separator: ", ")))" : ""
    findings.mistake(
      node, es: "el paquete no tiene \(es) «\(name)»\(list)", en: "the pack has no \(en) '\(name)'\(list)",
      suggestion: Spelling.nearest(to: name, among: names))
  }

  /// The entries of a group whose keys are names.
  func named(
    _ node: YAMLNode?, _ key: String, in level: Level, ids: Bool = true
  ) -> [(name: String, key: YAMLNode, value: YAMLNode, level: Level)] {
    guard let node else { return [] }
    guard let entries = node.entries else {
      if !node.isRefused {
        findings.mistake(
          node, es: "«\(key)» lleva nombres con sus claves: «nombre: {...}»",
          en: "`\(key)` has names with their keys: 'name: {...}'")
      }
      return []
    }
    let own = Level(names: node, under: key, in: level)
    return entries.compactMap { entry in
      if own.tellIfMisplaced(entry.key, findings) { return nil }
      if ids, values.id(entry.key) == nil { return nil }
      return (entry.name, entry.key, entry.value, own)
    }
  }

  func checkOrder(_ from: Day?, _ until: Day?, _ node: YAMLNode?) {
    guard let from, let until, until < from, let node else { return }
    findings.mistake(
      node, es: "«valid-until» (\(until)) es anterior a «valid-from» (\(from))",
      en: "`valid-until` (\(until)) lies before `valid-from` (\(from))")
  }
}
