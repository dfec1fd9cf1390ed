import Auditing
import Matching
import Rules
import Testing
import Web

@testable import Reporting

/// How a report may speak: calmly, exactly, in one language at a time.
enum Tone {
  /// Beginnings of words that blame; none may stand in anything that a report says of itself.
  static let accusations: [Language: [String]] = [
    .es: [
      "incumpl", "omit", "omisi", "viol", "infrac", "infring", "sanci", "ocult", "escond", "negó", "niega",
      "falla", "fallo", "falta", "carec", "culp", "descuid", "irregular", "engañ", "mient", "ilegal",
      "indebid", "desacat", "negligen", "opac",
    ],
    .en: [
      "fail", "refuses", "refusal", "hides", "hidden", "hiding", "conceal", "breach", "guilt", "violat",
      "non-compli", "noncompli", "neglect", "illegal", "decei", "lies", "lying", "irregular", "lack",
      "missing",
      "opaque", "blame", "fault", "unlawful",
    ],
  ]

  /// Words of the other language that no sentence of this one can hold.
  static let foreign: [Language: Set<String>] = [
    .es: [
      "the", "of", "and", "is", "was", "we", "with", "for", "that", "its", "it", "found", "page", "link",
      "file",
      "which", "by", "not", "be", "asked", "this", "to", "from", "or", "on",
    ],
    .en: [
      "el", "la", "los", "las", "de", "que", "del", "con", "por", "una", "un", "se", "lo", "su", "sus",
      "para",
      "en", "es", "está", "página", "enlace", "archivo", "y", "o", "sin",
    ],
  ]

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
  }

  static func check(_ text: String, _ language: Language, at location: SourceLocation = #_sourceLocation) {
    for word in words(text) {
      let blame = accusations[language]?.first { word.hasPrefix($0) }
      #expect(blame == nil, "\(word): \(text)", sourceLocation: location)
      let isForeign = foreign[language]?.contains(word) ?? false
      #expect(!isForeign, "\(word): \(text)", sourceLocation: location)
    }
    #expect(
      !text.contains("  ") && !text.contains(" .") && !text.contains(".."), "\(text)",
      sourceLocation: location)
  }
}

@Suite("What a report says of itself is calm, exact and in one language")
struct ToneTests {
  private static let substances = [
    Substance.Kind.text, .table, .document, .fields, .list, .service, .image, .nothing,
  ]

  /// Everything that is said with no names in it.
  private func everything(_ l: Language) -> [String] {
    var all = Verdict.Outcome.allCases.map { $0.label(in: l) }
    for cause in Cause.allCases { all += [cause.sentence(in: l), cause.label(in: l), cause.remedy(in: l)] }
    for reason in Reason.allCases {
      all += [
        reason.label(in: l), reason.sentence(Details(), in: l), reason.sentence(MessagesTests.full(), in: l),
      ]
    }
    for stop in [Coverage.Stop.settled, .exhausted, .budget, .interrupted, .unreachable] {
      all.append(stop.sentence(in: l))
    }
    for state in [SearchReport.State.proved, .refuted, .exhausted, .open] {
      for unread in 0...2 { all.append(SearchReport(state: state, unread: unread).sentence(in: l)) }
    }
    for kind in Self.substances {
      for (number, reason) in [(0, nil), (1, nil), (2, Reason.namedOnly)] {
        all.append(
          Substance(kind: kind, words: number, rows: number, documents: number, empty: reason).label(in: l))
      }
    }
    for step in 0...4 { all.append(Observation.stepLabel(step, in: l)) }
    for name in [
      "available", "published-as", "max-clicks", "open", "formats", "contains", "min-rows", "for-each",
      "max-age",
      "stated-date", "named-as-law", "readable", "frequency", "min-filled", "links-open", "license",
      "published-on",
      "also-on", "accept-none", "accept-not-applicable",
    ] { all.append(Observation.criterionLabel(name, in: l)) }
    for code in ["row", "document", "section", "page", "file", "header", "sitemap"] {
      all.append(Labels.dateSource(code, l))
    }
    for form in Obligation.Form.allCases.map(\.rawValue) + ["image", "list", "text"] {
      all.append(Labels.form(form, l))
    }
    all += Obligation.Frequency.allCases.map { Labels.frequency($0, l) }
    all += Obligation.Field.Shape.allCases.map { Labels.content($0.rawValue, l) }
    all += ["essential", "mandatory", "recommended"].map { Labels.importance($0, l) }
    for period in [
      "2025", "2025-Q2", "2025-S2", "2025-T1", "2025-B3", "2025-W07", "2025-03", "2025-03-31",
      "2025-01-01/2025-09-30",
    ] {
      all.append(Labels.period(period, l))
    }
    for loss in Trace.Loss.allCases { all.append(TraceWords.sentence(for: loss, in: l)) }
    for nature in [PageFacts.Nature.search, .news, .legalNotice, .notFound, .story] {
      all.append(TraceWords.sentence(for: .pageKind, nature: nature, in: l))
    }
    return all
  }

  @Test("every message", arguments: Language.allCases)
  func messages(_ language: Language) {
    for text in everything(language) {
      #expect(!text.isEmpty)
      Tone.check(text, language)
    }
  }

  @Test("a trace in words", arguments: Language.allCases)
  func traces(_ language: Language) {
    for verdict in Sample.make().result.portals[0].verdicts where verdict.details.foundName == nil {
      let words = TraceWords(trace: WayTests.trace(verdict, more: 1), language: language)
      var said = [words.count, words.search] + words.unread.map(\.why)
      said += [words.more, words.reasons, words.notSearched].compactMap(\.self)
      for place in words.places {
        said += [place.name, place.behind, place.standing, place.fate]
        said += place.criteria.map { "\($0.label): \($0.found)" }
      }
      for text in said { Tone.check(text.trimmingCharacters(in: .whitespaces), language) }
    }
  }

  @Test("whatever is not met is worded as not found, never as not there", arguments: Language.allCases)
  func notFound(_ language: Language) {
    #expect(Verdict.Outcome.notMet.label(in: language) == language("No lo encontramos", "We did not find it"))
    for reason in Reason.allCases {
      for details in [Details(), MessagesTests.full()] {
        let text = reason.sentence(details, in: language).lowercased()
        for claim in ["no existe", "no publica", "no hay tal", "does not publish", "is not there"] {
          // What a server answered is its word, not ours.
          if reason == .deadLink { continue }
          #expect(!text.contains(claim), "\(text)")
        }
      }
    }
  }
}
