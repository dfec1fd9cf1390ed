/// Counts pages by the 64-bit hashes that they carry: open addressing, since a large portal has millions.
struct HashCounts: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    /// 0: empty.
    var pages: UInt32 = 0
    /// The page counted last, so that a block that a page repeats counts once.
    var last: UInt32 = 0
  }
  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var used = 0

  func count(of hash: UInt64) -> Int { Int(slots[slot(of: hash)].pages) }

  /// Makes room for so many new hashes.
  mutating func reserve(_ count: Int) {
    guard (used + count) * 3 > slots.count * 2 else { return }
    let old = slots
    var size = old.count
    while (used + count) * 3 > size * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    for slot in old where slot.pages > 0 { slots[self.slot(of: slot.hash)] = slot }
  }

  /// Counts a hash for a page, numbered from 1; room for it must have been reserved. False: it was counted for this
  /// page already.
  @discardableResult
  mutating func add(_ hash: UInt64, page: UInt32) -> Bool {
    let index = slot(of: hash)
    if slots[index].pages == 0 {
      slots[index] = Slot(hash: hash, pages: 1, last: page)
      used += 1
    } else if slots[index].last != page {
      slots[index].pages += 1
      slots[index].last = page
    } else {
      return false
    }
    return true
  }

  /// Where a hash is, or may be put. Some slots are always empty.
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: Self.mixed(hash)) & mask
    while slots[index].pages > 0, slots[index].hash != hash { index = (index + 1) & mask }
    return index
  }

  /// The finaliser of SplitMix64.
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
