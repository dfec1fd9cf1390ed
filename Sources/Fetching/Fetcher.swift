import CCurl
import Glibc
import Synchronization
import Web

/// A request and whom to tell.
struct Submission: Sendable {
  var request: Request
  /// `host:port`.
  var authority: String
  var completion: @Sendable (Exchange) -> Void
}

/// Fetches many addresses at once, politely, under the limits and the address guard of its configuration. Follows
/// no redirect: each hop is an exchange that its caller asks for.
///
///     let fetcher = try Fetcher(configuration)
///     fetcher.submit(Request(number: 0, url: url)) { exchange in queue.add(exchange) }
///     fetcher.stop(grace: 5)
///
/// One thread owns libcurl. Every request submitted is answered exactly once, also when the fetcher is stopped.
public final class Fetcher: Sendable {
  private let inbox: Inbox
  private let thread: Mutex<pthread_t?>

  /// - Parameter clock: tells the time of exchanges, and nothing else.
  public init(
    _ configuration: FetchConfiguration, clock: @escaping @Sendable () -> Instant = Fetcher.systemClock
  ) throws(FetchConfigurationError) {
    guard Self.curlIsReady else { throw .unavailable("curl_global_init") }
    Self.raiseFileLimit()
    inbox = Inbox()
    let start = ThreadStart(configuration: configuration, clock: clock, inbox: inbox)
    let context = Unmanaged.passRetained(start).toOpaque()
    var id = pthread_t()
    let code = pthread_create(&id, nil, runFetchLoop, context)
    guard code == 0 else {
      Unmanaged<ThreadStart>.fromOpaque(context).release()
      throw .unavailable("pthread_create \(code)")
    }
    thread = Mutex(id)
  }

  deinit { stop(grace: 0) }

  /// Asks for an address as soon as politeness allows it.
  ///
  /// - Parameter completion: called once, on the fetcher's thread; it must be quick and must not wait.
  public func submit(_ request: Request, completion: @escaping @Sendable (Exchange) -> Void) {
    let authority = "\(request.url.host):\(request.url.port)"
    inbox.add(Submission(request: request, authority: authority, completion: completion))
  }

  /// The same for a task that wants to wait.
  public func fetch(_ request: Request) async -> Exchange {
    await withCheckedContinuation { waiting in submit(request) { waiting.resume(returning: $0) } }
  }

  /// Starts no request until `resume`; those under way go on.
  public func pause() { inbox.setPaused(true) }
  public func resume() { inbox.setPaused(false) }

  /// Requests that wait end with the cause `interrupted` at once, those under way after `seconds`; then the thread
  /// is gone. Returns when it is, unless called on that thread itself. May be called again.
  public func stop(grace seconds: Double) {
    inbox.stop(at: SteadyClock.now() + UInt64(max(0, min(seconds, 3600)) * 1e9))
    guard
      let id = thread.withLock({ id in
        defer { id = nil }
        return id
      })
    else { return }
    if pthread_equal(id, pthread_self()) != 0 {
      pthread_detach(id)
    } else {
      pthread_join(id, nil)
    }
  }

  private static let curlIsReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// One socket for each connection that is kept.
  private static func raiseFileLimit() {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < 16_384 else { return }
    limit.rlim_cur = min(limit.rlim_max, 16_384)
    setrlimit(resource, &limit)
  }
}

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
        Exchange(request: submission.request, fetched: Instant(milliseconds: 0), outcome: failure))
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
