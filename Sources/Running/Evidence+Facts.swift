import Evidence
import Matching
import Web

/// Reads the entries of a journal into facts, on several threads, holding few bodies at once. The order in which
/// they end does not matter.
final class FactsCollector {
  private let lexicon: ReadingPool.LexiconBox
  private let pool: ReadingPool
  private let mailbox = Mailbox()
  private var places: [Int: EvidencePlace] = [:]
  private var waiting = 0
  private var result = RecordedFacts()

  init(_ lexicon: ReadingPool.LexiconBox, pool: ReadingPool) {
    self.lexicon = lexicon
    self.pool = pool
  }

  func take(_ entry: EvidenceEntry) {
    switch entry.content {
    case .exchange(let exchange):
      places[exchange.request.number] = entry.place
      pool.read(exchange, lexicon) { [mailbox] in mailbox.put($0, $1) }
      waiting += 1
      if waiting > 128 { collect() }
    case .digestOnly(let exchange, let bytes):
      guard var facts = DigestOnly.decode(bytes, lexicon.lexicon) else { return }
      facts.request = exchange.request
      facts.record = RecordPlace(file: entry.place.file, offset: entry.place.offset)
      result.add(facts)
    case .mark: break
    }
  }

  func finish() -> RecordedFacts {
    while waiting > 0 { collect() }
    return result
  }

  private func collect() {
    var facts = mailbox.take().1
    waiting -= 1
    facts.record = places[facts.request.number].map { RecordPlace(file: $0.file, offset: $0.offset) }
    result.add(facts)
  }
}
