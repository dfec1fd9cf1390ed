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
    var line = key(url)
    line.append(32)
    line += exchange.fetched.description.utf8.filter { (48...57).contains($0) }.prefix(14)
    line += " {\"url\": ".utf8
    quote(url.text, into: &line)
    for (name, value) in fields {
      line += ", \"\(name)\": ".utf8
      quote(value, into: &line)
    }
    line.append(UInt8(ascii: "}"))
    return [String(decoding: line, as: UTF8.self)]
  }

  /// Host backwards, then port, path and query, in lower case (SURT).
  private static func key(_ url: WebURL) -> [UInt8] {
    var host = Array(url.host.utf8)
    if host.starts(with: "www.".utf8) { host.removeFirst(4) }
    let isName = host.first != UInt8(ascii: "[") && host.contains { !(48...57).contains($0) && $0 != 46 }
    var key: [UInt8] = []
    key.reserveCapacity(url.text.utf8.count + 200)
    if isName {
      for (index, label) in host.split(separator: UInt8(ascii: ".")).reversed().enumerated() {
        if index > 0 { key.append(UInt8(ascii: ",")) }
        key += label
      }
    } else {
      key += host
    }
    key += url.authority.utf8.dropFirst(url.host.utf8.count)
    key.append(UInt8(ascii: ")"))
    for byte in url.path.utf8 { key.append((65...90).contains(byte) ? byte | 0x20 : byte) }
    if let query = url.query {
      key.append(UInt8(ascii: "?"))
      for byte in query.utf8 { key.append((65...90).contains(byte) ? byte | 0x20 : byte) }
    }
    return key
  }

  private static func quote(_ text: String, into line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
      case 0..<32: line += ((byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
      default: line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\""))
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
