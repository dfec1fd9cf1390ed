import Pages
import Web

/// What a page shows although it stands at another address.
extension FactsBuilder {
  /// A frame, an object or an included fragment of another address.
  func showsAnother(_ link: Page.Link) -> Bool {
    guard link.block < 0, case .url = link.target else { return false }
    switch link.element {
    case .frame, .iframe, .embed, .include: return true
    case .anchor, .area, .button, .form, .refresh, .source, .scripted: return false
    }
  }

  /// A frame has a place among the blocks, so that what it shows stands under the heading above it; in a table's row
  /// that of the row.
  func addFrame(_ at: Int, apart: Bool, _ facts: inout PageFacts) {
    guard case .url(let url) = page.links[at].target else { return }
    if apart {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in url.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      facts.blocks.append(
        BlockFact(
          hash: Folding.mix(hash), words: 0, linkWords: 0, kind: .text, region: page.links[at].region,
          signs: [],
          table: -1))
    }
    frameFacts[at] = Int32(facts.blocks.count - 1)
  }

  /// Topics that a name beside an address speaks of.
  func topics(in label: String) -> [UInt16] {
    guard !label.isEmpty else { return [] }
    let bytes = Array(label.utf8)
    var own: [Token] = []
    _ = bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<$0.count, into: &own) }
    matcher.find(in: own, own.indices, lexicon.trie)
    var topics: [UInt16] = []
    for hit in matcher.topics(in: own, whole: true) where !hit.vetoed && !topics.contains(hit.topic) {
      topics.append(hit.topic)
    }
    return topics
  }
}
