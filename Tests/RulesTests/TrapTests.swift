import Rules
import Testing

/// Four lines that are right, to which a test adds its own.
private let head = "- id: a\n  title: Calidad del agua\n  category: water\n  basis: LTAIPRC art. 1\n"

@Test(
  "each trap of YAML is a mistake at its place, with the right spelling",
  arguments: [
    ("  source: &x texto\n", "5:11", "an anchor", nil),
    ("  source: *x\n", "5:11", "an alias", nil),
    ("  source: !!str texto\n", "5:11", "a tag", nil),
    ("  <<: {importance: essential}\n", "5:3", "'<<' is not used", nil),
    ("---\n- id: b\n", "5:1", "a second document", nil),
    ("\tsource: x\n", "5:1", "a tab", nil),
    ("  source: a\n  source: b\n", "6:3", "stands twice (already on line 5)", nil),
    ("  source:\n", "5:10", "the value is missing", nil),
    ("  source: ''\n", "5:11", "the value is missing", nil),
    ("  source: ~\n  synonyms: []\n", "6:13", "the list is empty", nil),
    ("  valid-from: 31/03/2026\n", "5:15", "year-month-day", "2026-03-31"),
    ("  valid-from: 31 de marzo de 2026\n", "5:15", "year-month-day", "2026-03-31"),
    ("  valid-from: 2026-3-31\n", "5:15", "year-month-day", "2026-03-31"),
    ("  valid-from: 2026-02-30\n", "5:15", "there is no day", nil),
    ("  source: obra #3\n", "5:16", "'#' cuts the text", nil),
    ("  synonyms: [obra #3\n    ]\n", "5:19", "'#' cuts the text", nil),
    ("  source: #3\n", "5:11", "'#' cuts the text", nil),
    ("  source: Agua: calidad\n", "5:15", "': ' does not belong here", nil),
    ("  source: 'sin cerrar\n", "6:1", "not closed", nil),
    ("  synonyms: [agua potable (pozos, tomas)]\n", "5:14", "a comma in brackets", nil),
    ("  question: {es: ¿Abre?}\n  judged-by: person\n", "5:18", "goes in quotes", nil),
    ("  - id: x\n", "5:3", "a key was expected here", nil),
    ("  [a]: b\n", "5:3", "a key is a word", nil),
    ("  source: @yo\n", "5:11", "cannot begin with this character", nil),
  ] as [(String, String, String, String?)])
func traps(text: String, place: String, message: String, suggestion: String?) {
  let findings = SmallPack.findings(head + text)
  let found = findings.first {
    $0.severity == .mistake && "\($0.line):\($0.column)" == place
      && $0.message.text(in: "en").contains(message)
  }
  #expect(found != nil, "\(short(findings))")
  #expect(found?.suggestion == suggestion)
  #expect(found?.file == "obligations/test.yaml")
}

@Test("no, on, off, null, 12:30 and 1.10 stay text")
func everyValueIsText() throws {
  let text =
    "- id: no\n  title: {es: on, en: off}\n  category: water\n  basis: agreement agua-2026 point 12:30\n  source: null\n"
  let read = SmallPack.read("obligations/test.yaml", text)
  #expect(read.findings.isEmpty, "\(short(read.findings))")
  let obligation = try #require(read.pack?.obligation("no"))
  #expect(obligation.title.text(in: "es") == "on" && obligation.title.text(in: "en") == "off")
  #expect(obligation.source == "null")
  #expect(obligation.basis == [.agreement("agua-2026", point: "12:30")])
  #expect(read.pack?.version == "2026.10")
}

@Test("what Word and Windows leave in a file is a warning with its place, and the pack is read")
func warnings() throws {
  let text =
    "\u{FEFF}- id: a\r\n  title: \u{201C}Calidad\u{201D}\r\n  category: water\r\n  basis:\u{A0}LTAIPRC art.\u{A0}1\r\n"
    + "  synonyms: [agua potable, y drenaje]\r\n"
  let read = SmallPack.read("obligations/test.yaml", text)
  #expect(
    short(read.findings).map { String($0.prefix(36)) } == [
      "1:1 warning the file begins with an ", "1:8 warning lines end as in Windows ",
      "2:10 warning there are Word's quotes", "4:9 warning there is a hard space (f",
      "5:28 warning does the comma before b",
    ], "\(short(read.findings))")
  #expect(read.pack?.obligation("a")?.basis == [.law("LTAIPRC", units: [.init(name: "art.", number: "1")])])
}

@Test("bytes that are not UTF-8 are a mistake at the first of them")
func notUTF8() {
  var files = SmallPack.files()
  files.append(
    .init(
      name: "obligations/latin.yaml",
      bytes: Array("- id: a\n  title: Pol".utf8) + [0xED] + Array("tica\n".utf8)))
  let findings = PackReader.read(files: files).findings
  #expect(short(findings) == ["2:13 the file is not UTF-8: save it with the encoding UTF-8"])
}

@Test("a comment with its blank, an address with # and a block of text are no trap")
func harmless() {
  let text =
    head
    + "  source: https://example.mx/#inicio   # una nota\n  #nota entera\n  wording: |\n    Las obras #3 y #4: sí\n  synonyms: [C#, 'obra #3'] # dos\n"
  #expect(short(SmallPack.findings(text)) == [])
}

@Test("a thousand brackets are refused, not followed")
func depth() {
  let findings = SmallPack.findings(String(repeating: "[", count: 1000))
  #expect(findings.contains { $0.message.text(in: "en") == "there are too many levels" })
}

@Test("a list without brackets is one phrase, and said to be")
func commas() {
  let findings = SmallPack.findings(head + "  synonyms: padrón, lista\n  contains: nombre, monto\n")
  #expect(
    short(findings) == [
      "5:13 warning this is one phrase with commas: if they are several, put them in brackets -> [padrón, lista]",
      "6:13 warning this is one phrase with commas: if they are several, put them in brackets -> [nombre, monto]",
    ])
}

@Test("a slip of one blank is told once, not as missing keys too")
func indentation() {
  let findings = SmallPack.findings(head + "- id: b\n title: B\n  category: water\n")
  #expect(findings.map { "\($0.line):\($0.column)" } == ["6:2"], "\(short(findings))")
}
