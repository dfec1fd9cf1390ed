import Crawling
import Matching
import Web

/// Where a claim stands: a page, and the claim's index in it.
struct ClaimPlace {
  var page: Int32
  var number: Int32
}

/// Turns the claims of a topic into candidates: the gate of the design, section 6.
struct CandidateFinder {
  let knowledge: Knowledge
  let contents: ContentReader
  let pages: PageVetoes

  /// All places of a topic, in the order of the pages' addresses.
  func candidates(for topic: Int, claims: [ClaimPlace]) -> [Candidate] {
    let ownName = pages.ownNames.contains(topic)
    return claims.compactMap { place in
      let page = Int(place.page)
      let claim = knowledge.pages[page].facts.claims[Int(place.number)]
      if claim.place == .title && ownName { return nil }
      guard var candidate = candidate(page, claim) else { return nil }
      if candidate.isShown, knowledge.names(claim.topic, in: candidate.content.documents) {
        candidate.step = 4
      }
      return candidate
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
    var standing = claim.place == .text ? self.running(claim, content, known) : place(claim, content, page)
    if let sign = naming(block, known), case .empty = standing { standing = .empty(sign) }
    if let declared = declaration(claim, content, standing, known) { standing = .empty(declared) }
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
      if case .empty = place(heading, content, page) { return true } else { return false }
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

  /// Nothing stands there but a sentence that there is nothing; a link to the body that must publish is its reason.
  private func declaration(
    _ claim: Claim, _ content: Content, _ standing: Candidate.Standing, _ page: KnownPage
  ) -> Reason? {
    switch standing {
    case .empty, .unknown(.publishedElsewhere): break
    case .part(.thin)
    where content.words < Gate.thinWords || claim.place == .rowLabel || claim.place == .item:
      break
    default: return nil
    }
    var signs = content.declares
    if claim.place == .rowLabel || claim.place == .item { signs.formUnion(content.rowDeclares) }
    if page.facts.blocks.indices.contains(Int(claim.block)) {
      signs.formUnion(page.facts.blocks[Int(claim.block)].signs.intersection(.declares))
    }
    guard !signs.isEmpty, content.dead.isEmpty else { return nil }
    return signs.contains(.declaresNotApplicable) ? .declaredNotApplicable : .declaredNone
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
  private func place(_ claim: Claim, _ content: Content, _ page: Int) -> Candidate.Standing {
    if !content.documents.isEmpty { return .shown }
    let isRow = claim.place == .rowLabel || claim.place == .item
    if !isRow {
      if content.rows >= Gate.rows { return .shown }
      // What an office is for is no publication of what it works on.
      if content.words >= Gate.ownWords, claim.isOffice { return .mention }
      // A list of names with a dead button each is a list of names.
      let isDeadList = content.nowhere >= Gate.entries && content.words < content.nowhere * Gate.ownWords
      if isDeadList, content.entries.isEmpty, content.externalDocuments.isEmpty { return .empty(.namedOnly) }
      if content.words >= Gate.ownWords { return text(claim, content, page) }
    }
    if !content.externalDocuments.isEmpty { return .part(.elsewhereOnly) }
    if !content.unread.isEmpty {
      return .unknown(Cause.first(of: content.unread.map(\.cause)) ?? .budgetSpent)
    }
    if content.emptySigns.contains(.loading) { return .unknown(.needsJavaScript) }
    // An index whose entries lead to something; a row of links is a menu.
    if content.entries.count >= Gate.entries { return isRow ? .empty(.namedOnly) : .shown }
    if !content.external.isEmpty, content.external.count <= 3 { return .unknown(.publishedElsewhere) }
    // A few words round a dead link (who keeps it, when it was updated) are not the thing that it promised.
    if !content.dead.isEmpty || !content.falseDocuments.isEmpty { return .empty(content.emptiness) }
    guard content.emptySigns.isEmpty else { return .empty(content.emptiness) }
    // A script of the page fetches what is shown in it.
    if knowledge.pages[page].facts.signs.fetchesData, content.words > 0 { return .unknown(.needsJavaScript) }
    // A total or a telephone in a line can be all that a portal publishes of a thing.
    if content.lawWords == 0, !content.signs.isDisjoint(with: [.amount, .telephone, .email]) {
      return .part(.thin)
    }
    let isLittle = content.words >= (isRow ? Gate.ownWords : Gate.thinWords) || isList(content, isRow)
    return isLittle ? .unknown(.inDoubt) : .empty(content.emptiness)
  }

  /// A text of its own; a short one that leads on, or one with a link that bears its name, announces what stands
  /// there.
  private func text(_ claim: Claim, _ content: Content, _ page: Int) -> Candidate.Standing {
    let facts = knowledge.pages[page].facts
    let isTeaser =
      claim.place != .caption
      && (content.words < Gate.teaserWords && content.onward > 0 || leadsOn(claim, page))
    guard isTeaser, content.signs.isDisjoint(with: [.telephone, .email, .amount]) else { return .shown }
    if content.entries.count >= Gate.entries { return .shown }
    if !content.external.isEmpty, content.entries.isEmpty { return .unknown(.publishedElsewhere) }
    return .unknown(facts.signs.fetchesData ? .needsJavaScript : .inDoubt)
  }

  /// A link in the place bears the name of the topic and leads to no document.
  private func leadsOn(_ claim: Claim, _ page: Int) -> Bool {
    let known = knowledge.pages[page]
    return known.facts.claims.contains { other in
      guard other.topic == claim.topic, other.link >= 0, other.block >= claim.first, other.block < claim.end,
        Int(other.link) < known.links.count, !contents.isBoilerplate(Int(other.block), of: page)
      else { return false }
      let target = known.links[Int(other.link)].target
      return target < 0 || (knowledge.resolved(target) != known.id && !knowledge.leadsToDocument(target))
    }
  }

  /// Names one below the other: a list of districts, of commissions.
  private func isList(_ content: Content, _ isRow: Bool) -> Bool {
    !isRow && content.lawWords == 0
      && (content.items >= Gate.listItems || content.persons >= Gate.persons)
  }

  /// Running text proves at most a part, where the topic leads its section. Where it is spoken of more than once and
  /// with substance, nobody can say that it is not there.
  private func running(_ claim: Claim, _ content: Content, _ known: KnownPage) -> Candidate.Standing {
    let hits = Int(claim.hits)
    guard hits >= Gate.textHits, hits * Gate.wordsPerHit >= content.words, content.words >= Gate.ownWords,
      content.lawWords == 0
    else { return .mention }
    let leads = known.facts.claims.allSatisfy { other in
      other.place != .text || other.first != claim.first || other.hits <= claim.hits
    }
    guard leads else { return .mention }
    return claim.different >= 2 && content.words >= Gate.textWords ? .part(.inTextOnly) : .unknown(.inDoubt)
  }
}
