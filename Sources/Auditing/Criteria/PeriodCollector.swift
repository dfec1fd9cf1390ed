import Crawling
import Matching
import Pages
import Rules
import Web

/// Collects what a topic's places say of periods, and what the pages and documents behind them say.
final class PeriodCollector {
  let session: JudgeSession
  private let today: Day
  var evidence = PeriodEvidence()
  private var visited: Set<Int> = []
  /// What pages that were followed said: a range of `evidence.items`.
  private var said: [Int: Range<Int>] = [:]
  /// Pages followed from a place by links that state a period.
  private static let depth = 3
  /// Links of one section that are followed without a period of their own.
  private static let entries = 12

  init(_ session: JudgeSession) {
    self.session = session
    today = session.judge.today
  }

  var knowledge: Knowledge { session.knowledge }

  // MARK: Places

  func add(_ candidate: Candidate) {
    guard let claim = candidate.claim else {
      return add(candidate.page, 0..<Int.max, candidate.content, depth: 0, isShown: true)
    }
    if claim.link >= 0 {
      if !candidate.isShown, case .mention = candidate.standing { return }
      return add(link: Int(claim.link), of: candidate.page, depth: 0)
    }
    let whole = claim.place == .title
    add(
      candidate.page, whole ? 0..<Int.max : candidate.blocks, candidate.content, depth: 0,
      isShown: candidate.isShown)
  }

  /// A stretch of a page that names a member.
  func add(_ page: Int, _ range: Range<Int>) {
    let content =
      range.upperBound == Int.max
      ? session.contents.content(of: page)
      : session.contents.content(of: page, first: range.lowerBound, end: range.upperBound, naming: -1)
    add(page, range, content, depth: 0, isShown: true)
  }

  /// A stretch of a page with what stands in it. `year`: of a place that leads here, for periods without one.
  private func add(
    _ page: Int, _ range: Range<Int>, _ content: Content, depth: Int, isShown: Bool, year: Int? = nil
  ) {
    let known = knowledge.pages[page]
    let before = evidence.items.count + evidence.open.count + evidence.declared.count
    var dated: Set<Knowledge.ID> = []
    for fact in known.facts.dates where fact.link >= 0 {
      guard let link = link(Int(fact.link), of: page, in: range) else { continue }
      dated.insert(knowledge.resolved(link.target))
      if let fact = completed(fact, year) { follow(link, fact, of: page, depth) }
    }
    if isShown {
      addRows(page, range, year)
      addSections(page, range, content, year)
      checkValidation(page, range)
    }
    addUndated(content, dated, depth)
    let after = evidence.items.count + evidence.open.count + evidence.declared.count
    if isShown, before == after, content.words > 0 || content.rows > 0 || !content.documents.isEmpty {
      evidence.hasUndated = true
    }
  }

  /// A link that counts in a stretch of a page: one of a menu only if it leads to a document.
  private func link(_ number: Int, of page: Int, in range: Range<Int>) -> KnownLink? {
    let links = knowledge.pages[page].links
    guard links.indices.contains(number), links[number].target >= 0 else { return nil }
    let link = links[number]
    let block = Int(link.block)
    guard block >= 0 ? range.contains(block) : range.upperBound == Int.max else { return nil }
    if block >= 0, session.contents.isBoilerplate(block, of: page), !knowledge.leadsToDocument(link.target) {
      return nil
    }
    return link
  }

  /// With the year that its place lacks; nil where nobody says which.
  func completed(_ fact: DateFact, _ year: Int?) -> DateFact? {
    guard fact.isYearless else { return fact }
    guard let year else { return nil }
    let (first, last) = (fact.date.first.parts, fact.date.last.parts)
    var fact = fact
    guard let from = Day(year: year, month: first.month, day: 1),
      let to = Day(year: year, month: last.month, day: Day.length(year: year, month: last.month))
    else { return nil }
    fact.date.first = from
    fact.date.last = to
    return fact
  }

  func add(_ fact: DateFact, _ source: String, cause: Cause? = nil) {
    if fact.declaresNone {
      evidence.declared.append((fact.date.first, fact.date.last))
      return
    }
    evidence.items.append(
      .init(
        first: fact.date.first, last: fact.date.last, cause: fact.date.ambiguous ? .ambiguousDate : cause,
        isDay: fact.date.precision == .day, source: source))
  }

  // MARK: Links, documents, pages

  func add(link number: Int, of page: Int, depth: Int) {
    let known = knowledge.pages[page]
    guard known.links.indices.contains(number), known.links[number].target >= 0 else { return }
    let link = known.links[number]
    let facts = known.facts.dates.filter { Int($0.link) == number && !$0.isYearless }
    for fact in facts { follow(link, fact, of: page, depth) }
    if facts.isEmpty { addUndated(knowledge.resolved(link.target), depth) }
  }

  private func follow(_ link: KnownLink, _ fact: DateFact, of page: Int, _ depth: Int) {
    let id = knowledge.resolved(link.target)
    let isNamed = knowledge.looksLikeDocument(link.target)
    switch knowledge.state(id) {
    case .document(let index):
      add(fact, fact.place == .fileName ? "file" : "document")
      addInside(index, depth)
    case .failed(let cause): add(fact, "document", cause: cause)
    case .robots: add(fact, "document", cause: .robots)
    case .unread: add(fact, "document", cause: .budgetSpent)
    case .outOfScope: add(fact, "document", cause: .publishedElsewhere)
    case .read(let index):
      guard !isNamed, id != knowledge.pages[page].id, !knowledge.isHome(id),
        !knowledge.looksLikeSoftNotFound(knowledge.pages[index])
      else { return }
      add(page: index, fact, depth)
    case .dead, .redirect, .folded, .unwanted: break
    }
  }

  /// A page under a link that states a period: what it says inside is narrower and goes before.
  private func add(page index: Int, _ fact: DateFact, _ depth: Int) {
    if let shell = knowledge.pages[index].facts.shell { return add(fact, "page", cause: shell) }
    let content = session.contents.content(of: index)
    let before = evidence.items.count
    if depth < Self.depth, visited.insert(index).inserted {
      let years = (fact.date.first.parts.year, fact.date.last.parts.year)
      add(
        index, 0..<Int.max, content, depth: depth + 1, isShown: true, year: years.0 == years.1 ? years.0 : nil
      )
      said[index] = before..<evidence.items.count
    }
    let isNarrower = evidence.items[said[index] ?? before..<before].contains { item in
      item.first >= fact.date.first && item.last <= fact.date.last
        && (item.first, item.last) != (fact.date.first, fact.date.last)
    }
    guard !isNarrower else { return }
    if session.contents.hasContent(index) {
      add(fact, "page")
    } else if knowledge.isHollow(knowledge.pages[index]) {
      add(fact, "page", cause: .needsJavaScript)
    }
  }

  /// What a document that was opened says of its periods.
  private func addInside(_ index: Int, _ depth: Int) {
    guard depth < Self.depth, knowledge.pages[index].facts.inside != nil, visited.insert(index).inserted
    else {
      return
    }
    let content = session.contents.content(of: index)
    add(index, 0..<Int.max, content, depth: Self.depth, isShown: true)
  }

  /// Documents and pages in a place whose links state no period.
  private func addUndated(_ content: Content, _ dated: Set<Knowledge.ID>, _ depth: Int) {
    for id in content.documents where !dated.contains(id) { addUndated(id, depth) }
    for (id, cause) in content.unread where !dated.contains(knowledge.resolved(id)) {
      evidence.open.append(cause)
    }
    for id in content.externalDocuments where !dated.contains(knowledge.resolved(id)) {
      evidence.open.append(.publishedElsewhere)
    }
    guard depth == 0, content.entries.count <= Self.entries else { return }
    for id in content.entries where !dated.contains(id) {
      guard case .read(let index) = knowledge.state(id), !session.pages.isVetoed(index),
        visited.insert(index).inserted
      else { continue }
      let inner = session.contents.content(of: index)
      let hadUndated = evidence.hasUndated
      add(index, 0..<Int.max, inner, depth: Self.depth, isShown: true)
      evidence.hasUndated = hadUndated
    }
  }

  private func addUndated(_ id: Knowledge.ID, _ depth: Int) {
    guard case .document(let index) = knowledge.state(id) else { return }
    let inside = knowledge.pages[index].facts.inside
    guard let inside else {
      evidence.open.append(.documentNotOpened)
      return
    }
    if let failure = inside.failure {
      evidence.open.append(failure)
    } else if inside.isScan {
      evidence.open.append(.unreadableDocument)
    } else {
      let before = evidence.items.count + evidence.open.count
      addInside(index, depth)
      if inside.isCut, before == evidence.items.count + evidence.open.count {
        evidence.open.append(.documentNotOpened)
      }
      evidence.hasUndated = evidence.hasUndated || before == evidence.items.count + evidence.open.count
    }
  }
}
