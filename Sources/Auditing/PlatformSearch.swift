import Crawling
import Rules
import Web

extension JudgeSession {
  /// The places that lie where the rule asks. A page on another host is nobody's proof unless the rule says so.
  func onSite(_ obligation: Obligation, _ candidates: [Candidate]) -> [Candidate] {
    switch obligation.publishedOn {
    case .anywhereLinked: candidates
    case .portal: candidates.filter { knowledge.isInScope(knowledge.pages[$0.page].id) }
    case .platform:
      candidates.filter { Sites.lies($0, on: obligation.publishedOn, knowledge, judge.pack) }
    }
  }

  func platform(of obligation: Obligation) -> Pack.Platform? {
    guard case .platform(let id) = obligation.publishedOn else { return nil }
    return judge.pack.platform(id)
  }
}

/// `published-on` a platform: what lies there, reached through the portal's own links.
struct PlatformSearch {
  let session: JudgeSession
  let obligation: Obligation
  let platform: Pack.Platform
  let all: [Candidate]
  let there: [Candidate]
  let members: [ListedMember]?
  let open: Cause?

  func decide(_ verdict: inout Verdict) {
    if platform.byPersonOnly {
      verdict.outcome = .undetermined
      verdict.cause = .publishedElsewhere
      verdict.observations = links
      return
    }
    let shown = there.filter(\.isShown)
    if !shown.isEmpty {
      Presence(session: session, obligation: obligation, shown: shown, all: all, members: members, open: open)
        .decide(&verdict)
      return
    }
    // What links to the platform and could not be read, and what declares that there is nothing, decides as ever.
    let own = all.filter { session.knowledge.isInScope(session.knowledge.pages[$0.page].id) }
    if Declared(session: session, obligation: obligation, candidates: own, open: open).decide(&verdict) {
      return
    }
    let here = own.filter(\.isShown)
    guard here.isEmpty else {
      Presence(session: session, obligation: obligation, shown: here, all: all, members: members, open: open)
        .decide(&verdict)
      verdict.outcome = .partial
      let unread = unreadThere ?? open
      if unread == nil { verdict.reasons.insert(.notOnPlatform, at: 0) }
      verdict.cause = Cause.first(of: [verdict.cause, unread].compactMap { $0 })
      return
    }
    Absence(session: session, obligation: obligation, candidates: own, open: open).decide(&verdict)
    if verdict.outcome == .notMet { verdict.reasons.insert(.notOnPlatform, at: 0) }
  }

  /// The portal links to the platform under the topic's name, and what lies there was not read.
  private var unreadThere: Cause? {
    let causes = all.compactMap { candidate -> Cause? in
      guard leadsThere(candidate), case .unknown(let cause) = candidate.standing else { return nil }
      return cause
    }
    return Cause.first(of: causes)
  }

  private func leadsThere(_ candidate: Candidate) -> Bool {
    let ids = [candidate.target] + candidate.content.external + candidate.content.externalDocuments
    return ids.contains {
      Sites.isHost(String(session.knowledge.url(session.knowledge.resolved($0)).host), of: platform)
    }
  }

  /// The portal's links to the platform.
  private var links: [Observation] {
    all.filter { leadsThere($0) }.prefix(Gate.observations).map {
      session.observation($0, criterion: "published-on")
    }
  }
}
