import CCurl
import Glibc
import Web

/// One curl handle and the buffers of the exchange that it has in hand; used again for the next one. Lives on the
/// fetcher's thread. Frees its handle when the last reference goes.
final class Transfer {
  let handle: UnsafeMutableRawPointer
  private let note: UnsafeMutablePointer<vitrina_certificate_note>
  private let message: UnsafeMutablePointer<CChar>
  private let configuration: FetchConfiguration
  private let budget: ByteBudget
  private let inflater: Inflater

  private(set) var submission: Submission?
  private(set) var host = 0
  /// `host:port`.
  private(set) var authority = ""
  /// Nanoseconds of the steady clock.
  private(set) var deadline: UInt64 = 0
  private var pausedAt: UInt64?
  private var privateAllowed = false
  private var addressRefused = false

  private var requestHead: [UInt8] = []
  private var reply = ReplyHead()
  private var bodyBegun = false
  private var isCoded = false
  private var limit = 0
  private var wire: [UInt8] = []
  private var decoded: [UInt8] = []
  private var held = 0
  private var cut: Cause?
  private var address: String?

  /// Nil when memory is exhausted.
  init?(_ configuration: FetchConfiguration, budget: ByteBudget) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.configuration = configuration
    self.budget = budget
    inflater = Inflater(limit: 0)
    note = .allocate(capacity: 1)
    note.initialize(to: vitrina_certificate_note())
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setOptions()
    setCallbacks()
  }

  deinit {
    curl_easy_cleanup(handle)
    note.deallocate()
    message.deallocate()
  }

  /// The transfer that a handle belongs to.
  static func of(_ handle: UnsafeMutableRawPointer?) -> Transfer? {
    guard let handle else { return nil }
    var context: UnsafeMutableRawPointer?
    vitrina_get_pointer(handle, CURLINFO_PRIVATE, &context)
    return context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: Options

  private func setOptions() {
    let long = { (option: CURLoption, value: Int) in _ = vitrina_set_long(self.handle, option, value) }
    let text = { (option: CURLoption, value: String?) in _ = vitrina_set_text(self.handle, option, value) }
    long(CURLOPT_NOSIGNAL, 1)
    long(CURLOPT_QUICK_EXIT, 1)  // do not wait for a name's resolver when stopping
    text(CURLOPT_PROTOCOLS_STR, "http,https")
    long(CURLOPT_FOLLOWLOCATION, 0)
    text(CURLOPT_PROXY, "")  // the environment's proxy would see names that the guard has not judged
    long(CURLOPT_PATH_AS_IS, 1)
    long(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    long(CURLOPT_HTTP_CONTENT_DECODING, 0)
    text(CURLOPT_ACCEPT_ENCODING, "gzip")
    text(CURLOPT_USERAGENT, configuration.userAgent)
    long(CURLOPT_BUFFERSIZE, 65_536)
    long(CURLOPT_CONNECTTIMEOUT_MS, Int(min(configuration.timeout, configuration.connectTimeout) * 1000))
    // Debian's default CApath would switch the cache of authorities off.
    text(CURLOPT_CAPATH, nil)
    if let authorities = configuration.authorities { text(CURLOPT_CAINFO, authorities) }
    long(CURLOPT_SSL_SESSIONID_CACHE, 0)  // a resumed session would hide a fault
    long(CURLOPT_SSL_VERIFYPEER, 1)
    long(CURLOPT_SSL_VERIFYHOST, 0)  // names are compared in `vitrina_look_at_certificate`
    long(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_0))
    text(CURLOPT_SSL_CIPHER_LIST, "DEFAULT@SECLEVEL=0")
    vitrina_note_certificates(handle, note)
    vitrina_set_pointer(handle, CURLOPT_ERRORBUFFER, message)
  }

  private func setCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    for option in [
      CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA, CURLOPT_OPENSOCKETDATA,
      CURLOPT_PREREQDATA,
    ] { vitrina_set_pointer(handle, option, context) }
    vitrina_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
      }
    }
    vitrina_set_data_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.takeHead(UnsafeRawBufferPointer(start: bytes, count: size * count))
      }
    }
    vitrina_set_long(handle, CURLOPT_VERBOSE, 1)
    vitrina_set_debug_callback(handle) { _, kind, bytes, count, context in
      guard kind == CURLINFO_HEADER_OUT, let bytes, let context else { return 0 }
      Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.takeRequestHead(UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return 0
    }
    vitrina_set_socket_callback(handle) { context, _, address in
      guard let context, let address else { return CURL_SOCKET_BAD }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.openSocket(address) }
    }
    vitrina_set_prereq_callback(handle) { context, peer, _, _, _ in
      guard let context, let peer else { return CURL_PREREQFUNC_ABORT }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.mayAsk(String(cString: peer)) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      }
    }
  }

  // MARK: One exchange

  func begin(_ submission: Submission, host: Int, now: UInt64, allowed: Set<String>, resolve: Resolve) {
    let url = submission.request.url
    self.submission = submission
    self.host = host
    authority = submission.authority
    deadline = now + UInt64(configuration.timeout * 1e9)
    pausedAt = nil
    privateAllowed = !allowed.isEmpty && allowed.contains(authority)
    addressRefused = false
    requestHead.removeAll(keepingCapacity: true)
    reply = ReplyHead()
    bodyBegun = false
    isCoded = false
    held = 0
    cut = nil
    address = nil
    message.pointee = 0
    vitrina_set_text(handle, CURLOPT_URL, url.text)
    let name = url.host
    vitrina_begin_note(note, String(name.hasPrefix("[") ? name.dropFirst().dropLast() : name))
    if let list = resolve.list(authority) { vitrina_set_list(handle, CURLOPT_RESOLVE, list) }
  }

  /// A server's certificate was looked at.
  struct Handshake { var fault: String? }

  /// What a handshake in this exchange found; nil if there was none.
  var handshake: Handshake? { note.pointee.seen == 0 ? nil : Handshake(fault: note.pointee.fault) }

  /// Seconds that the server asks for before the next request.
  func backOff(now: Instant) -> Double {
    guard reply.isWhole, reply.status == 429 || reply.status == 503 else { return 0 }
    return reply.retryAfter.flatMap { RetryAfter.seconds($0, now: now) } ?? 0
  }

  /// The exchange as it ended. The transfer is empty afterwards.
  func end(_ code: CURLcode, at instant: Instant, fault: String?) -> (Exchange, Submission)? {
    guard let submission else { return nil }
    self.submission = nil
    budget.release(held)
    budget.ended(self)
    defer {
      wire = []
      decoded = []
    }
    let outcome: Exchange.Outcome
    if reply.isWhole, reply.status >= 200 {
      if isCoded, cut == nil { judgeEnding() }
      if code != CURLE_OK, cut == nil { cut = bodyCause(code) }
      outcome = .answer(
        Answer(
          status: reply.status, requestHead: requestHead, head: reply.bytes, wireBody: wire,
          body: isCoded ? decoded : wire, cut: cut, certificateFault: fault, address: address))
    } else if reply.isTooLarge {
      outcome = .failure(Failure(.tooLarge, "the head is longer than \(ReplyHead.limit) bytes"))
    } else {
      let cause =
        code == CURLE_OK ? .refused : FetchFailure.cause(code, addressRefused: addressRefused)
      outcome = .failure(
        Failure(cause, FetchFailure.detail(code, message: String(cString: message), cause: cause)))
    }
    return (Exchange(request: submission.request, fetched: instant, outcome: outcome), submission)
  }

  /// An end that is not curl's: our clock or our stop.
  func abandon(_ cause: Cause, at instant: Instant, fault: String?) -> (Exchange, Submission)? {
    if reply.isWhole, reply.status >= 200, cause == .timeout {
      cut = cause
      return end(CURLE_OPERATION_TIMEDOUT, at: instant, fault: fault)
    }
    guard let submission else { return nil }
    self.submission = nil
    budget.release(held)
    budget.ended(self)
    wire = []
    decoded = []
    let detail =
      cause == .timeout ? "no answer within \(configuration.timeout) s" : "the audit was stopped"
    let failure = Exchange.Outcome.failure(Failure(cause, detail))
    return (Exchange(request: submission.request, fetched: instant, outcome: failure), submission)
  }

  private func bodyCause(_ code: CURLcode) -> Cause {
    code == CURLE_OPERATION_TIMEDOUT ? .timeout : .refused
  }

  /// Coded content that ends before its own end is broken off, whatever Content-Length said.
  private func judgeEnding() {
    switch inflater.finish() {
    case .empty, .whole: break
    case .truncated: cut = .refused
    }
  }

  // MARK: Back pressure

  var isPaused: Bool { pausedAt != nil }

  /// Lets a paused transfer go on; the time it waited for us is not the server's.
  func goOn(now: UInt64) {
    guard let since = pausedAt else { return }
    pausedAt = nil
    deadline += now > since ? now - since : 0
    curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  // MARK: curl's callbacks

  private func takeRequestHead(_ bytes: UnsafeRawBufferPointer) {
    // A second one: curl asks again on a new connection, as the kept one was closed.
    if bytes.count > 4, bytes.prefix(4).elementsEqual("GET ".utf8) {
      requestHead.removeAll(keepingCapacity: true)
    }
    requestHead.append(contentsOf: bytes)
  }

  private func takeHead(_ line: UnsafeRawBufferPointer) -> Int {
    if bodyBegun { return line.count }  // trailers
    return reply.take(line) ? line.count : 0
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    if !bodyBegun { beginBody() }
    if cut != nil { return 0 }
    guard budget.mayGoOn(self) else {
      pausedAt = SteadyClock.now()
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    let before = wire.count + decoded.count
    let room = limit - wire.count
    let taken = bytes.count <= room ? bytes : UnsafeRawBufferPointer(rebasing: bytes[..<room])
    wire.append(contentsOf: taken)
    if isCoded { inflate(taken) }
    if taken.count < bytes.count, cut == nil { cut = .tooLarge }
    let more = wire.count + decoded.count - before
    held += more
    budget.take(more)
    return cut == nil ? bytes.count : 0
  }

  private func inflate(_ bytes: UnsafeRawBufferPointer) {
    do throws(InflateError) {
      try inflater.push(bytes, into: &decoded)
    } catch {
      switch error {
      case .tooLarge: cut = .tooLarge
      case .bomb: cut = .bomb
      case .damaged: cut = .refused
      }
    }
  }

  private func beginBody() {
    bodyBegun = true
    limit = reply.isPage ? configuration.pageLimit : configuration.documentLimit
    if case .deflated = ContentCoding(header: reply.contentEncoding) {
      isCoded = true
      inflater.reset(limit: limit, ratio: configuration.ratioLimit)
    }
    // One allocation for what is announced, within reason: the announcement is the server's word only.
    if let length = reply.contentLength { wire.reserveCapacity(min(length, limit, 1 << 20)) }
  }

  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let forbidden = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0)?.isForbidden ?? true }
    if forbidden, !privateAllowed {
      addressRefused = true
      return CURL_SOCKET_BAD
    }
    let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, kind, address.pointee.protocol)
  }

  /// The second lock: also called on a connection that is used again.
  private func mayAsk(_ peer: String) -> Bool {
    address = peer
    if privateAllowed || IPAddress(peer)?.isForbidden == false { return true }
    addressRefused = true
    return false
  }
}
