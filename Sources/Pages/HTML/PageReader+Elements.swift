extension PageReader {
  /// An element begins, or a mark stands here.
  func element(_ mark: Mark, _ number: Int) {
    if mark.flags.contains(.end) {
      endMark(mark.tag)
      return
    }
    switch mark.tag {
    case .a:
      endLink()
      beginLink(.anchor, number)
      return
    case .img:
      if openLink.isOpen, openLink.image.count == 0 { openLink.image = mark.name }
      return
    case .area: return addLink(.area, mark)
    case .iframe: return addLink(.iframe, mark)
    case .frame: return addLink(.frame, mark)
    case .embed, .applet: return addLink(.embed, mark)
    case .input: return mark.level == 1 ? addField(mark, number) : ()
    default: open(mark, number)
    }
  }

  private func open(_ mark: Mark, _ number: Int) {
    let tag = mark.tag
    if tag.isBlock { flushBlock() }
    prepare(for: tag)
    guard frames.count < Self.framesLimit else { return }
    var frame = frames[frames.count - 1]
    frame.tag = tag
    frame.isMount = mark.flags.contains(.mount)
    frame.start = Int32(text.count)
    frame.links = Int32(links.count)
    let outer = frame.region
    if mark.flags.contains(.strong) { frame.isStrong = true }
    let level = mark.level > 0 ? mark.level : tag.headingLevel
    if level > 0 { frame.kind = .heading(level) }
    if mark.region > 0, let region = Page.Region(rawValue: mark.region - 1) { frame.region = region }
    switch tag {
    case .b, .strong, .big: frame.isStrong = true
    case .font, .span: break
    case .ul, .ol, .dl:
      frame.list = lists
      lists += 1
    case .li, .dd: frame.kind = .listItem
    case .dt: frame.kind = .term
    case .summary: frame.kind = .heading(7)
    case .caption, .figcaption: frame.kind = .caption
    case .label, .legend: frame.kind = .label
    case .button:
      // An accordion's heading is a button inside a heading.
      if case .heading = frame.kind {} else { frame.kind = .button }
      if !openLink.isOpen { beginLink(.button, number) }
    case .table:
      tables.open(block: Int32(blocks.count), isPresentation: mark.flags.contains(.presentation))
      frame.kind = .text
      frame.list = -1
    case .thead: tables.head(true)
    case .tbody, .tfoot: tables.head(false)
    case .tr: tables.row(blocks: Int32(blocks.count), links: Int32(links.count))
    case .td, .th:
      endLink()
      tables.cell(
        isHeader: tag == .th, rowSpan: Int(mark.rowSpan), columnSpan: Int(mark.columnSpan),
        blocks: Int32(blocks.count), links: Int32(links.count))
      frame.kind = tag == .th ? .headerCell : .cell
      frame.list = -1
    case .form: addLink(.form, mark)
    case .object: if mark.flags.contains(.hasAddress) { addLink(.embed, mark) }
    case .main: frame.region = .main
    case .nav: frame.region = .navigation
    case .aside: frame.region = .aside
    case .dialog: frame.region = .dialog
    case .search: frame.region = .navigation
    case .header: if !frame.isSectioned, mark.region == 0 { frame.region = .header }
    case .footer: if !frame.isSectioned, mark.region == 0 { frame.region = .footer }
    default: break
    }
    switch tag {
    case .main, .nav, .aside, .section, .article: frame.isSectioned = true
    default: break
    }
    frame.isPlace =
      frame.region != outer && (frame.region == .navigation || frame.region == .footer)
      && (mark.flags.contains(.hasName) || tag == .nav || tag == .footer)
    if mark.flags.contains(.includes) { addLink(.include, mark) }
    frames.append(frame)
  }

  /// Closes what this element's start closes although the parser does not know it.
  private func prepare(for tag: Tag) {
    if tag.isOwn, tag.isBlock, tag != .button, tag != .label, tag != .legend {
      if frames[frames.count - 1].tag == .p { close(.p) }
    }
    if tag.headingLevel > 0, frames[frames.count - 1].tag.headingLevel > 0 {
      close(frames[frames.count - 1].tag)
    }
  }

  private func endMark(_ tag: Tag) {
    switch tag {
    case .a: endLink()
    default: close(tag)
    }
  }

  /// An element ends, and with it all that is still open inside.
  func close(_ tag: Tag) {
    if tag.isBlock { flushBlock() }
    guard let place = place(of: tag) else { return }
    while frames.count > place {
      let frame = frames[frames.count - 1]
      if frame.tag.isBlock { flushBlock() }
      frames.removeLast()
      leave(frame)
    }
  }

  /// The innermost open element of that name, as far as its end tag may reach.
  private func place(of tag: Tag) -> Int? {
    var at = frames.count - 1
    while at > 0 {
      let open = frames[at].tag
      if open == tag { return at }
      switch tag {
      case .table: break
      case .tr, .thead, .tbody, .tfoot, .td, .th, .caption: if open == .table { return nil }
      case .p, .li, .dt, .dd, .b, .strong, .big, .font, .span:
        if open.isOwn && open.isBlock || open == .td || open == .th || open == .table { return nil }
      default: if open == .td || open == .th || open == .table || open == .caption { return nil }
      }
      at -= 1
    }
    return nil
  }

  /// What is to be done when an element is behind us.
  func leave(_ frame: Frame) {
    switch frame.tag {
    case .td, .th:
      endLink()
      tables.endCell(blocks: Int32(blocks.count), links: Int32(links.count))
    case .tr: tables.endRow(blocks: Int32(blocks.count), links: Int32(links.count))
    case .table:
      endLink()
      tables.close(blocks: Int32(blocks.count), links: Int32(links.count))
    case .caption: tables.caption(blocks, from: frame.start)
    case .button: if openLink.element == .button { endLink() }
    case .noscript:
      let inside = UnsafeBufferPointer(
        start: text.bytes + Int(frame.start), count: text.count - Int(frame.start))
      if inside.holds("javascript") || inside.holds("java script") { signs.asksForScript = true }
    default: break
    }
    if frame.isPlace { settlePlace(frame) }
    if frame.isMount, isBare(from: Int(frame.start)) { signs.emptyMount = true }
  }

  /// A menu's or a footer's box is behind us: was anything in it?
  private func settlePlace(_ frame: Frame) {
    let isEmpty =
      isBare(from: Int(frame.start))
      && links[min(Int(frame.links), links.count)...].allSatisfy { $0.element == .include }
    if frame.region == .footer {
      if isEmpty { signs.emptyFooter = true } else { filledFooters += 1 }
    } else {
      if isEmpty { signs.emptyMenu = true } else { filledMenus += 1 }
    }
  }

  /// Nothing stands there, or only a word that asks to wait.
  private func isBare(from start: Int) -> Bool {
    guard text.count - start <= 60 else { return false }
    let inside = UnsafeBufferPointer(start: text.bytes + start, count: text.count - start)
    return inside.allSatisfy(isBlank) || inside.holds("loading") || inside.holds("cargando")
      || inside.holds("carregando") || inside.holds("caricamento") || inside.holds("javascript")
  }
}
