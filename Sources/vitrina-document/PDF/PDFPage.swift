/// A rectangle on a page, in points from its upper left corner.
struct PDFBox {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  var height: Double { bottom - top }
  var width: Double { right - left }

  mutating func join(_ other: PDFBox) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  /// The middle of the other lies within.
  func holds(_ other: PDFBox) -> Bool {
    let (x, y) = ((other.left + other.right) / 2, (other.top + other.bottom) / 2)
    return x >= left && x <= right && y >= top && y <= bottom
  }
}

struct PDFWord {
  var text = ""
  var box = PDFBox()
  var size = 0.0
  var isBold = false
  /// The line that poppler reads it in.
  var line = 0
  var link: String?
}

struct PDFPage {
  var width = 0.0
  var height = 0.0
  var words: [PDFWord] = []
  var characters = 0
  var hasImages = false

  /// Words of one line that stand close together.
  struct Segment {
    var words: [PDFWord]
    var box: PDFBox
    var text: String { words.map(\.text).joined(separator: " ") }
    var size: Double { words.map(\.size).max() ?? 0 }
    var isBold: Bool { words.allSatisfy(\.isBold) }
    var count: Int { words.reduce(words.count - 1) { $0 + $1.text.count } }
  }

  /// Segments that stand side by side.
  struct Row {
    var segments: [Segment]
    var box: PDFBox
    var size: Double { segments.map(\.size).max() ?? 0 }
    var isBold: Bool { segments.allSatisfy(\.isBold) }
    var words: [PDFWord] { segments.flatMap(\.words) }
    var text: String { segments.map(\.text).joined(separator: " ") }
  }

  /// From top to bottom.
  func rows() -> [Row] {
    var segments: [Segment] = []
    for word in words {
      if let last = segments.last?.words.last, last.line == word.line,
        word.box.left - last.box.right < max(6, 1.1 * min(last.box.height, word.box.height)),
        word.box.left > last.box.left - 1
      {
        segments[segments.count - 1].words.append(word)
        segments[segments.count - 1].box.join(word.box)
      } else {
        segments.append(Segment(words: [word], box: word.box))
      }
    }
    let order = segments.indices.sorted { a, b in
      let (left, right) = (segments[a].box, segments[b].box)
      let (yA, yB) = (left.top + left.bottom, right.top + right.bottom)
      return yA != yB ? yA < yB : left.left != right.left ? left.left < right.left : a < b
    }
    var rows: [Row] = []
    for index in order {
      let segment = segments[index]
      if let last = rows.last?.segments.first?.box {
        let overlap = min(last.bottom, segment.box.bottom) - max(last.top, segment.box.top)
        if overlap > 0.5 * min(last.height, segment.box.height) {
          rows[rows.count - 1].segments.append(segment)
          rows[rows.count - 1].box.join(segment.box)
          continue
        }
      }
      rows.append(Row(segments: [segment], box: segment.box))
    }
    for index in rows.indices {
      rows[index].segments.sort {
        $0.box.left != $1.box.left ? $0.box.left < $1.box.left : $0.box.top < $1.box.top
      }
    }
    return rows
  }
}

/// Lines that stand at the head or foot of most pages: kept on the first page that has them.
enum PDFRepeats {
  static func remove(from pages: inout [PDFPage]) {
    guard pages.count >= 3 else { return }
    var counts: [String: Int] = [:]
    let edges = pages.map { edge($0) }
    for lines in edges { for text in Set(lines.map(\.text)) { counts[text, default: 0] += 1 } }
    var seen: Set<String> = []
    for index in pages.indices {
      var dropped: Set<Int> = []
      for (text, line) in edges[index] where (counts[text] ?? 0) * 2 > pages.count {
        if !seen.insert(text).inserted { dropped.insert(line) }
      }
      if !dropped.isEmpty { pages[index].words.removeAll { dropped.contains($0.line) } }
    }
  }

  /// Lines in the outer eighths of the page; figures in them count pages.
  private static func edge(_ page: PDFPage) -> [(text: String, line: Int)] {
    var lines: [(text: String, line: Int)] = []
    for word in page.words where word.box.bottom < page.height / 8 || word.box.top > page.height * 7 / 8 {
      let text = word.text.filter { !$0.isNumber }
      if lines.last?.line == word.line {
        lines[lines.count - 1].text += " " + text
      } else {
        lines.append((text, word.line))
      }
    }
    return lines
  }
}
