import Pages
import Web

/// Periods of a table's rows and cells.
extension PeriodTies {
  mutating func noteTables(_ facts: inout PageFacts) {
    for table in page.tables where !table.isLayout {
      let range = builder.facts(of: table.blocks)
      if let caption = table.caption {
        let own = builder.periods(in: caption.range)
        if !own.isEmpty {
          var levels = PeriodLevels()
          levels.add(own, .caption)
          around(Int(table.blocks.lowerBound), &levels)
          add(&facts, levels, block: range.first, range: range, as: .caption)
        }
      }
      for row in rows(of: table) where !row.isHead { note(row, table, &facts) }
    }
  }

  /// A row with what stands above it.
  struct Row {
    var number: Int32
    var cells: [Page.Table.Cell] = []
    var heads: [[Page.Table.Cell]] = []
    var isHead = false
    var fact: Int32 = -1
  }

  mutating func rows(of table: Page.Table) -> [Row] {
    var byRow: [Int32: [Page.Table.Cell]] = [:]
    for cell in table.cells { byRow[cell.row, default: []].append(cell) }
    var rows: [Row] = []
    var heads: [[Page.Table.Cell]] = []
    var hanging: [Page.Table.Cell] = []
    for number in byRow.keys.sorted() {
      let own = byRow[number] ?? []
      hanging.removeAll { $0.row + $0.rowSpan <= number }
      var row = Row(number: number, cells: hanging + own, heads: heads)
      row.isHead = isHead(own, number, table)
      if let block = own.first(where: { !$0.blocks.isEmpty })?.blocks.lowerBound,
        Int(block) < builder.factOf.count
      {
        row.fact = builder.factOf[Int(block)]
      }
      rows.append(row)
      if row.isHead { heads = Array(([own] + heads).prefix(3)) }
      hanging += own.filter { $0.rowSpan > 1 && !row.isHead }
    }
    return rows
  }

  /// A row that names its columns, or that as one wide cell names the rows below.
  private mutating func isHead(_ cells: [Page.Table.Cell], _ number: Int32, _ table: Page.Table) -> Bool {
    if number <= table.headerRow { return true }
    let filled = cells.filter { !$0.blocks.isEmpty || !$0.links.isEmpty }
    guard !filled.isEmpty, filled.allSatisfy({ $0.links.isEmpty }) else { return false }
    if filled.allSatisfy(\.isHeader) { return true }
    if table.columns > 1, filled.count == 1, filled[0].columnSpan >= table.columns { return true }
    // `| | 1T | 2T | 3T | 4T |` under a row of years.
    return filled.count > 1 && filled.allSatisfy { !say($0).yearless.isEmpty }
  }

  /// The heads over a cell, the nearest first.
  mutating func columnLevels(_ cell: Page.Table.Cell, _ row: Row, _ levels: inout PeriodLevels) {
    for head in row.heads {
      for over in head
      where over.column < cell.column + cell.columnSpan && cell.column < over.column + over.columnSpan {
        levels.add(say(over), .column)
      }
    }
  }

  private mutating func note(_ row: Row, _ table: Page.Table, _ facts: inout PageFacts) {
    guard row.fact >= 0 else { return }
    let count = facts.dates.count
    defer { noteValidation(row, since: count, &facts) }
    if let span = reported(row) {
      append(&facts, span, .row, block: row.fact)
      return
    }
    let own = rowPeriods(row)
    var levels = PeriodLevels()
    levels.add(own, .row)
    if let found = levels.resolved(),
      !own.yearless.isEmpty || found.dates.contains(where: { $0.first.number > 0 })
    {
      around(firstBlock(row), &levels)
      add(
        &facts, levels, block: row.fact, range: (row.fact, row.fact + 1), as: .row,
        declaresNone: declares(row.cells))
    }
    for cell in row.cells where cell.links.isEmpty && builder.isFilled(cell) {
      var heads = PeriodLevels()
      columnLevels(cell, row, &heads)
      guard heads.resolved() != nil, !isPromise(cell) else { continue }
      // The row's own name is no value of a column.
      guard say(cell).isEmpty, cell.column > 0 else { continue }
      heads.add(own, .row)
      around(firstBlock(row), &heads)
      add(
        &facts, heads, block: row.fact, range: (row.fact, row.fact + 1), as: .column,
        declaresNone: declares([cell]))
    }
  }

  /// A row that was validated before the period that it reports had ended.
  private mutating func noteValidation(_ row: Row, since count: Int, _ facts: inout PageFacts) {
    guard let last = facts.dates.dropFirst(count).filter({ !$0.isYearless }).map(\.date.last).max() else {
      return
    }
    for cell in row.cells where !cell.blocks.isEmpty && cell.links.isEmpty {
      guard let head = row.heads.first?.first(where: { $0.column == cell.column }),
        label(of: head) == .validated,
        let day = say(cell).dates.first(where: { $0.precision == .day && !$0.ambiguous }), day.last < last
      else { continue }
      var fact = DateFact(date: day, label: .validated, block: row.fact)
      fact.place = .row
      facts.dates.append(fact)
    }
  }

  func firstBlock(_ row: Row) -> Int {
    row.cells.first { !$0.blocks.isEmpty }.map { Int($0.blocks.lowerBound) } ?? -1
  }

  /// What the cells of a row without links say: a bare number is a year only in the first filled one or under a head
  /// that speaks of years or periods.
  mutating func rowPeriods(_ row: Row) -> StatedPeriods {
    var all = StatedPeriods()
    var isFirst = true
    for cell in row.cells where !cell.blocks.isEmpty {
      defer { isFirst = false }
      guard cell.links.isEmpty, words(cell) <= 6 else { continue }
      var own = say(cell)
      if !isFirst, !isPeriodColumn(cell, row) { own.years = [] }
      own.dates.removeAll { $0.precision == .day }
      all.merge(own)
    }
    return all
  }

  private func words(_ cell: Page.Table.Cell) -> Int {
    cell.blocks.reduce(0) { $0 + (Int($1) < builder.words.count ? builder.words[Int($1)].count : 0) }
  }

  private func isPeriodColumn(_ cell: Page.Table.Cell, _ row: Row) -> Bool {
    row.heads.contains { head in
      head.contains { $0.column == cell.column && label(of: $0) == .period }
    }
  }

  private func label(of cell: Page.Table.Cell) -> Signals.DateLabel? {
    for block in cell.blocks where Int(block) < builder.words.count {
      builder.matcher.find(in: builder.tokens, builder.words[Int(block)], builder.lexicon.trie)
      if let hit = builder.matcher.indices(of: .dateLabel).first {
        return Signals.DateLabel(rawValue: hit.index)
      }
    }
    return nil
  }

  /// "Fecha de inicio del periodo que se informa" and "Fecha de término" of one row are one stretch.
  private mutating func reported(_ row: Row) -> StatedDate? {
    var first: StatedDate?
    var last: StatedDate?
    for cell in row.cells where !cell.blocks.isEmpty {
      let days = say(cell).dates.filter { $0.precision == .day }
      guard let day = days.first else { continue }
      let head = row.heads.first?.first { $0.column == cell.column }
      guard let head, label(of: head) == .period else { continue }
      let forms = head.blocks.flatMap { block in
        Int(block) < builder.words.count ? builder.tokens[builder.words[Int(block)]].map(\.form) : []
      }
      if first == nil, forms.contains(where: Self.startWords.contains) { first = day }
      if last == nil, forms.contains(where: Self.endWords.contains) { last = day }
    }
    guard var span = first, let last, last.first >= span.first else { return nil }
    span.last = last.last
    span.precision = .span
    return span
  }

  private static let startWords = Set(WordScanner.tokens(of: "inicio início inizio start desde").map(\.form))
  private static let endWords = Set(
    WordScanner.tokens(of: "término termino fin final fim fine end hasta conclusión").map(\.form))

  private func signs(_ cell: Page.Table.Cell) -> [Signals.Sign] {
    cell.blocks.flatMap { block -> [Signals.Sign] in
      guard Int(block) < builder.words.count else { return [] }
      builder.matcher.find(in: builder.tokens, builder.words[Int(block)], builder.lexicon.trie)
      return builder.matcher.indices(of: .sign).compactMap { Signals.Sign(rawValue: $0.index) }
    }
  }

  private func isPromise(_ cell: Page.Table.Cell) -> Bool {
    signs(cell).contains { [.announced, .underConstruction, .placeholder, .loading].contains($0) }
  }

  private func declares(_ cells: [Page.Table.Cell]) -> Bool {
    cells.contains { signs($0).contains { $0 == .declaresNone || $0 == .declaresNotApplicable } }
  }
}
