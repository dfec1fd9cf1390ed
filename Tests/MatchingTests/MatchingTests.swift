import Testing

@testable import Matching

@Suite("Words")
struct WordTests {
  private func stems(_ text: String) -> [UInt64] { WordScanner.tokens(of: text).map(\.stem) }
  private func forms(_ text: String) -> [UInt64] { WordScanner.tokens(of: text).map(\.form) }

  @Test(
    "case and accents do not count",
    arguments: [
      ("ALCALDÍA", "alcaldia"), ("Licitação", "LICITACAO"), ("Società", "societa"), ("ñandú", "nandu"),
      ("e\u{301}tica", "ética"),
    ])
  func folding(pair: (String, String)) { #expect(forms(pair.0) == forms(pair.1)) }

  @Test(
    "number and final vowel do not count",
    arguments: [
      ("programas", "programa"), ("licitaciones", "licitación"), ("licitações", "licitação"),
      ("servicios", "servicio"),
      ("services", "service"), ("policies", "policy"), ("municipais", "municipal"), ("comuni", "comune"),
      ("bilanci", "bilancio"), ("leyes", "ley"), ("índices", "índice"), ("luces", "luz"),
    ])
  func stemming(pair: (String, String)) { #expect(stems(pair.0) == stems(pair.1)) }

  @Test(
    "different words stay different",
    arguments: [
      ("información", "informe"), ("información", "informal"), ("programa", "programación"),
      ("agua", "Aguascalientes"),
      ("público", "publicación"), ("norma", "normal"),
    ])
  func apart(pair: (String, String)) { #expect(stems(pair.0) != stems(pair.1)) }

  @Test("a word of any length has one hash, whatever stood in the buffer before")
  func lengths() {
    for length in 1...40 {
      let word = String(repeating: "ab", count: length).prefix(length) + "b"
      let alone = WordScanner.tokens(of: String(word))[0].form
      let after = WordScanner.tokens(of: "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz \(word)")[1].form
      #expect(alone == after)
    }
  }

  @Test("a stop in a number or an abbreviation ends no sentence")
  func sentences() {
    let tokens = WordScanner.tokens(of: "Son 1.234 pozos. Otra frase; y más")
    #expect(tokens.map(\.opensSentence) == [true, false, false, false, true, false, true, false])
  }
}

@Suite("Statutory addresses")
struct StatutoryAddressTests {
  @Test(
    "Roman and Arabic numerals", arguments: [("VIII", 8), ("XXX", 30), ("XIV", 14), ("LIV", 54), ("30", 30)])
  func numerals(pair: (String, Int)) { #expect(StatutoryAddresses.number(pair.0) == pair.1) }

  @Test("what is no numeral is none")
  func none() {
    #expect(StatutoryAddresses.number("CIVIL") == nil)
    #expect(StatutoryAddresses.number("") == nil)
  }
}

@Suite("Shapes")
struct ShapeTests {
  private func signs(_ text: String, signals: [Signals.Sign] = []) -> BlockFact.Signs {
    var scanner = WordScanner()
    var tokens: [Token] = []
    return Array(text.utf8).withUnsafeBufferPointer {
      let marks = scanner.scan($0, 0..<$0.count, into: &tokens)
      return Shapes.signs(
        $0, 0..<$0.count, tokens[...], marks, signals: signals.map(\.rawValue), linked: false)
    }
  }

  @Test("an e-mail address, also at the end of a sentence")
  func email() {
    #expect(signs("Escriba a transparencia@agua.gob.mx. Gracias").contains(.email))
    #expect(!signs("síganos en @agua").contains(.email))
    #expect(!signs("a@b").contains(.email))
  }

  @Test("a telephone: called so, or written as one")
  func telephone() {
    #expect(signs("Tel. 5555 1234", signals: [.phone]).contains(.telephone))
    #expect(signs("(55) 5555 1234").contains(.telephone))
    #expect(signs("+52 55 5555 1234").contains(.telephone))
    #expect(!signs("31 12 2025 al 31 01 2026").contains(.telephone))
    #expect(!signs("Presupuesto 2026: 1,234,567,890.00").contains(.telephone))
  }

  @Test("an amount has groups or a sign")
  func amount() {
    #expect(signs("1,234,567.89").contains(.amount))
    #expect(signs("$ 500").contains(.amount))
    #expect(signs("R$ 1.234,50").contains(.amount))
    #expect(!signs("Artículo 121").contains(.amount))
  }

  @Test("a person's name is no post")
  func person() {
    #expect(signs("Ana López").contains(.person))
    #expect(signs("Lic. Juan Pérez Soto").contains(.person))
    #expect(signs("Ana López Ruiz: Directora de Obras").contains(.person))
    #expect(signs("Directora: Ana López").contains(.person))
    #expect(signs("MARÍA DE LA LUZ ORTEGA").contains(.person))
    #expect(!signs("Director General").contains(.person))
    #expect(!signs("Secretaría de Obras").contains(.person))
    #expect(!signs("horario de atención").contains(.person))
  }
}
