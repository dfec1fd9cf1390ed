import Crawling
import Matching

extension JudgeSession {
  /// A place that may be a map: an embedded one, or one drawn by script under a heading with nothing else, is shown.
  func mapped(_ candidate: Candidate) -> Candidate {
    guard let claim = candidate.claim, claim.link < 0, candidate.standing != .mention,
      hasMap(candidate, claim)
    else { return candidate }
    var candidate = candidate
    candidate.content.hasMap = true
    switch claim.place {
    case .title, .heading, .caption, .item:
      if !candidate.isShown, !isPromise(candidate.standing) {
        candidate.standing = .shown
        candidate.step = 3
      }
    case .rowLabel, .columnHeader, .linkText, .fileName, .text: break
    }
    return candidate
  }

  /// "Under construction" stands where the map would be.
  private func isPromise(_ standing: Candidate.Standing) -> Bool {
    switch standing {
    case .empty(.underConstruction), .empty(.announced), .empty(.placeholder): true
    default: false
    }
  }

  /// Where a script draws its map cannot be told from the bytes: the page has one.
  private func hasMap(_ candidate: Candidate, _ claim: Claim) -> Bool {
    let facts = knowledge.pages[candidate.page].facts
    return facts.signs.drawsMap
      || facts.maps.contains { block in
        claim.place == .title || block == claim.block || candidate.blocks.contains(Int(block))
      }
  }
}
