import Rules

extension Score {
  /// Sum of weight times credit over sum of weight, over verdicts that apply and are not for review. Credit 1,
  /// 0.5, 0; undetermined counts 0 in `low` and 1 in `high`, partial with an unknown 0.5 and 1.
  public init(_ verdicts: [Verdict], pack: Pack) {
    var total = 0
    var low = 0
    var high = 0
    var gateLow = true
    var gateHigh = true
    for verdict in verdicts where verdict.outcome != .notApplicable && !verdict.isForReview {
      let weight = verdict.weight(pack.weights)
      total += weight
      let (credit, most) = verdict.credits
      low += weight * credit
      high += weight * most
      if verdict.importance == Obligation.Importance.essential.rawValue {
        gateLow = gateLow && verdict.outcome == .met
        gateHigh = gateHigh && most == 2
      }
    }
    guard total > 0 else {
      self.init(low: nil, high: nil, level: nil, highLevel: nil)
      return
    }
    // Tenths of a percent in whole numbers: low rounded down, high up.
    let lowTenths = low * 1000 / (2 * total)
    let highTenths = (high * 1000 + 2 * total - 1) / (2 * total)
    let level = Self.level(Double(lowTenths) / 10, gateLow, pack)
    let highLevel = Self.level(Double(highTenths) / 10, gateHigh, pack)
    self.init(
      low: Double(lowTenths) / 10, high: Double(highTenths) / 10, level: level,
      highLevel: highLevel == level ? nil : highLevel)
  }

  private static func level(_ score: Double, _ gate: Bool, _ pack: Pack) -> String? {
    pack.levels.first { score >= $0.minScore && (gate || !$0.essentialGate) }?.name
      .text(in: pack.languages.first ?? "es")
  }
}

extension Verdict {
  public var isForReview: Bool { cause == .forReview || cause == .reviewExpired }

  func weight(_ weights: Pack.Weights) -> Int {
    switch Obligation.Importance(rawValue: importance) {
    case .essential: weights.essential
    case .recommended: weights.recommended
    case .mandatory, nil: weights.mandatory
    }
  }

  /// In halves.
  fileprivate var credits: (low: Int, high: Int) {
    switch outcome {
    case .met: (2, 2)
    case .partial: (1, cause == nil ? 1 : 2)
    case .undetermined: (0, 2)
    case .notMet, .notApplicable: (0, 0)
    }
  }
}
