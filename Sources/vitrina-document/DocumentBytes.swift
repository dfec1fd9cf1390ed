import CConfinement
import Glibc

/// The document's bytes, kept until the program ends.
struct DocumentBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  var count: Int { bytes.count }
  var array: [UInt8] { Array(bytes) }

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Bytes that are never freed: the program reads one document and ends.
  init(keeping array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, array.count), alignment: 16)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(rebasing: copy[0..<array.count])
  }

  /// A file is mapped; a pipe is read to its end into memory, and stands as a file then too.
  static func standardInput() -> DocumentBytes? {
    if let mapped = map() { return mapped }
    let file = vitrina_memory_file()
    guard file >= 0 else { return nil }
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = Glibc.read(0, buffer, 1 << 16)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      total += count
      guard total <= 256 << 20 else { return nil }
      var at = 0
      while at < count {
        let written = Glibc.write(file, buffer + at, count - at)
        guard written > 0 else { return nil }
        at += written
      }
    }
    guard dup2(file, 0) == 0 else { return nil }
    return map()
  }

  private static func map() -> DocumentBytes? {
    var facts = stat()
    guard fstat(0, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0,
      facts.st_size <= 256 << 20,
      let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, 0, 0), start != MAP_FAILED
    else { return nil }
    return DocumentBytes(UnsafeRawBufferPointer(start: start, count: Int(facts.st_size)))
  }
}
