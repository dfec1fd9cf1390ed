import Rules
import Web

/// What one criterion says of one place.
enum Finding: Sendable, Equatable {
  case holds
  case fails(Reason)
  case unknown(Cause)
  case notAsked

  /// A claim of absence needs a finished search; until then it is unknown.
  func orUnknown(if open: Cause?) -> Finding {
    if case .fails = self, let open { return .unknown(open) }
    return self
  }
}

/// The verdict algebra of the design, section 6.
enum Algebra {
  /// Fails if one fails, else unknown if one is unknown, else holds; not asked drops out.
  static func all(_ findings: [Finding]) -> Finding {
    if let failed = findings.first(where: { if case .fails = $0 { true } else { false } }) { return failed }
    let causes = findings.compactMap { if case .unknown(let cause) = $0 { cause } else { nil } }
    if let cause = Cause.first(of: causes) { return .unknown(cause) }
    return findings.contains(.holds) ? .holds : .notAsked
  }

  /// Members, parts and periods: the sure ones are `low`, sure and undetermined together `high`.
  static func counted(low: Int, high: Int, needed: Int, some: Bool) -> Verdict.Outcome {
    if low >= needed { return .met }
    if high == 0 && !some { return .notMet }
    if low == 0 && !some { return .undetermined }
    return .partial
  }
}
