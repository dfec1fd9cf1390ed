import Crawling
import Matching
import Rules
import Web

/// One that an obligation is owed for.
struct ListedMember {
  var name: String
  /// Its index in the lexicon's members; nil: only the portal names it.
  var key: Int?
  /// The words of its name, where only the portal names it.
  var words: [UInt64] = []
}

/// `for-each`: a row, a page or a file for each member of a list.
struct Members {
  let session: JudgeSession
  let members: [ListedMember]
  let candidates: [Candidate]
  let needed: Obligation.Needed
  let open: Cause?

  func judge(_ details: inout Details) -> Finding {
    let found = found()
    let missing = members.indices.filter { !found.contains($0) }.map { members[$0].name }
    let owed = members.count
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
  /// that the place leads to, or in a document of it that was opened.
  private func found() -> Set<Int> { Set(places().keys) }

  /// Where each member is named.
  struct Place {
    var page: Int
    /// The block; -1: the whole page.
    var block = -1
    /// -1: it is no link's name.
    var link = -1
  }

  func places() -> [Int: [Place]] {
    var places: [Int: [Place]] = [:]
    for candidate in candidates {
      let page = session.knowledge.pages[candidate.page]
      for (member, hit) in hits(page.facts) where counts(hit, page, candidate) {
        places[member, default: []].append(
          Place(page: candidate.page, block: Int(hit.block), link: Int(hit.link)))
      }
      for id in candidate.content.documents {
        guard case .document(let index) = session.knowledge.state(id) else { continue }
        for facts in session.knowledge.opened([id]) {
          for (member, hit) in hits(facts) where hit.filled || hit.place == .title {
            places[member, default: []].append(Place(page: index, block: Int(hit.block)))
          }
        }
      }
      for entry in candidate.content.entries {
        guard case .read(let index) = session.knowledge.state(entry) else { continue }
        for (member, hit) in hits(session.knowledge.pages[index].facts)
        where hit.place == .title || hit.place == .heading {
          places[member, default: []].append(Place(page: index))
        }
      }
    }
    return places
  }

  /// Which members a page names, and where.
  private func hits(_ facts: PageFacts) -> [(member: Int, hit: MemberHit)] {
    var result: [(member: Int, hit: MemberHit)] = []
    for (index, member) in members.enumerated() {
      if let key = member.key {
        for hit in facts.members where Int(hit.member) == key { result.append((index, hit)) }
      } else {
        for name in facts.names where name.holds(member.words) { result.append((index, name.hit)) }
      }
    }
    return result
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
