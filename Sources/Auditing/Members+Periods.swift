import Crawling
import Matching
import Rules
import Web

/// A thing that is owed for each member and each period: members first, then each one's periods, all of them.
extension Members {
  /// A member with some of its periods is none that is found; which periods lack is told for all members together.
  func judge(_ periods: Periods, _ details: inout Details) -> Finding {
    let places = places()
    var sure = 0
    var (missing, unknown): ([String], [String]) = ([], [])
    var (lacking, doubtful): (Set<String>, Set<String>) = ([], [])
    var causes: [Cause] = []
    var (found, owed) = (0, 0)
    let unread = open ?? session.knowledge.unreadInside(candidates.flatMap(\.content.documents))
    for (index, member) in members.enumerated() {
      guard let own = places[index] else {
        owed += periods.owed.count
        if let unread {
          unknown.append(member.name)
          causes.append(unread)
        } else {
          missing.append(member.name)
        }
        continue
      }
      let count = periods.count(evidence(own), today: session.judge.today)
      found += count.found.count
      owed += count.owed
      if count.missing.isEmpty, let cause = count.cause {
        unknown.append(member.name)
        doubtful.formUnion(count.unknown.map(\.name))
        causes.append(cause)
      } else if count.missing.isEmpty {
        sure += 1
      } else {
        lacking.formUnion(count.missing.map(\.name))
      }
    }
    details.membersFound = sure
    details.membersOwed = members.count
    details.periodsFound = found
    details.periodsOwed = owed
    if !missing.isEmpty { details.missingMembers = missing }
    if !unknown.isEmpty { details.unknownMembers = unknown }
    let names = { (set: Set<String>) in
      set.isEmpty ? nil : periods.owed.map(\.name).filter { set.contains($0) }
    }
    details.missingPeriods = names(lacking)
    details.unknownPeriods = names(doubtful)
    let wanted = needed.number(of: members.count)
    if sure >= wanted { return .holds }
    if sure + unknown.count >= wanted, let cause = Cause.first(of: causes) { return .unknown(cause) }
    return .fails(missing.isEmpty ? .periodMissing : .memberMissing)
  }

  private func evidence(_ places: [Place]) -> PeriodEvidence {
    let collector = PeriodCollector(session)
    for place in places {
      if place.link >= 0 {
        collector.add(link: place.link, of: place.page, depth: 0)
      } else {
        collector.add(place.page, reach(of: place))
      }
    }
    return collector.evidence
  }

  /// A row or item is its block; a heading reaches up to the next one; a title over the whole page.
  private func reach(of place: Place) -> Range<Int> {
    let blocks = session.knowledge.pages[place.page].facts.blocks
    guard blocks.indices.contains(place.block) else { return 0..<Int.max }
    var end = place.block + 1
    if blocks[place.block].kind == .heading {
      while end < blocks.count, blocks[end].kind != .heading { end += 1 }
    }
    return place.block..<end
  }
}
