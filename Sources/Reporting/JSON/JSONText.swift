/// Writes JSON (RFC 8259) with keys in the order in which they are given, the same bytes every time.
///
/// What could act on a terminal or inside HTML is written as an escape: controls, `<`, and characters that are
/// invisible or turn the direction of writing. The text that a reader of JSON gets is the exact one.
struct JSONText {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  mutating func object(_ body: (inout JSONText) -> Void) { nested("{", "}", body) }

  mutating func key(_ name: StaticString) { key("\(name)") }

  mutating func key(_ name: String) {
    separate()
    write(name)
    text += ": "
  }

  mutating func array<T>(_ values: [T], _ body: (inout JSONText, T) -> Void) {
    nested("[", "]") { json in
      for value in values {
        json.separate()
        body(&json, value)
      }
    }
  }

  mutating func null() { text += "null" }
  mutating func value(_ value: Int?) { if let value { text += String(value) } else { null() } }
  mutating func value(_ value: String?) { if let value { write(value) } else { null() } }
  /// A number that JSON has no word for is null.
  mutating func value(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    let tenths = Int((value * 10).rounded())
    text += tenths % 10 == 0 ? String(tenths / 10) : String(value)
  }

  private mutating func nested(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    text += open
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newline() }
    text += close
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { text += "," }
    isFirst = false
    newline()
  }

  private mutating func newline() { text += "\n" + String(repeating: " ", count: depth) }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        let acts =
          scalar.value < 32 || (0x7F...0x9F).contains(scalar.value) || scalar == "<" || scalar.value == 0x2028
          || scalar.value == 0x2029 || Escape.isHidden(scalar)
        if acts { escape(scalar) } else { text.unicodeScalars.append(scalar) }
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
