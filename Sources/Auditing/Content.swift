import Crawling
import Matching
import Pages
import Web

/// What stands in a stretch of a page once boilerplate, names, the law's words and promises are taken away.
struct Content {
  var words = 0
  var rows = 0
  /// Items of lists that are text, not links.
  var items = 0
  var tables: [Int] = []
  /// A table is there, and no row of it holds anything.
  var hasEmptyTable = false
  /// Documents that are what they say they are.
  var documents: [Knowledge.ID] = []
  /// Named as documents and answered with a page.
  var falseDocuments: [Knowledge.ID] = []
  var dead: [Knowledge.ID] = []
  var unread: [(id: Knowledge.ID, cause: Cause)] = []
  var externalDocuments: [Knowledge.ID] = []
  var external: [Knowledge.ID] = []
  /// Pages of the portal with content of their own.
  var entries: [Knowledge.ID] = []
  var homeLinks = 0
  /// Links that lead on to other pages, here or elsewhere, or promise to.
  var onward = 0
  /// Links and buttons that lead nowhere.
  var nowhere = 0
  var signs: BlockFact.Signs = []
  var persons = 0
  /// Of these, those named beside their posts.
  var officials = 0
  var lawWords = 0
  var emptySigns: BlockFact.Signs = []
  var hasForm = false
  /// It declares that there is nothing to publish: in lines of its own, or in the cells of a row.
  var declares: BlockFact.Signs = []
  var rowDeclares: BlockFact.Signs = []
  /// It says why.
  var givesReason = false
  /// A map of its own, embedded or drawn by script.
  var hasMap = false

  /// The way in which nothing is there, in the order of what tells a reader most.
  var emptiness: Reason {
    if !dead.isEmpty { return .deadLink }
    if !falseDocuments.isEmpty { return .falseFormat }
    if emptySigns.contains(.underConstruction) { return .underConstruction }
    if emptySigns.contains(.announced) { return .announced }
    if emptySigns.contains(.placeholder) { return .placeholder }
    if hasEmptyTable { return .empty }
    if lawWords > 0 { return .lawTextOnly }
    if homeLinks > 0 { return .mislabelled }
    return .namedOnly
  }

  func summary(_ empty: Reason? = nil) -> Substance {
    let kind: Substance.Kind =
      !documents.isEmpty
      ? .document
      : rows >= Gate.rows ? .table : words >= Gate.ownWords ? .text : !entries.isEmpty ? .list : .nothing
    return Substance(
      kind: empty == nil ? (kind == .nothing && hasMap ? .image : kind) : .nothing, words: words, rows: rows,
      documents: documents.count, empty: empty
    )
  }
}

/// Reads content out of what is known of a portal. Remembers what it worked out for whole pages.
final class ContentReader {
  let knowledge: Knowledge
  private var whole: [Content?]
  private var content: [Answer]
  /// Of all pages' blocks, one page's behind the other's.
  private var boilerplate: [Answer]
  private var starts: [Int] = []

  /// What was worked out so far.
  private enum Answer: UInt8 { case unknown, yes, no }

  init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    whole = Array(repeating: nil, count: knowledge.pages.count)
    content = Array(repeating: .unknown, count: knowledge.pages.count)
    starts.reserveCapacity(knowledge.pages.count)
    var blocks = 0
    for page in knowledge.pages.indices {
      starts.append(blocks)
      blocks += knowledge.pages[page].facts.blocks.count
    }
    boilerplate = Array(repeating: .unknown, count: blocks)
  }

  func isBoilerplate(_ block: Int, of page: Int) -> Bool {
    let at = starts[page] + block
    if boilerplate[at] == .unknown {
      boilerplate[at] = knowledge.isBoilerplate(block, ofPage: page) ? .yes : .no
    }
    return boilerplate[at] == .yes
  }

  /// The content of blocks `first..<end` of a page; `naming` is the block that names it, not part of it, and
  /// `besides` are stretches that are another's.
  func content(
    of page: Int, first: Int, end: Int, naming: Int, besides: [Range<Int>] = [], deep: Bool = true
  ) -> Content {
    let known = knowledge.pages[page]
    let blocks = known.facts.blocks
    let range = max(0, first)..<max(max(0, first), min(end, blocks.count))
    var content = Content()
    for index in range where index != naming || blocks[index].kind == .cell {
      let block = blocks[index]
      if isBoilerplate(index, of: page) || besides.contains(where: { $0.contains(index) }) { continue }
      read(block, into: &content)
    }
    if content.persons > 0 { content.officials = officials(of: page, in: range) }
    readTables(known, page, range, besides, into: &content)
    readLinks(known, page, range, besides, deep, into: &content)
    return content
  }

  /// The content of a whole page.
  func content(of page: Int) -> Content {
    if let known = whole[page] { return known }
    // Frames that show each other end here.
    whole[page] = Content()
    let result = content(of: page, first: 0, end: Int.max, naming: -1, deep: false)
    whole[page] = result
    return result
  }

  /// A page with something of its own to show.
  func hasContent(_ page: Int) -> Bool {
    if content[page] == .unknown { content[page] = hasWords(page) || hasSubstance(page) ? .yes : .no }
    return content[page] == .yes
  }

  private func hasSubstance(_ page: Int) -> Bool {
    let content = content(of: page)
    return content.words >= Gate.ownWords || content.rows >= Gate.rows || !content.documents.isEmpty
  }

  /// Whether the first blocks alone hold words enough, as those of most pages do. What a frame shows belongs to a
  /// page, so pages with frames are left to `content`.
  private func hasWords(_ page: Int) -> Bool {
    guard !knowledge.pages[page].links.contains(where: \.isAutomatic) else { return false }
    let blocks = knowledge.pages[page].facts.blocks
    var content = Content()
    for index in blocks.indices where !isBoilerplate(index, of: page) {
      read(blocks[index], into: &content)
      if content.words >= Gate.ownWords { return true }
    }
    return false
  }

  /// People named beside their posts, in one block or in two that follow each other.
  func officials(of page: Int, in range: Range<Int>? = nil) -> Int {
    let known = knowledge.pages[page]
    let blocks = known.facts.blocks
    let listed =
      known.facts.tables.filter { $0.namesPeople && (range?.contains(Int($0.first)) ?? true) }
      .map { Int($0.rows) }.max() ?? 0
    guard blocks.contains(where: { !$0.signs.isDisjoint(with: [.person, .officials]) }) else { return listed }
    let own = (range ?? blocks.indices).filter { !isBoilerplate($0, of: page) }
    let named = own.indices.reduce(0) { sum, at in
      let signs = blocks[own[at]].signs
      if signs.contains(.officials) { return sum + Gate.persons }
      guard signs.contains(.person) else { return sum }
      if signs.contains(.post) { return sum + 1 }
      let isNamed = [at - 1, at + 1].contains { next in
        guard own.indices.contains(next), abs(own[next] - own[at]) == 1 else { return false }
        let beside = blocks[own[next]]
        return beside.signs.contains(.post) && !beside.signs.contains(.person) && beside.words <= 8
      }
      return sum + (isNamed ? 1 : 0)
    }
    return max(named, listed)
  }

  private func read(_ block: BlockFact, into content: inout Content) {
    if !block.signs.isDisjoint(with: .empty) {
      content.emptySigns.formUnion(block.signs.intersection(.empty))
      return
    }
    if block.signs.contains(.lawText) {
      content.lawWords += Int(block.words)
      return
    }
    if block.signs.contains(.givesReason) { content.givesReason = true }
    if !block.signs.isDisjoint(with: .declares) {
      if block.table >= 0 {
        content.rowDeclares.formUnion(block.signs.intersection(.declares))
        if block.signs.contains(.declaresRow) { return }
      } else {
        content.declares.formUnion(block.signs.intersection(.declares))
        return
      }
    }
    content.signs.formUnion(block.signs)
    if block.signs.contains(.officials) {
      content.persons += Gate.persons
    } else if block.signs.contains(.person) {
      content.persons += 1
    }
    guard block.kind != .heading else { return }
    // What a click would open is not told by saying so; a way to reach somebody beside it is.
    if block.signs.contains(.pointing), block.signs.isDisjoint(with: [.telephone, .email, .amount]) {
      content.onward += 1
      return
    }
    let own = max(0, Int(block.words) - Int(block.linkWords))
    content.words += own
    if block.kind == .item, own > 0 { content.items += 1 }
  }

  private func readTables(
    _ known: KnownPage, _ page: Int, _ range: Range<Int>, _ besides: [Range<Int>], into content: inout Content
  ) {
    for (number, table) in known.facts.tables.enumerated() where table.columns > 0 {
      if besides.contains(where: { $0.contains(Int(table.first)) }) { continue }
      let first = max(Int(table.first), range.lowerBound)
      let end = min(Int(table.end), range.upperBound)
      guard first < end else { continue }
      let whole = first == Int(table.first) && end == Int(table.end)
      let own = (first..<end).count { index in
        let block = known.facts.blocks[index]
        return block.words > 0 && !isBoilerplate(index, of: page)
          && block.signs.isDisjoint(with: .empty)
      }
      if let declared = declaration(known, page, first..<end, own - (whole && table.hasHeader ? 1 : 0)) {
        content.declares.formUnion(declared)
        continue
      }
      let rows = min(own - (whole && table.hasHeader ? 1 : 0), Int(table.rows))
      if rows > 0 {
        content.rows += rows
        content.tables.append(number)
        if table.namesPeople {
          content.persons = max(content.persons, rows)
          content.officials = max(content.officials, rows)
        }
      } else if whole {
        content.hasEmptyTable = true
      }
    }
  }

  /// A table whose every row says that there is nothing, and in which way.
  private func declaration(
    _ known: KnownPage, _ page: Int, _ range: Range<Int>, _ rows: Int
  ) -> BlockFact.Signs? {
    var signs: BlockFact.Signs = []
    var count = 0
    for index in range where !isBoilerplate(index, of: page) {
      let block = known.facts.blocks[index]
      guard block.signs.contains(.declaresRow) else { continue }
      count += 1
      signs.formUnion(block.signs.intersection(.declares))
    }
    return count > 0 && count >= rows ? signs : nil
  }

  private func readLinks(
    _ known: KnownPage, _ page: Int, _ range: Range<Int>, _ besides: [Range<Int>], _ deep: Bool,
    into content: inout Content
  ) {
    let all = range.count == known.facts.blocks.count
    for link in known.links {
      let block = Int(link.block)
      if link.target < 0 {
        if range.contains(block), !isBoilerplate(block, of: page) {
          content.onward += 1
          content.nowhere += 1
        }
        continue
      }
      if block < 0 {
        guard all, link.isAutomatic else { continue }
      } else {
        guard range.contains(block), !besides.contains(where: { $0.contains(block) }) else { continue }
      }
      if block >= 0, isBoilerplate(block, of: page), !knowledge.leadsToDocument(link.target) { continue }
      read(link, of: known, deep, into: &content)
    }
  }

  private func read(_ link: KnownLink, of page: KnownPage, _ deep: Bool, into content: inout Content) {
    let id = knowledge.resolved(link.target)
    guard id != page.id else { return }
    let named = knowledge.looksLikeDocument(link.target)
    if !named, !link.isAutomatic { content.onward += 1 }
    // A page on another host is another's, also where it was read.
    if case .read = knowledge.state(id), !knowledge.isInScope(id) {
      if link.isAutomatic || link.element == .anchor { content.external.append(id) }
      return
    }
    switch knowledge.state(id) {
    case .document:
      if let cause = knowledge.failure(of: id) {
        content.unread.append((id, cause))
      } else if !content.documents.contains(id) {
        content.documents.append(id)
      }
    case .dead: if !content.dead.contains(id) { content.dead.append(id) }
    case .failed(let cause): if named { content.unread.append((id, cause)) }
    case .robots: if named { content.unread.append((id, .robots)) }
    case .unread: if named { content.unread.append((id, .budgetSpent)) }
    case .outOfScope:
      if DocumentNames.isFile(knowledge.url(id)) {
        content.externalDocuments.append(id)
      } else if link.isAutomatic || link.element == .anchor {
        content.external.append(id)
      }
    case .read(let index):
      if named {
        content.falseDocuments.append(id)
      } else if knowledge.isHome(id) {
        content.homeLinks += 1
      } else if link.isAutomatic {
        // A frame's text belongs to the page that shows it.
        let inner = self.content(of: index)
        content.words += inner.words
        content.rows += inner.rows
        content.documents += inner.documents
      } else if deep, !content.entries.contains(id), hasContent(index) {
        content.entries.append(id)
      }
    case .redirect, .folded, .unwanted: break
    }
  }
}
