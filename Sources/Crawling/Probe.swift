import Matching
import Web

/// What a server said of an address that cannot exist.
public struct Probe: Sendable {
  public let url: WebURL
  /// 404 or 410 as it should be; a page, where the server says of everything that it is there.
  public let facts: PageFacts
  let content: UInt64
}

extension Knowledge {
  /// Whether a page that was answered with 200 is what this portal shows for addresses that do not exist: the
  /// same as its answer to the probe, or the home page under another address.
  public func looksLikeSoftNotFound(_ page: KnownPage) -> Bool {
    guard case .page = page.facts.kind, !entries[Int(page.id)].isHome else { return false }
    if homeContents.contains(page.content) { return true }
    return probes.contains { probe in
      guard case .page = probe.facts.kind, !probe.facts.blocks.isEmpty else { return false }
      return probe.content == page.content || sameOwnText(probe.facts.blocks, page.facts.blocks)
    }
  }

  /// Whether two pages are the same but for boilerplate and a few words (the address that was asked for, the
  /// hour), counted in words.
  private func sameOwnText(_ a: [BlockFact], _ b: [BlockFact]) -> Bool {
    let own = { (blocks: [BlockFact]) in
      blocks.filter { !isBoilerplate($0) }.map { (hash: $0.hash, words: Int($0.words)) }
    }
    let (left, right) = (own(a), own(b))
    let total = { (list: [(hash: UInt64, words: Int)]) in list.reduce(0) { $0 + $1.words } }
    guard total(left) >= 3, total(right) >= 3 else { return false }
    let hashes = Set(left.map { $0.hash })
    let common = total(right.filter { hashes.contains($0.hash) })
    return common * 5 >= max(total(left), total(right)) * 4
  }
}
