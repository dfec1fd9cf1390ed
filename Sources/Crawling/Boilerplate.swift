import Matching
import Pages

/// How many different pages carry each block.
struct BlockCounts: Sendable {
  private var counts = HashCounts()
  private var contents: Set<UInt64> = []
  /// Pages that differ in content.
  private(set) var pages = 0

  /// Counts a page's blocks, unless a page of the same content was counted before.
  mutating func add(_ blocks: [BlockFact], content: UInt64) {
    guard contents.insert(content).inserted else { return }
    pages += 1
    let page = UInt32(truncatingIfNeeded: pages)
    counts.reserve(2 * blocks.count)
    for block in blocks where !counts.add(block.hash, page: page) && block.kind == .heading {
      counts.add(Self.again(block.hash), page: page)
    }
  }

  /// The number under which it is counted that a page has a heading more than once.
  private static func again(_ hash: UInt64) -> UInt64 { HashCounts.mixed(hash ^ 0x5bd1_e995) }

  /// Whether a heading stands twice on as many pages as make a block repeated.
  func isRepeatedTwice(_ hash: UInt64) -> Bool { isRepeated(Self.again(hash)) }

  func count(of hash: UInt64) -> Int { counts.count(of: hash) }

  /// From five different pages on: on a quarter of them, and on three at least.
  func isRepeated(_ hash: UInt64) -> Bool {
    guard pages >= 5 else { return false }
    let count = counts.count(of: hash)
    return count >= 3 && count * 4 >= pages
  }

  /// One number for the blocks of a page, whatever their order.
  static func content(of facts: PageFacts, id: Int32) -> UInt64 {
    var sum: UInt64 = 0
    for block in facts.blocks { sum &+= HashCounts.mixed(block.hash) }
    for byte in facts.title.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    // Frames without text of their own are not all one page.
    return facts.blocks.isEmpty
      ? HashCounts.mixed(UInt64(UInt32(bitPattern: id)) &+ 0x5bd1_e995) : HashCounts.mixed(sum)
  }
}

extension Knowledge {
  /// HTML pages read that differ in content: one page under ten addresses counts once.
  public var htmlPages: Int { blocks.pages }

  /// How many of these carry a block.
  public func pageCount(carrying hash: UInt64) -> Int { blocks.count(of: hash) }

  /// What the portal repeats: menus, headers, footers. Below five pages only the place tells.
  public func isBoilerplate(_ block: BlockFact) -> Bool {
    if block.region == .footer || block.region == .navigation { return true }
    if blocks.pages >= 5 { return blocks.isRepeated(block.hash) }
    return block.region == .header && block.kind != .heading
  }

  /// The same, for a block of a page that is in `pages`: below five pages a block made of links is a menu too,
  /// but never one that leads to documents or stands in a table. Documents that one page alone lists are no menu either,
  /// wherever they stand.
  public func isBoilerplate(_ block: Int, of page: KnownPage) -> Bool {
    let fact = page.facts.blocks[block]
    if fact.region == .navigation, !blocks.isRepeated(fact.hash), isListOfDocuments(block, of: page) {
      return false
    }
    if isBoilerplate(fact) { return !isOwnHeading(block, of: page) }
    guard blocks.pages < 5, fact.table < 0, fact.kind == .item || fact.kind == .text, fact.words > 0,
      Int(fact.linkWords) * 10 >= Int(fact.words) * 6
    else { return false }
    return isMenuRun(around: block, of: page)
  }

  /// The same by the page's index; for most blocks the block alone tells.
  public func isBoilerplate(_ block: Int, ofPage index: Int) -> Bool {
    let fact = pages[index].facts.blocks[block]
    if blocks.pages >= 5, fact.kind != .heading {
      if fact.region == .footer || blocks.isRepeated(fact.hash) { return true }
      if fact.region != .navigation { return false }
    }
    return isBoilerplate(block, of: pages[index])
  }

  /// A heading repeated by the portal that stands on this page once more than on others: all are the page's own but
  /// the one with the most of the portal's blocks around it.
  private func isOwnHeading(_ block: Int, of page: KnownPage) -> Bool {
    let facts = page.facts.blocks
    let hash = facts[block].hash
    guard facts[block].kind == .heading, facts[block].region != .footer, facts[block].region != .navigation,
      blocks.pages >= 5, !blocks.isRepeatedTwice(hash)
    else { return false }
    func repeatedAround(_ index: Int) -> Int {
      (max(0, index - 2)...min(facts.count - 1, index + 2)).count { isBoilerplate(facts[$0]) }
    }
    var menu = -1
    var most = 0
    var count = 0
    for index in facts.indices where facts[index].hash == hash {
      count += 1
      let around = repeatedAround(index)
      if around > most { (menu, most) = (index, around) }
    }
    return count > 1 && block != menu
  }

  private func isListOfDocuments(_ block: Int, of page: KnownPage) -> Bool {
    var found = false
    for link in page.links where link.block == Int32(block) {
      guard link.target >= 0, leadsToDocument(link.target) else { return false }
      found = true
    }
    return found
  }

  /// At least four neighbouring blocks that are links to pages, none to a document.
  private func isMenuRun(around block: Int, of page: KnownPage) -> Bool {
    let facts = page.facts.blocks
    let isLinks = { (index: Int) in
      facts[index].words > 0 && Int(facts[index].linkWords) * 10 >= Int(facts[index].words) * 6
        && facts[index].table < 0 && facts[index].kind != .heading
    }
    var first = block
    while first > 0, isLinks(first - 1) { first -= 1 }
    var end = block + 1
    while end < facts.count, isLinks(end) { end += 1 }
    guard end - first >= 4 else { return false }
    for link in page.links where link.block >= Int32(first) && link.block < Int32(end) && link.target >= 0 {
      if leadsToDocument(link.target) { return false }
    }
    return true
  }

  /// Whether an address is a document: as read, else as named.
  public func leadsToDocument(_ id: ID) -> Bool {
    switch state(resolved(id)) {
    case .document: true
    case .read: false
    default: looksLikeDocument(resolved(id)) || looksLikeDocument(id)
    }
  }
}
