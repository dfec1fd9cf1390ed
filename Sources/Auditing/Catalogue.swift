import Crawling
import Matching
import Rules
import Web

extension JudgeSession {
  /// Who an obligation is owed for: nil, nobody in particular; `unknown`, the list itself is not known.
  enum Owed {
    case once
    case members([ListedMember])
    /// What the list's own obligation came to.
    case unknown(Verdict?)
  }

  func owed(_ obligation: Obligation) -> Owed {
    guard let list = obligation.forEach.flatMap({ judge.pack.list($0) }) else { return .once }
    guard let catalogue = list.catalogue else {
      let keys = judge.lexicon.members(of: list.id)
      return .members(zip(list.members, keys).map { ListedMember(name: $0.name, key: $1) })
    }
    return published(catalogue)
  }

  /// The members that the portal's own catalogue names. One that is not proved, not read in full, or shrunk to fewer
  /// than the list's least gives no list: never a shorter one.
  private func published(_ catalogue: MemberList.Catalogue) -> Owed {
    let every = judge.obligations.flatMap { [$0] + $0.parts }
    guard let source = every.first(where: { $0.id == catalogue.obligation }),
      let topic = judge.lexicon.topic(of: source.id), resolving.insert(source.id).inserted
    else { return .unknown(nil) }
    defer { resolving.remove(source.id) }
    let own = verdict(for: source)
    guard own.outcome == .met || own.outcome == .partial else { return .unknown(own) }
    var best: [ListedMember] = []
    for candidate in candidates(of: source, topic) where candidate.isShown {
      guard let names = names(in: candidate, catalogue) else { return .unknown(own) }
      if names.count > best.count { best = names }
    }
    return best.count >= max(1, catalogue.min) ? .members(best) : .unknown(own)
  }

  /// The filled cells of the column, or the entries, of one place; nil: not all of it was read.
  private func names(in candidate: Candidate, _ catalogue: MemberList.Catalogue) -> [ListedMember]? {
    let field = catalogue.column.map { judge.lexicon.field($0) ?? -1 } ?? Int(CellFact.entry)
    var places = [(facts: knowledge.pages[candidate.page].facts, range: candidate.blocks)]
    for id in candidate.content.documents {
      guard let facts = knowledge.page(knowledge.resolved(id))?.facts, let inside = facts.inside else {
        continue
      }
      if inside.isCut || inside.failure != nil { return nil }
      places.append((facts, 0..<facts.blocks.count))
    }
    var members: [ListedMember] = []
    var seen: Set<[UInt64]> = []
    for (facts, range) in places {
      for cell in facts.cells where Int(cell.field) == field && range.contains(Int(cell.block)) {
        let words = NameFact.words(of: cell.text)
        guard !words.isEmpty, seen.insert(words).inserted else { continue }
        members.append(ListedMember(name: cell.text, key: nil, words: words))
      }
      if facts.isCut, !members.isEmpty { return nil }
    }
    return members
  }
}
