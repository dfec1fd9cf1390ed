/// Makes text from a portal harmless where it is shown. Everything a report writes goes through here.
public enum Escape {
  /// Text with nothing in it that acts: control characters are shown as their pictures (`␛`), line breaks and
  /// tabs become spaces, what turns the direction of writing or has no width is dropped, and no letter carries
  /// more than four marks.
  public static func visible(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9...13, 0x85, 0x2028, 0x2029: output.append(" ")
      case 0..<32: output.append(picture(0x2400 + scalar.value))
      case 127: output.append(picture(0x2421))
      case 0x80...0x9F: output.append("\u{FFFD}")
      default:
        if isHidden(scalar) { continue }
        let isMark = scalar.properties.generalCategory == .nonspacingMark
        marks = isMark ? marks + 1 : 0
        if marks <= 4 { output.append(scalar) }
      }
    }
    return String(output)
  }

  /// For standard output: `visible`.
  public static func terminal(_ text: String) -> String { visible(text) }

  /// For an element's content or an attribute's value between double or single quotes.
  public static func html(_ text: String) -> String {
    var output = ""
    for character in visible(text).unicodeScalars {
      switch character {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "`": output += "&#96;"
      default: output.unicodeScalars.append(character)
      }
    }
    return output
  }

  /// An address for an href, not yet escaped for the attribute; nil: no link is made.
  ///
  /// Only http and https, without white space, controls, quotes or angle brackets.
  public static func url(_ text: String) -> String? {
    let lowered = text.prefix(8).lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return nil }
    let harmless = text.unicodeScalars.allSatisfy {
      $0.value > 32 && $0.value != 127 && !(0x80...0x9F).contains($0.value)
        && !"\"'<>`\\".unicodeScalars.contains($0)
        && !isHidden($0) && !$0.properties.isWhitespace
    }
    // A quote or a backslash may stand in an address; encoded it leads to the same place.
    if harmless { return text }
    let encoded = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "%22"
      case "'": "%27"
      case "`": "%60"
      case "<": "%3C"
      case ">": "%3E"
      default: String(scalar)
      }
    }.joined()
    return encoded == text ? nil : url(encoded)
  }

  /// One field of RFC 4180, which a spreadsheet never takes for a formula.
  ///
  /// A formula's first character gets an apostrophe before it, also after a separator or quote inside the
  /// field, because Spanish spreadsheets split at `;` whatever the quotes say.
  public static func csv(_ text: String) -> String {
    let plain = visible(text)
    var output = String.UnicodeScalarView()
    var isFresh = true
    for scalar in plain.unicodeScalars {
      if isFresh, formulaStarts.contains(scalar) { output.append("'") }
      if scalar != " " { isFresh = separators.contains(scalar) }
      output.append(scalar)
    }
    return quoted(String(output))
  }

  /// An address as a field of RFC 4180: it stays an address, a formula's first character is encoded.
  public static func csv(url text: String) -> String {
    guard let url = url(text) else { return csv(text) }
    var output = ""
    var isFresh = true
    for scalar in url.unicodeScalars {
      if isFresh, formulaStarts.contains(scalar), scalar.isASCII {
        output += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        output.unicodeScalars.append(scalar)
      }
      isFresh = separators.contains(scalar)
    }
    return quoted(output)
  }

  /// One word of a POSIX shell, for commands that a reader may copy.
  public static func shell(_ text: String) -> String {
    "'" + visible(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  private static let formulaStarts: [Unicode.Scalar] = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
  private static let separators: [Unicode.Scalar] = [";", ",", "\""]

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" || $0 == "'" }) else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func picture(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

  /// Bidirectional controls, characters without width, tags, unassigned private uses of the format class.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: scalar.properties.generalCategory == .format || scalar.properties.isNoncharacterCodePoint
    }
  }
}
