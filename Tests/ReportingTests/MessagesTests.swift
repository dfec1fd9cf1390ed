import Auditing
import Testing
import Web

@testable import Reporting

@Suite struct MessagesTests {
  /// Words that blame; none may stand in anything that a report says of itself.
  static let accusations = [
    "incumpl", "omit", "omisión", "viola", "infrac", "sanci", "oculta", "negó", "niega", "falla", "culpa",
    "fail", "refuses", "hides", "conceal", "breach", "guilty", "non-compli",
  ]

  @Test("every cause is told in both languages", arguments: Cause.allCases)
  func causes(_ cause: Cause) {
    check(
      [cause.sentence(in: .es), cause.remedy(in: .es)], [cause.sentence(in: .en), cause.remedy(in: .en)])
    #expect(cause.label(in: .es) != cause.label(in: .en) || cause == .paused)
  }

  @Test("every reason is told in both languages, with and without details", arguments: Reason.allCases)
  func reasons(_ reason: Reason) {
    var full = Details()
    full.missingContent = ["litros"]
    full.missingMembers = ["Milpa Alta"]
    (full.membersFound, full.membersOwed, full.partsFound, full.partsOwed) = (4, 6, 1, 2)
    (full.rows, full.rowsAsked, full.clicks, full.clicksAsked) = (3, 20, 7, 5)
    (full.newest, full.oldestAllowed) = ("2026-03-31", "2026-08-26")
    (full.foundKind, full.askedKind, full.foundFormat, full.askedFormat) = (
      ["image"], ["table"], ["pdf"], ["csv"]
    )
    (full.foundName, full.exemption, full.addresses) = ("Pipas", "otra autoridad", ["https://a.mx/x"])
    for details in [Details(), full] {
      check([reason.sentence(details, in: .es)], [reason.sentence(details, in: .en)])
    }
    #expect(!reason.label(in: .es).isEmpty && !reason.label(in: .en).isEmpty)
  }

  private func check(_ spanish: [String], _ english: [String]) {
    for (es, en) in zip(spanish, english) {
      #expect(es != en)
      #expect(es.count > 15 && en.count > 15)
      #expect(es.hasSuffix(".") && en.hasSuffix("."))
      for word in Self.accusations {
        #expect(!es.lowercased().contains(word) && !en.lowercased().contains(word))
      }
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
      for word in Self.accusations { #expect(!(told + remedy).lowercased().contains(word)) }
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
