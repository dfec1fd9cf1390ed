import Crawling
import Matching
import Rules
import Web

/// `frequency`: each period that is owed is looked for, and counted as `rule-language.md` says under "Putting together".
struct Periods {
  let obligation: Obligation
  let owed: [Obligation.Period]
  /// Why the search is not over; nil once it is.
  let open: Cause?
  /// When we ourselves first saw what states a period; nil: not known. Lateness is claimed from nothing else.
  var firstSeen: (Obligation.Period) -> Day? = { _ in nil }

  /// How the periods that are owed stand.
  struct Count {
    var found: [Obligation.Period] = []
    var missing: [Obligation.Period] = []
    var unknown: [Obligation.Period] = []
    var late: [Obligation.Period] = []
    /// Declared by the portal to have nothing, where the rule takes that: left out of the count.
    var declared: [Obligation.Period] = []
    var cause: Cause?
    /// Found in what states a longer period, and that period as it is called.
    var wider: [String] = []
    /// The newest day that anything states, also of periods that are not owed any more.
    var newest: Day?
    var source: String?
    var contradicts = false
    /// Nothing states any period.
    var isUndated = false

    var owed: Int { found.count + missing.count + unknown.count }
    /// Something is there, though not of these periods.
    var hasOther: Bool { newest != nil || isUndated }
  }

  /// The obligation's periods on the day of the audit; nil: it asks for none, or none is owed yet.
  init?(_ obligation: Obligation, _ judge: Judge, open: Cause?) {
    owed = obligation.periodsOwed(on: judge.today, holidays: judge.pack.holidays)
    guard !owed.isEmpty else { return nil }
    self.obligation = obligation
    self.open = open
  }

  func count(_ evidence: PeriodEvidence, today: Day) -> Count {
    var count = Count()
    let sure = evidence.items.filter { $0.cause == nil }
    count.contradicts = evidence.contradicts
    count.newest = sure.filter { $0.first <= today }.map { min($0.last, today) }.max()
    count.isUndated = sure.isEmpty && evidence.declared.isEmpty && evidence.hasUndated
    var causes: [Cause] = []
    for period in owed {
      if let proof = proof(of: period, sure) {
        count.found.append(period)
        count.source = proof.source
        if let wider = proof.wider, !count.wider.contains(wider) { count.wider.append(wider) }
        if let seen = firstSeen(period), seen > period.due { count.late.append(period) }
      } else if obligation.acceptNone != .never,
        evidence.declared.contains(where: { $0.first <= period.first && $0.last >= period.last })
      {
        count.declared.append(period)
      } else if let cause = doubt(of: period, evidence) {
        count.unknown.append(period)
        causes.append(cause)
      } else {
        count.missing.append(period)
      }
    }
    count.cause = Cause.first(of: causes)
    return count
  }

  private func proof(of period: Obligation.Period, _ items: [PeriodEvidence.Item]) -> (
    source: String, wider: String?
  )? {
    let whole = items.filter { !$0.isDay && $0.first <= period.first && $0.last >= period.last }
    if let nearest = whole.min(by: { $0.last.number - $0.first.number < $1.last.number - $1.first.number }) {
      let isSame = nearest.first == period.first && nearest.last == period.last
      return (nearest.source, isSame ? nil : PeriodName.of(nearest.first, nearest.last))
    }
    let inside = items.filter { $0.last >= period.first && $0.first <= period.last }
    // A day in it names a short period.
    if period.last.number - period.first.number < 31, let day = inside.first(where: \.isDay) {
      return (day.source, nil)
    }
    return isCovered(period, inside.filter { !$0.isDay }) ? (inside.first?.source ?? "document", nil) : nil
  }

  /// Three months are a quarter.
  private func isCovered(_ period: Obligation.Period, _ items: [PeriodEvidence.Item]) -> Bool {
    var next = period.first
    for item in items.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) where item.first <= next {
      if item.last >= next { next = Day(number: item.last.number + 1) }
    }
    return next > period.last
  }

  /// Why a period may be there all the same.
  private func doubt(of period: Obligation.Period, _ evidence: PeriodEvidence) -> Cause? {
    var causes = evidence.items.compactMap { item in
      item.first <= period.last && item.last >= period.first ? item.cause : nil
    }
    // Something of a day in it: nobody can tell whether it is all there is of the period.
    if evidence.items.contains(where: {
      $0.cause == nil && $0.first <= period.last && $0.last >= period.first
    }) {
      causes.append(.noDate)
    }
    causes += evidence.open
    if evidence.hasUndated && evidence.items.isEmpty && !obligation.statedDateRequired {
      causes.append(.noDate)
    }
    if let open { causes.append(open) }
    return Cause.first(of: causes)
  }
}

extension Periods.Count {
  /// What the verdict tells of the periods.
  func tell(_ details: inout Details) {
    details.periodsFound = found.count
    details.periodsOwed = owed
    let names = { (list: [Obligation.Period]) in list.isEmpty ? nil : list.map(\.name) }
    details.missingPeriods = names(missing)
    details.unknownPeriods = names(unknown)
    details.latePeriods = names(late)
    details.widerPeriods = wider.isEmpty ? nil : wider
    if let newest, details.newest == nil { details.newest = newest.description }
    if let source, details.dateSource == nil { details.dateSource = source }
  }

  /// What fails, the weightiest first.
  func reasons(_ needed: Obligation.Needed) -> [Reason] {
    var reasons: [Reason] = []
    let isEnough = owed > 0 && found.count >= needed.number(of: owed)
    if !missing.isEmpty, !isEnough { reasons.append(isUndated ? .undated : .periodMissing) }
    if !late.isEmpty { reasons.append(.periodLate) }
    if contradicts { reasons.append(.datesContradict) }
    return reasons
  }

  /// What could not be looked at, where it matters.
  func cause(_ needed: Obligation.Needed) -> Cause? {
    owed > 0 && found.count >= needed.number(of: owed) ? nil : cause
  }

  func outcome(_ needed: Obligation.Needed) -> Verdict.Outcome {
    guard owed > 0 else { return .met }
    return Algebra.counted(
      low: found.count, high: found.count + unknown.count, needed: needed.number(of: owed),
      some: unknown.isEmpty && hasOther)
  }
}

/// What a stretch of days is called.
enum PeriodName {
  /// `2025`, `2025-S1`, `2025-Q3`, `2025-03`; any other as its first and last day: `2025-01-01/2025-09-30`.
  static func of(_ first: Day, _ last: Day) -> String {
    for frequency in Obligation.Frequency.allCases.reversed() {
      let period = frequency.period(around: first)
      if period.first == first, period.last == last { return frequency.name(of: first) }
    }
    return "\(first)/\(last)"
  }
}
