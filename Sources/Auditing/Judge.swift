import Crawling
import Foundation
import Matching
import Rules
import Web

/// Knowledge and rules to verdicts. Pure: the same facts, pack and day give the same verdicts, in whatever order
/// the pages came.
public struct Judge: Sendable {
  let pack: Pack
  let institution: Institution?
  let obligations: [Obligation]
  let lexicon: Lexicon
  /// The day of the audit where the pack's days are counted.
  let today: Day

  /// `obligations`: those that the portal owes, as `Pack.obligations(of:on:drafts:)` gives them; `lexicon`: made
  /// from the same.
  public init(
    pack: Pack, institution: Institution?, obligations: [Obligation], lexicon: Lexicon, asOf: Instant
  ) {
    self.pack = pack
    self.institution = institution
    self.obligations = obligations
    self.lexicon = lexicon
    today = Judge.day(of: asOf, in: pack.timeZone)
  }

  /// The day that an instant falls on; UTC where the zone is not known.
  public static func day(of instant: Instant, in zone: String) -> Day {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    let offset = TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0
    let seconds = Double(instant.milliseconds) / 1000 + Double(offset)
    return Day(number: Int((seconds / 86_400).rounded(.down)))
  }

  /// One verdict for each obligation, in the pack's order.
  public func judge(_ knowledge: Knowledge) -> [Verdict] {
    JudgeSession(self, knowledge).verdicts()
  }

  /// Which topics of the lexicon need no more reading: proved ones, and those that no reading can decide.
  public func settled(_ knowledge: Knowledge) -> [Bool] {
    let session = JudgeSession(self, knowledge)
    var settled = [Bool](repeating: false, count: lexicon.topics.count)
    func note(_ obligation: Obligation, _ verdict: Verdict) {
      guard let topic = lexicon.topic(of: obligation.id) else { return }
      let done =
        verdict.outcome == .met || verdict.outcome == .notApplicable || obligation.judgedBy == .person
      // An up-to-date demand stays open: a newer thing may stand elsewhere. Parts settle with their whole.
      settled[topic] = done
      for part in obligation.parts {
        guard let own = lexicon.topic(of: part.id) else { continue }
        settled[own] = done || verdict.parts.first { $0.obligation == part.id }?.outcome == .met
      }
    }
    for obligation in obligations { note(obligation, session.verdict(for: obligation)) }
    return settled
  }
}

/// What one pass over a portal's knowledge shares between its obligations.
final class JudgeSession {
  let judge: Judge
  let knowledge: Knowledge
  let contents: ContentReader
  let pages: PageVetoes
  let finder: CandidateFinder
  /// The claims of each topic, by the addresses of their pages.
  private var claims: [[ClaimPlace]]
  /// Topic and target of the menu links met so far.
  private var menu: Set<UInt64> = []
  /// Text fields that every page of the portal has: a search box, a newsletter's form.
  let commonFields: Int32
  /// A transparency portal on another host.
  let elsewhere: TransparencyElsewhere
  /// Obligations whose catalogue is being read: one that comes back to itself has no list.
  var resolving: Set<String> = []
  /// Too few of the promising pages were read to claim that anything is absent.
  let tooLittleRead: Bool

  init(_ judge: Judge, _ knowledge: Knowledge) {
    self.judge = judge
    self.knowledge = knowledge
    contents = ContentReader(knowledge)
    pages = PageVetoes(knowledge, topics: judge.lexicon.topics.count)
    finder = CandidateFinder(knowledge: knowledge, contents: contents, pages: pages)
    claims = Array(repeating: [], count: judge.lexicon.topics.count)
    let coverage = knowledge.coverage
    tooLittleRead =
      coverage.promisingKnown > 0
      && Double(coverage.promisingRead) < judge.pack.minCoverage * Double(coverage.promisingKnown)
    let order = knowledge.pages.indices.sorted {
      knowledge.pages[$0].facts.url < knowledge.pages[$1].facts.url
    }
    let fields = order.compactMap { index -> Int32? in
      let facts = knowledge.pages[index].facts
      return facts.kind == .page ? facts.signs.textFields - facts.signs.searchFields : nil
    }
    commonFields = fields.count >= 5 ? fields.min() ?? 0 : 0
    elsewhere = TransparencyElsewhere(
      knowledge, contents, order: order, platforms: Set(judge.pack.platforms.map { String($0.url.host) }))
    for index in order {
      guard case .read(let latest) = knowledge.state(knowledge.pages[index].id), latest == index else {
        continue
      }
      collect(index)
    }
  }

  /// A menu says the same on every page: each of its links counts once.
  private func collect(_ index: Int) {
    let all = knowledge.pages[index].facts.claims
    let blocks = knowledge.pages[index].facts.blocks.count
    let links = knowledge.pages[index].links
    for (number, claim) in all.enumerated() where Int(claim.topic) < claims.count {
      let block = Int(claim.block)
      if block >= 0, block < blocks, contents.isBoilerplate(block, of: index) {
        guard claim.link >= 0, Int(claim.link) < links.count else { continue }
        let target = links[Int(claim.link)].target
        guard target >= 0, menu.insert(UInt64(claim.topic) << 32 | UInt64(UInt32(target))).inserted else {
          continue
        }
      }
      claims[Int(claim.topic)].append(ClaimPlace(page: Int32(index), number: Int32(number)))
    }
  }

  func verdicts() -> [Verdict] {
    SharedFiles.noted(judge.obligations.map { verdict(for: $0) }, isDocument: knowledge.isDocument)
  }

  func claimCount(_ topic: Int) -> Int { claims[topic].count }

  func verdict(for obligation: Obligation) -> Verdict {
    var verdict = blank(obligation)
    if let exemption = exemption(for: obligation) {
      verdict.outcome = .notApplicable
      verdict.reasons = [.exempt]
      verdict.details.exemption = exemption.reason
      return verdict
    }
    if obligation.judgedBy == .person {
      verdict.outcome = .undetermined
      verdict.cause = .forReview
      verdict.details.question = obligation.question?.text(in: judge.pack.languages.first ?? "es")
      return verdict
    }
    if !obligation.parts.isEmpty { return combined(obligation, verdict) }
    return single(obligation, verdict)
  }

  private func blank(_ obligation: Obligation) -> Verdict {
    Verdict(
      obligation: obligation.id, category: obligation.category, institution: judge.institution?.id,
      outcome: .undetermined, importance: obligation.importance.rawValue)
  }

  private func exemption(for obligation: Obligation) -> Institution.Exemption? {
    judge.institution?.exemptions.first { exemption in
      exemption.obligation == obligation.id && exemption.validUntil.map { judge.today <= $0 } ?? true
    }
  }

  // MARK: Parts

  /// An obligation with parts is met through them.
  private func combined(_ obligation: Obligation, _ blank: Verdict) -> Verdict {
    var verdict = blank
    verdict.parts = obligation.parts.map { self.verdict(for: $0) }
    let counted = verdict.parts.filter { $0.outcome != .notApplicable }
    guard !counted.isEmpty else {
      verdict.outcome = .notApplicable
      return verdict
    }
    let low = counted.count { $0.outcome == .met }
    let open = counted.filter { $0.outcome == .undetermined || ($0.outcome == .partial && $0.cause != nil) }
    let needed = obligation.needed.number(of: counted.count)
    let some = counted.contains { $0.outcome == .partial }
    verdict.outcome = Algebra.counted(low: low, high: low + open.count, needed: needed, some: some)
    verdict.details.partsFound = low
    verdict.details.partsOwed = needed
    let states = counted.map(\.search.state)
    verdict.search = SearchReport(
      state: verdict.outcome == .met ? .proved : states.contains(.open) ? .open : .exhausted,
      unread: counted.map(\.search.unread).max() ?? 0)
    verdict.observations = Array(counted.flatMap(\.observations).prefix(Gate.observations))
    verdict.details.oldestEvidence = counted.compactMap(\.details.oldestEvidence).min()
    switch verdict.outcome {
    case .met, .notApplicable: break
    case .undetermined: verdict.cause = Cause.first(of: open.compactMap(\.cause))
    case .partial, .notMet:
      if low + open.count < needed || verdict.outcome == .notMet { verdict.reasons = [.partMissing] }
      if verdict.outcome == .notMet, let first = counted.first?.reasons.first {
        verdict.reasons = [first, .partMissing]
      }
      if low + open.count >= needed, verdict.outcome == .partial {
        verdict.cause = Cause.first(of: open.compactMap(\.cause))
        if verdict.cause == nil {
          verdict.reasons = counted.flatMap(\.reasons).first.map { [$0] } ?? [.partMissing]
        }
      } else if verdict.outcome == .partial,
        let reason = counted.first(where: { $0.outcome == .partial })?.reasons.first
      {
        if needed == 1 || obligation.needed == .any { verdict.reasons = [reason] }
      }
    }
    return verdict
  }

  // MARK: One obligation

  private func single(_ obligation: Obligation, _ blank: Verdict) -> Verdict {
    var verdict = blank
    guard let topic = judge.lexicon.topic(of: obligation.id) else { return verdict }
    let search = knowledge.search(topic)
    var open: Cause? =
      if case .open(let cause) = search.state { cause } else { tooLittleRead ? .tooLittleRead : nil }
    if open == nil, Self.mayStandInFooter(obligation), knowledge.footerIsUnknown { open = .needsJavaScript }
    verdict.search = SearchReport(state: open == nil ? .exhausted : .open, unread: search.unreadPromising)
    let members: [ListedMember]?
    switch owed(obligation) {
    case .once: members = nil
    case .members(let list): members = list
    case .unknown(let source):
      verdict.cause = .listUnknown
      verdict.observations = source?.observations ?? []
      verdict.details.oldestEvidence = verdict.observations.map(\.fetched).min()
      return verdict
    }
    let all = candidates(of: obligation, topic)
    let candidates = onSite(obligation, all)
    let shown = candidates.filter(\.isShown)
    if let platform = platform(of: obligation) {
      PlatformSearch(
        session: self, obligation: obligation, platform: platform, all: all, there: candidates,
        members: members,
        open: open
      ).decide(&verdict)
    } else if !shown.isEmpty {
      Presence(session: self, obligation: obligation, shown: shown, all: all, members: members, open: open)
        .decide(&verdict)
    } else if !Declared(session: self, obligation: obligation, candidates: candidates, open: open)
      .decide(&verdict)
    {
      Absence(session: self, obligation: obligation, candidates: candidates, open: open).decide(&verdict)
    }
    verdict.details.oldestEvidence = verdict.observations.map(\.fetched).min()
    if verdict.outcome == .met { verdict.search.state = .proved }
    return verdict
  }

  /// A telephone, an e-mail or an address is what footers hold.
  private static func mayStandInFooter(_ obligation: Obligation) -> Bool {
    obligation.contains.contains { field in
      switch field {
      case .typed(.telephone), .typed(.email), .typed(.streetAddress): true
      default: false
      }
    }
  }

  /// All places that may prove it, by the addresses of their pages.
  func candidates(of obligation: Obligation, _ topic: Int) -> [Candidate] {
    let named = finder.candidates(for: topic, claims: claims[topic]).map { candidate in
      Fields(session: self, obligation: obligation).raised(candidate)
    }
    // One field may stand anywhere; several together are some office's, and its own place goes before.
    let isOffice = obligation.contains.count > 1 && named.contains(where: \.isShown)
    let places = isOffice ? named : named + shaped(obligation)
    return obligation.publishedAs.contains(.map) ? places.map { mapped($0) } : places
  }

  /// What is known by its shape alone counts wherever it stands, in a footer too.
  private func shaped(_ obligation: Obligation) -> [Candidate] {
    var wanted: [BlockFact.Signs] = []
    for field in obligation.contains {
      switch field {
      case .typed(.telephone): wanted.append(.telephone)
      case .typed(.email): wanted.append(.email)
      case .typed(.streetAddress): wanted.append(.streetAddress)
      case .typed(.person): wanted.append(.person)
      case .typed(.form), .typed(.amount), .name: return []
      }
    }
    guard !wanted.isEmpty else { return [] }
    let order = knowledge.pages.indices.sorted {
      let (a, b) = (knowledge.pages[$0], knowledge.pages[$1])
      let (homeA, homeB) = (knowledge.isHome(a.id), knowledge.isHome(b.id))
      return homeA == homeB ? a.facts.url < b.facts.url : homeA
    }
    for index in order where knowledge.pages[index].facts.kind == .page && !pages.isVetoed(index) {
      let page = knowledge.pages[index]
      guard knowledge.isInScope(page.id) else { continue }
      var content = Content()
      for block in page.facts.blocks { content.signs.formUnion(block.signs) }
      let isListed = page.facts.tables.contains { $0.namesPeople && $0.rows > 0 }
      if isListed || content.signs.contains(.officials) { content.signs.insert(.person) }
      guard wanted.allSatisfy({ content.signs.contains($0) }) else { continue }
      // A name alone is anybody's; beside posts they are a directory.
      if wanted.contains(.person) {
        content.officials = contents.officials(of: index)
        content.persons = content.officials
        guard content.persons >= Gate.persons else { continue }
      }
      return [
        Candidate(
          page: index, claim: nil, standing: .shown, content: content, blocks: 0..<page.facts.blocks.count,
          target: page.id, step: 3)
      ]
    }
    return []
  }

  // MARK: What a criterion may look at

  func inquiry(
    _ obligation: Obligation, _ candidate: Candidate, all: [Candidate], open: Cause?
  ) -> Inquiry {
    Inquiry(
      obligation: obligation, lexicon: judge.lexicon, knowledge: knowledge, candidate: candidate,
      today: judge.today, open: open, pack: judge.pack, all: all)
  }

  /// Whether a criterion is shown and never lowers the verdict.
  func isAdvisory(_ criterion: String, _ obligation: Obligation) -> Bool {
    if obligation.advisory.contains(criterion) { return true }
    // What only a person can read is nobody's fault.
    guard criterion == AlsoOn.name, case .platform(let id)? = obligation.alsoOn else { return false }
    return judge.pack.platform(id)?.byPersonOnly ?? true
  }

  // MARK: Observations

  /// A page that leads away, without a claim of the topic.
  func observation(ofPage index: Int) -> Observation {
    let facts = knowledge.pages[index].facts
    return Observation(
      criterion: "available", step: 0, url: facts.url, quote: facts.title,
      substance: Substance(kind: .nothing),
      fetched: facts.fetched, sha256: facts.digest, file: facts.record?.file, offset: facts.record?.offset)
  }

  func observation(_ candidate: Candidate, criterion: String, empty: Reason? = nil) -> Observation {
    let page = knowledge.pages[candidate.page]
    // A document is quoted by the words of its link and kept by its own exchange.
    let held = candidate.content.documents.count == 1 && candidate.claim?.link ?? -1 >= 0
    let facts = held ? knowledge.page(candidate.target)?.facts ?? page.facts : page.facts
    var substance = candidate.content.summary(empty)
    substance.rows += knowledge.opened(candidate.content.documents).reduce(0) { $0 + $1.tableRows }
    if candidate.claim == nil { substance.kind = .fields }
    if substance.kind == .nothing, empty == nil { substance.kind = .list }
    let hidden = candidate.claim.map { Int($0.topic) }.map { judge.lexicon.topics[$0].digestOnly } ?? false
    let quote = candidate.claim?.quote ?? page.facts.title
    return Observation(
      criterion: criterion, step: candidate.step, url: facts.url, quote: hidden ? page.facts.title : quote,
      substance: substance, fetched: facts.fetched, sha256: facts.digest, file: facts.record?.file,
      offset: facts.record?.offset)
  }
}
