import Glibc

/// Bytes that grow at one end; freed with the object that owns it.
struct ByteBuffer: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  var count = 0
  private var capacity: Int

  init(capacity: Int = 4096) {
    bytes = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { bytes.deallocate() }

  /// Makes room for that many more.
  @inline(__always) mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never) private mutating func grow(_ more: Int) {
    let wider = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    moved.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = moved
    capacity = wider
  }

  @inline(__always) mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    memcpy(bytes + count, source, length)
    count += length
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count += 1
  }

  /// Takes what was appended from `end` on and puts it in the place of the bytes at `start`.
  mutating func move(from end: Int, over start: Int, _ length: Int) {
    let added = count - end
    reserve(added)
    // Behind the end, the stretch waits while those after the replaced bytes make room.
    memcpy(bytes + count, bytes + end, added)
    memmove(bytes + start + added, bytes + start + length, end - start - length)
    memcpy(bytes + start, bytes + count, added)
    count = end - length + added
  }

  /// In decimal digits.
  @inline(__always) mutating func append(number: Int) {
    reserve(20)
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      bytes[count] = UInt8(48 + rest / divisor)
      count += 1
      rest %= divisor
      divisor /= 10
    }
  }
}
