import Rules
import Running
import Synchronization

/// One living line on a terminal: how many pages of how many portals were read.
final class ProgressLine: Sendable {
  private let console: Console
  private let isShown: Bool
  private let language: String
  private let portals = Mutex<[String: (read: Int, known: Int, isDone: Bool)]>([:])

  init(_ arguments: ParsedArguments) {
    console = arguments.console
    language = arguments.language
    isShown = !arguments.flag("quiet") && arguments.console.isTerminal(.error)
  }

  func show(_ progress: Audit.Progress) {
    guard isShown else { return }
    let (read, known, done, all) = portals.withLock { portals in
      portals[progress.portal] = (progress.read, progress.known, progress.isDone)
      return (
        portals.values.reduce(0) { $0 + $1.read }, portals.values.reduce(0) { $0 + $1.known },
        portals.values.count { $0.isDone }, portals.count
      )
    }
    let text = LocalText(
      es: "\(read) de \(known) páginas leídas; \(done) de \(all) portales terminados",
      en: "\(read) of \(known) pages read; \(done) of \(all) portals done")
    console.write("\r\u{1B}[K" + text.text(in: language), .error)
  }

  func clear() {
    if isShown { console.write("\r\u{1B}[K", .error) }
  }
}
