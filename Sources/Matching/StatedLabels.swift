import Pages

/// The names under which a portal says of its own what the law asks it to say: its period, when it was updated and
/// validated, which office answers for it.
enum StatedLabels {
  private static let phrases: [(StatedClaim.Label, [String])] = [
    (
      .period,
      [
        "periodo de actualización", "periodo que se informa", "periodo que se reporta", "periodo reportado",
        "periodo informado", "periodo de la información", "periodo al que corresponde",
        "período de referência",
        "período de atualização", "periodo di riferimento", "periodo di aggiornamento", "reporting period",
        "period covered", "period reported", "periodo",
      ]
    ),
    (
      .updated,
      [
        "fecha de actualización", "fecha de última actualización", "última actualización",
        "última fecha actualización",
        "fecha última actualización", "actualizado", "actualizada", "data de atualização",
        "última atualização",
        "atualizado em", "data última atualização", "ultimo aggiornamento", "data di aggiornamento",
        "data ultimo aggiornamento", "aggiornato", "last updated", "last update", "date updated",
        "updated on",
        "page last updated", "date of last update", "última modificación", "fecha de modificación",
        "última modificação", "ultima modifica", "last modified",
      ]
    ),
    (
      .validated,
      [
        "fecha de validación", "fecha validación", "data de validação", "data di validazione",
        "date of validation", "validation date",
      ]
    ),
    (
      .area,
      [
        "área responsable", "áreas responsables", "área o áreas responsables", "área que genera",
        "unidad responsable", "unidad administrativa responsable", "dirección responsable",
        "dependencia responsable", "responsable de la información", "área responsável", "setor responsável",
        "unidade responsável", "órgão responsável", "ufficio responsabile", "struttura responsabile",
        "settore responsabile", "responsible office", "responsible unit", "responsible department",
        "responsible area",
      ]
    ),
  ]

  /// By the first word's form: the forms of all words that do not only bind. Longer ones first.
  private static let table: [UInt64: [(label: StatedClaim.Label, forms: [UInt64])]] = {
    var table: [UInt64: [(label: StatedClaim.Label, forms: [UInt64])]] = [:]
    for (label, list) in phrases {
      for phrase in list {
        let forms = WordScanner.tokens(of: phrase).map(\.form).filter { !StopWords.contains($0) }
        guard let first = forms.first else { continue }
        table[first, default: []].append((label, forms))
      }
    }
    for key in Array(table.keys) { table[key]?.sort { $0.forms.count > $1.forms.count } }
    return table
  }()

  private static let openings: FormSet = {
    var forms = FormSet()
    for form in table.keys { forms.insert(form) }
    return forms
  }()

  /// A name that opens a text, and its last token; one-letter words ("Área(s) responsable(s)") are stepped over.
  static func opening(_ tokens: ArraySlice<Token>) -> (label: StatedClaim.Label, last: Int, isBare: Bool)? {
    var start = tokens.startIndex
    while start < tokens.endIndex, start - tokens.startIndex < 2, StopWords.contains(tokens[start].form) {
      start += 1
    }
    guard start < tokens.endIndex, openings.contains(tokens[start].form),
      let names = table[tokens[start].form]
    else { return nil }
    for name in names {
      var at = start
      var matched = 1
      while matched < name.forms.count, at + 1 < tokens.endIndex {
        let next = tokens[at + 1]
        if next.form == name.forms[matched] {
          matched += 1
        } else if !StopWords.contains(next.form), next.end - next.start > 1 {
          break
        }
        at += 1
      }
      guard matched == name.forms.count else { continue }
      while at + 1 < tokens.endIndex, tokens[at + 1].end - tokens[at + 1].start == 1, !tokens[at + 1].isNumber
      {
        at += 1
      }
      return (name.label, at, name.forms.count == 1)
    }
    return nil
  }
}

extension FactsBuilder {
  /// Reads what the page says of itself: behind the colon, in the next cell, under the head of a column, in the next
  /// block.
  func readStated(_ facts: inout PageFacts) {
    for index in page.blocks.indices where !words[index].isEmpty {
      guard let (label, last, isBare) = StatedLabels.opening(tokens[words[index]]),
        let (span, block) = statedValue(index, last), let text = statedText(span, label)
      else { continue }
      if label == .period, periods(in: span).isEmpty {
        // "Trimestral" behind its colon; "Periodo de sesiones" is none, nor is a sentence.
        let isNamed = block != index || page.text[Int(tokens[last].end)..<span.lowerBound].contains(0x3A)
        guard !isBare, isNamed, text.split(separator: " ").count <= 3 else { continue }
      }
      facts.stated.append(StatedClaim(label: label, text: text, block: factOf[block]))
    }
  }

  private func statedValue(_ index: Int, _ last: Int) -> (span: Range<Int>, block: Int)? {
    let own = page.blocks[index].text.range
    var at = Int(tokens[last].end)
    // "Área(s) responsable(s) que genera(n) la información: Dirección de Obras"
    let near = min(own.upperBound, at + 140)
    let colon = page.text[at..<near].firstIndex(of: 0x3A)
    if let colon {
      at = colon + 1
    } else if words[index].upperBound - 1 - last > 12 {
      // A sentence that begins with these words.
      return nil
    }
    if page.text[at..<own.upperBound].contains(where: { $0 > 0x2F }) { return (at..<own.upperBound, index) }
    guard last - words[index].lowerBound < 16 else { return nil }
    if let below = below(index) { return below }
    let next = index + 1
    guard next < page.blocks.count, !words[next].isEmpty, words[next].count <= 20 else { return nil }
    if case .heading = page.blocks[next].kind { return nil }
    if isCell(page.blocks[index]), factOf[next] != factOf[index] { return nil }
    if StatedLabels.opening(tokens[words[next]]) != nil { return nil }
    return (page.blocks[next].text.range, next)
  }

  /// Of a column's head: the first filled cell under it.
  private func below(_ index: Int) -> (span: Range<Int>, block: Int)? {
    let block = page.blocks[index]
    guard isCell(block), page.tables[Int(block.table)].headerRow == block.row else { return nil }
    for cell in page.tables[Int(block.table)].cells
    where cell.row > block.row && cell.column == block.column && !cell.blocks.isEmpty {
      let first = Int(cell.blocks.lowerBound)
      return first < words.count && !words[first].isEmpty ? (page.blocks[first].text.range, first) : nil
    }
    return nil
  }

  /// As written, cut at a word; nil where a date is promised and no figure or month stands.
  private func statedText(_ span: Range<Int>, _ label: StatedClaim.Label) -> String? {
    var bytes = Array(page.text[span])
    while let first = bytes.first, first == 0x20 || first == 0x3A || first == 0x2D || first == 0x2E {
      bytes.removeFirst()
    }
    if bytes.count > Limits.statedText {
      bytes.removeLast(bytes.count - Limits.statedText)
      while let last = bytes.last, last & 0xC0 == 0x80 || last >= 0xC0 { bytes.removeLast() }
      if let blank = bytes.lastIndex(of: 0x20) { bytes.removeLast(bytes.count - blank) }
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    let hasFigure = bytes.contains { $0 &- 0x30 < 10 }
    switch label {
    case .updated, .validated: if !hasFigure { return nil }
    case .area: if bytes.count < 4 { return nil }
    case .period: if bytes.count < 3 { return nil }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
