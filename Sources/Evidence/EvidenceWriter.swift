import Web

/// Writes the journal of an audit of one portal: each exchange is in the file when `append` returns, and on the disk
/// after the next `mark` or `close`. Not for several threads at once.
public final class EvidenceWriter {
  public let journal: EvidenceJournal
  public let heading: EvidenceHeading

  private let rollAt: Int
  private let gzip: GzipMaker
  private var file: EvidenceFile
  private var serial: Int
  private var offset: Int
  private var lines: [String] = []
  private var buffer: [UInt8] = []

  /// A gigabyte, as the WARC standard advises.
  public static let usualSize = 1 << 30

  /// Starts a journal in a folder, which is made if need be. A journal of the same name must not be there.
  ///
  /// - Parameters:
  ///   - level: how hard members are compressed. 0 stores: bodies are kept as the server coded them, and to compress
  ///     again costs as much time as to read the page.
  ///   - rollAt: the size in bytes after which a new file is begun.
  public convenience init(
    folder: String, heading: EvidenceHeading, level: Int = 0, rollAt: Int = usualSize
  ) throws(EvidenceError) {
    try EvidenceFile.make(folder: folder)
    let journal = EvidenceJournal(folder: folder, portal: heading.portal, started: heading.started)
    let name = journal.file(1)
    let file = try EvidenceFile(writing: journal.path(name), name: name, isNew: true)
    self.init(
      journal: journal, heading: heading, file: file, serial: 1, offset: 0, level: level, rollAt: rollAt)
    try begin()
  }

  /// Goes on with a journal: a broken last record is cut off and writing continues after the last whole exchange.
  ///
  /// - Parameter entry: is given each whole entry, in order, so that the journal is read but once.
  public convenience init(
    resuming journal: EvidenceJournal, level: Int = 0, rollAt: Int = usualSize,
    each entry: (EvidenceEntry) -> Void = { _ in }
  ) throws(EvidenceError) {
    guard let last = journal.files.last else { throw .missing(journal: journal.name) }
    // The lock comes before the reading, so that what is read is not being written.
    let file = try EvidenceFile(writing: journal.path(last), name: last, isNew: false)
    let reader = try EvidenceReader(journal)
    while let one = try reader.next() { entry(one) }
    let whole = reader.torn?.offset ?? reader.whole.offset
    try file.truncate(to: whole)
    self.init(
      journal: journal, heading: reader.heading, file: file, serial: journal.files.count, offset: whole,
      level: level, rollAt: rollAt)
    lines = reader.lines
    // The file was rolled and its first record torn.
    if whole == 0 { try begin() }
  }

  private init(
    journal: EvidenceJournal, heading: EvidenceHeading, file: EvidenceFile, serial: Int, offset: Int,
    level: Int,
    rollAt: Int
  ) {
    self.journal = journal
    self.heading = heading
    self.file = file
    self.serial = serial
    self.offset = offset
    self.rollAt = rollAt
    gzip = GzipMaker(level: level)
  }

  /// Writes an exchange. The place is that of the record which holds the answer or the failure.
  ///
  /// - Parameter digest: of the answer's decoded body, where it is known already.
  @discardableResult
  public func append(_ exchange: Exchange, digest: Digest? = nil) throws(EvidenceError) -> EvidencePlace {
    try append(exchange, digest: digest, facts: nil)
  }

  /// Writes an exchange whose body must not be kept: digest, counts and facts, as JSON, stand in place of its body.
  @discardableResult
  public func append(_ exchange: Exchange, digestOnly facts: [UInt8]) throws(EvidenceError) -> EvidencePlace {
    try append(exchange, digest: nil, facts: facts)
  }

  private func append(
    _ exchange: Exchange, digest known: Digest?, facts: [UInt8]?
  ) throws(EvidenceError) -> EvidencePlace {
    let (place, length, digest) = try write { name in
      ExchangeRecords.records(exchange, named: name, digest: known, facts: facts)
    }
    let content: EvidenceEntry.Content =
      facts.map { .digestOnly(exchange, facts: $0) } ?? .exchange(exchange)
    lines += EvidenceIndex.line(EvidenceEntry(place: place, content: content), length: length, digest: digest)
    return place
  }

  /// Writes a mark and returns once all is on the disk.
  public func mark(_ mark: EvidenceMark) throws(EvidenceError) {
    _ = try write { name in
      let body = Fields([("detail", mark.detail)]).bytes
      var record = Record(.metadata, named: name, at: mark.at, type: "application/warc-fields", block: [body])
      record.fields.add("WARC-Target-URI", "urn:vitrina:\(journal.name)")
      record.fields.add("Vitrina-Mark", mark.name)
      return [record]
    }
    try file.sync()
  }

  /// Saves all that was written, with the index beside it.
  public func close() throws(EvidenceError) {
    try file.sync()
    try EvidenceIndex.write(lines, beside: file.name, in: journal)
    try EvidenceFile.sync(folder: journal.folder)
  }

  private func begin() throws(EvidenceError) {
    let name = "\(file.name) heading"
    var record = Record(
      .warcinfo, named: name, at: heading.started, type: "application/warc-fields",
      block: [heading.fields.bytes])
    record.fields.add("WARC-Filename", file.name)
    buffer.removeAll(keepingCapacity: true)
    gzip.append(record.serialized, to: &buffer)
    try file.write(buffer, at: 0)
    offset = buffer.count
    try EvidenceFile.sync(folder: journal.folder)
  }

  /// Writes records in one step, the last of which is the one that is spoken of.
  private func write(
    _ records: (_ name: String) -> [Record]
  ) throws(EvidenceError) -> (place: EvidencePlace, length: Int, digest: String?) {
    if offset >= rollAt {
      try close()
      serial += 1
      lines = []
      let name = journal.file(serial)
      file = try EvidenceFile(writing: journal.path(name), name: name, isNew: true)
      try begin()
    }
    // File and offset name a record for ever; a resumed journal cannot give them twice.
    let made = records("\(file.name) \(offset)")
    // One long document must not hold its memory for the rest of the audit.
    buffer.removeAll(keepingCapacity: buffer.capacity < 1 << 22)
    var start = 0
    for record in made {
      start = buffer.count
      gzip.append(record.serialized, to: &buffer)
    }
    try file.write(buffer, at: offset)
    let place = EvidencePlace(file: file.name, offset: offset + start)
    offset += buffer.count
    return (place, buffer.count - start, made.last?.fields["WARC-Payload-Digest"])
  }
}
