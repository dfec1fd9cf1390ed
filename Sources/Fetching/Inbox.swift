import CCurl
import Synchronization
import Web

/// What other threads tell the fetcher's.
final class Inbox: Sendable {
  struct State {
    var arrivals: [Submission] = []
    var isPaused = false
    /// When what is under way is given up.
    var stopAt: UInt64?
    /// No thread reads this any more.
    var isClosed = false
    /// To be woken; only while the thread waits.
    var sleeper: Sleeper?

    mutating func wake() {
      guard let sleeper else { return }
      self.sleeper = nil
      curl_multi_wakeup(sleeper.multi)
    }
  }

  /// `curl_multi_wakeup` is the one call that curl allows from any thread.
  struct Sleeper: @unchecked Sendable { let multi: UnsafeMutableRawPointer }

  private let state = Mutex(State())
  private let clock: @Sendable () -> Instant

  init(clock: @escaping @Sendable () -> Instant) { self.clock = clock }

  func add(_ submission: Submission) {
    let refused = state.withLock { state in
      if state.isClosed || state.stopAt != nil { return true }
      state.arrivals.append(submission)
      state.wake()
      return false
    }
    if refused {
      let failure = Exchange.Outcome.failure(Failure(.interrupted, "the audit was stopped"))
      submission.completion(
        Exchange(request: submission.request, fetched: clock(), outcome: failure))
    }
  }

  func setPaused(_ paused: Bool) {
    state.withLock { state in
      state.isPaused = paused
      state.wake()
    }
  }

  func stop(at time: UInt64) {
    state.withLock { state in
      state.stopAt = min(state.stopAt ?? .max, time)
      state.wake()
    }
  }

  /// Gives the arrivals to the thread.
  func take(into arrivals: inout [Submission]) -> (isPaused: Bool, stopAt: UInt64?) {
    state.withLock { state in
      swap(&arrivals, &state.arrivals)
      return (state.isPaused, state.stopAt)
    }
  }

  /// The thread is about to wait, unless something came or changed: then false.
  func sleep(_ multi: UnsafeMutableRawPointer, paused: Bool, stopAt: UInt64?) -> Bool {
    let sleeper = Sleeper(multi: multi)
    return state.withLock { state in
      guard state.arrivals.isEmpty, state.isPaused == paused, state.stopAt == stopAt else { return false }
      state.sleeper = sleeper
      return true
    }
  }

  func awake() { state.withLock { $0.sleeper = nil } }

  /// The thread ends; gives what came last.
  func close() -> [Submission] {
    state.withLock { state in
      state.isClosed = true
      state.sleeper = nil
      defer { state.arrivals = [] }
      return state.arrivals
    }
  }
}
