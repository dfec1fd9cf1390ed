import Web

/// After a power failure a file can be longer than what reached the disk: the rest reads as zeros. Such an end is
/// torn, not damaged, unless whole records stand behind the broken place.
enum TornTail {
  private static let magic: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]

  static func begins(at start: Int, in file: EvidenceFile) throws(EvidenceError) -> Bool {
    let size = try file.size()
    // No member of ours ends in so many zeros, nor has its head in so few bytes.
    let zeros = min(16, size - start)
    guard try bytes(of: file, at: size - zeros, count: zeros).allSatisfy({ $0 == 0 }) else { return false }
    let step = 1 << 20
    var at = start + 1
    while at < size {
      let window = try bytes(of: file, at: at, count: step + magic.count)
      for index in window.indices.dropLast(magic.count - 1)
      where window[index] == magic[0] && window[index...].starts(with: magic) {
        if try isRecord(at: at + index, in: file) { return false }
      }
      at += step
    }
    return true
  }

  /// A body may be a gzip member as well; a record's member holds a record.
  private static func isRecord(at offset: Int, in file: EvidenceFile) throws(EvidenceError) -> Bool {
    let start = try bytes(of: file, at: offset, count: 1 << 12)
    let content = Inflater.inflate(start, limit: 8).content
    return content == Array("WARC/1.1".utf8)
  }

  private static func bytes(of file: EvidenceFile, at offset: Int, count: Int) throws(EvidenceError)
    -> [UInt8]
  {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    let filled = try file.read(into: buffer, at: offset)
    return Array(buffer[..<filled])
  }
}
