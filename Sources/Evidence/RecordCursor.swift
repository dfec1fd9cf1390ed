import Web

/// Walks through one evidence file, gzip member by gzip member. Holds one record and one block of the file.
final class RecordCursor {
  /// What stands at a place of a file.
  enum Step {
    case record(Record, at: Int, length: Int)
    case end
    /// The last member breaks off here.
    case torn(at: Int)
  }

  /// More than any body under any sensible limit.
  private static let largest = 1 << 30

  let file: EvidenceFile
  private let verify: Bool
  private let gzip = GzipReader(limit: largest)
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  /// What of the block is filled, and the file's offset of its first byte.
  private var filled = 0
  private var blockStart = 0
  private var content: [UInt8] = []
  private(set) var offset: Int

  init(_ file: EvidenceFile, at offset: Int = 0, verify: Bool) {
    self.file = file
    self.offset = offset
    self.verify = verify
    blockStart = offset
  }

  deinit { block.deallocate() }

  func next() throws(EvidenceError) -> Step {
    let start = offset
    gzip.reset()
    // One long document must not hold its memory for the rest of the reading.
    content.removeAll(keepingCapacity: content.capacity < 1 << 22)
    var at = start
    while true {
      if at < blockStart || at >= blockStart + filled {
        blockStart = at
        filled = try file.read(into: block, at: at)
        guard filled > 0 else { return at == start ? .end : .torn(at: start) }
      }
      let bytes = UnsafeRawBufferPointer(rebasing: block[(at - blockStart)..<filled])
      do {
        let (used, ended) = try gzip.push(bytes, into: &content)
        at += used
        if ended { break }
      } catch {
        if try TornTail.begins(at: start, in: file) { return .torn(at: start) }
        throw .damaged(EvidencePlace(file: file.name, offset: start), what: error.description)
      }
    }
    do {
      let record = try Record(parsing: content, verify: verify)
      offset = at
      return .record(record, at: start, length: at - start)
    } catch {
      throw .damaged(EvidencePlace(file: file.name, offset: start), what: error.what)
    }
  }
}
