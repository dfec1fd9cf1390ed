import CLibXML2
import Glibc
import Web

/// Reads HTML into a `Page`. Keeps its buffers from one page to the next; one thread at a time.
///
/// Three steps: the bytes become UTF-8 (`TextDecoding`), the scanner cuts them into tags and text by the rules of
/// today's HTML and writes a skeleton (`MarkupScanner`), and libxml2 mends the skeleton's nesting and calls back.
public final class PageReader {
  let scanner = MarkupScanner()
  let targets = LinkTargets()
  @exclusivity(unchecked) var text = ByteBuffer(capacity: 1 << 16)
  /// Names of links that show no text, until the page's own text is complete.
  @exclusivity(unchecked) var names = ByteBuffer(capacity: 1 << 10)
  @exclusivity(unchecked) var blocks: [Page.Block] = []
  /// For each block: bold or large throughout; wholly a link's.
  @exclusivity(unchecked) var blockSigns: [BlockSigns] = []
  @exclusivity(unchecked) var links: [Page.Link] = []
  @exclusivity(unchecked) var tables = TableBuilder()
  @exclusivity(unchecked) var frames: [Frame] = []
  @exclusivity(unchecked) var signs = Page.Signs()

  // The block at hand.
  @exclusivity(unchecked) var blockStart = 0
  @exclusivity(unchecked) var pendingBlank = false
  @exclusivity(unchecked) var plainBytes = 0
  @exclusivity(unchecked) var linkBytes = 0
  @exclusivity(unchecked) var breaks = 0
  /// A line break followed a line that was bold throughout.
  @exclusivity(unchecked) var brokeAfterStrong = false

  @exclusivity(unchecked) var openLink = OpenLink()
  @exclusivity(unchecked) var lists: Int32 = 0
  /// Menus and footers that hold something.
  @exclusivity(unchecked) var filledMenus = 0
  @exclusivity(unchecked) var filledFooters = 0
  /// The digits of a run's number that were read so far; -1: none.
  @exclusivity(unchecked) var pendingNumber = -1
  /// The number is a mark's.
  @exclusivity(unchecked) var pendingMark = false
  @exclusivity(unchecked) var parser: htmlParserCtxtPtr?
  @exclusivity(unchecked) var depth = 0
  /// How many bytes of the skeleton were left when the nesting grew too deep.
  var leftOver = 0

  static let depthLimit = 512
  static let restarts = 64
  static let framesLimit = 1024

  struct BlockSigns {
    var isStrong = false
    var isLink = false
  }

  /// An open element, with what holds inside it.
  struct Frame {
    var tag: Tag
    var kind: Page.Block.Kind
    var region: Page.Region
    var isStrong: Bool
    var isMount = false
    /// Inside an element whose headers and footers are its own.
    var isSectioned: Bool
    var list: Int32
    /// Bytes of text before it, links and images.
    var start: Int32 = 0
    var links: Int32 = 0
    /// It is itself a menu's or a footer's box, to be filled by a script.
    var isPlace = false
  }

  struct OpenLink {
    var isOpen = false
    var element = Page.Link.Element.anchor
    var mark = 0
    var start: Int32 = -1
    var block: Int32 = -1
    var position: Int32 = 0
    var region = Page.Region.main
    var image = Slice.none
  }

  public init() { xmlInitParser() }

  /// The page that these bytes are; `charset` is the one that the header names.
  public func read(_ body: [UInt8], url: WebURL, charset: String? = nil) -> Page {
    let decoded = TextDecoding.decode(body, charset: charset)
    var page = decoded.bytes.withUnsafeBufferPointer { bytes -> Page in
      guard let start = bytes.baseAddress else { return Page(url: url, base: url) }
      return read(utf8: start, bytes.count, url: url)
    }
    page.signs.encoding = decoded.encoding
    return page
  }

  private func read(utf8 bytes: UnsafePointer<UInt8>, _ count: Int, url: WebURL) -> Page {
    scanner.scan(bytes, min(count, Int(Int32.max) / 4))
    let head = scanner.head
    let base = head.base.flatMap { WebURL.resolve(trimmed(scanner.bytes(of: $0)), against: url) } ?? url
    start(base: base)
    if let refresh = head.refresh { addRefresh(refresh) }
    parse()
    return finish(Page(url: url, base: base))
  }

  private func start(base: WebURL) {
    text.count = 0
    names.count = 0
    blocks.removeAll(keepingCapacity: true)
    blockSigns.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    tables.reset()
    targets.begin(base: base)
    signs = scanner.signs
    signs.noIndex = scanner.head.noIndex
    (blockStart, pendingBlank, plainBytes, linkBytes, breaks, brokeAfterStrong) = (0, false, 0, 0, 0, false)
    (lists, pendingNumber, pendingMark, openLink) = (0, -1, false, OpenLink())
    (filledMenus, filledFooters) = (0, 0)
    resetFrames()
  }

  private func resetFrames() {
    frames.removeAll(keepingCapacity: true)
    frames.append(
      Frame(tag: .none, kind: .text, region: .main, isStrong: false, isSectioned: false, list: -1))
  }

  // MARK: The parser

  /// Nesting deeper than browsers build is cut: what follows is read as if it stood at the top.
  private func parse() {
    var from = 0
    for _ in 0..<Self.restarts {
      leftOver = 0
      depth = 0
      (pendingNumber, pendingMark) = (-1, false)
      parse(UnsafeRawPointer(scanner.skeleton.bytes + from), scanner.skeleton.count - from)
      endLink()
      flushBlock()
      tables.closeAll(blocks: Int32(blocks.count), links: Int32(links.count))
      while frames.count > 1 { leave(frames.removeLast()) }
      guard leftOver > 0 else { return }
      from = scanner.skeleton.count - leftOver
      while from < scanner.skeleton.count, scanner.skeleton.bytes[from] != 62 { from += 1 }
      from += 1
      guard from < scanner.skeleton.count else { return }
    }
  }

  private func parse(_ bytes: UnsafeRawPointer, _ count: Int) {
    guard count > 0,
      let parser = htmlCreateMemoryParserCtxt(bytes.assumingMemoryBound(to: CChar.self), Int32(count))
    else { return }
    defer {
      self.parser = nil
      htmlFreeParserCtxt(parser)
    }
    self.parser = parser
    let options =
      Int32(HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
      | Int32(HTML_PARSE_NONET.rawValue) | Int32(XML_PARSE_HUGE.rawValue)
    htmlCtxtUseOptions(parser, options)
    parser.pointee.sax.pointee = Self.handler
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    htmlParseDocument(parser)
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { context, name, attributes in
      guard let context, let name else { return }
      Unmanaged<PageReader>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.started(name, attributes) }
    }
    handler.endElement = { context, name in
      guard let context, let name else { return }
      Unmanaged<PageReader>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.ended(name) }
    }
    handler.characters = { context, bytes, count in
      guard let context, let bytes else { return }
      Unmanaged<PageReader>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.characters(bytes, Int(count)) }
    }
    handler.ignorableWhitespace = handler.characters
    return handler
  }

  private func started(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let tag = self.tag(name)
    guard tag != .none else { return }
    depth += 1
    if depth > Self.depthLimit, let parser, let input = parser.pointee.input {
      leftOver = input.pointee.end - input.pointee.cur
      xmlStopParser(parser)
      return
    }
    if let attributes, let value = attributes[1] {
      var number = 0
      var at = 0
      while value[at] &- 48 < 10 {
        number = number * 10 + Int(value[at] - 48)
        at += 1
      }
      guard number < scanner.marks.count else { return }
      element(scanner.marks[number], number)
    } else {
      element(Mark(tag: tag), 0)
    }
  }

  private func ended(_ name: UnsafePointer<UInt8>) {
    let tag = self.tag(name)
    guard tag != .none else { return }
    depth -= 1
    close(tag)
  }

  @inline(__always) private func tag(_ name: UnsafePointer<UInt8>) -> Tag {
    var length = 0
    while name[length] != 0 { length += 1 }
    let tag = Tag(rawValue: scanner.tags.value(of: NameTable.key(name, length))) ?? .none
    return tag == .html || tag == .body || tag == .head ? .none : tag
  }

  private func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    for place in 0..<count {
      let byte = bytes[place]
      switch byte {
      case 48...57: pendingNumber = max(0, pendingNumber) * 10 + Int(byte - 48)
      case 109: pendingMark = true
      case 98: lineBreak()
      case 104: flushBlock()
      case 59:
        let number = pendingNumber
        pendingNumber = -1
        if pendingMark {
          pendingMark = false
          if number >= 0, number < scanner.marks.count { element(scanner.marks[number], number) }
        } else if number >= 0, number < scanner.runs.count {
          append(scanner.bytes(of: scanner.runs[number]))
        }
      default: pendingBlank = true
      }
    }
  }
}

/// Without blanks and controls at either end, as addresses are read.
func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = text.count
  while start < end, text[start] <= 32 { start += 1 }
  while end > start, text[end - 1] <= 32 { end -= 1 }
  return UnsafeBufferPointer(rebasing: text[start..<end])
}
