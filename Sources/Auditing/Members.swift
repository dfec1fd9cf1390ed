import Crawling
import Matching
import Rules
import Web

/// `for-each`: a row, a page or a file for each member of a list.
struct Members {
  let session: JudgeSession
  let list: MemberList
  let candidates: [Candidate]
  let needed: Obligation.Needed
  let open: Cause?

  func judge(_ details: inout Details) -> Finding {
    let found = found()
    let keys = session.judge.lexicon.members(of: list.id)
    var missing: [String] = []
    for (place, member) in list.members.enumerated() where place < keys.count && !found.contains(keys[place])
    {
      missing.append(member.name)
    }
    let owed = list.members.count
    let low = owed - missing.count
    let wanted = needed.number(of: owed)
    details.membersFound = low
    details.membersOwed = owed
    if low >= wanted { return .holds }
    // The names may stand in a document that was not opened, or on a page that was not read.
    let unread = session.knowledge.unreadInside(candidates.flatMap(\.content.documents))
    if let cause = open ?? unread {
      details.unknownMembers = missing
      return .unknown(cause)
    }
    details.missingMembers = missing
    return .fails(.memberMissing)
  }

  /// Members named where the topic is: in its rows, items and links, or as the title of a page or name of a file
  /// that the place leads to.
  private func found() -> Set<Int> {
    var found: Set<Int> = []
    for candidate in candidates {
      let page = session.knowledge.pages[candidate.page]
      for hit in page.facts.members where counts(hit, page, candidate) { found.insert(Int(hit.member)) }
      for facts in session.knowledge.opened(candidate.content.documents) {
        for hit in facts.members where hit.filled || hit.place == .title { found.insert(Int(hit.member)) }
      }
      for entry in candidate.content.entries {
        guard case .read(let index) = session.knowledge.state(entry) else { continue }
        for hit in session.knowledge.pages[index].facts.members
        where hit.place == .title || hit.place == .heading {
          found.insert(Int(hit.member))
        }
      }
    }
    return found
  }

  private func counts(_ hit: MemberHit, _ page: KnownPage, _ candidate: Candidate) -> Bool {
    if hit.block >= 0 {
      guard candidate.blocks.contains(Int(hit.block)) || candidate.claim == nil,
        !session.contents.isBoilerplate(Int(hit.block), of: candidate.page)
      else { return false }
    }
    switch hit.place {
    case .row, .item, .heading: return hit.filled
    case .title: return candidate.blocks.count == page.facts.blocks.count
    case .fileName: return true
    case .link:
      guard Int(hit.link) < page.links.count, page.links[Int(hit.link)].target >= 0 else { return false }
      let target = session.knowledge.resolved(page.links[Int(hit.link)].target)
      switch session.knowledge.state(target) {
      case .document: return true
      case .read(let index): return !session.knowledge.isHome(target) && session.contents.hasContent(index)
      default: return false
      }
    }
  }
}
