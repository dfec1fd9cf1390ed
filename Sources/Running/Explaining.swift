import Auditing
import Foundation
import Rules
import Web

/// One verdict of an audit with all that it was made from, decided again from the evidence: offline, without a store.
public struct Explained: Sendable {
  public var audit: AuditHeader
  public var portal: PortalResult
  public var obligation: Obligation
  public var trace: Trace
  /// Where the files lie that the places are kept in.
  public var folder: String
  /// The rules, or the program, that judged it first, where they are not those at hand.
  public var otherPack: (version: String, digest: Digest)?
  public var otherEngine: String?
}

/// Finds the evidence of a portal and tells how one of its verdicts came about.
public struct Explaining: Sendable {
  /// The folder in which each audit has a folder of its own.
  public var evidence: String
  public var pack: Pack
  /// Nil: the last one that has the portal.
  public var audit: Int?
  public var threads: Int

  public init(evidence: String, pack: Pack, audit: Int? = nil, threads: Int = 2) {
    self.evidence = evidence
    self.pack = pack
    self.audit = audit
    self.threads = threads
  }

  /// - Parameters:
  ///   - id: an obligation, or a part as `organisation/chart`.
  ///   - portal: its id, or one of its starting addresses.
  /// - Throws: `RunError` for what cannot be found, `EvidenceError` for what cannot be read.
  public func explain(_ id: String, of portal: String) throws -> Explained {
    // What stands in the pack is told before anything is read.
    let every = pack.obligations.flatMap { [$0] + $0.parts }
    guard let wanted = every.first(where: { $0.id == id }) else {
      throw RunError.unknownObligation(id, pack: pack.id, known: every.map(\.id))
    }
    let recorded = try find(portal)
    guard recorded.record.pack == pack.id else {
      throw RunError.otherPack(recorded: recorded.record.pack, given: pack.id)
    }
    let bench = Bench(recorded.record, pack, asOf: recorded.asOf)
    guard let whole = bench.obligations.first(where: { $0.id == id || $0.parts.contains { $0.id == id } })
    else {
      let isDraft = wanted.status == .draft && !recorded.record.drafts
      throw RunError.notJudged(obligation: id, portal: recorded.record.portal.id, isDraft: isDraft)
    }
    let pool = ReadingPool(threads: threads)
    defer { pool.close() }
    let outcome = try recorded.followed(bench, pool)
    let (verdicts, traces) = bench.judge.traced(outcome.knowledge, limit: .max)
    let result = PortalResult(
      verdicts, outcome, portal: recorded.record.portal, obligations: bench.obligations, pack: pack)
    guard var trace = traces.first(where: { $0.verdict.obligation == whole.id }) else {
      throw RunError.notJudged(obligation: id, portal: recorded.record.portal.id, isDraft: false)
    }
    var obligation = whole
    if whole.id != id {
      if let part = whole.parts.first(where: { $0.id == id }) { obligation = part }
      // Of an exempt whole, the parts were not judged.
      if let part = trace.parts.first(where: { $0.verdict.obligation == id }) { trace = part }
    }
    var explained = Explained(
      audit: recorded.header(under: pack), portal: result, obligation: obligation, trace: trace,
      folder: recorded.journal.folder)
    if recorded.packDigest != pack.digest {
      explained.otherPack = (recorded.record.packVersion, recorded.packDigest)
    }
    if recorded.engine != Engine.name { explained.otherEngine = recorded.engine }
    return explained
  }

  /// The portal's evidence in the audit asked for, else in the last that has any.
  private func find(_ portal: String) throws -> RecordedPortal {
    let numbers = try audit.map { [$0] } ?? audits()
    let address = WebURL(portal)
    var known: [String] = []
    for number in numbers {
      let all = try RecordedPortal.all(in: AuditPlan.folder(of: number, in: evidence))
      if all.isEmpty, audit != nil {
        throw RunError.noEvidence(folder: AuditPlan.folder(of: number, in: evidence))
      }
      if let found = all.first(where: { one in
        one.record.portal.id == portal || address.map { one.record.portal.starts.contains($0) } ?? false
      }) {
        return found
      }
      for one in all where !known.contains(one.record.portal.id) { known.append(one.record.portal.id) }
    }
    if known.isEmpty { throw RunError.noEvidence(folder: evidence) }
    throw RunError.unknownPortal(portal, audit: audit, evidence: evidence, known: known)
  }

  /// The audits that left evidence, the last first.
  private func audits() throws -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: evidence)) ?? []
    let numbers = names.compactMap { $0.hasPrefix("audit-") ? Int($0.dropFirst(6)) : nil }
    guard !numbers.isEmpty else { throw RunError.noEvidence(folder: evidence) }
    return numbers.sorted(by: >)
  }
}
