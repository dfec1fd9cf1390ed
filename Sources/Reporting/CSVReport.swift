import Auditing
import Rules

/// One row a verdict (RFC 4180, UTF-8, CRLF), for spreadsheets and statistics. Column names are fixed, in
/// English; parts have rows of their own under their parent, told by `parent`. Drafts are left out.
public enum CSVReport {
  /// Names and order of the columns. New ones are only ever added at the end.
  public static let columns = [
    "audit", "as_of", "pack", "pack_version", "portal", "portal_url", "institution", "category", "obligation",
    "parent", "title", "basis", "importance", "verdict", "cause", "reasons", "statement", "missing", "search",
    "unread", "since", "office", "step", "evidence_url", "quote", "fetched", "sha256", "file", "offset",
  ]

  public static func encode(_ result: AuditResult, pack: Pack, language: Language) -> String {
    var text = columns.joined(separator: ",") + "\r\n"
    for portal in result.portals {
      let card = Scorecard(portal, of: result.audit, pack: pack, language: language)
      for entry in card.entries {
        text += row(entry, parent: nil, of: card)
        for part in entry.parts { text += row(part, parent: entry.verdict.obligation, of: card) }
      }
    }
    return text
  }

  private static func row(_ entry: Scorecard.Entry, parent: String?, of card: Scorecard) -> String {
    let verdict = entry.verdict
    // The observation that proves most; of equals the first.
    let best = verdict.observations.reduce(nil as Observation?) { best, next in
      guard let best else { return next }
      return next.step > best.step ? next : best
    }
    let missing = (verdict.details.missingMembers ?? []) + (verdict.details.missingContent ?? [])
    let fields: [String] = [
      Escape.csv(String(card.audit.id)), Escape.csv(card.audit.asOf.description),
      Escape.csv(card.audit.pack.id), Escape.csv(card.audit.pack.version), Escape.csv(card.portal.id),
      Escape.csv(url: card.portal.url.text), Escape.csv(verdict.institution ?? ""),
      Escape.csv(verdict.category),
      Escape.csv(verdict.obligation), Escape.csv(parent ?? ""), Escape.csv(card.title(of: entry)),
      Escape.csv(card.bases(of: entry).map(\.text).joined(separator: " / ")), Escape.csv(verdict.importance),
      verdict.outcome.rawValue, verdict.cause?.rawValue ?? "",
      Escape.csv(verdict.reasons.map(\.rawValue).joined(separator: " ")),
      Escape.csv(card.statement(of: entry)),
      Escape.csv(missing.joined(separator: " / ")), verdict.search.state.rawValue,
      String(verdict.search.unread),
      verdict.since?.description ?? "", Escape.csv(card.office(of: entry)),
      best.map { String($0.step) } ?? "", best.map { Escape.csv(url: $0.url.text) } ?? "",
      Escape.csv(best?.quote ?? ""), best?.fetched.description ?? "", best?.sha256?.hex ?? "",
      Escape.csv(best?.file ?? ""), best?.offset.map(String.init) ?? "",
    ]
    return fields.joined(separator: ",") + "\r\n"
  }
}
