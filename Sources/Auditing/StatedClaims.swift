import Matching
import Web

/// What the portal says of itself where a thing stands: shown as its own claim, never taken for proof.
struct StatedClaims {
  let session: JudgeSession

  func tell(_ candidate: Candidate, _ details: inout Details) {
    let facts = session.knowledge.pages[candidate.page].facts
    let inside = candidate.content.documents.count == 1 ? candidate.content.documents[0] : nil
    let opened = inside.flatMap { session.knowledge.page($0)?.facts.stated } ?? []
    func text(_ label: StatedClaim.Label) -> String? {
      let own = facts.stated.filter { $0.label == label }
      if let near = own.first(where: { candidate.blocks.contains(Int($0.block)) }) { return near.text }
      if let said = opened.first(where: { $0.label == label }) { return said.text }
      // One for the whole page is the page's.
      return own.count == 1 && !isRow(candidate) ? own[0].text : nil
    }
    details.statedPeriod = text(.period)
    details.statedUpdate = text(.updated)
    details.statedValidation = text(.validated)
    details.statedArea = text(.area)
  }

  /// One row of many says nothing for the page, nor the page for it.
  private func isRow(_ candidate: Candidate) -> Bool {
    guard let place = candidate.claim?.place else { return false }
    return place == .rowLabel || place == .columnHeader
  }
}
