/// A file's text, made fit for the YAML parser; what an editor or Word left in it is told.
struct SourceText {
  let file: String
  /// Characters by line, as an author sees them.
  let lines: [[Unicode.Scalar]]
  /// For the parser: tabs and hard spaces are blanks, so that the rest of the file is read too.
  let bytes: [UInt8]

  /// Nil if the bytes are not UTF-8.
  init?(file: String, bytes: [UInt8], findings: Findings) {
    self.file = file
    var body = bytes[...]
    func place(_ line: Int, _ column: Int) -> Obligation.Place {
      .init(file: file, line: line, column: column)
    }
    if body.starts(with: [0xEF, 0xBB, 0xBF]) {
      body = body.dropFirst(3)
      findings.warning(
        place(1, 1), es: "el archivo empieza con una marca BOM invisible: guárdelo como «UTF-8 sin BOM»",
        en: "the file begins with an invisible BOM: save it as 'UTF-8 without BOM'")
    }
    guard let text = String(validating: body, as: UTF8.self) else {
      let (line, column) = Self.firstBad(body)
      findings.mistake(
        place(line, column), es: "el archivo no está en UTF-8: guárdelo con la codificación UTF-8",
        en: "the file is not UTF-8: save it with the encoding UTF-8")
      return nil
    }
    var lines: [[Unicode.Scalar]] = []
    var clean = String.UnicodeScalarView()
    var line: [Unicode.Scalar] = []
    var firstReturn: (Int, Int)?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let here = place(lines.count + 1, line.count + 1)
      switch scalar.value {
      case 0x0A:
        lines.append(line)
        line = []
        clean.append(scalar)
        continue
      case 0x0D:
        if firstReturn == nil { firstReturn = (here.line, here.column) }
        // CRLF and a lone CR are both the end of a line.
        if index + 1 < scalars.count, scalars[index + 1].value == 0x0A { continue }
        lines.append(line)
        line = []
        clean.append("\n")
        continue
      case 0x09:
        if !line.contains("\t") {
          findings.mistake(
            here, es: "hay un tabulador: YAML se escribe con espacios",
            en: "there is a tab: YAML is written with blanks")
        }
        clean.append(" ")
      case 0xA0, 0x2007, 0x202F, 0x85, 0x2028, 0x2029:
        if !line.contains(where: Self.isHard) {
          findings.warning(
            here, es: "hay un espacio duro (de Word o de una página): se lee como espacio normal",
            en: "there is a hard space (from Word or a page): it is read as a plain one")
        }
        clean.append(" ")
      case 0xAD, 0x200B, 0x2060, 0xFEFF:
        findings.warning(
          here, es: "hay un carácter invisible: bórrelo", en: "there is an invisible character: delete it")
        clean.append(scalar)
      case 0...0x1F, 0x7F, 0x80...0x9F:
        findings.mistake(here, es: "hay un carácter de control", en: "there is a control character")
        clean.append(" ")
      default: clean.append(scalar)
      }
      line.append(scalar)
    }
    lines.append(line)
    if let firstReturn {
      findings.warning(
        place(firstReturn.0, firstReturn.1), es: "las líneas terminan como en Windows (CRLF): se leen igual",
        en: "lines end as in Windows (CRLF): they are read all the same")
    }
    self.lines = lines
    self.bytes = Array(String(clean).utf8)
  }

  /// What stands on a line from a column on (both from 1).
  func rest(line: Int, column: Int) -> ArraySlice<Unicode.Scalar> {
    guard line >= 1, line <= lines.count, column >= 1 else { return [] }
    return lines[line - 1].dropFirst(column - 1)
  }

  private static func isHard(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2007, 0x202F, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Line and column of the first byte that is not UTF-8.
  private static func firstBad(_ bytes: ArraySlice<UInt8>) -> (Int, Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (line, column)
  }
}
