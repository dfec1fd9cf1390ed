import Crawling
import Matching
import Web

/// A portal that keeps what the law asks for on another host says so by a link: "Portal de transparencia". Nobody
/// can say of such a portal that a thing is missing before that host was read.
struct TransparencyElsewhere {
  /// The first page, by address, that links to it; nil: there is no such link, or the portal has a full section of its
  /// own.
  let page: Int?

  init(_ knowledge: Knowledge, _ contents: ContentReader, order: [Int], platforms: Set<String>) {
    var linking: Int?
    for index in order {
      let page = knowledge.pages[index]
      guard case .page = page.facts.kind else { continue }
      let isOwn = Self.isTransparency(page)
      if isOwn {
        let content = contents.content(of: index)
        if content.documents.count + content.rows >= Gate.section {
          linking = nil
          break
        }
      }
      if linking == nil, Self.leadsAway(page, isOwn, knowledge, platforms) { linking = index }
    }
    page = linking
  }

  private static func isTransparency(_ page: KnownPage) -> Bool {
    TransparencyWords.isIn(page.facts.url.path.utf8) || TransparencyWords.isIn(page.facts.title.utf8)
  }

  private static func leadsAway(
    _ page: KnownPage, _ isOwn: Bool, _ knowledge: Knowledge, _ platforms: Set<String>
  ) -> Bool {
    let named = page.facts.transparency.contains { number in
      guard page.links.indices.contains(Int(number)) else { return false }
      return isAway(page.links[Int(number)], knowledge, platforms)
    }
    guard !named, isOwn else { return named }
    // A section of transparency that opens a folder on a drive.
    return page.links.contains { link in
      link.target >= 0 && isAway(link, knowledge, platforms)
        && DocumentNames.isDrive(knowledge.url(link.target))
    }
  }

  private static func isAway(_ link: KnownLink, _ knowledge: Knowledge, _ platforms: Set<String>) -> Bool {
    guard link.target >= 0, case .outOfScope = knowledge.state(knowledge.resolved(link.target)) else {
      return false
    }
    let url = knowledge.url(link.target)
    return !DocumentNames.isFile(url) && !platforms.contains(String(url.host))
  }
}
