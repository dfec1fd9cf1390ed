import Matching
import Rules
import Web

/// `accept-none`, `accept-not-applicable`: the portal declares, under the topic's own name, that there is nothing to
/// publish or that the duty is not its own.
struct Declared {
  let session: JudgeSession
  let obligation: Obligation
  let candidates: [Candidate]
  let open: Cause?

  /// Whether a declaration decides. One that the rule never accepts leaves the thing absent.
  func decide(_ verdict: inout Verdict) -> Bool {
    let declared = candidates.filter { acceptance($0) != .never }
    guard let best = declared.first(where: isAccepted) ?? declared.first, let kind = best.declaration else {
      return false
    }
    verdict.details.declaration = session.declaration(of: best)
    verdict.observations = [session.observation(best, criterion: name(kind), empty: kind)]
    guard isAccepted(best) else {
      verdict.outcome = .partial
      verdict.reasons = [.declaredWithoutReason]
      // What was not read yet may hold the thing, or the reason.
      verdict.cause = open
      return true
    }
    verdict.outcome = kind == .declaredNone ? .met : .notApplicable
    verdict.reasons = [kind]
    return true
  }

  private func acceptance(_ candidate: Candidate) -> Obligation.Acceptance {
    switch candidate.declaration {
    case .declaredNone: obligation.acceptNone
    case .declaredNotApplicable: obligation.acceptNotApplicable
    default: .never
    }
  }

  private func isAccepted(_ candidate: Candidate) -> Bool {
    switch acceptance(candidate) {
    case .never: false
    case .freely: true
    case .withReason:
      candidate.content.givesReason || !candidate.content.external.isEmpty || ownReason(candidate)
    }
  }

  /// The sentence that names it may say why as well.
  private func ownReason(_ candidate: Candidate) -> Bool {
    let blocks = session.knowledge.pages[candidate.page].facts.blocks
    guard let block = candidate.claim.map({ Int($0.block) }), blocks.indices.contains(block) else {
      return false
    }
    return blocks[block].signs.contains(.givesReason)
  }

  private func name(_ kind: Reason) -> String {
    kind == .declaredNone ? "accept-none" : "accept-not-applicable"
  }
}

extension JudgeSession {
  /// The sentence by which a place declares.
  func declaration(of candidate: Candidate) -> String? {
    let facts = knowledge.pages[candidate.page].facts
    let own = candidate.claim.map { Int($0.block) }
    return facts.declarations.first { candidate.blocks.contains(Int($0.block)) || Int($0.block) == own }?
      .quote
  }
}
