import Matching
import Web

/// What a server said of an address that cannot exist.
public struct Probe: Sendable {
  public let url: WebURL
  /// 404 or 410 as it should be; a page, where the server says of everything that it is there.
  public let facts: PageFacts
  let content: UInt64
  let hashes: Set<UInt64>
}

extension Knowledge {
  /// Whether a page that was answered with 200 is what this portal shows for addresses that do not exist: the
  /// same as its answer to the probe, or the home page under another address.
  public func looksLikeSoftNotFound(_ page: KnownPage) -> Bool {
    guard case .page = page.facts.kind, !entries[Int(page.id)].isHome else { return false }
    if homeContents.contains(page.content) { return true }
    return probes.contains { probe in
      guard case .page = probe.facts.kind, !probe.facts.blocks.isEmpty else { return false }
      return probe.content == page.content || hasOwnText(of: probe, page.facts.blocks)
    }
  }

  /// Whether a page is the probe's answer but for boilerplate and a few words (the address that was asked for, the
  /// hour), counted in words.
  private func hasOwnText(of probe: Probe, _ page: [BlockFact]) -> Bool {
    var (words, common) = (0, 0)
    for block in page where !isBoilerplate(block) {
      words += Int(block.words)
      if probe.hashes.contains(block.hash) { common += Int(block.words) }
    }
    guard words >= 3, common * 5 >= words * 4 else { return false }
    var expected = 0
    for block in probe.facts.blocks where !isBoilerplate(block) { expected += Int(block.words) }
    return expected >= 3 && common * 5 >= expected * 4
  }
}
