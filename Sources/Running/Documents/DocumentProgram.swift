import Foundation
import Pages
import Web

/// The program beside this one that opens documents: each in a process of its own, whose death is an answer.
public struct DocumentProgram: Sendable {
  let path: String
  /// The libraries that it reads with.
  public let version: String

  /// Nil where it was not installed: then no document is opened.
  public static let installed = DocumentProgram(beside: ownFolder)

  init?(beside folder: String) {
    path = folder + "/vitrina-document"
    guard access(path, X_OK) == 0,
      let output = ChildProcess.run(path, ["--version"], input: [], atMost: 1000, within: 60)
    else { return nil }
    version = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static let ownFolder =
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path

  /// Two at once, however many portals are in hand: each may take half a gigabyte.
  private static let places = DispatchSemaphore(value: 2)

  /// A result is not longer; the program cuts it.
  private static let outputLimit = 6 << 20
  /// The program's own limit is in time of the processor; this is for one that stands still.
  private static let patience = 180

  /// Nil if it cannot be read, for whatever reason. Waits for the program.
  func open(_ body: [UInt8], as type: RealType, url: WebURL, reader: PageReader) -> OpenedDocument? {
    let output = {
      Self.places.wait()
      defer { Self.places.signal() }
      return ChildProcess.run(
        path, [type.rawValue], input: body, atMost: Self.outputLimit, within: Self.patience)
    }()
    return output.flatMap { Self.read($0, url: url, reader: reader) }
  }

  private struct Head: Decodable {
    var type: String
    var pages: Int?
    var scan: Bool
    var cut: Bool
    var headless: Int
    var title: String?
    var modified: String?
    var error: String?
  }

  /// One line of JSON, then HTML. Anything else is none.
  static func read(_ output: [UInt8], url: WebURL, reader: PageReader) -> OpenedDocument? {
    guard let end = output.firstIndex(of: 10),
      let head = try? JSONDecoder().decode(Head.self, from: Data(output[..<end])), head.error == nil
    else { return nil }
    var document = OpenedDocument()
    document.page = reader.read(Array(output[(end + 1)...]), url: url, charset: "utf-8")
    document.pages = head.pages
    document.isScan = head.scan
    document.isCut = head.cut
    document.headless = head.headless
    document.title = head.title
    document.modified = head.modified.flatMap { Day($0) }
    return document
  }
}
