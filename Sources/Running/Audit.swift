import Auditing
import Crawling
import Evidence
import Fetching
import Foundation
import History
import Matching
import Rules
import Synchronization
import Web

/// Runs an audit: portals side by side, each with its evidence, each committed to the history as it ends.
public final class Audit: Sendable {
  /// How far one portal is.
  public struct Progress: Sendable {
    public var portal: String
    public var read: Int
    public var known: Int
    public var isDone: Bool
  }

  private let plan: AuditPlan
  private let history: History
  private let clock: @Sendable () -> Instant
  private let stop: StopFlag
  private let progress: @Sendable (Progress) -> Void
  private let shelf: TraceShelf?

  /// `shelf`: gets how each verdict came about, for the pages.
  public init(
    _ plan: AuditPlan, history: History, stop: StopFlag = StopFlag(), shelf: TraceShelf? = nil,
    clock: @escaping @Sendable () -> Instant = Fetcher.systemClock,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.plan = plan
    self.history = history
    self.stop = stop
    self.clock = clock
    self.progress = progress
    self.shelf = shelf
  }

  /// Hours within which an interrupted audit goes on.
  public static let resumable: Int64 = 12

  /// The result, and whether the word to stop ended it early: then the portals that are missing in it wait for the
  /// next run.
  public func run() throws -> (result: AuditResult, isInterrupted: Bool) {
    guard !plan.portals.isEmpty else { throw RunError.noPortals }
    try plan.fetch.validate(hosts: plan.portals.flatMap { $0.starts.map { String($0.host) } })
    try history.lockForRun()
    defer { history.unlockRun() }
    let (number, start, committed, isResumed) = try begin()
    let folder = AuditPlan.folder(of: number, in: plan.evidence)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let fetcher = try Fetcher(plan.fetch, clock: clock)
    let pool = ReadingPool(threads: plan.readers)
    stop.whenSet { [fetcher] in
      // Not on the handler's own thread: it must not wait.
      let thread = Thread { fetcher.stop(grace: 5) }
      thread.start()
    }
    defer {
      fetcher.stop(grace: 0)
      pool.close()
    }
    var header = start.header
    header.id = number
    let recorded = try isResumed ? recorded(header, folder) : [:]
    let journals = recorded.mapValues(\.journal)
    let interrupted = try audit(header, folder, fetcher, pool, journals, besides: committed)
    if interrupted {
      try history.interruptAudit(number, at: clock())
    } else {
      header.finished = clock()
      try history.finishAudit(number, at: header.finished ?? header.started)
    }
    guard var result = try history.result(audit: number) else {
      throw HistoryError.damaged("the audit's own rows")
    }
    result.portals.sort { $0.id < $1.id }
    for index in result.portals.indices { complete(&result.portals[index], recorded, pool) }
    return (result, interrupted)
  }

  /// What this run found, of the portals that it committed.
  private let found = Mutex<[String: PortalResult]>([:])

  /// The history keeps what changed: since when a verdict stands. What it rests on tonight, and drafts, are the
  /// run's own; those of a portal that an earlier run of this audit committed are decided again from its evidence.
  private func complete(
    _ stored: inout PortalResult, _ recorded: [String: RecordedPortal], _ pool: ReadingPool
  ) {
    var own = found.withLock { $0[stored.id] }
    if own == nil { own = try? recorded[stored.id]?.judged(by: plan.pack, pool, shelf) }
    guard var own else { return }
    let since = Dictionary(stored.verdicts.map { ($0.obligation, $0.since) }) { first, _ in first }
    for index in own.verdicts.indices {
      own.verdicts[index].since = since[own.verdicts[index].obligation] ?? nil
    }
    stored = own
  }

  /// The evidence that earlier runs of the same audit left.
  private func recorded(_ header: AuditHeader, _ folder: String) throws -> [String: RecordedPortal] {
    for journal in EvidenceJournal.all(in: folder) { try journal.removeBlank() }
    var recorded: [String: RecordedPortal] = [:]
    for one in try RecordedPortal.all(in: folder)
    where one.record.audit == header.id && one.record.started == header.started {
      recorded[one.record.portal.id] = one
    }
    return recorded
  }

  // MARK: Beginning

  private func begin() throws -> (number: Int, start: AuditStart, committed: [String], isResumed: Bool) {
    let now = clock()
    let start = AuditStart(
      header: AuditHeader(
        id: 0, started: now, finished: nil, asOf: plan.asOf ?? now, engine: Engine.name,
        pack: .init(id: plan.pack.id, version: plan.pack.version, digest: plan.pack.digest)),
      portals: plan.portals.map(\.id), options: options, evidence: plan.evidence)
    let limit = Instant(milliseconds: now.milliseconds - Self.resumable * 3_600_000)
    if !plan.startAnew, let open = try history.openAudit(matching: start, asOfAfter: limit) {
      try history.resumeAudit(open.number, at: now)
      return (open.number, open.start, open.committed, true)
    }
    for old in try history.unfinishedAudits() where !Set(old.start.portals).isDisjoint(with: start.portals) {
      try history.closeAsInterrupted(old.number, at: now)
    }
    // The evidence of an audit that this store does not know is not this one's.
    let folder = AuditPlan.folder(of: (try history.lastAudit() ?? 0) + 1, in: plan.evidence)
    guard EvidenceJournal.all(in: folder).isEmpty else { throw RunError.foreignEvidence(folder: folder) }
    return (try history.startAudit(start), start, [], false)
  }

  /// All that decides what is read, as text: equal for runs that may go on as one.
  private var options: String {
    struct Options: Codable {
      var portals: [Portal]
      var fetch: FetchConfiguration
      var crawl: CrawlConfiguration
      var drafts: Bool
      var asOf: Instant?
    }
    var fetch = plan.fetch
    fetch.allowedPrivate.sort()
    fetch.ownHosts.sort()
    let value = Options(
      portals: plan.portals.sorted { $0.id < $1.id }, fetch: fetch, crawl: plan.crawl, drafts: plan.drafts,
      asOf: plan.asOf)
    return Self.json(value)
  }

  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers always encode.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  // MARK: Portals

  /// Whether any portal was interrupted.
  private func audit(
    _ header: AuditHeader, _ folder: String, _ fetcher: Fetcher, _ pool: ReadingPool,
    _ journals: [String: EvidenceJournal], besides committed: [String]
  ) throws -> Bool {
    struct State {
      var waiting: [Portal]
      var failure: (any Error)?
      var isInterrupted = false
    }
    let state = Mutex(State(waiting: plan.portals.filter { !committed.contains($0.id) }.reversed()))
    let count = min(plan.atOnce, state.withLock { $0.waiting.count })
    let done = DispatchGroup()
    for _ in 0..<count {
      done.enter()
      let thread = Thread { [self] in
        defer { done.leave() }
        while let portal = state.withLock({ $0.failure == nil ? $0.waiting.popLast() : nil }) {
          do {
            if stop.isSet {
              state.withLock { $0.isInterrupted = true }
              return
            }
            if try audit(portal, header, folder, fetcher, pool, journals[portal.id]) {
              state.withLock { $0.isInterrupted = true }
            }
          } catch {
            state.withLock { $0.failure = $0.failure ?? error }
          }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    done.wait()
    if let failure = state.withLock({ $0.failure }) { throw failure }
    return state.withLock { $0.isInterrupted }
  }

  private func audit(
    _ portal: Portal, _ header: AuditHeader, _ folder: String, _ fetcher: Fetcher, _ pool: ReadingPool,
    _ journal: EvidenceJournal?
  ) throws -> Bool {
    let record = RunRecord(
      audit: header.id, portal: portal, fetch: plan.fetch, crawl: plan.crawl, drafts: plan.drafts,
      pack: plan.pack.id, packVersion: plan.pack.version, started: header.started)
    let bench = Bench(record, plan.pack, asOf: header.asOf)
    let collector = FactsCollector(bench.lexicon, pool: pool)
    let writer: EvidenceWriter
    if let journal {
      writer = try EvidenceWriter(resuming: journal) { collector.take($0) }
    } else {
      let heading = EvidenceHeading(
        portal: portal.id, configuration: Self.json(record), packDigest: plan.pack.digest,
        engine: Engine.name,
        asOf: header.asOf, started: clock(), software: "vitrina/\(Engine.version)")
      writer = try EvidenceWriter(folder: folder, heading: heading)
    }
    let source = LiveSource(
      fetcher: fetcher, pool: pool, lexicon: bench.lexicon, writer: writer, recorded: collector.finish())
    let run = PortalRun(
      portal: portal, judge: bench.judge, lexicon: bench.lexicon, configuration: plan.crawl, source: source)
    var outcome = try run.run(stop: stop) { read, known in
      progress(Progress(portal: portal.id, read: read, known: known, isDone: false))
    }
    try writer.mark(
      EvidenceMark(outcome.isInterrupted ? AuditMark.interrupted : AuditMark.finished, at: clock()))
    try writer.close()
    if outcome.isInterrupted { return true }
    guard try bench.openDocuments(&outcome, folder: folder, stop: stop) else { return true }
    let result = bench.result(outcome, shelf)
    found.withLock { $0[portal.id] = result }
    _ = try history.commit(audit: header.id, result: result, evidence: writer.journal.files)
    progress(
      Progress(portal: portal.id, read: result.coverage.read, known: result.coverage.known, isDone: true))
    return false
  }
}

/// What judging one portal needs, made from the record of a run: the same for the run and for its replay.
struct Bench {
  let record: RunRecord
  let pack: Pack
  let obligations: [Obligation]
  let lexicon: ReadingPool.LexiconBox
  let judge: Judge

  init(_ record: RunRecord, _ pack: Pack, asOf: Instant) {
    self.record = record
    self.pack = pack
    let institution = record.portal.institution.flatMap { pack.institution($0) }
    obligations = pack.obligations(
      of: institution, on: Judge.day(of: asOf, in: pack.timeZone), drafts: record.drafts)
    let lexicon = Lexicon(pack: pack, obligations: obligations)
    self.lexicon = ReadingPool.LexiconBox(lexicon)
    judge = Judge(
      pack: pack, institution: institution, obligations: obligations, lexicon: lexicon, asOf: asOf)
  }

  /// What verdicts would rest on is opened once all was read. False: the word to stop came first.
  func openDocuments(_ outcome: inout PortalRun.Outcome, folder: String, stop: StopFlag? = nil) throws -> Bool
  {
    guard let program = DocumentProgram.installed else { return true }
    let opening = DocumentOpening(judge: judge, lexicon: lexicon, program: program, folder: folder)
    return try opening.run(&outcome.knowledge, stop: stop)
  }

  /// `shelf`: where how it came about is kept until a page tells it; nil: nobody asks.
  func result(_ outcome: PortalRun.Outcome, _ shelf: TraceShelf? = nil) -> PortalResult {
    let verdicts: [Verdict]
    if let shelf {
      let traced = judge.traced(outcome.knowledge, limit: TraceShelf.places)
      shelf.put(traced.traces, of: record.portal.id)
      verdicts = traced.verdicts
    } else {
      verdicts = judge.judge(outcome.knowledge)
    }
    return PortalResult(verdicts, outcome, portal: record.portal, obligations: obligations, pack: pack)
  }
}
