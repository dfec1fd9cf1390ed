import Crawling
import Matching
import Pages
import Rules
import Web

/// What rows, headings and statements of a place date.
extension PeriodCollector {
  func addRows(_ page: Int, _ range: Range<Int>, _ year: Int?) {
    let facts = knowledge.pages[page].facts
    for fact in facts.dates where (fact.place == .row || fact.place == .column) && fact.label == .period {
      guard range.contains(Int(fact.block)), facts.blocks.indices.contains(Int(fact.block)),
        facts.blocks[Int(fact.block)].signs.isDisjoint(with: .empty) || fact.place == .column,
        !session.contents.isBoilerplate(Int(fact.block), of: page), let fact = completed(fact, year)
      else { continue }
      add(fact, "row")
    }
  }

  /// What headings and statements date: text and rows of their own that say nothing narrower.
  func addSections(_ page: Int, _ range: Range<Int>, _ content: Content, _ year: Int?) {
    let facts = knowledge.pages[page].facts
    let hasOwn = { (content: Content) in content.words >= Gate.ownWords || content.rows >= 1 }
    var isCovered = false
    for fact in facts.dates where fact.place == .heading || fact.place == .caption {
      guard range.contains(Int(fact.block)), let fact = completed(fact, year) else { continue }
      let section = Int(fact.first)..<max(Int(fact.first), min(Int(fact.end), facts.blocks.count))
      if Int(fact.block) == range.lowerBound, section.upperBound >= min(range.upperBound, facts.blocks.count)
      {
        continue
      }
      isCovered = true
      guard !hasNarrower(than: fact, in: section, facts) else { continue }
      let inner = session.contents.content(
        of: page, first: section.lowerBound, end: section.upperBound, naming: Int(fact.block))
      if hasOwn(inner) { add(fact, "section") }
    }
    guard !isCovered, hasOwn(content) || !content.documents.isEmpty else { return }
    let said = statements(facts, range).compactMap { completed($0, year) }
    if !said.isEmpty {
      for fact in said { add(fact, "section") }
      return
    }
    guard hasOwn(content), let around = around(facts, range), let fact = completed(around, year),
      !hasNarrower(than: fact, in: range.clamped(to: 0..<facts.blocks.count), facts)
    else { return }
    add(fact, fact.place == .title || fact.place == .address ? "page" : "section")
  }

  /// Periods that the place says are its own, or a day that it reaches up to.
  private func statements(_ facts: PageFacts, _ range: Range<Int>) -> [DateFact] {
    let own = facts.dates.filter { $0.place == .statement && range.contains(Int($0.block)) }
    if !own.isEmpty { return own }
    return facts.dates.compactMap { fact in
      guard fact.place == .mention, fact.date.isCutoff, range.contains(Int(fact.block)) else { return nil }
      let (year, month, day) = fact.date.last.parts
      guard day == Day.length(year: year, month: month), let first = Day(year: year, month: 1, day: 1) else {
        return nil
      }
      var fact = fact
      fact.date.first = first
      fact.date.precision = .span
      return fact
    }
  }

  /// The innermost heading or caption around a stretch, else the page's title or address.
  private func around(_ facts: PageFacts, _ range: Range<Int>) -> DateFact? {
    let headings = facts.dates.filter { fact in
      (fact.place == .heading || fact.place == .caption) && Int(fact.first) <= range.lowerBound
        && Int(fact.end) >= min(range.upperBound, facts.blocks.count)
    }
    if let nearest = headings.min(by: { $0.end - $0.first < $1.end - $1.first }) { return nearest }
    return facts.dates.first { $0.place == .title || $0.place == .address }
  }

  private func hasNarrower(than fact: DateFact, in range: Range<Int>, _ facts: PageFacts) -> Bool {
    facts.dates.contains { other in
      guard other.label == .period || other.link >= 0, other.place != .mention,
        range.contains(Int(other.block)),
        other.block != fact.block || other.link >= 0
      else { return false }
      return other.isYearless
        || (other.date.first >= fact.date.first && other.date.last <= fact.date.last
          && (other.date.first, other.date.last) != (fact.date.first, fact.date.last))
    }
  }

  /// A row, or the place that states its period, was validated before that period's end.
  func checkValidation(_ page: Int, _ range: Range<Int>) {
    let facts = knowledge.pages[page].facts
    if facts.dates.contains(where: {
      $0.label == .validated && $0.place == .row && range.contains(Int($0.block))
    }) {
      evidence.contradicts = true
    }
    let validated = facts.dates.filter { fact in
      fact.label == .validated && fact.place == .mention && !fact.date.ambiguous
        && range.contains(Int(fact.block))
    }
    let periods = facts.dates.filter { fact in
      fact.place == .statement && !fact.isYearless && range.contains(Int(fact.block))
    }
    // Several of either belong to several things.
    guard validated.count == 1, periods.count == 1 else { return }
    if validated[0].date.last < periods[0].date.last { evidence.contradicts = true }
  }
}
