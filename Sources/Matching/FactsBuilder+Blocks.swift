import Pages
import Web

extension FactsBuilder {
  /// Headings, items, labels and running text: what each names, how it is empty, what it looks like.
  func readBlocks(_ buffer: UnsafeBufferPointer<UInt8>, _ facts: inout PageFacts) {
    newsEnd = 0
    hasFiller = false
    around.removeAll(keepingCapacity: true)
    around.append(contentsOf: repeatElement([], count: page.blocks.count))
    hasHits.removeAll(keepingCapacity: true)
    // Sections stand in the order of their headings.
    let sections = page.sections
    var next = 0
    var section: Int32 = -1
    let blocks = page.blocks
    for index in blocks.indices {
      let block = blocks[index]
      let fact = Int(factOf[index])
      var opened: Int?
      while next < sections.count, Int(sections[next].heading) <= index {
        if Int(sections[next].heading) == index {
          opened = next
          section = Int32(next)
        }
        next += 1
      }
      matcher.find(in: tokens, words[index], lexicon.trie)
      hasHits.append(!matcher.hits.isEmpty)
      let signals = signals(of: index)
      facts.blocks[fact].signs.formUnion(signs(buffer, index, signals))
      noteDeclaration(index, signals, &facts)
      noteLicense(index, &facts)
      let label = matcher.indices(of: .dateLabel).map { (label: $0.index, token: $0.first) }
      noteDates(buffer, index, label, &facts)
      var hits = matcher.topics(in: tokens, whole: facts.blocks[fact].kind != .text) + statutory(words[index])
      // Under "Últimas noticias" a topic is what somebody did about it.
      if index < newsEnd { for at in hits.indices { hits[at].vetoed = true } }
      noteLinks(index, hits)
      if facts.blocks[fact].kind == .heading {
        noteHeading(index, hits, opened, &facts)
      } else if !isCell(block) {
        noteItem(index, hits, section, &facts)
      }
    }
  }

  /// What was met in a block, once more.
  func findAgain(_ index: Int) {
    if hasHits[index] { matcher.find(in: tokens, words[index], lexicon.trie) } else { matcher.forget() }
  }

  /// A declaration opens its block, or is all of it: "el cobro no aplica a menores" in a longer text is none.
  private func signals(of index: Int) -> [UInt16] {
    let range = words[index]
    return matcher.indices(of: .sign).compactMap { signal, first, _ in
      switch Signals.Sign(rawValue: signal) {
      case .declaresNone, .declaresNotApplicable:
        return range.count <= 20 || first - range.lowerBound <= 12 ? signal : nil
      default: return signal
      }
    }
  }

  private func noteHeading(_ index: Int, _ hits: [TopicHit], _ section: Int?, _ facts: inout PageFacts) {
    if page.blocks[index].kind == .heading(1) { notePage(&facts) } else { noteNews(section) }
    if let named = addressWords.article(tokens[words[index]], page.text) { article = named }
    let span = section.map { self.facts(of: page.sections[$0].blocks) }
    let range = span ?? (factOf[index], factOf[index] + 1)
    let quote = quote(page.blocks[index].text)
    // "Aviso de privacidad del padrón" is about the notice.
    let isNotice = matcher.indices(of: .page).contains { $0.index == Signals.PageKind.privacy.rawValue }
    for var hit in hits {
      hit.vetoed = hit.vetoed || isNotice
      add(&facts, hit, .heading, block: factOf[index], range, quote: quote)
    }
    noteFields(index, .heading, filled: range.end > factOf[index] + 1 ? 1 : 0, &facts)
    noteMembers(index, .heading, filled: range.end > factOf[index] + 1, &facts)
  }

  /// A section of news, or of history, within a page about other things.
  private func noteNews(_ section: Int?) {
    guard let section, page.sections[section].blocks.count * 5 < page.blocks.count * 3,
      matcher.indices(of: .page).contains(where: {
        $0.index == Signals.PageKind.news.rawValue || $0.index == Signals.PageKind.story.rawValue
      })
    else { return }
    newsEnd = max(newsEnd, Int(page.sections[section].blocks.upperBound))
  }

  private func noteItem(_ index: Int, _ hits: [TopicHit], _ section: Int32, _ facts: inout PageFacts) {
    let block = page.blocks[index]
    let count = words[index].count
    let fact = factOf[index]
    if hits.isEmpty {
      // It names nothing.
    } else if block.kind == .caption {
      let range = captioned(index)
      for hit in hits { add(&facts, hit, .caption, block: fact, range, quote: quote(block.text)) }
    } else if count <= Limits.itemWords {
      // A link that leads nowhere opens what stands behind it.
      let linked = linkWords(in: index, leading: true)
      // A short item that is a link and nothing else is that link.
      if linked < count {
        for hit in hits {
          let isName = (hit.last - hit.first + 1) * 5 >= count * 3
          // A tab in a list of tabs: what follows the list is the first tab's.
          let isTab = block.kind == .listItem && page.links[linksOf[index]].contains { $0.target == .inPage }
          let end = linked == 0 && !isTab ? reach(of: index, isName: isName, facts) : fact + 1
          add(&facts, hit, .item, block: fact, (fact, end), quote: quote(block.text))
        }
      }
      around[index] = hits.filter { !$0.vetoed }.map(\.topic)
    } else {
      tally(hits, index, section)
    }
    let follows = index + 1 < page.blocks.count && facts.blocks[Int(factOf[index + 1])].kind != .heading
    noteFields(index, .label, filled: 0, valueFollows: follows, &facts)
    noteMembers(index, .item, filled: count > 3, &facts)
  }

  /// Up to which block fact a label speaks: a term or an accordion's button up to the next one, a list's item over
  /// the list inside it, a line that is a name and no more over the block behind it and the links that follow.
  private func reach(of index: Int, isName: Bool, _ facts: PageFacts) -> Int32 {
    let own = page.blocks[index]
    var end = index + 1
    while end < page.blocks.count, end - index <= Limits.labelled {
      let block = page.blocks[end]
      if case .heading = block.kind { break }
      guard block.region == own.region, !isCell(block) || end == index + 1 else { break }
      let belongs: Bool
      switch own.kind {
      case .term, .label, .button: belongs = block.kind != own.kind
      case .listItem: belongs = block.kind == .listItem && block.list != own.list
      default:
        let fact = facts.blocks[Int(factOf[end])]
        belongs = isName && (end == index + 1 || (fact.words > 0 && fact.linkWords * 10 >= fact.words * 8))
      }
      guard belongs else { break }
      end += 1
    }
    return max(factOf[end - 1] + 1, end < factOf.count ? factOf[end] : factCount)
  }

  private func captioned(_ index: Int) -> (first: Int32, end: Int32) {
    let at = Int32(index)
    for table in page.tables where table.blocks.contains(at) || table.blocks.lowerBound == at + 1 {
      let range = facts(of: table.blocks)
      return (min(range.first, factOf[index]), range.end)
    }
    // A figure's caption: it and what stands before it.
    return (max(0, factOf[index] - 1), factOf[index] + 1)
  }

  /// Running text is judged by section: how often a topic is met there, and in how many forms.
  private func tally(_ hits: [TopicHit], _ index: Int, _ section: Int32) {
    for hit in hits where !hit.vetoed {
      var form: UInt64 = 0
      for word in tokens[hit.first...hit.last] { form = Folding.mix((form &* 31) ^ word.stem) }
      if let at = text.firstIndex(where: { $0.topic == hit.topic && $0.section == section }) {
        text[at].hits &+= 1
        if !text[at].forms.contains(form) { text[at].forms.append(form) }
      } else {
        text.append(
          TextTally(
            topic: hit.topic, section: section, block: Int32(index), token: hit.first, hits: 1, forms: [form],
            statutory: hit.statutory))
      }
    }
  }

  /// Notes the mentions in running text, once the whole page was read.
  func closeText(_ facts: inout PageFacts) {
    for tally in text {
      let index = Int(tally.block)
      let range =
        tally.section >= 0
        ? self.facts(of: page.sections[Int(tally.section)].blocks) : (factOf[index], factOf[index] + 1)
      let hit = TopicHit(
        topic: tally.topic, statutory: tally.statutory, vetoed: false, first: tally.token, last: tally.token)
      // A section's mentions stand under the heading of the section.
      add(
        &facts, hit, .text, block: factOf[index], range, quote: excerpt(around: tally.token, in: index),
        hits: tally.hits, different: UInt16(clamping: tally.forms.count))
    }
  }

  // MARK: Signs

  private func signs(
    _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int, _ signals: [UInt16]
  ) -> BlockFact.Signs {
    let block = page.blocks[index]
    let range = words[index]
    let count = range.count
    let linked = !linksOf[index].isEmpty && linkWords(at: index) * 2 > count
    var signs = Shapes.signs(
      buffer, block.text.range, tokens[range], marks[index], signals: signals, linked: linked)
    for at in linksOf[index] {
      switch page.links[at].target {
      case .telephone: signs.insert(.telephone)
      case .mail: signs.insert(.email)
      case .url, .inPage, .nowhere, .other: break
      }
    }
    var verbs = 0
    for signal in signals {
      switch Signals.Sign(rawValue: signal) {
      case .announced where count <= 60: signs.insert(.announced)
      case .underConstruction where count <= 15: signs.insert(.underConstruction)
      case .placeholder where count <= 20: signs.insert(.placeholder)
      case .pointing where count <= 45: signs.insert(.pointing)
      case .filler:
        signs.insert(.placeholder)
        hasFiller = true
      case .loading where count <= 5: signs.insert(.loading)
      case .declaresNone where count <= 60: signs.insert(.declaresNone)
      case .declaresNotApplicable where count <= 60: signs.insert(.declaresNotApplicable)
      case .givesReason where count <= 120: signs.insert(.givesReason)
      case .lawVerb: verbs += 1
      default: break
      }
    }
    if isUnfilled(buffer, block.text.range) { signs.insert(.loading) }
    if isLawText(index, verbs) { signs.insert(.lawText) }
    return signs
  }

  /// `{{ titulo }}`: a template's place, which a script would fill.
  private func isUnfilled(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count < 400, let open = buffer[range].firstIndex(of: 0x7B), open + 4 < range.upperBound,
      buffer[open + 1] == 0x7B
    else { return false }
    return buffer[(open + 2)..<(range.upperBound - 1)].indices.contains {
      buffer[$0] == 0x7D && buffer[$0 + 1] == 0x7D
    }
  }

  private func linkWords(at index: Int) -> Int {
    linksOf[index].reduce(0) { sum, at in
      sum + (page.links[at].shown ? wordCount(in: index, page.links[at].text) : 0)
    }
  }

  /// The law's sentence word for word, or a text that begins as an article or a fraction does and speaks as a
  /// law does.
  private func isLawText(_ index: Int, _ verbs: Int) -> Bool {
    let range = words[index]
    if lexicon.wording.share(of: tokens[range]) > 0.5 { return true }
    guard range.count >= 12, case .text = AddressWords.opening(tokens[range], page.text) else {
      return range.count >= 12 && AddressWords.opensAsFraction(tokens[range], page.text) && verbs > 0
    }
    return verbs >= 4 && verbs * 25 > range.count
  }

  // MARK: Names that rules ask for

  private func noteFields(
    _ index: Int, _ place: FieldHit.Place, filled: Int32, valueFollows: Bool = false, _ facts: inout PageFacts
  ) {
    for (field, first, last) in matcher.indices(of: .field) {
      var value = filled
      if place == .label {
        // "Teléfono: 55 5555 5555", or a label with its value in the next block.
        guard first - words[index].lowerBound <= 2 else { continue }
        let rest = words[index].upperBound - 1 - last
        let alone = words[index].count <= 6
        guard rest >= 1 && isLabelled(last, index) || (alone && valueFollows) else { continue }
        value = 1
      }
      facts.fields.append(
        FieldHit(field: field, place: place, block: factOf[index], table: -1, filled: value))
    }
  }

  /// A colon, a dash or a link stands behind the label.
  private func isLabelled(_ last: Int, _ index: Int) -> Bool {
    let end = Int(tokens[last].end)
    let stop = min(end + 4, Int(page.blocks[index].text.end))
    return page.text[end..<stop].contains { $0 == 0x3A || $0 == 0x2D || $0 == 0x3D }
  }

  func noteMembers(
    _ index: Int, _ place: MemberHit.Place, filled: Bool, link: Int32 = -1, _ facts: inout PageFacts
  ) {
    for (member, _, _) in matcher.indices(of: .member) {
      facts.members.append(
        MemberHit(member: member, place: place, block: factOf[index], link: link, filled: filled))
    }
    if lexicon.keepsNames, words[index].count <= Limits.headingWords {
      keepName(tokens[words[index]], place, factOf[index], link, filled, &facts)
    }
  }

  // MARK: Dates

  private func noteDates(
    _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int, _ labels: [(label: UInt16, token: Int)],
    _ facts: inout PageFacts
  ) {
    guard marks[index].hasNumber else { return }
    for date in StatedDates.find(in: page.text, range: page.blocks[index].text.range, language: language) {
      let before = labels.last { Int(tokens[$0.token].start) <= date.start } ?? rowLabel(index)
      let label = before.flatMap { Signals.DateLabel(rawValue: $0.label) }
      facts.dates.append(DateFact(date: date, label: .init(label), block: factOf[index]))
    }
  }

  /// In a table's row the first cell says what the date beside it dates.
  private func rowLabel(_ index: Int) -> (label: UInt16, token: Int)? {
    guard isCell(page.blocks[index]), index > 0, factOf[index - 1] == factOf[index], hasHits[index - 1] else {
      return nil
    }
    var one = Matcher()
    one.find(in: tokens, words[index - 1], lexicon.trie)
    return one.indices(of: .dateLabel).last.map { ($0.index, $0.first) }
  }
}

extension DateFact.Label {
  init(_ label: Signals.DateLabel?) {
    self =
      switch label {
      case .updated: .updated
      case .validated: .validated
      case .published: .published
      case .period: .period
      case nil: .none
      }
  }
}
