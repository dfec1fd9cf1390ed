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

// MARK: Whole pages

/// One page in three languages, as its bytes may come.
private struct WrittenPage: Sendable, CustomTestStringConvertible {
  var language: String
  var html: String
  var testDescription: String { language }

  static let all = [
    WrittenPage(
      language: "es",
      html: """
        <title>Año de la niñez · Información</title><h1>Información pública</h1><p>¿Qué «obligación» tenía el pingüino en \
        León? El 1º y la 2ª: 35 °C.</p><ul><li><a href="/a">MENÚ»</a></li><li>Cancún, Querétaro, Ñuñoa, Mérida, único</li></ul>
        """),
    WrittenPage(
      language: "pt",
      html: """
        <title>Câmara Municipal · Licitações</title><h1>Prestação de contas do município</h1><p>A informação está à \
        disposição: não há sessões às terças, só lá. 1º e 2ª. Três avós põem maçãs.</p><ul><li><a href="/a">AÇÕES</a></li></ul>
        """),
    WrittenPage(
      language: "it",
      html: """
        <title>Società partecipate · Perché</title><h1>Pubblicità legale e trasparenza</h1><p>Così è già; però più in là, \
        lunedì. È un'attività di qualità, n° 3.</p><ul><li><a href="/a">UNITÀ</a></li></ul>
        """),
  ]
}

private func macRoman(_ text: String) -> [UInt8] {
  let table: [Unicode.Scalar: UInt8] = [
    "á": 0x87, "é": 0x8E, "í": 0x92, "ó": 0x97, "ú": 0x9C, "ñ": 0x96, "ü": 0x9F, "Ñ": 0x84, "Ú": 0xF2,
    "º": 0xBC,
    "ª": 0xBB, "¿": 0xC0, "«": 0xC7, "»": 0xC8, "·": 0xE1, "°": 0xA1,
  ]
  return text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : table[$0] ?? 63 }
}

/// UTF-8 read as windows-1252, and written again.
private func twice(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for byte in text.utf8 { scalars.append(Unicode.Scalar(Windows1252.scalar(byte)) ?? "?") }
  return String(scalars)
}

/// The same with every letter of the second reading as a reference.
private func referenced(_ text: String) -> String {
  let names: [Unicode.Scalar: String] = [
    "Ã": "&Atilde;", "Â": "&Acirc;", "³": "&sup3;", "±": "&plusmn;", "©": "&copy;",
  ]
  return twice(text).unicodeScalars.map { scalar in
    scalar.isASCII ? String(scalar) : names[scalar] ?? "&#\(scalar.value);"
  }.joined()
}

@Test(
  "the same page reads the same in every encoding, under every label, right or wrong",
  arguments: WrittenPage.all)
private func pages(written: WrittenPage) throws {
  func facts(_ body: [UInt8], _ header: String?) throws -> [String] {
    let page = PageReader().read(body, url: try #require(home), charset: header)
    return [page.string(page.title)] + page.blocks.map { "\($0.kind) \(page.string($0.text))" }
  }
  let expected = try facts(Array(written.html.utf8), nil)
  #expect(expected.count > 3)
  let metas = ["", "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "utf-16"]
  for meta in metas {
    let html =
      (meta.isEmpty ? "" : "<meta http-equiv=Content-Type content='text/html; charset=\(meta)'>")
      + written.html
    var half = Array(html.utf8)
    half += windows1252(html)
    var bodies: [(String, [UInt8])] = [
      ("utf-8", Array(html.utf8)), ("windows-1252", windows1252(html)), ("twice", Array(twice(html).utf8)),
      ("referenced", Array(referenced(html).utf8)),
      ("utf-16le", utf16(html, bigEndian: false, mark: true)),
      ("utf-16be", utf16(html, bigEndian: true, mark: true)),
      ("utf-16le bare", utf16(html, bigEndian: false, mark: false)),
      ("utf-16be bare", utf16(html, bigEndian: true, mark: false)),
    ]
    if written.language == "es" { bodies.append(("macintosh", macRoman(html))) }
    for header in [nil, "utf-8", "iso-8859-1", "utf-16"] as [String?] {
      for (name, body) in bodies where !(name == "macintosh" && (meta == "iso-8859-15" || header == "utf-16"))
      {
        #expect(try facts(body, header) == expected, "\(name) under \(header ?? "no header") and \(meta)")
      }
    }
  }
}

@Test("a page of two halves in two encodings reads as one") func halves() throws {
  let (first, second) = ("<p>La información del menú»</p>", "<p>Ñandú: «ATENCIÓN» según León</p>")
  let expected = ["La información del menú»", "Ñandú: «ATENCIÓN» según León"]
  for body in [
    Array(first.utf8) + windows1252(second), windows1252(first) + Array(second.utf8),
    Array(twice(first).utf8) + Array(second.utf8), Array(twice(first).utf8) + windows1252(second),
  ] {
    #expect(PageReader().read(body, url: try #require(home)).blockTexts == expected)
  }
}

@Test("what windows-1252 has between 128 and 159 is so under any name") func controls() throws {
  for body in [
    "<p>&#147;s&iacute;&#148; &#150; &#128;5</p>".utf8.map { $0 },
    "<p>\u{93}sí\u{94} \u{96} \u{80}5</p>".utf8.map { $0 },
  ] {
    #expect(PageReader().read(body, url: try #require(home)).blockTexts == ["“sí” – €5"])
  }
}

@Test("sound text is left as it is: no language's letters are taken for a wrong reading")
func sound() {
  for text in [
    "CÂMARA, Ação, à, â, Ã, SÃO PAULO", "Ελλάδα και Россия", "Ângela, Ê, São", "l’été – naïve",
    "Ã, Ã. Ã-B", "日本",
  ] {
    let bytes = Array(text.utf8)
    #expect(TextDecoding.decode(bytes).bytes == bytes, "\(text)")
  }
}
