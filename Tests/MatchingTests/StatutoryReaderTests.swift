import Testing
import Web

@testable import Matching
@testable import Rules

/// The law's numbering as portals write it. The rules here rest on articles 121 (fractions I, VI, VIII, XII, XXX, LIV
/// and XXX Bis), 121 Bis (II), 122 (II, letters a and b), 124 (VI) and 65 (XXV).
@Suite("The law's numbering")
struct StatutoryReaderTests {
  private static let names = [
    "121-I", "121-VI", "121-VIII", "121-XII", "121-XXX", "121-LIV", "121-XXX Bis", "121 Bis-II", "124-VI",
    "65-XXV",
    "122-II-a", "122-II-b",
  ]

  private static let addresses: StatutoryAddresses = {
    var addresses = StatutoryAddresses()
    for (topic, name) in names.enumerated() {
      let parts = name.split(separator: "-").map(String.init)
      let units = zip(["art.", "fr.", "inciso"], parts).map { Obligation.Basis.Unit(name: $0, number: $1) }
      addresses.insert(units, topic: UInt16(topic))
    }
    return addresses
  }()

  private func found(_ text: String, under outer: String = "") -> [String] {
    let bytes = Array(text.utf8)
    let reader = StatutoryReader(
      addresses: Self.addresses, tokens: WordScanner.tokens(of: text)[...], text: bytes)
    let outer = outer.isEmpty ? 0 : StatutoryAddresses.key(ofArticle: outer)
    return reader.find(under: outer).compactMap { found in
      Self.addresses.topic(found.address, inciso: found.inciso).map { Self.names[Int($0)] }
    }
  }

  @Test(
    "the spellings of texts",
    arguments: [
      ("Artículo 121, Fracción XXX", "121-XXX"), ("Artículo 121, Fracción XXX, Formato A", "121-XXX"),
      ("ARTÍCULO 121 FRACCIÓN XXX", "121-XXX"), ("Art. 121 Fracc. XXX", "121-XXX"),
      ("Art. 121 fr. XXX", "121-XXX"), ("Art 121 Frac 30", "121-XXX"), ("art.121 fracc.30", "121-XXX"),
      ("Artículo 121 fracción 30", "121-XXX"), ("Artículo 121, fracción 30 B", "121-XXX"),
      ("Artículo 121 Fracción 30B", "121-XXX"), ("Artículo 121 Fr. XXXb", "121-XXX"),
      ("A121Fr30B", "121-XXX"), ("a121fr30", "121-XXX"), ("A121F30", "121-XXX"), ("A121F30a", "121-XXX"),
      ("Art121FrXXX", "121-XXX"), ("ART121FRACCXXX", "121-XXX"), ("Articulo121Fraccion30", "121-XXX"),
      ("A121Frac30B", "121-XXX"), ("a124fr06", "124-VI"), ("A124Fr06A", "124-VI"), ("a121fr008", "121-VIII"),
      ("Artículo 124 Fracción VI", "124-VI"), ("Artículo 124. Fracción VI. Formato 6A", "124-VI"),
      ("121-XXX", "121-XXX"), ("121/XXX", "121-XXX"), ("Art. 121-XXX", "121-XXX"),
      ("Art. 121/VIII", "121-VIII"),
      ("121 fracción XXX", "121-XXX"), ("121 fr. 30", "121-XXX"), ("Art121 Fr30", "121-XXX"),
      ("A121 F30", "121-XXX"), ("fracción XXX del artículo 121", "121-XXX"),
      ("Fr. XXX, art. 121", "121-XXX"), ("la fracción VIII del Artículo 121 de la Ley", "121-VIII"),
      ("Artículo 121 fracción LIV", "121-LIV"), ("Artículo 121, fracción I", "121-I"),
      ("artículo 121 fracción xii", "121-XII"), ("Artículo 121 Bis, fracción II", "121 Bis-II"),
      ("Art. 121 BIS Fr. 2", "121 Bis-II"), ("A121BisFr02", "121 Bis-II"),
      ("Artículo 121 fracción XXX Bis", "121-XXX Bis"), ("Art. 121 fr. 30 bis", "121-XXX Bis"),
      ("Artículo 122 fracción II inciso a)", "122-II-a"), ("Art. 122 Fr. II, inciso B", "122-II-b"),
      ("Artículo 122, Fracción 2, inc. b)", "122-II-b"), ("Artigo 65, fração XXV", "65-XXV"),
      ("LTAIPRC Art. 121 Fr. I", "121-I"),
      ("LTAIPRCCDMX, artículo 121, fracción VI, 3er trimestre 2025", "121-VI"),
    ])
  func texts(text: String, expected: String) { #expect(found(text) == [expected]) }

  @Test(
    "the spellings of addresses and files' names",
    arguments: [
      ("/transparencia/a121fr30b.html", "121-XXX"), ("/t/A121F30_2025T3.xlsx", "121-XXX"),
      ("/t/LTAIPRC_Art_121_Fr_I.xlsx", "121-I"), ("/art-124-fraccion-vi", "124-VI"),
      ("/articulo-121/fraccion-xxx/", "121-XXX"), ("/art_121/fr_30/archivo.pdf", ""),
      ("/Art121-FrXXX.pdf", "121-XXX"), ("/ART_121_FRACC_XXX_FORMATO_A.xls", "121-XXX"),
      ("/a-121-fr-30.pdf", "121-XXX"), ("/docs/articulo121fraccion30.pdf", "121-XXX"),
      ("/a124fr06_3T2025.xlsx", "124-VI"), ("/A121Fr05a1t25.xlsx", ""), ("/A121Fr30a1t25.xlsx", "121-XXX"),
      ("/121/art121_fr08A.xlsx", "121-VIII"), ("/art%C3%ADculo-121-fracci%C3%B3n-viii.html", "121-VIII"),
      ("/A121-F30.pdf", "121-XXX"), ("/art-121-bis-fr-ii", "121 Bis-II"), ("/a121frXII.html", "121-XII"),
    ])
  func addresses(path: String, expected: String) throws {
    let url = try #require(WebURL("http://portal.test" + path))
    #expect(found(String(decoding: AddressWords.words(of: url), as: UTF8.self)).first ?? "" == expected)
  }

  @Test(
    "a fraction under an article's heading is that article's, unless it names another",
    arguments: [
      ("Fracción XXX", "121-XXX"), ("Fr. 30 Formato A", "121-XXX"), ("fracción viii", "121-VIII"),
      ("FrXXX", "121-XXX"),
      ("Fracción II", ""), ("Fracción XXX del artículo 70", ""), ("Artículo 70, fracción XXX", ""),
      ("fracción VI del artículo 124", "124-VI"), ("Artículo 124: fracción VI", "124-VI"), ("XXX", ""),
      ("30", ""),
    ])
  func under(text: String, expected: String) { #expect(found(text, under: "121").first ?? "" == expected) }

  @Test(
    "what only looks like it is none",
    arguments: [
      "Fracción XXX", "fr. 30", "Artículo 121", "Art. 121 Bis", "XXX", "121", "121 XXX", "121 30", "121-30",
      "Artículo 70 fracción XXX", "Artículo 1210 fracción XXX", "Artículo 12 fracción XXX",
      "Artículo 121 fracción XXXI", "Artículo 121 fracción 99", "Artículo 121 fracción IIX",
      "Artículo 121 Bis fracción XXX", "Artículo 121 fracción VI Bis", "Artículo 122 fracción II",
      "Artículo 122 fracción II inciso c)", "Artículo 122 Fracción II Formato A", "a121", "a121f", "f30",
      "a121free",
      "Avenida 121, Fraccionamiento 30", "Art. 121 frente 30", "sala 121 fr", "a121fr", "fracciones de 121",
      "121 fraccionamientos", "Tel. 121-3030", "artículos 121 y 122", "frac 30 de la calle 121", "A1F1",
      "Artículo 121, párrafo XXX",
    ])
  func none(text: String) { #expect(found(text) == []) }

  @Test("several addresses of one text are read each by itself")
  func several() {
    #expect(
      found("Artículo 121, fracción I, fracción VI y artículo 124, fracción VI") == [
        "121-I", "121-VI", "124-VI",
      ])
    #expect(found("Art. 121 fr. XII. Otra cosa: la fracción VI del art. 124") == ["121-XII", "124-VI"])
  }

  @Test("a numeral is one only in the way in which it is written")
  func numerals() {
    for (text, number) in [
      ("IV", 4), ("ix", 9), ("XL", 40), ("XLIX", 49), ("LIV", 54), ("LXXXIX", 89), ("07", 7),
    ] {
      #expect(StatutoryAddresses.number(text) == number)
    }
    for wrong in ["IIX", "IIII", "VX", "LL", "XXXX", "IC", "", "MIX"] {
      #expect(StatutoryAddresses.number(wrong) == nil, "\(wrong)")
    }
  }
}
