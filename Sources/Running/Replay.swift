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
    let recorded = try RecordedPortal.all(in: folder)
    guard let first = recorded.first else { throw RunError.noEvidence(folder: folder) }
    for one in recorded where one.record.pack != pack.id {
      throw RunError.otherPack(recorded: one.record.pack, given: pack.id)
    }
    let pool = ReadingPool(threads: threads)
    defer { pool.close() }
    let header = AuditHeader(
      id: first.record.audit, started: first.record.started, finished: nil, asOf: first.asOf,
      engine: Engine.name, pack: .init(id: pack.id, version: pack.version, digest: pack.digest))
    return AuditResult(audit: header, portals: try recorded.map { try $0.judged(by: pack, pool) })
  }
}
