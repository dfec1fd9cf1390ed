import Web

/// One WARC 1.1 record: named fields and a block.
struct Record {
  enum Kind: String { case warcinfo, request, response, metadata }

  var kind: Kind
  var fields: Fields
  /// In parts, so that a head and a body need not be copied together.
  var block: [[UInt8]]

  private static let version = Array("WARC/1.1\r\n".utf8)

  /// A record about to be written. Its id follows from its name alone: there is no chance in it.
  ///
  /// - Parameter hasDigest: the block's; one digest is enough, where the payload has its own.
  init(
    _ kind: Kind, named name: String, at date: Instant, type: String, block: [[UInt8]], hasDigest: Bool = true
  ) {
    self.kind = kind
    self.block = block
    fields = Fields()
    fields.add("WARC-Type", kind.rawValue)
    fields.add("WARC-Record-ID", Self.id(named: name))
    fields.add("WARC-Date", date.description)
    if hasDigest {
      let hasher = Digest.Hasher()
      for part in block { hasher.update(part) }
      fields.add("WARC-Block-Digest", "sha256:\(hasher.finish())")
    }
    fields.add("Content-Type", type)
  }

  /// A UUID of version 8 (RFC 9562) from the digest of a name.
  static func id(named name: String) -> String {
    var text = Array("<urn:uuid:".utf8)
    for (index, digit) in Digest(of: name).hex.utf8.prefix(32).enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(index == 12 ? UInt8(ascii: "8") : index == 16 ? UInt8(ascii: "a") : digit)
    }
    text.append(UInt8(ascii: ">"))
    return String(decoding: text, as: UTF8.self)
  }

  /// Version, fields and block as they stand in the file, before compression.
  var serialized: [[UInt8]] {
    let length = block.reduce(0) { $0 + $1.count }
    return [Self.version + fields.bytes + Array("Content-Length: \(length)\r\n\r\n".utf8)] + block + [
      [13, 10, 13, 10]
    ]
  }

  /// Reads one record from what its gzip member holds; throws what is wrong with it, as a phrase.
  init(parsing bytes: [UInt8], verify: Bool) throws(Fault) {
    guard bytes.starts(with: Self.version), let end = Record.blankLine(in: bytes) else {
      throw Fault("not a WARC record")
    }
    guard let fields = Fields(parsing: bytes[Self.version.count..<end]),
      let kind = fields["WARC-Type"].flatMap(Kind.init),
      let length = fields["Content-Length"].flatMap({ Int($0) }), length >= 0
    else { throw Fault("a record's head cannot be read") }
    guard bytes.count == end + length + 4 else { throw Fault("a record is not as long as it says") }
    self.kind = kind
    self.fields = fields
    block = [Array(bytes[end..<(end + length)])]
    if verify, let digest = fields["WARC-Block-Digest"],
      digest != "sha256:\(Digest(of: bytes[end..<(end + length)]))"
    {
      throw Fault("a record's digest is not that of its content")
    }
  }

  /// Where the block begins: after the first empty line.
  private static func blankLine(in bytes: [UInt8]) -> Int? {
    var at = 0
    while let line = bytes[at...].firstIndex(of: 10) {
      if line - at <= 1 { return line + 1 }
      at = line + 1
    }
    return nil
  }

  /// What is wrong with a record, as a phrase.
  struct Fault: Error {
    var what: String
    init(_ what: String) { self.what = what }
  }
}
