/// Rows of a sheet or of lines of data, kept until they can be told apart: what stands above the table, the row
/// that names the columns, and the rows of data.
struct Sheet {
  /// Shown where it tells something.
  var name: String?
  private(set) var rows: [[String]] = []
  private(set) var isCut = false
  private var bytes = 0

  init(name: String? = nil) { self.name = name }

  /// False: no more rows are taken.
  var isFull: Bool { isCut }

  mutating func add(_ row: [String]) {
    var row = row
    if row.count > Bounds.columns {
      row.removeLast(row.count - Bounds.columns)
      isCut = true
    }
    for index in row.indices where row[index].utf8.allSatisfy({ $0 <= 0x20 }) { row[index] = "" }
    while let last = row.last, last.isEmpty { row.removeLast() }
    // Empty rows part nothing that anybody counts.
    guard !row.isEmpty else { return }
    guard rows.count < Bounds.rows, bytes < 2 * Bounds.output else {
      isCut = true
      return
    }
    bytes += row.reduce(8) { $0 + $1.utf8.count }
    rows.append(row)
  }

  func write(to writer: DocumentWriter, level: Int = 2) {
    if isCut { writer.head.isCut = true }
    if let name = name.flatMap(Self.telling) { writer.heading(level, name) }
    let widths = rows.map { row in row.count { !$0.isEmpty } }
    let widest = widths.max() ?? 0
    guard widest >= 2 else {
      for row in rows { writer.paragraph(row.joined(separator: " ")) }
      return
    }
    let header = Self.headerRow(rows)
    let first = header ?? widths.firstIndex { $0 * 5 >= widest * 3 } ?? 0
    for (index, row) in rows[..<first].enumerated() {
      let text = row.filter { !$0.isEmpty }.joined(separator: " ")
      if index == 0, widths[0] == 1, text.count <= 150 {
        writer.heading(level, text)
      } else {
        writer.paragraph(text)
      }
    }
    // Names in two rows: "Prestaciones" over "Prima" and "Aguinaldo".
    let second = header.flatMap { secondRow($0) }
    let names = header.map { Self.joined(rows[$0], second.map { rows[$0] } ?? []) }
    let data = rows[((second ?? header).map { $0 + 1 } ?? first)...]
    guard !data.isEmpty else {
      // Columns and nothing under them.
      if let names { writer.table(header: names, rows: []) }
      return
    }
    if header == nil, data.count > 1 { writer.head.headless += 1 }
    let columns = min(Bounds.columns, data.map(\.count).max() ?? 0)
    let padded = data.map { row in row + Array(repeating: "", count: max(0, columns - row.count)) }
    writer.table(header: names, rows: padded)
  }

  /// The row under the header, where it is words that fill columns that the header leaves without a name.
  private func secondRow(_ header: Int) -> Int? {
    let index = header + 1
    guard index + 1 < rows.count else { return nil }
    let (above, below) = (rows[header], rows[index])
    let filled = below.indices.filter { !below[$0].isEmpty }
    guard filled.count >= 2, filled.allSatisfy({ Self.namesColumn(below[$0]) }),
      filled.contains(where: { $0 >= above.count || above[$0].isEmpty }),
      above.indices.contains(where: { !above[$0].isEmpty && ($0 >= below.count || below[$0].isEmpty) }),
      // Data is told from names by its figures.
      rows[index + 1].contains(where: { !$0.isEmpty && !Self.namesColumn($0) })
    else { return nil }
    return index
  }

  private static func joined(_ above: [String], _ below: [String]) -> [String] {
    (0..<max(above.count, below.count)).map { column in
      let parts = [above, below].compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
      return parts.joined(separator: " ")
    }
  }

  /// The first wide row of words, each another's; among the first thirty.
  static func headerRow(_ rows: [[String]]) -> Int? {
    let widths = rows.map { row in row.count { !$0.isEmpty } }
    let widest = widths.max() ?? 0
    for index in rows.indices.prefix(30) where widths[index] >= 2 && widths[index] * 5 >= widest * 3 {
      let cells = rows[index].filter { !$0.isEmpty }
      let words = cells.count { namesColumn($0) }
      let isHeader = words * 10 >= cells.count * 8 && Set(cells).count * 10 >= cells.count * 8
      // Data has come: what follows names nothing.
      guard isHeader else {
        if words * 2 < cells.count, index > 0 || widths[index] == widest { return nil }
        continue
      }
      return index
    }
    return nil
  }

  /// A few words, mostly letters, no date and no amount.
  private static func namesColumn(_ cell: String) -> Bool {
    guard cell.utf8.count <= 200, !cell.hasPrefix("http") else { return false }
    var (letters, digits) = (0, 0)
    for scalar in cell.unicodeScalars {
      if scalar.properties.numericType != nil {
        digits += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
    }
    // A year is a column's name too: "2024".
    return letters > digits || (letters == 0 && digits == 4 && (cell.hasPrefix("20") || cell.hasPrefix("19")))
  }

  private static func telling(_ name: String) -> String? {
    let lower = DocumentWriter.plain(name).lowercased()
    let letters = lower.filter { !$0.isNumber && $0 != " " && $0 != "_" }
    let made = ["hoja", "sheet", "plan", "planilha", "foglio", "hidden", "table", "tabla", "worksheet"]
    return letters.isEmpty || made.contains(letters) ? nil : name
  }
}
