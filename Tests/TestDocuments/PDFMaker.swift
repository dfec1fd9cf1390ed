/// PDFs made object by object, so that each part can be right or wrong.
public struct PDFMaker {
  /// Text at a place on a page, in Helvetica; letters of Latin-1.
  public struct Line {
    var x: Int
    var y: Int
    var size: Int
    var isBold: Bool
    var text: String
    public init(_ text: String, x: Int = 56, y: Int, size: Int = 10, isBold: Bool = false) {
      (self.text, self.x, self.y, self.size, self.isBold) = (text, x, y, size, isBold)
    }
  }

  public var pages: [[Line]] = []
  /// Pages that are a picture and nothing else.
  public var scans = 0
  public var title: String?
  /// `20260115120000Z`.
  public var modified: String?
  public init() {}

  /// One page of lines from the top down.
  public static func page(_ title: String, _ lines: [String]) -> [UInt8] {
    var maker = PDFMaker()
    maker.pages = [
      [Line(title, y: 780, size: 16)]
        + lines.enumerated().map { Line($0.element, y: 750 - 14 * $0.offset) }
    ]
    return maker.bytes()
  }

  public func bytes() -> [UInt8] {
    var objects: [String] = []
    let count = pages.count + scans
    let first = 6
    objects.append("<< /Type /Catalog /Pages 2 0 R >>")
    let kids = (0..<count).map { "\(first + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(count) >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    objects.append(
      "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        + "/Length 4 >>\nstream\nabcd\nendstream")
    for number in 0..<count {
      let content: String
      if number < pages.count {
        content = pages[number].map { line in
          "BT /\(line.isBold ? "F2" : "F1") \(line.size) Tf \(line.x) \(line.y) Td (\(Self.escaped(line.text))) Tj ET"
        }.joined(separator: "\n")
      } else {
        content = "q 595 0 0 842 0 0 cm /Im Do Q"
      }
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(first + 2 * number + 1) 0 R "
          + "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >> >>")
      objects.append("<< /Length \(Self.latin(content).count) >>\nstream\n\(content)\nendstream")
    }
    var info = "<< /Producer (tests)"
    if let title { info += " /Title (\(Self.escaped(title)))" }
    if let modified { info += " /ModDate (D:\(modified))" }
    objects.append(info + " >>")
    return Self.file(objects, root: 1, info: objects.count)
  }

  /// Objects numbered from 1 with their table.
  public static func file(_ objects: [String], root: Int, info: Int? = nil) -> [UInt8] {
    var bytes = latin("%PDF-1.4\n%áéíó\n")
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += latin("\(number + 1) 0 obj\n\(object)\nendobj\n")
    }
    let start = bytes.count
    bytes += latin("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
    for offset in offsets {
      let digits = String(offset)
      bytes += latin(String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n")
    }
    let information = info.map { " /Info \($0) 0 R" } ?? ""
    bytes += latin(
      "trailer\n<< /Size \(objects.count + 1) /Root \(root) 0 R\(information) >>\nstartxref\n\(start)\n%%EOF\n"
    )
    return bytes
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      if "()\\".contains(letter) { result.append("\\") }
      result.append(letter)
    }
  }

  static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
  }
}
