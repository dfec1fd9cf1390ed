import Auditing
import Foundation
import History
import Rules
import Testing
import Web

@testable import Running

@Suite("A verdict explained from its evidence")
struct ExplainingTests {
  /// A workspace with two audits of one town.
  private func audited() throws -> (work: Workspace, plan: AuditPlan, result: AuditResult, shelf: TraceShelf)
  {
    let work = try Workspace()
    let portal = try Town.serve()
    defer { portal.stop() }
    let plan = try work.plan(work.pack(), [("ayuntamiento", portal)])
    let history = try History(path: work.store)
    _ = try Audit(plan, history: history).run()
    let shelf = TraceShelf()
    let result = try Audit(plan, history: history, shelf: shelf).run().result
    return (work, plan, result, shelf)
  }

  @Test("each verdict is the audit's, and the places tell where in the evidence they are")
  func same() throws {
    let (work, plan, result, _) = try audited()
    let explaining = Explaining(evidence: work.evidence, pack: plan.pack)
    for verdict in result.portals[0].verdicts {
      let explained = try explaining.explain(verdict.obligation, of: "ayuntamiento")
      var kept = verdict
      kept.since = nil
      #expect(explained.trace.verdict == kept)
      #expect(explained.audit.id == 2)
      #expect(explained.otherPack == nil && explained.otherEngine == nil)
      #expect(explained.portal.coverage == result.portals[0].coverage)
      for place in explained.trace.places {
        let file = try #require(place.file)
        #expect(FileManager.default.fileExists(atPath: explained.folder + "/" + file))
        #expect(place.offset != nil && place.sha256 != nil)
      }
      if let first = verdict.observations.first {
        #expect(explained.trace.places.first?.fate == .decides)
        #expect(explained.trace.places.first?.url == first.url)
      }
    }
    #expect(try explaining.explain("budget", of: plan.portals[0].starts[0].text).audit.id == 2)
    var first = explaining
    first.audit = 1
    #expect(try first.explain("budget", of: "ayuntamiento").audit.id == 1)
  }

  @Test("other rules are noticed and used")
  func otherRules() throws {
    let (work, _, _, _) = try audited()
    let other = try work.pack(and: [
      "- {id: tales, title: Relato 9, category: common, basis: LG art. 1}\n",
      "- {id: later, title: Relato 10, category: common, basis: LG art. 1, status: draft}\n",
    ])
    let explaining = Explaining(evidence: work.evidence, pack: other)
    let explained = try explaining.explain("tales", of: "ayuntamiento")
    #expect(explained.otherPack?.version == "2026.11")
    #expect(explained.otherPack?.digest != other.digest)
    #expect(explained.trace.verdict.obligation == "tales")
    #expect(throws: RunError.notJudged(obligation: "later", portal: "ayuntamiento", isDraft: true)) {
      try explaining.explain("later", of: "ayuntamiento")
    }
  }

  @Test("what cannot be found is told with what was perhaps meant")
  func mistakes() throws {
    let (work, plan, _, _) = try audited()
    func failure(_ obligation: String, _ portal: String, audit: Int? = nil, evidence: String? = nil)
      -> RunError?
    {
      let explaining = Explaining(evidence: evidence ?? work.evidence, pack: plan.pack, audit: audit)
      do {
        _ = try explaining.explain(obligation, of: portal)
        return nil
      } catch { return error as? RunError }
    }
    #expect(failure("budgte", "ayuntamiento")?.suggestion == "budget")
    #expect(failure("budget", "ayuntamento")?.suggestion == "ayuntamiento")
    #expect(failure("budget", "instituto", audit: 1)?.message.text(in: "es").contains("revisión 1") == true)
    #expect(
      failure("budget", "ayuntamiento", audit: 9) == .noEvidence(folder: work.evidence + "/audit-9"))
    #expect(
      failure("budget", "x", evidence: work.folder + "/none") == .noEvidence(folder: work.folder + "/none"))
  }

  @Test("the shelf gives what a replay gives, for every obligation, and leaves nothing behind")
  func shelf() throws {
    let (work, plan, result, shelf) = try audited()
    let traces = shelf.traces(of: "ayuntamiento")
    #expect(traces.map(\.verdict.obligation) == result.portals[0].verdicts.map(\.obligation))
    #expect(shelf.traces(of: "nobody") == [])
    var again: TraceShelf? = TraceShelf()
    _ = try Replay(folder: AuditPlan.folder(of: 2, in: work.evidence), pack: plan.pack, shelf: again).run()
    #expect(again?.traces(of: "ayuntamiento") == traces)
    let folder = try #require(again?.folder.path)
    #expect(FileManager.default.fileExists(atPath: folder))
    again = nil
    #expect(!FileManager.default.fileExists(atPath: folder))
    // Personal data stand nowhere in it.
    let text = String(decoding: try JSONEncoder().encode(traces), as: UTF8.self)
    #expect(!text.contains("Quetzalli"))
  }
}
