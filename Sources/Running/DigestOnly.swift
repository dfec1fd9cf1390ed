import Crawling
import Foundation
import Matching
import Web

/// Personal data: an exchange read for a digest-only obligation is kept as digest, counts and facts without
/// quotes.
enum DigestOnly {
  /// A page that names such a topic and lists people or rows, or a document promised for one.
  static func applies(to facts: PageFacts, _ lexicon: Lexicon, _ knowledge: Knowledge) -> Bool {
    guard lexicon.topics.contains(where: \.digestOnly) else { return false }
    let own = { (topic: Int) in lexicon.topics.indices.contains(topic) && lexicon.topics[topic].digestOnly }
    switch facts.kind {
    case .page:
      let named = facts.claims.contains { $0.link < 0 && $0.place != .text && own(Int($0.topic)) }
      let lists =
        facts.tables.contains { $0.rows > 0 } || facts.blocks.count { $0.signs.contains(.person) } > 2
      return named && lists
    case .document: return knowledge.promisedTopics(of: facts.url).contains(where: own)
    default: return false
    }
  }

  static func stripped(_ facts: PageFacts) -> PageFacts {
    var facts = facts
    for index in facts.claims.indices { facts.claims[index].quote = "" }
    if facts.inside != nil {
      // A document's title may be a person's name, and the hash of a row is one of persons.
      facts.inside?.title = nil
      facts.title = ""
      for index in facts.blocks.indices { facts.blocks[index].hash = 0 }
    }
    facts.stated = []
    for index in facts.declarations.indices { facts.declarations[index].quote = "" }
    facts.cells = []
    facts.names = []
    return facts
  }

  private struct Stored: Codable {
    var topics: [String]
    /// What numbers of fields and members stand for: `nombre`; `alcaldias` and a place in that list.
    var fields: [String]
    var lists: [String]
    var places: [Int]
    var facts: PageFacts
  }

  /// With the names of the topics, so that other rules can tell which are theirs.
  static func encode(_ facts: PageFacts, _ lexicon: Lexicon) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let stored = Stored(
      topics: lexicon.topics.map(\.obligation), fields: lexicon.fields, lists: lexicon.members.map(\.list),
      places: lexicon.members.map(\.index), facts: facts)
    // Facts are numbers, texts and lists of them: they always encode.
    return (try? encoder.encode(stored)).map { Array($0) } ?? []
  }

  /// Nil if the bytes are not what `encode` writes.
  static func decode(_ bytes: [UInt8], _ lexicon: Lexicon) -> PageFacts? {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)) else { return nil }
    let topics = stored.topics.map { lexicon.topic(of: $0) }
    let mapped = { (topic: UInt16) -> UInt16? in
      topics.indices.contains(Int(topic)) ? topics[Int(topic)].map { UInt16(clamping: $0) } : nil
    }
    var facts = stored.facts
    facts.claims = facts.claims.compactMap { claim in
      guard let topic = mapped(claim.topic) else { return nil }
      var claim = claim
      claim.topic = topic
      return claim
    }
    facts.fields = facts.fields.compactMap { hit in
      guard stored.fields.indices.contains(Int(hit.field)),
        let field = lexicon.field(stored.fields[Int(hit.field)])
      else { return nil }
      var hit = hit
      hit.field = UInt16(clamping: field)
      return hit
    }
    facts.members = facts.members.compactMap { hit in
      let index = Int(hit.member)
      guard stored.lists.indices.contains(index), stored.places.indices.contains(index) else { return nil }
      let key = Lexicon.MemberKey(list: stored.lists[index], index: stored.places[index])
      guard let member = lexicon.members.firstIndex(of: key) else { return nil }
      var hit = hit
      hit.member = UInt16(clamping: member)
      return hit
    }
    for index in facts.links.indices {
      facts.links[index].topics = facts.links[index].topics.compactMap(mapped)
      facts.links[index].addressTopics = facts.links[index].addressTopics.compactMap(mapped)
    }
    return facts
  }
}
