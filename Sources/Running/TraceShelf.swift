import Auditing
import Foundation
import Synchronization
import Web

/// How the verdicts of an audit came about, from the end of each portal until its page is written.
///
/// Kept in a folder of its own among the system's temporary files, compressed, so that a whole country costs no
/// memory; the folder goes when the shelf does. What cannot be kept is left out: a page without its way is still a
/// page.
public final class TraceShelf: Sendable {
  /// Places kept of an obligation.
  public static let places = 12

  let folder: URL
  private let numbers = Mutex<[String: Int]>([:])

  public init() {
    folder = FileManager.default.temporaryDirectory.appending(path: "vitrina-traces-\(UUID().uuidString)")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Of all obligations of a portal, drafts too.
  public func put(_ traces: [Trace], of portal: String) {
    guard let text = try? JSONEncoder().encode(traces) else { return }
    let number = numbers.withLock { numbers in
      let number = numbers[portal] ?? numbers.count
      numbers[portal] = number
      return number
    }
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? Data(GzipMember.compress([UInt8](text), level: 1)).write(to: file(number))
  }

  /// Empty for a portal of which nothing was kept.
  public func traces(of portal: String) -> [Trace] {
    guard let number = numbers.withLock({ $0[portal] }), let data = try? Data(contentsOf: file(number)) else {
      return []
    }
    let text = Inflater.inflate(data, limit: 1 << 30, ratio: 1 << 20).content
    return (try? JSONDecoder().decode([Trace].self, from: Data(text))) ?? []
  }

  private func file(_ number: Int) -> URL { folder.appending(path: "\(number).json.gz") }
}
