import Web

extension PageReader {
  /// All that can only be told at the end: tables, weak headings, sections, names.
  func finish(_ start: Page) -> Page {
    var page = start
    page.tables = tables.settle { judge($0, $1) }
    settleBlocks()
    page.blocks = blocks
    page.sections = Sectioning.sections(of: blocks)
    addScripts()
    finishText(&page)
    page.links = links
    page.language = scanner.head.language.flatMap { language(scanner.bytes(of: $0)) }
    page.signs = signs
    page.signs.emptyMenu = signs.emptyMenu && filledMenus == 0 && signs.scripts > 0
    page.signs.emptyFooter = signs.emptyFooter && filledFooters == 0 && signs.scripts > 0
    page.signs.publishedTime = scanner.head.published.map {
      String(decoding: scanner.bytes(of: $0), as: UTF8.self)
    }
    page.signs.modifiedTime = scanner.head.modified.map {
      String(decoding: scanner.bytes(of: $0), as: UTF8.self)
    }
    return page
  }

  /// Title and names go behind the blocks.
  private func finishText(_ page: inout Page) {
    if let title = scanner.head.title {
      let first = text.count
      appendCollapsed(scanner.bytes(of: title), to: &text)
      page.title = Span(start: Int32(first), end: Int32(text.count))
      text.append(10)
    }
    if names.count > 0 {
      let first = Int32(text.count)
      text.append(UnsafePointer(names.bytes), names.count)
      for index in links.indices where links[index].text.start < 0 {
        links[index].text = Span(
          start: first - 1 - links[index].text.start, end: first - 1 - links[index].text.end)
      }
    }
    page.text = Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
  }

  private func language(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let kept = trimmed(bytes).prefix { isLetter($0) || $0 == 45 || $0 &- 48 < 10 }
    return kept.isEmpty || kept.count > 16 ? nil : String(decoding: kept.map(lower), as: UTF8.self)
  }

  // MARK: Tables

  private func judge(_ table: Page.Table, _ facts: TableBuilder.Facts) -> (isLayout: Bool, headerRow: Int32) {
    let header = headerRow(table, facts)
    if facts.isPresentation || table.columns <= 1 { return (true, header.row) }
    if header.isMarked { return (false, header.row) }
    if facts.hasInnerTable || (table.rows <= 1 && table.caption == nil) { return (true, header.row) }
    // Headings in cells of a table without headers: it holds the page's columns.
    if table.caption == nil, table.blocks.contains(where: { isHeading(blocks[Int($0)]) }) {
      return (true, header.row)
    }
    return (false, header.row)
  }

  private func isHeading(_ block: Page.Block) -> Bool {
    if case .heading(let level) = block.kind { level < 7 } else { false }
  }

  /// The row that names the columns; whether markup says so.
  private func headerRow(_ table: Page.Table, _ facts: TableBuilder.Facts) -> (row: Int32, isMarked: Bool) {
    var at = 0
    let cells = table.cells
    var firstFilled: Int32 = -1
    var headRow: Int32 = -1
    while at < cells.count {
      let row = cells[at].row
      var end = at
      var (filled, headers, plain) = (0, 0, true)
      while end < cells.count, cells[end].row == row {
        let cell = cells[end]
        if !cell.blocks.isEmpty {
          filled += 1
          if cell.isHeader { headers += 1 }
          if !namesColumn(cell) { plain = false }
        }
        end += 1
      }
      if filled >= 2, headers == filled || (headers >= 2 && headers * 2 > filled) { return (row, true) }
      if filled >= 2, facts.headRows.contains(row) { return (row, true) }
      if headRow < 0, filled == 1, facts.headRows.contains(row) { headRow = row }
      if firstFilled == -1, filled >= 2 { firstFilled = plain ? row : -2 }
      if firstFilled != -1, facts.headRows.last ?? -1 < row, row > firstFilled + 4 { break }
      at = end
    }
    if headRow >= 0 { return (headRow, true) }
    return (firstFilled >= 0 && table.rows > 1 ? firstFilled : -1, false)
  }

  /// A cell that could be a column's name: a few words, no link, not mostly figures.
  private func namesColumn(_ cell: Page.Table.Cell) -> Bool {
    guard cell.links.isEmpty, cell.blocks.count <= 2 else { return false }
    let first = blocks[Int(cell.blocks.lowerBound)].text
    guard first.range.count <= 100 else { return false }
    var (digits, letters) = (0, 0)
    for at in first.range {
      let byte = text.bytes[at]
      if byte &- 48 < 10 { digits += 1 } else if isLetter(byte) || byte >= 0x80 { letters += 1 }
    }
    return letters > digits
  }

  // MARK: Blocks

  private func settleBlocks() {
    for index in blocks.indices {
      var block = blocks[index]
      if block.table >= 0 {
        let place = tables.dataPlace(.init(table: block.table, row: block.row, column: block.column))
        (block.table, block.row, block.column) = (place?.table ?? -1, place?.row ?? -1, place?.column ?? -1)
        switch block.kind {
        case .cell, .headerCell: if place == nil { block.kind = .text }
        case .text: if place != nil { block.kind = .cell }
        default: break
        }
      }
      if case .text = block.kind, blockSigns[index].isStrong, !blockSigns[index].isLink, isLine(block.text) {
        block.kind = .heading(7)
      }
      blocks[index] = block
    }
  }

  /// Short enough to be a heading, with a letter in it, and no sentence.
  private func isLine(_ span: Span) -> Bool {
    guard span.range.count <= 120 else { return false }
    let inside = UnsafeBufferPointer(start: text.bytes + Int(span.start), count: span.range.count)
    return inside.contains { isLetter($0) || $0 >= 0x80 } && !(inside.count > 60 && inside.last == 46)
  }
}

/// Finds the sections that headings open.
enum Sectioning {
  static func sections(of blocks: [Page.Block]) -> [Page.Section] {
    var sections: [Page.Section] = []
    var open: [Int] = []
    func close(_ at: Int, where isOver: (Page.Section) -> Bool) {
      while let last = open.last, isOver(sections[last]) {
        sections[last].blocks = sections[last].heading..<Int32(at)
        open.removeLast()
      }
    }
    var region = Page.Region.main
    for (index, block) in blocks.enumerated() {
      // A page's footer belongs to no section above it, and what a menu or a side column begins ends with it.
      if block.region != region {
        if block.region == .footer || region != .main {
          while let place = open.firstIndex(where: {
            let own = blocks[Int(sections[$0].heading)].region
            return own != block.region && (block.region == .footer || own != .main)
          }) {
            let section = open.remove(at: place)
            sections[section].blocks = sections[section].heading..<Int32(index)
          }
        }
        region = block.region
      }
      // A heading in a table's cell opens a section of that cell; those around the table go on.
      close(index) { section in
        let own = blocks[Int(section.heading)]
        return own.table >= 0
          && (own.table != block.table || own.row != block.row || own.column != block.column)
      }
      guard case .heading(let level) = block.kind else { continue }
      close(index) { $0.level >= level && blocks[Int($0.heading)].table == block.table }
      open.append(sections.count)
      sections.append(
        Page.Section(heading: Int32(index), level: level, blocks: Int32(index)..<Int32(index) + 1))
    }
    close(blocks.count) { _ in true }
    return sections
  }
}
