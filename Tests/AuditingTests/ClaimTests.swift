import Rules
import Testing
import Web

@testable import Auditing

/// Half of what portals say they publish is a name with nothing behind it.
@Suite("A claim without substance proves nothing")
struct ClaimTests {
  let contracts = Obligation.named("contracts", "Contratos de obra", synonyms: ["obra contratada"])

  private func portal(_ home: String, _ more: [String: String] = [:]) -> PaperPortal {
    var pages = more
    pages["/"] = "<html><title>Portal</title><body>\(home)</body></html>"
    return PaperPortal(pages)
  }

  @Test(
    "a name alone is not met: named only",
    arguments: [
      "<ul><li><a href='#'>Contratos de obra</a></li></ul>",
      "<div class='tile'><a href='javascript:void(0)'>Contratos de obra</a></div>",
      "<button>Contratos de obra</button>",
      "<h2>Contratos de obra</h2><h2>Otra cosa</h2>",
      "<table><tr><th>Tema</th><th>Ver</th></tr><tr><td>Contratos de obra</td><td><a href='#'>Ver</a></td></tr></table>",
    ])
  func namedOnly(markup: String) {
    let verdict = portal(markup).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .namedOnly)
    #expect(verdict.observations.first?.quote.contains("Contratos de obra") == true)
  }

  @Test("nothing named at all is not found, after a finished search")
  func notFound() {
    let verdict = portal("<p>\(words(80))</p>").verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons == [.notFound])
    #expect(verdict.search.state == .exhausted)
  }

  @Test("a promise is announced, not published")
  func announced() {
    let verdict = portal("<h2>Contratos de obra</h2><p>Próximamente.</p>").verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .announced)
  }

  @Test("a page under construction is not published")
  func construction() {
    let verdict = portal("<h2>Contratos de obra</h2><p>Página en construcción</p>").verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .underConstruction)
  }

  @Test("placeholders fill no section")
  func placeholder() {
    let verdict = portal("<h2>Contratos de obra</h2><p>Lorem ipsum dolor sit amet</p>").verdict(contracts)
    #expect(verdict.reasons.first == .placeholder)
  }

  @Test("a table of headers alone is empty")
  func emptyTable() {
    let markup =
      "<h2>Contratos de obra</h2><table><tr><th>Número</th><th>Monto</th></tr><tr><td></td><td></td></tr></table>"
    let verdict = portal(markup).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .empty)
  }

  @Test("the law's own sentence is not its fulfilment")
  func lawText() {
    let law =
      "Los contratos de obra celebrados por la autoridad con el nombre del proveedor, el monto pagado, "
      + "las fechas de inicio y de término y los convenios modificatorios que en su caso se hubieran firmado."
    var rule = contracts
    rule.wording = [law]
    let verdict = portal("<h2>Contratos de obra</h2><p>\(law)</p>").verdict(rule)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.contains(.lawTextOnly))
    // The same words are content where no rule says that they are the law's.
    #expect(portal("<h2>Contratos de obra</h2><p>\(law)</p>").verdict(contracts).outcome == .met)
  }

  @Test("a text that reads as a fraction of a law is not content")
  func fraction() {
    let markup =
      "<h2>Contratos de obra</h2><p>Fracción XXX. La información que los sujetos obligados deberán difundir "
      + "sobre los procedimientos, en términos de las disposiciones aplicables, así como sus resultados;</p>"
    let verdict = portal(markup).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .lawTextOnly)
  }

  @Test("a dead document is a dead link")
  func deadDocument() {
    let verdict = portal("<p><a href='/contratos.pdf'>Contratos de obra</a></p>").verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .deadLink)
  }

  @Test("a link that opens the home page is mislabelled")
  func mislabelled() {
    let verdict = portal(
      "<p>\(words(30))</p><p><a href='/'>Inicio</a></p><p><a href='/c'>Contratos de obra</a></p>",
      [
        "/c":
          "<html><title>Portal</title><body><p>\(words(30))</p><p><a href='/'>Inicio</a></p><p><a href='/c'>Contratos de obra</a></p></body></html>"
      ]
    ).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .mislabelled)
  }

  @Test("a mention in passing is no publication")
  func mentioned() {
    let text = "<p>\(words(30)) el alcalde habló de los contratos de obra \(words(60, from: 3))</p>"
    let verdict = portal(text).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons == [.mentionedOnly])
  }

  @Test("a negative word voids its own sentence, not the page")
  func negativeWord() {
    let air = Obligation.named("air", "Ambiente", negative: ["ambiente de trabajo"])
    let wrong = portal("<h2>Buen ambiente de trabajo</h2><p>\(words(60))</p>").verdict(air)
    #expect(wrong.outcome == .notMet)
    let both = portal(
      "<h2>Buen ambiente de trabajo</h2><p>\(words(60))</p><h2>Ambiente</h2><p>\(words(60, from: 5))</p>"
    ).verdict(air)
    #expect(both.outcome == .met)
  }

  @Test("a word is whole: Aguascalientes is not water")
  func wholeWords() {
    let water = Obligation.named("water", "Agua")
    #expect(portal("<h2>Aguascalientes</h2><p>\(words(60))</p>").verdict(water).outcome == .notMet)
    #expect(portal("<h2>AGUA</h2><p>\(words(60))</p>").verdict(water).outcome == .met)
  }
}

@Suite("A claim with substance is met")
struct SubstanceTests {
  let contracts = Obligation.named("contracts", "Contratos de obra")

  private func portal(_ home: String, _ more: [String: String] = [:]) -> PaperPortal {
    var pages = more
    pages["/"] = "<html><title>Portal</title><body>\(home)</body></html>"
    return PaperPortal(pages)
  }

  @Test("text of its own under its heading")
  func ownText() {
    let verdict = portal("<h2>Contratos de obra</h2><p>\(words(60))</p>").verdict(contracts)
    #expect(verdict.outcome == .met)
    #expect(verdict.reasons.isEmpty && verdict.cause == nil)
    #expect(verdict.observations[0].step == 3)
    #expect(verdict.observations[0].substance.kind == .text)
    #expect(verdict.search.state == .proved)
  }

  @Test("a table with filled rows is step 4")
  func table() {
    let rows = (1...4).map { "<tr><td>\($0)</td><td>Puente \($0)</td></tr>" }.joined()
    let markup = "<h2>Contratos de obra</h2><table><tr><th>Número</th><th>Obra</th></tr>\(rows)</table>"
    let verdict = portal(markup).verdict(contracts)
    #expect(verdict.outcome == .met)
    #expect(verdict.observations[0].step == 4)
    #expect(verdict.observations[0].substance.rows == 4)
  }

  @Test("a document that is what its link says is step 3, in a menu too")
  func document() {
    var portal = portal(
      "<nav><ul><li><a href='/c.pdf'>Contratos de obra</a></li></ul></nav><p>\(words(40))</p>")
    portal.add(pdf: "/c.pdf")
    let verdict = portal.verdict(contracts)
    #expect(verdict.outcome == .met)
    #expect(verdict.observations[0].step == 3)
    #expect(verdict.observations[0].url.text == "http://portal.test/c.pdf")
  }

  @Test("a document that is an error page is no document")
  func falseDocument() {
    let verdict = portal(
      "<p><a href='/c.xlsx'>Contratos de obra</a></p>",
      ["/c.xlsx": "<html><body><h1>Error interno</h1><p>\(words(40))</p></body></html>"]
    ).verdict(contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .falseFormat)
  }

  @Test("a page behind a link is judged by its own words")
  func page() {
    let verdict = portal(
      "<p><a href='/c'>Contratos de obra</a></p><p>\(words(40))</p>",
      ["/c": "<html><title>Contratos de obra</title><body><p>\(words(60, from: 9))</p></body></html>"]
    ).verdict(contracts)
    #expect(verdict.outcome == .met)
    #expect(verdict.observations[0].url.text == "http://portal.test/c")
  }

  @Test("documents on another host, named one by one, are a part; a bare link there leaves it open")
  func elsewhere() {
    let documents = portal(
      "<h2>Contratos de obra</h2><ul><li><a href='http://otro.test/a.pdf'>Puente</a></li></ul>"
    )
    .verdict(contracts)
    #expect(documents.outcome == .partial)
    #expect(documents.reasons == [.elsewhereOnly])
    let bare = portal("<p><a href='http://otro.test/consulta'>Contratos de obra</a></p>").verdict(contracts)
    #expect(bare.outcome == .undetermined)
    #expect(bare.cause == .publishedElsewhere)
  }

  @Test("what could not be read is never not met", arguments: [Cause.timeout, .serverError, .blocked, .tls])
  func unread(cause: Cause) {
    var portal = portal("<p><a href='/c'>Contratos de obra</a></p><p>\(words(40))</p>")
    portal.fail("/c", cause)
    let verdict = portal.verdict(contracts)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == cause)
  }

  @Test("robots.txt forbids: undetermined")
  func robots() {
    var portal = portal("<p><a href='/c/1'>Contratos de obra</a></p><p>\(words(40))</p>")
    portal.files["/robots.txt"] = .init(type: "text/plain", body: Array("User-agent: *\nDisallow: /c/".utf8))
    let verdict = portal.verdict(contracts)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .robots)
  }

  @Test("a budget that ends before a promising page leaves it open")
  func budget() {
    var pages: [String: String] = [:]
    for number in 1...9 {
      pages["/p\(number)"] = "<html><body><p>\(words(40, from: number))</p></body></html>"
    }
    pages["/c"] = "<html><title>Contratos de obra</title><body><p>\(words(60))</p></body></html>"
    let links = (1...9).map { "<li><a href='/p\($0)'>Contratos de obra \($0)</a></li>" }.joined()
    let portal = portal("<ul>\(links)</ul><p><a href='/c'>c</a></p>", pages)
    let verdict = portal.verdicts([contracts], maxPages: 3)[0]
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .budgetSpent)
  }

  @Test("a page that needs a script is unknown")
  func script() {
    let verdict = portal(
      "<p><a href='/c'>Contratos de obra</a></p><p>\(words(40))</p>",
      ["/c": "<html><title>App</title><body><div id='root'></div><script src='/a.js'></script></body></html>"]
    ).verdict(contracts)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .needsJavaScript)
  }
}

/// A topic in a text about something else is none.
@Suite("Other topics' words")
struct OtherTopicsTests {
  let environment = Obligation.named("environment", "Medio ambiente")

  private func outcome(_ body: String) -> Verdict.Outcome {
    PaperPortal(["/": "<html><title>Portal</title><body><p>\(words(60, from: 8))</p>\(body)</body></html>"])
      .verdict(environment).outcome
  }

  @Test("what an office is for is not what it works on; its documents are")
  func office() {
    #expect(outcome("<h2>Dirección General de Medio Ambiente</h2><p>\(words(60))</p>") == .notMet)
    let rows = (1...4).map { "<tr><td>\($0)</td><td>Estación \($0)</td></tr>" }.joined()
    let table = "<table><tr><th>Número</th><th>Estación</th></tr>\(rows)</table>"
    #expect(outcome("<h2>Dirección General de Medio Ambiente</h2>\(table)") == .met)
    #expect(outcome("<h2>Medio ambiente</h2><p>\(words(60))</p>") == .met)
  }

  @Test("a law that speaks of the topic is not the topic")
  func law() {
    #expect(outcome("<h2>Ley General de Medio Ambiente</h2><p>\(words(60))</p>") == .notMet)
    #expect(outcome("<h2>Reglamento de Medio Ambiente</h2><p>\(words(60))</p>") == .notMet)
  }

  @Test("news about it is not it")
  func news() {
    #expect(
      outcome(
        "<h2>Últimas noticias</h2><h3>Medio ambiente</h3><p>\(words(60))</p><h2>Otra cosa</h2><p>\(words(90, from: 2))</p>"
          + "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>") == .notMet)
  }

  @Test("a few words with a link onward announce what stands there")
  func teaser() {
    let text = "<h2>Medio ambiente</h2><p>\(words(30))</p><p><a href='#'>Leer más</a></p>"
    #expect(outcome(text) == .undetermined)
  }

  @Test("an index whose entries lead to something is more than a teaser")
  func index() {
    var portal = PaperPortal([
      "/": "<title>Inicio</title><h1>Alcaldía</h1><a href='/ambiente'>Medio ambiente</a>",
      "/ambiente":
        "<title>Medio ambiente</title><h1>Medio ambiente</h1><p>\(words(30))</p><ul><li><a href='/a'>Arbolado</a>"
        + "<li><a href='/b'>Residuos</a><li><a href='/c'>Aire</a></ul>",
    ])
    for (place, path) in ["/a", "/b", "/c"].enumerated() {
      portal[path] = "<title>\(path)</title><h1>Página</h1><p>\(words(60, from: 7 * place + 3))</p>"
    }
    #expect(portal.verdict(environment).outcome == .met)
  }
}

@Suite("A short search claims no absence")
struct ShortSearchTests {
  @Test("a budget that leaves neutral links unread leaves every search open")
  func neutral() {
    var pages: [String: String] = [:]
    for number in 1...30 {
      pages["/s\(number)"] =
        "<html><title>Sección \(number)</title><body><p>\(words(40, from: number))</p></body></html>"
    }
    pages["/s30"] = "<html><title>Contratos de obra</title><body><p>\(words(60))</p></body></html>"
    let links = (1...30).map { "<li><a href='/s\($0)'>Sección \($0)</a></li>" }.joined()
    pages["/"] = "<html><title>Portal</title><body><ul>\(links)</ul></body></html>"
    let portal = PaperPortal(pages)
    let contracts = Obligation.named("contracts", "Contratos de obra")
    let cut = portal.verdicts([contracts], maxPages: 8)[0]
    #expect(cut.outcome == .undetermined)
    #expect(cut.cause == .budgetSpent)
    #expect(portal.verdicts([contracts])[0].outcome == .met)
  }
}
