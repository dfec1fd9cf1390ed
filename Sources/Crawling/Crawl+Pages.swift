import Matching
import Pages
import Web

/// What an answer for an address of the portal changes.
extension Crawl {
  static let hopsAtMost = 10

  mutating func applyPage(_ facts: PageFacts, _ ask: Ask) {
    let id = ask.id
    let index = knowledge.pages.count
    if facts.cut != nil { knowledge.cutCount += 1 }
    knowledge.entries[Int(id)].page = Int32(index)
    var known = KnownPage(id: id, facts: facts)
    known.facts.links = []
    if knowledge.entries[Int(id)].isElsewhere {
      applyElsewhere(facts, ask, page: index)
      if case .page = facts.kind { known.content = BlockCounts.content(of: facts, id: id) }
      knowledge.pages.append(known)
      if case .read = knowledge.state(id) {
        followElsewhere(facts, from: id, page: index)
        fill(id)
      }
      return
    }
    switch facts.kind {
    case .page:
      known.content = BlockCounts.content(of: facts, id: id)
      knowledge.entries[Int(id)].state = .read(index)
      let isWhole = facts.shell == nil && facts.cut == nil && !facts.isCut && !facts.mayBeFilled
      for script in Set(facts.signs.scriptSources) { knowledge.scriptPages[script, default: 0] += 1 }
      knowledge.blocks.add(facts.blocks, content: known.content)
      if knowledge.entries[Int(id)].isHome, facts.blocks.count >= 3 {
        knowledge.homeContents.insert(known.content)
        knowledge.homeHashes.formUnion(facts.blocks.map(\.hash))
      }
      knowledge.pages.append(known)
      follow(facts, from: id, page: index)
      probe(besides: id, facts.kind)
      askForScripts(facts, page: index)
      if isWhole { fill(id) }
      return
    case .document:
      knowledge.entries[Int(id)].state = .document(index)
      if facts.cut == nil { fill(id) }
    case .sitemap, .robots:
      knowledge.entries[Int(id)].state = .document(index)
      if case .sitemap = facts.kind { takeSitemap(facts.links) }
      fill(id)
    case .dead(let status):
      knowledge.entries[Int(id)].state = .dead(status)
      fill(id)
    case .failed(let cause): knowledge.entries[Int(id)].state = .failed(cause)
    case .redirect(let target): redirect(ask, to: target)
    }
    knowledge.pages.append(known)
  }

  /// Nothing behind the address is unknown: what was promised of it does not matter any more.
  private mutating func fill(_ id: Knowledge.ID) {
    knowledge.entries[Int(id)].isHole = false
    knowledge.entries[Int(id)].promises = []
  }

  // MARK: Redirects

  private mutating func redirect(_ ask: Ask, to target: WebURL?) {
    let id = ask.id
    guard let target, ask.hops < Self.hopsAtMost else {
      knowledge.entries[Int(id)].state = .failed(.redirectLoop)
      return
    }
    let isHome = knowledge.entries[Int(id)].isHome
    if isHome { widenScope(from: ask.url, to: target) }
    let next = knowledge.intern(target, exact: true)
    let asked = knowledge.scope.rewritten(target)
    if next == id {
      // Another spelling of the same address: `http` to `https`, with or without `www.`, with a session.
      guard asked != ask.url, !ask.chain.contains(asked) else {
        knowledge.entries[Int(id)].state = .failed(.redirectLoop)
        return
      }
      knowledge.entries[Int(id)].url = asked
      urgent.append(
        Ask(id: id, url: asked, purpose: .page, hops: ask.hops + 1, chain: ask.chain + [ask.url]))
      return
    }
    if knowledge.resolved(next) == id {
      knowledge.entries[Int(id)].state = .failed(.redirectLoop)
      return
    }
    knowledge.entries[Int(id)].state = .redirect(next)
    if isHome { welcome(knowledge.resolved(next)) }
    _ = promise(next, knowledge.entries[Int(id)].promises)
    if knowledge.entries[Int(id)].isPromising { knowledge.entries[Int(next)].isPromising = true }
    fill(id)
    let clicks = knowledge.entries[Int(id)].clicks
    switch knowledge.state(next) {
    case .folded, .unwanted: knowledge.entries[Int(next)].state = .unread
    default: break
    }
    if clicks >= 0 { reach(next, clicks: clicks) }
    visitElsewhere(next)
    guard knowledge.isAskable(next) else { return }
    knowledge.entries[Int(next)].isAsked = true
    knowledge.entries[Int(next)].url = asked
    urgent.append(Ask(id: next, url: asked, purpose: .page, hops: ask.hops + 1))
  }

  /// What a start leads to is a home page too.
  private mutating func welcome(_ id: Knowledge.ID) {
    knowledge.entries[Int(id)].isHome = true
    guard case .read(let index) = knowledge.state(id), knowledge.pages[index].facts.blocks.count >= 3 else {
      return
    }
    knowledge.homeContents.insert(knowledge.pages[index].content)
    knowledge.homeHashes.formUnion(knowledge.pages[index].facts.blocks.map(\.hash))
  }

  /// A portal that moved takes its scope along, within the same family of hosts.
  private mutating func widenScope(from: WebURL, to target: WebURL) {
    let new = CanonicalURL(knowledge.scope.rewritten(target))
    guard !knowledge.scope.contains(new), Scope.areRelated(CanonicalURL(from).host, new.host) else { return }
    knowledge.scope.add(new)
    for index in knowledge.entries.indices {
      guard case .outOfScope = knowledge.entries[index].state else { continue }
      let canonical = CanonicalURL(knowledge.entries[index].url)
      guard knowledge.scope.contains(canonical) else { continue }
      var entry = knowledge.entries[index]
      knowledge.shape(&entry, canonical)
      knowledge.entries[index] = entry
      offer(Knowledge.ID(index))
    }
  }

  // MARK: Links

  /// A stretch of blocks that a claim names.
  struct Place {
    var topic: UInt16
    var strength: UInt8
    var blocks: Range<Int32>
  }

  private mutating func follow(_ facts: PageFacts, from id: Knowledge.ID, page index: Int) {
    let inherited = knowledge.entries[Int(id)].promises
    var places = Self.places(facts)
    let all = Int32.min..<Int32.max
    for promise in inherited where promise.strength >= LinkPromise.floor {
      places.append(Place(topic: promise.topic, strength: LinkPromise.hub, blocks: all))
    }
    let clicks = knowledge.entries[Int(id)].clicks
    var links: [KnownLink] = []
    links.reserveCapacity(facts.links.count)
    var topics: [UInt16] = []
    let columns = Set(facts.columnLinks.map(\.link))
    for link in facts.links {
      let target = number(of: link)
      let known = KnownLink(
        target: target, block: link.block, topicStart: Int32(topics.count),
        topicCount: UInt16(clamping: link.topics.count),
        addressCount: UInt8(clamping: link.addressTopics.count),
        element: link.element)
      topics.append(contentsOf: link.topics.prefix(Int(known.topicCount)))
      topics.append(contentsOf: link.addressTopics.prefix(Int(known.addressCount)))
      links.append(known)
      guard target >= 0, target != id, known.isFollowed else { continue }

      // A column whose links must open is tried on other hosts too.
      if !columns.isEmpty, columns.contains(Int32(links.count - 1)) { visitElsewhere(target) }
      if known.isAutomatic { takeAutomatic(target, inherited) }
      let block = Int(link.block)
      let isPlaced = !facts.blocks.indices.contains(block) || countsAsPlace(facts.blocks[block])
      let hash = facts.blocks.indices.contains(block) ? facts.blocks[block].hash : 0
      note(link, to: target)
      let isNew = take(link, to: target, places: isPlaced ? places : [], hash: hash)
      if clicks >= 0 {
        let there = knowledge.entries[Int(target)].clicks
        let next = clicks + (known.isAutomatic ? 0 : 1)
        if there < 0 || there > next {
          reach(target, clicks: next)
          continue
        }
      }
      if isNew || knowledge.entries[Int(target)].queued == .min { offer(target) }
    }
    knowledge.pages[index].links = links
    knowledge.pages[index].topicList = topics
  }

  /// The number of what a link leads to; -1: nothing.
  mutating func number(of link: LinkFact) -> Knowledge.ID {
    guard let url = link.target, !knowledge.leadsNowhere(url) else { return -1 }
    switch link.element {
    case .source: return -1
    // Where a form is sent to is no page until a link says so.
    case .form: return knowledge.id(of: url) ?? -1
    default: return knowledge.intern(url)
    }
  }

  private func countsAsPlace(_ block: BlockFact) -> Bool {
    block.region != .navigation && block.region != .footer && !knowledge.blocks.isRepeated(block.hash)
  }

  mutating func takeAutomatic(_ target: Knowledge.ID, _ inherited: [LinkPromise]) {
    switch knowledge.state(target) {
    case .unread:
      knowledge.entries[Int(target)].isAutomatic = true
      _ = promise(target, inherited)
    default: break
    }
  }

  /// Adds what a link promises of its target; tells whether that is more than was promised before.
  @discardableResult
  mutating func take(_ link: LinkFact, to id: Knowledge.ID, places: [Place], hash: UInt64 = 0) -> Bool {
    let index = Int(id)
    if !link.topics.isEmpty || !link.addressTopics.isEmpty { knowledge.entries[index].isPromising = true }
    guard knowledge.entries[index].isHole else { return false }
    switch knowledge.entries[index].state {
    case .outOfScope:
      if !link.topics.isEmpty { visitElsewhere(id, topics: link.topics) }
      guard knowledge.entries[index].isElsewhere else { return false }
    case .unwanted: return false
    default: break
    }
    var isNew = false
    func add(_ topic: UInt16, _ strength: UInt8, _ block: UInt64) {
      let promise = LinkPromise(topic: topic, strength: strength, block: block)
      if LinkPromise.add(promise, to: &knowledge.entries[index].promises) { isNew = true }
    }
    for topic in link.topics { add(topic, LinkPromise.text, 0) }
    for topic in link.addressTopics { add(topic, LinkPromise.address, 0) }
    for place in places where place.blocks.contains(link.block) { add(place.topic, place.strength, hash) }
    return isNew
  }

  /// Where the page says what its links are about.
  private static func places(_ facts: PageFacts) -> [Place] {
    facts.claims.compactMap { claim in
      guard !claim.vetoed, claim.first < claim.end else { return nil }
      switch claim.place {
      case .heading, .caption, .rowLabel, .item, .columnHeader:
        return Place(topic: claim.topic, strength: LinkPromise.place, blocks: claim.first..<claim.end)
      case .title:
        return Place(topic: claim.topic, strength: LinkPromise.title, blocks: claim.first..<claim.end)
      case .linkText, .fileName, .text: return nil
      }
    }
  }
}
