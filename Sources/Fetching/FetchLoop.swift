import CCurl
import Glibc
import Web

/// What a new thread is given.
final class ThreadStart: Sendable {
  let configuration: FetchConfiguration
  let clock: @Sendable () -> Instant
  let inbox: Inbox
  /// Files that the process may have open.
  let openFiles: Int

  init(
    configuration: FetchConfiguration, clock: @escaping @Sendable () -> Instant, inbox: Inbox, openFiles: Int
  ) {
    self.configuration = configuration
    self.clock = clock
    self.inbox = inbox
    self.openFiles = openFiles
  }
}

/// The thread's body.
func runFetchLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let start = Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue()
  // TLS writes to a closed socket raise SIGPIPE; the others belong to the threads that expect them.
  var blocked = sigset_t()
  sigemptyset(&blocked)
  for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
  pthread_sigmask(SIG_BLOCK, &blocked, nil)
  FetchLoop(start).run()
  return nil
}

/// Owns the multi handle and all transfers. Lives on one thread.
final class FetchLoop {
  private let configuration: FetchConfiguration
  private let clock: @Sendable () -> Instant
  private let inbox: Inbox
  private let multi: UnsafeMutableRawPointer?
  private let allowed: Set<String>
  private let resolve: Resolve
  private let budget: ByteBudget

  private var politeness: Politeness<Submission>
  private var arrivals: [Submission] = []
  private var spare: [Transfer] = []
  /// All transfers; those under way have a submission.
  private var transfers: [Transfer] = []
  private var running = 0
  /// Not later than the first deadline of a transfer under way.
  private var nextDeadline = UInt64.max
  /// What was wrong with a server's certificate, by `host:port`: a kept connection is not looked at again.
  private var faults: [String: String] = [:]

  init(_ start: ThreadStart) {
    configuration = start.configuration
    clock = start.clock
    inbox = start.inbox
    multi = curl_multi_init()
    allowed = Set(configuration.allowedPrivate.map { $0.lowercased() })
    resolve = Resolve(configuration.resolve)
    budget = ByteBudget(limit: max(1, configuration.bytesUnderWay))
    let settings = configuration
    politeness = Politeness(connections: configuration.connections) { host in
      UInt64(max(0, settings.delay(host: host.prefix { $0 != "|" })) * 1e9)
    }
    if let multi {
      // Hosts come again: a connection kept is a handshake spared. Half of the files are left to others, for a
      // socket that we cannot open would look like a server that refuses.
      let kept = min(max(1000, configuration.transfers * 2), start.openFiles / 2 - configuration.transfers)
      vitrina_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(configuration.transfers, kept))
      vitrina_multi_set_long(multi, CURLMOPT_PIPELINING, 0)
    }
  }

  func run() {
    while let multi {
      let (paused, stopAt) = inbox.take(into: &arrivals)
      for submission in arrivals { politeness.add(submission, host: Self.line(submission)) }
      arrivals.removeAll(keepingCapacity: true)
      var now = SteadyClock.now()
      if let stopAt {
        for submission in politeness.removeAll() { interrupt(submission) }
        if running == 0 || now >= stopAt { break }
      } else if !paused {
        startReady(multi, now: now)
      }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      if finishDone(multi) { continue }
      now = SteadyClock.now()
      if now >= nextDeadline { giveUpLate(multi, now: now) }
      wait(multi, now: now, paused: paused, stopAt: stopAt)
    }
    close()
  }

  /// Servers are held apart by name; on loopback, where one machine plays many, by port too.
  private static func line(_ submission: Submission) -> String {
    let host = submission.request.url.host
    if FetchConfiguration.isLoopback(host) { return "\(host)|\(submission.authority)" }
    return String(host)
  }

  private func startReady(_ multi: UnsafeMutableRawPointer, now: UInt64) {
    while running < configuration.transfers, !budget.isSpent,
      let (submission, host) = politeness.next(now: now)
    {
      guard let transfer = spare.popLast() ?? makeTransfer() else {
        politeness.ended(host, now: now)
        interrupt(submission)
        continue
      }
      transfer.begin(submission, host: host, now: now, allowed: allowed, resolve: resolve)
      nextDeadline = min(nextDeadline, transfer.deadline)
      running += 1
      curl_multi_add_handle(multi, transfer.handle)
    }
  }

  private func makeTransfer() -> Transfer? {
    let transfer = Transfer(configuration, budget: budget)
    if let transfer { transfers.append(transfer) }
    return transfer
  }

  /// True if some ended, so that others may start at once.
  private func finishDone(_ multi: UnsafeMutableRawPointer) -> Bool {
    var some = false
    var left: Int32 = 0
    while let found = curl_multi_info_read(multi, &left) {
      let code = vitrina_result(found)
      guard found.pointee.msg == CURLMSG_DONE, let transfer = Transfer.of(found.pointee.easy_handle) else {
        continue
      }
      some = true
      finish(multi, transfer) { transfer.end(code, at: $0, fault: $1) }
    }
    if some, !budget.isSpent || budget.leader == nil { goOn() }
    return some
  }

  private func goOn() {
    let now = SteadyClock.now()
    for transfer in transfers where transfer.isPaused { transfer.goOn(now: now) }
  }

  private func giveUpLate(_ multi: UnsafeMutableRawPointer, now: UInt64) {
    nextDeadline = .max
    for transfer in transfers where transfer.submission != nil {
      if transfer.isPaused || transfer.deadline > now {
        nextDeadline = min(nextDeadline, max(transfer.deadline, now + 100_000_000))
      } else {
        finish(multi, transfer) { transfer.abandon(.timeout, at: $0, fault: $1) }
      }
    }
    goOnIfFree()
  }

  private func goOnIfFree() { if !budget.isSpent || budget.leader == nil { goOn() } }

  private func finish(
    _ multi: UnsafeMutableRawPointer, _ transfer: Transfer,
    _ end: (Instant, String?) -> (Exchange, Submission)?
  ) {
    curl_multi_remove_handle(multi, transfer.handle)
    running -= 1
    let authority = transfer.authority
    if let handshake = transfer.handshake { faults[authority] = handshake.fault }
    let instant = clock()
    let backOff = UInt64(transfer.backOff(now: instant) * 1e9)
    let ended = end(instant, faults.isEmpty ? nil : fault(of: transfer))
    politeness.ended(transfer.host, now: SteadyClock.now(), backOff: backOff)
    spare.append(transfer)
    if let (exchange, submission) = ended { submission.completion(exchange) }
  }

  private func fault(of transfer: Transfer) -> String? {
    guard transfer.submission?.request.url.scheme == "https" else { return nil }
    return faults[transfer.authority]
  }

  private func interrupt(_ submission: Submission) {
    let failure = Exchange.Outcome.failure(Failure(.interrupted, "the audit was stopped"))
    submission.completion(Exchange(request: submission.request, fetched: clock(), outcome: failure))
  }

  private func wait(_ multi: UnsafeMutableRawPointer, now: UInt64, paused: Bool, stopAt: UInt64?) {
    var until = min(nextDeadline, stopAt ?? .max)
    if !paused, stopAt == nil, running < configuration.transfers, !budget.isSpent,
      let ready = politeness.nextReady
    {
      until = min(until, ready)
    }
    if until <= now { return }
    let milliseconds = until == .max ? 60_000 : min(60_000, (until - now + 999_999) / 1_000_000)
    guard inbox.sleep(multi, paused: paused, stopAt: stopAt) else { return }
    curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil)
    inbox.awake()
  }

  private func close() {
    if let multi {
      for transfer in transfers where transfer.submission != nil {
        finish(multi, transfer) { transfer.abandon(.interrupted, at: $0, fault: $1) }
      }
    }
    for submission in politeness.removeAll() { interrupt(submission) }
    for submission in inbox.close() { interrupt(submission) }
    // Connections first, then the transfers whose notes they point at.
    if let multi { curl_multi_cleanup(multi) }
    spare = []
    transfers = []
  }
}
