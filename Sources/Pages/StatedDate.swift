import Web

/// A date or period that a text states: `31/03/2026`, `1er trimestre 2026`, `ejercicio 2025`.
public struct StatedDate: Sendable, Hashable, Codable {
  public enum Precision: String, Sendable, Codable { case day, month, quarter, semester, year }
  /// First and last day of what is stated; the same for a day.
  public var first: Day
  public var last: Day
  public var precision: Precision
  /// Day and month could be read either way, and the page's language does not tell.
  public var ambiguous: Bool
  /// Bytes of the text that it was read from.
  public var start: Int
  public var end: Int

  public init(first: Day, last: Day, precision: Precision, ambiguous: Bool, start: Int, end: Int) {
    self.first = first
    self.last = last
    self.precision = precision
    self.ambiguous = ambiguous
    self.start = start
    self.end = end
  }
}
