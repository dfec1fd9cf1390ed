import Testing

@testable import Web

@Suite("Compression")
struct CompressionTests {
  static let text = Array(String(repeating: "Presupuesto ejercido, segundo trimestre. ", count: 4000).utf8)

  /// A raw deflate stream and its zlib form, as `python3 -c 'zlib.compress(b"agua")'` prints them.
  static let zlib: [UInt8] = [0x78, 0x9c, 0x4b, 0x4c, 0x2f, 0x4d, 0x04, 0x00, 0x04, 0x08, 0x01, 0x9f]

  /// Feeds bytes in pieces of one size.
  static func inflate(
    _ bytes: [UInt8], pieces: Int, limit: Int = 10 << 20, ratio: Int = 1000
  ) -> ([UInt8], Result<Inflater.Ending, InflateError>) {
    let inflater = Inflater(limit: limit, ratio: ratio)
    var output: [UInt8] = []
    var rest = bytes[...]
    do {
      while !rest.isEmpty {
        try inflater.push(rest.prefix(pieces), into: &output)
        rest = rest.dropFirst(pieces)
      }
      return (output, .success(inflater.finish()))
    } catch { return (output, .failure(error)) }
  }

  @Test("a member is read whole at every level and every size of piece", arguments: [0, 1, 6, 9])
  func roundTrip(level: Int) {
    for bytes in [[], [65], Self.text] as [[UInt8]] {
      let member = GzipMember.compress(bytes, level: level)
      for pieces in [1, 2, 7, 1000, 1 << 20] {
        let (output, result) = Self.inflate(member, pieces: pieces)
        #expect(output == bytes)
        #expect(result == .success(.whole(members: 1, junk: 0)))
      }
    }
  }

  @Test("parts make one member")
  func parts() {
    for level in [0, 1] {
      var member: [UInt8] = []
      let maker = GzipMaker(level: level)
      maker.append([[1, 2], [], Self.text, [3], []], to: &member)
      let first = member.count
      maker.append([[]], to: &member)
      let (output, result) = Self.inflate(member, pieces: 4096)
      #expect(output == [1, 2] + Self.text + [3])
      #expect(result == .success(.whole(members: 2, junk: 0)))
      #expect(member.count > first)
    }
  }

  @Test("zlib and raw deflate are told by their first bytes")
  func formats() {
    for bytes in [Self.zlib, Array(Self.zlib[2..<8])] {
      for pieces in [1, 100] {
        let (output, result) = Self.inflate(bytes, pieces: pieces)
        #expect(output == Array("agua".utf8))
        #expect(result == .success(.whole(members: 1, junk: 0)))
      }
    }
  }

  @Test("cut short at any byte: what came is kept, and it is told")
  func truncated() {
    let member = GzipMember.compress(Self.text)
    for length in 1..<member.count {
      let (output, result) = Self.inflate(Array(member[..<length]), pieces: 50)
      #expect(result == .success(.truncated))
      #expect(Self.text.starts(with: output))
    }
    #expect(Self.inflate([], pieces: 1).1 == .success(.empty))
    #expect(Self.inflate(Array(member.dropLast(8)), pieces: 50).0 == Self.text)
  }

  @Test("a flipped byte of content is damage")
  func damaged() {
    let member = GzipMember.compress(Self.text, level: 0)
    for at in stride(from: 16, to: member.count - 30, by: 9973) {
      var bytes = member
      bytes[at] ^= 0x20
      guard case .failure(.damaged) = Self.inflate(bytes, pieces: 1 << 20).1 else {
        Issue.record("not seen at \(at)")
        continue
      }
    }
    let page = Array("<!doctype html><title>Not gzip at all</title>".utf8)
    guard case .failure(.damaged) = Self.inflate(page, pieces: 10).1 else {
      Issue.record("a page passed for gzip")
      return
    }
  }

  @Test("junk after the end is left out and counted; a second member is read")
  func after() {
    let member = GzipMember.compress([1, 2, 3])
    for pieces in [1, 3, 100] {
      for junk in [[0], [0, 0, 0], [0x1f], [0x1f, 0, 9]] as [[UInt8]] {
        let (output, result) = Self.inflate(member + junk, pieces: pieces)
        #expect(output == [1, 2, 3])
        #expect(result == .success(.whole(members: 1, junk: junk.count)))
      }
      let (output, result) = Self.inflate(member + member + [7], pieces: pieces)
      #expect(output == [1, 2, 3, 1, 2, 3])
      #expect(result == .success(.whole(members: 2, junk: 1)))
    }
  }

  @Test("the limit is exact, and a bomb is told from a long page")
  func limits() {
    let member = GzipMember.compress(Self.text)
    let (exact, fits) = Self.inflate(member, pieces: 100, limit: Self.text.count)
    #expect(exact == Self.text && fits == .success(.whole(members: 1, junk: 0)))
    let (short, tooLarge) = Self.inflate(member, pieces: 100, limit: Self.text.count - 1)
    #expect(short.count == Self.text.count - 1)
    #expect(tooLarge == .failure(.tooLarge(limit: Self.text.count - 1)))
    let bomb = GzipMember.compress([UInt8](repeating: 0, count: 50 << 20), level: 9)
    let (some, result) = Self.inflate(bomb, pieces: 16384, limit: 100 << 20, ratio: 100)
    #expect(result == .failure(.bomb(ratio: 100)))
    #expect(some.count < 20 << 20)
  }

  @Test("a Content-Encoding header is read leniently")
  func codings() {
    #expect(ContentCoding(header: nil) == .identity)
    #expect(ContentCoding(header: "identity") == .identity)
    #expect(ContentCoding(header: " GZip ") == .deflated)
    #expect(ContentCoding(header: "deflate") == .deflated)
    #expect(ContentCoding(header: "br") == .unknown("br"))
    #expect(ContentCoding(header: "gzip, gzip") == .unknown("gzip, gzip"))
  }
}
