import Foundation
import Matching
import Synchronization
import Web

/// Threads that read exchanges into facts, as many as there are cores. What they read comes in any order.
final class ReadingPool: Sendable {
  private struct Work {
    var exchange: Exchange
    var lexicon: LexiconBox
    var completion: @Sendable (Exchange, PageFacts) -> Void
  }

  /// A lexicon under a name of its own, so that a thread keeps one reader for each.
  final class LexiconBox: Sendable {
    let lexicon: Lexicon
    init(_ lexicon: Lexicon) { self.lexicon = lexicon }
  }

  private struct Queue {
    var work: [Work] = []
    var head = 0
    var isClosed = false
  }

  private let queue = Mutex(Queue())
  private let ready = DispatchSemaphore(value: 0)
  private let threads: Int

  init(threads: Int) {
    self.threads = max(1, threads)
    for _ in 0..<self.threads {
      let thread = Thread { [self] in run() }
      // Deep markup is read without recursion; the parser itself wants some room.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func read(
    _ exchange: Exchange, _ lexicon: LexiconBox, completion: @escaping @Sendable (Exchange, PageFacts) -> Void
  ) {
    queue.withLock { $0.work.append(Work(exchange: exchange, lexicon: lexicon, completion: completion)) }
    ready.signal()
  }

  /// Ends the threads once the work at hand is done.
  func close() {
    queue.withLock { $0.isClosed = true }
    for _ in 0..<threads { ready.signal() }
  }

  private func run() {
    var readers: [(box: LexiconBox, reader: FactsReader)] = []
    while true {
      ready.wait()
      let work: Work? = queue.withLock { queue in
        guard queue.head < queue.work.count else { return nil }
        let work = queue.work[queue.head]
        queue.head += 1
        if queue.head == queue.work.count {
          queue.work.removeAll(keepingCapacity: true)
          queue.head = 0
        } else if queue.head > 256 {
          queue.work.removeFirst(queue.head)
          queue.head = 0
        }
        return work
      }
      guard let work else {
        if queue.withLock({ $0.isClosed && $0.head >= $0.work.count }) { return }
        continue
      }
      let reader: FactsReader
      if let known = readers.first(where: { $0.box === work.lexicon }) {
        reader = known.reader
      } else {
        reader = FactsReader(work.lexicon.lexicon)
        readers.append((work.lexicon, reader))
        if readers.count > 8 { readers.removeFirst() }
      }
      work.completion(work.exchange, reader.read(work.exchange))
    }
  }
}

/// What one portal's thread waits at: facts as they come, and the word to stop.
final class Mailbox: Sendable {
  private let items = Mutex<[(Exchange, PageFacts)]>([])
  private let ready = DispatchSemaphore(value: 0)

  func put(_ exchange: Exchange, _ facts: PageFacts) {
    items.withLock { $0.append((exchange, facts)) }
    ready.signal()
  }

  /// Waits until something has come.
  func take() -> (Exchange, PageFacts) {
    while true {
      ready.wait()
      if let first = items.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return first }
    }
  }
}

/// Set from a signal's handler; asked by every portal's thread.
public final class StopFlag: Sendable {
  private let flag = Atomic<Bool>(false)
  private let handlers = Mutex<[@Sendable () -> Void]>([])

  public init() {}
  public var isSet: Bool { flag.load(ordering: .acquiring) }

  /// Asks everyone to end; may be called more than once.
  public func set() {
    guard !flag.exchange(true, ordering: .acquiringAndReleasing) else { return }
    for handler in handlers.withLock({ $0 }) { handler() }
  }

  /// Called once when the flag is set, on the thread that sets it.
  func whenSet(_ handler: @escaping @Sendable () -> Void) { handlers.withLock { $0.append(handler) } }
}
