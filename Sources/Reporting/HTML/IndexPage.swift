import Auditing
import Rules
import Web

/// All portals of an audit side by side.
struct IndexPage {
  let audit: AuditHeader
  let cards: [(card: Scorecard, address: String)]
  let pack: Pack
  let language: Language
  private var l: Language { language }

  init(audit: AuditHeader, cards: [(card: Scorecard, address: String)], pack: Pack, language: Language) {
    self.audit = audit
    self.cards = cards
    self.pack = pack
    self.language = language
  }

  /// Above this many portals the table of obligations by portal no longer fits a page.
  private static let widest = 24

  func write(_ page: inout Markup) {
    let time = LocalTime(zone: pack.timeZone)
    page.block("header", ["class": "title"]) { page in
      page.block("h1", l("Transparencia proactiva", "Proactive transparency"))
      page.block(
        "p", ["class": "place"],
        "\(l.count(cards.count, ("portal", "portales"), ("portal", "portals"))) · \(time.date(audit.asOf, l))"
      )
    }
    page.block("section", ["aria-labelledby": "portals"]) { page in
      page.block("h2", ["id": "portals"], l("Los portales", "The portals"))
      page.block("div", ["class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": "portals"]) {
        portals(&$0)
      }
      page.block(
        "p", ["class": "explained"],
        l(
          "La puntuación va de lo que está probado a lo que resultaría si se cumpliera todo lo que no pudimos comprobar.",
          "The score runs from what is proved to what would result if all that we could not check were met."))
    }
    if cards.count > 1, cards.count <= Self.widest {
      page.block("section", ["aria-labelledby": "matrix"]) { page in
        page.block("h2", ["id": "matrix"], l("Obligación por obligación", "Obligation by obligation"))
        page.block("div", ["class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": "matrix"]) {
          matrix(&$0)
        }
      }
    }
    Origin(audit: audit, pack: pack, language: l, time: time, example: nil).write(&page)
  }

  private func portals(_ page: inout Markup) {
    let outcomes = Verdict.Outcome.allCases
    page.block("table", ["class": "portals"]) { page in
      page.block(
        "caption", l("Nivel, puntuación y cuentas de cada portal", "Level, score and counts of each portal"))
      page.block("thead") { page in
        page.element("tr") { page in
          page.element("th", ["scope": "col"], l("Portal", "Portal"))
          page.element("th", ["scope": "col"], l("Nivel", "Level"))
          page.element("th", ["scope": "col", "class": "number"], l("Puntuación", "Score"))
          for outcome in outcomes {
            page.element("th", ["scope": "col", "class": "number"]) { Charts.badge(outcome, l, &$0) }
          }
          page.element("th", ["scope": "col", "class": "number"], l("Leído", "Read"))
        }
      }
      page.block("tbody") { page in
        for (card, address) in cards {
          let counts = card.counts
          page.block("tr") { page in
            page.element("th", ["scope": "row"]) { $0.element("a", ["href": address], card.title) }
            page.element("td", card.levels)
            page.element("td", ["class": "number"], card.interval)
            for outcome in outcomes { page.element("td", ["class": "number"], String(counts[outcome])) }
            page.element("td", ["class": "number"], card.share)
          }
        }
      }
    }
  }

  private func matrix(_ page: inout Markup) {
    page.block("table", ["class": "matrix"]) { page in
      page.block("caption") { page in
        page.text(l("Cada signo lleva a su explicación: ", "Each sign leads to its explanation: "))
        page.text(
          Verdict.Outcome.allCases.map { "\($0.symbol) \($0.label(in: l).lowercased())" }.joined(
            separator: ", "))
      }
      page.block("thead") { page in
        page.element("tr") { page in
          page.element("th", ["scope": "col"], l("Obligación", "Obligation"))
          for (card, address) in cards {
            page.element("th", ["scope": "col", "class": "turned"]) { page in
              page.element("a", ["href": address], card.title)
            }
          }
        }
      }
      for category in categories {
        page.block("tbody") { page in
          page.block("tr") { page in
            page.element(
              "th", ["scope": "rowgroup", "class": "category", "colspan": String(cards.count + 1)],
              category.title)
          }
          for obligation in category.obligations { row(obligation, &page) }
        }
      }
    }
  }

  private func row(_ obligation: (id: String, title: String), _ page: inout Markup) {
    page.block("tr") { page in
      page.element("th", ["scope": "row"], obligation.title)
      for (card, address) in cards {
        page.element("td") { page in
          guard let verdict = card.portal.verdicts.first(where: { $0.obligation == obligation.id }) else {
            return
          }
          let entry = Scorecard.Entry(verdict: verdict, obligation: nil, parts: [])
          page.element(
            "a",
            [
              "href": "\(address)#\(Anchor.of(entry))", "class": "cell \(verdict.outcome.rawValue)",
              "title": "\(card.title): \(verdict.outcome.label(in: l))",
              "aria-label": "\(card.title): \(verdict.outcome.label(in: l))",
            ], verdict.outcome.symbol)
        }
      }
    }
  }

  /// Obligations that any portal is judged by, in the order of their first sight, by category.
  private var categories: [(title: String, obligations: [(id: String, title: String)])] {
    var order: [String] = []
    var rows: [String: [(id: String, title: String)]] = [:]
    var titles: [String: String] = [:]
    var seen: Set<String> = []
    for (card, _) in cards {
      for category in card.categories {
        if titles[category.id] == nil { order.append(category.id) }
        titles[category.id] = category.title
        for entry in category.entries where seen.insert(entry.verdict.obligation).inserted {
          rows[category.id, default: []].append((entry.verdict.obligation, card.title(of: entry)))
        }
      }
    }
    return order.map { (titles[$0] ?? $0, rows[$0] ?? []) }
  }
}

extension Scorecard {
  /// `Básico`; `Inicial – Básico` where the high end reaches another.
  var levels: String {
    guard !isUnreadable, let level = levelName(portal.score.level) else { return "–" }
    guard let high = levelName(portal.score.highLevel), high != level else { return level }
    return "\(level) – \(high)"
  }

  /// Share of the known addresses that were read.
  var share: String {
    let coverage = portal.coverage
    return coverage.known > 0 ? "\(min(100, coverage.read * 100 / coverage.known)) %" : "–"
  }
}
