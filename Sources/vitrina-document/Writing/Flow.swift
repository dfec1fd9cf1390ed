/// The run of a text document: paragraphs, headings, items, and tables whose cells hold paragraphs.
struct Flow {
  enum Kind: Equatable {
    case paragraph
    case heading(Int)
    case item
  }

  private let writer: DocumentWriter
  private var kind: Kind = .paragraph
  private var isOpen = false
  private var runs: [DocumentWriter.Run] = []
  /// Where the text that comes leads.
  var target: String?
  var listDepth = 0

  /// Tables that are open; what stands in an inner one is text of the outer's cell.
  private var tableDepth = 0
  private var rows: [[[DocumentWriter.Run]]] = []
  private var row: [[DocumentWriter.Run]] = []
  private var isInRow = false

  init(_ writer: DocumentWriter) { self.writer = writer }

  mutating func begin(_ kind: Kind) {
    self.kind = kind == .paragraph && listDepth > 0 ? .item : kind
    isOpen = true
    if tableDepth == 0 { runs = [] } else if !runs.isEmpty { runs.append(.init(" ")) }
  }

  /// An item although no list is open; a numbered heading stays one.
  mutating func becomesItemUnlessHeading() { if kind == .paragraph { kind = .item } }
  mutating func becomesHeading(_ level: Int) { kind = .heading(level) }

  mutating func text(_ text: String) {
    guard isOpen else { return }
    if let last = runs.last, last.target == target {
      runs[runs.count - 1].text += text
    } else {
      runs.append(.init(text, target: target))
    }
  }

  mutating func end() {
    guard isOpen else { return }
    isOpen = false
    // In a cell it waits for the cell's end.
    guard tableDepth == 0 else { return }
    switch kind {
    case .paragraph: writer.paragraph(runs)
    case .heading(let level): writer.heading(level, runs.map(\.text).joined())
    case .item: writer.item(runs)
    }
    runs = []
  }

  mutating func beginTable() {
    tableDepth += 1
    if tableDepth == 1 { (rows, row, runs, isInRow) = ([], [], [], false) }
  }

  mutating func beginRow() {
    guard tableDepth == 1 else { return }
    row = []
    isInRow = true
  }

  mutating func beginCell() {
    guard tableDepth == 1, isInRow else { return }
    closeCell()
    row.append([])
  }

  private mutating func closeCell() {
    if !row.isEmpty { row[row.count - 1] = runs }
    runs = []
  }

  mutating func endRow() {
    guard tableDepth == 1, isInRow else { return }
    closeCell()
    isInRow = false
    if rows.count < Bounds.rows { rows.append(row) } else { writer.head.isCut = true }
  }

  mutating func endTable() {
    tableDepth -= 1
    guard tableDepth == 0 else { return }
    if isInRow {
      tableDepth = 1
      endRow()
      tableDepth = 0
    }
    writeTable()
    rows = []
  }

  /// One column is a frame around text.
  private func writeTable() {
    guard rows.map(\.count).max() ?? 0 > 1 else {
      for cell in rows.flatMap({ $0 }) { writer.paragraph(cell) }
      return
    }
    writer.table(header: nil, rows: rows)
  }

  mutating func finish() {
    end()
    if tableDepth > 0 {
      tableDepth = 1
      endTable()
      writer.head.isCut = true
    }
  }
}
