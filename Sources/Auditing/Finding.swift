import Rules
import Web

/// What one criterion says of one place.
enum Finding: Sendable, Equatable {
  case holds
  case fails(Reason)
  case unknown(Cause)
  case notAsked

  var reason: Reason? { if case .fails(let reason) = self { reason } else { nil } }
  var cause: Cause? { if case .unknown(let cause) = self { cause } else { nil } }

  /// A claim of absence needs a finished search; until then it is unknown.
  func orUnknown(if open: Cause?) -> Finding {
    if case .fails = self, let open { return .unknown(open) }
    return self
  }
}

/// How members and parts are counted: `rule-language.md`, "Putting together".
enum Algebra {
  /// Members, parts and periods: the sure ones are `low`, sure and undetermined together `high`.
  static func counted(low: Int, high: Int, needed: Int, some: Bool) -> Verdict.Outcome {
    if low >= needed { return .met }
    if high == 0 && !some { return .notMet }
    if low == 0 && !some { return .undetermined }
    return .partial
  }
}
