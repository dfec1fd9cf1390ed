import Pages
import Web

extension FactsBuilder {
  /// A page whose content a script would have to bring, or a password.
  func shell(_ facts: PageFacts) -> Cause? {
    var words = 0
    for block in facts.blocks where block.region == .main || block.region == .aside {
      words += Int(block.words) - Int(block.linkWords)
    }
    let links = page.links.count { link in
      guard case .url = link.target else { return false }
      return link.element != .source && link.element != .scripted
    }
    // Who may not enter sees a form for name and password.
    if page.signs.passwordFields > 0, words < 40, !facts.tables.contains(where: { $0.rows > 2 }),
      links <= 15 || facts.nature.contains(.login)
    {
      return .blocked
    }
    let loads = facts.blocks.contains { $0.signs.contains(.loading) }
    let framed = page.links.contains { link in
      guard case .url = link.target else { return false }
      return link.element == .frame || link.element == .iframe || link.element == .refresh
        || link.element == .include
    }
    // A menu that a script fills, and next to no other way on.
    if page.signs.emptyMenu, links <= 2, !framed { return .needsJavaScript }
    if page.signs.emptyMount || page.signs.asksForScript || page.signs.plugIn || loads, words < 40 {
      return .needsJavaScript
    }
    if words < 15, links <= 3, !framed, bringsContent(facts, isBare: words == 0 && links == 0) {
      return .needsJavaScript
    }
    return nil
  }

  /// A script fetches something, or nothing at all is shown but what a script writes: counters and everybody's
  /// libraries bring nothing, nor is a page a shell that says itself that nothing is there yet. Whether a script is this
  /// page's own or only the menu's of all pages, the whole portal tells later.
  private func bringsContent(_ facts: PageFacts, isBare: Bool) -> Bool {
    let says: BlockFact.Signs = [.announced, .underConstruction, .placeholder, .declaresNone]
    if facts.blocks.contains(where: { !$0.signs.isDisjoint(with: says) }) { return false }
    if page.signs.fetchesData { return true }
    guard isBare else { return false }
    if page.signs.writesPage { return true }
    return page.links.contains { link in
      guard link.element == .source, case .url(let url) = link.target else { return false }
      return !ScriptLibraries.isOne(url)
    }
  }
}
