import Crawling
import Matching
import Web

/// Pages that prove nothing: search results, news, legal notices, pages that say that there is no such page. Looked
/// at where a claim stands or leads, and remembered.
final class PageVetoes {
  private let knowledge: Knowledge
  private var vetoed: [Bool?]
  /// Topics in the titles of most pages: the portal's own name.
  let ownNames: Set<Int>

  init(_ knowledge: Knowledge, topics: Int) {
    self.knowledge = knowledge
    vetoed = Array(repeating: nil, count: knowledge.pages.count)
    var titled = [Int](repeating: 0, count: topics)
    var pages = 0
    for index in knowledge.pages.indices {
      guard case .page = knowledge.pages[index].facts.kind else { continue }
      pages += 1
      for claim in knowledge.pages[index].facts.claims
      where claim.place == .title && Int(claim.topic) < topics {
        titled[Int(claim.topic)] += 1
      }
    }
    ownNames =
      pages >= 5
      ? Set((0..<topics).filter { Double(titled[$0]) > Gate.ownNameShare * Double(pages) }) : []
  }

  func isVetoed(_ page: Int) -> Bool {
    if let known = vetoed[page] { return known }
    let result = isVetoed(knowledge.pages[page])
    vetoed[page] = result
    return result
  }

  private func isVetoed(_ page: KnownPage) -> Bool {
    guard case .page = page.facts.kind else { return false }
    if !page.facts.nature.isDisjoint(with: [.search, .notFound, .legalNotice, .news]) {
      return !knowledge.isHome(page.id)
    }
    // "History and organisation" is about both.
    if page.facts.nature.contains(.story), !knowledge.isHome(page.id) {
      return !page.facts.claims.contains { $0.place == .title && !$0.vetoed }
    }
    return Self.isNews(page.facts.url) || knowledge.looksLikeSoftNotFound(page)
  }

  private static let newsFolders: Set<String> = [
    "noticia", "noticias", "boletin", "boletines", "comunicado", "comunicados", "prensa", "sala-de-prensa",
    "blog",
    "news", "notizie", "notizia", "comunicacion-social", "sala-prensa", "novedades", "actualidad", "eventos",
    "evento", "agenda", "search", "buscar", "busqueda", "buscador", "busca", "tag", "author",
  ]

  /// A folder for news, or a dated article (`/2024/05/13/`).
  private static func isNews(_ url: WebURL) -> Bool {
    let folders = url.path.split(separator: "/").map { $0.lowercased() }
    if folders.dropLast().contains(where: newsFolders.contains) { return true }
    if let last = folders.last, newsFolders.contains(last) { return true }
    if let query = url.query, query.hasPrefix("s=") || query.contains("&s=") { return true }
    // "2024-05-13-inauguran-obra", as generators of blogs name their posts.
    if folders.contains(where: { Day(String($0.prefix(10))) != nil && $0.count > 12 }) { return true }
    let numbers = folders.map { Int($0) }
    for index in numbers.indices.dropLast(2) {
      if let year = numbers[index], (1990...2100).contains(year), let month = numbers[index + 1],
        (1...12).contains(month), let day = numbers[index + 2], (1...31).contains(day)
      {
        return true
      }
    }
    return false
  }
}
