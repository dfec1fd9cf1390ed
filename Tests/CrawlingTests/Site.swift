import Crawling
import Pages
import Rules
import Web

@testable import Matching

/// A portal made of values: what it answers for each address.
struct Site {
  var answers: [String: Answer] = [:]
  var robots: [String: PageFacts.Kind] = [:]

  struct Answer {
    var kind = PageFacts.Kind.page
    var title = ""
    var blocks: [BlockFact] = []
    var links: [LinkFact] = []
    var claims: [Claim] = []
    var shell: Cause?
    var cut: Cause?
    var isCut = false
    var status: Int?
  }

  static func url(_ text: String) throws -> WebURL {
    struct NoAddress: Error { var text: String }
    guard let url = WebURL(text) else { throw NoAddress(text: text) }
    return url
  }

  /// A page of one block of its own and one for each link.
  mutating func page(_ address: String, _ links: [LinkFact] = [], title: String = "") {
    var answer = Answer(title: title)
    answer.blocks = [Self.block(Self.hash(address))]
    for (index, link) in links.enumerated() {
      var link = link
      link.block = Int32(index + 1)
      answer.links.append(link)
      answer.blocks.append(Self.block(Self.hash(link.target?.text ?? "\(index)"), linkWords: 3))
    }
    answers[address] = answer
  }

  mutating func set(_ address: String, _ kind: PageFacts.Kind) { answers[address] = Answer(kind: kind) }

  /// FNV-1a, so that tests do not depend on the process.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  static func block(
    _ hash: UInt64, words: UInt16 = 3, linkWords: UInt16 = 0, region: Page.Region = .main,
    kind: BlockFact.Kind = .text
  ) -> BlockFact {
    BlockFact(
      hash: hash, words: words, linkWords: linkWords, kind: kind, region: region, signs: [], table: -1)
  }

  static func claim(_ topic: UInt16, _ place: Claim.Place, _ blocks: Range<Int32>) -> Claim {
    Claim(
      topic: topic, place: place, statutory: false, block: blocks.lowerBound, first: blocks.lowerBound,
      end: blocks.upperBound, link: -1, vetoed: false, hits: 1, different: 1, quote: "")
  }

  func answer(_ request: Request) -> PageFacts {
    var facts = PageFacts(request: request, fetched: Instant(milliseconds: 0), kind: .dead(404))
    if request.purpose == .robots {
      facts.kind = robots[request.url.text] ?? .robots(nil)
      return facts
    }
    guard let answer = answers[request.url.text] else { return facts }
    facts.kind = answer.kind
    facts.title = answer.title
    facts.blocks = answer.blocks
    facts.links = answer.links
    facts.claims = answer.claims
    facts.shell = answer.shell
    facts.cut = answer.cut
    facts.isCut = answer.isCut
    facts.status = answer.status
    return facts
  }
}

func link(
  _ address: String, _ topics: [UInt16] = [], address addressTopics: [UInt16] = [],
  _ element: Page.Link.Element = .anchor
) throws -> LinkFact {
  LinkFact(
    target: try Site.url(address), element: element, block: -1, topics: topics, addressTopics: addressTopics)
}

func portal(_ starts: String..., known: [Portal.Known] = []) throws -> Portal {
  Portal(id: "p", institution: nil, starts: try starts.map { try Site.url($0) }, known: known)
}

/// A crawl run to its end against a site, one answer at a time.
struct Run {
  var crawl: Crawl
  var requests: [Request] = []
  var mostUnderWay = 0

  init(
    _ site: Site, _ portal: Portal, topics: Int = 0, configuration: CrawlConfiguration = CrawlConfiguration(),
    topicOf: (String) -> Int? = { _ in nil }, settle: (Knowledge) -> [Bool] = { _ in [] }
  ) {
    crawl = Crawl(portal: portal, topics: topics, configuration: configuration, topicOf: topicOf)
    var waiting: [Request] = []
    while !crawl.isFinished {
      let new = crawl.next()
      requests += new
      waiting += new
      mostUnderWay = max(mostUnderWay, waiting.count)
      if waiting.isEmpty {
        if crawl.judgeIsDue { crawl.settle(settle(crawl.knowledge)) }
        if crawl.isFinished { break }
        // A crawl that neither asks nor ends would hang the test.
        let more = crawl.next()
        if more.isEmpty && !crawl.judgeIsDue { break }
        requests += more
        waiting += more
        continue
      }
      crawl.apply(site.answer(waiting.removeFirst()))
      if crawl.judgeIsDue { crawl.settle(settle(crawl.knowledge)) }
    }
  }

  var knowledge: Knowledge { crawl.knowledge }
  /// Addresses asked for as pages, in order.
  var pages: [String] { requests.filter { $0.purpose == .page }.map(\.url.text) }

  func state(_ address: String) throws -> Knowledge.State? {
    knowledge.id(of: try Site.url(address)).map { knowledge.state($0) }
  }
  func clicks(_ address: String) throws -> Int? {
    knowledge.id(of: try Site.url(address)).flatMap { knowledge.clicks($0) }
  }
}

/// SplitMix64: the same numbers in every run.
struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
