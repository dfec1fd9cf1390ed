import Auditing
import Rules

/// Scorecards as pages that stand alone: no script, no font, no picture from elsewhere.
public enum HTMLReport {
  /// One portal's page.
  ///
  /// - Parameters:
  ///   - index: relative address of the list of portals; nil: there is none.
  ///   - alternates: relative addresses of this page in other languages.
  ///   - drafts: whether obligations that are still drafts are shown, in a list of their own. Their law is not
  ///     verified, so a page that officials see leaves them out.
  ///   - traces: how each verdict came about, shown folded; empty: nobody knows any more.
  public static func page(
    of portal: PortalResult, in audit: AuditHeader, pack: Pack, language: Language, index: String? = nil,
    alternates: [(language: Language, address: String)] = [], drafts: Bool = false, traces: [Trace] = []
  ) -> String {
    var card = Scorecard(portal, of: audit, pack: pack, language: language)
    card.traces = Dictionary(traces.map { ($0.verdict.obligation, $0) }) { first, _ in first }
    let frame = PageFrame(
      title: "\(card.title) · \(language("Transparencia", "Transparency")) · \(card.date)",
      language: language,
      alternates: alternates, index: index)
    return frame.html { page in PortalPage(card: card, showsDrafts: drafts).write(&page) }
  }

  /// The list of portals.
  ///
  /// - Parameter address: relative address of a portal's page, by the portal's id.
  public static func index(
    of result: AuditResult, pack: Pack, language: Language,
    alternates: [(language: Language, address: String)] = [], address: (String) -> String
  ) -> String {
    let title = language("Transparencia proactiva", "Proactive transparency")
    let frame = PageFrame(title: title, language: language, alternates: alternates, index: nil)
    let cards = result.portals.map { Scorecard($0, of: result.audit, pack: pack, language: language) }
    let index = IndexPage(
      audit: result.audit, cards: cards.map { ($0, address($0.portal.id)) }, pack: pack, language: language)
    return frame.html { page in index.write(&page) }
  }
}
