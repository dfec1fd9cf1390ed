/// A stream of a compound file (MS-CFB), found by its name.
struct CompoundFile {
  private let bytes: UnsafeRawBufferPointer
  private let sectorSize: Int
  private var table: [UInt32] = []

  init?(_ input: DocumentBytes) {
    bytes = input.bytes
    guard bytes.count >= 512, bytes[0] == 0xD0, bytes[1] == 0xCF, bytes[30] == 9 || bytes[30] == 12 else {
      return nil
    }
    sectorSize = 1 << Int(bytes[30])
    var sectors = (0..<109).map { number(76 + 4 * $0) }
    // The list of the table's own sectors goes on in a chain.
    var next = number(68)
    var left = bytes.count / sectorSize
    while next < 0xFFFF_FFFA, left > 0, let start = place(next), start + sectorSize <= bytes.count {
      let count = sectorSize / 4 - 1
      sectors += (0..<count).map { number(start + 4 * $0) }
      next = number(start + 4 * count)
      left -= 1
    }
    for sector in sectors where sector < 0xFFFF_FFFA {
      guard let start = place(sector), start + sectorSize <= bytes.count, table.count < bytes.count else {
        continue
      }
      table += (0..<sectorSize / 4).map { UInt32(number(start + 4 * $0)) }
    }
  }

  /// The first stream of one of these names.
  func stream(_ names: [String]) -> [UInt8]? {
    let folder = chain(from: number(48))
    var root: (start: Int, size: Int)?
    var at = 0
    while at + 128 <= folder.count {
      let length = min(64, Int(folder[at + 64]))
      var name = ""
      for byte in stride(from: 0, to: max(0, length - 2), by: 2) where folder[at + byte + 1] == 0 {
        name.unicodeScalars.append(Unicode.Scalar(folder[at + byte]))
      }
      let start = Self.number(folder, at + 116)
      let size = Self.number(folder, at + 120)
      if root == nil { root = (start, size) }
      if folder[at + 66] == 2, names.contains(name) {
        guard size < number(56), let root else { return Array(chain(from: start).prefix(size)) }
        return small(start, size, in: chain(from: root.start))
      }
      at += 128
    }
    return nil
  }

  /// Streams under 4 KB share sectors of their own.
  private func small(_ start: Int, _ size: Int, in stream: [UInt8]) -> [UInt8] {
    let next = chain(from: number(60))
    var result: [UInt8] = []
    var sector = start
    while result.count < size, sector < 0xFFFF_FFFA, sector * 64 < stream.count {
      result += stream[(sector * 64)..<min(stream.count, sector * 64 + 64)]
      guard sector * 4 + 4 <= next.count else { break }
      sector = Self.number(next, sector * 4)
    }
    return Array(result.prefix(size))
  }

  private func chain(from start: Int) -> [UInt8] {
    var result: [UInt8] = []
    var sector = start
    // A chain that leads round in a circle is not longer than the file.
    while sector < 0xFFFF_FFFA, result.count <= bytes.count, let place = place(sector), place < bytes.count {
      result += bytes[place..<min(bytes.count, place + sectorSize)]
      guard sector < table.count else { break }
      sector = Int(table[sector])
    }
    return result
  }

  private func place(_ sector: Int) -> Int? { sector < 1 << 28 ? (sector + 1) * sectorSize : nil }

  private func number(_ at: Int) -> Int {
    at + 4 <= bytes.count
      ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))) : 0
  }

  private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
    Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16 | Int(bytes[at + 3]) << 24
  }
}
