import Foundation
import Testing
import Web

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
    ("segundo semestre de 2025", "2025-07-01..2025-12-31 semester"),
    ("1º semestre de 2026", "2026-01-01..2026-06-30 semester"),
    ("enero-marzo de 2026", "2026-01-01..2026-03-31 quarter"),
    ("enero a marzo de 2026", "2026-01-01..2026-03-31 quarter"),
    ("julio – diciembre 2025", "2025-07-01..2025-12-31 semester"),
    ("abril-mayo 2025", "2025-04-01..2025-05-31 span"), ("ejercicio 2025", "2025-01-01..2025-12-31 year"),
    ("Ejercicio fiscal 2025", "2025-01-01..2025-12-31 year"), ("año 2024", "2024-01-01..2024-12-31 year"),
    ("esercizio 2023", "2023-01-01..2023-12-31 year"), ("anno 2023", "2023-01-01..2023-12-31 year"),
    ("Fecha de actualización: 30/09/2026.", "2026-09-30"), ("(31/03/2026)", "2026-03-31"),
    ("31/03/26", "2026-03-31"), ("1/3/26", "2026-03-01"), ("31-mar-26", "2026-03-31"),
    ("ene-26", "2026-01-01..2026-01-31 month"), ("ene-mar 2026", "2026-01-01..2026-03-31 quarter"),
    ("ENE.-MAR. 2026", "2026-01-01..2026-03-31 quarter"), ("T1 2026", "2026-01-01..2026-03-31 quarter"),
    ("2026-T1", "2026-01-01..2026-03-31 quarter"), ("3T2025", "2025-07-01..2025-09-30 quarter"),
    ("3T 2025", "2025-07-01..2025-09-30 quarter"), ("4T-2025", "2025-10-01..2025-12-31 quarter"),
    ("Q2 2025", "2025-04-01..2025-06-30 quarter"), ("2025 Q2", "2025-04-01..2025-06-30 quarter"),
    ("Trimestre: 2do, 2025", "2025-04-01..2025-06-30 quarter"),
    ("2025, tercer trimestre", "2025-07-01..2025-09-30 quarter"),
    ("Ejercicio 2025, 2º trimestre", "2025-04-01..2025-06-30 quarter"),
    ("Ejercicio: 2025", "2025-01-01..2025-12-31 year"), ("«ejercicio 2025»", "2025-01-01..2025-12-31 year"),
    ("segundo cuatrimestre de 2025", "2025-05-01..2025-08-31 four-months"),
    ("1º quadrimestre de 2025", "2025-01-01..2025-04-30 four-months"),
    ("III cuatrimestre 2025", "2025-09-01..2025-12-31 four-months"),
    ("6to bimestre 2025", "2025-11-01..2025-12-31 two-months"),
    ("primer bimestre 2025", "2025-01-01..2025-02-28 two-months"),
    ("primo trimestre 2025", "2025-01-01..2025-03-31 quarter"),
    ("semana 1 de 2026", "2025-12-29..2026-01-04 week"), ("week 7, 2026", "2026-02-09..2026-02-15 week"),
    ("enero a septiembre de 2025", "2025-01-01..2025-09-30 span"),
    ("01/01/2025 al 31/03/2025", "2025-01-01..2025-03-31 quarter"),
    ("01/01/2025 - 30/06/2025", "2025-01-01..2025-06-30 semester"),
    ("del 1 de enero al 31 de marzo de 2025", "2025-01-01..2025-03-31 quarter"),
    ("del 1° al 15 de marzo de 2025", "2025-03-01..2025-03-15 span"),
    ("del 1 de enero de 2025 al 31 de diciembre de 2025", "2025-01-01..2025-12-31 year"),
    ("January 1 to March 31, 2025", "2025-01-01..2025-03-31 quarter"),
    ("enero de 2025 a marzo de 2026", "2025-01-01..2026-03-31 span"),
    ("31/03/2026 18:29", "2026-03-31"), ("“31/03/2026”", "2026-03-31"),
    ("Wed Aug 05 12:00:00 2015", "2015-08-05"),
  ])
func readsDates(text: String, expected: String) { #expect(dates(text) == [expected]) }

@Test(
  "what looks like a date is none",
  arguments: [
    "31-03-26", "31/03/98", "Tel. 12-10-20", "12/05/23/1", "31 Diciembre 1969", "30 Noviembre -0001",
    "00/00/0000",
    "1900-01-00", "01/01/1970", "DD/MM/AAAA", "31/02/2026", "31 de febrero de 2026",
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

@Test("a day that something reaches up to is told apart from one that it was done on")
func cutoffs() {
  func isCutoff(_ text: String) -> [Bool] {
    let bytes = Array(text.utf8)
    return StatedDates.find(in: bytes, range: 0..<bytes.count, language: "es").map(\.isCutoff)
  }
  for text in [
    "al 31 de marzo de 2026", "Información al 31/03/2026", "hasta el 31 de marzo de 2026", "até 31/03/2026",
    "aggiornato al 31 marzo 2026", "as of March 31, 2026", "fino al 31/03/2026",
  ] {
    #expect(isCutoff(text) == [true], "\(text)")
  }
  for text in ["31 de marzo de 2026", "Publicado el 31/03/2026", "of 31 March 2026", "a 31 de marzo de 2026"]
  {
    #expect(isCutoff(text) == [false], "\(text)")
  }
  #expect(isCutoff("del 1 de enero al 31 de marzo de 2026") == [false])
}

/// What a text says of periods: whole ones, months without a year, years.
private func periods(_ said: StatedPeriods) -> String {
  let whole = said.dates.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)..\($0.last)" }
  let parts = said.yearless.map { "\($0.first)-\($0.last)" }
  return (whole + parts + said.years.map(String.init)).joined(separator: " ")
}

@Test(
  "files' names say their periods",
  arguments: [
    ("A121F30_2025T3.xlsx", "2025-07-01..2025-09-30"), ("contratos-3T2025.pdf", "2025-07-01..2025-09-30"),
    ("Fr30_1er_Trimestre_2025.xlsx", "2025-01-01..2025-03-31"),
    ("2doTrim2025.pdf", "2025-04-01..2025-06-30"), ("4to-trim-24.pdf", "2024-10-01..2024-12-31"),
    ("ENERO-MARZO-2025.pdf", "2025-01-01..2025-03-31"), ("ene_mar_2025.xls", "2025-01-01..2025-03-31"),
    ("T1-2025", "2025-01-01..2025-03-31"), ("Padron_marzo2025.csv", "2025-03-01..2025-03-31"),
    ("2025_1erTrim", "2025-01-01..2025-03-31"), ("presupuesto2025.pdf", "2025"),
    ("1er-trimestre", "1-3"), ("IV_trimestre.pdf", "10-12"), ("Agosto.pdf", "8-8"),
    ("A121Fr05A_1T25.xlsx", "2025-01-01..2025-03-31"), ("informe_20250331.pdf", "2025-03-31"),
    ("acta-2025-03-31.pdf", "2025-03-31"), ("plan-2019-2024.pdf", ""), ("plan_2019_2024.pdf", "2019 2024"),
    ("documento.pdf", ""),
    ("IMG_12345678.jpg", ""), ("oficio-1234.pdf", ""), ("informeAnual2024final.docx", "2024"),
    ("PrimerSemestre2024.pdf", "2024-01-01..2024-06-30"), ("25_April_2008.pdf", "2008-04-25"),
  ])
func namedPeriods(name: String, expected: String) {
  #expect(periods(StatedDates.periods(inName: name)) == expected)
}

@Test(
  "headings and cells say their periods, also without a year",
  arguments: [
    ("1er trimestre", "1-3"), ("Primer Trimestre", "1-3"), ("T1", "1-3"), ("2T", "4-6"),
    ("Enero - Marzo", "1-3"), ("ENE-MAR", "1-3"), ("Marzo", "3-3"), ("Mar", "3-3"), ("Trimestre I", "1-3"),
    ("2025", "2025"), ("Ejercicio 2025", "2025-01-01..2025-12-31"), ("2024 y 2025", "2024 2025"),
    ("4to. Trim.", "10-12"), ("Contratos", ""), ("Ley 27806", ""), ("$ 2025", "2025"), ("2,025", ""),
    ("Segundo Semestre", "7-12"), ("Tercer cuatrimestre", "9-12"), ("5° bimestre", "9-10"),
    ("Contratos 2025 - segundo trimestre", "2025-04-01..2025-06-30"),
  ])
func shortPeriods(text: String, expected: String) {
  let bytes = Array(text.utf8)
  #expect(periods(StatedDates.periods(in: bytes, range: 0..<bytes.count, language: "es")) == expected)
}

@Test("servers, sitemaps and documents say days in their own ways")
func metadata() {
  let day = Day(year: 2026, month: 3, day: 31)
  for text in [
    "Tue, 31 Mar 2026 10:00:00 GMT", "2026-03-31T10:00:00-06:00", "2026-03-31", "D:20260331100000-06'00'",
    "Tuesday, 31-Mar-26 10:00:00 GMT",
  ] {
    #expect(StatedDates.metadata(text) == day, "\(text)")
  }
  for text in ["", "never", "2026", "Thu, 01 Jan 1970 00:00:00 GMT", "D:19691231"] {
    #expect(StatedDates.metadata(text) == nil, "\(text)")
  }
}

/// One line of the fixture: what is written, the page's language, the days it states, where the case stands.
private struct PublishedCase {
  var text: String
  var language: String
  var days: [String]
  var source: String
}

private func publishedCases() throws -> [PublishedCase] {
  let url = try #require(
    Bundle.module.url(forResource: "dateparser-dates", withExtension: "csv", subdirectory: "Fixtures"))
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter {
    !$0.hasPrefix("#")
  }
  return lines.dropFirst().map { line in
    var fields: [String] = [""]
    var quoted = false
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    let days = fields[2] == "none" ? [] : fields[2].split(separator: " ").map(String.init)
    return PublishedCase(text: fields[0], language: fields[1], days: days, source: fields[3])
  }
}

@Test("of dateparser's published absolute dates in these languages at least nine in ten are read right")
func publishedDates() throws {
  let cases = try publishedCases()
  #expect(cases.count > 200)
  func isRight(_ item: PublishedCase) -> Bool {
    let bytes = Array(item.text.utf8)
    return StatedDates.find(in: bytes, range: 0..<bytes.count, language: item.language)
      .map { $0.precision == .day ? $0.first.description : "\($0.first)..\($0.last)" } == item.days
  }
  for (name, group) in [
    ("published cases", cases.filter { $0.source.hasPrefix("test_") && !$0.days.isEmpty }),
    ("cases of no date", cases.filter(\.days.isEmpty)),
    ("month names", cases.filter { !$0.source.hasPrefix("test_") }),
  ] {
    let wrong = group.filter { !isRight($0) }
    print("dateparser, \(name): \(group.count - wrong.count) of \(group.count) right")
    for item in wrong { print("  \(item.language) \(item.text) should be \(item.days)") }
    #expect(wrong.count * 10 <= group.count || wrong.count <= 1, "\(name)")
  }
}
