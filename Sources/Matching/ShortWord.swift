/// Letters that can be read and replaced by their place.
protocol FoldedLetters {
  subscript(place: Int) -> UInt8 { get set }
}

extension UnsafeMutableBufferPointer<UInt8>: FoldedLetters {}

/// Up to sixteen folded bytes; those behind the last are 0.
struct ShortWord: FoldedLetters {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0
  var digits = 0
  /// Begins with a capital.
  var isCapital = false

  /// `bytes` holds as many bytes, the first lowest, and else nothing; there must be room.
  @inline(__always)
  mutating func append(_ bytes: UInt64, _ length: Int) {
    if count < 8 {
      let shift = UInt64(truncatingIfNeeded: 8 * count)
      low |= bytes &<< shift
      if count + length > 8 { high = bytes &>> (64 &- shift) }
    } else {
      high |= bytes &<< UInt64(truncatingIfNeeded: 8 * (count - 8))
    }
    count += length
  }

  @inline(__always)
  subscript(place: Int) -> UInt8 {
    get {
      let part = place < 8 ? low : high
      return UInt8(truncatingIfNeeded: part &>> UInt64(truncatingIfNeeded: 8 * (place & 7)))
    }
    set {
      let shift = UInt64(truncatingIfNeeded: 8 * (place & 7))
      if place < 8 {
        low = low & ~(0xFF &<< shift) | UInt64(newValue) &<< shift
      } else {
        high = high & ~(0xFF &<< shift) | UInt64(newValue) &<< shift
      }
    }
  }

  @inline(__always)
  mutating func cut(to length: Int) {
    count = length
    if length <= 8 {
      high = 0
      if length < 8 { low &= (1 &<< UInt64(truncatingIfNeeded: 8 * length)) &- 1 }
    } else if length < 16 {
      high &= (1 &<< UInt64(truncatingIfNeeded: 8 * (length - 8))) &- 1
    }
  }

  /// What `Folding.hash` gives for the same bytes.
  @inline(__always)
  var hash: UInt64 {
    var value = Folding.seed ^ UInt64(truncatingIfNeeded: count)
    if count > 0 { value = Folding.step(value ^ low) }
    if count > 8 { value = Folding.step(value ^ high) }
    return Folding.mix(value)
  }
}

/// Eight bytes of text looked at together: how many letters and figures of ASCII stand at their beginning.
struct EightBytes {
  private let bytes: UInt64
  /// The highest bit of each byte that is a letter, or a figure.
  private let letters: UInt64
  private let figures: UInt64

  @inline(__always)
  init(_ bytes: UInt64) {
    self.bytes = bytes
    let ascii = ~bytes & 0x8080_8080_8080_8080
    // With the highest bit set, taking away what is at least one less leaves it set where the byte is as great.
    let lower = bytes | 0xA0A0_A0A0_A0A0_A0A0
    let plain = bytes | 0x8080_8080_8080_8080
    letters = (lower &- 0x6161_6161_6161_6161) & ~(lower &- 0x7B7B_7B7B_7B7B_7B7B) & ascii
    figures = (plain &- 0x3030_3030_3030_3030) & ~(plain &- 0x3A3A_3A3A_3A3A_3A3A) & ascii
  }

  @inline(__always)
  var run: Int { (~(letters | figures) & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3 }

  @inline(__always)
  func digits(_ run: Int) -> Int { (figures & Self.first(run)).nonzeroBitCount }

  /// The first bytes of them in lower case.
  @inline(__always)
  func folded(_ run: Int) -> UInt64 { (bytes | letters &>> 2) & Self.first(run) }

  @inline(__always)
  private static func first(_ run: Int) -> UInt64 {
    run >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: 8 * run)) &- 1
  }
}
