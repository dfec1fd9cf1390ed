import Crawling
import Matching
import Rules
import Web

/// Something is there: which of the places holds most of what the rule asks.
struct Presence {
  let session: JudgeSession
  let obligation: Obligation
  let shown: [Candidate]
  /// All places of the obligation, shown or not, wherever they lie: what is only linked may be a period that could
  /// not be read.
  let all: [Candidate]
  /// Who it is owed for, one by one; nil: once.
  let members: [ListedMember]?
  let open: Cause?

  private struct Judged {
    var candidate: Candidate
    /// Those that count.
    var findings: [(name: String, finding: Finding)]
    /// Those that are shown without counting.
    var advised: [Finding]
    var details: Details

    var reasons: [Reason] { findings.compactMap(\.finding.reason) }
    var causes: [Cause] { findings.compactMap(\.finding.cause) }

    /// Fewest failures, then fewest unknowns, then the firmest proof; equal ones keep their order.
    func goesBefore(_ other: Judged) -> Bool {
      let own = (reasons.count, causes.count, -candidate.step, -rank)
      let others = (other.reasons.count, other.causes.count, -other.candidate.step, -other.rank)
      return own < others
    }

    /// A statutory name in a title or heading says most.
    private var rank: Int {
      guard let claim = candidate.claim else { return 0 }
      let place: Int =
        switch claim.place {
        case .heading: 5
        case .title: 4
        case .caption: 4
        case .linkText: 3
        case .fileName, .rowLabel: 2
        case .columnHeader, .item, .text: 1
        }
      return place + (claim.statutory ? 2 : 0)
    }
  }

  /// The rule asks for fields known by their shape alone, and not one of them is in the best of the places.
  private func lacksAllFields(_ best: Judged) -> Bool {
    let typed = obligation.contains.allSatisfy { if case .typed = $0 { true } else { false } }
    return typed && best.reasons == [.contentMissing]
      && best.details.missingContent?.count == obligation.contains.count
  }

  func decide(_ verdict: inout Verdict) {
    let judged = shown.map { judge($0) }
    guard var best = judged.first else { return }
    for other in judged.dropFirst() where other.goesBefore(best) { best = other }
    verdict.details = best.details
    var reasons = best.reasons
    var causes = best.causes
    var counted = Verdict.Outcome.met
    if let members {
      let each = Members(
        session: session, members: members, candidates: shown, needed: obligation.needed, open: open)
      let periods =
        session.isAdvisory("frequency", obligation) ? nil : Periods(obligation, session.judge, open: open)
      let finding = periods.map { each.judge($0, &verdict.details) } ?? each.judge(&verdict.details)
      if let reason = finding.reason { reasons.insert(reason, at: 0) }
      if let cause = finding.cause { causes.insert(cause, at: 0) }
      let low = verdict.details.membersFound ?? 0
      counted = Algebra.counted(
        low: low, high: low + (verdict.details.unknownMembers?.count ?? 0),
        needed: obligation.needed.number(of: members.count), some: (verdict.details.periodsFound ?? 0) > 0)
    }
    var advised = best.advised.compactMap(\.reason)
    if obligation.forEach == nil, let periods = Periods(obligation, session.judge, open: open) {
      let collector = PeriodCollector(session)
      for candidate in session.onSite(obligation, all) { collector.add(candidate) }
      let count = periods.count(collector.evidence, today: session.judge.today)
      count.tell(&verdict.details)
      if session.isAdvisory("frequency", obligation) {
        advised += count.reasons(obligation.needed)
      } else {
        reasons.insert(contentsOf: count.reasons(obligation.needed), at: 0)
        if let cause = count.cause(obligation.needed) { causes.insert(cause, at: 0) }
        counted = count.outcome(obligation.needed)
      }
    }
    if !advised.isEmpty { verdict.details.advised = advised.uniqued() }
    verdict.reasons = reasons.uniqued()
    verdict.cause = Cause.first(of: causes)
    verdict.outcome = reasons.isEmpty && causes.isEmpty ? .met : .partial
    // A page on the topic with none of the fields that make the thing may be about anything.
    if lacksAllFields(best), counted == .met {
      verdict.outcome = .undetermined
      verdict.cause = .inDoubt
      verdict.reasons = []
    }
    // Where no member is sure, the count is the verdict.
    if counted == .notMet || counted == .undetermined {
      verdict.outcome = counted
      if counted == .notMet { verdict.cause = nil } else { verdict.reasons = [] }
    }
    if let claim = best.candidate.claim, !claim.statutory, !obligation.topic.statutoryNames.isEmpty {
      verdict.details.foundName =
        session.judge.lexicon.topics[Int(claim.topic)].digestOnly ? nil : claim.quote
    }
    if best.candidate.claim.map({ !session.judge.lexicon.topics[Int($0.topic)].digestOnly }) ?? true {
      StatedClaims(session: session).tell(best.candidate, &verdict.details)
    }
    observe(best, judged, &verdict)
  }

  private func judge(_ candidate: Candidate) -> Judged {
    let inquiry = session.inquiry(obligation, candidate, all: all, open: open)
    var details = Details()
    var judged = Judged(candidate: candidate, findings: [], advised: [], details: details)
    for criterion in Criteria.quality {
      let finding = criterion.judge(inquiry, &details)
      if session.isAdvisory(criterion.name, obligation) {
        judged.advised.append(finding)
      } else {
        judged.findings.append((criterion.name, finding))
      }
    }
    judged.details = details
    return judged
  }

  /// The place that decides first, then other places that show it.
  private func observe(_ best: Judged, _ judged: [Judged], _ verdict: inout Verdict) {
    verdict.observations = [session.observation(best.candidate, criterion: "available")]
    for (name, finding) in best.findings {
      if case .fails = finding, verdict.observations.count < Gate.observations {
        verdict.observations.append(session.observation(best.candidate, criterion: name))
      }
    }
    var seen = Set(verdict.observations.map(\.url))
    for other in judged where verdict.observations.count < Gate.observations {
      let observation = session.observation(other.candidate, criterion: "available")
      if seen.insert(observation.url).inserted { verdict.observations.append(observation) }
    }
  }
}

extension Array where Element: Hashable {
  /// Each once, where it first stands.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
