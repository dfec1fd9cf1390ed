/// Follows the tables that are open, one inside the other, and lays their cells on a grid.
struct TableBuilder {
  struct Place {
    var table: Int32
    var row: Int32
    var column: Int32
  }

  private(set) var tables: [Page.Table] = []
  /// For each table the cell of another table that it stands in.
  private(set) var parents: [Place?] = []
  private(set) var facts: [Facts] = []
  private var open: [Open] = []

  struct Facts {
    var isPresentation = false
    var hasInnerTable = false
    /// Rows in thead.
    var headRows: [Int32] = []
  }

  private struct Open {
    var table: Int
    var row: Int32 = -1
    var column: Int32 = 0
    var isInRow = false
    var isInCell = false
    var isInHead = false
    /// For each column how many rows a cell from above still takes.
    var taken: [Int32] = []
  }

  private static let columnLimit: Int32 = 1000
  private static let depthLimit = 64

  mutating func reset() {
    tables.removeAll(keepingCapacity: true)
    parents.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }

  /// The cell that text now stands in.
  var place: Place? {
    guard let last = open.last, last.isInCell, let cell = tables[last.table].cells.last else { return nil }
    return Place(table: Int32(last.table), row: cell.row, column: cell.column)
  }

  mutating func open(block: Int32, isPresentation: Bool) {
    guard open.count < Self.depthLimit else { return open.append(open[open.count - 1]) }
    if let last = open.last { facts[last.table].hasInnerTable = true }
    parents.append(place)
    facts.append(Facts(isPresentation: isPresentation))
    open.append(Open(table: tables.count))
    tables.append(
      Page.Table(
        cells: [], rows: 0, columns: 0, headerRow: -1, caption: nil, blocks: block..<block, isLayout: false))
  }

  mutating func head(_ isInHead: Bool) {
    if !open.isEmpty { open[open.count - 1].isInHead = isInHead }
  }

  mutating func row(blocks: Int32, links: Int32) {
    endRow(blocks: blocks, links: links)
    guard !open.isEmpty else { return }
    let last = open.count - 1
    open[last].isInRow = true
    open[last].row += 1
    open[last].column = 0
    if open[last].isInHead { facts[open[last].table].headRows.append(open[last].row) }
  }

  mutating func endRow(blocks: Int32, links: Int32) {
    endCell(blocks: blocks, links: links)
    guard !open.isEmpty, open[open.count - 1].isInRow else { return }
    let last = open.count - 1
    open[last].isInRow = false
    // What hangs down from above loses a row.
    let from = Int(open[last].column)
    for column in open[last].taken.indices where column >= from && open[last].taken[column] > 0 {
      open[last].taken[column] -= 1
    }
  }

  mutating func cell(isHeader: Bool, rowSpan: Int, columnSpan: Int, blocks: Int32, links: Int32) {
    endCell(blocks: blocks, links: links)
    guard !open.isEmpty else { return }
    if !open[open.count - 1].isInRow { row(blocks: blocks, links: links) }
    let last = open.count - 1
    while Int(open[last].column) < open[last].taken.count, open[last].taken[Int(open[last].column)] > 0 {
      open[last].taken[Int(open[last].column)] -= 1
      open[last].column += 1
    }
    let column = open[last].column
    guard column < Self.columnLimit else { return }
    let width = max(1, min(Int32(columnSpan), Self.columnLimit - column))
    let end = Int(column + width)
    if rowSpan > 1, open[last].taken.count < end {
      open[last].taken.append(contentsOf: repeatElement(0, count: end - open[last].taken.count))
    }
    for taken in stride(from: Int(column), to: min(end, open[last].taken.count), by: 1) {
      open[last].taken[taken] = max(open[last].taken[taken], Int32(rowSpan)) - 1
    }
    open[last].column += width
    open[last].isInCell = true
    let table = open[last].table
    tables[table].cells.append(
      Page.Table.Cell(
        row: open[last].row, column: column, rowSpan: Int32(rowSpan), columnSpan: width, isHeader: isHeader,
        blocks: blocks..<blocks, links: links..<links))
    if open[last].row + 1 > tables[table].rows { tables[table].rows = open[last].row + 1 }
    if column + width > tables[table].columns { tables[table].columns = column + width }
  }

  mutating func endCell(blocks: Int32, links: Int32) {
    guard let last = open.last, last.isInCell else { return }
    open[open.count - 1].isInCell = false
    let cell = tables[last.table].cells.count - 1
    guard cell >= 0 else { return }
    let first = tables[last.table].cells[cell]
    tables[last.table].cells[cell].blocks = first.blocks.lowerBound..<blocks
    tables[last.table].cells[cell].links = first.links.lowerBound..<links
  }

  mutating func caption(_ blocks: [Page.Block], from start: Int32) {
    guard let last = open.last, tables[last.table].caption == nil else { return }
    guard let block = blocks.last(where: { $0.text.start >= start }) else { return }
    tables[last.table].caption = block.text
  }

  mutating func close(blocks: Int32, links: Int32) {
    endRow(blocks: blocks, links: links)
    guard let last = open.popLast() else { return }
    tables[last.table].blocks = tables[last.table].blocks.lowerBound..<blocks
  }

  mutating func closeAll(blocks: Int32, links: Int32) {
    while !open.isEmpty { close(blocks: blocks, links: links) }
  }

  /// The finished tables with a verdict on each: does it hold data, or only arrange the page?
  mutating func settle(_ judge: (Page.Table, Facts) -> (isLayout: Bool, headerRow: Int32)) -> [Page.Table] {
    for table in tables.indices {
      let (isLayout, headerRow) = judge(tables[table], facts[table])
      tables[table].isLayout = isLayout
      tables[table].headerRow = headerRow
    }
    return tables
  }

  /// The nearest cell of a table that is none of layout.
  func dataPlace(_ place: Place) -> Place? {
    var at = place
    while tables[Int(at.table)].isLayout {
      guard let parent = parents[Int(at.table)] else { return nil }
      at = parent
    }
    return at
  }
}
