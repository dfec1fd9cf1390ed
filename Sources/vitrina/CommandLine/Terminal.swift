/// What may be shown on a terminal.
enum Terminal {
  /// A hostile text made harmless: control characters, escape sequences and marks that turn the direction of
  /// writing become visible; line breaks and tabs become blanks unless `lines` lets them stand.
  static func escape(_ text: String, lines: Bool = false) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where lines: safe.append(scalar)
      case 0x09, 0x0A, 0x0D: safe.append(" ")
      // C0 as the control pictures that Unicode has for them.
      case 0x00...0x1F: safe.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F: safe.append("\u{2421}")
      // C1 (0x9B begins a sequence on some terminals), line separators, bidirectional marks, invisible ones.
      case 0x80...0x9F, 0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x061C,
        0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE007F:
        safe.append("\u{FFFD}")
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Columns that a text takes on a terminal, near enough: marks none, East Asian wide letters and emoji two.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { total, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return total
      default: break
      }
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60,
        0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return total + 2
      default: return total + 1
      }
    }
  }

  /// Rows under each other in columns, two blanks between them; the last column is not padded.
  static func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - width(cell) + 2)
      }.joined()
    }.joined(separator: "\n")
  }

  /// Breaks a text at blanks into lines of at most `columns`, all but the first indented.
  static func wrap(_ text: String, columns: Int, indent: Int = 0) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if width(line) + 1 + width(String(word)) + indent <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
