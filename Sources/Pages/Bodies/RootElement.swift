/// The first element of a body that begins with markup.
enum RootElement {
  /// Lower-cased, without a namespace prefix; nil if none stands in the first 64 KB.
  static func name(_ body: [UInt8]) -> String? {
    let head = body.prefix(1 << 16)
    // UTF-16 is read as if it were ASCII.
    return (head.prefix(64).contains(0) ? head.filter { $0 != 0 } : []).withUnsafeBufferPointer { narrow in
      narrow.isEmpty ? head.withUnsafeBufferPointer { find($0) } : find(narrow)
    }
  }

  private static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var at = 0
    while let open = bytes[at...].firstIndex(of: 60), open + 1 < bytes.count {
      let next = bytes[open + 1]
      if next == 33, open + 3 < bytes.count, bytes[open + 2] == 45, bytes[open + 3] == 45 {
        guard let end = bytes.place(of: "-->", from: open + 2) else { return nil }
        at = end + 3
      } else if next == 33 {
        // A document type; its name is the root's.
        let declared = UnsafeBufferPointer(rebasing: bytes[open...].prefix(64))
        if declared.holds("<!doctype html") { return "html" }
        guard let end = bytes[open...].firstIndex(of: 62) else { return nil }
        at = end + 1
      } else if next == 63 {
        guard let end = bytes[open...].firstIndex(of: 62) else { return nil }
        at = end + 1
      } else if isLetter(next) {
        let name = bytes[(open + 1)...].prefix {
          isLetter($0) || $0 &- 48 < 10 || [45, 46, 58, 95].contains($0)
        }
        let local = name.split(separator: 58).last ?? name
        return String(decoding: local.prefix(40).map(lower), as: UTF8.self)
      } else {
        at = open + 1
      }
    }
    return nil
  }

  static func isXML(_ body: [UInt8]) -> Bool {
    body.prefix(256).filter { $0 != 0 }.withUnsafeBufferPointer { bytes in
      bytes.holds("<?xml") || bytes.holds("xmlns")
    }
  }
}

extension Tag {
  init(named name: String) {
    self = Tag.allCases.first { "\($0)" == name } ?? .none
  }
}
