import Auditing
import Rules
import Web

/// What stands on one portal's page, from what matters first to how it was made.
struct PortalPage {
  let card: Scorecard
  let showsDrafts: Bool
  private var l: Language { card.language }

  init(card: Scorecard, showsDrafts: Bool) {
    self.card = card
    self.showsDrafts = showsDrafts
  }

  func write(_ page: inout Markup) {
    header(&page)
    missing(&page)
    unchecked(&page)
    coverage(&page)
    obligations(&page)
    if showsDrafts, !card.drafts.isEmpty { drafts(&page) }
    Origin(audit: card.audit, pack: card.pack, language: l, time: card.time, example: card.example).write(
      &page)
  }

  private func header(_ page: inout Markup) {
    page.block("header", ["class": "title"]) { page in
      page.block("h1", card.title)
      page.block("p", ["class": "place"]) { page in
        page.link(card.portal.url.text, card.portal.url.text)
        page.text(" · \(card.date)")
      }
    }
    if let elsewhere = card.elsewhereInWords {
      page.block("p", ["class": "notice", "role": "note"], elsewhere)
    }
    if card.portal.coverage.stopped == .unreachable || card.portal.coverage.stopped == .interrupted {
      page.block("p", ["class": "notice", "role": "note"], card.portal.coverage.stopped.sentence(in: l))
    }
    page.block("section", ["class": "summary", "aria-labelledby": "summary"]) { page in
      page.block("h2", ["id": "summary", "class": "quiet"], l("En pocas palabras", "In a few words"))
      page.block("p", ["class": "counts"], card.countsInWords)
      Charts.counts(card.counts, l, &page)
      page.block("div", ["class": "score"]) { page in
        page.block("p", ["class": "interval"], card.scoreInWords)
        Charts.interval(card, &page)
        page.block("p", ["class": "explained"], scoreExplained)
      }
    }
  }

  private var scoreExplained: String {
    let first = card.levelInWords.map { $0 + " " } ?? ""
    guard let low = card.portal.score.low, let high = card.portal.score.high, low != high else {
      return first
    }
    return first
      + l(
        "El primer número cuenta solo lo que está probado; el segundo, también lo que no pudimos comprobar.",
        "The first number counts only what is proved; the second also what we could not check.")
  }

  private func missing(_ page: inout Markup) {
    let entries = card.missing
    guard !entries.isEmpty else { return }
    page.block("section", ["aria-labelledby": "missing"]) { page in
      page.block(
        "h2", ["id": "missing"],
        l("Lo que no encontramos, o solo en parte", "What we did not find, or only in part"))
      page.block(
        "p", ["class": "explained"],
        l(
          "Primero lo de más peso. Con cada cosa se dice lo que bastaría.",
          "The weightiest first. With each thing it is said what would do."))
      page.block("ol", ["class": "missing"]) { page in
        for entry in entries.prefix(Scorecard.longest) {
          page.block("li") { page in
            page.block("h3") { page in
              page.element("a", ["href": "#\(Anchor.of(entry))"], card.title(of: entry))
              page.text(" ")
              Charts.badge(entry.verdict.outcome, l, &page)
            }
            page.block("p", card.statement(of: entry))
            if let remedy = card.remedy(for: entry) { page.block("p", ["class": "remedy"], remedy) }
            page.block("p", ["class": "owed"]) { page in
              page.element("span", ["class": "label"], l("Corresponde a: ", "Owed by: "))
              page.text(card.office(of: entry))
              if let basis = card.bases(of: entry).first { page.text(" · \(basis.text)") }
              if let since = card.since(of: entry.verdict) { page.text(" · \(since)") }
            }
          }
        }
      }
      if entries.count > Scorecard.longest {
        let rest = entries.count - Scorecard.longest
        page.block(
          "p",
          l(
            "Y \(rest) más, en la lista de todas las obligaciones.",
            "And \(rest) more, in the list of all obligations."))
      }
    }
  }

  private func unchecked(_ page: inout Markup) {
    let groups = card.unchecked
    guard !groups.isEmpty else { return }
    page.block("section", ["aria-labelledby": "unchecked"]) { page in
      page.block(
        "h2", ["id": "unchecked"],
        l("Lo que no pudimos comprobar, y por qué", "What we could not check, and why"))
      page.block(
        "p", ["class": "explained"],
        l("Nada de esto cuenta como no encontrado.", "None of this counts as not found."))
      page.block("dl", ["class": "causes"]) { page in
        for (cause, entries) in groups {
          page.block("dt", cause.sentence(in: l))
          page.block("dd") { page in
            for (number, entry) in entries.enumerated() {
              if number > 0 { page.text(" · ") }
              page.element("a", ["href": "#\(Anchor.of(entry))"], card.title(of: entry))
              if entry.verdict.outcome == .partial { page.text(l(" (en parte)", " (in part)")) }
            }
            page.block("p", ["class": "remedy"], cause.remedy(in: l))
          }
        }
      }
    }
  }

  private func coverage(_ page: inout Markup) {
    let coverage = card.portal.coverage
    page.block("section", ["aria-labelledby": "coverage"]) { page in
      page.block("h2", ["id": "coverage"], l("Hasta dónde leímos", "How far we read"))
      page.block("p", card.coverageInWords + " " + coverage.stopped.sentence(in: l))
      if let cut = card.cutInWords { page.block("p", cut) }
      if let proofs = card.proofsInWords { page.block("p", proofs) }
      guard !coverage.unread.isEmpty else { return }
      page.block("table", ["class": "small"]) { page in
        page.block("caption", l("Direcciones que no se pudieron leer", "Addresses that could not be read"))
        page.block("thead") { page in
          page.element("tr") { page in
            page.element("th", ["scope": "col"], l("Por qué", "Why"))
            page.element("th", ["scope": "col", "class": "number"], l("Cuántas", "How many"))
          }
        }
        page.block("tbody") { page in
          for (name, number) in coverage.unread.sorted(by: { $0.key < $1.key }) {
            page.block("tr") { page in
              page.element("th", ["scope": "row"], Cause(rawValue: name)?.label(in: l) ?? name)
              page.element("td", ["class": "number"], l.grouped(number))
            }
          }
        }
      }
    }
  }

  private func obligations(_ page: inout Markup) {
    let list = ObligationList(card: card)
    page.block("section", ["aria-labelledby": "obligations"]) { page in
      page.block("h2", ["id": "obligations"], l("Todas las obligaciones", "All obligations"))
      let categories = card.categories
      if categories.count > 1 {
        page.block("nav", ["class": "categories", "aria-label": l("Categorías", "Categories")]) { page in
          page.block("ul") { page in
            for category in categories {
              page.block("li") { page in
                page.element("a", ["href": "#\(Anchor.category(category.id))"], category.title)
                let met = Counts(category.entries.map(\.verdict))
                page.text(
                  l(
                    ": \(met[.met]) de \(met.applying) \(met[.met] == 1 ? "se cumple" : "se cumplen")",
                    ": \(met[.met]) of \(met.applying) met"))
              }
            }
          }
        }
      }
      for category in categories {
        page.block("h3", ["id": Anchor.category(category.id), "class": "category"], category.title)
        for entry in category.entries { list.write(entry, &page) }
      }
    }
  }

  private func drafts(_ page: inout Markup) {
    let list = ObligationList(card: card)
    page.block("section", ["aria-labelledby": "drafts"]) { page in
      page.block("h2", ["id": "drafts"], l("Borradores", "Drafts"))
      page.block(
        "p", ["class": "notice"],
        l(
          "Estas reglas están en preparación: no cuentan en ningún número de esta página.",
          "These rules are in preparation: they count in no number of this page."))
      var category: String?
      for entry in card.drafts {
        if entry.verdict.category != category {
          page.block("h3", ["class": "category"], card.categoryTitle(entry.verdict.category))
        }
        category = entry.verdict.category
        list.write(entry, &page)
      }
    }
  }
}

/// Names of places in a page, safe whatever the ids hold.
enum Anchor {
  static func of(_ entry: Scorecard.Entry) -> String { "o-" + safe(entry.verdict.obligation) }
  static func category(_ id: String) -> String { "c-" + safe(id) }

  private static func safe(_ id: String) -> String {
    id.utf8.map { byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
      return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
    }.joined()
  }
}
