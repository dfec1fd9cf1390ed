import Crawling
import Matching
import Web

/// A claim, or a place known by its shape, with what stands behind it.
struct Candidate {
  /// How far it goes towards a proof.
  enum Standing: Equatable {
    /// Substance under the topic's own name.
    case shown
    /// There, but short of a proof by itself.
    case part(Reason)
    /// It could not be looked at.
    case unknown(Cause)
    /// Named and empty.
    case empty(Reason)
    /// The topic is met in passing.
    case mention
  }

  /// Index in the knowledge's pages: where the claim stands.
  var page: Int
  var claim: Claim?
  var standing: Standing
  var content: Content
  /// The blocks that it speaks of.
  var blocks: Range<Int>
  /// What holds the content: the page itself, or the document that a link leads to.
  var target: Knowledge.ID
  var step: Int

  var isShown: Bool { standing == .shown }
}

/// Turns the claims of a topic into candidates: the gate of the design, section 6.
struct CandidateFinder {
  let knowledge: Knowledge
  let contents: ContentReader
  let pages: PageVetoes

  /// All places of a topic, in the order of the pages' addresses.
  func candidates(for topic: Int, claims: [(page: Int, claim: Claim)]) -> [Candidate] {
    let ownName = pages.ownNames.contains(topic)
    return claims.compactMap { page, claim in
      if claim.place == .title && ownName { return nil }
      return candidate(page, claim)
    }
  }

  private func candidate(_ page: Int, _ claim: Claim) -> Candidate? {
    let known = knowledge.pages[page]
    if claim.link >= 0 { return linked(page, claim) }
    let block = Int(claim.block)
    if block >= 0 {
      guard block < known.facts.blocks.count, !contents.isBoilerplate(block, of: page) else { return nil }
    } else if knowledge.isHome(known.id) {
      // The home page's title names the portal, not a thing that it publishes.
      return nil
    }
    let range = Int(claim.first)..<min(max(Int(claim.first), Int(claim.end)), known.facts.blocks.count)
    let content = contents.content(
      of: page, first: range.lowerBound, end: range.upperBound, naming: block,
      besides: claim.place == .title || claim.place == .heading ? others(claim, range, page) : [])
    var standing = claim.place == .text ? self.running(claim, content, known) : place(claim, content)
    if let sign = naming(block, known), case .empty = standing { standing = .empty(sign) }
    if case .empty = standing, knowledge.isHollow(known) { standing = .unknown(.needsJavaScript) }
    if claim.vetoed || pages.isVetoed(page) { standing = .mention }
    return Candidate(
      page: page, claim: claim, standing: standing, content: content, blocks: range, target: known.id,
      step: step(standing, content))
  }

  /// What stands under the names of other topics, where the topic has a narrower heading of its own that is empty:
  /// "Licitaciones y adjudicaciones" is not met for its second half by what the first half publishes.
  private func others(_ claim: Claim, _ range: Range<Int>, _ page: Int) -> [Range<Int>] {
    let known = knowledge.pages[page]
    let headings = known.facts.claims.filter { other in
      other.place == .heading && !other.vetoed && other.block != claim.block
        && range.contains(Int(other.block))
        && Int(other.end) - Int(other.first) < range.count
        && !contents.isBoilerplate(Int(other.block), of: page)
    }
    let own = headings.filter { $0.topic == claim.topic }
    guard !own.isEmpty, own.count < headings.count else { return [] }
    let isEmpty = own.allSatisfy { heading in
      let content = contents.content(
        of: page, first: Int(heading.first), end: Int(heading.end), naming: Int(heading.block))
      if case .empty = place(heading, content) { return true } else { return false }
    }
    guard isEmpty else { return [] }
    return headings.filter { other in other.topic != claim.topic && !own.contains { $0.block == other.block }
    }
    .map { Int($0.first)..<Int($0.end) }
  }

  /// A name that is itself a placeholder or a promise: "Acuerdo del DD/MM/AAAA".
  private func naming(_ block: Int, _ page: KnownPage) -> Reason? {
    guard page.facts.blocks.indices.contains(block) else { return nil }
    let signs = page.facts.blocks[block].signs
    if signs.contains(.placeholder) { return .placeholder }
    if signs.contains(.underConstruction) { return .underConstruction }
    return signs.contains(.announced) ? .announced : nil
  }

  private func step(_ standing: Candidate.Standing, _ content: Content) -> Int {
    switch standing {
    case .shown: content.rows >= Gate.rows ? 4 : 3
    case .part: content.documents.isEmpty && content.externalDocuments.isEmpty ? 3 : 2
    case .unknown: 2
    case .empty: 1
    case .mention: 0
    }
  }

  /// A title, heading, caption, row or item with what stands under it.
  private func place(_ claim: Claim, _ content: Content) -> Candidate.Standing {
    if !content.documents.isEmpty { return .shown }
    let isRow = claim.place == .rowLabel || claim.place == .item
    if !isRow {
      if content.rows >= Gate.rows { return .shown }
      // What an office is for is no publication of what it works on.
      if content.words >= Gate.ownWords, claim.isOffice { return .mention }
      let isTeaser = claim.place == .heading && content.words < Gate.teaserWords && content.onward > 0
      if content.words >= Gate.ownWords { return isTeaser ? .part(.thin) : .shown }
    }
    if !content.externalDocuments.isEmpty { return .part(.elsewhereOnly) }
    if !content.unread.isEmpty {
      return .unknown(Cause.first(of: content.unread.map(\.cause)) ?? .budgetSpent)
    }
    if content.emptySigns.contains(.loading) { return .unknown(.needsJavaScript) }
    if content.entries.count >= Gate.entries { return isRow ? .empty(.namedOnly) : .part(.namedOnly) }
    if !content.external.isEmpty, content.external.count <= 3 { return .unknown(.publishedElsewhere) }
    // A few words round a dead link (who keeps it, when it was updated) are not the thing that it promised.
    if !content.dead.isEmpty || !content.falseDocuments.isEmpty { return .empty(content.emptiness) }
    if content.words >= Gate.thinWords, content.emptySigns.isEmpty, !isRow { return .part(.thin) }
    if isRow, content.words >= Gate.ownWords { return .part(.thin) }
    return .empty(content.emptiness)
  }

  /// Running text proves at most a part, where the topic leads its section.
  private func running(_ claim: Claim, _ content: Content, _ known: KnownPage) -> Candidate.Standing {
    let hits = Int(claim.hits)
    guard hits >= Gate.textHits, claim.different >= 2, hits * Gate.wordsPerHit >= content.words,
      content.words >= Gate.textWords, content.lawWords == 0
    else { return .mention }
    let leads = known.facts.claims.allSatisfy { other in
      other.place != .text || other.first != claim.first || other.hits <= claim.hits
    }
    return leads ? .part(.inTextOnly) : .mention
  }

  /// A link's text or a file's name. A document that opens is proof under its link's name, in a menu too; of a
  /// page the link's words are a promise that its own words must keep.
  private func linked(_ page: Int, _ claim: Claim) -> Candidate? {
    let known = knowledge.pages[page]
    guard Int(claim.link) < known.links.count else { return nil }
    let link = known.links[Int(claim.link)]
    let block = Int(link.block)
    let inMenu = block >= 0 && contents.isBoilerplate(block, of: page)
    var content = Content()
    var target = known.id
    let blocks = block >= 0 ? block..<block + 1 : 0..<0
    var standing: Candidate.Standing
    if link.target < 0 {
      if inMenu { return nil }
      standing = .empty(.namedOnly)
    } else if link.target == known.id, link.element == .button {
      if inMenu { return nil }
      standing = tab(claim, page)
    } else {
      target = knowledge.resolved(link.target)
      standing = self.standing(of: link, target, claim, inMenu, &content)
    }
    if case .empty = standing, inMenu { return nil }
    if claim.vetoed { standing = .mention }
    // News names many documents; a list of them is no place for any.
    if pages.isVetoed(page), standing == .shown { standing = .mention }
    let step: Int =
      switch standing {
      case .shown: 3
      case .part, .unknown: 2
      case .empty(let reason): reason == .namedOnly ? 1 : 2
      case .mention: 0
      }
    return Candidate(
      page: page, claim: claim, standing: standing, content: content, blocks: blocks, target: target,
      step: step)
  }

  /// A link to a place in its own page. Where no heading of the page names the topic, the place may be a tab whose
  /// content stands there without a name: nobody can say that it is empty.
  private func tab(_ claim: Claim, _ page: Int) -> Candidate.Standing {
    let facts = knowledge.pages[page].facts
    let isNamed = facts.claims.contains { other in
      other.topic == claim.topic && !other.vetoed && other.link < 0 && other.place == .heading
        && isOwn(other, page)
    }
    guard !isNamed, contents.hasContent(page) else { return isNamed ? .mention : .empty(.namedOnly) }
    return .unknown(.needsJavaScript)
  }

  private func standing(
    of link: KnownLink, _ target: Knowledge.ID, _ claim: Claim, _ inMenu: Bool, _ content: inout Content
  ) -> Candidate.Standing {
    let named = knowledge.looksLikeDocument(link.target)
    switch knowledge.state(target) {
    case .document:
      content.documents = [target]
      return .shown
    case .dead:
      content.dead = [target]
      return .empty(.deadLink)
    case .failed(let cause): return .unknown(cause)
    case .robots: return .unknown(.robots)
    case .unread: return named ? .unknown(.budgetSpent) : .mention
    case .outOfScope:
      if DocumentNames.isDocument(knowledge.url(target)) {
        content.externalDocuments = [target]
        return .part(.elsewhereOnly)
      }
      content.external = [target]
      return .unknown(.publishedElsewhere)
    case .read(let index):
      if named {
        content.falseDocuments = [target]
        return .empty(.falseFormat)
      }
      return standing(ofPage: index, target, claim, &content)
    case .redirect, .folded, .unwanted: return .mention
    }
  }

  /// The page behind a link. Its own claims are candidates of their own; here only what the link adds.
  private func standing(
    ofPage index: Int, _ target: Knowledge.ID, _ claim: Claim, _ content: inout Content
  ) -> Candidate.Standing {
    let facts = knowledge.pages[index].facts
    if knowledge.isHome(target) || knowledge.looksLikeSoftNotFound(knowledge.pages[index]) {
      content.homeLinks = 1
      return .empty(.mislabelled)
    }
    if let shell = facts.shell { return .unknown(shell) }
    guard claim.place == .linkText, !pages.isVetoed(index) else { return .mention }
    let named = facts.claims.filter { !$0.vetoed && $0.place != .text && $0.link < 0 && isOwn($0, index) }
    // Its own words speak for it, or against it.
    if named.contains(where: { $0.topic == claim.topic }) { return .mention }
    content = contents.content(of: index)
    guard claim.quote.split(separator: " ").count <= Gate.namingLinkWords else { return .mention }
    if named.contains(where: { $0.place == .title || $0.place == .heading }) { return .mention }
    let has = content.words >= Gate.textWords || content.rows >= Gate.rows || !content.documents.isEmpty
    if has { return .part(.calledOtherwise) }
    if knowledge.isHollow(knowledge.pages[index]) { return .unknown(.needsJavaScript) }
    return .empty(content.emptiness)
  }

  private func isOwn(_ claim: Claim, _ page: Int) -> Bool {
    let block = Int(claim.block)
    guard block >= 0 else { return !pages.ownNames.contains(Int(claim.topic)) }
    return block < knowledge.pages[page].facts.blocks.count && !contents.isBoilerplate(block, of: page)
  }
}

/// Pages that prove nothing: search results, news, legal notices, pages that say that there is no such page.
struct PageVetoes {
  private let vetoed: [Bool]
  /// Topics in the titles of most pages: the portal's own name.
  let ownNames: Set<Int>

  init(_ knowledge: Knowledge, topics: Int) {
    vetoed = knowledge.pages.map { page in
      guard case .page = page.facts.kind else { return false }
      if !page.facts.nature.isDisjoint(with: [.search, .notFound, .legalNotice, .news]) {
        return !knowledge.isHome(page.id)
      }
      return Self.isNews(page.facts.url) || knowledge.looksLikeSoftNotFound(page)
    }
    var titled = [Int](repeating: 0, count: topics)
    var pages = 0
    for page in knowledge.pages where page.facts.kind == .page {
      pages += 1
      for claim in page.facts.claims where claim.place == .title && Int(claim.topic) < topics {
        titled[Int(claim.topic)] += 1
      }
    }
    ownNames =
      pages >= 5
      ? Set((0..<topics).filter { Double(titled[$0]) > Gate.ownNameShare * Double(pages) }) : []
  }

  func isVetoed(_ page: Int) -> Bool { vetoed[page] }

  private static let newsFolders: Set<String> = [
    "noticia", "noticias", "boletin", "boletines", "comunicado", "comunicados", "prensa", "sala-de-prensa",
    "blog",
    "news", "notizie", "notizia", "comunicacion-social", "sala-prensa", "novedades", "actualidad", "eventos",
    "evento", "agenda", "search", "buscar", "busqueda", "buscador", "busca", "tag", "author",
  ]

  /// A folder for news, or a dated article (`/2024/05/13/`).
  private static func isNews(_ url: WebURL) -> Bool {
    let folders = url.path.split(separator: "/").map { $0.lowercased() }
    if folders.dropLast().contains(where: newsFolders.contains) { return true }
    if let last = folders.last, newsFolders.contains(last) { return true }
    if let query = url.query, query.hasPrefix("s=") || query.contains("&s=") { return true }
    let numbers = folders.map { Int($0) }
    for index in numbers.indices.dropLast(2) {
      if let year = numbers[index], (1990...2100).contains(year), let month = numbers[index + 1],
        (1...12).contains(month), let day = numbers[index + 2], (1...31).contains(day)
      {
        return true
      }
    }
    return false
  }
}
