import Foundation
import Pages
import Rules
import Testing
import Web

@testable import Matching

/// The words of Rules/general as pages are read with them.
@Suite("Words by country")
struct VocabularyTests {
  private static let pack: Pack? = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return PackReader.read(folder: folder.appending(path: "Rules/general").path).pack
  }()
  private static let lexicon = pack.map { Lexicon(pack: $0, obligations: $0.obligations) }

  /// The topics that a heading of these words claims, by the ids of vocabulary.yaml.
  static func topics(heading: String, place: Claim.Place = .heading) throws -> Set<String> {
    let html = """
      <!doctype html><title>Portal</title><body><main><h2>\(heading)</h2><p>Texto que no dice nada de nada.</p></main>
      <footer><p>Calle Hidalgo 1, Colonia Centro, Distrito Judicial de Morelos</p></footer></body>
      """
    return try topics(html: html) { $0.place == place }
  }

  static func topics(html: String, _ wanted: (Claim) -> Bool = { _ in true }) throws -> Set<String> {
    let lexicon = try #require(lexicon)
    let pack = try #require(pack)
    let url = try #require(WebURL("http://portal.test/"))
    let answer = Answer(
      status: 200, head: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".utf8),
      wireBody: Array(html.utf8), body: Array(html.utf8))
    let exchange = Exchange(
      request: Request(number: 1, url: url),
      fetched: Instant(milliseconds: 1_790_000_000_000), outcome: .answer(answer))
    let claims = FactsReader(lexicon).read(exchange).claims.filter { !$0.vetoed && wanted($0) }
    let obligations = pack.obligations.flatMap { [$0] + $0.parts }
    return Set(
      claims.compactMap { claim in
        obligations.first { $0.id == lexicon.topics[Int(claim.topic)].obligation }?.topic.id
      })
  }

  @Test("every term has a word that can be found, and every topic its obligation")
  func found() throws {
    let pack = try #require(Self.pack)
    #expect(pack.vocabulary.count == 14)
    for topic in pack.vocabulary {
      for term in topic.statutoryNames + topic.synonyms + topic.shortNames + topic.negativeWords {
        let words = WordScanner.tokens(of: term.text).filter { !StopWords.contains($0.form) }
        #expect((1...12).contains(words.count), "\(topic.id): \(term.text)")
      }
      #expect(
        pack.obligations.flatMap { [$0] + $0.parts }.contains { $0.topic.id == topic.id }, "\(topic.id)")
    }
  }

  /// What a matcher sees of a phrase: one word in its own number, several without number, gender and accents.
  private func folded(_ text: String) -> [UInt64] {
    let words = WordScanner.tokens(of: text).filter { !StopWords.contains($0.form) }
    return words.count == 1 ? [0, words[0].form] : words.map(\.stem)
  }

  /// They mean both, or gender alone tells them apart, which folding takes away.
  private static let both = [
    "personal de planta", "personal a contrata", "personas naturales contratadas a honorarios",
    "secretarias municipais", "secretarías de despacho",
  ]

  @Test("no term stands in two topics once it is folded, but for those listed")
  func apart() throws {
    let pack = try #require(Self.pack)
    let listed = Set(Self.both.map(folded))
    var seen: [[UInt64]: String] = [:]
    for topic in pack.vocabulary {
      for term in topic.statutoryNames + topic.synonyms + topic.shortNames {
        let key = folded(term.text)
        if let other = seen[key], other != topic.id, !listed.contains(key) {
          Issue.record("\(term.text): \(other) and \(topic.id)")
        }
        seen[key] = topic.id
      }
    }
  }

  @Test("each term that stands alone names its own topic: no negative word, no longer name lies inside it")
  func standing() throws {
    let pack = try #require(Self.pack)
    let lexicon = try #require(Self.lexicon)
    var matcher = Matcher()
    for obligation in pack.obligations.flatMap({ $0.parts.isEmpty ? [$0] : $0.parts }) {
      let topic = obligation.topic
      let index = try #require(lexicon.topic(of: obligation.id))
      for term in topic.statutoryNames + topic.synonyms + topic.shortNames {
        let tokens = WordScanner.tokens(of: term.text)
        matcher.find(in: tokens, 0..<tokens.count, lexicon.trie)
        let hits = matcher.topics(in: tokens, whole: true).filter { Int($0.topic) == index && !$0.vetoed }
        #expect(!hits.isEmpty, "\(topic.id): \(term.text)")
      }
    }
  }

  @Test("no negative word voids a name of its own topic once it is folded")
  func negatives() throws {
    for topic in try #require(Self.pack).vocabulary {
      let names = Set((topic.statutoryNames + topic.synonyms + topic.shortNames).map { folded($0.text) })
      for term in topic.negativeWords {
        #expect(!names.contains(folded(term.text)), "\(topic.id): \(term.text)")
      }
    }
  }

  @Test(
    "false friends name nothing",
    arguments: [
      ("Gobierno de Aguascalientes", "water"), ("Ambiente de trabajo", "environment"),
      ("Ambiente di lavoro", "environment"), ("Medio ambiente laboral", "environment"),
      ("Delegación de facultades", "districts"), ("Distrito Judicial de Cuernavaca", "districts"),
      ("Colonia Centro, C.P. 62000", "districts"), ("Tierra de manantiales y de gente buena", "water"),
      ("Fotografie di Mario Acquaviva", "water"), ("Política de Seguridad Democrática", "social-policy"),
      ("Redes sociales", "social-policy"), ("Prestadores de servicio social", "social-policy"),
      ("Cuenta pública participativa", "budget"), ("Presupuesto participativo", "budget"),
      ("Orçamento participativo", "budget"), ("Bilancio sociale", "budget"),
      ("Consulta tu recibo de sueldo", "salaries"),
      ("Emitir contracheque", "salaries"), ("Colonias de verano", "districts"),
      ("Frazione umida", "districts"),
      ("Bandi di concorso", "contracts"), ("Concurso público de méritos", "contracts"),
      ("Convocatoria CAS 2025", "contracts"), ("Saneamiento físico legal", "water"),
      ("Galería de alcaldes", "governing-bodies"), ("Ex-prefeitos", "governing-bodies"),
      ("Actas de cabildo", "governing-bodies"), ("Sesiones del concejo municipal", "governing-bodies"),
      ("Directorio comercial", "directory"), ("Business directory", "directory"),
      ("Aviso legal y política de privacidad", "laws"), ("Normativa de privacidad", "laws"),
      ("Medical records request", "information-requests"), ("Door to door solicitation", "contracts"),
      ("Nuestras obras y sus avances", "social-policy"), ("Como suas contribuições ajudam", "social-policy"),
      ("Ley de Aguas Nacionales", "water"), ("Planta de tratamiento", "directory"),
    ])
  func falseFriends(heading: String, topic: String) throws {
    #expect(try !Self.topics(heading: heading).contains(topic))
  }

  @Test("an address in a footer names no district")
  func footer() throws {
    #expect(
      try !Self.topics(html: "<footer><p>Colonia Centro, Distrito Judicial de Morelos</p></footer>").contains(
        "districts"))
  }

  @Test("negative words leave their plural friends alone")
  func friends() throws {
    #expect(try Self.topics(heading: "Servicios sociales") == ["social-policy"])
    #expect(try Self.topics(heading: "Cuenta pública 2024") == ["budget"])
    #expect(try Self.topics(heading: "Delegaciones municipales") == ["districts"])
    #expect(try Self.topics(heading: "Integrantes del Cabildo 2024-2027") == ["governing-bodies"])
  }

  @Test("the laws' headings of each country are recognised", arguments: statutoryHeadings.keys.sorted())
  func recognised(country: String) throws {
    let own = try #require(statutoryHeadings[country])
    #expect(own.count >= 10)
    for (heading, topic) in own {
      let found = try Self.topics(heading: heading)
      #expect(found.contains(topic), "\(heading): \(found.sorted())")
    }
  }
}
