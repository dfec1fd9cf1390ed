import Rules
import Web

/// The judgement of one obligation on one portal.
public struct Verdict: Sendable, Codable, Hashable {
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    case met, partial
    case notMet = "not-met"
    case undetermined
    case notApplicable = "not-applicable"
  }

  public var obligation: String
  public var category: String
  public var institution: String?
  public var outcome: Outcome
  /// Null unless something is unknown (also on partial).
  public var cause: Cause?
  /// The primary first.
  public var reasons: [Reason]
  /// Names and counts that the reasons speak of.
  public var details: Details
  public var search: SearchReport
  /// The asOf at which the unbroken run of this outcome began; set from the history.
  public var since: Instant?
  public var observations: [Observation]
  /// Children of an obligation with parts, neither scored nor counted apart.
  public var parts: [Verdict]
  public var importance: String

  public init(
    obligation: String, category: String, institution: String?, outcome: Outcome, importance: String
  ) {
    self.obligation = obligation
    self.category = category
    self.institution = institution
    self.outcome = outcome
    self.importance = importance
    reasons = []
    details = Details()
    search = SearchReport(state: .open, unread: 0)
    observations = []
    parts = []
  }

  enum CodingKeys: String, CodingKey {
    case obligation, category, institution
    case outcome = "verdict"
    case cause, reasons, details, search, since, observations, parts, importance
  }
}

/// Why a criterion fails, or what is to be said beside it: the codes of the rule language.
public enum Reason: String, Sendable, Codable, CaseIterable {
  case notFound = "not-found"
  case namedOnly = "named-only"
  case mentionedOnly = "mentioned-only"
  case lawTextOnly = "law-text-only"
  case announced
  case underConstruction = "under-construction"
  case placeholder, empty
  case deadLink = "dead-link"
  case mislabelled
  case elsewhereOnly = "elsewhere-only"
  case otherKind = "other-kind"
  case tooDeep = "too-deep"
  case noLink = "no-link"
  case loginRequired = "login-required"
  case formatMissing = "format-missing"
  case falseFormat = "false-format"
  case contentMissing = "content-missing"
  case emptyColumn = "empty-column"
  case tooFewRows = "too-few-rows"
  case memberMissing = "member-missing"
  case scanned
  case noHeader = "no-header"
  case calledOtherwise = "called-otherwise"
  case outOfDate = "out-of-date"
  case futureDate = "future-date"
  case undated
  case partMissing = "part-missing"
  case thin
  case inTextOnly = "in-text-only"
  case sameFile = "same-file"
  case exempt
  case cutShort = "cut-short"
  case notOnPlatform = "not-on-platform"
  case licenseMissing = "license-missing"
  case deadLinksInside = "dead-links-inside"
  case periodMissing = "period-missing"
  case periodLate = "period-late"
  case datesContradict = "dates-contradict"
  /// "No se generó información", "no aplica": said by the portal and accepted by the rule.
  case declaredNone = "declared-none"
  case declaredNotApplicable = "declared-not-applicable"
  case declaredWithoutReason = "declared-without-reason"
  case declarationNotAccepted = "declaration-not-accepted"
}

/// What a verdict's reasons name and count. Only what was found out is set.
public struct Details: Sendable, Codable, Hashable {
  /// Names of `contains` that are missing.
  public var missingContent: [String]?
  public var missingMembers: [String]?
  public var unknownMembers: [String]?
  public var membersFound: Int?
  public var membersOwed: Int?
  public var partsFound: Int?
  public var partsOwed: Int?
  public var rows: Int?
  public var rowsAsked: Int?
  public var clicks: Int?
  public var clicksAsked: Int?
  /// The newest date that the place states, and how it was read.
  public var newest: String?
  public var oldestAllowed: String?
  public var foundKind: [String]?
  public var askedKind: [String]?
  public var foundFormat: [String]?
  public var askedFormat: [String]?
  /// The name that the portal uses where it is not the law's.
  public var foundName: String?
  /// Why an exemption holds.
  public var exemption: String?
  /// Dead or unread addresses, at most five.
  public var addresses: [String]?
  /// Instant of the oldest exchange that the verdict rests on.
  public var oldestEvidence: Instant?
  public var question: String?
  /// Periods as they are called: `2025-Q2`, `2025-03`, `2025`.
  public var missingPeriods: [String]?
  public var latePeriods: [String]?
  public var unknownPeriods: [String]?
  /// Longer periods that prove some of those owed: `2025`, `2025-01-01/2025-09-30`.
  public var widerPeriods: [String]?
  public var periodsFound: Int?
  public var periodsOwed: Int?
  /// The sentence by which the portal declares that there is nothing, at most 300 bytes.
  public var declaration: String?
  /// Of the links that must open: how many were tried, how many are dead.
  public var linksTried: Int?
  public var linksDead: Int?
  public var licenseFound: String?
  /// What criteria found that are shown and never lower the verdict.
  public var advised: [Reason]?
  /// What the portal itself says where the thing stands, as written: its period, date of update, date of
  /// validation, responsible area.
  public var statedPeriod: String?
  public var statedUpdate: String?
  public var statedValidation: String?
  public var statedArea: String?
  /// How the date that decides was read: `row`, `document`, `section`, `page`, `file`, `header`, `sitemap`.
  public var dateSource: String?
  /// Other obligations of the portal that the same file serves; it never lowers a verdict.
  public var sharedWith: [String]?
  public init() {}
}

/// How far one obligation was looked for.
public struct SearchReport: Sendable, Codable, Hashable {
  public enum State: String, Sendable, Codable { case proved, refuted, exhausted, open }
  public var state: State
  /// Unread addresses with a promise for it.
  public var unread: Int
  public init(state: State, unread: Int) {
    self.state = state
    self.unread = unread
  }
}

/// A claim and its substance for one criterion.
public struct Observation: Sendable, Codable, Hashable {
  public var criterion: String
  /// 0 mentioned, 1 named, 2 linked, 3 shown, 4 opened.
  public var step: Int
  public var url: WebURL
  public var quote: String
  public var substance: Substance
  public var fetched: Instant
  public var sha256: Digest?
  public var file: String?
  public var offset: Int?

  public init(
    criterion: String, step: Int, url: WebURL, quote: String, substance: Substance, fetched: Instant,
    sha256: Digest?, file: String?, offset: Int?
  ) {
    self.criterion = criterion
    self.step = step
    self.url = url
    self.quote = quote
    self.substance = substance
    self.fetched = fetched
    self.sha256 = sha256
    self.file = file
    self.offset = offset
  }
}

/// What stands behind a claim, or the way in which it is empty.
public struct Substance: Sendable, Codable, Hashable {
  public enum Kind: String, Sendable, Codable {
    case text, table, document, fields, list, service, image, nothing
  }
  public var kind: Kind
  public var words: Int
  public var rows: Int
  public var documents: Int
  /// The way in which it is empty, if it is.
  public var empty: Reason?
  public init(kind: Kind, words: Int = 0, rows: Int = 0, documents: Int = 0, empty: Reason? = nil) {
    self.kind = kind
    self.words = words
    self.rows = rows
    self.documents = documents
    self.empty = empty
  }
}

/// `low` is what is proved; `high` counts what could not be checked as met. 0 to 100, one decimal; null if
/// nothing applies.
public struct Score: Sendable, Codable, Hashable {
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// Name of the level that `low` reaches, in the pack's first language.
  public var level: String?
  /// The one that `high` would reach, where it is another.
  public var highLevel: String?
  public init(low: Double?, high: Double?, level: String?, highLevel: String?) {
    value = low
    self.low = low
    self.high = high
    self.level = level
    self.highLevel = highLevel
  }
}

/// How much of a portal was read.
public struct Coverage: Sendable, Codable, Hashable {
  public enum Stop: String, Sendable, Codable { case settled, exhausted, budget, interrupted, unreachable }
  /// Canonical addresses read, or that answered 404 or 410.
  public var read: Int
  /// Canonical addresses known in scope.
  public var known: Int
  public var stopped: Stop
  /// Addresses that could not be read, by cause.
  public var unread: [String: Int]
  /// Exchanges that a limit of size, ratio or time cut.
  public var cut: Int
  public init(read: Int, known: Int, stopped: Stop, unread: [String: Int] = [:], cut: Int = 0) {
    self.read = read
    self.known = known
    self.stopped = stopped
    self.unread = unread
    self.cut = cut
  }
}

/// One portal's part of an audit: a row for every obligation that applies to it.
public struct PortalResult: Sendable, Codable, Hashable {
  public var id: String
  public var url: WebURL
  public var institution: String?
  public var coverage: Coverage
  public var score: Score
  public var verdicts: [Verdict]
  /// Obligations still drafts, judged on request; never in history, JSON verdicts or pages.
  public var drafts: [Verdict]
  public init(
    id: String, url: WebURL, institution: String?, coverage: Coverage, score: Score, verdicts: [Verdict],
    drafts: [Verdict] = []
  ) {
    self.id = id
    self.url = url
    self.institution = institution
    self.coverage = coverage
    self.score = score
    self.verdicts = verdicts
    self.drafts = drafts
  }
  enum CodingKeys: String, CodingKey { case id, url, institution, coverage, score, verdicts }
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try c.decode(String.self, forKey: .id), url: try c.decode(WebURL.self, forKey: .url),
      institution: try c.decodeIfPresent(String.self, forKey: .institution),
      coverage: try c.decode(Coverage.self, forKey: .coverage),
      score: try c.decode(Score.self, forKey: .score),
      verdicts: try c.decode([Verdict].self, forKey: .verdicts))
  }
}

/// One run over one or more portals, with one version of a pack, as of one instant.
public struct AuditHeader: Sendable, Codable, Hashable {
  /// 0 until the history has numbered it.
  public var id: Int
  public var started: Instant
  public var finished: Instant?
  public var asOf: Instant
  /// The program's version and those of the libraries that read.
  public var engine: String
  public var pack: PackReference

  public struct PackReference: Sendable, Codable, Hashable {
    public var id: String
    public var version: String
    public var digest: Digest
    public init(id: String, version: String, digest: Digest) {
      self.id = id
      self.version = version
      self.digest = digest
    }
  }

  public init(
    id: Int, started: Instant, finished: Instant?, asOf: Instant, engine: String, pack: PackReference
  ) {
    self.id = id
    self.started = started
    self.finished = finished
    self.asOf = asOf
    self.engine = engine
    self.pack = pack
  }
}

/// All that a report shows.
public struct AuditResult: Sendable, Codable, Hashable {
  public var audit: AuditHeader
  public var portals: [PortalResult]
  public init(audit: AuditHeader, portals: [PortalResult]) {
    self.audit = audit
    self.portals = portals
  }
}
