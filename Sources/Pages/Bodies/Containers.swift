/// Tells office documents in a ZIP or an OLE container apart by the names inside.
enum Containers {
  /// Walks the local headers that can be seen, then looks for names in the rest (the central directory).
  static func zip(_ body: [UInt8]) -> RealType {
    var names: [String] = []
    var at = 0
    while at + 30 <= body.count, names.count < 64, body[at] == 0x50, body[at + 1] == 0x4B, body[at + 2] == 3,
      body[at + 3] == 4
    {
      let size = number(body, at + 18, 4)
      let nameLength = number(body, at + 26, 2)
      let extra = number(body, at + 28, 2)
      let isStreamed = body[at + 6] & 8 != 0
      guard at + 30 + nameLength <= body.count else { break }
      let name = String(decoding: body[(at + 30)..<(at + 30 + nameLength)], as: UTF8.self)
      let content = at + 30 + nameLength + extra
      if names.isEmpty, name == "mimetype", content + size <= body.count {
        let type = String(decoding: body[min(content, body.count)..<(content + size)], as: UTF8.self)
        if type.hasPrefix("application/vnd.oasis.opendocument.") {
          if type.contains("spreadsheet") { return .ods }
          if type.contains("text") { return .odt }
          if type.contains("presentation") { return .odp }
          return .other
        }
      }
      names.append(name)
      if isStreamed && size == 0 { break }
      at = content + size
    }
    names += centralNames(body)
    let has = { (prefix: String) in names.contains { $0.hasPrefix(prefix) } }
    if has("xl/") { return .xlsx }
    if has("word/") { return .docx }
    if has("ppt/") { return .pptx }
    if names.contains(where: { $0.lowercased().hasSuffix(".kml") }) { return .kmz }
    if names.contains(where: { $0.lowercased().hasSuffix(".shp") }) { return .shp }
    return .zip
  }

  private static func centralNames(_ body: [UInt8]) -> [String] {
    guard body.count >= 22 else { return [] }
    var end = body.count - 22
    let lowest = max(0, body.count - 66_000)
    while end >= lowest {
      if body[end] == 0x50, body[end + 1] == 0x4B, body[end + 2] == 5, body[end + 3] == 6 { break }
      end -= 1
    }
    guard end >= lowest else { return [] }
    var at = number(body, end + 16, 4)
    var names: [String] = []
    while at + 46 <= body.count, names.count < 4096, body[at] == 0x50, body[at + 1] == 0x4B,
      body[at + 2] == 1,
      body[at + 3] == 2
    {
      let length = number(body, at + 28, 2)
      guard at + 46 + length <= body.count else { break }
      names.append(String(decoding: body[(at + 46)..<(at + 46 + length)], as: UTF8.self))
      at += 46 + length + number(body, at + 30, 2) + number(body, at + 32, 2)
    }
    return names
  }

  private static func number(_ body: [UInt8], _ at: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(body[at + $1]) << (8 * $1) }
  }

  /// Streams of an OLE container are named in UTF-16.
  static func ole(_ body: [UInt8]) -> RealType? {
    func names(_ name: String) -> Bool {
      let wanted: [UInt8] = name.utf8.flatMap { [$0, UInt8(0)] }
      return body.withUnsafeBufferPointer { bytes in
        // Directory entries are 128 bytes long and lie on multiples of that.
        var at = 512
        while at + 128 <= bytes.count {
          if bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted),
            bytes[at + wanted.count] == 0
          {
            return true
          }
          at += 128
        }
        return false
      }
    }
    if names("Workbook") || names("Book") { return .xls }
    if names("WordDocument") { return .doc }
    if names("PowerPoint Document") { return .ppt }
    return nil
  }
}
