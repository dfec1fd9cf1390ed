import Auditing
import Evidence
import Foundation
import History
import Rules
import TestPortal
import Testing
import Web

@testable import Running

@Suite("An audit end to end, and again from its evidence")
struct ReplayTests {
  @Test("a portal is read, recorded, judged and remembered; the evidence alone gives the same bytes")
  func replay() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    let (result, interrupted) = try Audit(plan, history: history).run()
    portal.stop()
    #expect(!interrupted)
    #expect(result.outcomes["ayuntamiento"] == Town.expected)
    #expect(result.portals[0].coverage.read == 26)
    for verdict in result.portals[0].verdicts {
      #expect(verdict.since == result.audit.asOf)
      for observation in verdict.observations {
        #expect(observation.file != nil && observation.sha256 != nil)
      }
    }
    let again = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: plan.pack).run()
    #expect(again.document() == result.document())
    // What a verdict rests on can be opened at its place.
    let observation = try #require(result.portals[0].verdicts[0].observations.first)
    let entry = try EvidenceReader.read(
      at: EvidencePlace(file: try #require(observation.file), offset: try #require(observation.offset)),
      in: AuditPlan.folder(of: 1, in: work.evidence))
    guard case .exchange(let exchange) = entry.content, case .answer(let answer) = exchange.outcome else {
      Issue.record("no answer at the observation's place")
      return
    }
    #expect(Digest(of: answer.body) == observation.sha256)
  }

  @Test("threads and the order in which answers arrive change nothing", arguments: 1...4)
  func order(run: Int) throws {
    let work = try Workspace()
    // The same portal answers in another order each time: a fixed order is not to be had from a real server, so that
    // what is compared is all runs with the first.
    let portal = try Town.serve { request in
      usleep(UInt32((request.target.utf8.reduce(UInt64(run)) { ($0 &* 31) ^ UInt64($1) }) % 5 * 4000))
      return nil
    }
    let pack = try work.pack()
    var documents: Set<String> = []
    for readers in [1, 2 * run] {
      var plan = try work.plan(pack, [("ayuntamiento", portal)])
      plan.readers = readers
      let history = try History(path: work.folder + "/history-\(readers).sqlite")
      plan.evidence = work.folder + "/evidence-\(readers)"
      let (result, _) = try Audit(plan, history: history).run()
      documents.insert(result.document(loosely: true))
      for threads in [1, 3, 8] {
        let again = try Replay(
          folder: AuditPlan.folder(of: 1, in: plan.evidence), pack: pack, threads: threads
        ).run()
        #expect(again.document() == result.document(), "\(threads) threads")
      }
    }
    portal.stop()
    #expect(documents.count == 1)
  }

  @Test("under other rules only the verdicts of rules that changed differ, and nothing is asked")
  func otherRules() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let (result, _) = try Audit(plan, history: History(path: work.store)).run()
    portal.stop()
    let other = try work.pack(
      without: ["contracts"], and: ["- {id: tales, title: Relato 9, category: common, basis: LG art. 1}\n"])
    let again = try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: other).run()
    var expected = Town.expected
    expected["contracts"] = nil
    var outcomes = try #require(again.outcomes["ayuntamiento"])
    #expect(outcomes.removeValue(forKey: "tales") != nil)
    #expect(outcomes == expected)
    let old = Dictionary(uniqueKeysWithValues: result.portals[0].verdicts.map { ($0.obligation, $0) })
    for verdict in again.portals[0].verdicts where verdict.obligation != "tales" {
      var before = try #require(old[verdict.obligation])
      before.since = nil
      #expect(verdict == before)
    }
    // Evidence of one pack says nothing under another.
    try (Workspace.pack.replacing("id: prueba", with: "id: ajeno")).write(
      toFile: work.folder + "/pack/pack.yaml", atomically: true, encoding: .utf8)
    let foreign = try #require(PackReader.read(folder: work.folder + "/pack").pack)
    #expect(throws: RunError.otherPack(recorded: "prueba", given: "ajeno")) {
      try Replay(folder: AuditPlan.folder(of: 1, in: work.evidence), pack: foreign).run()
    }
  }

  @Test("personal data is kept as digest and counts alone, and judged the same from them")
  func digestOnly() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let (result, _) = try Audit(plan, history: History(path: work.store)).run()
    portal.stop()
    let staff = try #require(result.portals[0].verdicts.first { $0.obligation == "staff" })
    #expect(staff.outcome == .met)
    let folder = AuditPlan.folder(of: 1, in: work.evidence)
    var kept = 0
    var stripped = 0
    for journal in EvidenceJournal.all(in: folder) {
      let reader = try EvidenceReader(journal)
      while let entry = try reader.next() {
        switch entry.content {
        case .exchange(let exchange):
          kept += 1
          guard case .answer(let answer) = exchange.outcome else { continue }
          #expect(!String(decoding: answer.body, as: UTF8.self).contains("Quetzalli"))
        case .digestOnly(_, let facts):
          stripped += 1
          let text = String(decoding: facts, as: UTF8.self)
          #expect(!text.contains("Quetzalli") && !text.contains("5678"))
        case .mark: break
        }
      }
    }
    #expect(stripped == 1 && kept > 20)
    let again = try Replay(folder: folder, pack: plan.pack).run()
    #expect(again.document() == result.document())
    // Nor does a name get into the history, the index or anything else that was written.
    for case let file as String in FileManager.default.enumerator(atPath: work.folder) ?? .init() {
      guard let bytes = FileManager.default.contents(atPath: work.folder + "/" + file) else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Quetzalli"), "\(file)")
    }
  }

  @Test("a second night shows what the second night read")
  func secondNight() throws {
    let work = try Workspace()
    let portal = try Town.serve()
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    let first = try Audit(plan, history: history).run().result
    let second = try Audit(plan, history: history).run().result
    portal.stop()
    #expect(second.audit.id == 2)
    for verdict in second.portals[0].verdicts {
      #expect(verdict.since == first.audit.asOf)
      for observation in verdict.observations { #expect(observation.fetched >= second.audit.started) }
    }
    let again = try Replay(folder: AuditPlan.folder(of: 2, in: work.evidence), pack: plan.pack).run()
    #expect(again.document() == second.document())
  }
}
