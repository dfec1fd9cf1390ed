import Testing
import Web

@testable import Auditing
@testable import Rules

/// The criteria that a rule must ask for: filled columns, open links, licences, other sites, declarations, maps.
@Suite("Demands")
struct DemandTests {
  private func portal(_ home: String, _ more: [String: String] = [:]) -> PaperPortal {
    var pages = more
    pages["/"] = "<html lang='es'><title>Portal</title><body>\(home)</body></html>"
    return PaperPortal(pages)
  }

  private func table(_ header: [String], _ rows: [[String]], name: String = "Contratos de obra") -> String {
    let head = header.map { "<th>\($0)</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
    return "<h2>\(name)</h2><table><tr>\(head)</tr>\(body)</table>"
  }

  private let page = "<html><title>Detalle</title><body><p>\(words(60))</p></body></html>"

  @Test("reasons that an example may name are those that verdicts give")
  func reasons() {
    #expect(Obligation.Example.reasons == Reason.allCases.map(\.rawValue))
    #expect(
      Obligation.Example.verdicts == ["met", "partial", "not-met", "undetermined", "not-applicable"]
        && Set(Obligation.Example.verdicts) == Set(Verdict.Outcome.allCases.map(\.rawValue)))
  }

  // MARK: min-filled

  @Test("min-filled: a column of which most rows are empty is named")
  func minFilled() {
    let rule = Obligation.named("works", "Contratos de obra") {
      $0.contains = [.name("monto"), .name("empresa")]
    }
    let rows = (1...5).map { ["Obra \($0)", "Empresa \($0)", $0 <= 2 ? "\($0)00" : "-"] }
    let poor = portal(table(["Obra", "Empresa", "Monto"], rows)).verdict(rule)
    #expect(poor.outcome == .partial && poor.reasons == [.emptyColumn])
    #expect(poor.details.missingContent == ["monto"])
    var loose = rule
    loose.minFilled = 0.4
    #expect(portal(table(["Obra", "Empresa", "Monto"], rows)).verdict(loose).outcome == .met)
    // Half of the rows is what a rule asks that says nothing.
    let half = (1...4).map { ["Obra \($0)", "Empresa \($0)", $0 <= 2 ? "\($0)00" : "ND"] }
    #expect(portal(table(["Obra", "Empresa", "Monto"], half)).verdict(rule).outcome == .met)
  }

  // MARK: links-open

  private let linked = Obligation.named("works", "Contratos de obra") { $0.linksOpen = ["hipervínculo"] }

  private func register(_ count: Int, _ link: (Int) -> String) -> String {
    table(["Obra", "Hipervínculo"], (1...count).map { ["Obra \($0)", link($0)] })
  }

  @Test("links-open: every link of the column opens, or the dead ones are counted and named")
  func linksOpen() {
    let list = register(3) { "<a href='/c\($0)'>Ver</a>" }
    let whole = portal(list, ["/c1": page, "/c2": page + "2", "/c3": page + "3"]).verdict(linked)
    #expect(whole.outcome == .met && whole.details.linksTried == 3 && whole.details.linksDead == 0)
    let broken = portal(list, ["/c1": page, "/c3": page + "3"]).verdict(linked)
    #expect(broken.outcome == .partial && broken.reasons == [.deadLinksInside])
    #expect(broken.details.linksTried == 3 && broken.details.linksDead == 1)
    #expect(broken.details.addresses == ["http://portal.test/c2"])
  }

  @Test("links-open: what was not read is unknown, never dead")
  func linksUnread() {
    var closed = portal(register(2) { "<a href='/c\($0)'>Ver</a>" }, ["/c1": page])
    closed.fail("/c2", .timeout)
    let verdict = closed.verdict(linked)
    #expect(verdict.outcome == .partial && verdict.cause == .timeout && verdict.reasons.isEmpty)
    let elsewhere = portal(register(2) { "<a href='http://otra.test/c\($0)'>Ver</a>" }).verdict(linked)
    #expect(elsewhere.outcome == .partial && elsewhere.cause == .publishedElsewhere)
  }

  @Test("links-open: of many links twenty are tried, the same each night")
  func linkSample() {
    var pages: [String: String] = [:]
    for number in 1...60 { pages["/c\(number)"] = page + "\(number)" }
    let list = register(60) { "<a href='/c\($0)'>Ver</a>" }
    let verdict = portal(list, pages).verdict(linked)
    #expect(verdict.outcome == .met && verdict.details.linksTried == 20)
    #expect(portal(list, pages).verdict(linked) == verdict)
  }

  @Test("links-open: a column of that name without links, or none of that name, is said")
  func linkColumn() {
    let none = portal(table(["Obra", "Monto"], [["Uno", "1"], ["Dos", "2"]])).verdict(linked)
    #expect(none.reasons == [.contentMissing] && none.details.missingContent == ["hipervínculo"])
    let plain = portal(register(2) { "contrato \($0)" }).verdict(linked)
    #expect(plain.reasons == [.emptyColumn] && plain.details.missingContent == ["hipervínculo"])
  }

  // MARK: license

  @Test(
    "license: open words, in the place or in the footer",
    arguments: [
      "<footer><p>Salvo indicación, el contenido está bajo CC BY 4.0</p></footer>",
      "<footer><p>Datos abiertos: términos de libre uso MX</p></footer>",
      "<p>Los datos se publican con la Open Database License (ODbL).</p>",
      "<p>Esta obra es de dominio público.</p>",
      "<footer><a href='https://creativecommons.org/licenses/by/4.0/deed.es'><img src='/cc.png'></a></footer>",
      "<p>Dati rilasciati con licenza IODL 2.0</p>",
    ])
  func openLicense(words license: String) {
    let rule = Obligation.named("works", "Contratos de obra") { $0.license = .open }
    let home = table(["Obra", "Monto"], [["Uno", "1"], ["Dos", "2"]]) + license
    let verdict = portal(home).verdict(rule)
    #expect(verdict.outcome == .met, "\(verdict.reasons) \(verdict.details)")
    #expect(verdict.details.licenseFound != nil)
  }

  @Test(
    "license: what is no licence, or not an open one",
    arguments: [
      ("<p>Licencias de construcción y bienes de dominio público del municipio.</p>", nil, false),
      ("<p>Trámite de la licencia de uso de suelo.</p>", nil, false),
      ("<footer><p>Contenido bajo CC BY-NC-ND 4.0</p></footer>", true, true),
      ("<p>Consulte la licencia de uso de este portal.</p>", true, true),
      ("<footer><a href='https://creativecommons.org/licenses/by-nc/4.0/'>CC</a></footer>", true, true),
    ] as [(String, Bool?, Bool)])
  func otherLicense(words license: String, found: Bool?, isStated: Bool) {
    let home = table(["Obra", "Monto"], [["Uno", "1"], ["Dos", "2"]]) + license
    let open = Obligation.named("works", "Contratos de obra") { $0.license = .open }
    let verdict = portal(home).verdict(open)
    #expect(verdict.outcome == .partial && verdict.reasons == [.licenseMissing], "\(verdict.details)")
    #expect((verdict.details.licenseFound != nil) == (found ?? false))
    var stated = open
    stated.license = .stated
    #expect((portal(home).verdict(stated).outcome == .met) == isStated)
  }

  // MARK: published-as

  @Test("published-as: data file, interface and map are told by what answers")
  func kinds() {
    let rule = { (form: Obligation.Form) in
      Obligation.named("works", "Contratos de obra") { $0.publishedAs = [form] }
    }
    var files = portal("<p><a href='/datos'>Contratos de obra</a></p>")
    files.files["/datos"] = .init(
      type: "application/json", body: Array(#"{"obras": [{"a": 1}, {"a": 2}]}"#.utf8))
    #expect(files.verdict(rule(.dataFile)).outcome == .met)
    #expect(files.verdict(rule(.api)).outcome == .met)
    let map = files.verdict(rule(.map))
    #expect(map.outcome == .partial && map.reasons == [.otherKind])
    #expect(map.details.foundKind == ["document", "data-file", "api"])
    var paper = portal("<p><a href='/c.pdf'>Contratos de obra</a></p>")
    paper.add(pdf: "/c.pdf")
    #expect(paper.verdict(rule(.dataFile)).reasons == [.otherKind])
  }

  @Test(
    "published-as map: an embedded map, or one that a script draws, is there; what it shows is unknown",
    arguments: [
      "<h2>Mapa de pozos</h2><iframe src='https://www.openstreetmap.org/export/embed.html'></iframe>",
      "<h2>Mapa de pozos</h2><div id='m'></div><script src='/js/leaflet.js'></script>",
      "<h2>Mapa de pozos</h2><div id='m'></div><script>var m = L.map('m');</script>",
    ])
  func maps(markup: String) {
    let rule = Obligation.named("wells", "Mapa de pozos") { $0.publishedAs = [.map] }
    let more = "<h2>Otra cosa</h2><p>\(words(60))</p>"
    let verdict = portal(more + markup).verdict(rule)
    #expect(verdict.outcome == .met, "\(verdict)")
    var asked = rule
    asked.contains = [.name("caudal")]
    let inside = portal(more + markup).verdict(asked)
    #expect(inside.outcome == .partial && inside.cause == .needsJavaScript && inside.reasons.isEmpty)
    // Without a map, or where it is only promised, it is not there.
    #expect(portal(more + "<h2>Mapa de pozos</h2>").verdict(rule).outcome == .notMet)
    let promised = portal(more + "<h2>Mapa de pozos</h2><p>Próximamente.</p>").verdict(rule)
    #expect(promised.outcome == .notMet && promised.reasons.first == .announced)
  }

  // MARK: advisory

  @Test("advisory: a named criterion is shown and never lowers the verdict")
  func advisory() {
    let rule = Obligation.named("works", "Contratos de obra") {
      $0.license = .open
      $0.minRows = 5
      $0.advisory = ["named-as-law", "license"]
    }
    let home = table(["Obra", "Monto"], (1...5).map { ["Obra \($0)", "\($0)"] })
    let verdict = portal(home).verdict(rule)
    #expect(
      verdict.outcome == .met && verdict.reasons.isEmpty && verdict.details.advised == [.licenseMissing])
    var strict = rule
    strict.advisory = ["named-as-law"]
    let counted = portal(home).verdict(strict)
    #expect(
      counted.outcome == .partial && counted.reasons == [.licenseMissing] && counted.details.advised == nil)
  }

  // MARK: accept-none, accept-not-applicable

  private let none = "<h2>Contratos de obra</h2><p>No se generó información en el periodo.</p>"
  private let reasoned =
    "<h2>Contratos de obra</h2><p>No aplica, toda vez que esta autoridad no tiene atribuciones para contratar obra.</p>"

  private func rule(_ change: @escaping (inout Obligation) -> Void) -> Obligation {
    Obligation.named("works", "Contratos de obra", change)
  }

  @Test("a declaration is no publication where the rule does not accept it")
  func notAccepted() {
    for markup in [none, reasoned] {
      let verdict = portal(markup).verdict(rule { _ in })
      #expect(
        verdict.outcome == .notMet && verdict.reasons.first == .declarationNotAccepted, "\(verdict.reasons)")
      #expect(verdict.details.declaration?.contains("No ") == true)
    }
  }

  @Test("accepted, 'nothing was generated' fulfils the duty and 'not applicable' takes it away")
  func accepted() {
    let freely = portal(none).verdict(rule { $0.acceptNone = .freely })
    #expect(freely.outcome == .met && freely.reasons == [.declaredNone])
    #expect(freely.details.declaration == "No se generó información en el periodo.")
    let apart = portal(reasoned).verdict(rule { $0.acceptNotApplicable = .withReason })
    #expect(apart.outcome == .notApplicable && apart.reasons == [.declaredNotApplicable])
    // One key does not accept the other declaration.
    #expect(portal(none).verdict(rule { $0.acceptNotApplicable = .freely }).outcome == .notMet)
    #expect(portal(reasoned).verdict(rule { $0.acceptNone = .freely }).outcome == .notMet)
  }

  @Test("asked with its reason, a bare declaration is partial; a link to the competent body is a reason")
  func withReason() {
    let bare = portal(none).verdict(rule { $0.acceptNone = .withReason })
    #expect(bare.outcome == .partial && bare.reasons == [.declaredWithoutReason])
    let link =
      "<h2>Contratos de obra</h2><p>No aplica. Consulte a la <a href='http://obras.test/'>Secretaría de Obras</a>.</p>"
    let linked = portal(link).verdict(rule { $0.acceptNotApplicable = .withReason })
    #expect(linked.outcome == .notApplicable, "\(linked)")
  }

  @Test("a row, an item and a table of declarations declare too")
  func declaringRows() {
    let freely = rule { $0.acceptNotApplicable = .freely }
    let row =
      "<table><tr><th>Tema</th><th>Enlace</th></tr><tr><td>Contratos de obra</td><td>No aplica</td></tr>"
    #expect(
      portal(row + "<tr><td>Otra</td><td>x</td></tr></table>").verdict(freely).outcome == .notApplicable)
    let item = portal("<ul><li>Contratos de obra: no aplica</li><li>Otra cosa más</li></ul>").verdict(freely)
    #expect(item.outcome == .notApplicable, "\(item)")
    let quarters = (1...4).map { ["2026", "Trimestre \($0)", "No se generó información"] }
    let all = portal(table(["Ejercicio", "Periodo", "Nota"], quarters)).verdict(
      rule { $0.acceptNone = .freely })
    #expect(all.outcome == .met && all.reasons == [.declaredNone], "\(all)")
  }

  @Test("a thing that is there is judged by itself, whatever its cells declare")
  func contentBesides() {
    let rows = (1...4).map { ["Obra \($0)", "\($0)00", "No aplica"] }
    let verdict = portal(table(["Obra", "Monto", "Convenio"], rows)).verdict(rule { _ in })
    #expect(verdict.outcome == .met && verdict.reasons.isEmpty)
    let text = "<h2>Contratos de obra</h2><p>\(words(60)) El descuento no aplica a personas morales.</p>"
    #expect(portal(text).verdict(rule { _ in }).outcome == .met)
  }

  // MARK: published-on, also-on

  private let pnt = Pack.Platform(
    id: "pnt", title: LocalText([("es", "Plataforma")]), url: WebURL("http://pnt.test/") ?? nowhere,
    byPersonOnly: true)
  private let data = Pack.Platform(
    id: "datos", title: LocalText([("es", "Datos")]), url: WebURL("http://datos.test/") ?? nowhere,
    byPersonOnly: false)
  private let there =
    "<html><title>Contratos de obra</title><body><h1>Contratos de obra</h1><p>\(words(80))</p></body></html>"

  @Test("published-on a platform that only a person reads: nobody can say")
  func byPerson() {
    let rule = rule { $0.publishedOn = .platform("pnt") }
    let home = "<p><a href='http://pnt.test/x'>Contratos de obra</a></p><p>\(words(40))</p>"
    let verdict = portal(home).verdict(rule, platforms: [pnt])
    #expect(verdict.outcome == .undetermined && verdict.cause == .publishedElsewhere)
    #expect(verdict.observations.first?.quote == "Contratos de obra")
    #expect(portal("<p>\(words(40))</p>").verdict(rule, platforms: [pnt]).outcome == .undetermined)
  }

  @Test("published-on a platform: read there through the portal's link, a page or the documents on it")
  func onPlatform() {
    let rule = rule { $0.publishedOn = .platform("datos") }
    let home = "<p><a href='http://datos.test/obra'>Contratos de obra</a></p><p>\(words(40))</p>"
    var whole = portal(home)
    whole["http://datos.test/obra"] = there
    let verdict = whole.verdict(rule, platforms: [data])
    #expect(verdict.outcome == .met, "\(verdict)")
    #expect(verdict.observations.first?.url.text == "http://datos.test/obra")
    var files = portal(home)
    files["http://datos.test/obra"] =
      "<html><title>Conjunto</title><body><h1>Contratos de obra</h1><a href='/d/obra.csv'>Descargar</a></body></html>"
    files.files["http://datos.test/d/obra.csv"] = .init(
      type: "text/csv", body: Array("obra,monto\nUno,1\nDos,2\nTres,3\n".utf8))
    let document = files.verdict(rule, platforms: [data])
    #expect(document.outcome == .met && document.observations.first?.substance.documents == 1, "\(document)")
  }

  @Test("published-on a platform: there and not here, here and not there, nowhere")
  func notOnPlatform() {
    let asked = rule { $0.publishedOn = .platform("datos") }
    let own = portal("<h2>Contratos de obra</h2><p>\(words(60))</p>")
    let here = own.verdict(asked, platforms: [data])
    #expect(here.outcome == .partial && here.reasons.first == .notOnPlatform)
    let nowhere = portal("<p>\(words(60))</p>").verdict(asked, platforms: [data])
    #expect(nowhere.outcome == .notMet && nowhere.reasons == [.notOnPlatform, .notFound])
    // A rule about the portal itself is not met by what lies on a platform.
    var there = portal("<p><a href='http://datos.test/obra'>Contratos de obra</a></p><p>\(words(40))</p>")
    there["http://datos.test/obra"] = self.there
    let portalRule = there.verdict(rule { _ in }, platforms: [data])
    #expect(portalRule.outcome == .undetermined && portalRule.cause == .publishedElsewhere)
    // What cannot be read there is unknown, not absent.
    var closed = there
    closed.fail("http://datos.test/obra", .timeout)
    #expect(closed.verdict(asked, platforms: [data]).outcome == .undetermined)
  }

  @Test("anywhere-linked: a page on another host counts if it was read and names the thing itself")
  func anywhere() {
    let rule = rule { $0.publishedOn = .anywhereLinked }
    var portal = portal("<p><a href='http://otra.test/obra'>Contratos de obra</a></p><p>\(words(40))</p>")
    portal["http://otra.test/obra"] = there
    #expect(portal.verdict(rule).outcome == .met)
    portal["http://otra.test/obra"] = "<html><title>Otra</title><body><p>\(words(80))</p></body></html>"
    #expect(portal.verdict(rule).outcome == .undetermined)
    portal.fail("http://otra.test/obra", .dns)
    #expect(portal.verdict(rule).outcome == .undetermined)
    // Nothing else is followed from there.
    portal["http://otra.test/obra"] =
      "<html><title>Otra</title><body><a href='/mas'>Contratos de obra</a></body></html>"
    portal["http://otra.test/mas"] = there
    #expect(portal.verdict(rule).outcome == .undetermined)
  }

  @Test("also-on: a second site counts, unless only a person can read it")
  func alsoOn() {
    let home =
      "<h2>Contratos de obra</h2><p>\(words(60))</p><h2>Enlaces</h2><p><a href='http://datos.test/obra'>Contratos de obra</a></p>"
    let asked = rule { $0.alsoOn = .platform("datos") }
    var both = portal(home)
    both["http://datos.test/obra"] = there
    #expect(both.verdict(asked, platforms: [data]).outcome == .met)
    let one = portal(home).verdict(asked, platforms: [data])
    #expect(one.outcome == .partial && one.reasons == [.notOnPlatform], "\(one)")
    let person = portal(home).verdict(rule { $0.alsoOn = .platform("pnt") }, platforms: [pnt])
    #expect(person.outcome == .met && person.cause == nil)
  }
}

private let nowhere: WebURL = {
  guard let url = WebURL("http://nowhere.invalid/") else { preconditionFailure("a fixed address is one") }
  return url
}()
