import Crawling
import Matching
import Testing
import Web

@Suite("Crawl") struct CrawlTests {
  /// A random graph of pages; some ids lead nowhere.
  static func randomSite(_ seed: UInt64, pages: Int) throws -> (Site, [[Int]]) {
    var random = Random(state: seed)
    var site = Site()
    var graph: [[Int]] = []
    for page in 0..<pages {
      let targets = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Int.random(in: 0..<(pages + 5), using: &random)
      }
      graph.append(targets)
      let topics: [UInt16] = Bool.random(using: &random) ? [UInt16.random(in: 0..<4, using: &random)] : []
      site.page(address(page), try targets.map { try link(address($0), topics) })
    }
    return (site, graph)
  }

  static func address(_ page: Int) -> String { page == 0 ? "https://a.mx/" : "https://a.mx/p\(page).html" }

  @Test("reads exactly what can be reached, in the fewest clicks", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func reachability(seed: UInt64) throws {
    let (site, graph) = try Self.randomSite(seed, pages: 120)
    let run = Run(site, try portal("https://a.mx/"), topics: 4)
    var clicks = [0: 0]
    var queue = [0]
    while !queue.isEmpty {
      let page = queue.removeFirst()
      for target in page < graph.count ? graph[page] : [] where clicks[target] == nil {
        clicks[target] = (clicks[page] ?? 0) + 1
        queue.append(target)
      }
    }
    #expect(Set(run.pages) == Set(clicks.keys.map(Self.address)))
    #expect(run.pages.count == clicks.count, "nothing is asked twice")
    for (page, expected) in clicks { #expect(try run.clicks(Self.address(page)) == expected) }
    #expect(run.crawl.stopped == .exhausted)
    #expect(run.knowledge.coverage.read == clicks.count)
    #expect(run.knowledge.coverage.known == clicks.count)
  }

  @Test("asks the same in the same order, whenever it is asked for requests")
  func determinism() throws {
    let (site, _) = try Self.randomSite(9, pages: 300)
    let home = try portal("https://a.mx/")
    let first = Run(site, home, topics: 4)
    #expect(Run(site, home, topics: 4).requests == first.requests)

    // Requests are drawn only when nothing else is left to apply.
    var crawl = Crawl(portal: home, topics: 4, configuration: CrawlConfiguration())
    var requests: [Request] = []
    while !crawl.isFinished {
      let new = crawl.next()
      requests += new
      if new.isEmpty { break }
      for request in new {
        crawl.apply(site.answer(request))
        if crawl.judgeIsDue { crawl.settle([]) }
      }
    }
    #expect(requests == first.requests)
    #expect(crawl.isFinished)
  }

  @Test("one page lost leaves every search open, whichever it is", arguments: [3, 8] as [UInt64])
  func lostPage(seed: UInt64) throws {
    let (site, _) = try Self.randomSite(seed, pages: 40)
    let home = try portal("https://a.mx/")
    let whole = Run(site, home, topics: 4)
    #expect((0..<4).allSatisfy { whole.knowledge.search($0).isExhausted })
    for address in whole.pages where site.answers[address] != nil {
      for cause in [Cause.timeout, .serverError, .blocked, .tls] {
        var damaged = site
        damaged.set(address, .failed(cause))
        let run = Run(damaged, home, topics: 4)
        #expect((0..<4).allSatisfy { run.knowledge.search($0).state == .open(cause) })
      }
    }
  }

  @Test("what was lost is asked for once more at the end, and no more than that")
  func secondChance() throws {
    var site = Site()
    site.page("https://a.mx/", try [link("https://a.mx/1"), link("https://a.mx/2")])
    site.page("https://a.mx/2")
    site.set("https://a.mx/1", .failed(.timeout))
    let home = try portal("https://a.mx/")
    let lost = Run(site, home, topics: 1)
    #expect(lost.pages == ["https://a.mx/", "https://a.mx/1", "https://a.mx/2", "https://a.mx/1"])
    #expect(try lost.state("https://a.mx/1") == .failed(.timeout))

    var crawl = Crawl(portal: home, topics: 1, configuration: CrawlConfiguration())
    var times = 0
    while !crawl.isFinished {
      for request in crawl.next() {
        var facts = site.answer(request)
        if request.url.text == "https://a.mx/1" {
          times += 1
          if times == 2 { facts.kind = .page }
        }
        crawl.apply(facts)
      }
    }
    #expect(times == 2)
    #expect(crawl.knowledge.search(0).isExhausted)
    #expect(crawl.knowledge.coverage.unread.isEmpty)
  }

  @Test("a topic that is open again is looked for again")
  func reopened() throws {
    var site = Site()
    site.page(
      "https://a.mx/", try [link("https://a.mx/1", [0]), link("https://a.mx/2", [1]), link("https://a.mx/3")])
    var crawl = Crawl(portal: try portal("https://a.mx/"), topics: 2, configuration: Self.oneAtATime)
    var order: [String] = []
    var judged = 0
    for _ in 0..<20 {
      for request in crawl.next() {
        if request.purpose == .page { order.append(request.url.text) }
        crawl.apply(site.answer(request))
      }
      if crawl.judgeIsDue {
        judged += 1
        crawl.settle(judged == 1 ? [true, false] : [false, false])
      }
    }
    #expect(order.dropFirst() == ["https://a.mx/2", "https://a.mx/1", "https://a.mx/3"])
  }

  static var oneAtATime: CrawlConfiguration {
    var configuration = CrawlConfiguration()
    configuration.window = 1
    configuration.judgeEvery = 1
    return configuration
  }

  @Test("a portal without an end does not fill the memory, and no search of it is ever over")
  func overflow() throws {
    var site = Site()
    site.page("https://a.mx/", try (0..<10_200).map { try link("https://a.mx/x-\($0)") })
    var configuration = CrawlConfiguration()
    configuration.maxPages = 3
    let run = Run(site, try portal("https://a.mx/"), topics: 1, configuration: configuration)
    #expect(run.knowledge.addressCount == 10_151)
    #expect(run.knowledge.search(0).state == .open(.budgetSpent))
  }

  @Test("keeps at most the window under way and numbers requests from 1", arguments: [1, 3, 8])
  func window(size: Int) throws {
    let (site, _) = try Self.randomSite(4, pages: 60)
    var configuration = CrawlConfiguration()
    configuration.window = size
    let run = Run(site, try portal("https://a.mx/"), configuration: configuration)
    #expect(run.mostUnderWay <= size)
    #expect(run.requests.map(\.number) == Array(1...run.requests.count))
  }

  @Test("an answer to what is not under way changes nothing")
  func foreignAnswer() throws {
    var crawl = Crawl(portal: try portal("https://a.mx/"), topics: 1, configuration: CrawlConfiguration())
    let first = crawl.next()
    let stray = Request(number: 99, url: try Site.url("https://a.mx/x"))
    crawl.apply(PageFacts(request: stray, fetched: Instant(milliseconds: 0), kind: .page))
    #expect(crawl.next().isEmpty)
    #expect(first.map(\.url.text) == ["https://a.mx/robots.txt"])
    #expect(crawl.knowledge.pages.isEmpty)
  }

  @Test("asks what a link's words promise first, until its topic is settled")
  func order() throws {
    var site = Site()
    site.page(
      "https://a.mx/",
      try [
        link("https://a.mx/historia"), link("https://a.mx/sitio/agua", address: [0]),
        link("https://a.mx/b", [1]), link("https://a.mx/c", [0]), link("https://a.mx/c.pdf", [0]),
      ])
    var configuration = CrawlConfiguration()
    configuration.window = 1
    let home = try portal("https://a.mx/")
    let open = Run(site, home, topics: 2, configuration: configuration)
    #expect(
      open.pages.dropFirst() == [
        "https://a.mx/b", "https://a.mx/c", "https://a.mx/c.pdf", "https://a.mx/sitio/agua",
        "https://a.mx/historia",
      ])
    configuration.judgeEvery = 1
    let settled = Run(site, home, topics: 2, configuration: configuration, settle: { _ in [true, false] })
    // Without a promise a new folder goes before another page of the same one.
    #expect(
      settled.pages.dropFirst() == [
        "https://a.mx/b", "https://a.mx/sitio/agua", "https://a.mx/historia", "https://a.mx/c",
        "https://a.mx/c.pdf",
      ])
  }

  @Test("stops when every topic is settled, at the budget, and when no start can be read")
  func stops() throws {
    let (site, _) = try Self.randomSite(2, pages: 200)
    let home = try portal("https://a.mx/")
    var configuration = CrawlConfiguration()
    configuration.judgeEvery = 10
    let settled = Run(site, home, topics: 2, configuration: configuration, settle: { _ in [true, true] })
    #expect(settled.crawl.stopped == .settled)
    #expect(settled.knowledge.pages.count < 25)

    configuration.maxPages = 20
    let spent = Run(site, home, topics: 2, configuration: configuration)
    #expect(spent.crawl.stopped == .budget)
    #expect(spent.requests.count { $0.purpose == .page || $0.purpose == .sitemap } == 20)
    #expect(spent.knowledge.coverage.unread[.budgetSpent, default: 0] > 0)

    var down = Site()
    down.set("https://a.mx/", .failed(.timeout))
    let unreachable = Run(down, home, topics: 1)
    #expect(unreachable.crawl.stopped == .unreachable)
    #expect(unreachable.knowledge.search(0).state == .open(.timeout))
  }

  @Test("does not click deeper than it may")
  func depth() throws {
    var site = Site()
    for page in 0..<9 { site.page(Self.address(page), [try link(Self.address(page + 1))]) }
    var configuration = CrawlConfiguration()
    configuration.maxDepth = 3
    let run = Run(site, try portal("https://a.mx/"), configuration: configuration)
    #expect(run.pages.count == 4)
    #expect(try run.state(Self.address(4)) == .unread)
  }

  @Test("an interrupted crawl asks nothing more and leaves its searches open")
  func interruption() throws {
    let (site, _) = try Self.randomSite(2, pages: 50)
    var crawl = Crawl(portal: try portal("https://a.mx/"), topics: 4, configuration: CrawlConfiguration())
    for _ in 0..<4 { for request in crawl.next() { crawl.apply(site.answer(request)) } }
    crawl.interrupt()
    #expect(crawl.next().isEmpty)
    #expect(crawl.stopped == .interrupted)
    #expect((0..<4).contains { crawl.knowledge.search($0).state == .open(.interrupted) })
  }
}
