import Web

/// Reads a pack: files to values that are checked whole.
///
///     let (pack, findings) = PackReader.read(folder: "Rules/mx-cdmx")
public enum PackReader {
  /// A file of a pack: its name relative to the pack's folder, and its bytes.
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
  }

  /// The pack, or nil if there is any mistake; warnings do not prevent. All findings of all files at once, sorted by
  /// file, line and column: a file up to its first syntax error, the others in full.
  public static func read(folder: String) -> (pack: Pack?, findings: [RuleMistake]) {
    var contents = PackFolder(folder)
    for name in used(contents.files) { contents.addWords(of: name, beside: folder) }
    guard contents.findings.isEmpty || !contents.files.isEmpty else { return (nil, contents.findings) }
    return read(files: contents.files, unreadable: contents.findings)
  }

  /// The same from bytes in memory, in any order.
  public static func read(files: [File]) -> (pack: Pack?, findings: [RuleMistake]) {
    read(files: files, unreadable: [])
  }

  private static func read(
    files: [File], unreadable: [RuleMistake]
  ) -> (pack: Pack?, findings: [RuleMistake]) {
    let files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let findings = Findings()
    for finding in unreadable { findings.add(finding) }
    checkNames(files, findings)

    var assembly = Assembly(findings: findings)
    let lost = unreadable.map(\.file)
    let pages = files.filter { isExample($0.name) }
    assembly.exampleFiles = pages.map(\.name)
    assembly.lostFiles = lost
    func root(_ name: String) -> YAMLNode? {
      files.first { $0.name == name }.flatMap { tree($0, findings) }
    }

    if let pack = root("pack.yaml") {
      assembly.readPack(pack)
    } else if !lost.contains("pack.yaml"), !isBroken("pack.yaml", findings) {
      findings.mistake(
        .init(file: "pack.yaml", line: 1, column: 1),
        es: "falta pack.yaml, con id, version, languages y categories",
        en: "pack.yaml is missing, with id, version, languages and categories")
    }
    // An empty file holds nothing; one that cannot be read may hold anything.
    if let lists = root("lists.yaml") {
      assembly.readLists(lists)
    } else if lost.contains("lists.yaml") || isBroken("lists.yaml", findings) {
      assembly.listNames = nil
    }
    readWords(files, lost: lost, into: &assembly)
    if let institutions = root("institutions.yaml") {
      assembly.readInstitutions(institutions)
    } else if lost.contains("institutions.yaml") || isBroken("institutions.yaml", findings) {
      assembly.applicable = nil
    }
    let rules = files.filter { isRules($0.name) }
    for file in rules {
      if let obligations = tree(file, findings) {
        assembly.readObligations(obligations)
      } else if isBroken(file.name, findings) {
        assembly.obligationsComplete = false
      }
    }
    if lost.contains(where: { $0.hasPrefix("obligations/") }) { assembly.obligationsComplete = false }
    assembly.resolveHolidays()
    assembly.resolveReferences()
    assembly.resolveCatalogues()
    assembly.tellUnusedExamples()
    if rules.isEmpty, !lost.contains(where: { $0.hasPrefix("obligations") }) {
      findings.mistake(
        .init(file: "obligations", line: 1, column: 1),
        es: "no hay ninguna obligación: van en obligations/TEMA.yaml",
        en: "there is no obligation: they go into obligations/CATEGORY.yaml")
    }

    let sorted = findings.sorted()
    let pack =
      sorted.contains { $0.severity == .mistake }
      ? nil : Pack(assembly, pages: pages, digest: digest(of: files))
    return (pack, sorted)
  }

  /// The words of the packs that it uses, then its own, which add to them.
  private static func readWords(_ files: [File], lost: [String], into assembly: inout Assembly) {
    let languages = assembly.values.languages
    for folder in assembly.uses.map({ "../\($0.text)/" }) + [""] {
      // What another pack has in further languages is no mistake of this one.
      assembly.values.languages = folder.isEmpty ? languages : nil
      let main = folder + "vocabulary.yaml"
      if let words = files.first(where: { $0.name == main }).flatMap({ tree($0, assembly.findings) }) {
        assembly.readVocabulary(words)
      } else if lost.contains(main) || isBroken(main, assembly.findings) {
        assembly.topicNames = nil
      }
      for file in files
      where file.name.hasPrefix(folder) && isWords(String(file.name.dropFirst(folder.count))) {
        if let words = tree(file, assembly.findings) { assembly.readWords(words) }
      }
    }
    assembly.values.languages = languages
    assembly.checkUses(files)
    assembly.gatherWords()
  }

  /// The folders that pack.yaml names under `uses`; what is wrong there is told when the pack is read.
  private static func used(_ files: [File]) -> [String] {
    guard let pack = files.first(where: { $0.name == "pack.yaml" }).flatMap({ tree($0, Findings()) }),
      let node = pack.entries?.first(where: { $0.name == "uses" })?.value
    else { return [] }
    return (node.items ?? [node]).compactMap(\.text).filter(ValueReader.isID)
  }

  private static func tree(_ file: File, _ findings: Findings) -> YAMLNode? {
    SourceText(file: file.name, bytes: file.bytes, findings: findings).flatMap {
      YAMLTree.read($0, findings: findings)
    }
  }

  private static func isBroken(_ name: String, _ findings: Findings) -> Bool {
    findings.all.contains { $0.file == name && $0.severity == .mistake }
  }

  private static let known = ["pack.yaml", "institutions.yaml", "lists.yaml", "vocabulary.yaml"]

  private static func isRules(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.count == 2 && parts[0] == "obligations" && name.hasSuffix(".yaml")
  }

  /// Saved pages of examples: bytes, never read as rules.
  private static func isExample(_ name: String) -> Bool { name.hasPrefix("examples/") }

  /// `vocabulary/mx.yaml`
  private static func isWords(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.count == 2 && parts[0] == "vocabulary" && name.hasSuffix(".yaml")
  }

  /// A file of another pack, read for its words.
  private static func isUsed(_ name: String) -> Bool {
    guard name.hasPrefix("../"), let slash = name.dropFirst(3).firstIndex(of: "/") else { return false }
    let inside = String(name[name.index(after: slash)...])
    return inside == "vocabulary.yaml" || isWords(inside)
  }

  /// Nothing is skipped in silence: a file that no part of the language reads is told.
  private static func checkNames(_ files: [File], _ findings: Findings) {
    for file in files {
      let place = Obligation.Place(file: file.name, line: 1, column: 1)
      let folder = file.name.split(separator: "/").first.map(String.init) ?? ""
      if isExample(file.name) {
        if file.bytes.count > PackFolder.largestPage {
          findings.mistake(
            place, es: "una página de ejemplo tiene menos de 1 MB", en: "an example's page is under 1 MB")
        }
      } else if file.name.hasPrefix("agreements/") {
        findings.mistake(
          place, es: "la carpeta «\(folder)» se conoce, esta versión no la juzga: sáquela del paquete",
          en: "the folder '\(folder)' is known, not judged by this version: take it out of the pack")
      } else if file.name.hasSuffix(".yml") {
        findings.mistake(
          place, es: "los archivos de reglas terminan en .yaml", en: "rule files end in .yaml",
          suggestion: String(file.name.dropLast(3)) + "yaml")
      } else if !known.contains(file.name), !isRules(file.name), !isWords(file.name), !isUsed(file.name) {
        let near = Spelling.nearest(to: file.name, among: known)
        findings.mistake(
          place,
          es:
            "un paquete no lee este archivo: tiene \(known.joined(separator: ", ")), vocabulary/PAÍS.yaml, "
            + "obligations/TEMA.yaml y examples/",
          en:
            "a pack does not read this file: it has \(known.joined(separator: ", ")), vocabulary/COUNTRY.yaml, "
            + "obligations/CATEGORY.yaml and examples/",
          suggestion: near)
      }
    }
  }

  /// SHA-256 over each file's name, length and bytes, in the order of the names.
  private static func digest(of files: [File]) -> Digest {
    let hasher = Digest.Hasher()
    for file in files {
      hasher.update(Array(file.name.utf8) + [0])
      hasher.update((0..<8).map { UInt8(truncatingIfNeeded: file.bytes.count >> (56 - 8 * $0)) })
      hasher.update(file.bytes)
    }
    return hasher.finish()
  }
}

extension Pack {
  fileprivate init(_ assembly: Assembly, pages: [PackReader.File], digest: Digest) {
    self.init(
      id: assembly.id, version: assembly.version, languages: assembly.languages, laws: assembly.laws,
      categories: assembly.categories, platforms: assembly.platforms, defaults: assembly.defaults,
      minCoverage: assembly.minCoverage, timeZone: assembly.timeZone, agreements: assembly.agreements,
      levels: assembly.levels, confirmation: assembly.confirmation, weights: assembly.weights,
      holidays: assembly.holidays, institutions: assembly.institutions, lists: assembly.lists,
      vocabulary: assembly.topics, obligations: assembly.obligations, digest: digest,
      exampleFiles: pages)
  }
}
