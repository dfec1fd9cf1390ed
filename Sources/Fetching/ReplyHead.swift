/// The head of an answer as its lines come in; what the fetcher itself needs of it is read on the way.
struct ReplyHead {
  /// More is no honest head: browsers stop at a quarter of a megabyte.
  static let limit = 256_000

  /// Status line and header lines as they came, ending with an empty line when `isWhole`.
  private(set) var bytes: [UInt8] = []
  private(set) var isWhole = false
  private(set) var isTooLarge = false
  private(set) var status = 0
  private(set) var contentType: String?
  private(set) var contentEncoding: String?
  private(set) var contentLength: Int?
  private(set) var retryAfter: String?

  /// HTML or plain text, for which the smaller limit holds.
  var isPage: Bool {
    guard let contentType else { return false }
    let essence = contentType.prefix { $0 != ";" }.lowercased().trimmingBlanks()
    return essence == "text/html" || essence == "application/xhtml+xml" || essence == "text/plain"
  }

  /// Takes one line with its end. False: the head is beyond all measure.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    if isWhole {
      // An interim answer (1xx) came before; only the last head counts. Other lines are trailers.
      guard line.starts(with: "HTTP/".utf8) else { return true }
      self = ReplyHead()
    }
    guard bytes.count + line.count <= Self.limit else {
      isTooLarge = true
      return false
    }
    if bytes.isEmpty {
      bytes.reserveCapacity(512)
      status = Self.status(line)
    } else {
      read(line)
    }
    bytes.append(contentsOf: line)
    isWhole = line.count <= 2 && line.allSatisfy { $0 == 13 || $0 == 10 }
    return true
  }

  private static func status(_ line: UnsafeRawBufferPointer) -> Int {
    guard let blank = line.firstIndex(of: 32) else { return 0 }
    var value = 0
    for byte in line[(blank + 1)...].drop(while: { $0 == 32 }).prefix(3) {
      guard (48...57).contains(byte) else { return 0 }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  private mutating func read(_ line: UnsafeRawBufferPointer) {
    guard let first = line.first else { return }
    switch first | 0x20 {
    case UInt8(ascii: "c"):
      if contentType == nil, let value = Self.value(line, "content-type:") { contentType = value }
      if let value = Self.value(line, "content-encoding:") {
        contentEncoding = contentEncoding.map { "\($0), \(value)" } ?? value
      }
      if let value = Self.value(line, "content-length:") {
        contentLength = Int(value).flatMap { $0 < 0 ? nil : $0 }
      }
    case UInt8(ascii: "r"):
      if let value = Self.value(line, "retry-after:") { retryAfter = value }
    default: break
    }
  }

  private static func value(_ line: UnsafeRawBufferPointer, _ name: StaticString) -> String? {
    let count = name.utf8CodeUnitCount
    guard line.count > count else { return nil }
    for at in 0..<count {
      let byte = line[at]
      let lower = (65...90).contains(byte) ? byte | 0x20 : byte
      if lower != name.utf8Start[at] { return nil }
    }
    return String(decoding: line[count...], as: UTF8.self).trimmingBlanks()
  }
}
