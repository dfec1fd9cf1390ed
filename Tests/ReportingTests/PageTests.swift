import Auditing
import Foundation
import Testing

@testable import Reporting

@Suite struct PageTests {
  private func page(_ language: Language, drafts: Bool = false) -> String {
    let sample = Sample.make()
    return HTMLReport.page(
      of: sample.result.portals[0], in: sample.result.audit, pack: sample.pack, language: language,
      drafts: drafts)
  }

  @Test("the page tells first the counts, then score, what is missing, what is unchecked, coverage, all")
  func order() throws {
    let applying = Counts(Sample.make().result.portals[0].verdicts).applying
    let spanish = [
      "De \(applying) obligaciones", "Entre 21.4 y 63.7 de 100", "Lo que no encontramos, o solo en parte",
      "Lo que no pudimos comprobar, y por qué",
      "Hasta dónde leímos", "Todas las obligaciones", "Cómo se hizo",
    ]
    let english = [
      "Of \(applying) obligations", "Between 21.4 and 63.7 of 100", "What we did not find, or only in part",
      "What we could not check, and why",
      "How far we read", "All obligations", "How this was made",
    ]
    for (language, phrases) in [(Language.es, spanish), (.en, english)] {
      var rest = Substring(page(language))
      for phrase in phrases {
        let found = try #require(rest.range(of: phrase), "\(phrase)")
        rest = rest[found.upperBound...]
      }
    }
  }

  @Test("the weightiest comes first, with the office that owes it")
  func missing() {
    let sample = Sample.make()
    let card = Scorecard(sample.result.portals[0], of: sample.result.audit, pack: sample.pack, language: .es)
    #expect(card.missing.prefix(2).map(\.verdict.obligation) == ["quality", "pipas"])
    #expect(card.missing.map { card.office(of: $0) }[0] == "Dirección de Calidad del Agua")
    #expect(card.office(of: card.missing[1]) == "Unidad de Transparencia")
  }

  @Test(
    "each obligation has its evidence: quote, link, capture time, digest, place in the file, law in force")
  func evidence() throws {
    let sample = Sample.make("Tandeo de noviembre")
    let html = HTMLReport.page(
      of: sample.result.portals[0], in: sample.result.audit, pack: sample.pack, language: .es)
    let article = try #require(
      html.components(separatedBy: "<article").first { $0.contains("id=\"o-tandeo\"") })
    let digest = try #require(sample.result.portals[0].verdicts[0].observations[0].sha256)
    for text in [
      "Tandeo de noviembre", "href=\"https://www.agua.example.mx/tandeo/2026?mes=11&amp;zona=o%27higgins\"",
      "datetime=\"2026-11-25T03:00:00Z\"", digest.hex, "agua-41.warc.gz", "byte 48213",
      "Ley General de Transparencia, art. 65, fr. XIV", "tabla, 16 filas",
    ] {
      #expect(article.contains(text), "\(text)")
    }
    #expect(!html.contains("Ley anterior"))
  }

  @Test("missing members and parts are named")
  func namesOfMembers() {
    let html = page(.es)
    #expect(html.contains("No encontramos: Milpa Alta y Xochimilco."))
    #expect(html.contains("id=\"o-organisation_2fstaff\""))
    #expect(html.contains("curl --globoff --compressed &#39;https://www.agua.example.mx/"))
  }

  @Test("drafts stand on a page only when they are asked for, in a list of their own")
  func drafts() throws {
    #expect(!page(.es).contains("Regla en borrador"))
    let shown = page(.es, drafts: true)
    let list = try #require(shown.range(of: "id=\"drafts\""))
    let rule = try #require(shown.range(of: "Regla en borrador"))
    #expect(list.lowerBound < rule.lowerBound)
  }

  @Test(
    "the page is well formed: a strict HTML5 parser has nothing to say, ids are unique, links lead somewhere")
  func wellFormed() throws {
    let sample = Sample.make()
    let index = HTMLReport.index(of: sample.result, pack: sample.pack, language: .es) { _ in "x.html" }
    for html in [page(.es), page(.en, drafts: true), index] {
      let found = try python(
        """
        import html5lib, sys, collections
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        tree = parser.parse(sys.stdin.read())
        for place, code, data in parser.errors: print(place, code, data)
        ids = collections.Counter(e.get('id') for e in tree.iter() if e.get('id'))
        for name, count in ids.items():
            if count > 1: print('twice', name)
        for e in tree.iter('a'):
            if e.get('href', '').startswith('#') and e.get('href')[1:] not in ids: print('nowhere', e.get('href'))
        for e in tree.iter('table'):
            if e.find('caption') is None: print('no caption')
        levels = [int(e.tag[1]) for e in tree.iter() if e.tag in ('h1','h2','h3','h4','h5','h6')]
        if levels.count(1) != 1: print('not one h1')
        for a, b in zip(levels, levels[1:]):
            if b > a + 1: print('heading jumps', a, b)
        """, input: html)
      #expect(found == "")
    }
  }

  @Test("the files are whole, link to each other, and have safe names")
  func files() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = Sample.make()
    let target = folder.appending(path: "a/reports").path
    for _ in 1...2 {
      let lists = try ReportWriter.write(
        sample.result, pack: sample.pack, folder: target, languages: [.es, .en])
      #expect(lists == ["\(target)/index.html", "\(target)/en/index.html"])
    }
    let own = [
      "agua.html", "index.html", "iztapalapa.html", "localhost-8080-8b1fdc.html", "scorecard.csv",
      "scorecard.txt",
    ]
    let manager = FileManager.default
    #expect(
      try manager.contentsOfDirectory(atPath: target).sorted() == (own + ["en", "scorecard.json"]).sorted())
    #expect(try manager.contentsOfDirectory(atPath: target + "/en").sorted() == own.sorted())
    for (name, links) in [
      ("agua.html", ["href=\"en/agua.html\"", "href=\"index.html\""]),
      ("en/agua.html", ["href=\"../agua.html\""]),
      (
        "index.html", ["href=\"agua.html\"", "href=\"localhost-8080-8b1fdc.html\"", "href=\"en/index.html\""]
      ),
    ] {
      let html = try String(contentsOfFile: "\(target)/\(name)", encoding: .utf8)
      for link in links { #expect(html.contains(link)) }
    }
  }

  @Test("a folder that cannot be made is told so that a user can act")
  func unwritable() throws {
    let sample = Sample.make()
    #expect {
      try ReportWriter.write(sample.result, pack: sample.pack, folder: "/dev/null/reports")
    } throws: {
      "\($0)".contains("/dev/null") && "\($0)".contains("--reports")
    }
  }

  @Test("names of files never collide, climb or hide")
  func names() {
    let ids = [
      "agua", "Agua", "index", "../x", "..", "", "localhost:80", "localhost-80", "[::1]:80", "a/b", "agua",
    ]
    let names = ReportWriter.fileNames(of: ids)
    #expect(Set(names).count == ids.count)
    #expect(names[0] == "agua")
    for name in names {
      #expect(!name.hasPrefix(".") && !name.contains("/") && !name.isEmpty && name != "index")
    }
  }

  @Test("plain text fits the terminal, whatever its width", arguments: [40, 60, 80, 120])
  func width(_ columns: Int) {
    let sample = Sample.make()
    for language in Language.allCases {
      let text = TextReport.encode(sample.result, pack: sample.pack, language: language, width: columns)
      for line in text.split(separator: "\n") where !line.contains("http") {
        #expect(TextLayout.columns(of: String(line)) <= columns)
      }
      #expect(text.contains(language("Borradores (no cuentan)", "Drafts (they do not count)")))
    }
  }
}
