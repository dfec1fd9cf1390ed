import Auditing
import Evidence
import Foundation
import History
import Rules
import Synchronization
import TestPortal
import Testing
import Web

@testable import Running

@Suite("An interrupted audit goes on")
struct ResumeTests {
  private let start = Instant(milliseconds: 1_795_176_000_000)

  /// A portal that says stop when it is asked for the n-th time.
  private func stopping(at number: Int, _ stop: StopFlag) throws -> TestPortal {
    let count = Mutex(0)
    return try Town.serve { _ in
      let now = count.withLock { value in
        value += 1
        return value
      }
      if now == number { stop.set() }
      return nil
    }
  }

  private func undisturbed(_ pack: Pack, _ portal: TestPortal) throws -> AuditResult {
    let work = try Workspace()
    let plan = try work.plan(pack, [("ayuntamiento", portal)])
    return try Audit(plan, history: History(path: work.store), clock: at(start)).run().result
  }

  @Test(
    "whenever it was stopped, it ends as one that was not, and asks for nothing twice",
    arguments: [1, 2, 9, 20, 27])
  func resume(at number: Int) throws {
    let work = try Workspace()
    let stop = StopFlag()
    let portal = try stopping(at: number, stop)
    let pack = try work.pack()
    let plan = try work.plan(pack, [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    let (part, interrupted) = try Audit(plan, history: history, stop: stop, clock: at(start)).run()
    #expect(interrupted)
    #expect(part.portals.isEmpty)
    let asked = portal.requests.map(\.target)
    // Eleven hours later.
    let later = Instant(milliseconds: start.milliseconds + 11 * 3_600_000)
    let (whole, again) = try Audit(plan, history: history, clock: at(later)).run()
    #expect(!again)
    #expect(whole.audit.id == 1 && whole.audit.asOf == start)
    #expect(whole.outcomes["ayuntamiento"] == Town.expected)
    let all = portal.requests.map(\.target)
    for target in Set(asked) where !target.contains("no-existe") {
      let (before, after) = (asked.count { $0 == target }, all.count { $0 == target })
      #expect(after == before, "\(target)")
    }
    let other = try undisturbed(pack, portal)
    #expect(whole.document(loosely: true) == other.document(loosely: true))
    let replayed = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: pack).run()
    #expect(replayed.document() == whole.document())
    #expect(try history.unfinishedAudits().isEmpty)
    portal.stop()
  }

  @Test("what is under way when the word comes is given time, and kept")
  func grace() throws {
    let work = try Workspace()
    let stop = StopFlag()
    let gate = Gate()
    let portal = try Town.serve { request in
      guard request.target == "/s3.html" else { return nil }
      stop.set()
      gate.wait()
      return nil
    }
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    let waiting = Thread {
      while !stop.isSet { usleep(1000) }
      gate.open()
    }
    waiting.start()
    #expect(try Audit(plan, history: history, stop: stop).run().isInterrupted)
    let whole = try Audit(plan, history: history).run().result
    #expect(whole.outcomes["ayuntamiento"] == Town.expected)
    #expect(portal.count("/s3.html") == 1)
    portal.stop()
  }

  @Test("after twelve hours, with --new, other rules or other options it starts anew and closes the old one")
  func anew() throws {
    for change in ["late", "new", "rules", "options"] {
      let work = try Workspace()
      let stop = StopFlag()
      let portal = try stopping(at: 9, stop)
      var plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
      let history = try History(path: work.store)
      #expect(try Audit(plan, history: history, stop: stop, clock: at(start)).run().isInterrupted)
      var hours: Int64 = 1
      switch change {
      case "late": hours = 12
      case "new": plan.startAnew = true
      case "rules": plan.pack = try work.pack(without: ["minutes"])
      default: plan.crawl.maxDepth = 9
      }
      let later = Instant(milliseconds: start.milliseconds + hours * 3_600_000)
      let (result, interrupted) = try Audit(plan, history: history, clock: at(later)).run()
      #expect(!interrupted && result.audit.id == 2 && result.audit.asOf == later, "\(change)")
      #expect(portal.count("/") == 2, "\(change)")
      #expect(try history.unfinishedAudits().isEmpty, "\(change)")
      portal.stop()
    }
  }

  @Test("of several portals those that were done stay done, and are shown with the rest")
  func several() throws {
    let work = try Workspace()
    let stop = StopFlag()
    let done = try Town.serve()
    let cut = try stopping(at: 9, stop)
    let gate = Gate()
    var plan = try work.plan(work.pack(), [("ayuntamiento", done), ("instituto", cut)])
    plan.atOnce = 1
    let history = try History(path: work.store)
    let (part, interrupted) = try Audit(plan, history: history, stop: stop).run()
    #expect(interrupted && part.portals.map(\.id) == ["ayuntamiento"])
    let asked = done.requests.count
    // In another order they are the same portals.
    plan.portals.reverse()
    let (whole, _) = try Audit(plan, history: history).run()
    gate.open()
    #expect(whole.audit.id == 1)
    #expect(whole.outcomes == ["ayuntamiento": Town.expected, "instituto": Town.expected])
    #expect(done.requests.count == asked)
    #expect(cut.count("/") == 1)
    let replayed = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: plan.pack).run()
    #expect(replayed.document() == whole.document())
    done.stop()
    cut.stop()
  }

  @Test("a journal that was never begun, or breaks off, hinders neither the next run nor a replay")
  func torn() throws {
    let work = try Workspace()
    let stop = StopFlag()
    let portal = try stopping(at: 9, stop)
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    let clock = at(start)
    #expect(try Audit(plan, history: history, stop: stop, clock: clock).run().isInterrupted)
    let folder = AuditPlan.folder(of: 1, in: work.evidence)
    let file = try #require(EvidenceJournal.all(in: folder).first?.files.first)
    let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + file))
    for length in [0, 20, bytes.count - 7] {
      let other = try Workspace()
      var plan = plan
      plan.evidence = other.evidence
      try FileManager.default.createDirectory(
        atPath: AuditPlan.folder(of: 1, in: other.evidence), withIntermediateDirectories: true)
      let path = AuditPlan.folder(of: 1, in: other.evidence) + "/" + file
      try Data(bytes.prefix(length)).write(to: URL(filePath: path))
      for end in ["", "-wal"] {
        try? FileManager.default.copyItem(atPath: work.store + end, toPath: other.store + end)
      }
      let copy = try History(path: other.store)
      let whole = try Audit(plan, history: copy, clock: clock).run().result
      #expect(whole.audit.id == 1 && whole.outcomes["ayuntamiento"] == Town.expected, "\(length)")
      try Data(bytes.prefix(10)).write(
        to: URL(
          filePath: AuditPlan.folder(of: 1, in: other.evidence) + "/leer-20261120T120000Z-00001.warc.gz"))
      let replayed = try Replay(folder: AuditPlan.folder(of: 1, in: other.evidence), pack: plan.pack).run()
      #expect(replayed.document() == whole.document(), "\(length)")
    }
    portal.stop()
  }

  @Test("the evidence of an interrupted audit says that it was interrupted")
  func replayOfPart() throws {
    let work = try Workspace()
    let stop = StopFlag()
    let portal = try stopping(at: 12, stop)
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    #expect(try Audit(plan, history: History(path: work.store), stop: stop).run().isInterrupted)
    portal.stop()
    let replayed = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: plan.pack).run()
    #expect(replayed.portals[0].coverage.stopped == .interrupted)
    for verdict in replayed.portals[0].verdicts where verdict.outcome == .undetermined {
      #expect(verdict.cause == .interrupted || verdict.cause == .tooLittleRead)
    }
    #expect(!replayed.portals[0].verdicts.contains { $0.outcome == .notMet })
  }

  @Test("another run that holds the store is left alone, and nothing is asked")
  func busy() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let other = try History(path: work.store)
    try other.lockForRun()
    #expect(throws: HistoryError.busy(work.store)) {
      try Audit(plan, history: History(path: work.store)).run()
    }
    #expect(portal.requests.isEmpty)
    other.unlockRun()
    #expect(try Audit(plan, history: History(path: work.store)).run().result.audit.id == 1)
    portal.stop()
  }

  @Test("evidence that another store's audit left is not taken for this one's")
  func foreignEvidence() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    _ = try Audit(plan, history: History(path: work.store)).run()
    let asked = portal.requests.count
    #expect(throws: RunError.foreignEvidence(folder: AuditPlan.folder(of: 1, in: work.evidence))) {
      try Audit(plan, history: History(path: work.folder + "/other.sqlite")).run()
    }
    #expect(portal.requests.count == asked)
    portal.stop()
  }
}
