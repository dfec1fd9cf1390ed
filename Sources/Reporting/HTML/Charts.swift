import Auditing
import Rules

/// The few drawings: each says in words, too, what it shows.
enum Charts {
  /// The verdict as a shape, a word and a colour; without colour nothing is lost.
  static func badge(_ outcome: Verdict.Outcome, _ l: Language, _ page: inout Markup) {
    page.element("span", ["class": "badge \(outcome.rawValue)"]) { page in
      page.element("span", ["aria-hidden": "true", "class": "shape"], outcome.symbol)
      page.text(" " + outcome.label(in: l))
    }
  }

  /// A bar of the counts, and its legend with the numbers.
  static func counts(_ counts: Counts, _ l: Language, _ page: inout Markup) {
    let shown: [Verdict.Outcome] = [.met, .partial, .notMet, .undetermined]
    guard counts.applying > 0 else { return }
    page.block(
      "svg",
      [
        "class": "bar", "viewBox": "0 0 1000 28", "preserveAspectRatio": "none", "aria-hidden": "true",
        "focusable": "false",
      ]
    ) { page in
      var from = 0
      for (number, outcome) in shown.enumerated() {
        let seen = shown.prefix(number + 1).reduce(0) { $0 + counts[$1] }
        let to = seen * 1000 / counts.applying
        if to > from {
          page.element(
            "rect",
            [
              "class": outcome.rawValue, "x": String(from), "y": "0", "width": String(max(1, to - from - 2)),
              "height": "28",
            ], "")
        }
        from = to
      }
    }
    page.block("ul", ["class": "legend"]) { page in
      for outcome in shown + (counts[.notApplicable] > 0 ? [.notApplicable] : []) {
        page.block("li") { page in
          page.element("strong", String(counts[outcome]))
          page.text(" ")
          badge(outcome, l, &page)
        }
      }
    }
  }

  /// The score from 0 to 100: proved in full colour, not checked in outline, the pack's levels as marks.
  static func interval(_ card: Scorecard, _ page: inout Markup) {
    guard let low = card.portal.score.low, let high = card.portal.score.high else { return }
    let (from, to) = (place(low), place(high))
    page.block(
      "svg", ["class": "scale", "viewBox": "0 0 1020 62", "role": "img", "aria-label": card.scoreInWords]
    ) {
      page in
      page.element(
        "rect", ["class": "track", "x": "10", "y": "8", "width": "1000", "height": "18", "rx": "3"], "")
      page.element(
        "rect", ["class": "low", "x": "10", "y": "8", "width": String(from), "height": "18", "rx": "3"], "")
      if to > from {
        page.element(
          "rect",
          [
            "class": "high", "x": String(10 + from), "y": "9", "width": String(to - from), "height": "16",
            "rx": "3",
          ], "")
      }
      for level in card.pack.levels {
        let x = 10 + place(level.minScore)
        page.element(
          "line", ["class": "tick", "x1": String(x), "x2": String(x), "y1": "4", "y2": "34"], "")
        let anchor = x > 900 ? "end" : "start"
        page.element(
          "text", ["x": String(x), "y": "52", "text-anchor": anchor],
          "\(level.name.text(in: card.language.rawValue)) \(card.language.decimal(level.minScore))")
      }
    }
  }

  private static func place(_ score: Double) -> Int {
    score.isFinite ? Int((min(max(score, 0), 100) * 10).rounded()) : 0
  }
}
