import Crawling
import Matching
import Rules
import Web

/// How a verdict came about, for the author of a rule: which words hit, what stood behind them, what each
/// criterion said.
public struct Trace: Sendable {
  public struct Place: Sendable {
    public enum Standing: Sendable, Hashable {
      case shown
      case part(Reason)
      case unknown(Cause)
      case empty(Reason)
      case mention
    }
    public var url: WebURL
    /// Nil: known by its shape alone.
    public var place: Claim.Place?
    public var isStatutory: Bool
    public var isVetoed: Bool
    public var quote: String
    public var standing: Standing
    public var substance: Substance
    public var criteria: [Criterion]
  }
  public struct Criterion: Sendable {
    public enum Finding: Sendable, Hashable {
      case holds
      case fails(Reason)
      case unknown(Cause)
    }
    public var name: String
    public var finding: Finding
    public var details: Details
  }
  public var verdict: Verdict
  public var places: [Place]
}

extension Judge {
  /// The verdict of one obligation, or of one of its parts, and all that it was made from.
  public func trace(_ obligation: Obligation, in knowledge: Knowledge) -> Trace {
    let session = JudgeSession(self, knowledge)
    // A whole with parts is judged through them alone.
    let judged = obligation.parts.isEmpty ? [obligation] : obligation.parts
    let places = judged.flatMap { session.traced($0) }
    return Trace(verdict: session.verdict(for: obligation), places: places)
  }
}

extension JudgeSession {
  fileprivate func traced(_ obligation: Obligation) -> [Trace.Place] {
    guard let topic = judge.lexicon.topic(of: obligation.id) else { return [] }
    var open: Cause?
    if case .open(let cause) = knowledge.search(topic).state { open = cause }
    return candidates(of: obligation, topic).map { candidate in
      let observation = observation(candidate, criterion: "available")
      return Trace.Place(
        url: observation.url, place: candidate.claim?.place, isStatutory: candidate.claim?.statutory ?? false,
        isVetoed: candidate.claim?.vetoed ?? false, quote: observation.quote,
        standing: .init(candidate.standing),
        substance: observation.substance,
        criteria: candidate.isShown ? criteria(obligation, candidate, open) : [])
    }
  }

  private func criteria(_ obligation: Obligation, _ candidate: Candidate, _ open: Cause?) -> [Trace.Criterion]
  {
    let inquiry = Inquiry(
      obligation: obligation, lexicon: judge.lexicon, knowledge: knowledge, candidate: candidate,
      today: judge.today,
      open: open)
    return Criteria.quality.compactMap { criterion in
      var details = Details()
      let finding: Trace.Criterion.Finding
      switch criterion.judge(inquiry, &details) {
      case .holds: finding = .holds
      case .fails(let reason): finding = .fails(reason)
      case .unknown(let cause): finding = .unknown(cause)
      case .notAsked: return nil
      }
      return Trace.Criterion(name: criterion.name, finding: finding, details: details)
    }
  }
}

extension Trace.Place.Standing {
  init(_ standing: Candidate.Standing) {
    self =
      switch standing {
      case .shown: .shown
      case .part(let reason): .part(reason)
      case .unknown(let cause): .unknown(cause)
      case .empty(let reason): .empty(reason)
      case .mention: .mention
      }
  }
}
