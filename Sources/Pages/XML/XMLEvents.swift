import CLibXML2

/// The parts of an XML document, one after the other. Entities are never expanded, nothing outside is loaded, and
/// a document type is told rather than followed.
///
///     let events = XMLEvents(bytes)
///     while let event = events?.next() { ... }
public final class XMLEvents {
  public enum Event: Sendable, Equatable {
    /// Local names, without prefix.
    case start(String, isEmpty: Bool)
    case text(String)
    case end(String)
    case documentType
  }

  private let reader: xmlTextReaderPtr
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Nil without memory for it.
  public init?(_ body: [UInt8]) {
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

  /// Nil at the end or at the first fault; `isWhole` tells which.
  public func next() -> Event? {
    while true {
      let result = xmlTextReaderRead(reader)
      guard result == 1 else {
        isWhole = result == 0
        return nil
      }
      switch xmlReaderTypes(rawValue: UInt32(clamping: xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT:
        guard let name = xmlTextReaderConstLocalName(reader) else { continue }
        return .start(String(cString: name), isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        guard let value = xmlTextReaderConstValue(reader) else { continue }
        return .text(String(cString: value))
      case XML_READER_TYPE_END_ELEMENT:
        guard let name = xmlTextReaderConstLocalName(reader) else { continue }
        return .end(String(cString: name))
      case XML_READER_TYPE_DOCUMENT_TYPE: return .documentType
      default: continue
      }
    }
  }

  /// The document was read to its end without a fault.
  public private(set) var isWhole = false

  /// An attribute of the element that just started, by its local name, whatever its prefix.
  public func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    repeat {
      guard let own = xmlTextReaderConstLocalName(reader), let value = xmlTextReaderConstValue(reader) else {
        continue
      }
      if String(cString: own) == name { return String(cString: value) }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }
}
