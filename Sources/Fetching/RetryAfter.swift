import Web

/// How long a server asks us to wait (RFC 9110, 10.2.3): seconds, or an HTTP date.
enum RetryAfter {
  /// A server that names a day next year does not stop an audit for a year.
  static let most = 60.0

  /// Seconds to wait, between 0 and `most`; nil if the value is neither form.
  static func seconds(_ value: String, now: Instant) -> Double? {
    let text = value.trimmingBlanks()
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      return min(most, Double(text) ?? most)
    }
    guard let date = httpDate(text) else { return nil }
    return min(most, max(0, Double(date.milliseconds - now.milliseconds) / 1000))
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7). The two obsolete forms are not read.
  static func httpDate(_ text: String) -> Instant? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]),
      let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
      let date = Day(year: year, month: month + 1, day: day)
    else { return nil }
    return Instant("\(date)T\(parts[4])Z")
  }
}

extension StringProtocol {
  /// Without blanks and tabs at both ends.
  func trimmingBlanks() -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
