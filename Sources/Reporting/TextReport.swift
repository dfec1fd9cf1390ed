import Auditing
import Rules
import Web

/// The scorecard on standard output.
public enum TextReport {
  /// - Parameter width: the terminal's columns; 80 where there is none.
  public static func encode(_ result: AuditResult, pack: Pack, language: Language, width: Int = 80) -> String
  {
    var page = TextLayout(width: width)
    for (number, portal) in result.portals.enumerated() {
      if number > 0 { page.blank() }
      write(Scorecard(portal, of: result.audit, pack: pack, language: language), &page)
    }
    if result.portals.count > 1 {
      page.blank()
      overview(result, pack, language, &page)
    }
    page.blank()
    origin(result.audit, pack, language, &page)
    return page.text
  }

  private static func write(_ card: Scorecard, _ page: inout TextLayout) {
    let l = card.language
    page.heading(card.title, underline: "=")
    page.paragraph("\(card.portal.url.text) · \(card.date)")
    if let elsewhere = card.elsewhereInWords { page.paragraph(elsewhere) }
    page.blank()
    page.paragraph(card.countsInWords)
    page.paragraph([card.scoreInWords + ".", card.levelInWords].compactMap(\.self).joined(separator: " "))
    missing(card, &page)
    unchecked(card, &page)
    page.blank()
    page.paragraph(card.coverageInWords + " " + card.portal.coverage.stopped.sentence(in: l))
    if let cut = card.cutInWords { page.paragraph(cut) }
    if let proofs = card.proofsInWords { page.paragraph(proofs) }
    page.blank()
    for category in card.categories {
      page.heading(category.title, underline: "-")
      for entry in category.entries { line(entry, card, &page) }
      page.blank()
    }
    if !card.drafts.isEmpty {
      page.heading(l("Borradores (no cuentan)", "Drafts (they do not count)"), underline: "-")
      for entry in card.drafts { line(entry, card, &page) }
      page.blank()
    }
    page.paragraph(
      Verdict.Outcome.allCases.map { "\($0.symbol) \($0.label(in: l).lowercased())" }.joined(separator: "   ")
    )
  }

  private static func missing(_ card: Scorecard, _ page: inout TextLayout) {
    let entries = card.missing
    guard !entries.isEmpty else { return }
    let l = card.language
    page.blank()
    page.heading(
      l("Lo que no encontramos, o solo en parte", "What we did not find, or only in part"), underline: "-")
    for entry in entries.prefix(Scorecard.longest) {
      page.paragraph(
        "\(card.title(of: entry)) (\(card.office(of: entry)))", mark: "\(entry.verdict.outcome.symbol) ")
      page.paragraph(card.statement(of: entry), indent: 2)
      if let said = card.portalsOwnWords(entry.verdict) {
        page.paragraph("\(l("Según el portal: ", "As the portal says: "))\(said).", indent: 2)
      }
      if let remedy = card.remedy(for: entry) { page.paragraph(remedy, indent: 2) }
    }
    if entries.count > Scorecard.longest {
      let rest = entries.count - Scorecard.longest
      page.paragraph(
        l("… y \(rest) más, en la lista de abajo.", "… and \(rest) more, in the list below."), indent: 2)
    }
  }

  private static func unchecked(_ card: Scorecard, _ page: inout TextLayout) {
    guard !card.unchecked.isEmpty else { return }
    page.blank()
    page.heading(
      card.language("Lo que no pudimos comprobar, y por qué", "What we could not check, and why"),
      underline: "-")
    for (cause, entries) in card.unchecked {
      page.paragraph(cause.sentence(in: card.language), mark: "? ")
      page.paragraph(entries.map { card.title(of: $0) }.joined(separator: "; "), indent: 2)
    }
  }

  private static func line(
    _ entry: Scorecard.Entry, _ card: Scorecard, _ page: inout TextLayout, indent: Int = 0
  ) {
    let verdict = entry.verdict
    let notes =
      verdict.reasons.map { $0.label(in: card.language) }
      + [verdict.cause?.label(in: card.language)].compactMap(\.self)
    let tail = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
    page.paragraph(card.title(of: entry) + tail, indent: indent, mark: "\(verdict.outcome.symbol) ")
    // What is missing most was told above, with what the portal says of it.
    if verdict.outcome == .met, let said = card.portalsOwnWords(verdict) {
      page.paragraph(
        "\(card.language("Según el portal: ", "As the portal says: "))\(said).", indent: indent + 2)
    }
    for part in entry.parts { line(part, card, &page, indent: indent + 4) }
  }

  private static func overview(_ result: AuditResult, _ pack: Pack, _ l: Language, _ page: inout TextLayout) {
    let name = min(60, page.width - 32)
    let outcomes: [Verdict.Outcome] = [.met, .partial, .notMet, .undetermined]
    page.row([("Portal", name), (l("puntos", "score"), -10)] + outcomes.map { ($0.symbol, -4) })
    for portal in result.portals {
      let card = Scorecard(portal, of: result.audit, pack: pack, language: l)
      let counts = card.counts
      page.row([(card.title, name), (card.interval, -10)] + outcomes.map { (String(counts[$0]), -4) })
    }
  }

  private static func origin(_ audit: AuditHeader, _ pack: Pack, _ l: Language, _ page: inout TextLayout) {
    let number =
      audit.id > 0
      ? l("Auditoría \(audit.id)", "Audit \(audit.id)") : l("Auditoría sin guardar", "Audit not stored")
    page.paragraph(
      "\(number) · \(l("al", "as of")) \(audit.asOf) · \(audit.pack.id) \(audit.pack.version) "
        + "(\(audit.pack.digest.hex.prefix(12))) · \(audit.engine)")
  }
}

extension Scorecard {
  /// How many of what is missing most are told in full.
  static let longest = 10

  /// `41.2–63.7`; one number where both are the same; a dash where nothing applies.
  var interval: String {
    guard let low = portal.score.low, let high = portal.score.high else { return "–" }
    return low == high ? language.decimal(low) : "\(language.decimal(low))–\(language.decimal(high))"
  }

  /// That what was read is not the institution's own portal but a mirror or a test server; nil if it is.
  var elsewhereInWords: String? {
    guard let institution, let own = institution.portals.first,
      !institution.portals.contains(where: { $0.authority == portal.url.authority })
    else { return nil }
    return language(
      "Esta lectura se hizo en \(portal.url.text), y no en el portal de la institución (\(own.text)): no dice nada de este.",
      "This reading was made at \(portal.url.text), and not at the institution's portal (\(own.text)): it says nothing of that."
    )
  }

  /// How many answers a limit cut; nil if none.
  var cutInWords: String? {
    let cut = portal.coverage.cut
    guard cut > 0 else { return nil }
    return language(
      "Un límite de tamaño o de tiempo cortó \(language.count(cut, ("respuesta", "respuestas"), ("", ""))).",
      "A limit of size or time cut \(language.count(cut, ("", ""), ("answer", "answers"))) short.")
  }

  /// On what the met ones rest; nil if there are none.
  var proofsInWords: String? {
    let met = counts[.met]
    guard met > 0 else { return nil }
    let (shown, opened) = proofs
    let l = language
    return l(
      "De \(l.count(met, ("que se cumple", "que se cumplen"), ("", ""))), \(shown) \(shown == 1 ? "descansa" : "descansan") en lo que el portal muestra (paso 3) y \(opened) en tablas o documentos abiertos (paso 4).",
      "Of \(l.count(met, ("", ""), ("that is met", "that are met"))), \(shown) \(shown == 1 ? "rests" : "rest") on what the portal shows (step 3) and \(opened) on tables or documents that were opened (step 4)."
    )
  }
}
