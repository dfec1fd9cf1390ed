import Glibc

/// Cuts markup into tags and text by the rules of HTML (section 13.2.5), and writes a skeleton for libxml2.
///
/// libxml2 is a parser of HTML 4: it reads comments, scripts, references and younger elements otherwise than
/// browsers do. So it is shown only what it does well, the nesting of paragraphs, lists and tables:
/// `<td a=57>12;m58;b</td>`, where 57 is a `Mark`, 12 a stretch of text, `m58;` a mark without content (a link begins
/// or ends, an image, a younger element's edge) and `b` a line break. What it never sees cannot mislead it, and
/// hostile attributes or text of any length cost it nothing.
final class MarkupScanner {
  @exclusivity(unchecked) var skeleton = ByteBuffer(capacity: 1 << 16)
  /// Text and values in which references were resolved.
  @exclusivity(unchecked) var resolved = ByteBuffer(capacity: 1 << 12)
  @exclusivity(unchecked) var marks: [Mark] = []
  @exclusivity(unchecked) var runs: [Slice] = []
  /// What the head says.
  var head = HeadFacts()
  @exclusivity(unchecked) var signs = Page.Signs()
  /// Addresses of the scripts that are loaded, and the texts of those that stand in the page.
  @exclusivity(unchecked) var sources: [Slice] = []
  @exclusivity(unchecked) var scripts: [Slice] = []
  private static let scriptBytesAtMost: Int32 = 96 << 10

  @exclusivity(unchecked) var source: UnsafePointer<UInt8>
  @exclusivity(unchecked) var count = 0
  let tags = NameTable(Tag.named)
  let attributes = NameTable(Attribute.named)
  let landmarks = Landmarks()
  /// Of the tag at hand: where each attribute's value stands; end < 0: it has not been met.
  let values: UnsafeMutablePointer<(start: Int32, end: Int32)>
  @exclusivity(unchecked) var met: UInt32 = 0
  /// The last thing written ended a block, so blanks mean nothing.
  @exclusivity(unchecked) var afterBlock = true
  @exclusivity(unchecked) private var skipped = Tag.none
  @exclusivity(unchecked) private var skippedDepth = 0
  @exclusivity(unchecked) private var svgDepth = 0
  @exclusivity(unchecked) private var inSelect = false
  /// The script at hand is a program or plain data, no template and no description of the page.
  @exclusivity(unchecked) private var isProgram = false
  /// For each open span whether it was shown to the parser.
  @exclusivity(unchecked) private var spans: UInt64 = 0

  @exclusivity(unchecked) var siblings = Siblings()
  /// Off in tests: then the parser is shown each of them.
  var tellsSiblings = true

  /// Ends of marks have fixed numbers: the tag's own; starts without attributes: 128 more.
  private static let fixed =
    (UInt8(0)..<128).map { Mark(tag: Tag(rawValue: $0) ?? .none, flags: .end) }
    + (UInt8(0)..<128).map { Mark(tag: Tag(rawValue: $0) ?? .none) }

  init() {
    source = UnsafePointer(resolved.bytes)
    values = .allocate(capacity: 32)
    values.initialize(repeating: (0, 0), count: 32)
  }

  deinit { values.deallocate() }

  /// Reads valid UTF-8. Slices hold until the next call, those of the source as long as it stands.
  func scan(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    source = bytes
    count = length
    skeleton.count = 0
    resolved.count = 0
    // A resolved stretch is never longer than its source, so pointers into the buffer stay good.
    resolved.reserve(length + 16)
    marks.removeAll(keepingCapacity: true)
    marks.append(contentsOf: Self.fixed)
    siblings = Siblings()
    runs.removeAll(keepingCapacity: true)
    head = HeadFacts()
    signs = Page.Signs()
    sources.removeAll(keepingCapacity: true)
    scripts.removeAll(keepingCapacity: true)
    afterBlock = true
    (skipped, skippedDepth, svgDepth, inSelect, spans) = (.none, 0, 0, false, 0)
    skeleton.append("<html><body>")
    var at = 0
    while at < length {
      guard let found = memchr(bytes + at, 60, length - at) else { break }
      let open = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - bytes
      if open > at { text(at, open) }
      at = markup(open)
    }
    if at < length { text(at, length) }
    skeleton.append(0)
    skeleton.count -= 1
  }

  func bytes(of slice: Slice) -> UnsafeBufferPointer<UInt8> {
    slice.start >= 0
      ? UnsafeBufferPointer(start: source + Int(slice.start), count: Int(slice.count))
      : UnsafeBufferPointer(start: resolved.bytes + Int(-1 - slice.start), count: Int(slice.count))
  }

  /// A stretch of the source with its references resolved.
  func slice(_ start: Int, _ end: Int, inAttribute: Bool) -> Slice {
    let length = end - start
    guard length > 0 else { return .none }
    if memchr(source + start, 38, length) == nil, memchr(source + start, 0, length) == nil {
      return Slice(start: Int32(start), count: Int32(length))
    }
    let written = CharacterReferences.resolve(
      source + start, length, inAttribute: inAttribute, into: resolved.bytes + resolved.count)
    defer { resolved.count += written }
    return Slice(start: Int32(-1 - resolved.count), count: Int32(written))
  }

  // MARK: Text

  private func text(_ start: Int, _ end: Int) {
    if skipped != .none || inSelect { return }
    var first = start
    while first < end, isBlank(source[first]) { first += 1 }
    if first == end {
      if !afterBlock { skeleton.append(32) }
      return
    }
    run(slice(start, end, inAttribute: false))
  }

  private func run(_ slice: Slice) {
    skeleton.append(number: runs.count)
    skeleton.append(59)
    runs.append(slice)
    afterBlock = false
  }

  // MARK: Markup

  /// Reads what begins with `<`; returns where text goes on.
  private func markup(_ open: Int) -> Int {
    guard open + 1 < count else {
      text(open, count)
      return count
    }
    let next = source[open + 1]
    if isLetter(next) { return startTag(open + 1) }
    switch next {
    case 47:
      guard open + 2 < count else {
        text(open, count)
        return count
      }
      if isLetter(source[open + 2]) { return endTag(open + 2) }
      return source[open + 2] == 62 ? open + 3 : past(62, open + 2)
    case 33:
      return open + 3 < count && source[open + 2] == 45 && source[open + 3] == 45
        ? comment(open + 4) : past(62, open + 2)
    case 63: return past(62, open + 1)
    default:
      text(open, open + 1)
      return open + 1
    }
  }

  private func past(_ byte: UInt8, _ from: Int) -> Int {
    guard from < count, let found = memchr(source + from, Int32(byte), count - from) else { return count }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - source + 1
  }

  /// From behind `<!--`. It ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private func comment(_ from: Int) -> Int {
    if from < count, source[from] == 62 { return from + 1 }
    if from + 1 < count, source[from] == 45, source[from + 1] == 62 { return from + 2 }
    var at = from
    while at < count {
      let dash = past(45, at)
      if dash >= count { return count }
      if source[dash] == 45 {
        var end = dash + 1
        while end < count, source[end] == 45 { end += 1 }
        if end < count, source[end] == 62 { return end + 1 }
        if end + 1 < count, source[end] == 33, source[end + 1] == 62 { return end + 2 }
        at = end
      } else {
        at = dash
      }
    }
    return count
  }

  private func startTag(_ from: Int) -> Int {
    let nameEnd = endOfName(from)
    let key = NameTable.key(source + from, nameEnd - from)
    let tag = Tag(rawValue: tags.value(of: key)) ?? .none
    var isClosed = false
    let end = readAttributes(nameEnd, isWanted: tag != .none, isClosed: &isClosed)
    guard end > 0 else { return count }
    if skipped != .none {
      if tag == skipped { skippedDepth += 1 }
      return isRaw(tag) ? raw(tag, end) : end
    }
    if inSelect && !leavesSelect(tag) { return isRaw(tag) ? raw(tag, end) : end }
    open(tag, isClosed: isClosed)
    return isRaw(tag) ? raw(tag, end) : end
  }

  /// In a select only few tags count (section 13.2.6.4.16).
  private func leavesSelect(_ tag: Tag) -> Bool {
    switch tag {
    case .select:
      inSelect = false
      return false
    case .input, .textarea, .keygen, .table, .caption, .tbody, .thead, .tfoot, .tr, .td, .th:
      inSelect = false
      return true
    default: return false
    }
  }

  private func open(_ tag: Tag, isClosed: Bool) {
    switch tag {
    case .none, .option, .optgroup, .keygen, .plaintext, .style, .xmp, .noembed, .noframes, .body, .head:
      break
    case .script:
      signs.scripts += 1
      isProgram = !has(.src) && (!has(.type) || isProgramType(written(.type)))
      guard has(.src) else { break }
      if sources.count < 24 { sources.append(value(.src)) }
      if signs.scriptSources.count < 64 { signs.scriptSources.append(written(.src).sourceHash) }
      if !signs.drawsMap, written(.src).namesMapLibrary { signs.drawsMap = true }
    case .title where svgDepth > 0: break
    case .title: break
    case .html: head.takeLanguage(from: self)
    case .base: head.takeBase(from: self)
    case .link: break
    case .meta: head.takeMeta(from: self)
    case .select:
      signs.selects += 1
      inSelect = true
    case .template, .video, .audio, .canvas:
      if !isClosed || tag != .svg { (skipped, skippedDepth) = (tag, 1) }
    case .svg: if !isClosed { svgDepth += 1 }
    case .textarea: signs.textFields += 1
    case .a, .area, .iframe, .frame, .embed, .applet, .img, .image, .input: emitMark(mark(tag))
    case .br: skeleton.append(98)
    case .hr:
      skeleton.append(104)
      afterBlock = true
    case .span:
      let mark = mark(tag)
      let isShown = mark.flags.contains(.strong)
      spans = spans << 1 | (isShown ? 1 : 0)
      if isShown { emit(tag, mark) }
    case _ where tag.isOwn:
      emitMark(mark(tag))
      afterBlock = tag.isBlock
    case .tr, .td, .th, .li, .p:
      openSibling(tag, met == 0 ? Mark(tag: tag) : mark(tag))
      afterBlock = true
    default:
      emit(tag, met == 0 ? Mark(tag: tag) : mark(tag))
      if tag.isBlock { afterBlock = true }
    }
  }

  private func endTag(_ from: Int) -> Int {
    let nameEnd = endOfName(from)
    let tag = Tag(rawValue: tags.value(of: NameTable.key(source + from, nameEnd - from))) ?? .none
    var isClosed = false
    let end = readAttributes(nameEnd, isWanted: false, isClosed: &isClosed)
    guard end > 0 else { return count }
    if skipped != .none {
      if tag == skipped {
        skippedDepth -= 1
        if skippedDepth == 0 { skipped = .none }
      }
      return end
    }
    if inSelect {
      switch tag {
      case .select: inSelect = false
      case .table, .tr, .td, .th, .tbody, .thead, .tfoot, .caption: inSelect = false
      default: return end
      }
    }
    switch tag {
    case .svg: svgDepth = max(0, svgDepth - 1)
    case .a: emitMark(number: Int(Tag.a.rawValue))
    case .span:
      if spans & 1 != 0 { emitEnd(tag) }
      spans >>= 1
    case _ where tag.isOwn:
      emitMark(number: Int(tag.rawValue))
      afterBlock = tag.isBlock
    case .br: skeleton.append(98)
    case .hr: break
    case .tr, .td, .th, .li, .p: closeSibling(tag)
    default: emitEnd(tag)
    }
    return end
  }

  private func isProgramType(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
    type.count == 0 || type.holds("javascript") || type.isWord("module") || type.isWord("application/json")
  }

  // MARK: Raw text

  private func isRaw(_ tag: Tag) -> Bool {
    switch tag {
    case .script, .style, .textarea, .title, .iframe, .xmp, .noembed, .noframes: true
    default: false
    }
  }

  /// Takes the text of an element in which markup is none, up to and with its end tag.
  private func raw(_ tag: Tag, _ from: Int) -> Int {
    // An SVG's title is markup like other; it names the drawing.
    let end = tag == .script ? ScriptText.end(source, count, from) : endOfRaw(tag, from)
    switch tag {
    case .script:
      signs.scriptBytes &+= Int32(truncatingIfNeeded: end - from)
      let script = UnsafeBufferPointer(start: source + from, count: min(end - from, 20_000))
      if !signs.fetchesData, script.fetchesData { signs.fetchesData = true }
      if !signs.drawsMap, script.drawsMap { signs.drawsMap = true }
      if isProgram, script.writesPage {
        signs.writesPage = true
        if signs.scriptSources.count < 64 { signs.scriptSources.append(script.sourceHash) }
      }
      if isProgram, skipped == .none, end > from, signs.scriptBytes <= Self.scriptBytesAtMost {
        scripts.append(Slice(start: Int32(from), count: Int32(end - from)))
      }
    case .title where skipped == .none && !inSelect:
      let slice = slice(from, end, inAttribute: false)
      if svgDepth > 0 {
        emitMark(Mark(tag: .img, name: slice))
      } else if head.title == nil {
        head.title = slice
      }
    case .xmp where skipped == .none && !inSelect:
      emit(.pre, Mark(tag: .pre))
      if end > from { run(Slice(start: Int32(from), count: Int32(end - from))) }
      emitEnd(.pre)
    default: break
    }
    return past(62, end)
  }

  private func endOfRaw(_ tag: Tag, _ from: Int) -> Int {
    var at = from
    while at < count, let found = memchr(source + at, 60, count - at) {
      let open = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - source
      if open + 2 < count, source[open + 1] == 47 {
        let nameEnd = endOfName(open + 2)
        if nameEnd < count,
          tags.value(of: NameTable.key(source + open + 2, nameEnd - open - 2)) == tag.rawValue
        {
          return open
        }
      }
      at = open + 1
    }
    return count
  }

  // MARK: Writing the skeleton

  private func emitMark(_ mark: Mark) {
    emitMark(number: marks.count)
    marks.append(mark)
  }

  func emitMark(number: Int) {
    skeleton.append(109)
    skeleton.append(number: number)
    skeleton.append(59)
  }

  /// A mark's number: of one that says nothing but its tag, that tag's own.
  func number(of mark: Mark) -> Int {
    let isPlain =
      mark.flags.isEmpty && mark.region == 0 && mark.level == 0 && mark.rowSpan == 1 && mark.columnSpan == 1
    if isPlain { return 128 + Int(mark.tag.rawValue) }
    marks.append(mark)
    return marks.count - 1
  }

  /// Shows the parser a start.
  func emit(_ tag: Tag, _ mark: Mark) {
    guard tag.parserName != nil else { return }
    if siblings.isActive { settleSiblings() }
    write(tag, number(of: mark))
  }

  func write(_ tag: Tag, _ number: Int) {
    guard let name = tag.parserName else { return }
    skeleton.append(60)
    skeleton.append(name)
    if number >= 256 {
      skeleton.append(" a=")
      skeleton.append(number: number)
    }
    skeleton.append(62)
  }

  func emitEnd(_ tag: Tag) {
    guard tag.parserName != nil else { return }
    if siblings.isActive { settleSiblings() }
    writeEnd(tag)
    if tag.isBlock { afterBlock = true }
  }

  func writeEnd(_ tag: Tag) {
    guard let name = tag.parserName else { return }
    skeleton.append("</")
    skeleton.append(name)
    skeleton.append(62)
  }
}

@inline(__always) func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
