import Foundation
import Testing

@testable import Rules

private let peru = """
  country: pe
  language: es
  sources:
    LTAIP: Ley 27806, texto único ordenado
    LOM: Ley Orgánica de Municipalidades
  topics:
    tandeo:
      - source: LTAIP art. 5 num. 2
        synonyms: [corte programado de agua, Programa de tandeo]
      - source: [LOM art. 80, LTAIP art. 25]
        statutory-name: [Racionamiento de agua potable]
        negative-words: [racionamiento de gas]
  """
private let using = SmallPack.pack + "\nuses: shared\n"
private let shared = """
  agua:
    statutory-name: {es: Agua potable, it: Acqua potabile}
    synonyms: {en: [drinking water], it: [acquedotto]}
  """
private let asked = """
  - {id: water, title: Agua, category: water, basis: LG art. 1, topic: agua}
  """

@Suite("Files of words")
struct WordTests {
  private func read(_ own: [(name: String, text: String)]) -> (pack: Pack?, findings: [RuleMistake]) {
    PackReader.read(files: SmallPack.files(own))
  }
  private func texts(_ terms: [Topic.Term]) -> [String] { terms.map(\.text) }

  @Test("a country's file adds its words to the topics of vocabulary.yaml, each once, in its language")
  func added() throws {
    let read = read([("vocabulary/pe.yaml", peru)])
    #expect(short(read.findings) == [])
    let topic = try #require(read.pack?.vocabulary.first)
    #expect(texts(topic.statutoryNames) == ["Programa de tandeo", "Racionamiento de agua potable"])
    #expect(
      texts(topic.synonyms) == [
        "tandeos", "horarios de suministro", "water rationing schedule", "corte programado de agua",
      ])
    #expect(texts(topic.negativeWords) == ["tandeo de riego", "racionamiento de gas"])
    #expect(topic.synonyms.last?.language == "es")
  }

  @Test("obligations hear the added words, in whatever order the files come")
  func heard() throws {
    let files = [
      ("vocabulary/pe.yaml", peru),
      ("obligations/a.yaml", "- {id: a, title: Tandeo, category: water, basis: LG art. 1, topic: tandeo}"),
    ]
    let pack = try #require(read(files).pack)
    #expect(pack.obligation("a")?.topic.synonyms.contains { $0.text == "corte programado de agua" } == true)
    #expect(pack.obligation("a")?.topic == read(files.reversed()).pack?.obligation("a")?.topic)
  }

  @Test("a pack uses the words of another, in its own languages only, and adds its own to them")
  func used() throws {
    let own = SmallPack.vocabulary + "\nagua: {synonyms: {es: [agua de la llave]}}\n"
    let read = read([
      ("pack.yaml", using), ("../shared/vocabulary.yaml", shared), ("vocabulary.yaml", own),
      ("obligations/b.yaml", asked),
    ])
    #expect(short(read.findings) == [])
    let topic = try #require(read.pack?.obligation("water")?.topic)
    #expect(texts(topic.statutoryNames) == ["Agua potable"])
    #expect(texts(topic.synonyms) == ["drinking water", "agua de la llave"])
  }

  @Test("what is used is part of the digest")
  func digest() throws {
    func digest(_ words: String) -> Pack? {
      read([("pack.yaml", using), ("../shared/vocabulary.yaml", words)]).pack
    }
    let first = try #require(digest(shared))
    #expect(first.digest == digest(shared)?.digest)
    #expect(first.digest != digest(shared + "# una nota\n")?.digest)
  }

  @Test("`countries` takes the words of these countries, and those of none")
  func countries() throws {
    let chile = peru.replacingOccurrences(of: "country: pe", with: "country: cl")
      .replacingOccurrences(of: "corte programado de agua", with: "corte de agua anunciado")
      .replacingOccurrences(of: "Racionamiento de agua potable", with: "Racionamiento")
    let anywhere = """
      sources: {ISO: ISO 24510}
      topics: {tandeo: {source: ISO 3, synonyms: {es: suministro intermitente}}}
      """
    let read = read([
      ("pack.yaml", SmallPack.pack + "\ncountries: [cl]\n"), ("vocabulary/pe.yaml", peru),
      ("vocabulary/cl.yaml", chile), ("vocabulary/all.yaml", anywhere),
    ])
    #expect(short(read.findings) == [])
    let topic = try #require(read.pack?.vocabulary.first)
    #expect(texts(topic.statutoryNames) == ["Programa de tandeo", "Racionamiento"])
    #expect(
      texts(topic.synonyms.suffix(2)).sorted() == ["corte de agua anunciado", "suministro intermitente"])
  }

  @Test("a folder finds the pack beside it")
  func folder() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let files = [
      ("shared/vocabulary.yaml", shared),
      ("shared/vocabulary/pe.yaml", "sources: {A: b}\ntopics: {agua: []}\n"),
      ("shared/obligations/x.yaml", "- broken: ["),
      ("own/pack.yaml", using), ("own/obligations/b.yaml", asked),
    ]
    for (name, text) in files {
      let url = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let findings = PackReader.read(folder: root.appending(path: "own").path).findings
    // The other pack's words are checked, its obligations are not its words.
    #expect(findings.map(\.file) == ["../shared/vocabulary/pe.yaml"])
    try Data("sources: {A: b}\ntopics: {agua: {source: A 1, synonyms: {es: agua corriente}}}\n".utf8).write(
      to: root.appending(path: "shared/vocabulary/pe.yaml"))
    let pack = try #require(PackReader.read(folder: root.appending(path: "own").path).pack)
    #expect(
      pack.obligation("water").map { texts($0.topic.synonyms) } == ["drinking water", "agua corriente"])
  }

  @Test(
    "what is wrong in a file of words is told at its place",
    arguments: [
      ("country: PE", "1:10 a country is written by its two letters (mx, pe, br), not 'PE' -> pe"),
      ("language: qu", "2:11 es or en was expected, not 'qu'"),
      ("    tandeos:", "7:3 the pack has no topic 'tandeos' (tandeo) -> tandeo"),
      (
        "source: LTAI art. 5 num. 2",
        "8:15 `sources` has no 'LTAI': a source begins with one of its names -> LTAIP"
      ),
      (
        "synonym: [corte]",
        "9:7 words with their source has no key `synonym`; `synonyms` is other names -> synonyms"
      ),
      (
        "negative-words: [programa de Tandeo]",
        "12:24 'programa de Tandeo' voids what is a name of `tandeo` in vocabulary.yaml:1"
      ),
      (
        "negative-words: [corte programado de agua]",
        "12:24 'corte programado de agua' voids what is a name of `tandeo` in vocabulary/pe.yaml:9"
      ),
    ])
  func mistakes(line: String, expected: String) {
    let key = line.drop { $0 == " " }.prefix { $0 != ":" }
    let places = ["country": "country: pe", "language": "language: es", "tandeos": "  tandeo:"]
    let old =
      places[String(key)]
      ?? [
        "source": "source: LTAIP art. 5 num. 2",
        "synonym": "synonyms: [corte programado de agua, Programa de tandeo]",
      ][
        String(key)] ?? "negative-words: [racionamiento de gas]"
    let text = peru.replacingOccurrences(of: old, with: key == "tandeos" ? "  tandeos:" : line)
    let found = short(read([("vocabulary/pe.yaml", text)]).findings)
    #expect(found.contains(expected), "\(found)")
  }

  @Test("the law's name of one topic cannot be a name of another: both places are told")
  func contradiction() {
    let words = SmallPack.vocabulary + "\npipas: {statutory-name: {es: Carros tanque}}\n"
    let text = peru.replacingOccurrences(of: "corte programado de agua", with: "carros Tanque")
    let found = short(read([("vocabulary.yaml", words), ("vocabulary/pe.yaml", text)]).findings)
    #expect(
      found == [
        "9:18 'carros Tanque' cannot be of `tandeo`: in vocabulary.yaml:3 it is the name in the law of `pipas`"
      ])
  }

  @Test("a group without its source, a pack and a country that are not there")
  func missing() {
    let bare = "sources: {A: b}\ntopics: {tandeo: [{synonyms: {es: tandeo de agua}}]}\n"
    #expect(
      short(read([("vocabulary/pe.yaml", bare)]).findings) == [
        "2:19 `source` (one of `sources` and its article) is missing"
      ])
    let line = SmallPack.pack.split(separator: "\n", omittingEmptySubsequences: false).count + 1
    let pack = SmallPack.pack + "\nuses: [shared, ../x]\ncountries: [cl]\n"
    #expect(
      short(read([("pack.yaml", pack), ("vocabulary/pe.yaml", peru)]).findings) == [
        "\(line):8 there is no folder 'shared' with vocabulary.yaml beside this pack",
        "\(line):16 the name of a folder beside this pack was expected, not '../x' -> x",
        "\(line + 1):13 the pack has no words of the country 'cl' (pe)",
      ])
  }

  @Test("of very many words a sentence says the first, and how many more")
  func explained() throws {
    let many = (1...40).map { "palabra \($0)" }.joined(separator: ", ")
    let pack = try #require(
      read([
        ("vocabulary.yaml", "tandeo: {statutory-name: Tandeo, synonyms: [\(many)]}\n"),
        ("obligations/a.yaml", "- {id: a, title: Tandeo, category: water, basis: LG art. 1, topic: tandeo}"),
      ]).pack)
    let rule = try #require(pack.obligation("a"))
    let spanish = Explanation.sentence(for: rule, in: pack, language: "es")
    #expect(spanish.contains("«palabra 30» o 10 más") && !spanish.contains("palabra 31"))
    #expect(Explanation.sentence(for: rule, in: pack, language: "en").contains("'palabra 30' or 10 more"))
  }
}
