import Crawling
import Matching
import Rules
import Web

extension Judge {
  /// Documents opened for one obligation, and for all of one portal, at most.
  public static let openedForOne = 40
  public static let openedForAll = 400
  /// Where nothing asks for the inside: enough to see whether it is a scan, dead, or another's.
  static let openedToSee = 3

  /// Documents that verdicts would rest on and that were not opened yet, by their addresses. A step that changes
  /// what it says only by opening some of them; calling it again then tells what is still wanted.
  public func wanted(_ knowledge: Knowledge) -> [Knowledge.ID] {
    let session = JudgeSession(self, knowledge)
    var wanted: Set<Knowledge.ID> = []
    var opened = 0
    for page in knowledge.pages where page.facts.inside != nil { opened += 1 }
    for obligation in obligations {
      for judged in obligation.parts.isEmpty ? [obligation] : obligation.parts {
        wanted.formUnion(session.wanted(judged))
      }
    }
    let order = wanted.sorted { knowledge.url($0) < knowledge.url($1) }
    return Array(order.prefix(max(0, Self.openedForAll - opened)))
  }
}

extension JudgeSession {
  /// The documents of one obligation: those that its own words name first, then those that stand in its places.
  fileprivate func wanted(_ obligation: Obligation) -> [Knowledge.ID] {
    guard obligation.judgedBy != .person, let topic = judge.lexicon.topic(of: obligation.id) else {
      return []
    }
    let shown = candidates(of: obligation, topic).filter(\.isShown)
    let named = shown.filter { ($0.claim?.link ?? -1) >= 0 }
    let others = shown.filter { ($0.claim?.link ?? -1) < 0 }
    let documents = (named + others).flatMap(\.content.documents).uniqued()
    let limit = obligation.asksInside ? Judge.openedForOne : Judge.openedToSee
    return documents.prefix(limit).filter { knowledge.unopened($0) != nil }
  }
}

extension Obligation {
  /// Some criterion of it can only be told from what stands in the thing.
  var asksInside: Bool {
    !contains.isEmpty || minRows > 1 || publishedAs.contains(.table) || maxAge != nil || forEach != nil
      || frequency != nil || !linksOpen.isEmpty || license != nil
  }
}
