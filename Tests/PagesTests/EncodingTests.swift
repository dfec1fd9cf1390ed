import Testing

@testable import Pages

private let sample = "<p>Información pública: año, niñez, «ley», pingüino, €5 – “sí”</p>"

private func windows1252(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    (0...255).first { Windows1252.scalar(UInt8($0)) == scalar.value }.map { UInt8($0) } ?? 63
  }
}

private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
    bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
  }
}

@Test("the text is the same under every label, in the header, in the page or in neither")
func encodings() {
  let labels: [String?] = [nil, "utf-8", "iso-8859-1", "windows-1252", "latin1", "us-ascii", "no-such"]
  for header in labels {
    for inside in labels {
      let html = (inside.map { "<meta charset=\"\($0)\">" } ?? "") + sample
      let bodies: [[UInt8]] = [
        Array(html.utf8), [0xEF, 0xBB, 0xBF] + Array(html.utf8), windows1252(html),
        utf16(html, bigEndian: false, mark: true), utf16(html, bigEndian: true, mark: true),
        utf16(html, bigEndian: false, mark: false), utf16(html, bigEndian: true, mark: false),
      ]
      for body in bodies {
        let text = TextDecoding.decode(body, charset: header)
        #expect(
          String(decoding: text.bytes, as: UTF8.self) == html,
          "\(header ?? "-") \(inside ?? "-") \(text.encoding)")
      }
    }
  }
}

@Test("a page pasted together from two encodings is read run by run")
func mixture() {
  let body = Array("<p>menú: ".utf8) + windows1252("número añadido") + Array(" fin – sí".utf8)
  for label in [nil, "utf-8", "iso-8859-1"] {
    let text = TextDecoding.decode(body, charset: label)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "<p>menú: número añadido fin – sí")
    #expect(text.encoding == "utf-8+windows-1252")
  }
}

@Test("other encodings are read by their label, damaged bytes marked")
func others() {
  #expect(TextDecoding.decode([0xCF, 0xF0, 0xE8], charset: "windows-1251").bytes == Array("При".utf8))
  #expect(TextDecoding.decode([0x93, 0xFA, 0x96, 0x7B], charset: "Shift_JIS").bytes == Array("日本".utf8))
  #expect(TextDecoding.decode([0xA4, 0x41], charset: "iso-8859-15").bytes == Array("€A".utf8))
  #expect(TextDecoding.decode([0x93, 0xFA, 0x81], charset: "shift_jis").bytes == Array("日\u{FFFD}".utf8))
}

@Test("whatever the bytes, the text is valid UTF-8")
func alwaysValid() {
  var state: UInt64 = 7
  for round in 0..<400 {
    let body = (0..<(round % 97)).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    for label in [nil, "utf-8", "iso-8859-1", "utf-16", "gb18030", "euc-jp"] {
      #expect(UTF8Check.isValid(TextDecoding.decode(body, charset: label).bytes))
    }
  }
}
