import Foundation
import Pages
import TestDocuments
import Testing
import Web

@testable import Running

@Suite("A hostile or broken document is an answer, and costs little")
struct HostileDocumentTests {
  static let samples: [(type: RealType, bytes: [UInt8])] = {
    var rows: [[String]] = [["Proveedor", "Objeto", "Monto"]]
    for number in 1...40 { rows.append(["Empresa \(number)", "Obra número \(number)", "\(number * 1000)"]) }
    var maker = PDFMaker()
    maker.pages = (1...3).map { page in (1...40).map { .init("Renglón \($0) de \(page)", y: 820 - 18 * $0) } }
    let cells = rows.map { $0.map { Archives.Cell.text($0) } }
    return [
      (.pdf, maker.bytes()), (.xlsx, Archives.xlsx([("Uno", cells)])), (.ods, Archives.ods([("Uno", rows)])),
      (.docx, Archives.docx("<w:p><w:r><w:t>Texto</w:t></w:r></w:p>")),
      (.csv, Array(rows.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)),
      (.json, Array(#"{"a":[{"b":1},{"b":2}]}"#.utf8)),
      (.xls, BinaryWorkbook.bytes(rows.map { ($0[0], Double($0[2]) ?? 0) })),
      (.zip, Archives.zip([.init("a.csv", "a,b\n1,2\n"), .init("b.txt", "x")])),
    ]
  }()

  @Test("cut off at each tenth, every format ends in a reading or in none", arguments: 0...9)
  func truncated(tenth: Int) throws {
    for (type, bytes) in Self.samples {
      let document = try Opened.document(Array(bytes.prefix(bytes.count * tenth / 10)), type)
      if tenth == 0 { #expect(document == nil, "\(type)") }
    }
  }

  @Test("damaged in a few places, whatever comes out is whole", arguments: 1...6)
  func damaged(seed: UInt64) throws {
    var state = seed
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for (type, bytes) in Self.samples {
      var bytes = bytes
      for _ in 0..<8 { bytes[next(bytes.count)] = UInt8(next(256)) }
      guard let document = try Opened.document(bytes, type) else { continue }
      #expect(document.page != nil)
    }
  }

  @Test("bytes of another format are none of this one")
  func others() throws {
    let page = Array("<!DOCTYPE html><html><body><p>No existe</p></body></html>".utf8)
    for type in [RealType.pdf, .xlsx, .ods, .docx, .odt, .xls, .zip, .shp, .kmz, .json] {
      #expect(try Opened.document(page, type) == nil, "\(type)")
    }
    #expect(try Opened.document(Self.samples[0].bytes, .xlsx) == nil)
    #expect(try Opened.document([], .pdf) == nil)
  }

  @Test("a bomb of a thousand to one is left where it is")
  func bomb() throws {
    let size = 64 << 20
    let bomb = Archives.File.zeros("xl/workbook.xml", size: size)
    #expect(try Opened.document(Archives.zip([bomb]), .xlsx) == nil)
    let inner = Archives.zip([.zeros("datos.csv", size: size), .init("b.csv", "a,b\n1,2\n")])
    let read = try Opened.read(inner, .zip)
    #expect(read.items == ["datos.csv", "b.csv"])
    #expect(try Opened.document(Archives.zip([.zeros("content.xml", size: size)]), .ods) == nil)
  }

  @Test("a PDF whose pages lead round in a circle, or whose forms draw themselves, ends")
  func endless() throws {
    let circle = PDFMaker.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>",
      ], root: 1)
    if let document = try Opened.document(circle, .pdf) { #expect(document.page?.blocks.isEmpty == true) }
    let form = PDFMaker.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
          + "/Resources << /XObject << /A 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/A Do\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> /Length 11 >>\n"
          + "stream\n/A Do /A Do\nendstream",
      ], root: 1)
    _ = try Opened.document(form, .pdf)
    // Thousands of times the same page.
    let many = PDFMaker.file(
      [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [\(String(repeating: "3 0 R ", count: 50_000))] /Count 50000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
      ], root: 1)
    _ = try Opened.document(many, .pdf)
  }

  @Test("XML: entities are not expanded, nothing outside is read, depth and width are borne")
  func xml() throws {
    let laughs = """
      <!DOCTYPE kml [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <kml><Placemark><name>&b;&f;</name></Placemark></kml>
      """
    if let document = try Opened.document(Array(laughs.utf8), .kml), let page = document.page {
      #expect(!String(decoding: page.text, as: UTF8.self).contains("root:"))
    }
    let deep = String(repeating: "<a>", count: 100_000)
    _ = try Opened.document(Array("<kml>\(deep)".utf8), .kml)
    let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(try Opened.document(Array(nested.utf8), .json) == nil)
  }

  @Test("text of a document is text: markup in it makes no page of ours")
  func markup() throws {
    let text = "Nombre,Nota\n\"<script>alert(1)</script>\",\"<h1>Presupuesto</h1><a href='x'>y</a>\"\nAna,b\n"
    let read = try Opened.read(Array(text.utf8), .csv)
    #expect(read.headings.isEmpty && read.page.links.isEmpty)
    #expect(read.tables.first?[1][0] == "<script>alert(1)</script>")
  }

  @Test("the program has no network, starts nothing, writes nothing, and its memory and time are bounded")
  func limits() throws {
    let program = try #require(DocumentProgram.installed)
    let output = try #require(
      ChildProcess.run(program.path, ["--limits"], input: [], atMost: 1000, within: 60))
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "network refused", "processes refused", "writing refused", "memory refused", "files refused",
        "seconds 20",
      ])
  }

  @Test("its version names each library that reads, and the engine names it")
  func version() throws {
    let program = try #require(DocumentProgram.installed)
    for name in ["poppler ", "libarchive ", "jansson "] { #expect(program.version.contains(name)) }
    #expect(Engine.name.contains(program.version))
    #expect(DocumentProgram(beside: "/nonexistent") == nil)
  }

  @Test(
    "a child that crashes, lies, says too much or nothing is no result",
    arguments: [
      ("kill -SEGV $$", false), ("echo text; exit 3", false), ("yes", false), ("sleep 300", false),
      ("cat", true), ("exec 1>&-; sleep 0.1", true),
    ])
  func children(script: String, isAnswer: Bool) throws {
    let before = ContinuousClock.now
    let output = ChildProcess.run(
      "/bin/sh", ["-c", script], input: Array("bytes".utf8), atMost: 4096, within: 2)
    #expect((output != nil) == isAnswer)
    if script == "cat" { #expect(output == Array("bytes".utf8)) }
    #expect(ContinuousClock.now - before < .seconds(60))
  }

  @Test(
    "what is not one line of JSON and a page behind it is no document",
    arguments: [
      "", "\n", "{}\n<p>x</p>", "{\"type\":\"pdf\"", "<p>x</p>\n", "{\"type\":\"pdf\",\"scan\":1}\n",
    ])
  func garbage(output: String) throws {
    let url = try #require(WebURL("https://portal.example.mx/a.pdf"))
    #expect(DocumentProgram.read(Array(output.utf8), url: url, reader: PageReader()) == nil)
  }
}
