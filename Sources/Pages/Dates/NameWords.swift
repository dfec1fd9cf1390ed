import Web

/// The words that a file's name is made of: `A121F30_2025T3` is "A 121 F 30 2025 T3".
enum NameWords {
  private enum Kind { case figure, letter, other }

  /// Letters and figures apart, capitals that begin a word apart; ordinals (`1er`) and codes of quarters (`T3`,
  /// `3T`) stay together. Ten bytes of a date (`2025-03-31`) stay as they are.
  static func split(_ name: String) -> [UInt8] {
    let name = Array(name.utf8.prefix(300))
    var runs: [(kind: Kind, bytes: [UInt8])] = []
    for (at, byte) in name.enumerated() {
      let kind: Kind = byte &- 48 < 10 ? .figure : isLetter(byte) || byte >= 0x80 ? .letter : .other
      let opens = kind == .letter && at > 0 && byte &- 65 < 26 && name[at - 1] &- 97 < 26
      if kind == runs.last?.kind, kind != .other, !opens {
        runs[runs.count - 1].bytes.append(byte)
      } else {
        runs.append((kind, [byte]))
      }
    }
    var text: [UInt8] = []
    var at = 0
    while at < runs.count {
      let run = runs[at]
      let next = at + 1 < runs.count ? runs[at + 1] : nil
      switch run.kind {
      case .other:
        // `2025-03-31` and `31-03-2025`; all else only parts words.
        let isJoint = run.bytes == [45] && at > 0 && runs[at - 1].kind == .figure && next?.kind == .figure
        text.append(isJoint ? 45 : 0x20)
      case .figure:
        if run.bytes.count == 8, let day = compactDay(run.bytes[...]) {
          text += [0x20] + Array(day.description.utf8) + [0x20]
        } else if run.bytes.count == 1, let next, next.kind == .letter, isSuffix(next.bytes) {
          text += run.bytes + next.bytes + [0x20]
          at += 1
        } else {
          text += run.bytes
          if next?.kind == .letter { text.append(0x20) }
        }
      case .letter:
        if run.bytes.count == 1, isCode(run.bytes[0]), let next, next.kind == .figure, next.bytes.count == 1 {
          text += run.bytes + next.bytes + [0x20]
          at += 1
        } else {
          text += run.bytes
          if next?.kind == .figure || next?.kind == .letter { text.append(0x20) }
        }
      }
      at += 1
    }
    return text
  }

  private static func isCode(_ byte: UInt8) -> Bool {
    byte | 32 == 116 || byte | 32 == 113 || byte | 32 == 115
  }

  private static func isSuffix(_ bytes: [UInt8]) -> Bool {
    if bytes.count == 1 { return isCode(bytes[0]) || bytes[0] | 32 == 111 || bytes[0] | 32 == 97 }
    return bytes.withUnsafeBufferPointer { word in
      let suffixes: [StaticString] = [
        "er", "ero", "era", "do", "da", "ro", "to", "ta", "st", "nd", "rd", "th",
      ]
      return suffixes.contains { word.isWord($0) }
    }
  }

  /// `20250331`, `31032025`: a day of this century.
  static func compactDay(_ figures: ArraySlice<UInt8>) -> Day? {
    let digits = figures.map { Int($0) - 48 }
    guard digits.count == 8 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int { digits[from..<from + count].reduce(0) { $0 * 10 + $1 } }
    if (1990...2099).contains(number(0, 4)) {
      return Day(year: number(0, 4), month: number(4, 2), day: number(6, 2))
    }
    guard (2000...2099).contains(number(4, 4)) else { return nil }
    return Day(year: number(4, 4), month: number(2, 2), day: number(0, 2))
  }
}
