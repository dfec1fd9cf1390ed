import Auditing
import Rules

/// One obligation with its verdict, its reasons, its basis and its evidence.
struct ObligationList {
  let card: Scorecard
  private let way: WayFold
  private var l: Language { card.language }

  init(card: Scorecard) {
    self.card = card
    way = WayFold(card: card)
  }

  func write(_ entry: Scorecard.Entry, _ page: inout Markup) {
    let verdict = entry.verdict
    page.block("article", ["class": "obligation \(verdict.outcome.rawValue)", "id": Anchor.of(entry)]) {
      page in
      page.block("h4") { page in
        page.text(card.title(of: entry))
        page.text(" ")
        Charts.badge(verdict.outcome, l, &page)
      }
      told(entry, &page)
      facts(entry, &page)
      if !entry.parts.isEmpty { parts(entry, &page) }
      evidence(verdict, &page)
      way.write(entry, card.traces[verdict.obligation], &page)
    }
  }

  private func told(_ entry: Scorecard.Entry, _ page: inout Markup) {
    page.block("p", ["class": "statement"], card.statement(of: entry))
    if let remedy = card.remedy(for: entry) { page.block("p", ["class": "remedy"], remedy) }
  }

  private func facts(_ entry: Scorecard.Entry, _ page: inout Markup) {
    let verdict = entry.verdict
    page.block("dl", ["class": "facts"]) { page in
      let bases = card.bases(of: entry)
      if !bases.isEmpty {
        page.block("div") { page in
          page.element("dt", l("Fundamento", "Basis"))
          page.element("dd") { page in
            for (number, basis) in bases.enumerated() {
              if number > 0 { page.text("; ") }
              if let url = basis.url { page.link(url, basis.text) } else { page.text(basis.text) }
            }
          }
        }
      }
      fact(l("Corresponde a", "Owed by"), card.office(of: entry), &page)
      fact(l("Importancia", "Importance"), Labels.importance(verdict.importance, l), &page)
      if verdict.outcome != .notApplicable, verdict.cause != .forReview {
        fact(l("Búsqueda", "Search"), verdict.search.sentence(in: l), &page)
      }
      if let since = card.since(of: verdict) { fact(l("Desde cuándo", "Since when"), since, &page) }
      if let own = card.portalsOwnWords(verdict) {
        fact(l("Según el portal", "As the portal says"), own, &page)
      }
      if let oldest = verdict.details.oldestEvidence {
        fact(l("Evidencia más antigua", "Oldest evidence"), card.time.moment(oldest, l), &page)
      }
      fact(l("Clave", "Id"), verdict.obligation, &page)
    }
  }

  private func fact(_ name: String, _ value: String, _ page: inout Markup) {
    page.block("div") { page in
      page.element("dt", name)
      page.element("dd", value)
    }
  }

  private func parts(_ entry: Scorecard.Entry, _ page: inout Markup) {
    page.block("div", ["class": "parts"]) { page in
      page.block("h5", l("Sus partes", "Its parts"))
      page.block("ul") { page in
        for part in entry.parts {
          page.block("li", ["id": Anchor.of(part)]) { page in
            page.block("p") { page in
              page.element("strong", card.title(of: part))
              page.text(" ")
              Charts.badge(part.verdict.outcome, l, &page)
            }
            told(part, &page)
            let bases = card.bases(of: part)
            if !bases.isEmpty {
              page.block("p", ["class": "owed"], bases.map(\.text).joined(separator: "; "))
            }
            evidence(part.verdict, &page)
            way.write(part, card.trace(of: part, in: entry), &page)
          }
        }
      }
    }
  }

  private func evidence(_ verdict: Verdict, _ page: inout Markup) {
    guard !verdict.observations.isEmpty else { return }
    page.block("div", ["class": "evidence"]) { page in
      page.block("h5", l("Lo que vimos", "What we saw"))
      page.block("ul") { page in
        for observation in verdict.observations { page.block("li") { write(observation, &$0) } }
      }
      if let shared = card.sharedInWords(verdict) { page.block("p", ["class": "shared"], shared) }
    }
  }

  private func write(_ observation: Observation, _ page: inout Markup) {
    if !observation.quote.isEmpty {
      page.block("blockquote", card.quoteLanguage, observation.quote)
    }
    let step = max(0, min(4, observation.step))
    page.block("p") { page in
      page.element("span", ["class": "label"], Observation.criterionLabel(observation.criterion, in: l))
      page.text(
        " · \(l("paso", "step")) \(step), \(Observation.stepLabel(step, in: l)) · "
          + observation.substance.label(in: l))
    }
    page.block("p", ["class": "address"]) { $0.link(observation.url.text, observation.url.text) }
    page.block("p", ["class": "capture"]) { page in
      page.text(l("Leído: ", "Read: "))
      page.element(
        "time", ["datetime": observation.fetched.description], card.time.moment(observation.fetched, l))
      if let digest = observation.sha256 {
        page.text(" · SHA-256 ")
        page.element("code", digest.hex)
      }
      if let file = observation.file {
        page.text(" · ")
        page.element("code", file)
        if let offset = observation.offset { page.text(l(", byte \(offset)", ", byte \(offset)")) }
      }
    }
  }
}
