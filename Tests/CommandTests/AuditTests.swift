import Foundation
import History
import Synchronization
import TestPortal
import Testing

/// What a JSON scorecard says, as far as these tests ask.
private struct Card: Decodable, Equatable {
  struct Audit: Decodable, Equatable { var id: Int }
  struct Portal: Decodable, Equatable {
    var id: String
    var url: String
    var institution: String?
    var verdicts: [Verdict]
  }
  struct Verdict: Decodable, Equatable {
    var obligation: String
    var verdict: String
    var cause: String?
    var reasons: [String]
  }
  var audit: Audit
  var portals: [Portal]

  init(_ text: String) throws { self = try JSONDecoder().decode(Card.self, from: Data(text.utf8)) }

  /// `budget: met`, of the first portal.
  var verdicts: [String] { portals.first?.verdicts.map { "\($0.obligation): \($0.verdict)" } ?? [] }
}

@Suite("The program's promises: what it prints and how it ends")
struct AuditTests {
  private let whole = ["budget: met", "contracts: met", "grants: not-met", "minutes: not-met"]

  @Test("0 where all could be checked, also with not met; --json is the document alone, --quiet is silence")
  func done() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    let text = try program.audit("--at", "ayuntamiento=\(portal.url)", "ayuntamiento")
    #expect(text.code == 0)
    #expect(text.output.contains("Presupuesto anual") && text.output.contains("no lo encontramos"))
    #expect(text.error == "")
    let json = try program.audit("--at", "ayuntamiento=\(portal.url)", "--json")
    #expect(json.code == 0 && json.error == "")
    let card = try Card(json.output)
    #expect(card.verdicts == whole)
    #expect(card.audit.id == 2)
    #expect(card.portals.map(\.id) == ["ayuntamiento"] && card.portals[0].url == portal.url)
    #expect(
      json.output
        == (try String(contentsOfFile: program.folder + "/vitrina/reports/scorecard.json", encoding: .utf8)))
    try validate(json.output)
    let both = try program.audit("--at", "ayuntamiento=\(portal.url)", "--json", "--quiet")
    #expect(both.code == 0)
    #expect(try Card(both.output).verdicts == whole)
    let quiet = try program.audit("--at", "ayuntamiento=\(portal.url)", "--quiet")
    #expect(quiet.code == 0 && quiet.output == "" && quiet.error == "")
    portal.stop()
  }

  private func validate(_ document: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try document.write(toFile: path, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = root.appending(path: ".build/python-tests/bin/python")
    process.arguments = [
      "-c",
      """
      import json, sys
      from jsonschema import Draft202012Validator as V
      schema, document = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
      V(schema, format_checker=V.FORMAT_CHECKER).validate(document)
      """,
      root.appending(path: "Reports/scorecard.schema.json").path, path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("2 where the high end is below --fail-under, also with something undetermined; not where it is above")
  func failUnder() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    let at = "ayuntamiento=\(portal.url)"
    #expect(try program.audit("--at", at, "--quiet", "--fail-under", "90").code == 2)
    #expect(try program.audit("--at", at, "--quiet", "--fail-under", "50").code == 0)
    portal.stop()
    // A portal that cannot be read may be as good as any: its high end is 100.
    #expect(try program.audit("--at", at, "--quiet", "--fail-under", "90").code == 4)
    let half = try Village.serve { request in
      request.target == "/obra.pdf" ? .status(503) : nil
    }
    let mixed = try program.audit("--at", "ayuntamiento=\(half.url)", "--json", "--fail-under", "100")
    half.stop()
    let card = try Card(mixed.output)
    #expect(card.portals[0].verdicts.contains { $0.verdict == "undetermined" })
    #expect(mixed.code == (card.portals[0].verdicts.contains { $0.verdict == "not-met" } ? 2 : 4))
  }

  @Test("3 for the command line, the configuration and the rules, before anything is asked or stored")
  func usage() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    #expect(try program.audit("--max-page", "3").code == 3)
    #expect(try program.audit("nadie").code == 3)
    #expect(try program.audit("--at", "nadie=\(portal.url)").code == 3)
    #expect(try program.audit("ftp://127.0.0.1/").code == 3)
    // Off loopback a contact must be given; the pack's own address is there.
    let bare = try program.audit("http://nowhere.invalid/", "--lang", "en")
    #expect(bare.code == 3 && bare.error.contains("--contact"), "\(bare.error)")
    #expect(try program.audit().code == 3)
    #expect(try program.audit("http://nowhere.invalid/", "--contact", "a@b.example", "--delay=0.1").code == 3)
    try "id: [".write(toFile: program.folder + "/pack/pack.yaml", atomically: true, encoding: .utf8)
    let broken = try program.audit("--at", "ayuntamiento=\(portal.url)")
    #expect(broken.code == 3 && broken.error.contains("pack.yaml:"))
    #expect(portal.requests.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: program.folder + "/vitrina/evidence"))
    portal.stop()
  }

  @Test("4 where something could not be checked; a portal that could not be read never passes nor fails")
  func undetermined() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let closed = try TestPortal.closedPort()
    for (address, contact) in [
      ("http://127.0.0.1:\(closed)/", ""), ("http://nowhere.invalid/", "quien@ejemplo.mx"),
    ] {
      var arguments = ["audit", "--rules", program.folder + "/pack", "--json", address]
      if contact != "" { arguments += ["--contact", contact] }
      let result = try program.start(arguments).end()
      #expect(result.code == 4, "\(result.error)")
      let card = try Card(result.output)
      #expect(card.verdicts == ["budget", "contracts", "grants"].map { $0 + ": undetermined" })
      for verdict in card.portals[0].verdicts {
        #expect(verdict.cause == (contact == "" ? "refused" : "dns"), "\(address)")
      }
    }
  }

  @Test("1 where the tool itself fails: the evidence cannot be written")
  func toolFails() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    try "".write(toFile: program.folder + "/file", atomically: true, encoding: .utf8)
    let result = try program.audit(
      "--at", "ayuntamiento=\(portal.url)", "--evidence", program.folder + "/file/evidence")
    #expect(result.code == 1 && result.output == "" && result.error.hasPrefix("vitrina: "))
    let store = try program.audit("--at", "ayuntamiento=\(portal.url)", "--store", program.folder + "/file/s")
    #expect(store.code == 1 && store.output == "")
    portal.stop()
  }

  @Test("75 while another run holds the store, and nothing is asked")
  func busy() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    let history = try History(path: program.folder + "/vitrina/history.sqlite")
    try history.lockForRun()
    let result = try program.audit("--at", "ayuntamiento=\(portal.url)")
    #expect(result.code == 75 && result.output == "" && result.error.hasPrefix("vitrina: "))
    #expect(portal.requests.isEmpty)
    history.unlockRun()
    #expect(try program.audit("--at", "ayuntamiento=\(portal.url)", "--quiet").code == 0)
    portal.stop()
  }

  @Test("a bare address in the pack is that institution; another is judged by what everyone owes")
  func bareAddress() throws {
    let program = try BuiltProgram()
    let portal = try Village.serve()
    try program.writePack(address: portal.url)
    // Without its last slash it is the same address.
    let own = try Card(try program.audit("--json", String(portal.url.dropLast())).output)
    #expect(own.portals.map(\.id) == ["ayuntamiento"] && own.verdicts == whole)
    #expect(own.portals[0].institution == "ayuntamiento")
    let other = try Village.serve()
    let foreign = try Card(try program.audit("--json", other.url).output)
    #expect(foreign.portals.map(\.id) == [other.authority] && foreign.portals[0].institution == nil)
    #expect(foreign.verdicts == Array(whole.dropLast()))
    portal.stop()
    other.stop()
  }

  // MARK: Interruption

  @Test(
    "SIGINT 130, SIGTERM 143, SIGKILL: nothing is lost, and the next run ends as one undisturbed",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func interrupted(signal: Int32) throws {
    let program = try BuiltProgram()
    try program.writePack()
    let gate = Gate()
    let isClosed = Mutex(true)
    let portal = try Village.serve { request in
      if request.target == "/s5.html", isClosed.withLock({ $0 }) { gate.pass() }
      return nil
    }
    let arguments = ["audit", "--rules", program.folder + "/pack", "--delay", "0", "--json", portal.url]
    let running = try program.start(arguments)
    #expect(gate.isReached())
    running.send(signal)
    // The page that hangs does not come: it is given its five seconds, and asked for again by the next run.
    let first = try running.end()
    #expect(first.code == 128 + signal)
    if signal != SIGKILL { #expect(try Card(first.output).portals.isEmpty) }
    isClosed.withLock { $0 = false }
    gate.open()
    let second = try program.start(arguments).end()
    #expect(second.code == 0)
    let card = try Card(second.output)
    #expect(card.audit.id == 1)
    #expect(card.verdicts == Array(whole.dropLast()))
    #expect(portal.count("/") == 1)
    let third = try Card(try program.start(arguments + ["--new"]).end().output)
    #expect(third.audit.id == 2 && third.portals == card.portals)
    portal.stop()
  }

  @Test("a second signal ends the program at once")
  func secondSignal() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let gate = Gate()
    let portal = try Village.serve { request in
      if request.target == "/s5.html" { gate.pass() }
      return nil
    }
    let running = try program.start(
      ["audit", "--rules", program.folder + "/pack", "--delay", "0", "--json", portal.url])
    #expect(gate.isReached())
    running.send(SIGINT)
    // Signals of one kind that wait fall together: another kind does not.
    running.send(SIGTERM)
    let result = try running.end()
    #expect(result.code == 130 || result.code == 143)
    #expect(result.output == "" || result.output.hasPrefix("{"))
    gate.open()
    portal.stop()
  }

  // MARK: The same bytes

  @Test("processes, threads, locale and time zone change no byte of a replay")
  func sameBytes() throws {
    let program = try BuiltProgram()
    try program.writePack()
    let portal = try Village.serve()
    let audit = try program.audit("--json", "--at", "ayuntamiento=\(portal.url)")
    portal.stop()
    #expect(audit.code == 0)
    var outputs: Set<String> = []
    for (threads, variables) in [
      ("1", ["LC_ALL": "C", "TZ": "UTC"]),
      ("1", ["LC_ALL": "tr_TR.UTF-8", "LANG": "ar", "TZ": "Pacific/Kiritimati"]),
      ("8", ["LANG": "en_GB.UTF-8", "TZ": "America/Mexico_City"]), ("3", [:]),
    ] {
      let replay = try program.start(
        ["replay", "--audit", "1", "--rules", program.folder + "/pack", "--json", "--threads", threads],
        variables: variables
      ).end()
      #expect(replay.code == 0 && replay.error == "", "\(variables)")
      outputs.insert(replay.output)
    }
    #expect(outputs.count == 1)
    #expect(try Card(outputs.first ?? "").portals == Card(audit.output).portals)
    let none = try program.run("replay", "--audit", "7", "--rules", program.folder + "/pack")
    #expect(none.code == 3 && none.output == "")
  }

  // MARK: Hostile text

  @Test("what a portal writes can harm neither a browser, nor a spreadsheet, nor a terminal")
  func hostile() throws {
    let program = try BuiltProgram()
    let evil = [
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
      "=HYPERLINK(\"http://evil.example\",\"x\")",
      "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}\u{2066}", "\u{9B}31m", "javascript:alert(1)",
      "\"'><svg onload=alert(1)>",
      "@SUM(1+1)", "+1", "-1+cmd|' /C calc'!A0", "</title></html>",
    ]
    let escape: @Sendable (String) -> String = { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
    let rows = evil.map { "<tr><td>\(escape($0))</td><td>12</td></tr>" }.joined()
    let names = BuiltProgram.names.map(\.1)
    let sections = evil.enumerated().map { index, text in
      let name = names[index % names.count]
      return "<h2>\(escape(text)) \(name)</h2><table><tr><th>A</th><th>B</th></tr>\(rows)</table>"
        + "<h2>\(name)</h2><p><a href='/x.pdf?\(index)'>\(escape(text)) \(name)</a></p>"
    }
    let portal = try TestPortal { request in
      if request.target == "/" {
        let links = sections.indices.map { "<a href='/p\($0).html'>\(escape(evil[$0]))</a>" }.joined(
          separator: "<br>")
        return .html(Village.html(escape(evil.joined()), "<h1>\(escape(evil.joined()))</h1>" + links))
      }
      if let number = Int(request.target.dropFirst(2).prefix { $0 != "." }), sections.indices.contains(number)
      {
        return .html(Village.html(escape(evil[number]), sections[number]))
      }
      return request.target.hasPrefix("/x.pdf") ? .bytes(Village.pdf, type: "application/pdf") : nil
    }
    try program.writePack(address: portal.url)
    let result = try program.audit()
    let json = try program.audit("--json")
    portal.stop()
    #expect(try Card(json.output).portals[0].verdicts.contains { $0.verdict == "met" })
    #expect(
      json.output.contains("alert(1)") || json.output.contains("HYPERLINK"), "something hostile was quoted")
    expectHarmless(result.output, "terminal")
    expectHarmless(json.output, "json")
    let reports = program.folder + "/vitrina/reports"
    var kinds: Set<String> = []
    for case let name as String in FileManager.default.enumerator(atPath: reports) ?? .init() {
      guard let bytes = FileManager.default.contents(atPath: reports + "/" + name) else { continue }
      guard let dot = name.lastIndex(of: ".") else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      kinds.insert(String(name[dot...]))
      expectHarmless(text, name)
      switch name[dot...] {
      case ".html":
        for raw in ["<script", "<img src=x", "<svg onload", "href=\"javascript:", "onerror=alert(1)>"] {
          #expect(!text.lowercased().contains(raw), "\(name): \(raw)")
        }
      case ".csv":
        for cell in cells(text) {
          let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
          #expect(!isFormula || Double(cell) != nil, "\(name): \(cell)")
        }
      default: break
      }
    }
    #expect(kinds.isSuperset(of: [".html", ".csv", ".txt", ".json"]))
  }

  /// No character that steers a terminal or turns the text round.
  private func expectHarmless(_ text: String, _ name: String) {
    let bad = text.unicodeScalars.filter { scalar in
      if scalar == "\n" || scalar == "\r" || scalar == "\t" { return false }
      return scalar.value < 32 || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
    }
    #expect(bad.isEmpty, "\(name): \(bad.map { String($0.value, radix: 16) })")
  }

  /// The cells of a CSV text (RFC 4180).
  private func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\r" where !isQuoted, "\n" where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cells + [cell]
  }
}
