import Web

extension PageReader {
  func beginLink(_ element: Page.Link.Element, _ number: Int) {
    openLink = OpenLink()
    openLink.isOpen = true
    openLink.element = element
    openLink.mark = number
    openLink.position = Int32(blocks.count)
    openLink.region = frames[frames.count - 1].region
  }

  /// Ends the link that is open, if one is.
  func endLink() {
    guard openLink.isOpen else { return }
    openLink.isOpen = false
    let mark = scanner.marks[openLink.mark]
    var span = Span(start: openLink.start, end: Int32(text.count))
    let isShown = openLink.start >= 0
    if isShown {
      while span.end > span.start, text.bytes[Int(span.end) - 1] <= 32 { span.end -= 1 }
    } else {
      span = name(openLink.image.count > 0 ? openLink.image : mark.name)
      // An image between words of a block stands in it.
      if text.count > blockStart, Int(openLink.position) == blocks.count {
        openLink.block = openLink.position
      }
    }
    links.append(
      Page.Link(
        element: openLink.element, target: target(mark), text: span, shown: isShown, block: openLink.block,
        position: openLink.position, region: openLink.region))
  }

  /// A link that has no text of its own on the page.
  func addLink(_ element: Page.Link.Element, _ mark: Mark) {
    if element == .form && mark.address.count == 0 { return }
    links.append(
      Page.Link(
        element: element, target: target(mark), text: name(mark.name), shown: false, block: -1,
        position: Int32(blocks.count), region: frames[frames.count - 1].region))
  }

  func addRefresh(_ content: Slice) {
    guard let address = HeadFacts.refreshAddress(scanner.bytes(of: content)) else { return }
    links.append(
      Page.Link(
        element: .refresh, target: targets.target(address), text: Span(start: 0, end: 0), shown: false,
        block: -1,
        position: 0, region: .main))
  }

  /// The scripts that the page loads, and the addresses in those that stand in it, behind all other links.
  func addScripts() {
    let isShort = text.count < Self.shortText
    for source in scanner.sources { addScripted(.source, targets.target(scanner.bytes(of: source)), nil) }
    var known: Set<WebURL> = []
    for script in scanner.scripts where links.count < 4000 {
      for literal in ScriptLiterals.read(scanner.bytes(of: script)).prefix(100) {
        let target = Array(literal.address.utf8).withUnsafeBufferPointer { targets.target($0) }
        guard case .url(let url) = target, known.insert(url).inserted else { continue }
        // A page with something to read stays; where a script of it leads somewhere, it is asked to.
        let element: Page.Link.Element =
          switch literal.role {
          case .link: .scripted
          case .fragment: .include
          case .source: .source
          case .refresh: isShort ? .refresh : .scripted
          }
        addScripted(element, target, literal.label)
      }
    }
  }

  /// A page of so few bytes that goes elsewhere by itself is a signpost.
  private static let shortText = 200

  private func addScripted(_ element: Page.Link.Element, _ target: Page.Link.Target, _ label: String?) {
    guard case .url = target else { return }
    var span = Span(start: 0, end: 0)
    if let label, !label.isEmpty {
      let start = names.count
      Array(label.utf8).withUnsafeBufferPointer { appendCollapsed($0, to: &names) }
      if names.count > start {
        span = Span(start: Int32(-1 - start), end: Int32(-1 - names.count))
        names.append(10)
      }
    }
    links.append(
      Page.Link(
        element: element, target: target, text: span, shown: false, block: -1,
        position: Int32(blocks.count), region: .main))
  }

  /// An input that is a button: its value is what it shows.
  func addField(_ mark: Mark, _ number: Int) {
    guard !openLink.isOpen, mark.name.count > 0 else { return }
    flushBlock()
    var frame = frames[frames.count - 1]
    frame.kind = .button
    frames.append(frame)
    beginLink(.button, number)
    append(scanner.bytes(of: mark.name))
    endLink()
    flushBlock()
    frames.removeLast()
  }

  private func target(_ mark: Mark) -> Page.Link.Target {
    mark.flags.contains(.hasAddress) ? targets.target(scanner.bytes(of: mark.address)) : .nowhere
  }

  /// Keeps a name for behind the text; until then its span is counted below zero.
  func name(_ slice: Slice) -> Span {
    guard slice.count > 0 else { return Span(start: 0, end: 0) }
    let start = names.count
    appendCollapsed(scanner.bytes(of: slice), to: &names)
    if names.count == start { return Span(start: 0, end: 0) }
    defer { names.append(10) }
    return Span(start: Int32(-1 - start), end: Int32(-1 - names.count))
  }

  func appendCollapsed(_ source: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    guard let start = source.baseAddress else { return }
    let first = buffer.count
    var isPending = false
    var at = 0
    while at < source.count {
      let (width, isSpace) = Self.oddity(start + at, source.count - at)
      if width > 0 || source[at] <= 32 {
        if isSpace || isBlank(source[at]) { isPending = true }
        at += max(1, width)
        continue
      }
      if isPending, buffer.count > first { buffer.append(32) }
      isPending = false
      buffer.append(source[at])
      at += 1
    }
  }
}
