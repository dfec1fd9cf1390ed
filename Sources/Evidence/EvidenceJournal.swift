import Glibc
import Web

/// The evidence of one audit of one portal: a series of files in one folder.
///
/// A name tells portal and start: `alcaldia-tlalpan-20261125T030000Z-00001.warc.gz`. There is a new file for each
/// gigabyte.
public struct EvidenceJournal: Sendable, Hashable, Comparable {
  public let folder: String
  /// What the files' names have in common.
  public let name: String

  static let suffix = ".warc.gz"

  public init(folder: String, portal: String, started: Instant) {
    self.folder = folder
    let kept = portal.utf8.prefix(80).map { byte in
      let isPlain = byte.isASCIILetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      return isPlain ? byte : UInt8(ascii: "_")
    }
    var safe = String(decoding: kept, as: UTF8.self)
    // `a:80` and `a_80` are two portals; a name that begins with a dot is hidden or worse.
    if safe != portal || safe.hasPrefix(".") { safe = "p" + safe + "-" + Digest(of: portal).hex.prefix(8) }
    let time = started.description.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    name = safe + "-" + String(decoding: time, as: UTF8.self)
  }

  init(folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  public static func < (a: Self, b: Self) -> Bool { (a.folder, a.name) < (b.folder, b.name) }

  func file(_ serial: Int) -> String {
    let digits = String(serial)
    return name + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + Self.suffix
  }

  func path(_ file: String) -> String { folder + "/" + file }

  /// The files that are there, first to last.
  public var files: [String] {
    var found: [String] = []
    while access(path(file(found.count + 1)), F_OK) == 0 { found.append(file(found.count + 1)) }
    return found
  }

  /// No record of it is whole: its writer was killed before it had begun.
  public func isBlank() throws(EvidenceError) -> Bool {
    guard files.count == 1, let first = files.first else { return files.isEmpty }
    let file = try EvidenceFile(reading: path(first), name: first)
    if case .record = try RecordCursor(file, verify: false).next() { return false }
    return true
  }

  /// Takes a blank journal away, so that another may have its name.
  public func removeBlank() throws(EvidenceError) {
    guard try isBlank() else { return }
    for file in files where unlink(path(file)) != 0 { throw EvidenceFile.failure("remove", file) }
  }

  /// All journals in a folder, sorted by name; none if there is no such folder.
  public static func all(in folder: String) -> [EvidenceJournal] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    let first = "-00001" + suffix
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(first) { names.append(String(name.dropLast(first.utf8.count))) }
    }
    return names.sorted().map { EvidenceJournal(folder: folder, name: $0) }
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (48...57).contains(self) || (97...122).contains(self | 0x20)
  }
}
