/// A table that the page only sets: rows whose segments stand under each other, parted by gaps that run through.
struct PDFGrid {
  private let rows: [[[PDFPage.Segment]]]
  /// The row behind it.
  let end: Int

  init?(_ all: [PDFPage.Row], from start: Int) {
    guard all[start].segments.count >= 2 else { return nil }
    var end = start + 1
    while end < all.count {
      let row = all[end]
      let far = row.box.top - all[end - 1].box.bottom > 4 * max(8, row.box.height)
      if far { break }
      if row.segments.count >= 2 || Self.isWithin(row, all[start..<end]) { end += 1 } else { break }
    }
    // Lines at the end that stand alone are text behind the table.
    while end > start + 1, all[end - 1].segments.count < 2, !Self.continues(all, end - 1) { end -= 1 }
    let stretch = all[start..<end]
    guard stretch.count(where: { $0.segments.count >= 2 }) >= 2 else { return nil }
    let gaps = Self.gaps(stretch)
    guard !gaps.isEmpty, !Self.isProse(stretch, gaps) else { return nil }
    var rows: [[[PDFPage.Segment]]] = []
    var last: PDFBox?
    for row in stretch {
      let cells = Self.cells(row, gaps)
      let near = last.map { row.box.top - $0.bottom < 0.6 * row.box.height } ?? false
      if near, !rows.isEmpty, cells[0].isEmpty || cells.count(where: { !$0.isEmpty }) == 1 {
        for column in cells.indices { rows[rows.count - 1][column] += cells[column] }
      } else {
        rows.append(cells)
      }
      last = row.box
    }
    guard rows.count >= 2 else { return nil }
    self.rows = rows
    self.end = end
  }

  func write(to writer: DocumentWriter) {
    let texts = rows.map { row in row.map { PDFLayout.runs($0.flatMap(\.words)) } }
    let plain = texts.map { row in row.map { $0.map(\.text).joined() } }
    // What stands above the row that names the columns is text: "31 de diciembre", "en pesos".
    guard let header = Sheet.headerRow(plain) else { return writer.table(header: nil, rows: texts) }
    for row in texts[..<header] { writer.paragraph(row.flatMap { $0 + [.init(" ")] }) }
    writer.table(header: texts[header], rows: Array(texts[(header + 1)...]))
  }

  // MARK: Columns

  /// A line alone that stands within one of the columns above it, close behind: its cell runs on.
  static func isWithin(_ row: PDFPage.Row, _ above: ArraySlice<PDFPage.Row>) -> Bool {
    guard row.segments.count == 1, let last = above.last, row.box.top - last.box.bottom < 0.8 * row.box.height
    else { return false }
    let wide = above.last { $0.segments.count >= 2 } ?? last
    let (left, right) = (wide.box.left - 2, wide.box.right + 2)
    guard row.box.left >= left, row.box.right <= right, row.box.width < 0.6 * (right - left) else {
      return false
    }
    return wide.segments.contains { $0.box.left - 8 <= row.box.left && row.box.left <= $0.box.right }
  }

  private static func continues(_ all: [PDFPage.Row], _ index: Int) -> Bool {
    index > 0 && all[index].box.top - all[index - 1].box.bottom < 0.6 * all[index].box.height
  }

  /// Middles of the stretches of the page's width that nine rows in ten leave free.
  static func gaps(_ rows: ArraySlice<PDFPage.Row>) -> [Double] {
    let wide = rows.filter { $0.segments.count >= 2 }
    guard let left = wide.map(\.box.left).min(), let right = wide.map(\.box.right).max(), right > left,
      right - left < 20_000
    else { return [] }
    let step = 2.0
    var covered = [Int](repeating: 0, count: Int((right - left) / step) + 1)
    for row in wide {
      var from = 0
      for segment in row.segments {
        let first = max(from, Int((segment.box.left - left) / step))
        let last = min(covered.count - 1, Int((segment.box.right - left) / step))
        if first <= last { for bin in first...last { covered[bin] += 1 } }
        from = last + 1
      }
    }
    let allowed = wide.count / 10
    var gaps: [Double] = []
    var bin = 0
    while bin < covered.count {
      guard covered[bin] <= allowed else {
        bin += 1
        continue
      }
      let first = bin
      while bin < covered.count, covered[bin] <= allowed { bin += 1 }
      let isInner = first > 0 && bin < covered.count
      if isInner, Double(bin - first) * step >= 4 { gaps.append(left + step * Double(first + bin) / 2) }
    }
    return gaps
  }

  /// The segments of each column; one that crosses a gap stands where it begins.
  static func cells(_ row: PDFPage.Row, _ gaps: [Double]) -> [[PDFPage.Segment]] {
    var cells = [[PDFPage.Segment]](repeating: [], count: gaps.count + 1)
    for segment in row.segments {
      let middle = min(segment.box.left + 4, (segment.box.left + segment.box.right) / 2)
      cells[gaps.firstIndex { middle < $0 } ?? gaps.count].append(segment)
    }
    return cells
  }

  /// Long lines in every column: text set in columns, not a table.
  static func isProse(_ rows: ArraySlice<PDFPage.Row>, _ gaps: [Double]) -> Bool {
    guard gaps.count <= 2, rows.count >= 4 else { return false }
    var lengths = [Int](repeating: 0, count: gaps.count + 1)
    var filled = [Int](repeating: 0, count: gaps.count + 1)
    for row in rows {
      for (column, segments) in cells(row, gaps).enumerated() where !segments.isEmpty {
        lengths[column] += segments.reduce(0) { $0 + $1.count }
        filled[column] += 1
      }
    }
    return zip(lengths, filled).allSatisfy { $1 > 0 && $0 / $1 >= 25 }
  }
}
