import Pages
import Web

extension FactsBuilder {
  /// Which topics stand in the text of which link of this block.
  func noteLinks(_ index: Int, _ hits: [TopicHit]) {
    guard !linksOf[index].isEmpty, !hits.isEmpty, index >= newsEnd else { return }
    for at in linksOf[index] where Int(page.links[at].block) == index {
      let span = page.links[at].text
      for hit in hits where tokens[hit.first].start >= span.start && tokens[hit.last].end <= span.end {
        if let known = linkTopics[at].firstIndex(where: { $0.topic == hit.topic }) {
          if linkTopics[at][known].isShort { linkTopics[at][known] = hit }
        } else {
          linkTopics[at].append(hit)
        }
      }
    }
  }

  /// The page's links, with what their words, their rows and their addresses promise, and the claims that
  /// their texts and file names are.
  func addLinks(_ facts: inout PageFacts) {
    facts.links.reserveCapacity(min(page.links.count, Limits.links))
    let rows = rowTopics(facts)
    linkFactOf.removeAll(keepingCapacity: true)
    linkFactOf.append(contentsOf: repeatElement(-1, count: page.links.count))
    defer { closeColumns(&facts) }
    let links = page.links
    for (at, link) in links.enumerated() {
      let target: WebURL?
      var element = link.element
      switch link.target {
      case .url(let url): target = url
      case .nowhere: target = nil
      // A tab's or an accordion's: the page itself. It is worked like a button.
      case .inPage: (target, element) = (page.url, .button)
      case .mail, .telephone, .other: continue
      }
      let index = Int(link.block)
      // A picture alone in a cell belongs to the cell's row.
      let fact: Int32 =
        index >= 0 && index < factOf.count ? factOf[index] : cellOf[at]?.fact ?? frameFacts[at] ?? -1
      // An alt or title is not among the blocks' words, nor is an area's.
      let own = link.shown && index >= 0 ? nil : hidden(link)
      let named = own.map { $0.hits.filter { !$0.vetoed }.map(\.topic) } ?? linkTopics[at].map(\.topic)
      var topics = named
      if fact >= 0 {
        for topic in index >= 0 ? around[index] : [] where !topics.contains(topic) { topics.append(topic) }
        if !rows.isEmpty {
          for topic in rows[fact] ?? [] where !topics.contains(topic) { topics.append(topic) }
        }
      }
      let known = target.map { addressWords.known($0) }
      let inAddress = known?.topics ?? []
      let number = Int32(facts.links.count)
      linkFactOf[at] = number
      if lexicon.keepsNames { keepName(of: link, number, fact, &facts) }
      facts.links.append(
        LinkFact(target: target, element: element, block: fact, topics: topics, addressTopics: inAddress)
      )
      guard link.element == .anchor || link.element == .area || link.element == .button else { continue }
      if let target, !target.isOnHost(of: page.url), speaksOfTransparency(link, target) {
        facts.transparency.append(number)
      }
      claim(&facts, link, number, fact, index, at, own?.hits)
      guard let target, known?.isDocument == true else { continue }
      for topic in inAddress where !named.contains(topic) {
        let hit = TopicHit(topic: topic, statutory: false, vetoed: false, first: 0, last: 0)
        add(
          &facts, hit, .fileName, block: fact, (fact, fact), link: number,
          quote: DocumentNames.name(of: target))
      }
      noteLinkMembers(&facts, link, number, fact, own?.members)
    }
  }

  private func claim(
    _ facts: inout PageFacts, _ link: Page.Link, _ number: Int32, _ fact: Int32, _ index: Int, _ at: Int,
    _ hidden: [TopicHit]?
  ) {
    let hits = hidden ?? linkTopics[at]
    guard !hits.isEmpty else { return }
    let quote = quote(link.text)
    for var hit in hits {
      hit.isOffice = false
      if hidden == nil { (hit.vetoed, hit.statutory) = (false, false) }
      add(&facts, hit, .linkText, block: fact, (fact, fact < 0 ? -1 : fact + 1), link: number, quote: quote)
    }
  }

  /// "Portal de transparencia", "Amministrazione trasparente", in the link's words or in its address.
  private func speaksOfTransparency(_ link: Page.Link, _ target: WebURL) -> Bool {
    TransparencyWords.isIn(page.text[link.text.range]) || TransparencyWords.isIn(target.text.utf8)
  }

  /// Phrases of a text that is not shown as such.
  private func hidden(_ link: Page.Link) -> (hits: [TopicHit], members: [UInt16]) {
    guard !link.text.isEmpty else { return ([], []) }
    let start = tokens.count
    _ = page.text.withUnsafeBufferPointer { scanner.scan($0, link.text.range, into: &tokens) }
    let range = start..<tokens.count
    matcher.find(in: tokens, range, lexicon.trie)
    return (
      matcher.topics(in: tokens, whole: true) + statutory(range), matcher.indices(of: .member).map(\.index)
    )
  }

  private func noteLinkMembers(
    _ facts: inout PageFacts, _ link: Page.Link, _ number: Int32, _ fact: Int32, _ hidden: [UInt16]?
  ) {
    guard !lexicon.members.isEmpty else { return }
    let members = hidden ?? membersShown(in: link)
    for member in members {
      facts.members.append(MemberHit(member: member, place: .link, block: fact, link: number, filled: true))
    }
  }

  private func membersShown(in link: Page.Link) -> [UInt16] {
    let index = Int(link.block)
    guard index >= 0, index < words.count else { return [] }
    let inside = words[index].filter {
      tokens[$0].start >= link.text.start && tokens[$0].end <= link.text.end
    }
    guard let first = inside.first, let last = inside.last else { return [] }
    matcher.find(in: tokens, first..<last + 1, lexicon.trie)
    return matcher.indices(of: .member).map(\.index)
  }

  /// Topics of the label of each table row.
  private func rowTopics(_ facts: PageFacts) -> [Int32: [UInt16]] {
    var rows: [Int32: [UInt16]] = [:]
    for claim in facts.claims where claim.place == .rowLabel && !claim.vetoed {
      rows[claim.block, default: []].append(claim.topic)
    }
    return rows
  }
}
