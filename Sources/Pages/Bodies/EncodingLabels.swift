/// What pages and headers call their encoding.
enum EncodingLabels {
  /// The name that iconv knows, lower-cased; the Latin-1 family as browsers read it. Nil: no encoding's name.
  static func canonical(_ label: String) -> String? {
    let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    let isSane = name.utf8.allSatisfy { isLetter($0) || $0 &- 48 < 10 || [45, 95, 46, 58].contains($0) }
    guard !name.isEmpty, name.utf8.count <= 40, isSane else { return nil }
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-8-sig", "x-unicode20utf8": return "utf-8"
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "ansi",
      "cp1252",
      "windows-1252", "x-cp1252", "win-1252", "iso88591", "cp819", "ibm819":
      return "windows-1252"
    case "x-sjis", "shift-jis", "shift_jis", "sjis": return "cp932"
    case "gb2312", "gbk", "x-gbk": return "gb18030"
    case "ks_c_5601-1987", "euc-kr", "korean": return "cp949"
    case "x-mac-roman", "macintosh", "mac": return "macintosh"
    case "x-euc-jp": return "euc-jp"
    case "big5", "x-x-big5": return "big5-hkscs"
    case "utf-7", "unicode", "none", "auto": return nil
    default: return name
    }
  }

  /// What a `meta` element or an XML declaration in the first 8 KB says.
  static func declared(in body: [UInt8]) -> String? {
    body.prefix(8192).withUnsafeBufferPointer { bytes in
      if bytes.count > 5, bytes[0] == 60, bytes[1] == 63, let end = bytes.firstIndex(of: 62),
        let found = value(after: "encoding", in: UnsafeBufferPointer(rebasing: bytes[..<end]))
      {
        return found
      }
      var at = 0
      while let open = bytes.place(of: "<meta", from: at) {
        let end = bytes[open...].firstIndex(of: 62) ?? bytes.count
        if let found = value(after: "charset", in: UnsafeBufferPointer(rebasing: bytes[open..<end])) {
          return found
        }
        at = end
      }
      return nil
    }
  }

  private static func value(after word: StaticString, in tag: UnsafeBufferPointer<UInt8>) -> String? {
    guard var at = tag.place(of: word) else { return nil }
    at += word.utf8CodeUnitCount
    while at < tag.count, isBlank(tag[at]) { at += 1 }
    guard at < tag.count, tag[at] == 61 else { return nil }
    at += 1
    while at < tag.count, isBlank(tag[at]) || tag[at] == 34 || tag[at] == 39 { at += 1 }
    let value = tag[at...].prefix { !isBlank($0) && $0 != 34 && $0 != 39 && $0 != 59 && $0 != 47 && $0 != 63 }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }
}
