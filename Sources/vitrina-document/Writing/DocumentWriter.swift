import Pages
import Web

/// Builds the result: what the document says of itself, then its content as plain HTML.
final class DocumentWriter {
  /// The first line of the result.
  struct Head {
    var type: RealType
    var pages: Int?
    var isScan = false
    var isCut = false
    /// Tables of data without a row that names the columns.
    var headless = 0
    var title: String?
    var modified: Day?
    var error: String?
  }

  var head: Head
  private var html: [UInt8] = []
  private var isInList = false

  init(type: RealType) { head = Head(type: type) }

  /// No more is taken: the limit was met, and is told.
  var isFull: Bool { html.count >= Bounds.output }

  /// A stretch of text, with where it leads.
  struct Run {
    var text: String
    var target: String?
    init(_ text: String, target: String? = nil) {
      self.text = text
      self.target = target
    }
  }

  // MARK: Blocks

  func heading(_ level: Int, _ text: String) {
    let text = Self.plain(text)
    guard !text.isEmpty, begin() else { return }
    let name = "h\(max(1, min(3, level)))"
    raw("<\(name)>")
    escape(text)
    raw("</\(name)>\n")
  }

  func paragraph(_ text: String) { paragraph([Run(text)]) }

  func paragraph(_ runs: [Run]) { block("p", runs) }

  func item(_ runs: [Run]) {
    guard !isFull, runs.contains(where: { !Self.plain($0.text).isEmpty }) else { return note() }
    if !isInList {
      raw("<ul>")
      isInList = true
    }
    raw("<li>")
    write(runs)
    raw("</li>\n")
  }

  func table(header: [String]?, rows: [[String]]) {
    let empty = [Run]()
    _ = empty
    table(header: header.map { $0.map { [Run($0)] } }, rows: rows.map { $0.map { [Run($0)] } })
  }

  func table(header: [[Run]]?, rows: [[[Run]]]) {
    guard begin() else { return }
    raw("<table>\n")
    if let header { row("th", header) }
    for cells in rows {
      guard !isFull else {
        head.isCut = true
        break
      }
      row("td", cells)
    }
    raw("</table>\n")
  }

  // MARK: The result

  func finished() -> [UInt8] {
    endList()
    var line = "{\"type\":\"\(head.type.rawValue)\""
    if let pages = head.pages { line += ",\"pages\":\(pages)" }
    line += ",\"scan\":\(head.isScan),\"cut\":\(head.isCut),\"headless\":\(head.headless)"
    if let title = head.title { line += ",\"title\":" + Self.quoted(title) }
    if let modified = head.modified { line += ",\"modified\":\"\(modified)\"" }
    if let error = head.error { line += ",\"error\":" + Self.quoted(error) }
    var result = Array((line + "}\n").utf8)
    if head.error == nil { result += html }
    return result
  }

  // MARK: Text

  private func note() { if isFull { head.isCut = true } }

  private func begin() -> Bool {
    guard !isFull else {
      head.isCut = true
      return false
    }
    endList()
    return true
  }

  private func endList() {
    if isInList { raw("</ul>\n") }
    isInList = false
  }

  private func block(_ name: String, _ runs: [Run]) {
    guard runs.contains(where: { !Self.plain($0.text).isEmpty }), begin() else { return }
    raw("<\(name)>")
    write(runs)
    raw("</\(name)>\n")
  }

  private func row(_ cell: String, _ cells: [[Run]]) {
    raw("<tr>")
    for runs in cells {
      raw("<\(cell)>")
      write(runs)
      raw("</\(cell)>")
    }
    raw("</tr>\n")
  }

  private func write(_ runs: [Run]) {
    for run in runs {
      if let target = run.target, Self.isAddress(target) {
        raw("<a href=\"")
        escape(target)
        raw("\">")
        escape(Self.plain(run.text, edges: true))
        raw("</a>")
      } else {
        escape(Self.plain(run.text, edges: true))
      }
    }
  }

  private static func isAddress(_ target: String) -> Bool {
    target.utf8.count <= 2000 && (target.hasPrefix("http") || target.hasPrefix("mailto:"))
  }

  private func raw(_ text: String) { html.append(contentsOf: text.utf8) }

  private func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      default: html.append(byte)
      }
    }
  }

  /// Without control characters, white space collapsed; `edges` keeps one blank where there was some.
  static func plain(_ text: String, edges: Bool = false) -> String {
    var out = String()
    var isBlank = !edges
    for scalar in text.unicodeScalars {
      if out.utf8.count > Bounds.text { break }
      if scalar.value < 0x20 || scalar.properties.isWhitespace || (0x7F...0x9F).contains(scalar.value) {
        if !isBlank { out.unicodeScalars.append(" ") }
        isBlank = true
      } else if scalar.value != 0xAD, scalar.value != 0xFEFF, scalar.value & 0xFFFE != 0xFFFE {
        out.unicodeScalars.append(scalar)
        isBlank = false
      }
    }
    if !edges, out.hasSuffix(" ") { out.unicodeScalars.removeLast() }
    return out
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in plain(String(text.prefix(300))).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out.unicodeScalars.append("\\") }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }

  /// A title that tells something: no file name, no name of the program that made it.
  static func title(_ text: String) -> String? {
    var title = plain(text)
    for prefix in [
      "Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - ", "Presentación de PowerPoint",
    ]
    where title.hasPrefix(prefix) {
      title.removeFirst(prefix.count)
    }
    let lower = title.lowercased()
    let endings = [
      ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ppt", ".pptx", ".odt", ".ods", ".tif", ".jpg", ".cdr",
      ".indd",
      ".ai", ".rtf",
    ]
    let names = [
      "untitled", "sin título", "sin titulo", "sem título", "senza titolo", "documento1", "document1",
      "title",
    ]
    guard title.count >= 4, title.contains(where: \.isLetter), !endings.contains(where: lower.hasSuffix),
      !names.contains(lower)
    else { return nil }
    return title
  }
}
