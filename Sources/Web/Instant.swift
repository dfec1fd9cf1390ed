/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z. Shown as RFC 3339 in UTC.
public struct Instant: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// `2026-11-25T03:00:00Z`; with `.123` only where there are milliseconds.
  public var description: String {
    let (days, rest) = milliseconds.flooredDivision(by: 86_400_000)
    let day = Day(number: Int(days))
    let second = rest / 1000
    let start = "\(day)T"
    return String(unsafeUninitializedCapacity: start.utf8.count + 13) { text in
      var at = 0
      func write(_ byte: UInt8) {
        text[at] = byte
        at += 1
      }
      func write(_ value: Int64, digits: Int64) {
        if digits > 1 { write(value / 10, digits: digits - 1) }
        write(UInt8(truncatingIfNeeded: value % 10 + 48))
      }
      for byte in start.utf8 { write(byte) }
      write(second / 3600, digits: 2)
      write(UInt8(ascii: ":"))
      write(second / 60 % 60, digits: 2)
      write(UInt8(ascii: ":"))
      write(second % 60, digits: 2)
      if rest % 1000 != 0 {
        write(UInt8(ascii: "."))
        write(rest % 1000, digits: 3)
      }
      write(UInt8(ascii: "Z"))
      return at
    }
  }

  /// Reads RFC 3339 (`2026-11-25T03:00:00Z`, `+01:00`, fractions) or a plain day (midnight UTC).
  public init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard let first = parts.first, let day = Day(String(first)) else { return nil }
    var value = Int64(day.number) * 86_400_000
    if parts.count == 2 {
      guard let offset = Self.clock(parts[1]) else { return nil }
      value += offset
    }
    milliseconds = value
  }

  private static func clock(_ text: Substring) -> Int64? {
    let bytes = Array(text.utf8)
    func number(_ from: Int, _ count: Int) -> Int64? {
      guard from + count <= bytes.count else { return nil }
      return Int64(String(decoding: bytes[from..<from + count], as: UTF8.self))
    }
    guard let hour = number(0, 2), let minute = number(3, 2), let second = number(6, 2), bytes[2] == 58,
      bytes[5] == 58, hour < 24, minute < 60, second <= 60
    else { return nil }
    var at = 8
    var fraction: Int64 = 0
    if at < bytes.count, bytes[at] == 46 {
      at += 1
      var unit: Int64 = 100
      while at < bytes.count, (48...57).contains(bytes[at]) {
        fraction += Int64(bytes[at] - 48) * unit
        unit /= 10
        at += 1
      }
    }
    let value = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    guard at < bytes.count else { return nil }
    if bytes[at] == 90, at == bytes.count - 1 { return value }
    guard bytes[at] == 43 || bytes[at] == 45, at + 6 == bytes.count, bytes[at + 3] == 58,
      let hours = number(at + 1, 2), let minutes = number(at + 4, 2)
    else { return nil }
    let zone = (hours * 60 + minutes) * 60_000
    return bytes[at] == 43 ? value - zone : value + zone
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let instant = Instant(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an RFC 3339 instant: \(text)")
    }
    self = instant
  }
}

/// A day of the (proleptic) Gregorian calendar. `number` counts days since 1970-01-01.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
  public let number: Int

  public init(number: Int) { self.number = number }

  /// Nil if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(year: year, month: month)
    else { return nil }
    // Days from civil, counted in eras of 400 years that begin in March.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Reads `2026-03-31`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func length(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public var parts: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (number + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  public var description: String {
    let (year, month, day) = parts
    let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return "\(padded)-\(two(month))-\(two(day))"
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension BinaryInteger {
  /// Quotient and remainder with the remainder never negative.
  fileprivate func flooredDivision(by divisor: Self) -> (Self, Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

private func two(_ value: some BinaryInteger) -> String { value < 10 ? "0\(value)" : "\(value)" }
