import Auditing
import Testing
import Web

@testable import Reporting

@Suite struct MessagesTests {
  @Test("every cause is told in both languages", arguments: Cause.allCases)
  func causes(_ cause: Cause) {
    check(
      [cause.sentence(in: .es), cause.remedy(in: .es)], [cause.sentence(in: .en), cause.remedy(in: .en)])
    #expect(cause.label(in: .es) != cause.label(in: .en) || cause == .paused)
  }

  /// Everything that a reason may name.
  static func full() -> Details {
    var full = Details()
    full.missingContent = ["litros"]
    full.missingMembers = ["Milpa Alta"]
    (full.missingPeriods, full.latePeriods) = (["2025-Q2", "2025"], ["2025-03"])
    (full.membersFound, full.membersOwed, full.partsFound, full.partsOwed) = (4, 6, 1, 2)
    (full.periodsFound, full.periodsOwed, full.linksTried, full.linksDead) = (2, 4, 9, 3)
    (full.rows, full.rowsAsked, full.clicks, full.clicksAsked) = (3, 20, 7, 5)
    (full.newest, full.oldestAllowed, full.dateSource) = ("2026-03-31", "2026-08-26", "document")
    (full.foundKind, full.askedKind, full.foundFormat, full.askedFormat) = (
      ["image"], ["table"], ["pdf"], ["csv"]
    )
    (full.foundName, full.exemption, full.addresses) = ("Pipas", "A-B-C-D-E-F-G-H", ["https://a.mx/x"])
    (full.declaration, full.licenseFound) = ("X", "CC BY-NC")
    return full
  }

  @Test("every reason is told in both languages, with and without details", arguments: Reason.allCases)
  func reasons(_ reason: Reason) {
    for details in [Details(), Self.full()] {
      check([reason.sentence(details, in: .es)], [reason.sentence(details, in: .en)])
    }
    #expect(reason.label(in: .es) != reason.label(in: .en))
  }

  /// Nothing is to be done about these: they are told beside a verdict, or are an answer.
  static let withoutRemedy: Set<Reason> = [
    .sameFile, .exempt, .cutShort, .declaredNone, .declaredNotApplicable,
  ]

  @Test("every reason for which something would do says what, in both languages", arguments: Reason.allCases)
  func remedies(_ reason: Reason) throws {
    let sample = Sample.make()
    for (outcome, details) in [
      (Verdict.Outcome.partial, Details()), (.partial, Self.full()), (.notMet, Details()),
    ] {
      var verdict = Sample.verdict("quality", outcome)
      verdict.reasons = [reason]
      verdict.details = details
      for language in Language.allCases {
        let rule = try #require(sample.pack.obligations.first { $0.id == "quality" })
        let remedy = Remedy(title: "X", obligation: rule, pack: sample.pack, language: language)
          .sentence(for: verdict)
        #expect((remedy == nil) == (outcome == .partial && Self.withoutRemedy.contains(reason)))
        if let remedy {
          #expect(remedy.contains(language("Bastaría", "would do")), "\(remedy)")
          Tone.check(remedy, language)
        }
      }
    }
  }

  private func check(_ spanish: [String], _ english: [String]) {
    for (es, en) in zip(spanish, english) {
      #expect(es != en)
      #expect(es.count > 15 && en.count > 15)
      #expect(es.hasSuffix(".") && en.hasSuffix("."))
      Tone.check(es, .es)
      Tone.check(en, .en)
    }
  }

  @Test(
    "not met says that we did not find it, when, how far we looked and what would do",
    arguments: Reason.allCases)
  func notMet(_ reason: Reason) throws {
    let sample = Sample.make()
    var verdict = try #require(sample.result.portals[0].verdicts.first { $0.obligation == "quality" })
    verdict.reasons = [reason]
    for language in Language.allCases {
      let card = Scorecard(
        sample.result.portals[0], of: sample.result.audit, pack: sample.pack, language: language)
      let entry = card.entry(verdict)
      let told = card.statement(of: entry)
      #expect(told.contains(language("No lo encontramos", "We did not find it")))
      #expect(told.contains("1,812") && told.contains("1,830"))
      #expect(told.contains(language("24 de noviembre de 2026", "24 November 2026")))
      let remedy = try #require(card.remedy(for: entry))
      #expect(remedy.contains(language("Bastaría", "would do")))
      #expect(remedy.contains("cloro residual") && remedy.contains("CSV"))
      Tone.check(told, language)
      Tone.check(remedy, language)
    }
  }

  @Test("the counts are told in words, one and many")
  func counts() {
    let sample = Sample.make()
    var portal = sample.result.portals[0]
    func words(_ outcomes: [Verdict.Outcome], _ language: Language) -> String {
      portal.verdicts = outcomes.enumerated().map { Sample.verdict("o\($0.offset)", $0.element) }
      return Scorecard(portal, of: sample.result.audit, pack: sample.pack, language: language).countsInWords
    }
    #expect(
      words([.met, .notMet, .undetermined, .notApplicable], .es)
        == "De 3 obligaciones que le corresponden, 1 se cumple, 1 no la encontramos y 1 no pudimos comprobarla. 1 más no aplica."
    )
    #expect(
      words([.met, .met, .partial, .notMet, .notMet], .en)
        == "Of 5 obligations that it owes, 2 are met, 1 is met in part and 2 we did not find.")
    #expect(words([.notApplicable], .es).hasPrefix("Ninguna obligación"))
  }

  @Test("Spanish and becomes e before the sound of i, and o becomes u")
  func conjunctions() {
    #expect(Language.es.list(["agua", "energía"]) == "agua y energía")
    #expect(Language.es.list(["agua", "ingresos"]) == "agua e ingresos")
    #expect(Language.es.list(["agua", "hielo"]) == "agua y hielo")
    #expect(Language.es.either(["XLSX", "ODS"]) == "XLSX u ODS")
    #expect(Language.en.list(["a", "b", "c"]) == "a, b and c")
  }

  @Test("a portal that was never entered gets no level")
  func unreadable() {
    let sample = Sample.make()
    let card = Scorecard(sample.result.portals[2], of: sample.result.audit, pack: sample.pack, language: .es)
    #expect(card.levelInWords == nil)
    #expect(card.levels == "–")
  }

  @Test("dates are those of the pack's time zone")
  func zone() {
    let time = LocalTime(zone: "America/Mexico_City")
    #expect(time.moment(Sample.asOf, .es) == "24 de noviembre de 2026, 21:00 (UTC−06:00)")
    #expect(LocalTime(zone: "Nowhere/None").moment(Sample.asOf, .en) == "25 November 2026, 03:00 (UTC)")
    #expect(LocalTime(zone: "UTC").date(Instant(milliseconds: -1), .en) == "31 December 1969")
  }
}
