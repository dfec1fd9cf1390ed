import Auditing
import Evidence
import Foundation
import Matching
import Rules
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
  /// The journal says that its portal was read to the end.
  private(set) var isFinished = false

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
    case .mark(let mark): if mark.name == AuditMark.finished { isFinished = true }
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

/// The marks that an audit leaves in its journals.
enum AuditMark {
  static let finished = "finished"
  static let interrupted = "interrupted"
}

/// One journal of an audit, with what it says of the run that made it.
struct RecordedPortal {
  let journal: EvidenceJournal
  let record: RunRecord
  let asOf: Instant
  /// Of the rules and the program that judged it first.
  let packDigest: Digest
  let engine: String

  /// The journals in a folder, the last of each portal, by the portals' ids. One whose writer was killed before its
  /// first record was whole holds nothing and is left out.
  static func all(in folder: String) throws -> [RecordedPortal] {
    var last: [String: RecordedPortal] = [:]
    for journal in EvidenceJournal.all(in: folder) where try !journal.isBlank() {
      let heading = try EvidenceReader(journal).heading
      let configuration = Data(heading.configuration.utf8)
      guard let record = try? JSONDecoder().decode(RunRecord.self, from: configuration) else {
        throw RunError.unreadableRecord(journal: journal.name)
      }
      last[record.portal.id] = RecordedPortal(
        journal: journal, record: record, asOf: heading.asOf, packDigest: heading.packDigest,
        engine: heading.engine)
    }
    return last.values.sorted { $0.record.portal.id < $1.record.portal.id }
  }

  /// The audit as it is decided again by the rules at hand.
  func header(under pack: Pack) -> AuditHeader {
    AuditHeader(
      id: record.audit, started: record.started, finished: nil, asOf: asOf, engine: Engine.name,
      pack: .init(id: pack.id, version: pack.version, digest: pack.digest))
  }

  /// Decides the portal again from what was recorded.
  func judged(by pack: Pack, _ pool: ReadingPool, _ shelf: TraceShelf? = nil) throws -> PortalResult {
    let bench = Bench(record, pack, asOf: asOf)
    return bench.result(try followed(bench, pool), shelf)
  }

  /// The crawl once more, answered from what was recorded.
  func followed(_ bench: Bench, _ pool: ReadingPool) throws -> PortalRun.Outcome {
    let reader = try EvidenceReader(journal)
    let collector = FactsCollector(bench.lexicon, pool: pool)
    while let entry = try reader.next() { collector.take(entry) }
    let recorded = collector.finish()
    let isFinished = collector.isFinished
    let source = RecordedSource(recorded, asOf: asOf, missing: isFinished ? .budgetSpent : .interrupted)
    let run = PortalRun(
      portal: record.portal, judge: bench.judge, lexicon: bench.lexicon, configuration: record.crawl,
      source: source)
    var outcome = try run.run(stop: nil) { _, _ in }
    if !isFinished, source.lacked { outcome.stopped = .interrupted }
    _ = try bench.openDocuments(&outcome, folder: journal.folder)
    return outcome
  }
}
