import Web

/// Reads sitemaps (sitemaps.org protocol 0.9) with libxml2's reader, which resolves no entity of the document's own.
enum SitemapReader {
  /// The protocol allows 50,000; some portals write more.
  static let limit = 200_000

  /// Entries in the order of the file. What comes after a damaged place, or a document type, is not read.
  static func read(_ body: [UInt8]) -> (entries: [SitemapEntry], isIndex: Bool) {
    guard let reader = XMLEvents(body) else { return ([], false) }
    var entries: [SitemapEntry] = []
    var isIndex = false
    var path: [String] = []
    var (location, modified) = ("", "")
    while entries.count < limit, let event = reader.next() {
      switch event {
      case .start(let written, let isEmpty):
        let name = written.lowercased()
        if path.isEmpty { isIndex = name == "sitemapindex" }
        if path.count == 1 { (location, modified) = ("", "") }
        if !isEmpty { path.append(name) }
      case .text(let text):
        guard path.count == 3 else { continue }
        if path[2] == "loc" { location += text } else if path[2] == "lastmod" { modified += text }
      case .end:
        path.removeLast(min(1, path.count))
        guard path.count == 1 else { continue }
        let address = location.filter { !$0.isWhitespace }
        let date = modified.filter { !$0.isWhitespace }
        if let url = WebURL(address) {
          entries.append(SitemapEntry(url: url, lastModified: date.isEmpty ? nil : date))
        }
        (location, modified) = ("", "")
      case .documentType: return (entries, isIndex)
      }
    }
    return (entries, isIndex)
  }
}
