import Foundation
import Testing

@testable import Reporting

/// The project's folder, for the files that tests hold against the code.
let projectFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite struct StyleTests {
  /// After a change of Reports/scorecard.css: `UPDATE_STYLE=1 swift test --filter ReportingTests.StyleTests`.
  @Test("the pages carry the style that Reports/ publishes")
  func styleIsPublished() throws {
    let css = try String(contentsOf: projectFolder.appending(path: "Reports/scorecard.css"), encoding: .utf8)
    if ProcessInfo.processInfo.environment["UPDATE_STYLE"] != nil {
      let indented = css.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
      let source =
        "/// The pages' style: the text of Reports/scorecard.css, which a test keeps equal.\nenum Style {\n"
        + "  static let css: StaticString = #\"\"\"\n\(indented)\n    \"\"\"#\n}\n"
      let path = projectFolder.appending(path: "Sources/Reporting/HTML/Style.swift")
      try source.write(to: path, atomically: true, encoding: .utf8)
      return
    }
    #expect("\(Style.css)" == css)
  }

  @Test("nothing is loaded from elsewhere, and no script runs")
  func selfContained() {
    let css = "\(Style.css)"
    for word in ["url(", "@import", "@font-face", "expression("] { #expect(!css.contains(word)) }
    let sample = Sample.make()
    let page = HTMLReport.page(
      of: sample.result.portals[0], in: sample.result.audit, pack: sample.pack, language: .es)
    for word in [
      "<script", "<img", "<iframe", "<object", "<embed", "javascript:", " src=", "rel=\"stylesheet\"",
    ] {
      #expect(!page.contains(word))
    }
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
  }

  @Test("text stands out from its ground as WCAG AA asks")
  func contrast() throws {
    var colours: [String: String] = ["paper": "#ffffff"]
    for match in "\(Style.css)".matches(of: /--([a-z-]+): (#[0-9a-f]{6})/) {
      colours[String(match.1)] = String(match.2)
    }
    let pairs = [
      ("ink", "paper"), ("ink", "soft"), ("muted", "paper"), ("muted", "soft"), ("accent", "paper"),
      ("accent", "soft"),
      ("met", "met-soft"), ("partial", "partial-soft"), ("missing", "missing-soft"),
      ("unknown", "unknown-soft"),
      ("none", "none-soft"), ("ink", "unknown-soft"),
    ]
    for (front, back) in pairs {
      let front = try #require(colours[front].flatMap(luminance))
      let back = try #require(colours[back].flatMap(luminance))
      let ratio = (max(front, back) + 0.05) / (min(front, back) + 0.05)
      #expect(ratio >= 4.5)
    }
  }

  /// WCAG 2.2, relative luminance.
  private func luminance(_ colour: String) -> Double? {
    guard let value = Int(colour.dropFirst(), radix: 16) else { return nil }
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
