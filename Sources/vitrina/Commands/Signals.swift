import Dispatch
import Glibc
import Running
import Synchronization

/// First SIGINT or SIGTERM: the run is asked to end and keeps all it has. Second: the program leaves at once.
final class Signals: Sendable {
  let stop = StopFlag()
  private let last = Atomic<Int32>(0)
  /// Written in `init` alone; sources may be cancelled from any thread.
  private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []

  init() {
    // A queue of its own: the shared ones may be busy.
    let queue = DispatchQueue(label: "vitrina.signals")
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable [self] in received(number) }
      source.resume()
      sources.append(source)
    }
  }

  private func received(_ number: Int32) {
    if last.exchange(number, ordering: .acquiringAndReleasing) != 0 { _exit(128 + number) }
    stop.set()
  }

  func end() {
    for source in sources { source.cancel() }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }

  var exitCode: ExitCode { last.load(ordering: .acquiring) == SIGTERM ? .terminated : .interrupted }
}
