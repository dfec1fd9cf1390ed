import Web

extension ValueReader {
  /// `2026-03-31`.
  func day(_ node: YAMLNode) -> Day? {
    guard let text = text(node) else { return nil }
    if let day = Self.day(text) { return day }
    let numbers = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).compactMap { Int($0) }
    let isShape = text.utf8.count == 10 && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    if isShape, text.prefix(5).last == "-" {
      findings.mistake(
        node, es: "no existe el día «\(text)»", en: "there is no day '\(text)'")
    } else {
      findings.mistake(
        node, es: "las fechas se escriben año-mes-día (2026-03-31), no «\(text)»",
        en: "dates are written year-month-day (2026-03-31), not '\(text)'",
        suggestion: Self.suggestion(text, numbers))
    }
    return nil
  }

  static func day(_ text: String) -> Day? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10,
      bytes.enumerated().allSatisfy({ $0 == 4 || $0 == 7 ? $1 == 45 : (48...57).contains($1) })
    else { return nil }
    return Day(text)
  }

  private static func suggestion(_ text: String, _ numbers: [Int]) -> String? {
    let months = [
      "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
    ]
    if numbers.count == 3 {
      // As in Latin America: day, month, year; or the year first.
      let (year, month, day) =
        numbers[0] > 31 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
      return Day(year: year < 100 ? year + 2000 : year, month: month, day: day)?.description
    }
    if numbers.count == 2, let month = months.firstIndex(where: { text.lowercased().contains($0) }) {
      return Day(year: numbers[1], month: month + 1, day: numbers[0])?.description
    }
    return nil
  }

  /// `7 days`, `2 years`.
  func age(_ node: YAMLNode) -> Obligation.Age? {
    guard let text = text(node) else { return nil }
    let words = text.split(separator: " ")
    let units: [(Obligation.Age.Unit, String, [String])] = [
      (.hour, "hour", ["hora", "horas", "h"]), (.day, "day", ["día", "días", "dia", "dias", "d"]),
      (.week, "week", ["semana", "semanas"]), (.month, "month", ["mes", "meses"]),
      (.year, "year", ["año", "años", "ano", "anos"]),
    ]
    let count = words.first.flatMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    if words.count == 2, let count, (1...10_000).contains(count),
      let unit = units.first(where: { words[1] == $0.1 || words[1] == $0.1 + "s" })
    {
      return Obligation.Age(count: count, unit: unit.0)
    }
    var suggestion: String?
    if words.count == 2, let count, count > 0 {
      let name = words[1].lowercased()
      let own =
        units.first { $0.2.contains(name) }?.1
        ?? Spelling.nearest(to: name, among: units.flatMap { [$0.1, $0.1 + "s"] })
      suggestion = own.map { unit in
        let base = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
        return "\(count) \(base)\(count == 1 ? "" : "s")"
      }
    }
    findings.mistake(
      node, es: "se esperaba un número y hours, days, weeks, months o years (7 days), no «\(text)»",
      en: "a number and hours, days, weeks, months or years was expected (7 days), not '\(text)'",
      suggestion: suggestion)
    return nil
  }

  /// `30 days`, `5 business days`.
  func deadline(_ node: YAMLNode) -> Obligation.Deadline? {
    guard let text = text(node) else { return nil }
    let words = text.split(separator: " ")
    let business = words.count == 3 && words[1] == "business" && ["day", "days"].contains(words[2])
    let plain = words.count == 2 && ["day", "days"].contains(words[1])
    if business || plain, let days = Int(words[0]), (1...3650).contains(days) {
      return Obligation.Deadline(days: days, inBusinessDays: business)
    }
    let inBusiness = ["hábil", "habil", "laborable", "business", "working"].contains {
      text.lowercased().contains($0)
    }
    findings.mistake(
      node, es: "se esperaba un plazo como «30 days» o «5 business days», no «\(text)»",
      en: "a deadline such as '30 days' or '5 business days' was expected, not '\(text)'",
      suggestion: words.first.flatMap { Int($0) }.map { inBusiness ? "\($0) business days" : "\($0) days" })
    return nil
  }

  /// `2 years`, or `since 2018-12-05`.
  func retention(_ node: YAMLNode) -> Obligation.Retention? {
    guard let text = text(node) else { return nil }
    let words = text.split(separator: " ")
    guard let first = words.first, ["since", "desde", "from"].contains(first.lowercased()) else {
      return age(node).map { .back($0) }
    }
    if first == "since", words.count == 2, let day = Self.day(String(words[1])) { return .since(day) }
    findings.mistake(
      node, es: "se esperaba «2 years» o «since 2018-12-05», no «\(text)»",
      en: "'2 years' or 'since 2018-12-05' was expected, not '\(text)'",
      suggestion: words.last.flatMap { Self.day(String($0)) }.map { "since \($0)" })
    return nil
  }
}

extension Obligation.Age {
  /// For what is counted in whole days: a month is 30, a year 365.
  var days: Int {
    switch unit {
    case .hour: max(1, (count + 23) / 24)
    case .day: count
    case .week: 7 * count
    case .month: 30 * count
    case .year: 365 * count
    }
  }

  var hours: Int { unit == .hour ? count : 24 * days }
}
