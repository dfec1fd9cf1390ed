import Crawling
import Matching
import Rules
import Web

/// How a verdict came about: which words hit where, what stood behind each, what each criterion said, which place
/// decided and why the others did not, and what was left unread.
///
/// A side value: it is made from the same knowledge as the verdict, and neither JSON nor history keep it.
public struct Trace: Sendable, Codable, Hashable {
  public var verdict: Verdict
  /// The place that decides first, then the others by what they prove.
  public var places: [Place]
  /// Places beyond the limit asked for.
  public var morePlaces: Int
  /// Where the words stood in what all pages share (menus, footers) or in the portal's own name: no place of its own.
  public var setAside: Int
  /// Unread addresses with the greatest promise, at most five.
  public var unread: [Unread]
  /// Of an obligation with parts, which is judged through them alone.
  public var parts: [Trace]

  public init(verdict: Verdict) {
    self.verdict = verdict
    places = []
    morePlaces = 0
    setAside = 0
    unread = []
    parts = []
  }

  public struct Unread: Sendable, Codable, Hashable {
    public var url: WebURL
    /// Why it was not read, if an attempt was made; nil: it was not asked for, or not read in full.
    public var cause: Cause?
    public init(url: WebURL, cause: Cause?) {
      self.url = url
      self.cause = cause
    }
  }

  /// A place where the portal speaks of it.
  public struct Place: Sendable, Codable, Hashable {
    public enum Standing: Sendable, Codable, Hashable {
      case shown
      case part(Reason)
      case unknown(Cause)
      case empty(Reason)
      case mention
    }
    public var url: WebURL
    /// Nil: known by its shape alone.
    public var place: Claim.Place?
    public var isStatutory: Bool
    public var isVetoed: Bool
    /// Kinds of page on which nothing proves.
    public var nature: PageFacts.Nature
    /// It does not lie on the site that the rule asks for.
    public var isOffSite = false
    public var quote: String
    public var standing: Standing
    /// 0 mentioned, 1 named, 2 linked, 3 shown, 4 opened.
    public var step: Int
    public var substance: Substance
    public var criteria: [Criterion]
    public var fate: Fate
    public var fetched: Instant
    public var sha256: Digest?
    public var file: String?
    public var offset: Int?

    public init(
      _ observation: Observation, place: Claim.Place?, isStatutory: Bool = false, isVetoed: Bool = false,
      nature: PageFacts.Nature = [], standing: Standing, criteria: [Criterion] = []
    ) {
      url = observation.url
      self.place = place
      self.isStatutory = isStatutory
      self.isVetoed = isVetoed
      self.nature = nature
      quote = observation.quote
      self.standing = standing
      step = observation.step
      substance = observation.substance
      self.criteria = criteria
      fate = .lost(.same)
      fetched = observation.fetched
      sha256 = observation.sha256
      file = observation.file
      offset = observation.offset
    }

    var failures: Int { binding.count { if case .fails = $0.finding { true } else { false } } }
    var unknowns: Int { binding.count { if case .unknown = $0.finding { true } else { false } } }
    private var binding: [Criterion] { criteria.filter { !$0.isAdvisory } }
  }

  public struct Criterion: Sendable, Codable, Hashable {
    public enum Finding: Sendable, Codable, Hashable {
      case holds
      case fails(Reason)
      case unknown(Cause)
    }
    public var name: String
    public var finding: Finding
    public var details: Details
    /// Shown, and never held against anybody.
    public var isAdvisory: Bool
    public init(name: String, finding: Finding, details: Details = Details(), isAdvisory: Bool = false) {
      self.name = name
      self.finding = finding
      self.details = details
      self.isAdvisory = isAdvisory
    }
  }

  /// Whether a place decides the verdict, and if not why.
  public enum Fate: Sendable, Codable, Hashable {
    case decides
    case lost(Loss)
  }

  public enum Loss: String, Sendable, Codable, Hashable, CaseIterable {
    /// A negative word, or a longer phrase of another topic.
    case negativeWord
    /// A search page, news, a legal notice, a soft 404, a story.
    case pageKind
    /// The rule asks for it on another site.
    case otherSite
    /// Met in passing.
    case mention
    /// Another place shows it, this one does not.
    case notShown
    /// It falls short of more criteria than the one that decides.
    case failsMore
    /// More of its criteria could not be checked.
    case unknownMore
    /// The one that decides is proved more firmly.
    case lowerStep
    /// As good in all that: the one named more plainly, or met first, decides.
    case asGood
    /// It says less of the matter than the one that decides.
    case saysLess
    /// It says the same.
    case same
  }
}

extension Judge {
  /// The verdict of one obligation, or of one of its parts, and all that it was made from.
  public func trace(_ obligation: Obligation, in knowledge: Knowledge) -> Trace {
    let session = JudgeSession(self, knowledge)
    return session.trace(of: obligation, session.verdict(for: obligation), limit: .max)
  }

  /// The verdicts as `judge` gives them, and how each came about, with at most `limit` places.
  public func traced(_ knowledge: Knowledge, limit: Int) -> (verdicts: [Verdict], traces: [Trace]) {
    let session = JudgeSession(self, knowledge)
    let verdicts = session.verdicts()
    let traces = zip(obligations, verdicts).map { session.trace(of: $0, $1, limit: limit) }
    return (verdicts, traces)
  }
}

extension JudgeSession {
  fileprivate func trace(of obligation: Obligation, _ verdict: Verdict, limit: Int) -> Trace {
    var trace = Trace(verdict: verdict)
    guard !verdict.isForReview, verdict.reasons != [.exempt] else { return trace }
    // A whole with parts is judged through them alone.
    guard obligation.parts.isEmpty else {
      trace.parts = obligation.parts.compactMap { part in
        verdict.parts.first { $0.obligation == part.id }.map { self.trace(of: part, $0, limit: limit) }
      }
      return trace
    }
    guard let topic = judge.lexicon.topic(of: obligation.id) else { return trace }
    let search = knowledge.search(topic)
    let candidates = candidates(of: obligation, topic)
    trace.setAside = max(0, claimCount(topic) - candidates.count { $0.claim != nil })
    trace.unread = search.examples.map { url in
      guard let id = knowledge.id(of: url) else { return Trace.Unread(url: url, cause: nil) }
      return switch knowledge.state(id) {
      case .failed(let cause): Trace.Unread(url: url, cause: cause)
      case .robots: Trace.Unread(url: url, cause: .robots)
      default: Trace.Unread(url: url, cause: nil)
      }
    }
    var open: Cause?
    if case .open(let cause) = search.state { open = cause }
    let worth = worthTelling(candidates, limit: limit)
    let places = decided(worth.map { place($0, of: obligation, candidates, open) }, verdict)
    trace.places = Array(places.prefix(max(0, limit)))
    trace.morePlaces = candidates.count - trace.places.count
    return trace
  }

  /// A common word may be met in passing on thousands of pages: of those, no more than are told.
  private func worthTelling(_ candidates: [Candidate], limit: Int) -> [Candidate] {
    let mentions = candidates.indices.filter { candidates[$0].standing == .mention }
    guard mentions.count > limit else { return candidates }
    let isVoid = { (index: Int) in
      candidates[index].claim?.vetoed ?? false || self.pages.isVetoed(candidates[index].page)
    }
    let ordered = mentions.filter { !isVoid($0) } + mentions.filter(isVoid)
    let told = Set(ordered.prefix(limit) + mentions.prefix(1))
    return candidates.indices.filter { candidates[$0].standing != .mention || told.contains($0) }
      .map { candidates[$0] }
  }

  private func place(
    _ candidate: Candidate, of obligation: Obligation, _ all: [Candidate], _ open: Cause?
  ) -> Trace.Place {
    var seen = observation(candidate, criterion: "available")
    // A verdict's observation calls what it cannot name a list; here what is there is told as it was counted.
    if candidate.claim != nil { seen.substance.kind = candidate.content.summary().kind }
    var place = Trace.Place(
      seen, place: candidate.claim?.place,
      isStatutory: candidate.claim?.statutory ?? false, isVetoed: candidate.claim?.vetoed ?? false,
      nature: pages.isVetoed(candidate.page) ? knowledge.pages[candidate.page].facts.nature : [],
      standing: .init(candidate.standing),
      criteria: candidate.isShown ? criteria(obligation, candidate, all, open) : [])
    place.isOffSite = onSite(obligation, [candidate]).isEmpty
    return place
  }

  /// Which place decides, and why the others do not; the one that decides first.
  private func decided(_ given: [Trace.Place], _ verdict: Verdict) -> [Trace.Place] {
    var places = given
    var winner: Int?
    if let first = verdict.observations.first {
      winner = places.indices.filter { places[$0].isSeen(in: first) }
        .min { places[$0].weight < places[$1].weight }
    }
    for index in places.indices {
      places[index].fate =
        index == winner ? .decides : .lost(places[index].loss(to: winner.map { given[$0] }))
    }
    return places.enumerated().sorted { a, b in
      let (left, right) = (a.element.weight, b.element.weight)
      return left == right ? a.offset < b.offset : left < right
    }.map(\.element)
  }

  private func criteria(
    _ obligation: Obligation, _ candidate: Candidate, _ all: [Candidate], _ open: Cause?
  ) -> [Trace.Criterion] {
    let inquiry = inquiry(obligation, candidate, all: all, open: open)
    return Criteria.quality.compactMap { criterion in
      var details = Details()
      let finding: Trace.Criterion.Finding
      switch criterion.judge(inquiry, &details) {
      case .holds:
        finding = .holds
        witness(criterion.name, inquiry, &details)
      case .fails(let reason): finding = .fails(reason)
      case .unknown(let cause): finding = .unknown(cause)
      case .notAsked: return nil
      }
      return Trace.Criterion(
        name: criterion.name, finding: finding, details: details,
        isAdvisory: isAdvisory(criterion.name, obligation))
    }
  }
}

extension JudgeSession {
  /// What a criterion that holds went by: a verdict speaks only of what falls short.
  private func witness(_ criterion: String, _ inquiry: Inquiry, _ details: inout Details) {
    switch criterion {
    case MaxClicks.name:
      let documents = inquiry.candidate.content.documents
      let ids = documents.isEmpty ? [inquiry.candidate.target] : documents
      details.clicks = ids.compactMap { knowledge.clicks($0) }.min()
    case MinRows.name: details.rows = inquiry.candidate.content.rows
    case PublishedAs.name: details.foundKind = PublishedAs.kinds(inquiry).map(\.rawValue)
    default: break
    }
  }
}

extension Trace.Place {
  fileprivate func isSeen(in observation: Observation) -> Bool {
    url == observation.url && quote == observation.quote && step == observation.step
      && offset == observation.offset
      && substance.words == observation.substance.words && substance.rows == observation.substance.rows
  }

  /// Less goes before: the order in which places are told.
  fileprivate var weight: Int {
    if fate == .decides { return -1 }
    let standing =
      switch self.standing {
      case .shown: 0
      case .part: 1
      case .unknown: 2
      case .empty: 3
      case .mention: 4
      }
    return isVetoed || isOffSite || !nature.isEmpty ? 5 : standing
  }

  fileprivate func loss(to winner: Trace.Place?) -> Trace.Loss {
    if isVetoed { return .negativeWord }
    if isOffSite { return .otherSite }
    if !nature.isEmpty, standing == .mention { return .pageKind }
    if standing == .mention { return .mention }
    guard let winner else { return .same }
    guard winner.standing == .shown else { return standing == winner.standing ? .same : .saysLess }
    guard standing == .shown else { return .notShown }
    if failures != winner.failures { return .failsMore }
    if unknowns != winner.unknowns { return .unknownMore }
    return step < winner.step ? .lowerStep : .asGood
  }
}

extension Trace.Place.Standing {
  init(_ standing: Candidate.Standing) {
    self =
      switch standing {
      case .shown: .shown
      case .part(let reason): .part(reason)
      case .unknown(let cause): .unknown(cause)
      case .empty(let reason): .empty(reason)
      case .mention: .mention
      }
  }
}
