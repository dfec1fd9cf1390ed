import Crawling
import Matching
import Rules
import Testing
import Web

@testable import Auditing

/// What portals show in place of what they were asked for.
@Suite("Not fooled")
struct FooledTests {
  let contracts = Obligation.named("contracts", "Contratos de obra", synonyms: ["obra contratada"])
  let menu = (1...6).map { "<li><a href='/p\($0).html'>Página \($0)</a></li>" }.joined()

  private func page(_ title: String, _ body: String) -> String {
    "<html><title>\(title)</title><body><ul>\(menu)</ul>\(body)<div>Plaza 1, Villa Nueva, \(words(12))</div></body></html>"
  }

  private func portal(_ home: String, _ more: [String: String] = [:]) -> PaperPortal {
    var portal = PaperPortal(more)
    portal["/"] = page("Portal", home)
    for number in 1...6 {
      portal["/p\(number).html"] = page("P\(number)", "<h1>P\(number)</h1><p>\(words(60, from: number))")
    }
    return portal
  }

  // MARK: Soft 404

  @Test(
    "a 404 that answers 200, whatever it repeats of the address, is a dead link of a page and of a document")
  func softNotFound() {
    let links = "<a href='/contratos.html'>Contratos de obra</a>"
    let document = "<a href='/contratos.pdf'>Contratos de obra</a>"
    for echo in [true, false] {
      for link in [links, document] {
        var portal = portal("<p>\(words(40))</p><p>\(link)</p>")
        portal.missing = { path in
          let said = echo ? "<p>La dirección \(path) no está en este sitio</p>" : ""
          return .init(
            body: Array(page("Portal", "<h1>Lo sentimos mucho</h1>\(said)<p>\(words(30, from: 3))</p>").utf8))
        }
        let verdict = portal.verdict(contracts)
        #expect(verdict.outcome == .notMet, "\(echo) \(link)")
        #expect(verdict.reasons.first == .deadLink, "\(echo) \(link) \(verdict.reasons)")
      }
    }
  }

  @Test("unknown addresses that are sent home are dead, and a page that is there is not")
  func redirectsHome() {
    for target in ["/", "/no-existe.html"] {
      var portal = portal(
        "<p>\(words(40))</p><p><a href='/contratos.html'>Contratos de obra</a></p>",
        ["/no-existe.html": page("No", "<h1>No se encontró</h1><p>\(words(9))</p>")])
      portal.missing = { _ in
        var file = PaperPortal.File(body: [])
        (file.status, file.location) = (302, target)
        return file
      }
      #expect(portal.verdict(contracts).reasons.first == .deadLink, "\(target)")
      portal["/contratos.html"] = page(
        "Contratos de obra", "<h1>Contratos de obra</h1><p>\(words(120, from: 4))</p>")
      #expect(portal.verdict(contracts).outcome == .met, "\(target)")
    }
  }

  @Test("a short page under a large menu is no soft 404, though most of its words are the error page's too")
  func shortPage() {
    var portal = portal(
      "<p>\(words(40))</p><p><a href='/contratos.html'>Contratos de obra</a></p>",
      ["/contratos.html": page("Contratos de obra", "<h1>Contratos de obra</h1><p>Obra 1: 20,000 pesos</p>")])
    portal.missing = { _ in
      .init(body: Array(page("Error", "<h1>No existe</h1><p>La página no existe.</p>").utf8))
    }
    let verdict = portal.verdict(contracts)
    #expect(verdict.reasons.first != .deadLink && verdict.reasons.first != .mislabelled, "\(verdict.reasons)")
  }

  @Test("probes are few, ask each ending and each full folder once, and their names follow from the host")
  func probes() throws {
    var home = ""
    var files: [String: String] = [:]
    for folder in 1...9 {
      for number in 1...9 {
        let path = "/f\(folder)/n\(number).\(["html", "php", "aspx"][folder % 3])"
        home += "<a href='\(path)'>N</a> "
        files[path] = page("N", "<p>\(words(50, from: folder * 10 + number))</p>")
      }
    }
    let portal = portal("<p>\(home)</p>", files)
    let requests = { () -> [String] in
      let pack = Pack.testing([contracts], lists: [], minCoverage: 0.95)
      let lexicon = Lexicon(pack: pack, obligations: [contracts])
      let judge = Judge(
        pack: pack, institution: nil, obligations: [contracts], lexicon: lexicon, asOf: Pack.testDay)
      return portal.knowledge(judge, lexicon).probes.map(\.url.text)
    }
    let first = requests()
    #expect(first == requests())
    #expect(Set(first).count == first.count && first.count <= 12, "\(first)")
    for ending in [".html", ".php", ".aspx"] { #expect(first.contains { $0.hasSuffix(ending) }) }
    #expect(first.contains { $0.contains("/f1/") })
  }

  // MARK: Walls

  @Test("behind a wall, a login or a parked domain nothing is met and nothing is absent")
  func walls() {
    let walls = [
      "<title>Just a moment...</title><p>Verifying you are human</p>",
      "<title>Iniciar sesión</title><form><input name=u><input type=password></form>",
    ]
    for wall in walls {
      let portal = portal(
        "<p>\(words(40))</p><p><a href='/contratos'>Contratos de obra</a></p>", ["/contratos": wall])
      let verdict = portal.verdict(contracts)
      #expect(verdict.outcome == .undetermined && verdict.cause == .blocked, "\(wall)")
    }
    // One page behind a wall hides what its links say, an entrance hides anything.
    let water = Obligation.named("water", "Calidad del agua")
    let one = portal(
      "<p>\(words(40))</p><p><a href='/contratos'>Contratos de obra</a></p>", ["/contratos": walls[0]])
    #expect(one.verdicts([contracts, water]).map(\.outcome) == [.undetermined, .notMet])
    let entrance = portal(
      "<p>\(words(40))</p><p><a href='/transparencia'>Transparencia</a></p>", ["/transparencia": walls[0]])
    #expect(entrance.verdict(water).cause == .blocked)
    let sold = PaperPortal(["/": "<title>portal.test is for sale</title><p>Contratos de obra</p>"])
    #expect(sold.verdict(contracts).outcome == .undetermined)
    #expect(sold.verdict(contracts).cause == .parked)
  }

  // MARK: Frames

  @Test(
    "what a frame shows belongs to the page, under the heading above it, in nested frames and after a refresh"
  )
  func frames() {
    let content = "<html><body><p>\(words(120, from: 5))</p></body></html>"
    let shown = [
      "<iframe src='/marco.html'></iframe>", "<object data='/marco.html'></object>",
      "<div data-include='/marco.html'></div>", "<iframe src='/sobre.html'></iframe>",
      "<div id=x></div><script>$('#x').load('/marco.html')</script>",
      "<div id=x></div><script>fetch('marco.html').then(r => r.text()).then(t => x.innerHTML = t)</script>",
    ]
    for frame in shown {
      let portal = portal(
        "<p>\(words(40))</p><a href='/c.html'>Contratos de obra</a>",
        [
          "/c.html": page("Contratos de obra", "<h1>Contratos de obra</h1>\(frame)"), "/marco.html": content,
          "/sobre.html": "<frameset><frame src='/marco.html'></frameset>",
        ])
      #expect(portal.verdict(contracts).outcome == .met, "\(frame)")
    }
  }

  @Test("a page that leads on by meta or script is a signpost") func signposts() {
    for way in [
      "<meta http-equiv=refresh content='0; url=/b.html'>",
      "<script>window.location.href = '/b.html';</script>",
      "<script>location.replace(\"b.html\")</script>",
    ] {
      let portal = PaperPortal([
        "/": "<html><head>\(way)</head></html>",
        "/b.html": "<meta http-equiv=refresh content='0;url=c.html'>",
        "/c.html": page("Portal", "<h2>Contratos de obra</h2><p>\(words(120))</p>"),
      ])
      #expect(portal.verdict(contracts).outcome == .met, "\(way)")
    }
  }

  // MARK: Scripts

  @Test(
    "links that stand only in a script or a data file are followed",
    arguments: [
      "/m.js|document.write('<li><a href=\"contratos.html\">Contratos de obra</a></li>');",
      "/m.js|var menu = [{ title: 'Contratos de obra', url: 'contratos.html' }];",
      "/m.js|$.getJSON('menu.json', draw);",
      "/m.js|import data from './menu.json';",
      "/m.js|fetch('menu.html').then(r => r.text())",
    ])
  func scriptedMenu(script: String) {
    let parts = script.split(separator: "|", maxSplits: 1).map(String.init)
    let portal = PaperPortal([
      "/": "<html><title>Portal</title><body><nav id=menu></nav><script src='m.js'></script></body></html>",
      parts[0]: parts[1],
      "/menu.json": "{\"items\": [{\"label\": \"Contratos de obra\", \"href\": \"/contratos.html\"}]}",
      "/menu.html": "<ul><li><a href='contratos.html'>Contratos de obra</a></li></ul>",
      "/contratos.html":
        "<html><title>Contratos de obra</title><body><h1>Contratos de obra</h1><p>\(words(120))</p>",
    ])
    let verdict = portal.verdict(contracts)
    #expect(verdict.outcome == .met, "\(script): \(verdict.outcome) \(verdict.reasons)")
  }

  @Test("what only a script promises is open, never absent") func scriptedPromise() {
    let home =
      "<html><title>Portal</title><body><p>\(words(60))</p><script>var m = [{title: 'Contratos de obra', "
      + "url: 'contratos.pdf'}];</script></body></html>"
    var portal = PaperPortal(["/": home])
    #expect(portal.verdict(contracts).outcome == .undetermined)
    #expect(portal.verdict(contracts).cause == .needsJavaScript)
    portal.add(pdf: "/contratos.pdf")
    #expect(portal.verdict(contracts).outcome == .undetermined)
    portal["/"] = "<html><title>Portal</title><body><p>\(words(60))</p></body></html>"
    #expect(portal.verdict(contracts).outcome == .notMet)
  }

  @Test("a footer that a script fills is read where its address stands in the script, else unknown")
  func scriptedFooter() {
    let contact = Obligation.named("contact", "Contacto") { $0.contains = [.typed(.telephone)] }
    func portal(_ script: String) -> PaperPortal {
      PaperPortal([
        "/":
          "<html><title>Portal</title><body><p>\(words(60))</p><footer id=pie></footer><script src=pie.js></script>",
        "/pie.js": script, "/pie.html": "<p>Tel. (55) 5555 5555</p>",
      ])
    }
    #expect(portal("fetch('pie.html').then(show)").verdict(contact).outcome == .met)
    let unknown = portal("render(document.getElementById('pie'), store.contact)").verdict(contact)
    #expect(unknown.outcome == .undetermined && unknown.cause == .needsJavaScript)
  }

  @Test(
    "links to the author's own disk or machine lead nowhere",
    arguments: [
      "C:\\sitio\\contratos.pdf", "file:///C:/contratos.pdf", "http://localhost/contratos.pdf",
      "http://192.168.1.7/contratos.pdf",
    ])
  func ownDisk(address: String) {
    let verdict = portal("<p>\(words(40))</p><p><a href='\(address)'>Contratos de obra</a></p>").verdict(
      contracts)
    #expect(verdict.outcome == .notMet)
    #expect(verdict.reasons.first == .namedOnly)
  }

  @Test("backslashes, a base and image maps are read as browsers read them") func addresses() {
    for link in [
      "<a href='docs\\contratos.html'>Contratos de obra</a>",
      "<base href='/docs/'><a href='contratos.html'>Contratos</a>",
      "<img usemap='#m'><map name=m><area href='docs/contratos.html' alt='Contratos'></map>",
    ] {
      let portal = PaperPortal([
        "/": "<html><title>Portal</title><body>\(link)<p>\(words(40))</p>",
        "/docs/contratos.html":
          "<html><title>Contratos de obra</title><h1>Contratos de obra</h1><p>\(words(120))</p>",
      ])
      #expect(portal.verdict(contracts).outcome == .met, "\(link)")
    }
  }
}
