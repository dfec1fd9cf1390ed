import CArchive
import Glibc

/// The parts of an archive, unpacked one at a time under limits. Reads what libarchive reads: ZIP, RAR, 7z.
final class ZipContainer {
  struct Entry {
    var name: String
    var isFolder: Bool
  }

  static var library: String { "libarchive \(archive_version_number())" }

  private let input: DocumentBytes
  let entries: [Entry]
  /// There were more entries than are listed.
  let isCut: Bool
  private(set) var unpacked = 0

  init(_ input: DocumentBytes) throws(DocumentFault) {
    self.input = input
    guard let archive = OpenArchive(input) else { throw .damaged }
    var entries: [Entry] = []
    while entries.count < Bounds.entries, let entry = archive.next() { entries.append(entry) }
    isCut = entries.count == Bounds.entries
    self.entries = entries
    if entries.isEmpty { throw archive.isEncrypted ? .encrypted : .damaged }
  }

  func holds(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// A part whole; nil: there is none of that name.
  func part(_ name: String) throws(DocumentFault) -> (bytes: [UInt8], isCut: Bool)? {
    guard let index = entries.firstIndex(where: { $0.name == name }) else { return nil }
    return try part(at: index)
  }

  /// The beginning of a part, as far as the limits allow; nil where it cannot be unpacked.
  func part(at index: Int) throws(DocumentFault) -> (bytes: [UInt8], isCut: Bool)? {
    guard let archive = OpenArchive(input) else { return nil }
    for _ in 0...index { if archive.next() == nil { return nil } }
    var bytes: [UInt8] = []
    var isCut = false
    let allowed = Bounds.part + Bounds.ratio * input.count
    while let block = archive.read() {
      unpacked += block.count
      guard unpacked <= allowed else { throw .bomb }
      let room = Bounds.part - bytes.count
      bytes.append(contentsOf: block.prefix(room))
      if block.count > room {
        isCut = true
        break
      }
    }
    if archive.isEncrypted, bytes.isEmpty { throw .encrypted }
    return archive.isBroken && bytes.isEmpty ? nil : (bytes, isCut || archive.isBroken)
  }
}

/// libarchive's reader over bytes in memory; freed when it goes.
private final class OpenArchive {
  private let archive: OpaquePointer
  private let buffer: UnsafeMutableRawBufferPointer
  private(set) var isBroken = false

  init?(_ input: DocumentBytes) {
    guard let archive = archive_read_new() else { return nil }
    self.archive = archive
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
    archive_read_support_format_zip(archive)
    archive_read_support_format_rar(archive)
    archive_read_support_format_rar5(archive)
    archive_read_support_format_7zip(archive)
    guard archive_read_open_memory(archive, input.bytes.baseAddress, input.count) == ARCHIVE_OK else {
      return nil
    }
  }

  deinit {
    archive_read_free(archive)
    buffer.deallocate()
  }

  var isEncrypted: Bool { archive_read_has_encrypted_entries(archive) > 0 }

  func next() -> ZipContainer.Entry? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { return nil }
    let raw = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    let name = raw.map {
      String(decoding: UnsafeRawBufferPointer(start: $0, count: strlen($0)), as: UTF8.self)
    }
    return ZipContainer.Entry(
      name: name ?? "",
      isFolder: (name ?? "").hasSuffix("/") || UInt32(archive_entry_filetype(entry)) == 0o040000)
  }

  /// The next bytes of the entry in hand; nil at its end.
  func read() -> UnsafeRawBufferPointer? {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count < 0 { isBroken = true }
    return count > 0 ? UnsafeRawBufferPointer(rebasing: buffer[0..<count]) : nil
  }
}
