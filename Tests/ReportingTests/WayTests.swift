import Auditing
import Foundation
import Matching
import Rules
import Testing
import Web

@testable import Reporting

/// The way from rule to verdict: folded on a page, and as text.
@Suite struct WayTests {
  /// A trace with places of every standing, as long as a portal can make them.
  static func trace(_ verdict: Verdict, places: Int = 12, more: Int = 0, planted: String = "") -> Trace {
    var trace = Trace(verdict: verdict)
    let standings: [Trace.Place.Standing] = [
      .shown, .part(.thin), .unknown(.timeout), .empty(.announced), .mention,
    ]
    let criteria: [Trace.Criterion] = [
      .init(name: "open", finding: .holds), .init(name: "max-clicks", finding: .holds, details: clicks),
      .init(name: "contains", finding: .fails(.contentMissing)),
      .init(name: "max-age", finding: .unknown(.ambiguousDate)),
    ]
    trace.places = (0..<places).map { number in
      var observation = Sample.observation(
        "available", 3,
        planted + String(repeating: "Contratos de obra pública y servicios relacionados ", count: 6),
        Substance(kind: .table, words: 340, rows: 16, documents: 2))
      observation.url = Sample.url(
        "transparencia/articulo-121/fraccion-xxx/ejercicio-2026/contratos-de-obra-\(number).html")
      observation.offset = 40_000 + number
      let standing = standings[min(number, 4)]
      var place = Trace.Place(
        observation, place: .heading, isStatutory: number == 0, isVetoed: number == 5,
        standing: standing, criteria: standing == .shown ? criteria : [])
      place.fate =
        number == 0 ? .decides : .lost(Trace.Loss.allCases[number % Trace.Loss.allCases.count])
      return place
    }
    trace.morePlaces = more
    trace.setAside = 7
    trace.unread = [Trace.Unread(url: Sample.url("sin-leer"), cause: .robots)]
    trace.parts = verdict.parts.map { Self.trace($0, places: 2, planted: planted) }
    if !trace.parts.isEmpty { trace.places = [] }
    return trace
  }

  private func page(_ language: Language, planted: String = "") -> String {
    let sample = Sample.make()
    let portal = sample.result.portals[0]
    return HTMLReport.page(
      of: portal, in: sample.result.audit, pack: sample.pack, language: language, drafts: true,
      traces: (portal.verdicts + portal.drafts).map { Self.trace($0, more: 3, planted: planted) })
  }

  @Test(
    "each obligation and each part has its way, folded, in the page's language", arguments: Language.allCases)
  func folded(_ language: Language) throws {
    let sample = Sample.make()
    let html = page(language)
    let verdicts = sample.result.portals[0].verdicts + sample.result.portals[0].drafts
    let expected = verdicts.count + verdicts.flatMap(\.parts).count
    #expect(html.components(separatedBy: "<details class=\"way\">").count - 1 == expected)
    #expect(!html.contains("<details open") && !html.contains("class=\"way\" open"))
    let article = try #require(
      html.components(separatedBy: "<article").first { $0.contains("id=\"o-tandeo\"") })
    for text in [
      language("Este lugar decide.", "This place decides."),
      language("Lo que pide la regla", "What the rule asks"), "byte 40000", "agua-41.warc.gz",
      language("robots.txt lo pide", "robots.txt asks so"), "fraccion-xxx",
      language("clics desde la portada (2 clics)", "clicks from the home page (2 clicks)"),
    ] { #expect(article.contains(text), "\(text)") }
  }

  private static var clicks: Details {
    var details = Details()
    details.clicks = 2
    return details
  }

  @Test("at most twelve places are shown, and how many more there are is said")
  func bounded() throws {
    let sample = Sample.make()
    var portal = sample.result.portals[0]
    portal.verdicts = Array(portal.verdicts.prefix(3))
    let html = HTMLReport.page(
      of: portal, in: sample.result.audit, pack: sample.pack, language: .es,
      traces: portal.verdicts.map { Self.trace($0, places: 40, more: 5) })
    let article = try #require(
      html.components(separatedBy: "<article").first { $0.contains("id=\"o-tandeo\"") })
    #expect(article.components(separatedBy: "contratos-de-obra-").count - 1 == 24)
    #expect(article.contains("Aquí se muestran 12; hay 33 lugares más."))
  }

  @Test("a page of a hundred obligations, each with twelve long places, stays under a megabyte")
  func size() {
    var sample = Sample.make()
    var portal = sample.result.portals[0]
    let rules = (0..<100).map {
      SamplePack.obligation("rule-\($0)", "Registro de contratos número \($0)", "Register of contracts \($0)")
    }
    sample.pack = SamplePack.pack(rules)
    portal.verdicts = rules.map { rule in
      var verdict = Sample.verdict(rule.id, .met)
      verdict.observations = (0..<3).map { number in
        Sample.observation("available", 3, "Contratos de obra \(number)", Substance(kind: .table, rows: 9))
      }
      return verdict
    }
    let html = HTMLReport.page(
      of: portal, in: sample.result.audit, pack: sample.pack, language: .es,
      traces: portal.verdicts.map { Self.trace($0) })
    #expect(html.utf8.count < 1_000_000, "\(html.utf8.count)")
  }

  @Test("the page with its folds is well formed, runs nothing and shows what was planted as text")
  func wellFormed() throws {
    let html = page(.en, planted: "<script>alert(1)</script><img src=x>\u{202E}\"'")
    #expect(!html.contains("<script") && !html.contains("<img"))
    let found = try python(
      """
      import html5lib, sys
      parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
      tree = parser.parse(sys.stdin.read())
      for place, code, data in parser.errors: print(place, code, data)
      for e in tree.iter('details'):
          if len(e) == 0 or e[0].tag != 'summary': print('no summary')
      levels = [int(e.tag[1]) for e in tree.iter() if e.tag in ('h1','h2','h3','h4','h5','h6')]
      for a, b in zip(levels, levels[1:]):
          if b > a + 1: print('heading jumps', a, b)
      for e in tree.iter('th'):
          if not e.get('scope'): print('header without scope')
      if tree.get('lang') != 'en': print('no language')
      """, input: html)
    #expect(found == "")
  }

  @Test("a page whose way nobody knows any more has none")
  func unknown() {
    let sample = Sample.make()
    let html = HTMLReport.page(
      of: sample.result.portals[0], in: sample.result.audit, pack: sample.pack, language: .es)
    #expect(!html.contains("<details"))
  }

  @Test(
    "as text it tells rule, places, search, result and evidence, and fits the terminal", arguments: [40, 80])
  func text(_ width: Int) throws {
    let sample = Sample.make()
    let portal = sample.result.portals[0]
    for language in Language.allCases {
      for verdict in portal.verdicts {
        let obligation = try #require(sample.pack.obligations.first { $0.id == verdict.obligation })
        let text = TraceReport.explain(
          Self.trace(verdict, planted: "\u{1B}[2J"), obligation: obligation, portal: portal,
          audit: sample.result.audit, pack: sample.pack, language: language, since: Sample.earlier,
          notes: ["Nota."], folder: "/e/audit-41", width: width)
        #expect(!text.contains("\u{1B}"))
        let sections = [
          language("Lo que pide la regla", "What the rule asks"),
          verdict.parts.isEmpty
            ? language("Los lugares que consideramos", "The places considered")
            : language("Sus partes", "Its parts"),
          language("Hasta dónde buscamos", "How far we searched"), language("El resultado", "The result"),
          language("La evidencia", "The evidence"), "/e/audit-41",
        ]
        var rest = Substring(text)
        for section in sections {
          let found = try #require(rest.range(of: section), "\(verdict.obligation): \(section)")
          rest = rest[found.upperBound...]
        }
        for line in text.split(separator: "\n") where !line.contains("http") {
          #expect(TextLayout.columns(of: String(line)) <= width)
        }
      }
    }
  }

  @Test("of a list, the members that were found are named too")
  func members() throws {
    let article = try #require(
      page(.es).components(separatedBy: "<article").first { $0.contains("id=\"o-pipas\"") })
    let named = try #require(article.range(of: "Uno por cada alcaldía; encontramos: "))
    let names = article[named.upperBound...].prefix { $0 != "<" }
    #expect(names.contains("Iztapalapa"))
    #expect(!names.contains("Milpa Alta") && !names.contains("Xochimilco"))
  }

  @Test("the other obligations that a file serves are named beside its evidence")
  func shared() throws {
    let sample = Sample.make()
    var portal = sample.result.portals[0]
    portal.verdicts[0].details.sharedWith = ["tariffs", "organisation/staff"]
    let html = HTMLReport.page(of: portal, in: sample.result.audit, pack: sample.pack, language: .es)
    #expect(
      html.contains(
        "El mismo archivo sirve también para «Tarifas del agua» y «Directorio»; eso no resta nada."))
  }
}
