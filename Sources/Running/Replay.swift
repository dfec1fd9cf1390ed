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
  /// Gets how each verdict came about, for the pages.
  public var shelf: TraceShelf?

  public init(folder: String, pack: Pack, threads: Int = 2, shelf: TraceShelf? = nil) {
    self.folder = folder
    self.pack = pack
    self.threads = threads
    self.shelf = shelf
  }

  public func run() throws -> AuditResult {
    let recorded = try RecordedPortal.all(in: folder)
    guard let first = recorded.first else { throw RunError.noEvidence(folder: folder) }
    for one in recorded where one.record.pack != pack.id {
      throw RunError.otherPack(recorded: one.record.pack, given: pack.id)
    }
    let pool = ReadingPool(threads: threads)
    defer { pool.close() }
    return AuditResult(
      audit: first.header(under: pack), portals: try recorded.map { try $0.judged(by: pack, pool, shelf) })
  }
}
