import CZlib

/// Makes gzip members (RFC 1952), one for each call; keeps its tables from one to the next.
public final class GzipMaker {
  private var stream = z_stream()
  private let level: Int

  /// - Parameter level: 0 stores (fastest, for content that is compressed already) up to 9.
  public init(level: Int) {
    self.level = max(0, min(9, level))
    if self.level > 0 { _ = vitrina_deflate_init(&stream, Int32(self.level), 31) }
  }

  deinit { if level > 0 { deflateEnd(&stream) } }

  /// Appends one member that holds the parts, one after the other.
  public func append(_ parts: [[UInt8]], to output: inout [UInt8]) {
    if level == 0 { store(parts, &output) } else { compress(parts, &output) }
  }

  /// Stored blocks need no compressor: a head, the bytes in blocks of 65,535 at most, their sum and length.
  private func store(_ parts: [[UInt8]], _ output: inout [UInt8]) {
    let total = parts.reduce(0) { $0 + $1.count }
    output.reserveCapacity(output.count + total + total / 65_535 * 5 + 5 * parts.count + 32)
    output += [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]
    var sum: UInt = 0
    for part in parts {
      part.withUnsafeBufferPointer { bytes in
        sum = crc32_z(sum, bytes.baseAddress, bytes.count)
        var start = 0
        while start < bytes.count {
          let length = min(65_535, bytes.count - start)
          let low = UInt8(length & 255)
          let high = UInt8(length >> 8)
          output += [0, low, high, ~low, ~high]
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<start + length]))
          start += length
        }
      }
    }
    output += [1, 0, 0, 255, 255]
    for value in [UInt32(truncatingIfNeeded: sum), UInt32(truncatingIfNeeded: total)] {
      output += [UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16 & 255), UInt8(value >> 24)]
    }
  }

  private func compress(_ parts: [[UInt8]], _ output: inout [UInt8]) {
    deflateReset(&stream)
    let size = 1 << 16
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { block in
      for (index, part) in parts.enumerated() where !part.isEmpty || index == parts.count - 1 {
        let flush = index == parts.count - 1 ? Z_FINISH : Z_NO_FLUSH
        part.withUnsafeBufferPointer { bytes in
          var at = 0
          repeat {
            let piece = min(bytes.count - at, 1 << 30)
            let last = at + piece == bytes.count
            stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0 + at) }
            stream.avail_in = UInt32(piece)
            repeat {
              stream.next_out = block.baseAddress
              stream.avail_out = UInt32(size)
              _ = deflate(&stream, last ? flush : Z_NO_FLUSH)
              output.append(contentsOf: block[..<(size - Int(stream.avail_out))])
            } while stream.avail_out == 0
            at += piece
          } while at < bytes.count
        }
      }
    }
    stream.next_in = nil
  }
}

/// Reads gzip members one by one and tells where each ends, as a file of many records needs it.
public final class GzipReader {
  private var stream = z_stream()
  private let block: UnsafeMutablePointer<UInt8>
  private static let blockSize = 1 << 16
  private let limit: Int
  private var consumed = 0
  private var produced = 0

  /// - Parameter limit: the most bytes that one member may hold.
  public init(limit: Int) {
    self.limit = limit
    block = .allocate(capacity: Self.blockSize)
    _ = vitrina_inflate_init(&stream, 31)
  }

  deinit {
    inflateEnd(&stream)
    block.deallocate()
  }

  /// Starts with a new member.
  public func reset() {
    inflateReset(&stream)
    (consumed, produced) = (0, 0)
  }

  /// Takes bytes of the member, appends what they hold, and says how many belong to it and whether it ended there,
  /// with length and checksum as they should be.
  public func push(
    _ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]
  ) throws(InflateError) -> (used: Int, ended: Bool) {
    let bytes = bytes.bindMemory(to: UInt8.self)
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(clamping: bytes.count)
    let offered = Int(stream.avail_in)
    let before = consumed
    defer { stream.next_in = nil }
    while true {
      stream.next_out = block
      stream.avail_out = UInt32(Self.blockSize)
      let code = CZlib.inflate(&stream, Z_NO_FLUSH)
      let made = Self.blockSize - Int(stream.avail_out)
      consumed = before + offered - Int(stream.avail_in)
      produced += made
      guard produced <= limit else { throw .tooLarge(limit: limit) }
      output.append(contentsOf: UnsafeBufferPointer(start: block, count: made))
      switch code {
      case Z_STREAM_END: return (consumed - before, true)
      case Z_OK where stream.avail_in > 0 || stream.avail_out == 0: continue
      case Z_OK, Z_BUF_ERROR: return (consumed - before, false)
      default: throw .damaged(offset: consumed)
      }
    }
  }
}

/// One gzip member at a time, for where speed does not matter.
public enum GzipMember {
  public static func compress(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
    var output: [UInt8] = []
    GzipMaker(level: level).append([bytes], to: &output)
    return output
  }
}
