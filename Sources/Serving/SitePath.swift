/// A request's path, decoded and without dot segments (RFC 3986, section 5.2.4): it cannot leave the root.
///
///     SitePath("/a/%2e%2E/b/")   // segments ["b"], a folder
public struct SitePath: Sendable, Hashable {
  /// Decoded bytes between slashes; none is empty, `.`, `..`, or holds a slash or a zero byte.
  public let segments: [[UInt8]]
  /// Whether the path ends with a slash.
  public let isFolder: Bool

  /// Nil for what no site can hold: no leading slash, an encoded slash or a zero byte.
  public init?(_ raw: some Sequence<UInt8>) {
    let bytes = Array(raw)
    guard bytes.first == UInt8(ascii: "/") else { return nil }
    var segments: [[UInt8]] = []
    var isFolder = false
    for part in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let segment = Self.decoded(part)
      if segment.contains(0) || segment.contains(UInt8(ascii: "/")) { return nil }
      isFolder = segment.isEmpty || segment == Self.here || segment == Self.above
      if segment == Self.above {
        _ = segments.popLast()
      } else if !isFolder {
        segments.append(segment)
      }
    }
    self.segments = segments
    self.isFolder = isFolder
  }

  public init?(_ text: String) { self.init(text.utf8) }

  /// Decoded, as text: `/año/`.
  public var text: String {
    let names = segments.map { String(decoding: $0, as: UTF8.self) }
    return "/" + names.joined(separator: "/") + (isFolder && !names.isEmpty ? "/" : "")
  }

  /// As it may stand in an address, without a last slash.
  public var encoded: String {
    var text = ""
    for segment in segments {
      text += "/"
      for byte in segment {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: "~"):
          text.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let hex = String(byte, radix: 16, uppercase: true)
          text += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
        }
      }
    }
    return text
  }

  private static let here = [UInt8(ascii: ".")]
  private static let above = [UInt8](repeating: UInt8(ascii: "."), count: 2)

  /// What is no percent-encoded byte stays as it is.
  private static func decoded(_ part: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = hex(rest[rest.startIndex]),
        let low = hex(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
