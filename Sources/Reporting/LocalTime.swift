import Foundation
import Web

/// Instants as people of the pack's time zone read them.
struct LocalTime: Sendable {
  private let zone: TimeZone

  /// An IANA name; an unknown one is read as UTC.
  init(zone name: String) { zone = TimeZone(identifier: name) ?? .gmt }

  private func offset(at instant: Instant) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
  }

  private func moved(_ instant: Instant) -> (day: Day, minutes: Int64) {
    let local = instant.milliseconds + offset(at: instant) * 1000
    let minutes = (local / 60_000) - (local < 0 && local % 60_000 != 0 ? 1 : 0)
    let number = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    return (Day(number: Int(number)), minutes - number * 1440)
  }

  /// The day on which the instant falls there.
  func day(of instant: Instant) -> Day { moved(instant).day }

  /// `24 de noviembre de 2026`, `24 November 2026`.
  func date(_ instant: Instant, _ language: Language) -> String { Self.date(day(of: instant), language) }

  static func date(_ day: Day, _ language: Language) -> String {
    let (year, month, number) = day.parts
    let name = language(spanish[month - 1], english[month - 1])
    return language("\(number) de \(name) de \(year)", "\(number) \(name) \(year)")
  }

  /// `marzo de 2026`, `March 2026`; `month` from 1 to 12.
  static func month(_ month: Int, of year: Int, _ language: Language) -> String {
    language("\(spanish[month - 1]) de \(year)", "\(english[month - 1]) \(year)")
  }

  /// `24 de noviembre de 2026, 21:00 (UTC−06:00)`.
  func moment(_ instant: Instant, _ language: Language) -> String {
    let (day, minutes) = moved(instant)
    return "\(Self.date(day, language)), \(Self.clock(minutes)) (\(offsetName(at: instant)))"
  }

  private func offsetName(at instant: Instant) -> String {
    let minutes = offset(at: instant) / 60
    return minutes == 0 ? "UTC" : "UTC" + (minutes < 0 ? "−" : "+") + Self.clock(Int64(minutes.magnitude))
  }

  private static func clock(_ minutes: Int64) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static let spanish = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
  ]
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
