import Auditing
import Rules

/// The way from rule to verdict, folded under an obligation: what `vitrina explain` tells, within bounds.
struct WayFold {
  /// Places shown of one obligation. Where a page has very many obligations, fewer, so that it stays a page.
  static let most = 12
  private static let mostOfAPage = 700

  let card: Scorecard
  let limit: Int
  private var l: Language { card.language }

  init(card: Scorecard) {
    self.card = card
    let traces = card.traces.values.flatMap { $0.parts.isEmpty ? [$0] : $0.parts }
    limit = min(Self.most, max(4, Self.mostOfAPage / max(1, traces.count)))
  }

  /// Nothing where nobody knows the way.
  func write(_ entry: Scorecard.Entry, _ trace: Trace?, _ page: inout Markup) {
    guard let trace else { return }
    var bounded = trace
    bounded.places = Array(trace.places.prefix(limit))
    bounded.morePlaces += trace.places.count - bounded.places.count
    let words = TraceWords(trace: bounded, language: l)
    page.block("details", ["class": "way"]) { page in
      page.element("summary") { page in
        page.text(l("El camino de la regla al resultado", "The way from the rule to the result"))
        // Many folds on a page: each says whose it is.
        page.element("span", ["class": "unseen"], ": " + card.title(of: entry))
      }
      if let obligation = entry.obligation {
        page.block("h5", l("Lo que pide la regla", "What the rule asks"))
        page.block("p", Explanation.sentence(for: obligation, in: card.pack, language: l.rawValue))
      }
      guard trace.parts.isEmpty else {
        page.block(
          "p",
          l(
            "Se juzga solo por sus partes, cada una con su propio camino.",
            "It is judged through its parts alone, each with a way of its own."))
        return
      }
      places(words, &page)
      if words.notSearched == nil { search(words, entry, &page) }
    }
  }

  private func places(_ words: TraceWords, _ page: inout Markup) {
    page.block("h5", l("Los lugares que consideramos", "The places considered"))
    if let none = words.notSearched {
      page.block("p", none)
      return
    }
    page.block("p", words.count)
    let places = words.places
    guard !places.isEmpty else { return }
    page.block("ol") { page in
      for (number, place) in places.enumerated() {
        // Places of one page share a capture: its long digest is told once.
        let first = places.prefix(number).firstIndex { $0.file == place.file && $0.offset == place.offset }
        page.block("li") { write(place, sameAs: first.map { $0 + 1 }, &$0) }
      }
    }
    if let more = words.more {
      page.block(
        "p",
        more
          + l(" «vitrina explain» los cuenta todos.", " “vitrina explain” tells them all."))
    }
  }

  private func write(_ place: TraceWords.Place, sameAs first: Int?, _ page: inout Markup) {
    page.element("p") { page in
      page.text(place.name + ": ")
      page.element("q", card.quoteLanguage, place.quote)
      page.open("br")
      page.link(place.url, place.url)
    }
    page.element("p", "\(place.behind). \(place.standing)")
    if !place.criteria.isEmpty {
      page.element("ul") { page in
        let held = place.criteria.filter { $0.symbol == "✓" }
        if !held.isEmpty {
          let names = held.map { $0.label + ($0.found.isEmpty ? "" : " (\($0.found))") }
          page.element("li", l("✓ Sí: ", "✓ Holds: ") + names.joined(separator: ", "))
        }
        for criterion in place.criteria where criterion.symbol != "✓" {
          let mark =
            criterion.symbol == "?" ? l("? Por comprobar: ", "? Unchecked: ") : l("✗ No: ", "✗ Not: ")
          page.element("li", "\(mark)\(criterion.label). \(criterion.found)")
        }
      }
    }
    page.element("p") { page in
      if place.decides { page.element("strong", place.fate) } else { page.text(place.fate) }
    }
    if let first {
      page.element(
        "p", ["class": "capture"], l("Evidencia: la del lugar \(first).", "Evidence: that of place \(first).")
      )
      return
    }
    page.element("p", ["class": "capture"]) { page in
      page.text(l("Evidencia: ", "Evidence: "))
      if let file = place.file {
        page.element("code", file)
        if let offset = place.offset { page.text(", byte \(offset)") }
      }
      if let digest = place.digest {
        page.text(place.file == nil ? "SHA-256 " : " · SHA-256 ")
        page.element("code", digest)
      }
    }
  }

  private func search(_ words: TraceWords, _ entry: Scorecard.Entry, _ page: inout Markup) {
    page.block("h5", l("Hasta dónde buscamos", "How far we searched"))
    page.block("p", "\(words.search) \(card.coverageInWords)")
    if !words.unread.isEmpty {
      page.block("ul") { page in
        for one in words.unread {
          page.block("li") { page in
            page.link(one.url, one.url)
            page.text(" (\(one.why))")
          }
        }
      }
    }
    if let members = card.membersInWords(entry) { page.block("p", members) }
    if let reasons = words.reasons { page.block("p", reasons) }
  }
}
