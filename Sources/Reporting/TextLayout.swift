/// Plain text that fits a terminal: wrapped at words, indented, every line made harmless.
struct TextLayout {
  private(set) var text = ""
  /// Columns; never under 40.
  let width: Int

  init(width: Int) { self.width = max(40, width) }

  mutating func blank() { text += "\n" }

  mutating func heading(_ line: String, underline: Character) {
    paragraph(line)
    text += String(repeating: underline, count: min(width, Self.columns(of: Escape.terminal(line)))) + "\n"
  }

  /// A paragraph; its first line begins with `mark`, the others are indented as far.
  mutating func paragraph(_ content: String, indent: Int = 0, mark: String = "") {
    let lead = String(repeating: " ", count: indent)
    let hang = String(repeating: " ", count: indent + Self.columns(of: mark))
    let room = max(20, width - Self.columns(of: hang))
    for (number, line) in Self.wrapped(Escape.terminal(content), room).enumerated() {
      text += (number == 0 ? lead + mark : hang) + line + "\n"
    }
  }

  /// Cells of one line, each in so many columns; a longer one is cut and ends in `…`. Negative: to the right.
  mutating func row(_ cells: [(text: String, width: Int)]) {
    var line = ""
    for cell in cells {
      let room = abs(cell.width)
      let content = Self.cut(Escape.terminal(cell.text), room)
      let padding = String(repeating: " ", count: max(0, room - Self.columns(of: content)))
      line += (cell.width < 0 ? padding + content : content + padding) + " "
    }
    while line.hasSuffix(" ") { line.removeLast() }
    text += line + "\n"
  }

  static func cut(_ content: String, _ room: Int) -> String {
    guard columns(of: content) > room else { return content }
    var output = ""
    for character in content {
      guard columns(of: output) + columns(of: String(character)) < room else { break }
      output.append(character)
    }
    return output + "…"
  }

  static func wrapped(_ content: String, _ room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in content.split(separator: " ").flatMap({ broken($0, room) }) {
      let needed = columns(of: line) + columns(of: piece) + (line.isEmpty ? 0 : 1)
      if needed > room, !line.isEmpty {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + piece
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A word longer than a line, in pieces; an address stays whole, so that a terminal still opens it.
  private static func broken(_ word: Substring, _ room: Int) -> [String] {
    guard columns(of: String(word)) > room, !word.hasPrefix("http") else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if columns(of: piece) + columns(of: String(character)) > room {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  /// Columns of a terminal: none for marks, two for East Asian wide letters and emoji.
  static func columns(of content: String) -> Int {
    content.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x20..<0x7F: return sum + 1
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return sum + 2
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return sum
        default: return sum + 1
        }
      }
    }
  }
}
