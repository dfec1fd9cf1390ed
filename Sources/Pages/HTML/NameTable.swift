/// Finds a small number for a short ASCII name: its first seven letters and its length are the key.
///
/// Two names that agree in both are one name; the tables are checked to hold no such pair.
final class NameTable {
  private let keys: UnsafeMutablePointer<UInt64>
  private let values: UnsafeMutablePointer<UInt8>
  private static let slots = 1024

  init(_ entries: [(String, UInt8)]) {
    keys = .allocate(capacity: Self.slots)
    values = .allocate(capacity: Self.slots)
    keys.initialize(repeating: 0, count: Self.slots)
    values.initialize(repeating: 0, count: Self.slots)
    for (name, value) in entries {
      let bytes = Array(name.utf8)
      let key = bytes.withUnsafeBufferPointer { Self.key($0) }
      var slot = Self.slot(key)
      while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = key
      values[slot] = value
    }
  }

  deinit {
    keys.deallocate()
    values.deallocate()
  }

  /// The name's number, or 0.
  @inline(__always) func value(of key: UInt64) -> UInt8 {
    var slot = Self.slot(key)
    while keys[slot] != key {
      if keys[slot] == 0 { return 0 }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return values[slot]
  }

  @inline(__always) private static func slot(_ key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }

  /// Letters are taken in lower case.
  @inline(__always) static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let start = name.baseAddress else { return 0 }
    return key(start, name.count)
  }

  @inline(__always) static func key(_ name: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var key = UInt64(min(count, 255)) << 56
    for place in 0..<min(count, 7) {
      var byte = name[place]
      if byte &- 65 < 26 { byte |= 32 }
      key |= UInt64(byte) << UInt64(8 * place)
    }
    return key
  }
}
