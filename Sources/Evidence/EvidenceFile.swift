import Glibc

/// One open evidence file; closed when the last reference goes.
final class EvidenceFile {
  let name: String
  private let descriptor: Int32

  /// Opens a file for reading.
  init(reading path: String, name: String) throws(EvidenceError) {
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("open", name) }
  }

  /// Makes a new file, or opens one to go on with it, and keeps other writers off.
  init(writing path: String, name: String, isNew: Bool) throws(EvidenceError) {
    self.name = name
    descriptor = open(path, O_RDWR | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : 0), 0o644)
    guard descriptor >= 0 else { throw Self.failure(isNew ? "make" : "open", name) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(file: name) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  func size() throws(EvidenceError) -> Int {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw Self.failure("measure", name) }
    return Int(end)
  }

  /// Fills the buffer from an offset on; returns how many bytes there were.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(EvidenceError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.failure("read", name) }
    }
  }

  /// Writes all of it at an offset; on a failure nothing of it stays.
  func write(_ bytes: [UInt8], at offset: Int) throws(EvidenceError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        pwrite(descriptor, all.baseAddress.map { $0 + done }, all.count - done, off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = Self.failure("write to", name)
        _ = ftruncate(descriptor, off_t(offset))
        throw error
      }
      done += count
    }
  }

  func truncate(to size: Int) throws(EvidenceError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw Self.failure("shorten", name) }
  }

  /// Returns once the bytes are on the disk.
  func sync() throws(EvidenceError) {
    guard fsync(descriptor) == 0 else { throw Self.failure("save", name) }
  }

  /// Makes a folder and those above it, if need be.
  static func make(folder: String) throws(EvidenceError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("make", folder) }
    }
  }

  /// Makes a new file's name last.
  static func sync(folder: String) throws(EvidenceError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", folder) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("save", folder) }
  }

  /// Replaces a small file in one step.
  static func replace(_ path: String, with bytes: [UInt8], name: String) throws(EvidenceError) {
    let draft = path + ".new"
    unlink(draft)
    try EvidenceFile(writing: draft, name: name, isNew: true).write(bytes, at: 0)
    guard rename(draft, path) == 0 else { throw failure("rename", name) }
  }

  static func failure(_ action: String, _ name: String) -> EvidenceError {
    .system(action: action, file: name, reason: String(cString: strerror(errno)))
  }
}
