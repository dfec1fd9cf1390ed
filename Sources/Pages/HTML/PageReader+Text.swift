extension PageReader {
  /// Adds text to the block at hand, its white space collapsed.
  func append(_ run: UnsafeBufferPointer<UInt8>) {
    guard let source = run.baseAddress else { return }
    text.reserve(run.count + 10)
    var first = -1
    if brokeAfterStrong, hasWord(source, run.count) {
      // A line in bold, a break, then other text: the line was a heading.
      brokeAfterStrong = false
      if !(frames[frames.count - 1].isStrong) { flushBlock() }
    }
    let before = text.count
    let target = text.bytes
    var length = text.count
    var isPending = pendingBlank
    let start = blockStart
    var at = 0
    let count = run.count
    while at < count {
      let byte = source[at]
      if byte <= 32 || byte == 127 {
        // Controls that are no white space are dropped.
        if isBlank(byte) { isPending = true }
        at += 1
        continue
      }
      if byte >= 0xC2 {
        let (width, isSpace) = Self.oddity(source + at, count - at)
        if width > 0 {
          if isSpace { isPending = true }
          at += width
          continue
        }
      }
      if isPending {
        if length > start {
          target[length] = 32
          length += 1
        }
        isPending = false
      }
      if first < 0 { first = length }
      target[length] = byte
      length += 1
      at += 1
      // Plain text eight bytes at a time, up to a blank at their end.
      while at + 8 <= count {
        let eight = UnsafeRawPointer(source + at).loadUnaligned(as: UInt64.self)
        guard Self.isPlain(eight) else { break }
        UnsafeMutableRawPointer(target + length).storeBytes(of: eight, as: UInt64.self)
        at += 8
        length += 8
        if eight >> 56 == 32 {
          length -= 1
          isPending = true
          break
        }
      }
      if isPending { continue }
      // The rest of the word.
      while at < count {
        let byte = source[at]
        if byte <= 32 || byte >= 0xC2 || byte == 127 { break }
        target[length] = byte
        length += 1
        at += 1
      }
    }
    text.count = length
    pendingBlank = isPending
    guard first >= 0 else { return }
    breaks = 0
    let added = length - before
    if !frames[frames.count - 1].isStrong { plainBytes += added }
    if openLink.isOpen {
      linkBytes += added
      if openLink.start < 0 {
        openLink.start = Int32(first)
        openLink.block = Int32(blocks.count)
        openLink.position = Int32(blocks.count)
      }
    }
  }

  /// Eight bytes that stand as they are: no control, no two blanks in a row, nothing that may begin an oddity.
  @inline(__always) private static func isPlain(_ bytes: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The highest bit of each byte that is 0, and perhaps of some above it that is 1.
    func zero(_ value: UInt64) -> UInt64 { (value &- ones) & ~value & high }
    let blanks = zero(bytes ^ ones &* 32)
    let controls = zero(bytes & (ones &* 0xE0))
    let wide = bytes & (bytes << 1) & (bytes << 2) & high
    let odd = zero(bytes ^ ones &* 0xC2) | zero(bytes ^ ones &* 0x7F)
    return controls | wide | odd | (blanks & (blanks << 8)) == 0
  }

  private func hasWord(_ source: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for at in 0..<count where source[at] > 32 && source[at] != 0xC2 && source[at] != 0xA0 { return true }
    return false
  }

  /// How long a space or an invisible character that begins here is; 0: it is neither.
  @inline(__always) static func oddity(_ source: UnsafePointer<UInt8>, _ count: Int) -> (Int, isSpace: Bool) {
    switch source[0] {
    case 0xC2 where count > 1:
      // Hard space; soft hyphen.
      if source[1] == 0xA0 { return (2, true) }
      if source[1] == 0xAD { return (2, false) }
    case 0xE2 where count > 2:
      if source[1] == 0x80 {
        let last = source[2]
        if last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF { return (3, true) }
        // Zero width, and marks of direction.
        if last <= 0x8F || (0xAA...0xAE).contains(last) { return (3, false) }
      } else if source[1] == 0x81 {
        if source[2] == 0x9F { return (3, true) }
        if source[2] == 0xA0 { return (3, false) }
      }
    case 0xE3 where count > 2:
      if source[1] == 0x80, source[2] == 0x80 { return (3, true) }
    case 0xEF where count > 2:
      if source[1] == 0xBB, source[2] == 0xBF { return (3, false) }
    default: break
    }
    return (0, false)
  }

  /// Ends the block at hand; it counts if it has text.
  func flushBlock() {
    pendingBlank = false
    breaks = 0
    brokeAfterStrong = false
    guard text.count > blockStart else { return }
    let frame = frames[frames.count - 1]
    var block = Page.Block(
      text: Span(start: Int32(blockStart), end: Int32(text.count)), kind: frame.kind, region: frame.region,
      list: frame.list, table: -1, row: -1, column: -1)
    if let place = tables.place {
      block.table = place.table
      block.row = place.row
      block.column = place.column
    }
    blockSigns.append(BlockSigns(isStrong: plainBytes == 0, isLink: linkBytes >= text.count - blockStart))
    blocks.append(block)
    text.append(10)
    blockStart = text.count
    plainBytes = 0
    linkBytes = 0
  }

  /// `<br>`: two of them end a block, one after a bold line may.
  func lineBreak() {
    pendingBlank = true
    breaks += 1
    if breaks >= 2 {
      flushBlock()
    } else if text.count > blockStart, plainBytes == 0, case .text = frames[frames.count - 1].kind {
      brokeAfterStrong = true
    }
  }
}
