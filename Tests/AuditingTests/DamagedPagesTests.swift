import Foundation
import Matching
import Testing
import Web

@testable import Auditing
@testable import Rules

/// Bytes from outside may be anything: reading and judging them must end, and never crash.
@Suite("Damaged pages")
struct DamagedPagesTests {
  /// A small generator of its own, so that a failure can be repeated.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let page = """
    <!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Contratos de obra — Portal</title></head><body>
    <nav><ul><li><a href="/">Inicio</a></li><li><a href="#">Contratos de obra</a></li></ul></nav><main><h1>Contratos
    de obra</h1><p>Artículo 121, fracción XXX. Próximamente: DD/MM/AAAA &ntilde;andú &#150; <b>Tel.</b> (55) 5555 1234
    correo@agua.gob.mx $ 1,234.50 Fecha de actualización: 31/03/2026</p><table><caption>Contratos</caption><tr><th>Nombre
    </th><th colspan=2>Monto</th></tr><tr><td rowspan=2>Zona Norte<h4>x</h4></td><td>12</td></tr><tr><td><a
    href="c.pdf">Contrato</a></td></tr></table><dl><dt>Titular<dd>Ana López</dl><iframe src="/f"></iframe><map><area
    href="/c2.xlsx" alt="Contratos de obra"></map><button>Ver</button><select><option>1</select></main><footer>Calle 5
    No. 12, colonia Centro</footer><script>fetch('/x')</script></body></html><p>cola</p>
    """

  private func read(_ bytes: [UInt8], with reader: FactsReader) -> PageFacts? {
    guard let url = WebURL("http://portal.test/a121fr30.html") else { return nil }
    let answer = Answer(
      status: 200, head: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8), wireBody: bytes,
      body: bytes)
    let exchange = Exchange(
      request: Request(number: 1, url: url), fetched: Pack.testDay, outcome: .answer(answer))
    return reader.read(exchange)
  }

  private func rules() -> [Obligation] {
    [
      .named(
        "contracts", "Contratos de obra", synonyms: ["obra contratada"], negative: ["contratos de trabajo"]
      ) {
        $0.contains = [.name("nombre"), .name("monto"), .typed(.telephone)]
        $0.basis = [
          .law("L", units: [.init(name: "art.", number: "121"), .init(name: "fr.", number: "XXX")])
        ]
        $0.wording = [
          "La información sobre los contratos de obra que la autoridad celebre con particulares en el año"
        ]
        $0.forEach = "zones"
        $0.maxAge = .init(count: 1, unit: .year)
      },
      .named("directory", "Directorio") { $0.contains = [.typed(.person)] },
    ]
  }

  @Test("cut, doubled, flipped and spliced anywhere, a page is read and judged", arguments: [1, 2, 3, 4])
  func mutated(seed: UInt64) {
    let list = MemberList(
      id: "zones", title: LocalText([("es", "zonas")]),
      members: [.init(name: "Zona Norte", synonyms: ["Norte"])])
    let pack = Pack.testing(rules(), lists: [list], minCoverage: 0.95)
    let lexicon = Lexicon(pack: pack, obligations: rules())
    let reader = FactsReader(lexicon)
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let source = ProcessInfo.processInfo.environment["DAMAGE"].flatMap {
      FileManager.default.contents(atPath: $0)
    }
    let page = source.map { Array($0) } ?? Array(Self.page.utf8)
    for round in 0..<300 {
      let bytes = damaged(page, &dice)
      guard let facts = read(bytes, with: reader) else { continue }
      for claim in facts.claims {
        #expect(
          claim.block < Int32(facts.blocks.count) && claim.first <= claim.end, "seed \(seed), round \(round)")
        #expect(claim.link < Int32(facts.links.count), "seed \(seed), round \(round)")
      }
      for table in facts.tables { #expect(Int(table.end) <= facts.blocks.count) }
      // A reader that has read damage reads as a new one does.
      if round % 50 == 0 { #expect(read(bytes, with: FactsReader(lexicon)) == facts) }
      guard round % 10 == 0 else { continue }
      var portal = PaperPortal(["/": "<a href='/c'>Contratos de obra</a>"])
      portal.files["/c"] = .init(body: bytes)
      #expect(portal.verdicts(rules(), lists: [list]).count == 2)
    }
  }

  private func damaged(_ page: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = page
    for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &dice)
      let length = min(bytes.count - at, Int.random(in: 1...60, using: &dice))
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: bytes.removeSubrange(at..<at + length)
      case 1:
        bytes.insert(contentsOf: bytes[at..<at + length], at: Int.random(in: 0...bytes.count, using: &dice))
      case 2: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      case 3: bytes.removeSubrange(at...)
      default: bytes.insert(contentsOf: Array("<table><tr><td>".utf8), at: at)
      }
    }
    return bytes
  }
}
