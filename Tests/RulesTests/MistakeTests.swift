import Rules
import Testing

private let head = "- id: a\n  title: Calidad del agua\n  category: water\n  basis: LTAIPRC art. 1\n"

@Test("the folder of agreements is known and not read yet: told, never ignored")
func agreements() {
  let findings = SmallPack.findings("id: x\n", in: "agreements/agua.yaml")
  #expect(short(findings).map { $0.hasPrefix("1:1 the folder 'agreements' is known") } == [true])
}

@Test(
  "a wrong value is told at its place, with what was expected and the nearest right spelling",
  arguments: [
    ("importanse: essential", "5:3", "has no key `importanse`", "importance"),
    ("category2: water", "5:3", "has no key", "category"),
    ("importance: esential", "5:15", "essential, mandatory or recommended", "essential"),
    (
      "published-as: [page, tables]", "5:24", "page, table, document, data-file, map, api or service", "table"
    ),
    ("formats: [csv, XLSX]", "5:18", "lower case", "xlsx"),
    ("formats: machine-redable", "5:12", "was expected", "machine-readable"),
    ("max-age: 7 días", "5:12", "7 days", "7 days"), ("max-age: 2 yeras", "5:12", "7 days", "2 years"),
    ("max-age: soon", "5:12", "7 days", nil),
    ("max-clicks: three", "5:15", "whole number from 0 to 100", nil),
    ("min-rows: 0", "5:13", "whole number from 1 up", nil),
    ("for-each: alcaldia", "5:13", "no list 'alcaldia'", "alcaldias"),
    ("applies-to: [alcaldias]", "5:16", "no kind or institution", "alcaldia"),
    ("topic: tanedo", "5:10", "no topic", "tandeo"),
    ("replaces: directori", "5:13", "no obligation 'directori'", "directory"),
    ("needed: 2", "5:11", "there are none here", nil),
    ("needed: most\n  for-each: alcaldias", "5:11", "all, any, a number", nil),
    ("needed: 4\n  for-each: alcaldias", "5:11", "4 are asked for and there are only 3", nil),
    ("judged-by: person", "5:14", "`question` is missing", nil),
    ("question: ¿Abre?", "5:3", "goes with `judged-by: person`", nil),
    ("status: in-use\n  source: unverified", "5:11", "cannot be in use", "draft"),
    ("topic: tandeo\n  synonyms: [x]", "6:3", "do not go together", nil),
    ("valid-from: 2026-05-01\n  valid-until: 2026-04-01", "6:16", "lies before", nil),
    ("valid-until: 2010-01-01", "4:10", "none of its laws is in force", nil),
    ("synonyms: [agua, pozo, agua]", "5:26", "stands twice", nil),
    ("synonyms: [agua]\n  negative-words: [agua]", "6:19", "among the names and among", nil),
    ("evidence: digest", "5:13", "full or digest-only", nil),
  ] as [(String, String, String, String?)])
func wrongValues(line: String, place: String, message: String, suggestion: String?) {
  let findings = SmallPack.findings(head + "  " + line + "\n")
  let found = findings.first {
    "\($0.line):\($0.column)" == place && $0.message.text(in: "en").contains(message)
  }
  #expect(found != nil, "\(short(findings))")
  #expect(found?.suggestion == suggestion)
}

@Test(
  "a basis is held against the law's units",
  arguments: [
    ("LTAIPRC art. 121 fr. VIII", nil, nil), ("LTAIPRC art. 24 Bis inciso a)", nil, nil),
    ("LTAIPRC", nil, nil),
    ("[LTAIPRC art. 1, agreement agua-2026 point pipas y pozos]", nil, nil),
    ("LTAIPCR art. 1", "no law 'LTAIPCR'", "LTAIPRC art. 1"),
    ("LTAIPRC art 121", "cited with", "LTAIPRC art. 121"),
    ("LTAIPRC artículo 121", "cited with", nil), ("LTAIPRC Art. 121", "cited with", "LTAIPRC art. 121"),
    ("LTAIPRC fr. VIII art. 121", "go in this order", nil),
    ("LTAIPRC art.", "number after 'art.' is missing", nil),
    ("LTAIPRC art. 121 fr VIII", "cited with", "LTAIPRC art. 121 fr. VIII"),
    ("[LTAIPRC art. 121, fr. VIII]", "makes two bases", nil),
    ("agreement agua-2025 point x", "no agreement 'agua-2025'", "agua-2026"),
    ("agreement agua-2026 pipas", "'agreement ID point POINT'", "agreement agua-2026 point pipas"),
  ] as [(String, String?, String?)])
func bases(basis: String, message: String?, suggestion: String?) {
  let findings = SmallPack.findings("- id: a\n  title: A\n  category: water\n  basis: \(basis)\n")
  guard let message else {
    #expect(findings.isEmpty, "\(short(findings))")
    return
  }
  #expect(findings.count == 1 && findings[0].message.text(in: "en").contains(message), "\(short(findings))")
  #expect(findings.first?.suggestion == suggestion)
}

@Test("a key at the wrong level is told with the way to move it")
func wrongLevel() {
  let examples = SmallPack.findings(
    head + "  examples:\n    - page: x\n      verdict: met\n    deadline: 10 days\n")
  #expect(!examples.isEmpty)
  let one = SmallPack.findings(
    "- id: a\n  title:\n    es: Agua\n    category: water\n  basis: LTAIPRC art. 1\n")
  #expect(
    short(one) == [
      "1:3 `category` (category) is missing", "4:5 `category` stands under `title`: move it two spaces left",
    ])
  let two = SmallPack.findings(head + "  examples:\n    page: x\n    max-age: 10 days\n")
  #expect(short(two).contains("7:5 `max-age` stands under `examples`: move it two spaces left"))
  let three = SmallPack.read(
    "institutions.yaml",
    "- id: agua\n  title: Agua\n  kind: agency\n  known-addresses:\n    directory: https://agua.mx/d\n    portals: [https://agua.mx/]\n"
  ).findings
  #expect(short(three).contains("6:5 `portals` stands under `known-addresses`: move it two spaces left"))
}

@Test("ids are unique over files, and a part's within its parent")
func uniqueIDs() {
  let twice = SmallPack.findings(
    "- {id: directory, title: A, category: water, basis: LTAIPRC art. 1,\n   parts: [{id: x, title: X}, {id: x, title: Y}, {id: Año 1, title: Z}]}\n"
  )
  #expect(
    short(twice) == [
      "1:8 the id 'directory' stands twice (already in obligations/common.yaml, line 1)",
      "2:36 the id 'directory/x' stands twice (already in line 2)",
      "2:55 an id has only lower-case letters, digits and hyphens, not 'Año 1' -> ano-1",
    ])
}

@Test("mistakes of pack.yaml, institutions, lists and vocabulary are told at their places")
func otherFiles() {
  let pack = """
    id: Small
    version: 2026.10
    languages: [es, EN]
    laws: {LTAIPRC: {titulo: Ley, valid-from: 2020-01-01, valid-until: 2019-01-01, url: congreso.mx}}
    categories: {common: {es: Comunes, fr: Communes}, water: Agua, districts: A, environment: B, social-policy: C}
    min-coverage: 0.95
    time-zone: America/Mexico_Cty
    levels: [{name: Plata, min-score: 75}, {name: Oro, min-score: 85, gate: esential}]
    defaults: {max-click: 3, deadline: un mes}
    agreements: {agua-2026: {signed: 12-03-2026}}
    frequency: monthly
    """
  let found = short(SmallPack.read("pack.yaml", pack).findings)
  let expected = [
    "1:5 an id has only lower-case letters, digits and hyphens, not 'Small' -> small",
    "3:17 a language is written as its code (es, en, pt), not 'EN' -> en",
    "4:17 `title` (the law's name) is missing",
    "4:18 a law has no key `titulo`; `title` is the law's name -> title",
    "4:68 `valid-until` (2019-01-01) lies before `valid-from` (2020-01-01)",
    "4:85 a full address (https://...) was expected, not 'congreso.mx' -> https://congreso.mx",
    "5:36 'fr' is no language of the pack (es); a text with ': ' goes in quotes",
    "6:15 a percentage from 1% to 100% was expected, not '0.95' -> 95%",
    "7:12 there is no time zone 'America/Mexico_Cty': it is written like America/Mexico_City -> America/Mexico_City",
    "8:63 levels go from the highest to the lowest: 85 is not below 75",
    "8:73 essential was expected, not 'esential' -> essential",
    "9:12 `defaults` has no key `max-click`; `max-clicks` is clicks from the home page -> max-clicks",
    "9:36 a deadline such as '30 days' or '5 business days' was expected, not 'un mes'",
    "10:25 `title` (name) is missing",
    "10:34 dates are written year-month-day (2026-03-31), not '12-03-2026' -> 2026-03-12",
  ]
  for line in expected { #expect(found.contains(line), "\(line)\n\(found.joined(separator: "\n"))") }
  #expect(found.contains { $0.hasPrefix("11:1 the pack has no key `frequency`") })

  let institutions = """
    - {id: agua, title: Agua, kind: agency, portals: [agua.mx], was: [https://viejo.mx/x], exemptions: [{obligation: directry, reason: no}]}
    - {id: agua, title: Otra, kind: alcaldia, portals: https://otra.mx/}
    - {id: agency, kind: alcaldia, portals: https://otra.mx/}
    """
  #expect(
    short(SmallPack.read("institutions.yaml", institutions).findings) == [
      "1:33 'agency' is the id of an institution already (line 3): the kind needs another name",
      "1:51 a full address (https://...) was expected, not 'agua.mx' -> https://agua.mx",
      "1:67 the name of a host (www.example.mx) was expected, not 'https://viejo.mx/x' -> viejo.mx",
      "1:114 the pack has no obligation 'directry' -> directory",
      "2:8 the institution 'agua' stands twice (already on line 1)", "3:3 `title` (name) is missing",
    ])
  #expect(
    short(
      SmallPack.read(
        "lists.yaml", "alcaldias: {title: cada una, members: [Tlalpan, Tlalpan], synonyms: {Tlalpn: [T]}}"
      ).findings)
      == [
        "1:49 'Tlalpan' stands twice (already on line 1)",
        "1:70 the pack has no member 'Tlalpn' (Tlalpan) -> Tlalpan",
      ])
  #expect(
    short(SmallPack.read("vocabulary.yaml", "tandeo: {synonym: [a]}").findings) == [
      "1:9 `statutory-name` (name in the law) is missing",
      "1:10 a group of words has no key `synonym`; `synonyms` is other names -> synonyms",
    ])
}

@Test("files that no part of the language reads are told")
func strayFiles() {
  #expect(
    short(SmallPack.findings("a: b", in: "list.yaml")) == [
      "1:1 a pack does not read this file: it has pack.yaml, institutions.yaml, lists.yaml, vocabulary.yaml, "
        + "vocabulary/COUNTRY.yaml, obligations/CATEGORY.yaml and examples/ -> lists.yaml"
    ])
  #expect(
    short(SmallPack.findings("- a", in: "obligations/x.yml")) == [
      "1:1 rule files end in .yaml -> obligations/x.yaml"
    ])
  #expect(SmallPack.findings("- a", in: "obligations/deep/x.yaml").count == 1)
  #expect(PackReader.read(folder: "/nowhere/at/all").findings.map(\.file) == ["/nowhere/at/all"])
  #expect(PackReader.read(files: []).findings.map(\.file) == ["obligations", "pack.yaml"])
}

@Test("a broken pack tells all its mistakes at once: a file up to its first syntax error, the others in full")
func allAtOnce() {
  let files: [PackReader.File] = SmallPack.files([
    ("lists.yaml", "alcaldias: {title: cada una, members: [a, a]}\nother: [\n"),
    (
      "obligations/one.yaml",
      "- id: one\n  titel: Uno\n  category: watr\n  basis: LTAIPRC art. 1\n  for-each: lost\n- id: two\n  title: Agua: dos\n  importance: wrong\n"
    ),
    (
      "obligations/two.yaml",
      "- id: three\n  title: Tres\n  category: common\n  basis: LTAIPRC art. 3\n  importance: wrong\n  max-age: never\n"
    ),
  ])
  let read = PackReader.read(files: files)
  #expect(read.pack == nil)
  #expect(
    read.findings.map { "\($0.file):\($0.line):\($0.column)" } == [
      "lists.yaml:1:43", "lists.yaml:2:8", "lists.yaml:3:1", "obligations/one.yaml:1:3",
      "obligations/one.yaml:2:3",
      "obligations/one.yaml:3:13", "obligations/one.yaml:7:14", "obligations/two.yaml:5:15",
      "obligations/two.yaml:6:12",
    ], "\(short(read.findings))")
}

@Test("a finding is one line that editors can jump to, in both languages")
func rendering() {
  let finding = SmallPack.findings(head + "  importanse: essential\n")[0]
  #expect(
    finding.rendered(in: "es")
      == "obligations/test.yaml:5:3: una obligación no tiene la clave «importanse»; «importance» es importancia (escriba: importance)"
  )
  #expect(
    finding.rendered(in: "en")
      == "obligations/test.yaml:5:3: an obligation has no key `importanse`; `importance` is importance (write: importance)"
  )
}

@Test(
  "the nearest spelling is near, or none",
  arguments: [
    ("deadlin", "deadline"), ("daedline", "deadline"), ("published_as", "published-as"), ("Title", "title"),
    ("xyz", nil),
    ("", nil), ("tot", nil),
  ] as [(String, String?)])
func spelling(word: String, expected: String?) {
  #expect(Spelling.nearest(to: word, among: ["title", "deadline", "published-as", "category"]) == expected)
}
