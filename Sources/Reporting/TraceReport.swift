import Auditing
import Rules
import Web

/// The way from a rule to its verdict, as text.
public enum TraceReport {
  /// What `rules try` found on one page: the words that hit and what stood behind them.
  public static func trial(
    _ trace: Trace, obligation: Obligation, language: Language, width: Int = 80
  ) -> String {
    var page = TextLayout(width: width)
    let l = language
    let title = obligation.title.text(in: l.rawValue)
    page.paragraph("\(title): \(trace.verdict.outcome.label(in: l))")
    for reason in trace.verdict.reasons {
      page.paragraph(reason.sentence(trace.verdict.details, in: l), indent: 2)
    }
    if let cause = trace.verdict.cause { page.paragraph(cause.sentence(in: l), indent: 2) }
    if trace.parts.isEmpty {
      page.blank()
      places(TraceWords(trace: trace, language: l), most: 20, tellsEvidence: false, &page)
    }
    for one in trace.parts {
      let part = obligation.parts.first { $0.id == one.verdict.obligation }
      let title = part?.title.text(in: l.rawValue) ?? one.verdict.obligation
      page.blank()
      page.paragraph("\(title): \(one.verdict.outcome.label(in: l))")
      places(TraceWords(trace: one, language: l), most: 20, tellsEvidence: false, &page)
    }
    return trimmed(page.text)
  }

  /// One verdict of an audit with all that it was made from.
  ///
  /// - Parameters:
  ///   - since: when its unbroken run began, as the history knows.
  ///   - notes: what a reader must know first: other rules than those of the audit, ...
  ///   - folder: where the evidence lies.
  public static func explain(
    _ trace: Trace, obligation: Obligation, portal: PortalResult, audit: AuditHeader, pack: Pack,
    language: Language, since: Instant? = nil, notes: [String] = [], folder: String, width: Int = 80
  ) -> String {
    let card = Scorecard(portal, of: audit, pack: pack, language: language)
    var verdict = trace.verdict
    verdict.since = since
    let entry = Scorecard.Entry(
      verdict: verdict, obligation: obligation,
      parts: verdict.parts.map { part in
        Scorecard.Entry(
          verdict: part, obligation: obligation.parts.first { $0.id == part.obligation }, parts: [])
      })
    let l = language
    var page = TextLayout(width: width)
    page.heading("\(card.title(of: entry)): \(verdict.outcome.label(in: l))", underline: "=")
    page.paragraph("\(card.title) · \(portal.url.text)")
    page.paragraph(
      l("Auditoría \(audit.id) · \(card.date)", "Audit \(audit.id) · \(card.date)") + " · \(obligation.id)")
    for note in notes {
      page.blank()
      page.paragraph(note, mark: "! ")
    }
    section(l("Lo que pide la regla", "What the rule asks"), &page)
    page.paragraph(Explanation.sentence(for: obligation, in: pack, language: l.rawValue))
    let words = TraceWords(trace: trace, language: l)
    if trace.parts.isEmpty {
      section(l("Los lugares que consideramos", "The places considered"), &page)
      found(words, &page)
    } else {
      parts(trace, entry, card, &page)
    }
    section(l("Hasta dónde buscamos", "How far we searched"), &page)
    if trace.parts.isEmpty { search(words, &page) }
    page.paragraph(card.coverageInWords + " " + portal.coverage.stopped.sentence(in: l))
    if let cut = card.cutInWords { page.paragraph(cut) }
    section(l("El resultado", "The result"), &page)
    result(entry, words, card, &page)
    section(l("La evidencia", "The evidence"), &page)
    page.paragraph(
      l(
        "Cada lugar dice el archivo WARC y el byte en que empieza su registro, y la huella SHA-256 de su contenido. La carpeta: \(folder)",
        "Each place tells the WARC file, the byte at which its record begins, and the SHA-256 digest of its content. The folder: \(folder)"
      ))
    return trimmed(page.text)
  }

  private static func section(_ title: String, _ page: inout TextLayout) {
    page.blank()
    page.heading(title, underline: "-")
  }

  private static func found(_ words: TraceWords, _ page: inout TextLayout) {
    if let none = words.notSearched {
      page.paragraph(none)
    } else {
      places(words, most: .max, tellsEvidence: true, &page)
    }
  }

  /// The places in their order, the one that decides first.
  private static func places(
    _ words: TraceWords, most: Int, tellsEvidence: Bool, _ page: inout TextLayout
  ) {
    let l = words.language
    let all = words.places
    page.paragraph(words.count)
    for (number, place) in all.prefix(most).enumerated() {
      page.blank()
      page.paragraph("\(place.name): \(l.quoted(place.quote))", mark: "\(number + 1). ")
      page.paragraph(place.url, indent: 3)
      page.paragraph(place.behind, indent: 3)
      page.paragraph(place.standing, mark: "   → ")
      for criterion in place.criteria {
        let found = criterion.found.isEmpty ? "" : ": " + criterion.found
        page.paragraph(criterion.label + found, mark: "   \(criterion.symbol) ")
      }
      if tellsEvidence {
        page.paragraph(place.fate, mark: place.decides ? "   ★ " : "   · ")
        page.paragraph(l("evidencia: ", "evidence: ") + evidence(place, l), indent: 3)
      }
    }
    if all.count > most {
      let more = all.count - most
      page.blank()
      page.paragraph(
        l(
          "… y \(l.count(more, ("lugar más", "lugares más"), ("", "")))",
          "… and \(l.count(more, ("", ""), ("more place", "more places")))"))
    }
    if let more = words.more { page.paragraph(more) }
  }

  private static func evidence(_ place: TraceWords.Place, _ l: Language) -> String {
    var pieces: [String] = []
    if let file = place.file { pieces.append(file) }
    if let offset = place.offset { pieces.append("byte \(offset)") }
    if let digest = place.digest { pieces.append("SHA-256 \(digest)") }
    pieces.append(l("leído ", "read ") + place.fetched.description)
    return pieces.joined(separator: " · ")
  }

  private static func parts(
    _ trace: Trace, _ entry: Scorecard.Entry, _ card: Scorecard, _ page: inout TextLayout
  ) {
    let l = card.language
    section(l("Sus partes", "Its parts"), &page)
    page.paragraph(
      l(
        "Se juzga solo por sus partes, cada una por sí misma.",
        "It is judged through its parts alone, each by itself."))
    for (one, part) in zip(trace.parts, entry.parts) {
      page.blank()
      page.heading("\(card.title(of: part)): \(one.verdict.outcome.label(in: l))", underline: ".")
      page.paragraph(card.statement(of: part))
      let words = TraceWords(trace: one, language: l)
      found(words, &page)
      search(words, &page)
    }
  }

  private static func search(_ words: TraceWords, _ page: inout TextLayout) {
    guard words.notSearched == nil else { return }
    page.paragraph(words.search)
    for one in words.unread { page.paragraph("\(one.url) (\(one.why))", mark: "  - ") }
  }

  private static func result(
    _ entry: Scorecard.Entry, _ words: TraceWords, _ card: Scorecard, _ page: inout TextLayout
  ) {
    page.paragraph(
      entry.verdict.outcome.label(in: card.language).capitalizedFirst + ".",
      mark: entry.verdict.outcome.symbol + " ")
    page.paragraph(card.statement(of: entry), indent: 2)
    if let members = card.membersInWords(entry) { page.paragraph(members, indent: 2) }
    if let reasons = words.reasons { page.paragraph(reasons, indent: 2) }
    if let own = card.portalsOwnWords(entry.verdict) {
      page.paragraph(card.language("Según el portal: ", "As the portal says: ") + own + ".", indent: 2)
    }
    if let shared = card.sharedInWords(entry.verdict) { page.paragraph(shared, indent: 2) }
    if let remedy = card.remedy(for: entry) { page.paragraph(remedy, indent: 2) }
    if let since = card.since(of: entry.verdict) { page.paragraph(since, indent: 2) }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
