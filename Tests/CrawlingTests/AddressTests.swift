import Matching
import Testing
import Web

@testable import Crawling

@Suite("Addresses") struct AddressTests {
  @Test(
    "two spellings of one address have one key",
    arguments: [
      ("https://a.mx/x?b=2&a=1", "http://www.a.mx/x?a=1&b=2"),
      ("https://a.mx/x?PHPSESSID=abc&id=3", "https://a.mx/x?id=3"),
      ("https://a.mx/x;jsessionid=ABC.node1?id=3", "https://a.mx/x?id=3"),
      ("https://a.mx/x?utm_source=fb&fbclid=1", "https://a.mx/x"),
      ("https://a.mx/x?sid=0123456789abcdef0123", "https://a.mx/x"),
      ("https://a.mx//x///y", "https://a.mx/x/y"),
      ("https://a.mx/%7Ejuan/%c3%b1", "https://a.mx/~juan/%C3%B1"),
      ("https://a.mx/(S(abc123))/x.aspx", "https://a.mx/x.aspx"),
      ("https://a.mx/x?", "https://a.mx/x"), ("https://a.mx:443/x", "https://a.mx/x"),
    ])
  func sameKey(a: String, b: String) throws {
    #expect(CanonicalURL(try Site.url(a)).key == CanonicalURL(try Site.url(b)).key)
  }

  @Test(
    "two addresses keep two keys",
    arguments: [
      ("https://a.mx/x/", "https://a.mx/x"), ("https://a.mx/", "https://a.mx/index.html"),
      ("https://a.mx/x?id=1", "https://a.mx/x?id=2"), ("https://a.mx/X", "https://a.mx/x"),
      ("https://a.mx/x?sid=5", "https://a.mx/x"), ("https://a.mx/a%2Fb", "https://a.mx/a/b"),
      ("https://a.mx:8080/", "https://a.mx/"), ("https://b.a.mx/", "https://a.mx/"),
    ])
  func otherKey(a: String, b: String) throws {
    #expect(CanonicalURL(try Site.url(a)).key != CanonicalURL(try Site.url(b)).key)
  }

  @Test("what is asked keeps the order of parameters and loses the session")
  func asked() throws {
    let url = CanonicalURL(try Site.url("https://a.mx/x;jsessionid=1?b=2&PHPSESSID=q&a=1")).url
    #expect(url.text == "https://a.mx/x?b=2&a=1")
  }

  @Test("a key's address has that key again")
  func idempotent() throws {
    var random = Random(state: 7)
    let pieces = [
      "/", "a", "%c3", "%7e", "?", "&", "b=1", "sid=5", ";jsessionid=x", "2024", "//", "utm_x=1", ".",
    ]
    for _ in 0..<500 {
      let tail = (0..<8).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let first = CanonicalURL(try Site.url("https://a.mx/" + tail))
      let again = CanonicalURL(try Site.url("https:" + first.key))
      #expect(again.key == first.key)
      #expect(CanonicalURL(first.url).key == first.key)
    }
  }

  @Test(
    "paths that grow are endless, views are views, the rest is plain",
    arguments: [
      ("https://a.mx/a/a/a/b", AddressShape.Sort.endless), ("https://a.mx/a/b/a/b/a/b", .endless),
      ("https://a.mx/" + String(repeating: "x/", count: 20), .endless),
      ("https://a.mx/x?p=1&p=2&p=3&p=4&p=5", .endless),
      ("https://a.mx/eventos/2024/05/13", .view), ("https://a.mx/eventos/2024-05-13/", .view),
      ("https://a.mx/lista?orden=asc", .view), ("https://a.mx/cal?mes=3&anio=2024", .view),
      ("https://a.mx/2024/05/13/obra-publica", .plain), ("https://a.mx/transparencia/121/08/2024", .plain),
      ("https://a.mx/index.php?option=com_content&view=article&id=7", .plain), ("https://a.mx/2024/", .plain),
    ])
  func shapes(address: String, sort: AddressShape.Sort) throws {
    #expect(AddressShape(CanonicalURL(try Site.url(address))).sort == sort)
  }

  @Test("a calendar without an end is folded, and does not keep the crawl from ending")
  func calendar() throws {
    var site = Site()
    site.page("https://a.mx/", try [link("https://a.mx/cal?mes=0"), link("https://a.mx/r/")])
    for month in 0..<400 {
      site.page("https://a.mx/cal?mes=\(month)", try [link("https://a.mx/cal?mes=\(month + 1)")])
    }
    var path = "https://a.mx/r/"
    for _ in 0..<12 {
      site.page(path, try [link(path + "r/")])
      path += "r/"
    }
    var configuration = CrawlConfiguration()
    configuration.maxDepth = 1000
    let run = Run(site, try portal("https://a.mx/"), topics: 1, configuration: configuration)
    #expect(run.pages.count < 80)
    #expect(run.crawl.stopped == .exhausted)
    #expect(run.knowledge.coverage.folded >= 2)
    #expect(run.knowledge.coverage.read == run.knowledge.coverage.known)
    #expect(run.knowledge.search(0).state == .exhausted)
  }

  @Test("pages that differ by more than their view are all read")
  func languages() throws {
    var site = Site()
    site.page("https://a.mx/", try (0..<200).map { try link("https://a.mx/n?id=\($0)&lang=es") })
    #expect(Run(site, try portal("https://a.mx/")).pages.count == 201)
  }

  @Test("the frontier gives the greatest priority first, then the first met")
  func frontier() {
    var random = Random(state: 3)
    var frontier = Frontier()
    let items = (0..<500).map {
      Frontier.Item(priority: Int32.random(in: 0..<20, using: &random), id: Knowledge.ID($0))
    }
    for item in items.shuffled(using: &random) { frontier.push(item) }
    var popped: [Knowledge.ID] = []
    while let item = frontier.pop() { popped.append(item.id) }
    #expect(popped == items.sorted { $0.goesBefore($1) }.map(\.id))
  }
}
