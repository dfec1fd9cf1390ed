/// A language that reports are written in.
public enum Language: String, Sendable, CaseIterable {
  case es, en

  /// The text of this language: `language("no lo encontramos", "we did not find it")`.
  func callAsFunction(_ es: String, _ en: String) -> String { self == .es ? es : en }

  /// Its own name for itself.
  var ownName: String { self("Español", "English") }

  /// In the marks of the language.
  func quoted(_ text: String) -> String { self("«\(text)»", "“\(text)”") }

  /// `a, b y c`; in Spanish `e` before the sound of i.
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let head = names.dropLast().joined(separator: ", ")
    return "\(head) \(self(Self.conjunction(before: last), "and")) \(last)"
  }

  /// `a, b o c`; in Spanish `u` before the sound of o.
  func either(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let head = names.dropLast().joined(separator: ", ")
    let sound = last.lowercased()
    let isO = sound.hasPrefix("o") || sound.hasPrefix("ho") || sound.hasPrefix("ó")
    return "\(head) \(self(isO ? "u" : "o", "or")) \(last)"
  }

  private static func conjunction(before word: String) -> String {
    let sound = word.lowercased()
    let isI = sound.hasPrefix("i") || sound.hasPrefix("í") || sound.hasPrefix("hi")
    return isI && !sound.hasPrefix("hie") ? "e" : "y"
  }

  /// `1 fila`, `16 filas`: in each language one and many.
  func count(_ number: Int, _ es: (one: String, many: String), _ en: (one: String, many: String)) -> String {
    let words = self == .es ? es : en
    return "\(grouped(number)) \(number == 1 ? words.one : words.many)"
  }

  /// `12,345`, as both Mexico and English write it.
  func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A score: one decimal, none where it is whole.
  func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
