import Matching
import Web

/// Documents that a portal names and keeps on another host (a bucket, a drive, another office): each is read once,
/// and nothing is followed from there. What cannot be read stays out of scope.
extension Crawl {
  /// Takes a document on another host among the addresses to be read, while there is room.
  mutating func visitElsewhere(_ id: Knowledge.ID) {
    let index = Int(id)
    guard case .outOfScope = knowledge.entries[index].state, knowledge.entries[index].kind == .document,
      !knowledge.entries[index].isElsewhere, documentsElsewhere < configuration.documentsElsewhere
    else { return }
    knowledge.entries[index].isElsewhere = true
    documentsElsewhere += 1
  }

  mutating func applyElsewhere(_ facts: PageFacts, _ ask: Ask, page: Int) {
    switch facts.kind {
    case .document: knowledge.entries[Int(ask.id)].state = .document(page)
    case .dead(let status): knowledge.entries[Int(ask.id)].state = .dead(status)
    case .redirect(let target?):
      guard ask.hops < Self.hopsAtMost, target != ask.url, !ask.chain.contains(target) else { return }
      if knowledge.id(of: target) == nil { knowledge.ids[target] = ask.id }
      urgent.append(
        Ask(id: ask.id, url: target, purpose: .page, hops: ask.hops + 1, chain: ask.chain + [ask.url]))
    default: break
    }
  }
}

extension Knowledge {
  /// Whether an address may still be asked for.
  func isAskable(_ id: ID) -> Bool {
    let index = Int(id)
    guard !entries[index].isAsked else { return false }
    switch entries[index].state {
    case .unread: return true
    case .outOfScope: return entries[index].isElsewhere
    default: return false
    }
  }
}
