import Pages
import Web

extension FactsBuilder {
  /// Ties the periods that a page states to what they date: links, rows, cells, sections, the page. Days stay where
  /// `noteDates` found them.
  func notePeriods(_ facts: inout PageFacts) {
    guard lexicon.asksPeriods else { return }
    var ties = PeriodTies(self)
    ties.noteWhole(&facts)
    ties.noteTables(&facts)
    ties.noteLinks(&facts)
    ties.noteStatements(&facts)
  }

  /// What a run of the page's bytes says of periods.
  func periods(in span: Range<Int>) -> StatedPeriods {
    StatedDates.periods(in: page.text, range: span, language: language)
  }
}

/// One pass over a page's headings, tables and links.
struct PeriodTies {
  let builder: FactsBuilder
  var page: Page { builder.page }
  private var said: [StatedPeriods?]
  /// Of each block: the innermost section that it stands in; -1: none.
  private var sectionOf: [Int32]
  /// Of each section: the one around it; -1: none.
  private var outer: [Int32]
  /// Of each block: the label without a link that stands before it in its section, for months and for the year.
  private var labels: [[Int32]]
  private let title: StatedPeriods
  private let address: StatedPeriods

  init(_ builder: FactsBuilder) {
    self.builder = builder
    let page = builder.page
    said = Array(repeating: nil, count: page.blocks.count)
    sectionOf = Array(repeating: -1, count: page.blocks.count)
    outer = Array(repeating: -1, count: page.sections.count)
    labels = []
    title = builder.periods(in: page.title.range)
    address = Self.folders(of: page.url, last: true)
    var open: [Int32] = []
    for (index, section) in page.sections.enumerated() {
      while let last = open.last, page.sections[Int(last)].blocks.upperBound <= section.blocks.lowerBound {
        open.removeLast()
      }
      outer[index] = open.last ?? -1
      open.append(Int32(index))
      for block in section.blocks where Int(block) < sectionOf.count { sectionOf[Int(block)] = Int32(index) }
    }
    labels = runningLabels()
  }

  /// What a short block says; a longer one is a text.
  mutating func say(_ block: Int) -> StatedPeriods {
    if let known = said[block] { return known }
    let isShort = builder.words[block].count <= Limits.headingWords
    let result = isShort ? builder.periods(in: page.blocks[block].text.range) : StatedPeriods()
    said[block] = result
    return result
  }

  mutating func say(_ cell: Page.Table.Cell) -> StatedPeriods {
    var all = StatedPeriods()
    for block in cell.blocks where Int(block) < said.count { all.merge(say(Int(block))) }
    return all
  }

  /// The names of the last folders of a path; a blog's `/2026/03/` and an upload's folder say when, not of what.
  private static func folders(of url: WebURL, last: Bool) -> StatedPeriods {
    var names = url.path.split(separator: "/").map(String.init)
    if !last { names = names.dropLast() }
    if names.contains("uploads") || names.contains("wp-content") { return StatedPeriods() }
    var all = StatedPeriods()
    for (at, name) in names.enumerated().suffix(3) {
      let next = at + 1 < names.count ? names[at + 1] : ""
      if name.count == 4, (1...2).contains(next.count), Int(next) != nil { return StatedPeriods() }
      all.merge(StatedDates.periods(inName: name))
    }
    return all
  }

  /// A short block without links before others ("2025", "Primer trimestre:") speaks for them up to the next one.
  private mutating func runningLabels() -> [[Int32]] {
    var result: [[Int32]] = Array(repeating: [], count: page.blocks.count)
    var running: [Int32] = []
    for (index, block) in page.blocks.enumerated() {
      if case .heading = block.kind { running = [] }
      if builder.isCell(block) { continue }
      result[index] = running
      let count = builder.words[index].count
      guard (1...8).contains(count), builder.linksOf[index].isEmpty else { continue }
      let own = say(index)
      let hasYear = !own.years.isEmpty || own.dates.contains { $0.precision != .day }
      if hasYear {
        running = [Int32(index)]
      } else if !own.yearless.isEmpty {
        let year = running.last { at in said[Int(at)].map { !$0.years.isEmpty || !$0.dates.isEmpty } ?? false
        }
        running = [Int32(index)] + (year.map { [$0] } ?? [])
      }
    }
    return result
  }

  /// Labels, headings, title and address around a block, nearest first.
  mutating func around(_ block: Int, _ levels: inout PeriodLevels) {
    guard block >= 0, block < said.count else { return wide(&levels) }
    for label in labels[block] { levels.add(say(Int(label)), .context) }
    headings(sectionOf[block], &levels)
  }

  private mutating func headings(_ section: Int32, _ levels: inout PeriodLevels) {
    var at = section
    while at >= 0 {
      levels.add(say(Int(page.sections[Int(at)].heading)), .heading)
      at = outer[Int(at)]
    }
    wide(&levels)
  }

  private func wide(_ levels: inout PeriodLevels) {
    levels.add(title, .title)
    levels.add(address, .address)
  }

  // MARK: Title, address, headings, captions

  mutating func noteWhole(_ facts: inout PageFacts) {
    var levels = PeriodLevels()
    wide(&levels)
    add(&facts, levels, block: -1, range: (0, Int32.max))
    for (index, section) in page.sections.enumerated() where !say(Int(section.heading)).isEmpty {
      var levels = PeriodLevels()
      headings(Int32(index), &levels)
      let range = builder.facts(of: section.blocks)
      add(&facts, levels, block: builder.factOf[Int(section.heading)], range: range, as: .heading)
    }
  }

  // MARK: Links

  mutating func noteLinks(_ facts: inout PageFacts) {
    var tables: [Int: [Row]] = [:]
    for (at, link) in page.links.enumerated()
    where at < builder.linkFactOf.count && builder.linkFactOf[at] >= 0 {
      let number = builder.linkFactOf[at]
      var levels = PeriodLevels()
      let own = builder.periods(in: link.text.range)
      levels.add(own, .linkText)
      var named = StatedPeriods()
      var folders = StatedPeriods()
      if case .url(let url) = link.target {
        let isDocument = DocumentNames.isDocument(url)
        named = isDocument ? StatedDates.periods(inName: DocumentNames.name(of: url)) : StatedPeriods()
        folders = Self.folders(of: url, last: !isDocument)
      }
      levels.add(named, .fileName)
      let block = Int(link.block)
      if let place = builder.cellOf[at] {
        if tables[place.table] == nil { tables[place.table] = rows(of: page.tables[place.table]) }
        let cell = page.tables[place.table].cells[place.cell]
        levels.add(say(cell), .context)
        if let row = tables[place.table]?.first(where: { $0.number == cell.row && !$0.isHead }) {
          columnLevels(cell, row, &levels)
          levels.add(rowPeriods(row), .context)
          if block < 0 { around(firstBlock(row), &levels) }
        }
      } else if block >= 0, builder.words[block].count <= 2 * Limits.itemWords {
        levels.add(builder.periods(in: page.blocks[block].text.range), .context)
      }
      levels.add(folders, .context)
      if builder.cellOf[at] == nil || block >= 0 { around(block, &levels) }
      let fact = facts.links[Int(number)].block
      let count = facts.dates.count
      add(&facts, levels, block: fact, range: (fact, fact + 1), link: number)
      // Without a period the day in its own words will do.
      if facts.dates.count == count {
        for day in (own.dates + named.dates).filter({ $0.precision == .day }).prefix(1) {
          append(&facts, day, own.dates.isEmpty ? .fileName : .linkText, block: fact, link: number)
        }
      }
    }
  }

  // MARK: What the page says of itself

  /// "Periodo que se informa: enero a marzo de 2025".
  mutating func noteStatements(_ facts: inout PageFacts) {
    for claim in facts.stated where claim.label == .period {
      let text = Array(claim.text.utf8)
      let said = StatedDates.periods(
        in: text, range: 0..<text.count, language: builder.language)
      var levels = PeriodLevels()
      levels.add(said, .statement)
      guard levels.resolved() != nil else { continue }
      if let block = builder.factOf.firstIndex(of: claim.block) { around(block, &levels) }
      add(&facts, levels, block: claim.block, range: (claim.block, claim.block + 1), as: .statement)
    }
  }

  // MARK: Adding

  func add(
    _ facts: inout PageFacts, _ levels: PeriodLevels, block: Int32, range: (first: Int32, end: Int32),
    link: Int32 = -1, as place: DateFact.Place? = nil, declaresNone: Bool = false
  ) {
    guard let found = levels.resolved() else { return }
    for date in found.dates {
      var fact = DateFact(date: date, label: .period, block: block)
      fact.place = place ?? found.place
      if link >= 0, ![.linkText, .fileName].contains(fact.place) { fact.place = .context }
      fact.link = link
      fact.first = range.first
      fact.end = range.end
      fact.declaresNone = declaresNone
      if facts.dates.last != fact { facts.dates.append(fact) }
    }
  }

  func append(
    _ facts: inout PageFacts, _ date: StatedDate, _ place: DateFact.Place, block: Int32, link: Int32 = -1
  ) {
    var fact = DateFact(date: date, label: link < 0 ? .period : .none, block: block)
    fact.place = place
    fact.link = link
    facts.dates.append(fact)
  }
}
