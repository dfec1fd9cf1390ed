import Pages
import Web

/// Reads the words of a page once and notes what judging needs. Buffers are kept from page to page.
final class FactsBuilder {
  let lexicon: Lexicon
  @exclusivity(unchecked) var scanner = WordScanner()
  @exclusivity(unchecked) var tokens: [Token] = []
  @exclusivity(unchecked) var matcher = Matcher()
  let addressWords: AddressWords

  // The page in hand.
  @exclusivity(unchecked) var page = Page(url: nowhere, base: nowhere)
  /// Tokens of each of the page's blocks.
  @exclusivity(unchecked) var words: [Range<Int>] = []
  /// What else stands in each of them.
  @exclusivity(unchecked) var marks: [ScanMarks] = []
  /// Which block fact each of the page's blocks became.
  @exclusivity(unchecked) var factOf: [Int32] = []
  /// The block fact that stands for each frame, by link.
  @exclusivity(unchecked) var frameFacts: [Int: Int32] = [:]
  /// Block facts of the page in hand.
  @exclusivity(unchecked) var factCount: Int32 = 0
  /// Links of each block: a range of `page.links`, sorted by block.
  @exclusivity(unchecked) var linksOf: [Range<Int>] = []
  /// Topics met in each link's own text.
  @exclusivity(unchecked) var linkTopics: [[TopicHit]] = []
  /// Topics of the short block or row around each block.
  @exclusivity(unchecked) var around: [[UInt16]] = []
  /// Which link fact each of the page's links became; -1: none.
  @exclusivity(unchecked) var linkFactOf: [Int32] = []
  /// The cell of a table of data that each link stands in.
  @exclusivity(unchecked) var cellOf: [CellPlace?] = []
  var text: [TextTally] = []
  /// An article named by the title or a heading, under which fractions stand.
  @exclusivity(unchecked) var article: UInt64 = 0
  /// Blocks before this one stand in a section of news.
  @exclusivity(unchecked) var newsEnd = 0
  /// Somewhere on the page stands the Latin that designers use.
  @exclusivity(unchecked) var hasFiller = false
  /// Some phrase stands in the block.
  @exclusivity(unchecked) var hasHits: [Bool] = []
  /// What its dates are read in: `es`.
  @exclusivity(unchecked) var language = ""

  /// Field and link of the cells in the columns whose links must open.
  @exclusivity(unchecked) var columnLinks: [(field: UInt16, link: Int)] = []

  /// Mentions of a topic in the running text of one section.
  struct TextTally {
    var topic: UInt16
    var section: Int32
    var block: Int32
    var token: Int
    var hits: UInt16
    var forms: [UInt64]
    var statutory: Bool
  }

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    addressWords = AddressWords(lexicon)
  }

  func fill(_ facts: inout PageFacts, from page: Page) {
    self.page = page
    tokens.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    columnLinks.removeAll(keepingCapacity: true)
    article = addressWords.article(in: page.url)
    language = page.language ?? lexicon.language
    facts.signs = page.signs
    facts.title = quote(page.title)
    page.text.withUnsafeBufferPointer { buffer in
      readTitle(buffer, &facts)
      cutWords(buffer)
      indexLinks()
      makeBlocks(buffer, &facts)
      indexCells()
      readBlocks(buffer, &facts)
      if hasFiller { markFiller(&facts) }
      readTables(buffer, &facts)
      closeText(&facts)
      addLinks(&facts)
      readStated(&facts)
      notePeriods(&facts)
      keepEntries(&facts)
      noteMaps(&facts)
    }
    facts.shell = facts.inside == nil ? shell(facts) : nil
    if facts.inside != nil { condense(&facts) }
    bound(&facts)
  }

  // MARK: Words and blocks

  private func cutWords(_ buffer: UnsafeBufferPointer<UInt8>) {
    words.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    for block in page.blocks {
      let start = tokens.count
      marks.append(scanner.scan(buffer, block.text.range, into: &tokens))
      words.append(start..<tokens.count)
    }
  }

  private func indexLinks() {
    let links = page.links
    linkTopics.removeAll(keepingCapacity: true)
    linkTopics.append(contentsOf: repeatElement([], count: links.count))
    linksOf.removeAll(keepingCapacity: true)
    linksOf.append(contentsOf: repeatElement(0..<0, count: page.blocks.count))
    var at = 0
    while at < links.count {
      let block = Int(links[at].block)
      var end = at + 1
      while end < links.count, Int(links[end].block) == block { end += 1 }
      // Links of a block that come in two runs keep the wider one.
      if block >= 0, block < linksOf.count {
        let old = linksOf[block]
        linksOf[block] = old.isEmpty ? at..<end : min(old.lowerBound, at)..<max(old.upperBound, end)
      }
      at = end
    }
  }

  /// One fact a block; the cells of a table's row are one fact together.
  private func makeBlocks(_ buffer: UnsafeBufferPointer<UInt8>, _ facts: inout PageFacts) {
    factOf.removeAll(keepingCapacity: true)
    facts.blocks.reserveCapacity(min(page.blocks.count, Limits.blocks))
    var row: (table: Int32, row: Int32) = (-1, -1)
    frameFacts.removeAll(keepingCapacity: true)
    var frames = page.links.indices.filter { showsAnother(page.links[$0]) }[...]
    for (index, block) in page.blocks.enumerated() {
      let cell = isCell(block)
      let joins = cell && row == (block.table, block.row)
      while let at = frames.first, Int(page.links[at].position) <= index {
        frames.removeFirst()
        addFrame(at, apart: !joins, &facts)
      }
      row = cell ? (block.table, block.row) : (-1, -1)
      if !joins {
        let kind = kind(block, words[index].count)
        facts.blocks.append(
          BlockFact(
            hash: seed(block, kind), words: 0, linkWords: 0, kind: kind, region: block.region, signs: [],
            table: Int16(clamping: cell ? block.table : -1)))
      }
      let fact = facts.blocks.count - 1
      factOf.append(Int32(fact))
      var hash = facts.blocks[fact].hash
      for word in tokens[words[index]] { hash = Folding.mix((hash &* 31) ^ word.form) }
      facts.blocks[fact].hash = hash
      facts.blocks[fact].words = UInt16(clamping: Int(facts.blocks[fact].words) + words[index].count)
      facts.blocks[fact].linkWords = UInt16(
        clamping: Int(facts.blocks[fact].linkWords) + linkWords(in: index))
    }
    for at in frames { addFrame(at, apart: true, &facts) }
    factCount = Int32(facts.blocks.count)
  }

  func isCell(_ block: Page.Block) -> Bool {
    guard block.table >= 0, Int(block.table) < page.tables.count else { return false }
    return !page.tables[Int(block.table)].isLayout
  }

  /// A menu's entry and the heading of what it leads to are two blocks, though their words are the same.
  private func seed(_ block: Page.Block, _ kind: BlockFact.Kind) -> UInt64 {
    guard kind == .heading, case .heading(let level) = block.kind else { return 0x9E37_79B9 }
    return 0x9E37_79B9 &+ UInt64(level) << 32
  }

  private func kind(_ block: Page.Block, _ count: Int) -> BlockFact.Kind {
    if isCell(block) { return .cell }
    switch block.kind {
    case .heading: return count <= Limits.headingWords ? .heading : .text
    case .listItem: return .item
    case .button, .label, .term: return .label
    case .text, .caption, .cell, .headerCell: return .text
    }
  }

  /// Words that are a link's; `leading`: of links that lead somewhere.
  func linkWords(in block: Int, leading: Bool = false) -> Int {
    guard !linksOf[block].isEmpty else { return 0 }
    var count = 0
    for at in linksOf[block] where page.links[at].shown && Int(page.links[at].block) == block {
      if leading {
        switch page.links[at].target {
        case .nowhere, .inPage: continue
        case .url, .mail, .telephone, .other: break
        }
      }
      count += wordCount(in: block, page.links[at].text)
    }
    return count
  }

  /// How many of a block's words stand in a stretch of it.
  func wordCount(in block: Int, _ span: Span) -> Int {
    let range = words[block]
    let first = place(range) { tokens[$0].start >= span.start }
    return place(first..<range.upperBound) { tokens[$0].end > span.end } - first
  }

  /// The first place from which on something holds.
  private func place(_ range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Fact blocks of a range of page blocks.
  func facts(of blocks: Range<Int32>) -> (first: Int32, end: Int32) {
    guard !blocks.isEmpty, Int(blocks.lowerBound) < factOf.count else { return (0, 0) }
    let last = min(Int(blocks.upperBound) - 1, factOf.count - 1)
    // Frames behind the last block belong to it.
    let next = last + 1 < factOf.count ? factOf[last + 1] : factCount
    return (factOf[Int(blocks.lowerBound)], max(factOf[last] + 1, next))
  }

  // MARK: Quotes

  /// At most 300 bytes of the text, whole characters.
  func quote(_ span: Span) -> String { quote(span.range) }

  func quote(_ range: Range<Int>) -> String {
    let lower = max(0, min(range.lowerBound, page.text.count))
    var upper = max(lower, min(range.upperBound, page.text.count, lower + Limits.quote))
    while upper > lower, upper < page.text.count, page.text[upper] & 0xC0 == 0x80 { upper -= 1 }
    return String(decoding: page.text[lower..<upper], as: UTF8.self)
  }

  /// A stretch around a word of a longer text.
  func excerpt(around token: Int, in block: Int) -> String {
    let span = page.blocks[block].text.range
    guard span.count > Limits.quote else { return quote(span) }
    let middle = Int(tokens[token].start)
    let wanted = max(span.lowerBound, middle - 120)
    let start =
      tokens[words[block]].first { Int($0.start) >= wanted }.map { Int($0.start) } ?? span.lowerBound
    return quote(start..<span.upperBound)
  }

  // MARK: The whole page

  private func readTitle(_ buffer: UnsafeBufferPointer<UInt8>, _ facts: inout PageFacts) {
    let start = tokens.count
    scanner.scan(buffer, page.title.range, into: &tokens)
    let range = start..<tokens.count
    matcher.find(in: tokens, range, lexicon.trie)
    notePage(&facts)
    for hit in matcher.topics(in: tokens, whole: true) + statutory(range) {
      add(
        &facts, hit, .title, block: -1, (0, Int32.max), quote: facts.title)
    }
    for (member, _, _) in matcher.indices(of: .member) {
      facts.members.append(MemberHit(member: member, place: .title, block: -1, link: -1, filled: true))
    }
    if lexicon.keepsNames { keepName(tokens[range], .title, -1, -1, true, &facts) }
  }

  /// Search results, news and legal notices say so in their title or first headings.
  func notePage(_ facts: inout PageFacts) {
    for (kind, _, _) in matcher.indices(of: .page) {
      switch Signals.PageKind(rawValue: kind) {
      case .search: facts.nature.insert(.search)
      case .news: facts.nature.insert(.news)
      case .privacy: facts.nature.insert(.legalNotice)
      case .notFound: facts.nature.insert(.notFound)
      case .story: facts.nature.insert(.story)
      case .login: facts.nature.insert(.login)
      case nil: break
      }
    }
  }

  private func bound(_ facts: inout PageFacts) {
    var isCut = facts.isCut
    func cut<T>(_ list: inout [T], _ limit: Int) {
      guard list.count > limit else { return }
      list.removeLast(list.count - limit)
      isCut = true
    }
    cut(&facts.blocks, facts.inside == nil ? Limits.blocks : Limits.documentBlocks)
    cut(&facts.links, Limits.links)
    cut(&facts.claims, Limits.claims)
    cut(&facts.fields, Limits.fields)
    cut(&facts.members, Limits.members)
    cut(&facts.dates, Limits.dates)
    cut(&facts.stated, Limits.stated)
    facts.isCut = isCut
    let end = Int32(facts.blocks.count)
    for index in facts.claims.indices {
      facts.claims[index].end = min(facts.claims[index].end, end)
      facts.claims[index].first = min(facts.claims[index].first, facts.claims[index].end)
    }
  }

  func add(
    _ facts: inout PageFacts, _ hit: TopicHit, _ place: Claim.Place, block: Int32,
    _ range: (first: Int32, end: Int32), link: Int32 = -1, quote: String, hits: UInt16 = 1,
    different: UInt16 = 1
  ) {
    // Thousands of rows may name the same.
    if facts.inside != nil, facts.claims.count >= Limits.claims { return }
    let known = facts.claims.lastIndex {
      $0.topic == hit.topic && $0.place == place && $0.block == block && $0.link == link
    }
    if let known {
      // One phrase of its own in the place is enough.
      facts.claims[known].isOffice = facts.claims[known].isOffice && hit.isOffice
      facts.claims[known].isShort = facts.claims[known].isShort && hit.isShort
      facts.claims[known].vetoed = facts.claims[known].vetoed && hit.vetoed
      facts.claims[known].statutory = facts.claims[known].statutory || hit.statutory
      return
    }
    facts.claims.append(
      Claim(
        topic: hit.topic, place: place, statutory: hit.statutory, isOffice: hit.isOffice,
        isShort: hit.isShort, block: block,
        first: range.first,
        end: range.end,
        link: link, vetoed: hit.vetoed, hits: hits, different: different, quote: quote))
  }
}

/// The page before the first.
private let nowhere: WebURL = {
  guard let url = WebURL("http://nowhere.invalid/") else { preconditionFailure("a fixed address is one") }
  return url
}()
