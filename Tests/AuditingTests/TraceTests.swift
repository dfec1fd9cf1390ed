import Crawling
import Foundation
import Matching
import Rules
import Testing
import Web

@testable import Auditing

@Suite("The way from a rule to its verdict")
struct TraceTests {
  let contracts = Obligation.named(
    "contracts", "Contratos de obra", synonyms: ["obra contratada"], negative: ["contratos de obra ajenos"])

  private func judge(_ obligations: [Obligation], lists: [MemberList] = []) -> (Judge, Lexicon) {
    let pack = Pack.testing(obligations, lists: lists, minCoverage: 0.95)
    let lexicon = Lexicon(pack: pack, obligations: obligations)
    return (
      Judge(pack: pack, institution: nil, obligations: obligations, lexicon: lexicon, asOf: Pack.testDay),
      lexicon
    )
  }

  private func traced(
    _ portal: PaperPortal, _ obligations: [Obligation], limit: Int = .max, maxPages: Int = 1000
  ) -> (verdicts: [Verdict], traces: [Trace]) {
    let (judge, lexicon) = judge(obligations)
    let knowledge = portal.knowledge(judge, lexicon, maxPages: maxPages)
    let traced = judge.traced(knowledge, limit: limit)
    #expect(traced.verdicts == judge.judge(knowledge))
    #expect(traced.traces.map(\.verdict) == traced.verdicts)
    return traced
  }

  private static let table =
    "<table><tr><th>Obra<th>Monto</tr><tr><td>Puente<td>5</tr><tr><td>Plaza<td>7</tr><tr><td>Calle<td>9</tr></table>"

  @Test("the place that decides comes first, and each other one says why it does not")
  func losers() throws {
    let portal = PaperPortal([
      "/": "<title>Portal</title><p><a href='/a'>uno</a> <a href='/b'>dos</a> <a href='/c'>tres</a></p>",
      "/a": "<title>Uno</title><h1>Contratos de obra</h1>\(Self.table)",
      "/b": "<title>Dos</title><p>\(words(30))</p><h2>Contratos de obra</h2><h2>Otra cosa</h2>",
      "/c": "<title>Tres</title><h1>Contratos de obra ajenos</h1>\(Self.table)",
    ])
    let trace = try #require(traced(portal, [contracts]).traces.first)
    #expect(trace.verdict.outcome == .met)
    let winner = try #require(trace.places.first)
    #expect(winner.fate == .decides && winner.standing == .shown && winner.url.text.hasSuffix("/a"))
    #expect(winner.step == 4 && winner.substance.kind == .table)
    #expect(winner.criteria.contains { $0.name == "max-clicks" && $0.details.clicks == 1 })
    #expect(trace.places.count { $0.fate == .decides } == 1)
    let empty = try #require(trace.places.first { $0.url.text.hasSuffix("/b") })
    #expect(empty.fate == .lost(.notShown) && empty.standing == .empty(.namedOnly))
    let foreign = try #require(trace.places.first { $0.url.text.hasSuffix("/c") })
    #expect(foreign.fate == .lost(.negativeWord))
  }

  @Test("of two places that show it, the one that falls short of less decides, and the other says so")
  func shortfall() throws {
    let rule = Obligation.named("contracts", "Contratos de obra") { $0.minRows = 3 }
    let short = "<table><tr><th>Obra<th>Monto</tr><tr><td>Puente<td>5</tr><tr><td>Plaza<td>7</tr></table>"
    let portal = PaperPortal([
      "/": "<title>Portal</title><p><a href='/a'>uno</a> <a href='/b'>dos</a></p>",
      "/a": "<title>Uno</title><h1>Contratos de obra</h1>\(short)",
      "/b": "<title>Dos</title><h1>Contratos de obra</h1>\(Self.table)",
    ])
    let trace = try #require(traced(portal, [rule]).traces.first)
    #expect(trace.places[0].url.text.hasSuffix("/b") && trace.places[0].fate == .decides)
    let other = try #require(trace.places.first { $0.url.text.hasSuffix("/a") })
    #expect(other.fate == .lost(.failsMore))
    #expect(other.criteria.contains { $0.finding == .fails(.tooFewRows) && $0.details.rows == 2 })
  }

  @Test("what is not met rests on a place too, in the order of the reasons")
  func notMet() throws {
    let portal = PaperPortal([
      "/": "<title>Portal</title><p><a href='/a'>uno</a> <a href='/b'>dos</a></p>",
      "/a": "<title>Uno</title><p>\(words(30))</p><h2>Contratos de obra</h2><h2>Otra cosa</h2>",
      "/b": "<title>Dos</title><h1>Contratos de obra</h1><p>Próximamente.</p>",
    ])
    let trace = try #require(traced(portal, [contracts]).traces.first)
    #expect(trace.verdict.outcome == .notMet)
    #expect(trace.places[0].standing == .empty(.announced) && trace.places[0].fate == .decides)
    #expect(trace.places.dropFirst().allSatisfy { $0.fate == .lost(.saysLess) })
  }

  @Test("a limit leaves out the least places and says how many")
  func limit() throws {
    var portal = PaperPortal([:])
    portal["/"] =
      "<title>Portal</title>" + (1...20).map { "<p><a href='/p\($0)'>página \($0)</a></p>" }.joined()
    for number in 1...20 {
      portal["/p\(number)"] =
        "<title>Hoja \(number)</title><h1>Relato \(number)</h1><p>En \(words(40, from: number)) se habla de contratos de obra.</p>"
    }
    portal["/p9"] = "<title>Nueve</title><h1>Contratos de obra</h1>\(Self.table)"
    let full = try #require(traced(portal, [contracts]).traces.first)
    let cut = try #require(traced(portal, [contracts], limit: 5).traces.first)
    #expect(full.places.count > 10 && full.morePlaces == 0)
    #expect(cut.places == Array(full.places.prefix(5)))
    #expect(cut.places.count + cut.morePlaces == full.places.count)
    #expect(cut.places[0].url.text.hasSuffix("/p9"))
  }

  @Test("parts have ways of their own; what a person judges has none")
  func parts() throws {
    let whole = Obligation.named("papers", "Papeles") { whole in
      whole.parts = [
        .named("papers/contracts", "Contratos de obra"), .named("papers/acts", "Actas del consejo"),
      ]
    }
    let asked = Obligation.named("clear", "Lenguaje claro") { $0.judgedBy = .person }
    let portal = PaperPortal(["/": "<title>Portal</title><h1>Contratos de obra</h1>\(Self.table)"])
    let traces = traced(portal, [whole, asked]).traces
    #expect(traces[0].places.isEmpty)
    #expect(traces[0].parts.map(\.verdict.outcome) == [.met, .notMet])
    #expect(traces[0].parts[0].places.first?.fate == .decides)
    #expect(traces[0].parts[1].places.isEmpty)
    #expect(traces[1].places.isEmpty && traces[1].parts.isEmpty)
  }

  @Test("addresses with a promise that were not read are named")
  func unread() throws {
    var portal = PaperPortal([
      "/":
        "<title>Portal</title><p><a href='/contratos-de-obra'>Contratos de obra</a></p><p>\(words(40))</p>"
    ])
    portal.fail("/contratos-de-obra", .timeout)
    let trace = try #require(traced(portal, [contracts]).traces.first)
    #expect(trace.verdict.outcome == .undetermined)
    #expect(trace.unread.map(\.cause) == [.timeout])
    #expect(trace.unread[0].url.text.hasSuffix("/contratos-de-obra"))
  }

  @Test("words in what all pages share are set aside and counted")
  func setAside() throws {
    let menu = "<nav><ul><li><a href='#'>Contratos de obra</a></li><li><a href='/'>Inicio</a></li></ul></nav>"
    var portal = PaperPortal([:])
    portal["/"] =
      "<title>Portal</title>\(menu)" + (1...9).map { "<p><a href='/p\($0)'>hoja \($0)</a></p>" }.joined()
    for number in 1...9 {
      portal["/p\(number)"] =
        "<title>Hoja \(number)</title>\(menu)<h1>Relato \(number)</h1><p>\(words(40, from: number * 3))</p>"
    }
    let trace = try #require(traced(portal, [contracts]).traces.first)
    #expect(trace.places.allSatisfy { $0.fate != .decides } || trace.places.isEmpty)
    #expect(trace.verdict.outcome == .notMet)
  }
}

@Suite("The order of reasons is the one that is told")
struct ReasonOrderTests {
  @Test("Rules/README.md tells, in both languages, the order in which reasons and criteria are named")
  func told() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules/README.md")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("\n", with: " ")
    let reasons = Absence.order.map { "`\($0.rawValue)`" }.joined(separator: " ")
    #expect(text.components(separatedBy: reasons).count == 3, "\(reasons)")
    let criteria = (["for-each", "frequency"] + Criteria.quality.map { $0.name }).map { "`\($0)`" }.joined(
      separator: " ")
    #expect(text.components(separatedBy: criteria).count == 3, "\(criteria)")
  }
}

@Suite("One file for several obligations")
struct SharedFileTests {
  let contracts = Obligation.named("contracts", "Contratos de obra")
  let suppliers = Obligation.named("suppliers", "Padrón de proveedores")
  let acts = Obligation.named("acts", "Actas del consejo")

  private func portal(_ second: String) -> PaperPortal {
    var portal = PaperPortal([
      "/":
        "<title>Portal</title><p><a href='/a.pdf'>Contratos de obra</a></p><p><a href='\(second)'>Padrón de proveedores</a></p>"
        + "<p><a href='/c.pdf'>Actas del consejo</a></p>"
    ])
    portal.add(pdf: "/a.pdf", "one")
    portal.add(pdf: "/b.pdf", "one")
    portal.add(pdf: "/c.pdf", "other")
    return portal
  }

  @Test("it is noted on both, by digest, and changes nothing else", arguments: ["/a.pdf", "/b.pdf"])
  func noted(second: String) {
    let all = [contracts, suppliers, acts]
    let verdicts = portal(second).verdicts(all)
    #expect(verdicts.map(\.outcome) == [.met, .met, .met])
    #expect(verdicts.map(\.details.sharedWith) == [["suppliers"], ["contracts"], nil])
    // The same facts, judged one by one.
    let pack = Pack.testing(all, lists: [], minCoverage: 0.95)
    let lexicon = Lexicon(pack: pack, obligations: all)
    let judge = Judge(
      pack: pack, institution: nil, obligations: all, lexicon: lexicon, asOf: Pack.testDay)
    let session = JudgeSession(judge, portal(second).knowledge(judge, lexicon))
    for (verdict, obligation) in zip(verdicts, all) {
      var alone = session.verdict(for: obligation)
      alone.details.sharedWith = verdict.details.sharedWith
      #expect(alone == verdict)
      #expect(!verdict.reasons.contains(.sameFile))
    }
  }

  @Test("a page that publishes several things is no shared file")
  func page() {
    let table = "<table><tr><th>A<th>B</tr><tr><td>x<td>5</tr><tr><td>y<td>7</tr><tr><td>z<td>9</tr></table>"
    let portal = PaperPortal([
      "/": "<title>Portal</title><a href='/a'>todo</a>",
      "/a":
        "<title>Todo</title><h2>Contratos de obra</h2>\(table)<h2>Padrón de proveedores</h2>\(table.replacing("5", with: "6"))",
    ])
    let verdicts = portal.verdicts([contracts, suppliers])
    #expect(verdicts.map(\.outcome) == [.met, .met])
    #expect(verdicts.allSatisfy { $0.details.sharedWith == nil })
  }

  @Test("parts of one thing may stand in one file; parts of two things are noted")
  func parts() {
    func whole(_ id: String, _ titles: [String]) -> Obligation {
      .named(id, "Cosa \(id)") { whole in
        whole.parts = titles.enumerated().map { .named("\(id)/\($0.offset)", $0.element) }
      }
    }
    let rules = [whole("x", ["Contratos de obra", "Padrón de proveedores"]), acts]
    #expect(portal("/a.pdf").verdicts(rules).allSatisfy { $0.details.sharedWith == nil })
    var other = portal("/a.pdf")
    other.files["/c.pdf"] = other.files["/a.pdf"]
    let verdicts = other.verdicts(rules)
    #expect(verdicts[0].details.sharedWith == nil)
    #expect(verdicts[0].parts.map(\.details.sharedWith) == [["acts"], ["acts"]])
    #expect(verdicts[1].details.sharedWith == ["x/0", "x/1"])
  }
}
