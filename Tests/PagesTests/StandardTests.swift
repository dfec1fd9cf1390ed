import Foundation
import Testing
import Web

@testable import Pages

/// What html5lib sees in a page.
struct Standard: Decodable {
  struct Heading: Decodable, Equatable {
    var level: Int
    var text: String
    init(level: Int, text: String) {
      self.level = level
      self.text = text
    }
    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      level = try list.decode(Int.self)
      text = try list.decode(String.self)
    }
  }
  var title: String
  var text: String
  var headings: [Heading]
  var links: [[String?]]

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// One call for all rows; nil where `.ci/setup tests` has not been run.
  static func read(_ pages: [String]) throws -> [Standard] {
    let process = Process()
    process.executableURL = repository.appending(path: ".build/python-tests/bin/python3")
    process.arguments = [repository.appending(path: "Tests/PagesTests/Fixtures/html5.py").path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(pages))
    try input.fileHandleForWriting.close()
    let result = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([Standard].self, from: result)
  }
}

@Test("title, headings, text and links are those that a parser by the standard sees")
func agreesWithTheStandard() throws {
  let standards = try Standard.read(standardRows.map(\.html))
  #expect(standards.count == standardRows.count)
  for (row, standard) in zip(standardRows, standards) {
    let page = try page(row.html)
    let note = Comment(rawValue: row.name)
    #expect(page.string(page.title) == standard.title, note)
    #expect(words(page.blockTexts.joined(separator: " ")) == words(standard.text), note)
    let headings = page.blocks.compactMap { block -> Standard.Heading? in
      guard case .heading(let level) = block.kind, level < 7 else { return nil }
      return Standard.Heading(level: Int(level), text: page.string(block.text))
    }
    #expect(headings == standard.headings, note)
    let links = page.links.filter { $0.element == .anchor }.map { link in
      (target(link.target), link.shown ? page.string(link.text) : "")
    }
    let expected = standard.links.map { link in (target(reader.target(link[0])), link[1] ?? "") }
    #expect(merged(links) == merged(expected), note)
  }
}

/// A link that the standard takes up again in the next block is several elements there, one after the other.
private func merged(_ links: [(String, String)]) -> [String] {
  var result: [(String, String)] = []
  for link in links {
    if let last = result.last, last.0 == link.0 {
      result[result.count - 1].1 += " " + link.1
    } else {
      result.append(link)
    }
  }
  return result.map { "\($0.0) \(words($0.1))" }
}

private struct Resolver: Sendable {
  func target(_ href: String?) -> Page.Link.Target {
    guard let href else { return .nowhere }
    let targets = LinkTargets()
    if let home { targets.begin(base: home) }
    return Array(href.utf8).withUnsafeBufferPointer { targets.target($0) }
  }
}
private let reader = Resolver()

private func target(_ target: Page.Link.Target) -> String {
  if case .url(let url) = target { url.text } else { "\(target)" }
}

/// Blanks between blocks and inline elements are not compared.
func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
