import CLibXML2
import Web

/// Reads sitemaps (sitemaps.org protocol 0.9) with libxml2's reader, which resolves no entity of the document's own.
enum SitemapReader {
  /// The protocol allows 50,000; some portals write more.
  static let limit = 200_000

  /// Entries in the order of the file. What comes after a damaged place, or a document type, is not read.
  static func read(_ body: [UInt8]) -> (entries: [SitemapEntry], isIndex: Bool) {
    guard let reader = TextReader(body) else { return ([], false) }
    var entries: [SitemapEntry] = []
    var isIndex = false
    var path: [String] = []
    var (location, modified) = ("", "")
    while entries.count < limit, let event = reader.next() {
      switch event {
      case .start(let name, let isEmpty):
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

/// libxml2's pull reader over bytes in memory; freed when it goes.
private final class TextReader {
  enum Event {
    case start(String, isEmpty: Bool)
    case text(String)
    case end
    case documentType
  }

  private let reader: xmlTextReaderPtr
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init?(_ body: [UInt8]) {
    bytes = .allocate(capacity: body.count + 1)
    _ = bytes.initialize(from: body)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let raw = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
    guard let reader = xmlReaderForMemory(raw, Int32(clamping: body.count), nil, nil, Int32(options)) else {
      bytes.deallocate()
      return nil
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }

  /// Nil at the end or at the first fault.
  func next() -> Event? {
    while xmlTextReaderRead(reader) == 1 {
      switch xmlReaderTypes(rawValue: UInt32(clamping: xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT:
        guard let name = xmlTextReaderConstLocalName(reader) else { continue }
        return .start(
          String(cString: name).lowercased(), isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA:
        guard let value = xmlTextReaderConstValue(reader) else { continue }
        return .text(String(cString: value))
      case XML_READER_TYPE_END_ELEMENT: return .end
      case XML_READER_TYPE_DOCUMENT_TYPE: return .documentType
      default: continue
      }
    }
    return nil
  }
}
