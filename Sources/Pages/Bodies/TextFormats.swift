import Web

/// Tells formats of plain text apart.
enum TextFormats {
  /// JSON, if the body begins and ends as such.
  static func json(_ body: [UInt8]) -> RealType? {
    guard let first = body.first(where: { !isBlank($0) && $0 < 0x80 }), first == 123 || first == 91,
      let last = body.last(where: { !isBlank($0) && $0 != 0 }), last == (first == 123 ? 125 : 93)
    else { return nil }
    // A JSON text goes on with a name, a value or its end.
    let start = body.firstIndex(of: first) ?? 0
    guard let next = body[(start + 1)...].first(where: { !isBlank($0) }) else { return nil }
    let allowed: [UInt8] = first == 123 ? [34, 125] : [34, 91, 93, 123, 45, 116, 102, 110]
    guard allowed.contains(next) || (first == 91 && next &- 48 < 10) else { return nil }
    let isGeographic = body.prefix(4096).withUnsafeBufferPointer {
      $0.holds("\"featurecollection\"") || ($0.holds("\"feature\"") && $0.holds("\"geometry\""))
    }
    return isGeographic ? .geojson : .json
  }

  /// Tags of a page somewhere in the first 4 KB: a warning of a program may stand before them.
  static func holdsTags(_ body: [UInt8]) -> Bool {
    body.prefix(4096).withUnsafeBufferPointer { bytes in
      var at = 0
      while let open = bytes[at...].firstIndex(of: 60), open + 1 < bytes.count {
        let end = bytes[(open + 1)...].firstIndex { !isLetter($0) && $0 &- 48 >= 10 } ?? bytes.count
        if end < bytes.count, bytes[end] == 62 || isBlank(bytes[end]) || bytes[end] == 47,
          Tag(named: String(decoding: bytes[(open + 1)..<end].prefix(12).map(lower), as: UTF8.self)) != .none
        {
          return true
        }
        at = open + 1
      }
      return false
    }
  }

  /// Header, then file name, then the shape of the lines; nil: nothing but words.
  static func plain(_ body: [UInt8], _ type: MediaType?, _ url: WebURL, _ disposition: String?) -> RealType? {
    if let type, let format = byMediaType[type.essence], isPlain(format) {
      return format == .txt ? (tabular(body) ?? byName(url, disposition) ?? .txt) : format
    }
    return byName(url, disposition) ?? tabular(body)
  }

  private static func isPlain(_ format: RealType) -> Bool {
    [.csv, .tsv, .txt, .css, .javascript].contains(format)
  }

  private static func byName(_ url: WebURL, _ disposition: String?) -> RealType? {
    let names = [disposition.map { $0.split(separator: "=").last.map(String.init) ?? "" }, String(url.path)]
    for name in names.compactMap({ $0 }) {
      let ending = name.lowercased().filter { $0 != "\"" && $0 != ";" }.split(separator: ".").last.map(
        String.init)
      switch ending {
      case "csv": return .csv
      case "tsv", "tab": return .tsv
      case "txt", "md", "log": return .txt
      case "css": return .css
      case "js", "mjs": return .javascript
      default: break
      }
    }
    return nil
  }

  /// The same number of separators, two lines or more, in nine lines of ten.
  static func tabular(_ body: [UInt8]) -> RealType? {
    let lines = body.prefix(8192).split(separator: 10).dropLast(body.count > 8192 ? 1 : 0).prefix(20)
    guard lines.count >= 2 else { return nil }
    for (separator, format) in [(UInt8(9), RealType.tsv), (59, .csv), (44, .csv), (124, .csv)] {
      let counts = lines.map { line in
        var isQuoted = false
        return line.reduce(0) { count, byte in
          if byte == 34 { isQuoted.toggle() }
          return count + (byte == separator && !isQuoted ? 1 : 0)
        }
      }
      guard let first = counts.first, first > 0 else { continue }
      if counts.filter({ $0 == first }).count * 10 >= counts.count * 9 { return format }
    }
    return nil
  }

  static let byMediaType: [String: RealType] = [
    "text/csv": .csv, "application/csv": .csv, "text/comma-separated-values": .csv,
    "text/tab-separated-values": .tsv, "text/plain": .txt, "text/css": .css, "text/javascript": .javascript,
    "application/javascript": .javascript, "application/x-javascript": .javascript, "application/pdf": .pdf,
    "application/vnd.ms-excel": .xls, "application/msword": .doc, "application/vnd.ms-powerpoint": .ppt,
    "text/rtf": .rtf, "application/rtf": .rtf, "image/png": .png, "image/jpeg": .jpeg, "image/gif": .gif,
    "image/webp": .webp, "image/tiff": .tiff, "audio/mpeg": .mp3, "video/mp4": .mp4, "video/x-msvideo": .avi,
    "application/zip": .zip, "application/x-rar": .rar, "application/x-7z-compressed": .sevenZip,
  ]
}
