import Crawling
import Matching
import Pages
import Web

/// What documents hold inside, and what they may hold that nobody could read.
extension Knowledge {
  /// Those that were opened and could be read.
  func opened(_ documents: [ID]) -> [PageFacts] {
    documents.compactMap { page(resolved($0))?.facts }.filter {
      $0.inside != nil && $0.inside?.failure == nil
    }
  }

  /// Why one of them may hold what was not found; nil: all were read whole.
  func unreadInside(_ documents: [ID], of matters: (RealType) -> Bool = { _ in true }) -> Cause? {
    let causes = documents.compactMap { id -> Cause? in
      guard let facts = page(resolved(id))?.facts, case .document(let type) = facts.kind, matters(type) else {
        return nil
      }
      guard let inside = facts.inside else { return .documentNotOpened }
      if let failure = inside.failure { return failure }
      return inside.isScan ? .unreadableDocument : inside.isCut ? .tooLarge : nil
    }
    return Cause.first(of: causes)
  }

  /// One that was opened names the topic in its own words.
  func names(_ topic: UInt16, in documents: [ID]) -> Bool {
    opened(documents).contains { $0.claims.contains { $0.topic == topic && !$0.vetoed } }
  }

  /// The claim by which a document's own title is another topic's, where nothing in it names this one; nil: it may
  /// well be what its link says.
  func otherTitle(of document: ID, than topic: UInt16) -> Claim? {
    guard let facts = opened([document]).first, facts.inside?.isScan == false, facts.inside?.isCut == false,
      !facts.claims.contains(where: { $0.topic == topic })
    else { return nil }
    return facts.claims.first { claim in
      // Its first heading is its title where it gives itself none.
      let isTitle = claim.place == .title || (claim.place == .heading && claim.block == 0)
      return isTitle && !claim.vetoed
    }
  }

  /// Why a document that answered is none after all: it was opened and could not be read.
  func failure(of id: ID) -> Cause? { page(id)?.facts.inside?.failure }
}

extension Inquiry {
  /// The documents of the place that were opened and could be read.
  var opened: [PageFacts] { knowledge.opened(candidate.content.documents) }

  /// Why a document of the place may hold what was not found.
  var unreadInside: Cause? { knowledge.unreadInside(candidate.content.documents) }
}

extension PageFacts {
  /// Filled rows of all its tables.
  var tableRows: Int { tables.reduce(0) { $0 + Int($1.rows) } }
}
