import Web

/// Reads a journal back, in the order in which it was written. Every checksum and digest is verified.
///
///     let reader = try EvidenceReader(journal)
///     while let entry = try reader.next() { ... }
///
/// A last record that breaks off (the writer was killed, or is still at it) ends the reading and is told in `torn`.
public final class EvidenceReader {
  public let journal: EvidenceJournal
  public let heading: EvidenceHeading
  /// Where a broken last record begins, once the reading came to it.
  public private(set) var torn: EvidencePlace?

  private let files: [String]
  private var index = 0
  private var cursor: RecordCursor?
  /// The request that waits for its answer.
  private var request: Record?
  /// How far the journal's last file is whole: up to here no exchange lacks a part.
  private(set) var whole = EvidencePlace(file: "", offset: 0)
  /// Lines for the index of the file in hand.
  private(set) var lines: [String] = []

  public init(_ journal: EvidenceJournal) throws(EvidenceError) {
    self.journal = journal
    files = journal.files
    guard let first = files.first else { throw .missing(journal: journal.name) }
    let cursor = RecordCursor(try EvidenceFile(reading: journal.path(first), name: first), verify: true)
    let place = EvidencePlace(file: first, offset: 0)
    guard case .record(let record, _, let length) = try cursor.next(), record.kind == .warcinfo,
      let fields = Fields(parsing: (record.block.first ?? [])[...]), let heading = EvidenceHeading(fields)
    else { throw .damaged(place, what: "it does not begin with what was audited") }
    self.heading = heading
    self.cursor = cursor
    whole = EvidencePlace(file: first, offset: length)
  }

  /// The next exchange or mark; nil at the end.
  public func next() throws(EvidenceError) -> EvidenceEntry? {
    while true {
      guard let cursor = try opened() else { return nil }
      switch try cursor.next() {
      case .end:
        // An answer that never came: the writer died between the two.
        try leave(torn: request == nil ? nil : whole.offset)
      case .torn(let offset):
        try leave(torn: min(offset, whole.offset))
      case .record(let record, let offset, let length):
        if let entry = try read(record, at: EvidencePlace(file: cursor.file.name, offset: offset), length) {
          return entry
        }
      }
    }
  }

  private func opened() throws(EvidenceError) -> RecordCursor? {
    if let cursor { return cursor }
    guard torn == nil, index < files.count else { return nil }
    let name = files[index]
    let cursor = RecordCursor(try EvidenceFile(reading: journal.path(name), name: name), verify: true)
    self.cursor = cursor
    whole = EvidencePlace(file: name, offset: 0)
    lines = []
    return cursor
  }

  private func leave(torn offset: Int?) throws(EvidenceError) {
    if let offset {
      let place = EvidencePlace(file: files[index], offset: offset)
      guard index == files.count - 1 else { throw .damaged(place, what: "a record breaks off") }
      torn = place
    }
    cursor = nil
    request = nil
    index += 1
  }

  private func read(
    _ record: Record, at place: EvidencePlace, _ length: Int
  ) throws(EvidenceError) -> EvidenceEntry? {
    switch record.kind {
    case .request:
      request = record
      return nil
    case .warcinfo:
      whole.offset = place.offset + length
      return nil
    case .response, .metadata:
      let entry = try EvidenceReader.entry(record, request: request, at: place)
      lines += EvidenceIndex.line(entry, length: length, digest: record.fields["WARC-Payload-Digest"])
      request = nil
      whole.offset = place.offset + length
      return entry
    }
  }

  private static func entry(
    _ record: Record, request: Record?, at place: EvidencePlace
  ) throws(EvidenceError) -> EvidenceEntry {
    do {
      let mine = request?.fields["WARC-Record-ID"] == record.fields["WARC-Concurrent-To"] ? request : nil
      return EvidenceEntry(place: place, content: try ExchangeRecords.content(record, request: mine))
    } catch {
      throw .damaged(place, what: error.what)
    }
  }

  /// Reads the one entry that begins at a place, as it stands in a verdict. Its request head is left out: it is in
  /// the record before.
  public static func read(at place: EvidencePlace, in folder: String) throws(EvidenceError) -> EvidenceEntry {
    // A place may come from an old store: it must not lead out of the folder.
    guard !place.file.contains("/"), place.offset >= 0 else { throw .damaged(place, what: "no such file") }
    let file = try EvidenceFile(reading: folder + "/" + place.file, name: place.file)
    guard case .record(let record, _, _) = try RecordCursor(file, at: place.offset, verify: true).next(),
      record.kind == .response || record.kind == .metadata
    else { throw .damaged(place, what: "no record begins here") }
    return try entry(record, request: nil, at: place)
  }
}
