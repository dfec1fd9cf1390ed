import Matching
import Pages

extension Knowledge {
  /// A page of a script: apart from what every page of the portal carries it shows next to nothing, and it brings
  /// a script of its own, an empty place for one, or a script that fetches data. What it would show is unknown.
  public func isHollow(_ page: KnownPage) -> Bool {
    guard case .page = page.facts.kind, mayBeFilled(page.facts.signs) else { return false }
    var words = 0
    for (index, block) in page.facts.blocks.enumerated() where block.kind != .heading {
      if isBoilerplate(index, of: page) { continue }
      words += Int(block.words) - Int(block.linkWords)
      if words >= Self.hollowWords { return false }
    }
    // What a frame shows is the frame's to tell.
    if page.links.contains(where: { $0.isAutomatic && $0.target >= 0 && isInScope($0.target) }) {
      return false
    }
    if page.facts.tables.contains(where: { $0.rows > 0 }) { return false }
    let links = page.links.count { link in
      link.target >= 0 && link.block >= 0 && !isBoilerplate(Int(link.block), of: page)
    }
    return links <= Self.hollowLinks
  }

  private static let hollowWords = 15
  private static let hollowLinks = 2

  private func mayBeFilled(_ signs: Page.Signs) -> Bool {
    if signs.emptyMount || signs.fetchesData { return true }
    // A library stands on every page; what fills one page stands on that page.
    let few = max(2, htmlPages / 5)
    return signs.scriptSources.contains { (scriptPages[$0] ?? 0) <= few }
  }

  /// Pages of scripts among those read; from a fifth on the portal itself is one.
  func isMadeByScript(hollow: Int) -> Bool { hollow >= 3 && hollow * 5 >= htmlPages }
}

extension PageFacts {
  /// Something on the page may be filled by a script.
  var mayBeFilled: Bool { signs.emptyMount || signs.fetchesData || !signs.scriptSources.isEmpty }
}
