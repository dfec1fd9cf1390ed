import Testing

@testable import Pages

/// The dates of a text as `2026-03-31`, or `2026-01-01..2026-03-31 quarter`; `?` where day and month are unsure.
private func dates(_ text: String, _ language: String? = "es") -> [String] {
  let bytes = Array(text.utf8)
  return StatedDates.find(in: bytes, range: 0..<bytes.count, language: language).map { date in
    let days =
      date.first == date.last ? "\(date.first)" : "\(date.first)..\(date.last) \(date.precision.rawValue)"
    return days + (date.ambiguous ? "?" : "")
  }
}

@Test(
  "dates and periods are read as people write them",
  arguments: [
    ("31/03/2026", "2026-03-31"), ("31-03-2026", "2026-03-31"), ("31.03.2026", "2026-03-31"),
    ("1/3/2026", "2026-03-01"), ("2026-03-31", "2026-03-31"), ("2026/03/31", "2026-03-31"),
    ("2026-03-31T10:00:00Z", "2026-03-31"), ("31 de marzo de 2026", "2026-03-31"),
    ("31 de Marzo del 2026", "2026-03-31"), ("a 31 mar. 2026.", "2026-03-31"), ("31/mar/2026", "2026-03-31"),
    ("31-MAR-2026", "2026-03-31"), ("1º de março de 2026", "2026-03-01"),
    ("1o de enero de 2026", "2026-01-01"),
    ("primero de enero de 2026", "2026-01-01"), ("1° gennaio 2026", "2026-01-01"),
    ("5 de MARÇO de 2026", "2026-03-05"), ("viernes, 6 de febrero de 2026", "2026-02-06"),
    ("marzo 2026", "2026-03-01..2026-03-31 month"), ("febrero de 2024", "2024-02-01..2024-02-29 month"),
    ("Marzo, 2026", "2026-03-01..2026-03-31 month"), ("dez. 2025", "2025-12-01..2025-12-31 month"),
    ("2026-03", "2026-03-01..2026-03-31 month"), ("03/2026", "2026-03-01..2026-03-31 month"),
    ("1er trimestre 2026", "2026-01-01..2026-03-31 quarter"),
    ("1er. Trimestre de 2026", "2026-01-01..2026-03-31 quarter"),
    ("4° trimestre 2021", "2021-10-01..2021-12-31 quarter"),
    ("primer trimestre de 2026", "2026-01-01..2026-03-31 quarter"),
    ("Tercer Trimestre del ejercicio 2025", "2025-07-01..2025-09-30 quarter"),
    ("III trimestre 2025", "2025-07-01..2025-09-30 quarter"),
    ("trimestre 2 de 2025", "2025-04-01..2025-06-30 quarter"), ("2025T3", "2025-07-01..2025-09-30 quarter"),
    ("T1 2026", "2026-01-01..2026-03-31 quarter"),
    ("segundo semestre de 2025", "2025-07-01..2025-12-31 semester"),
    ("1º semestre de 2026", "2026-01-01..2026-06-30 semester"),
    ("enero-marzo de 2026", "2026-01-01..2026-03-31 quarter"),
    ("enero a marzo de 2026", "2026-01-01..2026-03-31 quarter"),
    ("julio – diciembre 2025", "2025-07-01..2025-12-31 semester"),
    ("abril-mayo 2025", "2025-04-01..2025-05-31 month"), ("ejercicio 2025", "2025-01-01..2025-12-31 year"),
    ("Ejercicio fiscal 2025", "2025-01-01..2025-12-31 year"), ("año 2024", "2024-01-01..2024-12-31 year"),
    ("esercizio 2023", "2023-01-01..2023-12-31 year"), ("anno 2023", "2023-01-01..2023-12-31 year"),
    ("Fecha de actualización: 30/09/2026.", "2026-09-30"), ("(31/03/2026)", "2026-03-31"),
  ])
func readsDates(text: String, expected: String) { #expect(dates(text) == [expected]) }

@Test(
  "what looks like a date is none",
  arguments: [
    "31/03/26", "31 Diciembre 1969", "01/01/1970", "DD/MM/AAAA", "31/02/2026", "31 de febrero de 2026",
    "13/13/2026",
    "0/5/2026", "Tel. 55 2026 1234", "5555-2026", "$ 2,026.00", "1.2.2026.4", "Ley 27806", "Ley N° 27.806",
    "27.806",
    "2026", "C.P. 02026", "20260331", "192.168.2026.1", "31/03/20261", "1/31/03/2026", "31/03/1989",
    "expediente 12/2026/33",
    "art. 12 fracción IV", "marzo", "el trimestre pasado", "set 12", "oficio ABC/12/2026", "31/03/2100", "",
  ])
func refusesOthers(text: String) { #expect(dates(text) == []) }

@Test("in English day and month may be unsure, and then that is said")
func englishDates() {
  #expect(dates("March 31, 2026", "en") == ["2026-03-31"])
  #expect(dates("31 March 2026; 1st of May 2026", "en-gb") == ["2026-03-31", "2026-05-01"])
  #expect(dates("03/04/2026", "en") == ["2026-04-03?"])
  #expect(dates("03/04/2026", "en-us") == ["2026-03-04?"])
  #expect(dates("03/31/2026", "en") == ["2026-03-31"])
  #expect(dates("31/03/2026", "en") == ["2026-03-31"])
  #expect(dates("05/05/2026", "en") == ["2026-05-05"])
  #expect(dates("03/04/2026", nil) == ["2026-04-03"])
  #expect(dates("first quarter of 2026", "en") == ["2026-01-01..2026-03-31 quarter"])
}

@Test("places are those of the text, also in a part of it, and several dates do not disturb each other")
func places() {
  let text = Array("x 01/02/2026 y 3 de abril de 2025 z 2024-05-06".utf8)
  let all = StatedDates.find(in: text, range: 0..<text.count, language: "es")
  #expect(
    all.map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) } == [
      "01/02/2026", "3 de abril de 2025", "2024-05-06",
    ])
  let part = StatedDates.find(in: text, range: 13..<text.count, language: "es")
  #expect(part == Array(all.dropFirst()))
}

@Test("every day of a leap year is read in each way of writing it")
func allDays() {
  let months = [
    "enero", "FEBRERO", "Marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre",
    "noviembre",
    "diciembre",
  ]
  for month in 1...12 {
    for day in 1...31 {
      let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
      let isDay = day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      let expected = isDay ? ["2024-\(two(month))-\(two(day))"] : []
      #expect(dates("\(day)/\(month)/2024") == expected)
      #expect(dates("\(two(day)).\(two(month)).2024") == expected)
      #expect(dates("2024-\(two(month))-\(two(day))") == expected)
      #expect(dates("\(day) de \(months[month - 1]) de 2024") == expected)
    }
  }
}
