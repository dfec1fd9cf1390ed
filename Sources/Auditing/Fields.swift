import Crawling
import Matching
import Rules
import Web

/// Where a rule asks for fields that are known by their shape, or for a service, these are the substance: a telephone
/// under "Contacto" needs no text of its own around it, nor does a form under "Solicitud de información".
struct Fields {
  let session: JudgeSession
  let obligation: Obligation

  /// The same place, shown if it holds all that is asked.
  func raised(_ candidate: Candidate) -> Candidate {
    guard let claim = candidate.claim, claim.link < 0, claim.place != .text, isShort(candidate),
      holds(candidate)
    else { return candidate }
    var raised = candidate
    raised.standing = .shown
    raised.step = 3
    return raised
  }

  private func isShort(_ candidate: Candidate) -> Bool {
    switch candidate.standing {
    case .empty(.namedOnly), .part(.thin), .unknown(.inDoubt): candidate.content.nowhere == 0
    default: false
    }
  }

  private func holds(_ candidate: Candidate) -> Bool {
    let shapes = obligation.contains.compactMap { field in
      if case .typed(let shape) = field { shape } else { nil }
    }
    if !shapes.isEmpty, shapes.count == obligation.contains.count {
      let inquiry = session.inquiry(obligation, candidate, all: [candidate], open: nil)
      return shapes.allSatisfy { Contains.holds($0, inquiry) }
    }
    guard obligation.contains.isEmpty, obligation.publishedAs.contains(.service) else { return false }
    let isPlace = candidate.claim?.place == .title || candidate.claim?.place == .heading
    let ways: BlockFact.Signs = [.telephone, .email]
    return isPlace && (hasOwnForm(candidate) || !candidate.content.signs.isDisjoint(with: ways))
  }

  /// A form with more fields than every page of the portal has.
  private func hasOwnForm(_ candidate: Candidate) -> Bool {
    let signs = session.knowledge.pages[candidate.page].facts.signs
    return signs.textFields - signs.searchFields > session.commonFields
  }
}
