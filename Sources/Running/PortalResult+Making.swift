import Auditing
import Crawling
import Rules
import Web

extension PortalResult {
  /// What a portal's knowledge comes to: verdicts, score, coverage. `all`: the verdicts, drafts too.
  init(
    _ all: [Verdict], _ outcome: PortalRun.Outcome, portal: Portal, obligations: [Obligation], pack: Pack
  ) {
    let drafts = Set(obligations.filter { $0.status == .draft }.map(\.id))
    let verdicts = all.filter { !drafts.contains($0.obligation) }
    let coverage = outcome.knowledge.coverage
    var unread: [String: Int] = [:]
    for (cause, count) in coverage.unread { unread[cause.rawValue] = count }
    self.init(
      id: portal.id, url: portal.starts[0], institution: portal.institution,
      coverage: Coverage(
        read: coverage.read, known: coverage.known, stopped: .init(outcome.stopped), unread: unread,
        cut: coverage.cut),
      score: Score(verdicts, pack: pack), verdicts: verdicts,
      drafts: all.filter { drafts.contains($0.obligation) })
  }
}

extension Coverage.Stop {
  init(_ stop: CrawlStop) {
    self =
      switch stop {
      case .settled: .settled
      case .exhausted: .exhausted
      case .budget: .budget
      case .interrupted: .interrupted
      case .unreachable: .unreachable
      }
  }
}
