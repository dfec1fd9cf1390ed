import Crawling
import Matching
import Testing
import Web

@Suite("Hosts, robots.txt, sitemaps and redirects") struct HostTests {
  @Test("robots.txt is asked before any page of its host and is obeyed")
  func robots() throws {
    var site = Site()
    site.robots["https://a.mx/robots.txt"] = .robots("User-agent: *\nDisallow: /privado/\n")
    site.page("https://a.mx/", try [link("https://a.mx/privado/agua", [0]), link("https://a.mx/b")])
    site.page("https://a.mx/b")
    let run = Run(site, try portal("https://a.mx/"), topics: 2)
    #expect(run.requests.first?.purpose == .robots)
    #expect(!run.pages.contains("https://a.mx/privado/agua"))
    #expect(try run.state("https://a.mx/privado/agua") == .robots)
    #expect(run.knowledge.search(0).state == .open(.robots))
    #expect(run.knowledge.search(0).examples.map(\.text) == ["https://a.mx/privado/agua"])
    #expect(run.knowledge.search(1).state == .exhausted, "nothing forbidden is promised for it")
  }

  @Test(
    "robots.txt that cannot be had forbids all; one that is not there allows all (RFC 9309, 2.3.1.3 and 2.3.1.4)"
  )
  func robotsFailures() throws {
    var site = Site()
    site.page("https://a.mx/")
    for cause in [Cause.serverError, .timeout, .refused] {
      site.robots["https://a.mx/robots.txt"] = .failed(cause)
      let run = Run(site, try portal("https://a.mx/"), topics: 1)
      #expect(run.pages.isEmpty)
      #expect(try run.state("https://a.mx/") == .failed(cause))
      #expect(run.crawl.stopped == .unreachable)
    }
    for kind in [PageFacts.Kind.dead(404), .robots(nil), .page] {
      site.robots["https://a.mx/robots.txt"] = kind
      #expect(Run(site, try portal("https://a.mx/")).pages == ["https://a.mx/"])
    }
  }

  @Test("each host of a portal has its own robots.txt")
  func twoHosts() throws {
    var site = Site()
    site.robots["https://b.mx/robots.txt"] = .robots("User-agent: *\nDisallow: /\n")
    site.page("https://a.mx/", try [link("https://b.mx/x"), link("https://c.mx/y", [0])])
    var two = try portal("https://a.mx/")
    two.alsoHosts = ["b.mx"]
    let run = Run(site, two, topics: 1)
    #expect(try run.state("https://b.mx/x") == .robots)
    #expect(try run.state("https://c.mx/y") == .outOfScope)
    #expect(run.requests.filter { $0.purpose == .robots }.count == 2)
    #expect(run.knowledge.coverage.known == 2)
  }

  @Test("sitemaps and their indexes are read; nothing outside the scope is taken from them")
  func sitemaps() throws {
    var site = Site()
    site.robots["https://a.mx/robots.txt"] = .robots("Sitemap: https://a.mx/indice.xml\n")
    site.page("https://a.mx/")
    site.answers["https://a.mx/indice.xml"] = Site.Answer(
      kind: .sitemap, links: try [link("https://a.mx/uno.xml"), link("https://elsewhere.mx/dos.xml")])
    site.answers["https://a.mx/uno.xml"] = Site.Answer(
      kind: .sitemap, links: try [link("https://a.mx/hoja", address: [0]), link("https://elsewhere.mx/otra")])
    site.page("https://a.mx/hoja")
    let run = Run(site, try portal("https://a.mx/"), topics: 1)
    #expect(
      run.requests.filter { $0.purpose == .sitemap }.map(\.url.text) == [
        "https://a.mx/indice.xml", "https://a.mx/sitemap.xml", "https://a.mx/uno.xml",
      ])
    #expect(run.pages.contains("https://a.mx/hoja"))
    #expect(try run.clicks("https://a.mx/hoja") == nil, "no link leads there")
    #expect(try run.state("https://elsewhere.mx/otra") == nil)
  }

  @Test("a redirect is followed at once, costs no click and is not counted as a page")
  func redirects() throws {
    var site = Site()
    site.page("https://a.mx/", try [link("https://a.mx/viejo")])
    site.set("https://a.mx/viejo", .redirect(try Site.url("https://a.mx/nuevo")))
    site.page("https://a.mx/nuevo", try [link("https://a.mx/z")])
    let run = Run(site, try portal("https://a.mx/"))
    let (old, new) = (try Site.url("https://a.mx/viejo"), try Site.url("https://a.mx/nuevo"))
    let oldID = try #require(run.knowledge.id(of: old))
    #expect(run.knowledge.id(of: new) == run.knowledge.resolved(oldID))
    #expect(try run.clicks("https://a.mx/nuevo") == 1)
    #expect(try run.clicks("https://a.mx/z") == 2)
    #expect(run.requests.first { $0.url == new }?.hops == 1)
    #expect(run.knowledge.coverage.known == 3)
  }

  @Test("loops and endless chains of redirects end")
  func loops() throws {
    var site = Site()
    site.page("https://a.mx/", try [link("https://a.mx/x"), link("https://a.mx/n0"), link("https://a.mx/s")])
    site.set("https://a.mx/x", .redirect(try Site.url("https://a.mx/y")))
    site.set("https://a.mx/y", .redirect(try Site.url("https://a.mx/x")))
    site.set("https://a.mx/s", .redirect(try Site.url("https://a.mx/s")))
    for hop in 0..<40 {
      site.set("https://a.mx/n\(hop)", .redirect(try Site.url("https://a.mx/n\(hop + 1)")))
    }
    let run = Run(site, try portal("https://a.mx/"))
    for address in ["x", "n0", "s"] {
      let id = try #require(run.knowledge.id(of: try Site.url("https://a.mx/\(address)")))
      #expect(run.knowledge.state(run.knowledge.resolved(id)) == .failed(.redirectLoop))
    }
    #expect((run.requests.map(\.hops).max() ?? 0) == 10)
  }

  @Test("http and https, with and without www, are one address; the redirect between them is followed")
  func spellings() throws {
    var site = Site()
    site.set("http://a.mx/", .redirect(try Site.url("https://www.a.mx/")))
    site.page("https://www.a.mx/", try [link("http://a.mx/b"), link("https://www.a.mx/b")])
    site.page("http://a.mx/b")
    let run = Run(site, try portal("http://a.mx/"))
    #expect(run.pages == ["http://a.mx/", "https://www.a.mx/", "http://a.mx/b"])
    let id = try #require(run.knowledge.id(of: try Site.url("http://www.a.mx/")))
    #expect(run.knowledge.isHome(id))
    #expect(run.knowledge.url(id).text == "https://www.a.mx/")
    #expect(run.crawl.stopped == .exhausted)
  }

  @Test("the scope is a start's folder; a home page that moves takes it along, but not to a stranger")
  func scope() throws {
    var site = Site()
    site.page("https://a.mx/x/index.html", try [link("https://a.mx/x/1"), link("https://a.mx/y")])
    let folder = Run(site, try portal("https://a.mx/x/index.html"))
    #expect(try folder.state("https://a.mx/x/1") == .dead(404))
    #expect(try folder.state("https://a.mx/y") == .outOfScope)

    site.set("https://viejo.cdmx.gob.mx/", .redirect(try Site.url("https://nuevo.cdmx.gob.mx/")))
    site.page("https://nuevo.cdmx.gob.mx/", try [link("https://nuevo.cdmx.gob.mx/1")])
    let moved = Run(site, try portal("https://viejo.cdmx.gob.mx/"))
    #expect(moved.pages.contains("https://nuevo.cdmx.gob.mx/1"))
    let home = try #require(moved.knowledge.id(of: try Site.url("https://nuevo.cdmx.gob.mx/")))
    #expect(moved.knowledge.isHome(home))

    site.set("https://a.mx/", .redirect(try Site.url("https://venta-de-dominios.com/")))
    let lost = Run(site, try portal("https://a.mx/"), topics: 1)
    #expect(lost.pages == ["https://a.mx/"])
    #expect(lost.crawl.stopped == .unreachable)
    #expect(lost.knowledge.search(0).state == .open(.publishedElsewhere))
  }

  @Test("absolute links to a mirror mean the portal that is read")
  func mirrors() throws {
    var site = Site()
    site.page("http://127.0.0.1:8080/", try [link("https://www.live.gob.mx/agua?x=1")])
    var local = try portal("http://127.0.0.1:8080/")
    local.mirrors = ["live.gob.mx"]
    #expect(Run(site, local).pages == ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/agua?x=1"])
  }

  @Test("a document on another host is read once if a link names a topic; nothing else there is")
  func elsewhere() throws {
    var site = Site()
    site.page(
      "https://a.mx/",
      try [
        link("https://nube.mx/agua.pdf", [0]), link("https://nube.mx/otro.pdf"),
        link("https://nube.mx/agua", [0]),
        link("https://nube.mx/roto.pdf", [0]), link("https://nube.mx/lento.pdf", [0]),
        link("https://a.mx/baja", [0]),
      ])
    site.set("https://nube.mx/agua.pdf", .redirect(try Site.url("https://cdn.mx/1")))
    site.set("https://cdn.mx/1", .document(.pdf))
    site.set("https://nube.mx/lento.pdf", .failed(.timeout))
    site.set("https://a.mx/baja", .redirect(try Site.url("https://nube.mx/b.pdf")))
    site.set("https://nube.mx/b.pdf", .document(.pdf))
    let run = Run(site, try portal("https://a.mx/"), topics: 1)
    func state(_ address: String) throws -> Knowledge.State? { try run.state("https://nube.mx/" + address) }
    guard case .document = try state("agua.pdf"), case .document = try state("b.pdf") else {
      Issue.record("not read")
      return
    }
    #expect(try state("otro.pdf") == .outOfScope)
    #expect(try state("agua") == .outOfScope)
    #expect(try state("roto.pdf") == .dead(404))
    #expect(try state("lento.pdf") == .outOfScope)
    #expect(run.knowledge.search(0).state == .exhausted)
    #expect(run.knowledge.coverage.known == 1)
    #expect(run.requests.contains { $0.purpose == .robots && $0.url.text == "https://cdn.mx/robots.txt" })
    let id = try #require(run.knowledge.id(of: try Site.url("https://nube.mx/agua.pdf")))
    #expect(!run.knowledge.isInScope(id))
  }

  @Test("what a server says of no address at all is known again")
  func softNotFound() throws {
    var site = Site()
    site.page("https://a.mx/", try [link("https://a.mx/b"), link("https://a.mx/c"), link("https://a.mx/d")])
    site.page("https://a.mx/c")
    let plain = Run(site, try portal("https://a.mx/"))
    let probe = try #require(plain.requests.first { $0.purpose == .probe })
    #expect(probe.url.text.hasPrefix("https://a.mx/"))

    let sorry = Site.Answer(blocks: [Site.block(77, words: 5), Site.block(78, words: 1)])
    site.answers[probe.url.text] = Site.Answer(blocks: [Site.block(77, words: 5), Site.block(79, words: 1)])
    site.answers["https://a.mx/b"] = sorry
    site.answers["https://a.mx/d"] = site.answers["https://a.mx/"]
    let run = Run(site, try portal("https://a.mx/"))
    func looks(_ address: String) throws -> Bool {
      let id = try #require(run.knowledge.id(of: try Site.url(address)))
      return run.knowledge.looksLikeSoftNotFound(try #require(run.knowledge.page(id)))
    }
    #expect(try looks("https://a.mx/b"))
    #expect(try !looks("https://a.mx/c"))
    #expect(try looks("https://a.mx/d"), "the home page under another address")
    #expect(try !looks("https://a.mx/"))
  }
}
