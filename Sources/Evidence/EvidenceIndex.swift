import Web

/// The index beside an evidence file: one line a capture, in the CDXJ form that replay tools read, sorted by bytes.
///
///     mx,gob,cdmx)/agua 20261125030000 {"url": "https://www.cdmx.gob.mx/agua", "mime": "text/html", ...}
enum EvidenceIndex {
  /// The line of an exchange, none for a mark.
  static func line(_ entry: EvidenceEntry, length: Int, digest: String?) -> [String] {
    let exchange: Exchange
    var fields: [(String, String)] = []
    switch entry.content {
    case .mark: return []
    case .exchange(let one): exchange = one
    case .digestOnly(let one, _):
      exchange = one
      fields.append(("vitrina-digest-only", "yes"))
    }
    switch exchange.outcome {
    case .answer(let answer):
      fields.append(("mime", answer.header("content-type").flatMap { MediaType($0)?.essence } ?? "unk"))
      fields.append(("status", String(answer.status)))
      if let cut = answer.cut { fields.append(("vitrina-cut", cut.rawValue)) }
    case .failure(let failure):
      fields.append(("vitrina-cause", failure.cause.rawValue))
    }
    if let digest { fields.append(("digest", digest)) }
    fields.append(("length", String(length)))
    fields.append(("offset", String(entry.place.offset)))
    fields.append(("filename", entry.place.file))
    let url = exchange.request.url
    let json = ([("url", url.text)] + fields).map { "\(quoted($0)): \(quoted($1))" }.joined(separator: ", ")
    let time = exchange.fetched.description.utf8.filter { (48...57).contains($0) }.prefix(14)
    return ["\(key(url)) \(String(decoding: time, as: UTF8.self)) {\(json)}"]
  }

  /// Host backwards, then port, path and query, in lower case (SURT).
  private static func key(_ url: WebURL) -> String {
    var host = url.host.lowercased()
    if host.hasPrefix("www.") { host.removeFirst(4) }
    let isName = !host.hasPrefix("[") && host.utf8.contains { !(48...57).contains($0) && $0 != 46 }
    let labels = host.split(separator: ".")
    let name = isName ? labels.reversed().joined(separator: ",") : host
    let port = url.authority.utf8.count == url.host.utf8.count ? "" : ":\(url.port)"
    return "\(name)\(port))\(url.path)\(url.query.map { "?" + $0 } ?? "")".lowercased()
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1f}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Writes the index of one file, anew.
  static func write(_ lines: [String], beside file: String, in journal: EvidenceJournal) throws(EvidenceError)
  {
    let name = file.dropLast(EvidenceJournal.suffix.utf8.count) + ".cdxj"
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let bytes = Array(sorted.map { $0 + "\n" }.joined().utf8)
    try EvidenceFile.replace(journal.path(String(name)), with: bytes, name: String(name))
  }
}
