/// Whether an inline style makes text bold or large, as headings without a heading's element are.
enum Styles {
  static func isStrong(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    guard style.holds("font") else { return false }
    if let at = style.place(of: "font-weight") {
      let value = UnsafeBufferPointer(rebasing: style[at...].prefix(24))
      if value.holds("bold") { return true }
      if let digit = value.first(where: { $0 &- 48 < 10 }), digit >= 54 { return true }
    }
    guard let at = style.place(of: "font-size") else { return false }
    let value = UnsafeBufferPointer(rebasing: style[(at + 9)...].prefix(16))
    if value.holds("large") { return true }
    var number = 0.0
    var scale = 1.0
    var isFraction = false
    for byte in value {
      if byte &- 48 < 10 {
        if isFraction { scale /= 10 }
        number = isFraction ? number + Double(byte - 48) * scale : number * 10 + Double(byte - 48)
      } else if byte == 46 {
        isFraction = true
      } else if number > 0 {
        break
      }
    }
    if value.holds("px") { return number >= 20 }
    if value.holds("pt") { return number >= 15 }
    if value.holds("em") { return number >= 1.3 }
    return value.holds("%") && number >= 130
  }
}
