import Pages
import Web

extension FactsBuilder {
  /// Rows that hold something, what columns and rows are called, and who is named in them.
  func readTables(_ buffer: UnsafeBufferPointer<UInt8>, _ facts: inout PageFacts) {
    for (index, table) in page.tables.enumerated() {
      let range = self.facts(of: table.blocks)
      guard !table.isLayout else {
        facts.tables.append(
          TableFact(first: range.first, end: range.first, rows: 0, columns: 0, hasHeader: false))
        continue
      }
      let grid = Grid(table, filled: { self.isFilled($0) })
      facts.tables.append(
        TableFact(
          first: range.first, end: range.end, rows: grid.rows, columns: table.columns,
          hasHeader: table.headerRow >= 0, namesPeople: namesPeople(table)
        ))
      for cell in table.cells {
        if cell.row == table.headerRow {
          readHeader(cell, index, range, grid, &facts)
        } else {
          readCell(cell, grid, &facts)
        }
      }
      noteDeclaringRows(table, &facts)
      readColumns(table, isFilled: { self.isFilled($0) }, &facts)
    }
  }

  /// A cell of a table of data, and the fact block of its row.
  struct CellPlace {
    var table: Int
    var cell: Int
    var fact: Int32
  }

  /// Which cell each link of a table of data stands in: the innermost.
  func indexCells() {
    cellOf.removeAll(keepingCapacity: true)
    cellOf.append(contentsOf: repeatElement(nil, count: page.links.count))
    for (table, data) in page.tables.enumerated() where !data.isLayout {
      var rows = [Int32](repeating: -1, count: Int(data.rows))
      for cell in data.cells where !cell.blocks.isEmpty && rows[Int(cell.row)] < 0 {
        let first = Int(cell.blocks.lowerBound)
        if first < factOf.count { rows[Int(cell.row)] = factOf[first] }
      }
      for (index, cell) in data.cells.enumerated() {
        for link in cell.links where Int(link) < page.links.count {
          cellOf[Int(link)] = CellPlace(table: table, cell: index, fact: rows[Int(cell.row)])
        }
      }
    }
  }

  /// A column for names and one for posts, by their headers.
  private func namesPeople(_ table: Page.Table) -> Bool {
    guard table.headerRow >= 0 else { return false }
    let heads = table.cells.filter { $0.row == table.headerRow }.flatMap(\.blocks)
      .filter { Int($0) < words.count }.flatMap { tokens[words[Int($0)]] }
    return heads.contains { People.nameHeads.contains($0.form) }
      && heads.contains { People.postHeads.contains($0.form) }
  }

  /// How many rows below the header, and how many cells of each column, hold something.
  struct Grid {
    var rows: Int32 = 0
    /// By row and by column.
    private var filledIn: [Int32]
    private var firstFilled: [Int32]
    private var column: [Int32]

    init(_ table: Page.Table, filled: (Page.Table.Cell) -> Bool) {
      filledIn = Array(repeating: 0, count: Int(table.rows))
      firstFilled = Array(repeating: .max, count: Int(table.rows))
      column = Array(repeating: 0, count: Int(table.columns))
      for cell in table.cells where cell.row != table.headerRow && filled(cell) {
        filledIn[Int(cell.row)] += 1
        firstFilled[Int(cell.row)] = min(firstFilled[Int(cell.row)], cell.column)
        for column in cell.column..<max(cell.column + 1, cell.column + cell.columnSpan) {
          self.column[Int(column)] += 1
        }
      }
      // A row with a label alone says nothing yet.
      let enough = Int32(min(2, max(1, table.columns)))
      rows = Int32(filledIn.count { $0 >= enough })
    }

    /// Filled cells below a column's header.
    func filled(below cell: Page.Table.Cell) -> Int32 { column[Int(cell.column)] }
    func filled(beside cell: Page.Table.Cell) -> Int32 { filledIn[Int(cell.row)] }
    /// It is the first of its row that holds something.
    func isLabel(_ cell: Page.Table.Cell) -> Bool { firstFilled[Int(cell.row)] == cell.column }
  }

  /// "ND", "-" and "s/d" fill nothing.
  func isFilled(_ cell: Page.Table.Cell) -> Bool {
    if !cell.links.isEmpty { return true }
    var found = false
    for block in cell.blocks where Int(block) < words.count {
      let range = words[Int(block)]
      guard !range.isEmpty else { continue }
      found =
        found || range.count > 2 || !Self.nothing.contains(tokens[range.lowerBound].form) || range.count == 2
    }
    return found
  }

  private static let nothing = FormSet("nd sd na nan null n s")

  private func readHeader(
    _ cell: Page.Table.Cell, _ table: Int, _ range: (first: Int32, end: Int32), _ grid: Grid,
    _ facts: inout PageFacts
  ) {
    for block in cell.blocks where Int(block) < words.count {
      let index = Int(block)
      findAgain(index)
      for (field, _, _) in matcher.indices(of: .field) {
        facts.fields.append(
          FieldHit(
            field: field, place: .column, block: factOf[index], table: Int16(clamping: table),
            filled: grid.filled(below: cell)))
      }
      for hit in matcher.topics(in: tokens, whole: true) + statutory(words[index]) {
        add(&facts, hit, .columnHeader, block: factOf[index], range, quote: quote(page.blocks[index].text))
      }
    }
  }

  private func readCell(_ cell: Page.Table.Cell, _ grid: Grid, _ facts: inout PageFacts) {
    let filled = grid.filled(beside: cell)
    for block in cell.blocks where Int(block) < words.count {
      let index = Int(block)
      guard !words[index].isEmpty else { continue }
      findAgain(index)
      noteMembers(index, .row, filled: filled >= 2, &facts)
      guard words[index].count <= Limits.headingWords else { continue }
      let isLabel = grid.isLabel(cell)
      let hits = matcher.topics(in: tokens, whole: true) + statutory(words[index])
      for hit in hits {
        let fact = factOf[index]
        add(
          &facts, hit, isLabel ? .rowLabel : .item, block: fact, (fact, fact + 1),
          quote: quote(page.blocks[index].text))
      }
      // "Teléfono | 55 5555 5555" in a table without a header of columns.
      if isLabel, filled >= 2 {
        for (field, _, _) in matcher.indices(of: .field) {
          facts.fields.append(
            FieldHit(field: field, place: .label, block: factOf[index], table: -1, filled: 1))
        }
      }
    }
  }
}
