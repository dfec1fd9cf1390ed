import Foundation
import Testing
import Web

@testable import Evidence

/// The files are worth something to others only if others' programs read them.
@Suite("Evidence, read by warcio")
struct OtherReadersTests {
  /// Installed by `.ci/setup tests`.
  static let python = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent(".build/python-tests/bin")

  func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = Self.python.appendingPathComponent(program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Says of each record: type, address, status, digests, bytes of content; and where it begins.
  static let script = """
    import sys
    from warcio.archiveiterator import ArchiveIterator
    with open(sys.argv[1], 'rb') as file:
        records = ArchiveIterator(file, check_digests=True)
        for record in records:
            heads = record.rec_headers
            raw = record.rec_type != 'response' or heads.get_header('WARC-Truncated') or '-raw' in sys.argv
            content = record.raw_stream.read() if raw else record.content_stream().read()
            status = record.http_headers.get_statuscode() if record.rec_type == 'response' else '-'
            print(record.rec_type, heads.get_header('WARC-Target-URI'), status, record.digest_checker.passed,
                  len(content), records.get_record_offset())
    """

  @Test("each record is read, its digests hold, and its body is what a browser would get", arguments: [0, 6])
  func reads(level: Int) throws {
    let scratch = Scratch()
    let writer = try EvidenceWriter(folder: scratch.path, heading: Sample.heading, level: level)
    var expected = ["warcinfo None - True \(Sample.heading.fields.bytes.count) 0"]
    for exchange in Sample.odd {
      let place = try writer.append(exchange)
      let url = exchange.request.url.text
      if let answer = exchange.answer {
        expected.append("request \(url) - True 0")
        // warcio decodes what claims to be coded, also where we had a reason not to.
        let isTold =
          answer.header("content-encoding") == nil
          || (answer.body != answer.wireBody && answer.body.count > 0)
        let count = answer.cut != nil ? answer.wireBody.count : isTold ? answer.body.count : -1
        expected.append("response \(url) \(answer.status) True \(count) \(place.offset)")
      } else {
        expected.append("metadata \(url) - True -1 \(place.offset)")
      }
    }
    try writer.mark(EvidenceMark("finished", at: Sample.heading.asOf))
    try writer.close()
    let path = scratch.path + "/" + writer.journal.file(1)

    let check = try run("warcio", ["check", "-v", path])
    #expect(check.status == 0, "\(check.output)")
    #expect(!check.output.contains("digest failed"))
    let list = try run("python", ["-c", Self.script, path])
    #expect(list.status == 0)
    let lines = list.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.count == expected.count + 1)
    for (line, wanted) in zip(lines, expected.map { $0.split(separator: " ").map(String.init) }) {
      #expect(line.prefix(4) == wanted.prefix(4))
      if wanted.count == 6 { #expect(line.last == wanted.last) }
      if wanted.count == 6, wanted[4] != "-1" { #expect(line[4] == wanted[4], "\(line)") }
    }
  }

  @Test("a changed byte fails warcio's check too")
  func changed() throws {
    let scratch = Scratch()
    let writer = try EvidenceWriter(folder: scratch.path, heading: Sample.heading)
    let place = try writer.append(Sample.exchange(1, body: Array("tarifas 2024".utf8)))
    try writer.close()
    var bytes = try scratch.bytes(place.file)
    bytes[bytes.count - 24] ^= 1
    try scratch.write(bytes, to: place.file)
    #expect(try run("warcio", ["check", scratch.path + "/" + place.file]).status != 0)
  }

  @Test("the index points at each record")
  func index() throws {
    let scratch = Scratch()
    let writer = try EvidenceWriter(folder: scratch.path, heading: Sample.heading)
    for exchange in Sample.odd { try writer.append(exchange) }
    try writer.close()
    let text = try String(decoding: scratch.bytes(writer.journal.name + "-00001.cdxj"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == Sample.odd.count)
    #expect(lines.first?.hasPrefix("mx,example,tlalpan)/f0 20261125030140 {") == true)
    for line in lines {
      let json = try #require(line.firstIndex(of: "{"))
      let object = try JSONSerialization.jsonObject(with: Data(line[json...].utf8))
      let fields = try #require(object as? [String: String])
      let offset = try #require(fields["offset"].flatMap { Int($0) })
      let place = EvidencePlace(file: fields["filename"] ?? "", offset: offset)
      guard case .exchange(let exchange) = try EvidenceReader.read(at: place, in: scratch.path).content else {
        Issue.record("no exchange at \(place)")
        continue
      }
      #expect(exchange.request.url.text == fields["url"])
    }
  }
}
