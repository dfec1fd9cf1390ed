import Pages
import Web

/// What single criteria need: declarations, licences, columns of links, and names that only the portal knows.
extension FactsBuilder {
  func noteDeclaration(_ index: Int, _ signals: [UInt16], _ facts: inout PageFacts) {
    let declares = signals.contains { signal in
      switch Signals.Sign(rawValue: signal) {
      case .declaresNone, .declaresNotApplicable: true
      default: false
      }
    }
    guard declares, words[index].count <= Limits.declarationWords,
      facts.declarations.count < Limits.declarations
    else { return }
    facts.declarations.append(QuoteFact(block: factOf[index], quote: quote(page.blocks[index].text)))
  }

  /// A longer phrase goes before those that are part of it.
  func noteLicense(_ index: Int, _ facts: inout PageFacts) {
    let hits = matcher.indices(of: .license)
    guard !hits.isEmpty else { return }
    for hit in hits {
      let isPart = hits.contains { other in
        other.last - other.first > hit.last - hit.first && other.first <= hit.first && other.last >= hit.last
      }
      guard !isPart, let standing = Licenses.Standing(rawValue: hit.index), standing != .none,
        facts.licenses.count < Limits.declarations
      else { continue }
      facts.licenses.append(
        LicenseFact(
          block: factOf[index], isOpen: standing == .open, quote: excerpt(around: hit.first, in: index)))
    }
  }

  /// Rows that declare and hold nothing else but the period that they speak of: "2026 | Segundo trimestre | No se
  /// generó información". "No aplica" in one cell of a row of data declares nothing of the whole.
  func noteDeclaringRows(_ table: Page.Table, _ facts: inout PageFacts) {
    var others: [Int32: Int] = [:]
    for cell in table.cells where cell.row != table.headerRow {
      for block in cell.blocks where Int(block) < words.count {
        let fact = factOf[Int(block)]
        guard !facts.blocks[Int(fact)].signs.isDisjoint(with: .declares) else { continue }
        matcher.find(in: tokens, words[Int(block)], lexicon.trie)
        let declares = matcher.indices(of: .sign).contains { signal, _, _ in
          let sign = Signals.Sign(rawValue: signal)
          return sign == .declaresNone || sign == .declaresNotApplicable
        }
        let plain = tokens[words[Int(block)]].count { !$0.isNumber && !Self.periodWords.contains($0.form) }
        others[fact, default: 0] += declares ? 0 : plain
      }
    }
    for (fact, count) in others where count <= Limits.rowWords {
      facts.blocks[Int(fact)].signs.insert(.declaresRow)
    }
  }

  private static let periodWords: Set<UInt64> = Set(
    WordScanner.tokens(
      of:
        "ejercicio periodo período trimestre semestre bimestre cuatrimestre mes año anual mensual trimestral primer "
        + "primero segundo tercer tercero cuarto 1er 2do 3er 4to de del al a enero febrero marzo abril mayo junio julio "
        + "agosto septiembre setiembre octubre noviembre diciembre quarter year first second third fourth january "
        + "february march april may june july august september october november december exercício ano mês janeiro "
        + "fevereiro março maio junho julho setembro outubro novembro dezembro anno gennaio febbraio marzo aprile "
        + "maggio giugno luglio settembre ottobre dicembre"
    ).map(\.form))

  // MARK: Maps

  func noteMaps(_ facts: inout PageFacts) {
    var areas: [Int32: Int] = [:]
    for link in page.links {
      let before = link.block >= 0 ? link.block : link.position - 1
      let fact: Int32 = factOf.indices.contains(Int(before)) ? factOf[Int(before)] : -1
      switch link.element {
      case .area: areas[fact, default: 0] += 1
      case .iframe, .frame, .embed:
        if case .url(let url) = link.target, MapAddresses.contains(url), !facts.maps.contains(fact) {
          facts.maps.append(fact)
        }
      case .anchor, .button, .form, .refresh, .include, .source, .scripted: break
      }
    }
    facts.maps += areas.filter { $0.value >= Limits.mapAreas && !facts.maps.contains($0.key) }.keys.sorted()
  }

  // MARK: Columns

  /// A column that a criterion looks into.
  struct NotedColumn {
    var columns: Range<Int32>
    var field: UInt16
  }

  func notedColumns(_ table: Page.Table) -> [NotedColumn] {
    guard !lexicon.linkFields.isEmpty || !lexicon.cellFields.isEmpty else { return [] }
    var result: [NotedColumn] = []
    for cell in table.cells where cell.row == table.headerRow {
      for block in cell.blocks where Int(block) < words.count {
        matcher.find(in: tokens, words[Int(block)], lexicon.trie)
        for (field, _, _) in matcher.indices(of: .field)
        where lexicon.linkFields.contains(Int(field)) || lexicon.cellFields.contains(Int(field)) {
          let end = max(cell.column + 1, cell.column + cell.columnSpan)
          result.append(NotedColumn(columns: cell.column..<end, field: field))
        }
      }
    }
    return result
  }

  /// The cells of those columns: their links, and their texts where they name members.
  func readColumns(
    _ table: Page.Table, isFilled: (Page.Table.Cell) -> Bool, _ facts: inout PageFacts
  ) {
    let noted = notedColumns(table)
    guard !noted.isEmpty else { return }
    for cell in table.cells where cell.row != table.headerRow {
      for one in noted where one.columns.contains(cell.column) {
        if lexicon.linkFields.contains(Int(one.field)) {
          for link in cell.links { columnLinks.append((one.field, Int(link))) }
        }
        guard lexicon.cellFields.contains(Int(one.field)), isFilled(cell), facts.cells.count < Limits.cells,
          let block = cell.blocks.first(where: { Int($0) < words.count && !words[Int($0)].isEmpty })
        else { continue }
        facts.cells.append(
          CellFact(
            field: one.field, block: factOf[Int(block)], text: quote(page.blocks[Int(block)].text)))
      }
    }
  }

  /// Once the links have their numbers.
  func closeColumns(_ facts: inout PageFacts) {
    for (field, link) in columnLinks
    where linkFactOf.indices.contains(link) && linkFactOf[link] >= 0
      && facts.columnLinks.count < Limits.columnLinks
    {
      facts.columnLinks.append(ColumnLink(field: field, link: linkFactOf[link]))
    }
  }

  // MARK: Names

  func keepName(
    _ name: ArraySlice<Token>, _ place: MemberHit.Place, _ block: Int32, _ link: Int32, _ filled: Bool,
    _ facts: inout PageFacts
  ) {
    guard facts.names.count < Limits.names else {
      facts.isCut = true
      return
    }
    let words = name.filter { !StopWords.contains($0.form) }.map(\.stem)
    guard !words.isEmpty else { return }
    facts.names.append(NameFact(place: place, block: block, link: link, filled: filled, words: words))
  }

  /// The text and the file name of a link.
  func keepName(of link: Page.Link, _ number: Int32, _ fact: Int32, _ facts: inout PageFacts) {
    let start = tokens.count
    page.text.withUnsafeBufferPointer { _ = scanner.scan($0, link.text.range, into: &tokens) }
    if tokens.count - start <= Limits.headingWords {
      keepName(tokens[start...], .link, fact, number, true, &facts)
    }
    tokens.removeLast(tokens.count - start)
    guard case .url(let url) = link.target, DocumentNames.isDocument(url) else { return }
    let name = String(DocumentNames.name(of: url).map { $0.isLetter || $0.isNumber ? $0 : " " })
    keepName(WordScanner.tokens(of: name)[...], .fileName, fact, number, true, &facts)
  }

  /// Items and links in the places of a topic whose entries are members.
  func keepEntries(_ facts: inout PageFacts) {
    guard !lexicon.entryTopics.isEmpty else { return }
    let places = facts.claims.filter {
      lexicon.entryTopics.contains(Int($0.topic)) && !$0.vetoed && $0.place != .text && $0.first < $0.end
    }
    guard !places.isEmpty else { return }
    for index in page.blocks.indices {
      let block = page.blocks[index]
      let fact = factOf[index]
      let isEntry = block.kind == .listItem || (linkWords(in: index, leading: true) > 0 && !isCell(block))
      guard isEntry, (1...Limits.headingWords).contains(words[index].count), facts.cells.count < Limits.cells,
        places.contains(where: { ($0.first..<$0.end).contains(fact) && $0.block != fact })
      else { continue }
      facts.cells.append(CellFact(field: CellFact.entry, block: fact, text: quote(block.text)))
    }
  }
}

/// Addresses of maps that a page embeds.
enum MapAddresses {
  private static let signs = [
    "google.com/maps", "google.com.mx/maps", "maps.google.", "openstreetmap.org", "umap.", "arcgis.com",
    "/arcgis/",
    "mapbox.com", "carto.com", "cartodb", "/geoserver", "geoportal", "/mapa", "mapas.", "visor", "/map/",
    "/maps/",
    "storymaps", "mapstore",
  ]

  static func contains(_ url: WebURL) -> Bool {
    let text = url.text.lowercased()
    return signs.contains { text.contains($0) }
  }
}
