import Crawling
import Matching
import Web

extension CandidateFinder {
  /// A link's text or a file's name. A document that opens is proof under its link's name, in a menu too; of a
  /// page the link's words are a promise that its own words must keep.
  func linked(_ page: Int, _ claim: Claim) -> Candidate? {
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
      if let cause = knowledge.failure(of: target) { return .unknown(cause) }
      if knowledge.otherTitle(of: target, than: claim.topic) != nil { return .empty(.mislabelled) }
      content.documents = [target]
      return .shown
    case .dead:
      content.dead = [target]
      return .empty(.deadLink)
    case .failed(let cause): return .unknown(cause)
    case .robots: return .unknown(.robots)
    case .unread: return named ? .unknown(.budgetSpent) : .mention
    case .outOfScope:
      if DocumentNames.isFile(knowledge.url(target)) {
        content.externalDocuments = [target]
        return .part(.elsewhereOnly)
      }
      content.external = [target]
      return .unknown(.publishedElsewhere)
    case .read where !knowledge.isInScope(target):
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
    let has = content.words >= Gate.textWords || content.rows >= Gate.rows || !content.documents.isEmpty
    // The link says this, the page says something else: a person has to look.
    if named.contains(where: { $0.place == .title || $0.place == .heading }) {
      return has ? .unknown(.inDoubt) : .mention
    }
    if has { return .unknown(.inDoubt) }
    if knowledge.isHollow(knowledge.pages[index]) { return .unknown(.needsJavaScript) }
    return .empty(content.emptiness)
  }

  func isOwn(_ claim: Claim, _ page: Int) -> Bool {
    let block = Int(claim.block)
    guard block >= 0 else { return !pages.ownNames.contains(Int(claim.topic)) }
    return block < knowledge.pages[page].facts.blocks.count && !contents.isBoilerplate(block, of: page)
  }
}
