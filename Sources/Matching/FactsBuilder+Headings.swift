import Pages

extension FactsBuilder {
  /// A heading right on top of others speaks for what stands under them, up to one that names another topic: "Corporación
  /// municipal", "Alcaldesa", "Concejales", all of one level.
  func joinHeadings(_ facts: inout PageFacts) {
    guard page.sections.count > 1 else { return }
    var named: Set<Int32> = []
    for claim in facts.claims where claim.place == .heading { named.insert(claim.block) }
    guard !named.isEmpty else { return }
    for (number, section) in page.sections.enumerated() {
      let own = factOf[Int(section.heading)]
      guard section.blocks.count == 1, named.contains(own) else { continue }
      let end = joined(from: number, named)
      guard end > own + 1 else { continue }
      for index in facts.claims.indices
      where facts.claims[index].place == .heading && facts.claims[index].block == own {
        facts.claims[index].end = max(facts.claims[index].end, end)
      }
    }
  }

  /// The block fact behind the last section that an empty heading speaks for.
  private func joined(from number: Int, _ named: Set<Int32>) -> Int32 {
    let own = page.sections[number]
    var end = Int(own.blocks.upperBound)
    for next in page.sections[(number + 1)...] {
      let heading = Int(next.heading)
      if heading < end { continue }
      guard heading == end, next.level >= own.level, !named.contains(factOf[heading]),
        !otherHeadings.contains(heading),
        page.blocks[heading].region == page.blocks[Int(own.heading)].region,
        Int(next.blocks.upperBound) - Int(own.heading) <= Limits.labelled
      else { break }
      end = Int(next.blocks.upperBound)
    }
    return factOf[end - 1] + 1
  }
}
