import Foundation
import Testing
import Web

@testable import Rules

private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Test("the worked examples of the language give the values that they say")
func workedExamples() throws {
  let text = """
    - id: tandeo-notice
      title: {es: Programa de tandeo, en: Water rationing schedule}
      category: water
      basis: agreement agua-2026 point tandeo
      applies-to: agua
      topic: tandeo
      max-age: 7 days
    - id: tanker-supply
      title: Suministro de agua por pipas
      category: water
      basis: agreement agua-2026 point pipas
      applies-to: agua
      importance: essential
      published-as: table
      for-each: alcaldias
      contains: [fecha, colonia, litros]
      needed: 90%
    - {id: beneficiaries, title: Padrón de personas beneficiarias, category: social-policy, basis: LTAIPRC art. 122 fr. II,
       published-as: [table, document], formats: machine-readable, contains: [nombre, amount], min-rows: 20,
       synonyms: [padrón de beneficiarios, derechohabientes], evidence: digest-only}
    - {id: tree-felling, title: Derribo de árboles, category: environment, basis: LTAIPRC art. 121 fr. XXIX,
       source: unverified, applies-to: alcaldia, replaces: directory}
    - id: plain-language
      title: Reglas de operación en lenguaje claro
      category: social-policy
      basis: agreement agua-2026 point lenguaje
      judged-by: person
      question: ¿Entiende quién puede pedir el apoyo una persona que no estudió derecho?
    - id: organisation
      title: Estructura orgánica
      category: districts
      basis: LTAIPRC art. 121 fr. II
      importance: essential
      synonyms: [estructura]
      negative-words: [organigrama de bomberos]
      needed: 2
      parts:
        - {id: chart, title: Organigrama}
        - {id: staff, title: Directorio, basis: LTAIPRC art. 121 fr. VIII, published-as: table, contains: [nombre, cargo]}
        - {id: minutes, title: Actas, topic: tandeo, applies-to: alcaldia}
    """
  let read = SmallPack.read("obligations/examples.yaml", text)
  #expect(read.findings.isEmpty, "\(short(read.findings))")
  let pack = try #require(read.pack)
  let notice = try #require(pack.obligation("tandeo-notice"))
  #expect(notice.topic == pack.vocabulary[0] && notice.topic.id == "tandeo")
  #expect(notice.maxAge == .init(count: 7, unit: .day) && !notice.statedDateRequired)
  #expect(notice.appliesTo == ["agua"] && notice.publishedAs == [.page, .document] && notice.maxClicks == 5)
  #expect(notice.basis == [.agreement("agua-2026", point: "tandeo")] && notice.status == .inUse)
  let tankers = try #require(pack.obligation("tanker-supply"))
  #expect(tankers.contains == [.name("fecha"), .name("colonia"), .name("litros")])
  #expect(tankers.needed == .share(0.9) && tankers.forEach == "alcaldias" && tankers.importance == .essential)
  let register = try #require(pack.obligation("beneficiaries"))
  #expect(register.digestOnly && register.minRows == 20 && register.contains.last == .typed(.amount))
  #expect(register.formats == ["csv", "tsv", "ods", "xlsx", "json", "xml", "geojson", "kml", "shp", "gpkg"])
  #expect(register.topic.statutoryNames == [.init(text: "Padrón de personas beneficiarias", language: nil)])
  #expect(register.place == .init(file: "obligations/examples.yaml", line: 18, column: 3))
  let trees = try #require(pack.obligation("tree-felling"))
  #expect(trees.status == .draft && trees.replaces == "directory")
  let plain = try #require(pack.obligation("plain-language"))
  #expect(plain.judgedBy == .person && plain.judgedAgainDays == 365)
  let organisation = try #require(pack.obligation("organisation"))
  #expect(organisation.needed == .count(2))
  #expect(
    organisation.parts.map(\.id) == ["organisation/chart", "organisation/staff", "organisation/minutes"])
  let parts = organisation.parts
  // Inherited: category, basis, importance, negative words; not the synonyms.
  #expect(
    parts[0].category == "districts" && parts[0].importance == .essential
      && parts[0].basis == organisation.basis)
  #expect(parts[0].topic.synonyms == [] && parts[0].topic.negativeWords == organisation.topic.negativeWords)
  #expect(
    parts[1].basis == [
      .law("LTAIPRC", units: [.init(name: "art.", number: "121"), .init(name: "fr.", number: "VIII")])
    ])
  #expect(parts[1].publishedAs == [.table] && parts[2].topic.id == "tandeo" && parts[2].needed == .all)
}

@Test("pack.yaml's values and their defaults")
func packValues() throws {
  let plain = try #require(PackReader.read(files: SmallPack.files()).pack)
  #expect(
    plain.minCoverage == 0.95 && plain.weights == .init() && plain.defaults == .init() && plain.levels == [])
  let text =
    SmallPack.pack
      + """

      defaults: {max-clicks: 4, stated-date: required, deadline: 5 business days}
      min-coverage: 90%
      time-zone: America/Mexico_City
      levels: [{name: Oro, min-score: 85, gate: essential}, {name: Inicial, min-score: 0}]
      confirmation: {second-look: 2 hours, audits: 3, apart: 1 day, reply: 10 days}
      weights: {essential: 5}
      holidays: [2026-01-01, 2026-05-01]
      """.replacingOccurrences(of: "\n      ", with: "\n")
  let read = SmallPack.read("pack.yaml", text)
  let pack = try #require(read.pack, "\(short(read.findings))")
  #expect(pack.platforms.map(\.byPersonOnly) == [true, false] && pack.minCoverage == 0.9)
  #expect(
    pack.defaults
      == .init(maxClicks: 4, statedDateRequired: true, deadlineDays: 5, deadlineInBusinessDays: true))
  #expect(pack.levels.map(\.minScore) == [85, 0] && pack.levels.map(\.essentialGate) == [true, false])
  #expect(pack.confirmation == .init(secondLookHours: 2, audits: 3, apartHours: 24, replyDays: 10))
  #expect(pack.weights == .init(essential: 5, mandatory: 2, recommended: 1))
  #expect(pack.holidays.map(\.description) == ["2026-01-01", "2026-05-01"])
  #expect(pack.obligations[0].maxClicks == 4 && pack.list("alcaldias")?.members[1].synonyms == ["GAM"])
  #expect(pack.institutions.map(\.kind) == ["alcaldia", "agency"])
}

@Test("the order of files changes nothing; one changed byte or name changes the digest")
func orderIndependence() throws {
  let files = SmallPack.files([
    ("obligations/b.yaml", "- {id: b, title: B, category: water, basis: LG art. 1}"),
    ("obligations/a.yaml", "- {id: a, title: A, category: wate, basis: LG art. 1}"),
  ])
  var generator = Steady(state: 7)
  let expected = PackReader.read(files: files).findings
  #expect(expected.count == 1)
  for _ in 0..<50 { #expect(PackReader.read(files: files.shuffled(using: &generator)).findings == expected) }

  let right = SmallPack.files([
    ("obligations/a.yaml", "- {id: a, title: A, category: water, basis: LG art. 1}")
  ])
  let pack = try #require(PackReader.read(files: right).pack)
  #expect(pack.obligations.map(\.id) == ["a", "directory"])
  for _ in 0..<20 {
    let other = try #require(PackReader.read(files: right.shuffled(using: &generator)).pack)
    #expect(other.digest == pack.digest && other.obligations == pack.obligations)
  }
  var touched = right
  touched[0].bytes += Array("# nota\n".utf8)
  #expect(PackReader.read(files: touched).pack?.digest != pack.digest)
  touched = right.map {
    .init(name: $0.name.replacingOccurrences(of: "s/a.yaml", with: "s/z.yaml"), bytes: $0.bytes)
  }
  #expect(PackReader.read(files: touched).pack?.digest != pack.digest)
}

@Test("cut or changed anywhere, a file gives findings or a pack, never a crash")
func damagedFiles() {
  let bytes = Array(SmallPack.pack.utf8)
  var generator = Steady(state: 11)
  for length in stride(from: 0, to: bytes.count, by: 7) {
    var damaged = Array(bytes[..<length])
    if length > 0, length % 2 == 0 {
      damaged[Int(generator.next() % UInt64(length))] = UInt8(generator.next() % 256)
    }
    let files =
      SmallPack.files().filter { $0.name != "pack.yaml" } + [.init(name: "pack.yaml", bytes: damaged)]
    let read = PackReader.read(files: files)
    #expect((read.pack == nil) == read.findings.contains { $0.severity == .mistake })
  }
}

@Test("a folder gives what its files give")
func folder() throws {
  let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "vitrina-rules-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = SmallPack.files()
  for file in files + [.init(name: "README.md", text: "no rule")] {
    let url = folder.appending(path: file.name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.bytes).write(to: url)
  }
  let read = PackReader.read(folder: folder.path)
  #expect(read.findings.isEmpty && read.pack?.digest == PackReader.read(files: files).pack?.digest)
}

/// The fenced YAML of a text, each with the file that its first line names.
private func examples(in text: String) -> [(name: String, text: String)] {
  text.components(separatedBy: "```yaml\n").dropFirst().compactMap { piece in
    guard let end = piece.range(of: "```") else { return nil }
    let block = String(piece[..<end.lowerBound])
    let first = block.prefix { $0 != "\n" }
    return (first.drop { $0 == "#" || $0 == " " }.trimmingCharacters(in: .whitespaces), block)
  }
}

@Test("every example of Rules/README.md reads without a mistake, in a pack around it")
func readmeExamples() throws {
  let blocks = examples(
    in: try String(contentsOf: repository.appending(path: "Rules/README.md"), encoding: .utf8))
  #expect(blocks.count >= 20)
  for block in blocks {
    #expect(block.name.hasSuffix(".yaml"), "\(block.name)")
    // The catalogue that a list of the README comes from.
    let source =
      "- {id: social-programmes, title: Programas, category: water, basis: LG art. 1, contains: [programa]}"
    let around = SmallPack.files([(block.name, block.text), ("obligations/source.yaml", source)])
    #expect(short(PackReader.read(files: around).findings) == [], "\(block.text)")
  }
}

@Test("the packs that come with the program read without a finding", arguments: ["general", "mx-cdmx"])
func shippedPacks(name: String) throws {
  let read = PackReader.read(folder: repository.appending(path: "Rules/\(name)").path)
  #expect(short(read.findings) == [])
  let pack = try #require(read.pack)
  #expect(pack.id == name)
  for obligation in pack.obligations.flatMap({ [$0] + $0.parts }) {
    for language in ["es", "en"] {
      let sentence = Explanation.sentence(for: obligation, in: pack, language: language)
      #expect(
        sentence.contains(obligation.title.text(in: language)) && !sentence.contains("  ")
          && !sentence.contains(" ."))
    }
  }
}

@Test("Mexico City's pack has its sixteen alcaldías by name, sixty obligations and thirty in use")
func mexicoCity() throws {
  let pack = try #require(PackReader.read(folder: repository.appending(path: "Rules/mx-cdmx").path).pack)
  #expect(pack.obligations.count >= 60 && pack.obligations.count { $0.status == .inUse } >= 30)
  let names = [
    "Álvaro Obregón", "Azcapotzalco", "Benito Juárez", "Coyoacán", "Cuajimalpa de Morelos", "Cuauhtémoc",
    "Gustavo A. Madero", "Iztacalco", "Iztapalapa", "La Magdalena Contreras", "Miguel Hidalgo", "Milpa Alta",
    "Tláhuac",
    "Tlalpan", "Venustiano Carranza", "Xochimilco",
  ]
  let titles = pack.institutions.map { $0.title.text(in: "es") }
  for name in names { #expect(titles.contains { $0.contains(name) }, "\(name)") }
  #expect(pack.lists.contains { Set($0.members.map(\.name)) == Set(names) })
  // In use: never the city's law alone, and nothing that nobody has read.
  for obligation in pack.obligations where obligation.status == .inUse {
    #expect(obligation.source != "unverified")
    #expect(
      obligation.basis.contains { basis in
        switch basis {
        case .law(let id, _): id == "LG25" || id == "LGEEPA"
        case .agreement(let id, _): id == "agua-2011"
        }
      }, "\(obligation.id)")
  }
}

/// A generator whose numbers are always the same (SplitMix64).
struct Steady: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
