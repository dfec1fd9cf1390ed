/// Writes the rows of pages as headings, paragraphs, items and tables.
struct PDFLayout {
  let bodySize: Double
  let writer: DocumentWriter

  /// Lines of the paragraph in hand.
  private var open: [PDFPage.Row] = []
  private var openKind: Kind = .text

  private enum Kind: Equatable {
    case text, item
    case heading(Int)
  }

  init(bodySize: Double, writer: DocumentWriter) {
    self.bodySize = bodySize
    self.writer = writer
  }

  /// The size that most characters have.
  static func bodySize(of pages: [PDFPage]) -> Double {
    var counts: [Int: Int] = [:]
    for page in pages { for word in page.words { counts[Int(word.size * 2), default: 0] += word.text.count } }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return best.map { Double($0.key) / 2 } ?? 10
  }

  mutating func write(_ page: PDFPage) {
    let rows = page.rows()
    var at = 0
    while at < rows.count, !writer.isFull {
      if let grid = PDFGrid(rows, from: at) {
        close()
        grid.write(to: writer)
        at = grid.end
      } else if let columns = PDFColumns(rows, from: at) {
        close()
        for row in columns.rows { take(row) }
        close()
        at = columns.end
      } else {
        take(rows[at])
        at += 1
      }
    }
    // A paragraph runs on over the page's edge only without a sign of an end.
    if let last = open.last?.text.last, ".:;".contains(last) || openKind != .text { close() }
  }

  mutating func finish() { close() }

  // MARK: Paragraphs

  private mutating func take(_ row: PDFPage.Row) {
    let kind = kind(row)
    if let last = open.last {
      let gap = row.box.top - last.box.bottom
      let isNear = gap < 0.75 * max(row.box.height, last.box.height) && gap > -row.box.height * 2
      // A new page begins above.
      let isNext = row.box.top < last.box.top && openKind == .text && kind == .text
      let joins = (kind == openKind && kind != .item) || (openKind == .item && kind == .text)
      if !joins || !(isNear || isNext) { close() }
    }
    if open.isEmpty { openKind = kind }
    open.append(row)
  }

  private func kind(_ row: PDFPage.Row) -> Kind {
    let text = row.text
    if let first = text.unicodeScalars.first, "•·▪●○■◦‣–*\u{F0B7}\u{F0A7}".unicodeScalars.contains(first) {
      return .item
    }
    let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters >= 3, row.words.count <= 24 else { return .text }
    if row.size >= bodySize * 1.7 { return .heading(1) }
    if row.size >= bodySize * 1.15 { return .heading(2) }
    if row.isBold, row.words.count <= 14, let last = text.last, !".,;".contains(last) { return .heading(3) }
    return .text
  }

  private mutating func close() {
    guard !open.isEmpty else { return }
    let runs = Self.runs(open.flatMap(\.words))
    switch openKind {
    case .heading(let level): writer.heading(level, runs.map(\.text).joined())
    case .text: writer.paragraph(runs)
    case .item: writer.item(Self.withoutBullet(runs))
    }
    open = []
  }

  private static func withoutBullet(_ runs: [DocumentWriter.Run]) -> [DocumentWriter.Run] {
    var runs = runs
    if let first = runs.first?.text { runs[0].text = String(first.dropFirst()) }
    return runs
  }

  /// Words with blanks between, a word that a line's end divides made whole, links kept.
  static func runs(_ words: [PDFWord]) -> [DocumentWriter.Run] {
    var runs: [DocumentWriter.Run] = []
    for (index, word) in words.enumerated() {
      var text = word.text
      var blank = index + 1 < words.count
      if index + 1 < words.count, text.hasSuffix("-"), text.count > 2, words[index + 1].line != word.line,
        let next = words[index + 1].text.first, next.isLowercase, text.dropLast().last?.isLetter == true
      {
        text.removeLast()
        blank = false
      }
      if blank { text += " " }
      if let last = runs.last, last.target == word.link {
        runs[runs.count - 1].text += text
      } else {
        runs.append(.init(text, target: word.link))
      }
    }
    return runs
  }
}

/// A stretch of text set in columns: read one column after the other.
struct PDFColumns {
  let rows: [PDFPage.Row]
  let end: Int

  init?(_ rows: [PDFPage.Row], from start: Int) {
    guard rows[start].segments.count >= 2 else { return nil }
    var end = start
    while end < rows.count, rows[end].segments.count >= 2 || PDFGrid.isWithin(rows[end], rows[start..<end]) {
      end += 1
    }
    let stretch = rows[start..<end]
    guard stretch.count >= 4 else { return nil }
    let gaps = PDFGrid.gaps(stretch)
    guard !gaps.isEmpty, PDFGrid.isProse(stretch, gaps) else { return nil }
    var columns = [[PDFPage.Row]](repeating: [], count: gaps.count + 1)
    for row in stretch {
      for (column, segments) in PDFGrid.cells(row, gaps).enumerated() where !segments.isEmpty {
        var box = segments[0].box
        for segment in segments.dropFirst() { box.join(segment.box) }
        columns[column].append(PDFPage.Row(segments: segments, box: box))
      }
    }
    self.rows = columns.flatMap { $0 }
    self.end = end
  }
}
