import Foundation
import TestPortal
import Testing

@testable import vitrina

@Suite("explain, as a user runs it")
struct ExplainCommandTests {
  @Test("it tells the whole way in both languages, without a network, and ends with 0 whatever the verdict")
  func tells() throws {
    let program = try BuiltProgram()
    let portal = try Village.serve()
    try program.writePack(address: portal.url)
    _ = try program.audit("--evidence", program.folder + "/evidence")
    portal.stop()
    let rules = ["--rules", program.folder + "/pack", "--evidence", program.folder + "/evidence"]
    for (id, es, en) in [
      ("budget", "Se cumple", "Met"), ("contracts", "", ""),
      ("grants", "No lo encontramos", "We did not find it"),
    ] {
      for (language, label, sections) in [
        (
          "es", es,
          [
            "Lo que pide la regla", "Los lugares que consideramos", "Hasta dónde buscamos", "El resultado",
            "La evidencia",
          ]
        ),
        (
          "en", en,
          [
            "What the rule asks", "The places considered", "How far we searched", "The result",
            "The evidence",
          ]
        ),
      ] {
        let told = try program.start(
          ["explain", id, "--portal", "ayuntamiento", "--lang", language] + rules
        ).end()
        #expect(told.code == 0, "\(told.error)")
        #expect(told.error == "")
        for text in sections + [label, "Ayuntamiento"] where !text.isEmpty {
          #expect(told.output.contains(text), "\(id): \(text)\n\(told.output)")
        }
      }
    }
    let budget = try program.start(["explain", "budget", "--portal", "ayuntamiento"] + rules).end()
    for text in ["s7.html", "Este lugar decide.", ".warc.gz", "SHA-256", "✓"] {
      #expect(budget.output.contains(text), "\(text)")
    }
    // Rules that changed since are noticed.
    var pack = try String(contentsOfFile: program.folder + "/pack/pack.yaml", encoding: .utf8)
    pack.replace("version: 2026.11", with: "version: 2026.12")
    try pack.write(toFile: program.folder + "/pack/pack.yaml", atomically: true, encoding: .utf8)
    let changed = try program.start(
      ["explain", "budget", "--portal", "ayuntamiento", "--lang", "en"] + rules
    ).end()
    #expect(changed.code == 0)
    let line = changed.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(line.contains("then 2026.11") && line.contains("now 2026.12"), "\(line)")
  }

  @Test("what is wrong on the line is told, with what was perhaps meant, and ends with 3")
  func mistakes() throws {
    let program = try BuiltProgram()
    let portal = try Village.serve()
    try program.writePack(address: portal.url)
    let rules = [
      "--rules", program.folder + "/pack", "--evidence", program.folder + "/evidence", "--lang", "es",
    ]
    let before = try program.start(["explain", "budget", "--portal", "ayuntamiento"] + rules).end()
    #expect(before.code == 3 && before.error.contains("no hay evidencia"))
    _ = try program.audit("--evidence", program.folder + "/evidence")
    portal.stop()
    for (line, texts) in [
      (["budgte", "--portal", "ayuntamiento"], ["budgte", "¿Quiso decir «budget»?"]),
      (["budget", "--portal", "ayuntamento"], ["ayuntamento", "¿Quiso decir «ayuntamiento»?"]),
      (["budget"], ["--portal"]),
      (["budget", "--portal", "ayuntamiento", "--audit", "7"], ["audit-7"]),
      ([], ["OBLIGACIÓN"]),
    ] {
      let told = try program.start(["explain"] + line + rules).end()
      #expect(told.code == 3, "\(line): \(told.error)")
      for text in texts { #expect(told.error.contains(text), "\(line): \(told.error)") }
      #expect(told.output == "")
    }
  }

  @Test("the scorecards of an audit hold the way of each obligation, those of a replay the same")
  func pages() throws {
    let program = try BuiltProgram()
    let portal = try Village.serve()
    try program.writePack(address: portal.url)
    _ = try program.audit(
      "--evidence", program.folder + "/evidence", "--reports", program.folder + "/reports", "--lang", "es")
    portal.stop()
    let page = try String(contentsOfFile: program.folder + "/reports/ayuntamiento.html", encoding: .utf8)
    #expect(page.components(separatedBy: "<details class=\"way\">").count == 5)
    #expect(page.contains("Este lugar decide."))
    let again = try program.run(
      "replay", "--audit", "1", "--rules", program.folder + "/pack", "--evidence",
      program.folder + "/evidence",
      "--reports", program.folder + "/again", "--lang", "es")
    #expect([0, 4].contains(again.code), "\(again.error)")
    let replayed = try String(contentsOfFile: program.folder + "/again/ayuntamiento.html", encoding: .utf8)
    let ways = { (html: String) in
      html.components(separatedBy: "<details class=\"way\">").dropFirst().map {
        $0.components(separatedBy: "</details>")[0]
      }
    }
    #expect(ways(page) == ways(replayed))
  }
}
