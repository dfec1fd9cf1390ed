import Crawling
import Matching
import Rules
import Web

/// Nothing is shown: a part of it, or why nobody can say, or, after a finished search, in which way it is empty.
struct Absence {
  let session: JudgeSession
  let obligation: Obligation
  let candidates: [Candidate]
  let open: Cause?

  /// The primary reason is the first of these that was met: what a person would see first on the portal.
  static let order: [Reason] = [
    .declarationNotAccepted,
    .deadLink, .falseFormat, .underConstruction, .announced, .placeholder, .empty, .mislabelled, .lawTextOnly,
    .namedOnly,
    .mentionedOnly, .notFound,
  ]

  /// What nobody doubts who sees it.
  private static let plain: Set<Reason> = [
    .deadLink, .falseFormat, .underConstruction, .announced, .placeholder, .empty, .declarationNotAccepted,
  ]

  init(session: JudgeSession, obligation: Obligation, candidates: [Candidate], open: Cause?) {
    self.session = session
    self.obligation = obligation
    self.open = open
    // What the rule accepts was told before; what is left is not accepted.
    self.candidates = candidates.map { candidate in
      guard candidate.declaration != nil else { return candidate }
      var candidate = candidate
      candidate.standing = .empty(.declarationNotAccepted)
      return candidate
    }
  }

  func decide(_ verdict: inout Verdict) {
    let parts = candidates.filter { if case .part = $0.standing { true } else { false } }
    let unknown = candidates.filter { if case .unknown = $0.standing { true } else { false } }
    let causes = unknown.compactMap { if case .unknown(let cause) = $0.standing { cause } else { nil } }
    if let part = best(parts, besides: causes) {
      verdict.outcome = .partial
      if case .part(let reason) = part.standing { verdict.reasons = [reason] }
      verdict.cause = open ?? Cause.first(of: causes)
      verdict.observations = [session.observation(part, criterion: "available")]
      for other in parts where other.target != part.target && verdict.observations.count < Gate.observations {
        verdict.observations.append(session.observation(other, criterion: "available"))
      }
      return
    }
    // A place of its own that is plainly empty says more than what is spoken of elsewhere.
    let isPlain = candidates.contains { candidate in
      guard case .empty(let reason) = candidate.standing else { return false }
      return Self.plain.contains(reason)
    }
    let weighty = isPlain ? causes.filter { $0 != .inDoubt } : causes
    if let cause = Cause.first(of: weighty + [open].compactMap { $0 }) {
      verdict.outcome = .undetermined
      verdict.cause = cause
      verdict.observations = observations(unknown + empty)
      return
    }
    // A general link to a transparency portal counts only where the rule lets the thing stand anywhere.
    if !isPlain, obligation.publishedOn == .anywhereLinked, let page = session.elsewhere.page {
      verdict.outcome = .undetermined
      verdict.cause = .publishedElsewhere
      verdict.observations = [session.observation(ofPage: page)] + observations(empty)
      return
    }
    verdict.outcome = .notMet
    let reasons = Self.order.filter { reason in
      candidates.contains { candidate in
        switch candidate.standing {
        case .empty(let own): own == reason
        case .mention: reason == .mentionedOnly
        case .shown, .part, .unknown: false
        }
      }
    }
    // A place that is named says more than a mention of it elsewhere.
    let named = reasons.filter { $0 != .mentionedOnly }
    verdict.reasons = reasons.isEmpty ? [.notFound] : named.isEmpty ? reasons : named
    if verdict.reasons.first == .declarationNotAccepted {
      verdict.details.declaration = candidates.first { $0.standing == .empty(.declarationNotAccepted) }
        .flatMap { session.declaration(of: $0) }
    }
    let mentions = candidates.filter { $0.standing == .mention }
    verdict.observations = observations(empty + mentions)
  }

  private var empty: [Candidate] {
    candidates.filter { if case .empty = $0.standing { true } else { false } }
      .enumerated().sorted { a, b in
        let (left, right) = (rank(a.element), rank(b.element))
        return left == right ? a.offset < b.offset : left < right
      }.map(\.element)
  }

  private func rank(_ candidate: Candidate) -> Int {
    guard case .empty(let reason) = candidate.standing else { return Self.order.count }
    return Self.order.firstIndex(of: reason) ?? Self.order.count
  }

  /// Documents named one by one, then a thing by another name, then running text; something elsewhere outweighs
  /// one thin thing here.
  private func best(_ parts: [Candidate], besides causes: [Cause]) -> Candidate? {
    let order: [Reason] = [.elsewhereOnly, .calledOtherwise, .inTextOnly, .namedOnly, .thin]
    let elsewhere = causes.contains(.publishedElsewhere)
    for reason in order where !(elsewhere && (reason == .thin || reason == .inTextOnly)) {
      if let found = parts.first(where: { $0.standing == .part(reason) }) { return found }
    }
    return nil
  }

  private func observations(_ list: [Candidate]) -> [Observation] {
    var seen: Set<WebURL> = []
    var result: [Observation] = []
    for candidate in list where result.count < Gate.observations {
      var reason: Reason?
      if case .empty(let own) = candidate.standing { reason = own }
      if candidate.standing == .mention { reason = .mentionedOnly }
      let observation = session.observation(candidate, criterion: "available", empty: reason)
      if seen.insert(observation.url).inserted { result.append(observation) }
    }
    return result
  }
}
