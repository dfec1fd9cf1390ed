import Auditing
import Crawling
import Evidence
import Foundation
import Rules
import Web

/// Decides an audit again from its evidence: offline, without a store. The same fold over the same answers.
public struct Replay: Sendable {
  /// The folder of the audit's evidence.
  public var folder: String
  public var pack: Pack
  public var threads: Int

  public init(folder: String, pack: Pack, threads: Int = 2) {
    self.folder = folder
    self.pack = pack
    self.threads = threads
  }

  public func run() throws -> AuditResult {
    let journals = EvidenceJournal.all(in: folder)
    guard !journals.isEmpty else { throw RunError.noEvidence(folder: folder) }
    let pool = ReadingPool(threads: threads)
    defer { pool.close() }
    var header: AuditHeader?
    var portals: [PortalResult] = []
    for journal in journals {
      let reader = try EvidenceReader(journal)
      let configuration = Data(reader.heading.configuration.utf8)
      guard let record = try? JSONDecoder().decode(RunRecord.self, from: configuration) else {
        throw RunError.unreadableRecord(journal: journal.name)
      }
      guard record.pack == pack.id else { throw RunError.otherPack(recorded: record.pack, given: pack.id) }
      let asOf = reader.heading.asOf
      if header == nil {
        header = AuditHeader(
          id: record.audit, started: record.started, finished: nil, asOf: asOf, engine: Engine.name,
          pack: .init(id: pack.id, version: pack.version, digest: pack.digest))
      }
      let bench = Bench(record, pack, asOf: asOf)
      let collector = FactsCollector(bench.lexicon, pool: pool)
      while let entry = try reader.next() { collector.take(entry) }
      let source = RecordedSource(recorded: collector.finish(), asOf: asOf)
      let run = PortalRun(
        portal: record.portal, judge: bench.judge, lexicon: bench.lexicon, configuration: record.crawl,
        source: source)
      portals.append(bench.result(try run.run(stop: nil) { _, _ in }))
    }
    guard let header else { throw RunError.noEvidence(folder: folder) }
    return AuditResult(audit: header, portals: portals.sorted { $0.id < $1.id })
  }
}
