import CZlib

/// What a Content-Encoding header asks of the reader.
public enum ContentCoding: Sendable, Hashable {
  case identity
  /// gzip, x-gzip or deflate: `Inflater` reads each of them.
  case deflated
  /// Anything that this program never offers (br, zstd) or several codings, one over the other.
  case unknown(String)

  /// Reads a header's value (RFC 9110, 8.4); nil and an empty value are `identity`.
  public init(header: String?) {
    let codings = (header ?? "").lowercased().split { $0 == "," || $0.isWhitespace }.filter {
      $0 != "identity"
    }
    switch codings.count == 1 ? codings[0] : Substring(codings.joined(separator: ", ")) {
    case "": self = .identity
    case "gzip", "x-gzip", "deflate": self = .deflated
    case let other: self = .unknown(String(other))
    }
  }
}

/// Why inflating stopped before its end. What was decoded until then is kept by the caller.
public enum InflateError: Error, Hashable, CustomStringConvertible {
  /// The content is longer than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The content is more than `ratio` times as long as what was sent.
  case bomb(ratio: Int)
  /// The coded bytes are not what they claim to be; `offset` counts coded bytes.
  case damaged(offset: Int)

  public var description: String {
    switch self {
    case .tooLarge(let limit): "the content is longer than the limit of \(limit) bytes"
    case .bomb(let ratio): "the content inflates to more than \(ratio) times what was sent"
    case .damaged(let offset): "the compressed content is damaged after \(offset) bytes"
    }
  }
}

/// Undoes gzip, zlib or raw deflate while the bytes come in. Which of the three it is, the first two bytes say.
///
/// Not for several threads at once. Memory: the output plus about 110 KB, whatever is sent.
public final class Inflater {
  /// How the coded bytes ended, told by `finish`.
  public enum Ending: Sendable, Hashable {
    /// Not one byte came.
    case empty
    /// All members ended as they should; `junk` bytes that belong to none followed and were left out.
    case whole(members: Int, junk: Int)
    /// The last member broke off.
    case truncated
  }

  /// Below this many decoded bytes no ratio is a bomb: short repetitive pages inflate 200 times and are harmless.
  public static let harmless = 1 << 20

  private static let blockSize = 1 << 16

  private enum State {
    /// Waiting for the two bytes that tell the format.
    case start
    case inflating
    /// After a whole member: another one may follow.
    case between
    case junk
    case failed(InflateError)
  }

  private var stream = z_stream()
  private var initialised = false
  private let block: UnsafeMutablePointer<UInt8>
  private var state = State.start
  /// A first byte that says too little without the second.
  private var held: UInt8?
  private var isGzip = false
  private var members = 0
  private var junk = 0
  private var limit: Int
  private var ratio: Int

  /// Coded bytes taken so far, junk included.
  public private(set) var consumed = 0
  /// Decoded bytes given so far.
  public private(set) var produced = 0

  /// - Parameters:
  ///   - limit: the most bytes that are decoded; at one more, `tooLarge`.
  ///   - ratio: the most decoded bytes for each coded one (once past `harmless`); at more, `bomb`.
  public init(limit: Int, ratio: Int = 100) {
    self.limit = max(0, limit)
    self.ratio = max(1, ratio)
    block = .allocate(capacity: Self.blockSize)
  }

  deinit {
    if initialised { inflateEnd(&stream) }
    block.deallocate()
  }

  /// Ready for another body, without allocating anew.
  public func reset(limit: Int, ratio: Int = 100) {
    self.limit = max(0, limit)
    self.ratio = max(1, ratio)
    state = .start
    held = nil
    (members, junk, consumed, produced) = (0, 0, 0, 0)
  }

  /// Takes coded bytes and appends what they decode to. On an error, what was decoded before it is appended too.
  public func push(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) throws(InflateError) {
    let done: Result<Void, InflateError>? = bytes.withContiguousStorageIfAvailable { pushed($0, &output) }
    switch done ?? Array(bytes).withUnsafeBufferPointer({ pushed($0, &output) }) {
    case .success: return
    case .failure(let error): throw error
    }
  }

  /// Says how it ended; to be asked when no more bytes come.
  public func finish() -> Ending {
    switch state {
    case .start: held == nil ? .empty : .truncated
    case .inflating, .failed: .truncated
    case .between, .junk: .whole(members: members, junk: junk + (held == nil ? 0 : 1))
    }
  }

  /// Decodes a whole body at once.
  public static func inflate(
    _ bytes: some Collection<UInt8>, limit: Int, ratio: Int = 100
  ) -> (content: [UInt8], result: Result<Ending, InflateError>) {
    let inflater = Inflater(limit: limit, ratio: ratio)
    var content: [UInt8] = []
    do {
      try inflater.push(bytes, into: &content)
      return (content, .success(inflater.finish()))
    } catch {
      return (content, .failure(error))
    }
  }

  private func pushed(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Result<
    Void, InflateError
  > {
    do {
      try take(bytes, &output)
      return .success(())
    } catch {
      state = .failed(error)
      return .failure(error)
    }
  }

  private func take(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) throws(InflateError) {
    var rest = bytes[...]
    while let first = rest.first {
      switch state {
      case .start, .between:
        guard let earlier = held else {
          held = first
          rest = rest.dropFirst()
          consumed += 1
          continue
        }
        held = nil
        try begin(earlier, first, &output)
      case .inflating:
        let used = try inflate(UnsafeBufferPointer(rebasing: rest), &output)
        rest = rest.dropFirst(used)
      case .junk:
        junk += rest.count
        consumed += rest.count
        return
      case .failed(let error):
        throw error
      }
    }
  }

  /// Decides the format by the first two bytes of a member and feeds it the first, already counted.
  private func begin(_ first: UInt8, _ second: UInt8, _ output: inout [UInt8]) throws(InflateError) {
    let gzip = first == 0x1f && second == 0x8b
    if members > 0, !(gzip && isGzip) {
      // What follows the last member is no member: padding, or a server's noise.
      state = .junk
      junk = 1
      return
    }
    isGzip = gzip
    // RFC 1950: method 8, window up to 32 KB, and the two bytes a multiple of 31.
    let zlib = first & 15 == 8 && first >> 4 <= 7 && (Int(first) << 8 | Int(second)) % 31 == 0
    let windowBits: Int32 = gzip ? 31 : zlib ? 15 : -15
    let code =
      initialised ? inflateReset2(&stream, windowBits) : vitrina_inflate_init(&stream, windowBits)
    guard code == Z_OK else { throw .damaged(offset: consumed) }
    initialised = true
    state = .inflating
    consumed -= 1
    _ = try withUnsafePointer(to: first) { pointer throws(InflateError) in
      try inflate(UnsafeBufferPointer(start: pointer, count: 1), &output)
    }
  }

  /// Feeds the open member; returns how many bytes it took.
  private func inflate(
    _ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]
  ) throws(InflateError) -> Int {
    let before = consumed
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(clamping: bytes.count)
    let offered = Int(stream.avail_in)
    defer { stream.next_in = nil }
    repeat {
      stream.next_out = block
      stream.avail_out = UInt32(Self.blockSize)
      let code = CZlib.inflate(&stream, Z_NO_FLUSH)
      let made = Self.blockSize - Int(stream.avail_out)
      consumed = before + offered - Int(stream.avail_in)
      try give(made, &output)
      switch code {
      case Z_STREAM_END:
        members += 1
        state = .between
        return consumed - before
      case Z_OK: continue
      // No progress is possible without more input.
      case Z_BUF_ERROR: return consumed - before
      default: throw .damaged(offset: consumed)
      }
    } while stream.avail_in > 0 || stream.avail_out == 0
    return consumed - before
  }

  private func give(_ made: Int, _ output: inout [UInt8]) throws(InflateError) {
    let kept = min(made, limit - produced)
    output.append(contentsOf: UnsafeBufferPointer(start: block, count: kept))
    produced += kept
    if kept < made { throw .tooLarge(limit: limit) }
    if produced > Self.harmless, (produced - 1) / ratio >= max(1, consumed) { throw .bomb(ratio: ratio) }
  }
}
