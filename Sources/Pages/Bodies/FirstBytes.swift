/// What the first bytes of a body tell without any library.
enum FirstBytes {
  enum Look: Equatable {
    case document(RealType)
    case zip, ole, gzip
    /// Begins with `<`, after blanks and a byte order mark.
    case markup
    case text
    case binary
    case empty
  }

  static func look(_ body: [UInt8]) -> Look {
    func begins(_ signature: String, at: Int = 0) -> Bool {
      body.dropFirst(at).starts(with: signature.utf8)
    }
    func bytes(_ signature: [UInt8], at: Int = 0) -> Bool { body.dropFirst(at).starts(with: signature) }
    var start = bytes([0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isWide = bytes([0xFF, 0xFE]) || bytes([0xFE, 0xFF])
    if isWide { return wide(body) }
    while start < body.count, body[start] == 0 || isBlank(body[start]) { start += 1 }
    guard start < body.count else { return .empty }
    let isUTF16 = start == 0 && body.count > 3 && body[1] == 0 && body[3] == 0 && body[0] == 60
    if isUTF16 || (start == 1 && body.count > 3 && body[0] == 0 && body[1] == 60 && body[2] == 0) {
      return .markup
    }
    if body[start] == 60 { return .markup }
    // A PDF may have junk before its head (ISO 32000-1, annex H.3, note 13).
    if body.prefix(1024).withUnsafeBufferPointer({ $0.place(of: "%pdf-") }) != nil { return .document(.pdf) }
    switch true {
    case begins("PK\u{3}\u{4}"), begins("PK\u{5}\u{6}"): return .zip
    case bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): return .ole
    case bytes([0x1F, 0x8B]): return .gzip
    case begins("{\\rtf"): return .document(.rtf)
    case bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): return .document(.png)
    case bytes([0xFF, 0xD8, 0xFF]): return .document(.jpeg)
    case begins("GIF87a"), begins("GIF89a"): return .document(.gif)
    case begins("RIFF") && begins("WEBP", at: 8): return .document(.webp)
    case begins("RIFF") && begins("AVI ", at: 8): return .document(.avi)
    case bytes([0x49, 0x49, 0x2A, 0]), bytes([0x4D, 0x4D, 0, 0x2A]): return .document(.tiff)
    case begins("7z") && bytes([0xBC, 0xAF, 0x27, 0x1C], at: 2): return .document(.sevenZip)
    case begins("Rar!\u{1A}\u{7}"): return .document(.rar)
    case begins("ID3"): return .document(.mp3)
    case begins("ftyp", at: 4): return .document(.mp4)
    case bytes([0, 0, 0x27, 0x0A]): return .document(.shp)
    case begins("SQLite format 3\0") && begins("GPKG", at: 68): return .document(.gpkg)
    default: return isText(body) ? .text : .binary
    }
  }

  private static func wide(_ body: [UInt8]) -> Look {
    let rest = body.dropFirst(2).prefix(512).filter { $0 != 0 && !isBlank($0) }
    return rest.isEmpty ? .empty : rest.first == 60 ? .markup : .text
  }

  /// No NUL and hardly a control in the first 8 KB.
  static func isText(_ body: [UInt8]) -> Bool {
    var controls = 0
    let head = body.prefix(8192)
    for byte in head {
      if byte == 0 { return false }
      if byte < 32, !isBlank(byte), byte != 0x1B { controls += 1 }
    }
    return controls * 50 <= head.count
  }
}
