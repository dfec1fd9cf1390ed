import Crawling
import Matching
import Pages
import Testing
import Web

@Suite("Knowledge") struct KnowledgeTests {
  private let home = "https://a.mx/"

  @Test("what a quarter of the pages repeat is boilerplate from five different pages on")
  func boilerplate() throws {
    var site = Site()
    let (menu, rare) = (Site.block(1), Site.block(2))
    site.page(home, try (1...7).map { try link("https://a.mx/\($0)") })
    for page in 1...7 {
      site.page("https://a.mx/\(page)")
      site.answers["https://a.mx/\(page)"]?.blocks += page < 3 ? [menu, rare] : [menu]
    }
    let run = Run(site, try portal(home))
    #expect(run.knowledge.htmlPages == 8)
    #expect(run.knowledge.pageCount(carrying: 1) == 7)
    #expect(run.knowledge.isBoilerplate(menu))
    #expect(!run.knowledge.isBoilerplate(rare))

    site.answers[home]?.links.removeLast(4)
    let small = Run(site, try portal(home))
    #expect(small.knowledge.htmlPages == 4)
    #expect(!small.knowledge.isBoilerplate(menu), "four pages teach nothing")
    #expect(small.knowledge.isBoilerplate(Site.block(9, region: .footer)))
  }

  @Test("one page under ten addresses is one page")
  func duplicates() throws {
    var site = Site()
    site.page(home, try (1...10).map { try link("https://a.mx/x?id=\($0)") })
    for page in 1...10 { site.answers["https://a.mx/x?id=\(page)"] = Site.Answer(blocks: [Site.block(5)]) }
    let run = Run(site, try portal(home))
    #expect(run.knowledge.htmlPages == 2)
    #expect(run.knowledge.pageCount(carrying: 5) == 1)
  }

  @Test("on a small portal a row of links to pages is a menu, a list of documents never is")
  func smallMenus() throws {
    var site = Site()
    site.page(home, try (1...4).map { try link("https://a.mx/\($0)") })
    site.page("https://a.mx/1", try (1...4).map { try link("https://a.mx/\($0).pdf") })
    for document in 1...4 { site.set("https://a.mx/\(document).pdf", .document(.pdf)) }
    let run = Run(site, try portal(home))
    func isMenu(_ address: String) throws -> Bool {
      let id = try #require(run.knowledge.id(of: try Site.url(address)))
      return run.knowledge.isBoilerplate(2, of: try #require(run.knowledge.page(id)))
    }
    #expect(run.knowledge.htmlPages == 2)
    #expect(try isMenu(home))
    #expect(try !isMenu("https://a.mx/1"))
  }

  @Test("frames and meta refresh cost no click, forms lead nowhere, links keep their topics")
  func elements() throws {
    var site = Site()
    site.page(
      home,
      try [
        link("https://a.mx/marco", [], .frame), link("https://a.mx/f", [], .form),
        link("https://a.mx/sig", [3, 1], address: [2], .refresh),
        LinkFact(target: nil, element: .anchor, block: 0, topics: [1]), link("https://a.mx/a.jpg"),
        link("https://a.mx/organigrama.jpg", [0]), link("https://a.mx/e.css", [0]),
      ])
    site.page("https://a.mx/marco", try [link("https://a.mx/dentro")])
    let run = Run(site, try portal(home), topics: 4)
    #expect(try run.clicks("https://a.mx/marco") == 0)
    #expect(try run.clicks("https://a.mx/dentro") == 1)
    #expect(try run.clicks("https://a.mx/sig") == 0)
    for address in ["f", "a.jpg", "e.css"] { #expect(!run.pages.contains("https://a.mx/\(address)")) }
    #expect(run.pages.contains("https://a.mx/organigrama.jpg"))
    let page = try #require(run.knowledge.page(0))
    #expect(Array(page.topics(of: page.links[2])) == [3, 1])
    #expect(Array(page.addressTopics(of: page.links[2])) == [2])
    #expect(page.links[3].target == -1)
    #expect(page.facts.links.isEmpty)
  }

  @Test("a search is over when all that promises something was read, dead links included")
  func exhausted() throws {
    var site = Site()
    site.page(home, try [link("https://a.mx/b", [0]), link("https://a.mx/muerto", [1])])
    site.page("https://a.mx/b")
    let run = Run(site, try portal(home), topics: 3)
    for topic in 0..<3 { #expect(run.knowledge.search(topic).state == .exhausted) }
  }

  @Test("an unread promise leaves a search open, with its cause; a lost page may hold anything")
  func open() throws {
    var site = Site()
    site.page(home, try [link("https://a.mx/b", [0]), link("https://a.mx/c.pdf", [1])])
    site.set("https://a.mx/b", .failed(.timeout))
    site.set("https://a.mx/c.pdf", .failed(.serverError))
    let run = Run(site, try portal(home), topics: 3)
    #expect(run.knowledge.search(0).state == .open(.timeout))
    #expect(run.knowledge.search(0).unreadPromising == 1)
    #expect(run.knowledge.search(2).state == .open(.timeout))
    #expect(run.knowledge.search(2).unreadPromising == 0)

    site.page("https://a.mx/b")
    let mended = Run(site, try portal(home), topics: 3)
    #expect(mended.knowledge.search(1).state == .open(.serverError))
    #expect(mended.knowledge.search(2).state == .exhausted, "a document is what its link says")
  }

  @Test("a page that needs JavaScript, or was cut, leaves open what it promises; the home page everything")
  func shells() throws {
    var site = Site()
    site.page(home, try [link("https://a.mx/app", [0]), link("https://a.mx/largo")])
    site.answers["https://a.mx/app"] = Site.Answer(shell: .needsJavaScript)
    site.answers["https://a.mx/largo"] = Site.Answer(
      blocks: [Site.block(8)], claims: [Site.claim(1, .heading, 0..<1)], isCut: true)
    let run = Run(site, try portal(home), topics: 3)
    #expect(run.knowledge.search(0).state == .open(.needsJavaScript))
    #expect(run.knowledge.search(1).state == .open(.tooLarge))
    #expect(run.knowledge.search(2).state == .exhausted)

    site.answers[home]?.shell = .needsJavaScript
    #expect(Run(site, try portal(home), topics: 3).knowledge.search(2).state == .open(.needsJavaScript))
  }

  @Test("links under a heading that names a topic promise it; those of a repeated menu do not")
  func places() throws {
    var site = Site()
    let targets = (1...8).map { "https://a.mx/\($0)" }
    site.page(home, try targets.map { try link($0) })
    for target in targets { site.page(target) }
    // The last page has the topic in its title, a link of its own under a heading, and one in everybody's menu.
    for target in targets {
      site.answers[target]?.blocks.append(Site.block(500))
      site.answers[target]?.links.append(
        LinkFact(target: try Site.url("https://a.mx/menu"), element: .anchor, block: 1))
    }
    site.answers[targets[7]]?.blocks.append(Site.block(501))
    site.answers[targets[7]]?.links.append(
      LinkFact(target: try Site.url("https://a.mx/2024"), element: .anchor, block: 2))
    site.answers[targets[7]]?.claims = [Site.claim(0, .title, 0..<3), Site.claim(1, .heading, 2..<3)]
    site.robots["https://a.mx/robots.txt"] = .robots("User-agent: *\nDisallow: /menu\nDisallow: /2024\n")
    let run = Run(site, try portal(home), topics: 2)
    #expect(run.knowledge.search(0).examples.map(\.text) == ["https://a.mx/2024"])
    #expect(run.knowledge.search(1).examples.map(\.text) == ["https://a.mx/2024"])
  }

  @Test("coverage counts what was promised and read")
  func coverage() throws {
    var site = Site()
    site.page(home, try [link("https://a.mx/b", [0]), link("https://a.mx/c", [0]), link("https://a.mx/d")])
    site.set("https://a.mx/c", .failed(.tls))
    site.answers["https://a.mx/d"] = Site.Answer(cut: .tooLarge)
    let coverage = Run(site, try portal(home), topics: 1).knowledge.coverage
    #expect((coverage.read, coverage.known, coverage.cut) == (3, 4, 1))
    #expect((coverage.promisingRead, coverage.promisingKnown) == (1, 2))
    #expect(coverage.unread == [.tls: 1])
  }

  @Test("known addresses are read early and promise their obligation")
  func known() throws {
    var site = Site()
    site.page(home, try (1...9).map { try link("https://a.mx/\($0)", [1]) })
    site.set("https://a.mx/k", .failed(.timeout))
    let given = Portal.Known(obligation: "water", url: try Site.url("https://a.mx/k"))
    let run = Run(site, try portal(home, known: [given]), topics: 2, topicOf: { $0 == "water" ? 0 : nil })
    #expect(run.pages.prefix(2) == [home, "https://a.mx/k"])
    #expect(try run.clicks("https://a.mx/k") == nil)
    #expect(run.knowledge.search(0).unreadPromising == 1)
  }
}
