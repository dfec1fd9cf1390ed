import Auditing
import Rules
import Web

/// One portal's verdicts as a report tells them: counted, sorted, and joined with what the pack says.
struct Scorecard {
  let audit: AuditHeader
  let portal: PortalResult
  let pack: Pack
  let language: Language
  let time: LocalTime
  /// How verdicts came about, by obligation, where that is known.
  var traces: [String: Trace] = [:]

  init(_ portal: PortalResult, of audit: AuditHeader, pack: Pack, language: Language) {
    self.audit = audit
    self.portal = portal
    self.pack = pack
    self.language = language
    time = LocalTime(zone: pack.timeZone)
  }

  var institution: Institution? { pack.institution(portal.institution ?? portal.id) }

  /// The institution's name; of a portal that the pack does not know, its host.
  var title: String { institution?.title.text(in: language.rawValue) ?? portal.id }

  var day: Day { time.day(of: audit.asOf) }
  var date: String { time.date(audit.asOf, language) }

  /// A verdict with the obligation that it judges.
  struct Entry {
    var verdict: Verdict
    /// Nil: the pack at hand no longer has it.
    var obligation: Obligation?
    var parts: [Entry]
  }

  func entry(_ verdict: Verdict, in siblings: [Obligation]? = nil) -> Entry {
    let obligation = (siblings ?? pack.obligations).first { $0.id == verdict.obligation }
    let parts = verdict.parts.map { entry($0, in: obligation?.parts ?? []) }
    return Entry(verdict: verdict, obligation: obligation, parts: parts)
  }

  func trace(of part: Entry, in whole: Entry) -> Trace? {
    traces[whole.verdict.obligation]?.parts.first { $0.verdict.obligation == part.verdict.obligation }
  }

  /// `lang` of a portal's own words, for those who have the page read to them: known where the pack has one language
  /// only; else they may be of any.
  var quoteLanguage: Markup.Attributes {
    let own = pack.languages.first ?? language.rawValue
    return pack.languages.count == 1 && own != language.rawValue ? ["lang": own] : [:]
  }

  func title(of entry: Entry) -> String {
    entry.obligation?.title.text(in: language.rawValue) ?? entry.verdict.obligation
  }

  /// The office that owes it: the rule's, else the institution's, else the institution itself.
  func office(of entry: Entry) -> String {
    let office = entry.obligation?.responsible ?? institution?.office
    return office?.text(in: language.rawValue) ?? title
  }

  /// Laws and agreements that may be cited on the audit's day.
  func bases(of entry: Entry) -> [Citation] {
    guard let obligation = entry.obligation else { return [] }
    return pack.basisInForce(of: obligation, on: day).map { Citation($0, pack: pack, language: language) }
  }

  var entries: [Entry] { portal.verdicts.map { entry($0) } }
  var drafts: [Entry] { portal.drafts.map { entry($0) } }

  var counts: Counts { Counts(portal.verdicts) }

  /// By category in the pack's order; those of categories that the pack lacks come last.
  var categories: [(id: String, title: String, entries: [Entry])] {
    let all = entries
    var ids = pack.categories.map(\.id)
    for entry in all where !ids.contains(entry.verdict.category) { ids.append(entry.verdict.category) }
    return ids.compactMap { id in
      let own = all.filter { $0.verdict.category == id }
      return own.isEmpty ? nil : (id, categoryTitle(id), own)
    }
  }

  func categoryTitle(_ id: String) -> String { pack.category(id)?.title.text(in: language.rawValue) ?? id }

  /// What was not found, then what was found in part for a reason: the weightiest first, else in the pack's order.
  var missing: [Entry] {
    let wanted = entries.filter {
      $0.verdict.outcome == .notMet || ($0.verdict.outcome == .partial && !$0.verdict.reasons.isEmpty)
    }
    func key(_ entry: Entry) -> Int {
      weight(of: entry.verdict) * 2 + (entry.verdict.outcome == .notMet ? 1 : 0)
    }
    return wanted.enumerated().sorted { a, b in
      let (first, second) = (key(a.element), key(b.element))
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
  }

  func weight(of verdict: Verdict) -> Int {
    switch verdict.importance {
    case "essential": pack.weights.essential
    case "recommended": pack.weights.recommended
    default: pack.weights.mandatory
    }
  }

  /// What could not be checked, whole or in part, by cause in order of precedence.
  var unchecked: [(cause: Cause, entries: [Entry])] {
    let open = entries.filter { $0.verdict.cause != nil }
    return Cause.allCases.compactMap { cause in
      let own = open.filter { $0.verdict.cause == cause }
      return own.isEmpty ? nil : (cause, own)
    }
  }

  /// Verdicts `met` that rest on what a page shows (step 3) and on what was opened (step 4).
  var proofs: (shown: Int, opened: Int) {
    let steps = portal.verdicts.filter { $0.outcome == .met }.map(Self.step)
    return (steps.filter { $0 == 3 }.count, steps.filter { $0 == 4 }.count)
  }

  /// The highest proof step of a verdict or of its parts; 0 if it has no observation.
  static func step(of verdict: Verdict) -> Int {
    let own = verdict.observations.map(\.step).max() ?? 0
    return verdict.parts.reduce(own) { max($0, step(of: $1)) }
  }

  /// A level's name, which the score gives in the pack's first language, in the report's language.
  func levelName(_ name: String?) -> String? {
    guard let name else { return nil }
    let level = pack.levels.first { $0.name.text(in: pack.languages.first ?? "es") == name }
    return level?.name.text(in: language.rawValue) ?? name
  }

  /// Whether anything of the portal was read, so that an absence can be spoken of at all.
  var isUnreadable: Bool { portal.coverage.stopped == .unreachable || portal.coverage.read == 0 }
}

/// How many verdicts of each kind.
struct Counts: Sendable {
  private let verdicts: [Verdict.Outcome: Int]
  let total: Int
  /// Of those undetermined, the ones that only a person can judge.
  let forReview: Int

  init(_ list: [Verdict]) {
    verdicts = Dictionary(list.map { ($0.outcome, 1) }, uniquingKeysWith: +)
    total = list.count
    forReview =
      list.filter { $0.outcome == .undetermined && ($0.cause == .forReview || $0.cause == .reviewExpired) }
      .count
  }

  subscript(_ outcome: Verdict.Outcome) -> Int { verdicts[outcome] ?? 0 }
  /// Obligations that apply.
  var applying: Int { total - self[.notApplicable] }
}

/// A legal or written basis, spelt out.
struct Citation {
  var text: String
  var url: String?

  init(_ basis: Obligation.Basis, pack: Pack, language: Language) {
    switch basis {
    case .law(let id, let units):
      let law = pack.law(id)
      let name = law?.title.text(in: language.rawValue) ?? id
      text = ([name] + units.map { "\($0.name) \($0.number)" }).joined(separator: ", ")
      url = law?.url
    case .agreement(let id, let point):
      let title = pack.agreements.first { $0.id == id }?.title.text(in: language.rawValue) ?? id
      text = "\(title), \(language("punto", "point")) \(point)"
    }
  }
}
