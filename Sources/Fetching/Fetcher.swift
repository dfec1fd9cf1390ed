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
    inbox = Inbox(clock: clock)
    let start = ThreadStart(
      configuration: configuration, clock: clock, inbox: inbox, openFiles: Self.raiseFileLimit())
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

  /// One socket for each connection that is kept. Gives the files that may be open.
  private static func raiseFileLimit() -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    if limit.rlim_cur < 16_384 {
      let old = limit.rlim_cur
      limit.rlim_cur = min(limit.rlim_max, 16_384)
      if setrlimit(resource, &limit) != 0 { limit.rlim_cur = old }
    }
    return Int(min(limit.rlim_cur, 1 << 20))
  }
}
