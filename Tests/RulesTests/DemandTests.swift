import Rules
import Testing
import Web

private let head = "- id: a\n  title: Calidad del agua\n  category: water\n  basis: LTAIPRC art. 1\n"

/// A pack with a table of programmes, a list that comes from it, and one more obligation.
private func read(
  list: String, source: String = "published-as: table, contains: [programa, fecha]", more: String = ""
) -> (pack: Pack?, findings: [RuleMistake]) {
  PackReader.read(
    files: SmallPack.files([
      ("lists.yaml", SmallPack.lists + "\nprogrammes: {title: cada programa, \(list)}\n"),
      (
        "obligations/test.yaml",
        "- {id: catalogue, title: Programas, category: water, basis: LTAIPRC art. 1, \(source)}\n"
          + "- {id: sheets, title: Fichas, category: water, basis: LTAIPRC art. 1, for-each: programmes\(more)}\n"
      ),
    ]))
}

@Test("periods, sites, licence and declarations are read, with their defaults")
func demands() throws {
  let plain = try #require(SmallPack.obligation(""))
  #expect(plain.frequency == nil && plain.deadline == .init(days: 30) && plain.retention == .lastPeriod)
  #expect(
    plain.publishedOn == .portal && plain.alsoOn == nil && plain.license == nil && plain.minFilled == 0.5)
  #expect(plain.acceptNone == .never && plain.acceptNotApplicable == .never && plain.linksOpen == [])
  #expect(plain.advisory == ["named-as-law"] && plain.examples == [])
  let full = try #require(
    SmallPack.obligation(
      """
      frequency: every-two-months
      deadline: 5 business days
      retention: since 2018-12-05
      stated-date: required
      published-on: datos
      also-on: pnt
      published-as: [data-file, map, api]
      contains: [nombre, monto]
      min-filled: 80%
      links-open: [contrato]
      license: open
      accept-none: with-reason
      accept-not-applicable: freely
      advisory: [license, max-clicks]
      """))
  #expect(full.frequency == .everyTwoMonths && full.deadline == .init(days: 5, inBusinessDays: true))
  #expect(full.retention == .since(try #require(Day("2018-12-05"))) && full.statedDateRequired)
  #expect(full.publishedOn == .platform("datos") && full.alsoOn == .platform("pnt"))
  #expect(full.publishedAs == [.dataFile, .map, .api] && full.minFilled == 0.8)
  #expect(full.linksOpen == ["contrato"] && full.license == .open)
  #expect(full.acceptNone == .withReason && full.acceptNotApplicable == .freely)
  #expect(full.advisory == ["named-as-law", "license", "max-clicks"])
  let back = try #require(SmallPack.obligation("frequency: monthly\nretention: 12 months"))
  #expect(back.retention == .back(.init(count: 12, unit: .month)))
}

@Test("the pack's own deadline holds where a rule says none; parts inherit periods")
func inherited() throws {
  let pack = SmallPack.pack + "\ndefaults: {deadline: 10 business days}"
  let rules =
    head + "  frequency: quarterly\n  parts: [{id: x, title: X}, {id: y, title: Y, deadline: 3 days}]\n"
  let read = PackReader.read(files: SmallPack.files([("pack.yaml", pack), ("obligations/test.yaml", rules)]))
  let parts = try #require(read.pack?.obligation("a")?.parts, "\(short(read.findings))")
  #expect(parts.map(\.frequency) == [.quarterly, .quarterly])
  #expect(parts.map(\.deadline) == [.init(days: 10, inBusinessDays: true), .init(days: 3)])
}

@Test(
  "what a key of periods, sites or declarations cannot mean is told at its place",
  arguments: [
    ("frequency: trimestral", "5:14", "quarterly", "quarterly"),
    ("frequency: montly", "5:14", "monthly", "monthly"),
    ("deadline: 10 days", "5:3", "neither here", nil),
    ("deadline: 10 days\n  for-each: alcaldias", "5:3", "neither here", nil),
    ("frequency: monthly\n  deadline: 5 días hábiles", "6:13", "'5 business days'", "5 business days"),
    ("retention: 2 years", "5:3", "goes with `frequency`", nil),
    ("frequency: annual\n  retention: desde 2018-12-05", "6:14", "since 2018-12-05", "since 2018-12-05"),
    ("frequency: annual\n  retention: 2 años", "6:14", "hours, days", "2 years"),
    ("frequency: annual\n  max-age: 1 year", "6:3", "without periods", nil),
    ("stated-date: required", "5:16", "only together with `max-age` or `frequency`", nil),
    ("published-on: ptn", "5:17", "a platform is named in `platforms`", "pnt"),
    ("also-on: portal", "5:12", "the first already", nil),
    ("min-filled: 80%", "5:3", "none is asked for", nil),
    ("contains: [x]\n  min-filled: 0.8", "6:15", "percentage", "80%"),
    ("links-open: url\n  published-as: map", "5:3", "nothing in `published-as` has tables", nil),
    ("contains: [contrato]\n  links-open: contratos", "6:15", "calls this column", "contrato"),
    ("license: CC BY", "5:12", "stated or open", "open"),
    ("accept-none: yes", "5:16", "never, with-reason or freely", "freely"),
    ("advisory: [available]", "5:14", "cannot but count", nil),
    ("advisory: license", "5:13", "does not ask for `license`", nil),
    ("advisory: max-click", "5:13", "was expected", "max-clicks"),
  ] as [(String, String, String, String?)])
func wrongDemands(line: String, place: String, message: String, suggestion: String?) {
  let findings = SmallPack.findings(head + "  " + line + "\n")
  let found = findings.first {
    "\($0.line):\($0.column)" == place && $0.message.text(in: "en").contains(message)
  }
  #expect(found != nil && findings.count == 1, "\(short(findings))")
  #expect(found?.suggestion == suggestion)
}

@Test("a platform's name is none of the words of `published-on`")
func platformNames() {
  let text = SmallPack.pack.replacing("pnt: {title", with: "portal: {title")
  #expect(
    short(SmallPack.read("pack.yaml", text).findings).contains { $0.contains("is a word of `published-on`") })
}

@Test("a list may come from the portal's own catalogue")
func catalogue() throws {
  let whole = read(
    list: "from-obligation: catalogue, column: programa, date-column: fecha, min: 5",
    more: ", deadline: 5 business days, needed: 90%")
  let pack = try #require(whole.pack, "\(short(whole.findings))")
  #expect(whole.findings.isEmpty, "\(short(whole.findings))")
  let list = try #require(pack.list("programmes"))
  #expect(
    list.members.isEmpty
      && list.catalogue == .init(obligation: "catalogue", column: "programa", dateColumn: "fecha", min: 5))
  let sheets = try #require(pack.obligation("sheets"))
  let es = Explanation.sentence(for: sheets, in: pack, language: "es")
  #expect(
    es.contains(
      "los miembros son los de la columna «programa» de «Programas» (catalogue), que el portal mismo publica; con menos de 5 "
        + "no se conoce la lista; basta el 90%."), "\(es)")
  #expect(es.contains("a más tardar 5 días hábiles después de su propia fecha (columna «fecha»)"))
  let en = Explanation.sentence(for: sheets, in: pack, language: "en")
  #expect(en.contains("the members are those in the column 'programa' of 'Programas' (catalogue)"), "\(en)")
}

@Test(
  "a list that no catalogue can give is told",
  arguments: [
    ("from-obligation: catalog", "published-as: table", "no obligation 'catalog'"),
    ("from-obligation: catalogue, members: [a]", "published-as: table", "do not go together"),
    ("members: [a], column: programa", "published-as: table", "`column` goes with `from-obligation`"),
    ("members: [a], min: 3", "published-as: table", "`min` goes with `from-obligation`"),
    ("from-obligation: catalogue, date-column: fecha", "contains: [fecha]", "`column` is missing"),
    ("from-obligation: catalogue, column: programa", "published-as: map", "no column to read"),
    ("from-obligation: catalogue, column: programas", "contains: [programa]", "warning"),
    ("from-obligation: catalogue", "for-each: programmes", "is itself asked for each member"),
    ("from-obligation: catalogue", "judged-by: person, question: Se entiende", "no list comes from it"),
    ("from-obligation: catalogue, min: 0", "published-as: table", "from 1 to"),
  ])
func wrongCatalogue(list: String, source: String, message: String) {
  let findings = read(list: list, source: source).findings
  #expect(short(findings).contains { $0.contains(message) }, "\(short(findings))")
}

@Test("an example is a page or a piece of one, with its day and verdict")
func examples() throws {
  let text =
    head
      + """
        examples:
          - {page: examples/a/table.html, url: /agua, date: 2026-11-20, verdict: met}
          - {html: <h2>Agua</h2><p>Próximamente.</p>, date: 2026-11-20, verdict: not-met, reason: announced}
          - {html: <p>Agua</p>, date: 2026-11-20, verdict: undetermined, reason: needs-javascript, known-miss: todavía no}
        parts: [{id: x, title: X}]

      """
  let files =
    SmallPack.files([("obligations/test.yaml", text)])
    + [.init(name: "examples/a/table.html", bytes: [0x3C, 0xE1, 0x3E])]
  let read = PackReader.read(files: files)
  let pack = try #require(read.pack, "\(short(read.findings))")
  let examples = try #require(pack.obligation("a")).examples
  #expect(examples.map(\.verdict) == ["met", "not-met", "undetermined"] && read.findings.isEmpty)
  #expect(examples[0].source == .page("examples/a/table.html") && examples[0].url == "/agua")
  #expect(
    examples[1].source == .html("<h2>Agua</h2><p>Próximamente.</p>") && examples[1].reason == "announced")
  #expect(examples[2].knownMiss == "todavía no" && examples.map(\.place.line) == [6, 7, 8])
  #expect(pack.obligation("a")?.parts.map(\.examples) == [[]])
  // The page's bytes are the pack's: one changed byte is another pack.
  #expect(pack.exampleFiles.map(\.bytes) == [[0x3C, 0xE1, 0x3E]])
  var other = files
  other[other.count - 1].bytes[1] = 0xE2
  #expect(PackReader.read(files: other).pack?.digest != pack.digest)
}

@Test(
  "a wrong example is told at its place",
  arguments: [
    ("{date: 2026-11-20, verdict: met}", "6:7", "the page is missing", nil),
    ("{html: x, page: examples/a.html, date: 2026-11-20, verdict: met}", "6:8", "not both", nil),
    ("{html: x, verdict: met}", "6:7", "`date` (the day", nil),
    ("{html: x, date: 2026-11-20, verdict: cumple}", "6:44", "met, partial", "met"),
    ("{html: x, date: 20/11/2026, verdict: met}", "6:23", "year-month-day", "2026-11-20"),
    (
      "{html: x, date: 2026-11-20, verdict: not-met, reason: anounced}", "6:61", "no reason 'anounced'",
      "announced"
    ),
    ("{html: x, date: 2026-11-20, verdict: not-met, reason: dns}", "6:61", "is no reason for", nil),
    ("{page: a.html, date: 2026-11-20, verdict: met}", "6:14", "no file 'a.html'", "examples/a.html"),
    ("{page: ../secret, date: 2026-11-20, verdict: met}", "6:14", "no file '../secret'", nil),
    (
      "{html: x, url: agua.mx/x, date: 2026-11-20, verdict: met}", "6:22", "a full address",
      "https://agua.mx/x"
    ),
    ("{html: x, date: 2026-11-20, verdict: met, file: y}", "6:49", "has no key `file`", nil),
  ] as [(String, String, String, String?)])
func wrongExamples(example: String, place: String, message: String, suggestion: String?) {
  let files =
    SmallPack.files([("obligations/test.yaml", head + "  examples:\n    - " + example + "\n")])
    + [.init(name: "examples/a.html", text: "<p>")]
  let findings = PackReader.read(files: files).findings
  let found = findings.first {
    "\($0.line):\($0.column)" == place && $0.message.text(in: "en").contains(message)
  }
  #expect(found != nil, "\(short(findings))")
  #expect(found?.suggestion == suggestion)
}

@Test("a saved page that no example uses is told; one over 1 MB is refused")
func exampleFiles() {
  let unused = SmallPack.findings("x", in: "examples/directory/a.pdf")
  #expect(short(unused) == ["1:1 warning no example uses this page"])
  let files =
    SmallPack.files() + [.init(name: "examples/b.html", bytes: [UInt8](repeating: 32, count: (1 << 20) + 1))]
  #expect(short(PackReader.read(files: files).findings).contains("1:1 an example's page is under 1 MB"))
}
