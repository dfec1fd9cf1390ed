import Synchronization
import Web

/// Decides from its bytes what a body is, and reads it.
public enum BodyReader {
  /// The header counts only as a tie-break between formats of plain text.
  public static func read(
    body: [UInt8], contentType: String?, url: WebURL, contentDisposition: String? = nil
  ) -> Reading {
    let type = contentType.flatMap { MediaType($0) }
    switch FirstBytes.look(body) {
    case .empty: return .empty
    case .document(let type): return .document(type)
    case .zip: return .document(Containers.zip(body))
    case .ole: return .document(Containers.ole(body) ?? known(body) ?? .other)
    case .gzip: return gzip(body)
    case .markup: return markup(body, type, url)
    case .text: return text(body, type, url, contentDisposition)
    case .binary:
      guard let mime = Tools.use({ $0.magic?.type(of: body) }) else {
        return .unknown(detail: "unknown bytes")
      }
      if let known = TextFormats.byMediaType[mime] { return .document(known) }
      return mime == "application/octet-stream" || mime.hasPrefix("text/")
        ? .unknown(detail: mime) : .document(.other)
    }
  }

  private static func known(_ body: [UInt8]) -> RealType? {
    Tools.use { $0.magic?.type(of: body) }.flatMap { TextFormats.byMediaType[$0] }
  }

  private static func page(_ body: [UInt8], _ type: MediaType?, _ url: WebURL) -> Reading {
    .page(Tools.use { $0.pages.read(body, url: url, charset: type?.charset) })
  }

  private static func markup(_ body: [UInt8], _ type: MediaType?, _ url: WebURL) -> Reading {
    switch RootElement.name(body) {
    case "urlset", "sitemapindex":
      let (entries, isIndex) = SitemapReader.read(body)
      return .sitemap(entries, isIndex: isIndex)
    case "rss", "feed", "rdf": return .document(.xml)
    case "kml": return .document(.kml)
    case "svg" where RootElement.isXML(body) || type?.essence == "image/svg+xml": return .document(.svg)
    case "html": return page(body, type, url)
    case .some(let name) where RootElement.isXML(body) && Tag(named: name) == .none: return .document(.xml)
    default: return page(body, type, url)
    }
  }

  /// A sitemap under its own compression; otherwise an archive.
  private static func gzip(_ body: [UInt8]) -> Reading {
    var inflated: [UInt8] = []
    let inflater = Inflater(limit: 64 << 20, ratio: 200)
    do { try inflater.push(body, into: &inflated) } catch { return .document(.other) }
    if case .markup = FirstBytes.look(inflated), let name = RootElement.name(inflated),
      name == "urlset" || name == "sitemapindex"
    {
      let (entries, isIndex) = SitemapReader.read(inflated)
      return .sitemap(entries, isIndex: isIndex)
    }
    return .document(.other)
  }

  private static func text(
    _ body: [UInt8], _ type: MediaType?, _ url: WebURL, _ disposition: String?
  ) -> Reading {
    if let json = TextFormats.json(body) { return .document(json) }
    let isHTML = type == nil || type?.essence == "text/html" || type?.essence == "application/xhtml+xml"
    if TextFormats.holdsTags(body) { return page(body, type, url) }
    if let format = TextFormats.plain(body, type, url, disposition) { return .document(format) }
    return isHTML ? page(body, type, url) : .document(.txt)
  }
}

/// What a thread needs to read bodies; used by one thread at a time, and kept for the next.
final class Tools: @unchecked Sendable {
  let pages = PageReader()
  lazy var magic = MagicHandle()

  private static let idle = Mutex<[Tools]>([])

  static func use<Result>(_ body: (Tools) -> Result) -> Result {
    let tools = idle.withLock { $0.popLast() } ?? Tools()
    defer { idle.withLock { if $0.count < 64 { $0.append(tools) } } }
    return body(tools)
  }
}
