import Testing
import Web

@testable import Rules

/// Which periods are owed on a day: counted by the calendar, by the deadline, by what must still stand.
@Suite("Periods owed")
struct PeriodTests {
  private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  private func owed(
    _ frequency: Obligation.Frequency, on today: String, _ change: (inout Obligation) -> Void = { _ in },
    holidays: [String] = []
  ) -> [String] {
    var obligation = Obligation.plain
    obligation.frequency = frequency
    change(&obligation)
    return obligation.periodsOwed(on: day(today), holidays: holidays.map(day)).map(\.name)
  }

  @Test(
    "the last period is owed once its deadline of thirty days has passed, and not a day before",
    arguments: [
      (Obligation.Frequency.quarterly, "2026-04-30", "2025-Q4"), (.quarterly, "2026-05-01", "2026-Q1"),
      (.monthly, "2026-03-30", "2026-01"), (.monthly, "2026-03-31", "2026-02"),
      (.semiannual, "2026-07-30", "2025-S2"), (.semiannual, "2026-07-31", "2026-S1"),
      (.annual, "2026-01-30", "2024"), (.annual, "2026-01-31", "2025"),
      (.fourMonthly, "2026-05-30", "2025-T3"), (.fourMonthly, "2026-05-31", "2026-T1"),
      (.everyTwoMonths, "2026-03-30", "2025-B6"), (.everyTwoMonths, "2026-03-31", "2026-B1"),
      (.weekly, "2026-02-04", "2026-W01"), (.weekly, "2026-02-03", "2025-W52"),
      (.daily, "2026-03-31", "2026-02-28"), (.everyThreeYears, "2026-11-20", "2022-2024"),
    ])
  func last(frequency: Obligation.Frequency, today: String, expected: String) {
    #expect(owed(frequency, on: today) == [expected])
  }

  @Test("a week belongs to the year of its Thursday")
  func weeks() {
    let soon = { (obligation: inout Obligation) in obligation.deadline = .init(days: 0) }
    #expect(owed(.weekly, on: "2026-01-05", soon) == ["2026-W01"])
    #expect(owed(.weekly, on: "2021-01-04", soon) == ["2020-W53"])
  }

  @Test("two years are this year and the two before it, the oldest first")
  func retention() {
    #expect(
      owed(.quarterly, on: "2026-05-15") { $0.retention = .back(.init(count: 2, unit: .year)) } == [
        "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1",
      ])
    #expect(
      owed(.monthly, on: "2026-03-15") {
        $0.retention = .back(.init(count: 4, unit: .month))
        $0.deadline = .init(days: 10)
      } == ["2025-11", "2025-12", "2026-01", "2026-02"])
    #expect(
      owed(.semiannual, on: "2020-09-01") { $0.retention = .since(self.day("2018-12-05")) } == [
        "2019-S1", "2019-S2", "2020-S1",
      ])
    // What must stand for a month only is still owed once a year.
    #expect(
      owed(.annual, on: "2026-11-20") { $0.retention = .back(.init(count: 1, unit: .month)) } == ["2025"])
  }

  @Test("no period that began before the rule is owed")
  func inForce() {
    let since = { (obligation: inout Obligation) in
      obligation.validFrom = self.day("2025-02-01")
      obligation.retention = .back(.init(count: 3, unit: .year))
    }
    #expect(owed(.quarterly, on: "2026-02-15", since) == ["2025-Q2", "2025-Q3", "2025-Q4"])
    #expect(owed(.annual, on: "2026-02-15", since) == [])
  }

  @Test("business days leave out weekends and the pack's holidays")
  func businessDays() {
    let deadline = Obligation.Deadline(days: 5, inBusinessDays: true)
    // 2026-03-31 is a Tuesday; 1, 2, 3 April and 6, 7 April are the five days.
    #expect(deadline.last(after: day("2026-03-31"), closed: []) == day("2026-04-07"))
    #expect(
      deadline.last(after: day("2026-03-31"), closed: [day("2026-04-02"), day("2026-04-03")])
        == day("2026-04-09"))
    let rule = { (obligation: inout Obligation) in obligation.deadline = deadline }
    #expect(owed(.monthly, on: "2026-04-07", rule) == ["2026-02"])
    #expect(owed(.monthly, on: "2026-04-08", rule) == ["2026-03"])
    #expect(owed(.monthly, on: "2026-04-08", rule, holidays: ["2026-04-02"]) == ["2026-02"])
  }

  @Test("periods of a calendar neither overlap nor leave a day out")
  func calendar() {
    for frequency in Obligation.Frequency.allCases {
      var at = day("2019-12-20")
      for _ in 0..<40 {
        let (first, last) = frequency.period(around: at)
        #expect(first <= at && at <= last)
        #expect(frequency.period(around: last).first == first)
        at = Day(number: last.number + 1)
        #expect(frequency.period(around: at).first == at)
      }
    }
  }

  @Test("a daily thing that must stand for ever is asked for over the newest days only")
  func bounded() {
    #expect(owed(.daily, on: "2026-11-20") { $0.retention = .since(self.day("2000-01-01")) }.count == 400)
    #expect(Obligation.plain.periodsOwed(on: day("2026-11-20")) == [])
  }
}

extension Obligation {
  fileprivate static var plain: Obligation {
    Obligation(
      id: "x", title: LocalText([("es", "X")]), category: "common", basis: [], source: nil, status: .inUse,
      importance: .mandatory, appliesTo: [], responsible: nil, validFrom: nil, validUntil: nil, replaces: nil,
      topic: Topic(id: "x", statutoryNames: [], synonyms: [], negativeWords: []), publishedAs: [.page],
      maxClicks: 5, contains: [], minRows: 1, formats: [], maxAge: nil, statedDateRequired: false,
      forEach: nil, parts: [], needed: .all, judgedBy: .machine, question: nil, judgedAgainDays: 365,
      wording: [], digestOnly: false, place: Place(file: "x.yaml", line: 1, column: 1))
  }
}
