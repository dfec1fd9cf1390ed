import Foundation
import Rules
import TestPortal
import Testing

@testable import vitrina

/// A newcomer copies what README says. So all of it is run: in a folder that looks like the project's, with a home of
/// its own, and a portal on this machine in place of the addresses that are only examples.
@Suite("README", .serialized)
struct ReadmeTests {
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// What stands between fences of one kind, in order, in the part of one language.
  static func blocks(_ kind: String, in language: String) throws -> [String] {
    let text = try String(contentsOfFile: project + "/README.md", encoding: .utf8)
    let parts = text.components(separatedBy: "\n## English\n")
    try #require(parts.count == 2)
    var blocks: [String] = []
    var block: [String]?
    for line in parts[language == "es" ? 0 : 1].components(separatedBy: "\n") {
      if let lines = block {
        if line == "```" {
          blocks.append(lines.joined(separator: "\n"))
          block = nil
        } else {
          block = lines + [line]
        }
      } else if line == "```" + kind {
        block = []
      }
    }
    return blocks
  }

  static func commands(in language: String) throws -> [String] {
    try blocks("sh", in: language).flatMap { $0.components(separatedBy: "\n") }
  }

  /// Commands that install or build: they are compared, not run.
  static let preparing = [
    ".ci/setup && swift build -c release && .build/release/vitrina demo", ".ci/setup tests && swift test",
    ".ci/setup benchmark && Tests/Benchmarks/run 5000",
  ]

  @Test(
    "the commands that set up are in both languages, and what the project itself uses",
    arguments: ["es", "en"])
  func setUp(language: String) throws {
    let commands = try Self.commands(in: language)
    #expect(commands.filter { $0.hasPrefix(".ci/") } == Self.preparing)
    let run = try String(contentsOfFile: Self.project + "/.ci/run", encoding: .utf8)
    #expect(run.components(separatedBy: "\n").contains(Self.preparing[1]))
    for script in [".ci/setup", ".ci/run", "Tests/Benchmarks/run"] {
      #expect(FileManager.default.isExecutableFile(atPath: Self.project + "/" + script), "\(script)")
    }
    let setup = try String(contentsOfFile: Self.project + "/.ci/setup", encoding: .utf8)
    #expect(setup.contains("benchmark)") && setup.contains("tests)"))
  }

  @Test("every other command of README does what it says", .timeLimit(.minutes(5)), arguments: ["es", "en"])
  func runs(language: String) throws {
    let place = try NewcomersFolder(locale: language == "es" ? "C.UTF-8" : "en_GB.UTF-8")
    for rule in try Self.blocks("yaml", in: language) {
      let name = try #require(rule.components(separatedBy: "\n").first?.dropFirst(2))
      try place.write(rule + "\n", to: String(name))
    }
    let demo = place.run("vitrina demo")
    #expect(demo.status == 0, "\(demo.output)")
    let commands = try Self.commands(in: language).filter { !Self.preparing.contains($0) }
    #expect(commands.count > 8)
    for command in commands {
      let result = place.run(command)
      // 4: the portal of this test lacks most of what a real one has; that is an answer.
      let isRight = result.status == 0 || (result.status == 4 && command.contains("audit"))
      #expect(isRight, "\(command): \(result.status)\n\(result.output)")
      #expect(command.hasPrefix("export") || !result.output.isEmpty, "\(command) says nothing")
    }
    let reports = place.state + "/reports"
    for file in ["index.html", "segiagua.html", "scorecard.json", "scorecard.csv", "scorecard.txt"] {
      #expect(FileManager.default.fileExists(atPath: reports + "/" + file), "\(file)")
    }
    #expect(FileManager.default.fileExists(atPath: place.state + "/demo/reports/index.html"))
    let tried = place.run(try #require(commands.first { $0.contains("rules try") }))
    #expect(tried.output.contains(language == "es" ? ": Se cumple" : ": Met"), "\(tried.output)")
  }

  @Test("the line for cron runs in cron's bare environment, and says nothing", arguments: ["es", "en"])
  func cron(language: String) throws {
    let lines = try Self.blocks("cron", in: language)
    let fields = try #require(lines.first).split(
      separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
    #expect(lines.count == 1 && fields.prefix(5).joined(separator: " ") == "30 2 * * *")
    let place = try NewcomersFolder()
    let result = place.run(String(try #require(fields.last)), shell: "/bin/sh", isBare: true)
    #expect(result.output == "")
    #expect([0, 4].contains(result.status))
    #expect(FileManager.default.fileExists(atPath: place.state + "/reports/scorecard.json"))
  }

  @Test("the exit codes in README are the program's", arguments: ["es", "en"])
  func exitCodes(language: String) throws {
    let text = try String(contentsOfFile: Self.project + "/README.md", encoding: .utf8)
    let part = text.components(separatedBy: "\n## English\n")[language == "es" ? 0 : 1]
    let rows = part.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }
    let codes = rows.flatMap { row -> [Int32] in
      let numbers = row.split(separator: "|")[0].split(separator: ",").map { Int32($0.trimming(" ")) }
      return numbers.contains(nil) ? [] : numbers.compactMap { $0 }
    }
    #expect(codes == ExitCode.allCases.map(\.code))
  }

  @Test("every file and folder that README leads to is there")
  func links() throws {
    let text = try String(contentsOfFile: Self.project + "/README.md", encoding: .utf8)
    let targets = text.components(separatedBy: "](").dropFirst().compactMap {
      $0.components(separatedBy: ")").first
    }
    let files = targets.filter { !$0.contains("://") && !$0.hasPrefix("#") }
    #expect(files.count > 4)
    for file in files.map({ $0.components(separatedBy: "#")[0] }) {
      #expect(FileManager.default.fileExists(atPath: Self.project + "/" + file), "\(file)")
    }
  }
}

extension StringProtocol {
  fileprivate func trimming(_ characters: String) -> String {
    trimmingCharacters(in: CharacterSet(charactersIn: characters))
  }
}

/// A home in which the project lies under `vitrina`, as README has it: the program, the packs and the tests' Python.
private final class NewcomersFolder {
  let home: String
  var folder: String { home + "/vitrina" }
  var state: String { home + "/.local/state/vitrina" }
  let portal: TestPortal
  let locale: String

  init(locale: String = "C") throws {
    self.locale = locale
    home = FileManager.default.temporaryDirectory.appending(path: "vitrina-readme-\(UUID().uuidString)").path
    portal = try TestPortal([
      "/": .html(
        "<title>Agua</title><h1>Agua</h1><a href=/bebederos>Bebederos públicos</a> <a href=/fountains>Fountains</a>"
      ),
      "/bebederos": .html(Self.page("Bebederos públicos")),
      "/fountains": .html(Self.page("Drinking fountains")),
    ])
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/.build/release", withIntermediateDirectories: true)
    // The program that was built along with these tests.
    let tests = try files.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let built = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "vitrina").path
    try #require(files.isExecutableFile(atPath: built), "\(built)")
    for (link, target) in [
      (".build/release/vitrina", built), ("Rules", ReadmeTests.project + "/Rules"),
      (".build/python-tests", ReadmeTests.project + "/.build/python-tests"),
    ] {
      try files.createSymbolicLink(atPath: folder + "/" + link, withDestinationPath: target)
    }
  }

  deinit {
    portal.stop()
    try? FileManager.default.removeItem(atPath: home)
  }

  private static func page(_ title: String) -> String {
    let rows = (1...12).map { "<tr><td>\($0)<td>Plaza \($0)<td>Centro</tr>" }.joined()
    return
      "<title>\(title)</title><h1>\(title)</h1><p>\(title): en cada plaza hay agua limpia y sin costo para quien pasa, "
      + "y cada mes se revisa.</p><table><tr><th>Núm.<th>Plaza<th>Colonia</tr>\(rows)</table>"
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Runs one line as a shell would. Nothing that it says leads off this machine.
  func run(
    _ line: String, shell: String = "/bin/bash", isBare: Bool = false
  ) -> (status: Int32, output: String) {
    var line = line
    for address in ["https://agua.example.org/", "https://water.example.org/", "https://www.example.org/"] {
      line = line.replacing(address, with: portal.url)
    }
    if line.contains(" audit ") {
      if line.contains("Rules/mx-cdmx") { line += " --at segiagua=\(portal.url)" }
      line += " --delay 0"
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ["HOME": home]
    if !isBare { environment["LANG"] = locale }
    environment["PATH"] = (isBare ? "" : folder + "/.build/release:") + "/usr/bin:/bin"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { return (127, "\(error)") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
