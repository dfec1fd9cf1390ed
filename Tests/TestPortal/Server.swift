import Glibc
import Synchronization

/// The listening socket, a thread that accepts, and a thread for each connection.
final class Server: Sendable {
  struct State {
    var pages: [String: Response]
    var requests: [Received] = []
    var accepted = 0
    var open: Set<Int32> = []
    var threads = 0
    var stopped = false
  }

  let port: Int
  let state: Mutex<State>
  private let listener: Int32
  private let handler: TestPortal.Handler

  init(pages: [String: Response], handler: @escaping TestPortal.Handler) throws {
    (listener, port) = try Self.bound()
    guard listen(listener, 1024) == 0 else { throw TestPortalError(description: "listen: \(errno)") }
    state = Mutex(State(pages: pages))
    self.handler = handler
  }

  /// A socket bound to 127.0.0.1 and a free port.
  static func bound() throws -> (socket: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw TestPortalError(description: "socket: \(errno)") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 ? getsockname(descriptor, generic, &length) : -1
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw TestPortalError(description: "bind: \(errno)")
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  func start() throws {
    guard run({ self.accept() }) else { throw TestPortalError(description: "no thread") }
  }

  func stop() {
    let first = state.withLock { state in
      defer { state.stopped = true }
      for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
      return !state.stopped
    }
    if first { shutdown(listener, Int32(SHUT_RDWR)) }
    // Its own threads may hold the last reference.
    while state.withLock({ $0.threads }) > 0 { usleep(1000) }
    if first { close(listener) }
  }

  var isStopped: Bool { state.withLock { $0.stopped } }

  private func run(_ body: @escaping @Sendable () -> Void) -> Bool {
    state.withLock { $0.threads += 1 }
    let box = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 1 << 19)
    var id = pthread_t()
    let code = pthread_create(&id, &attributes, runThreadBody, box)
    pthread_attr_destroy(&attributes)
    if code != 0 {
      Unmanaged<ThreadBody>.fromOpaque(box).release()
      state.withLock { $0.threads -= 1 }
    }
    return code == 0
  }

  private func accept() {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      if isStopped {
        if descriptor >= 0 { close(descriptor) }
        break
      }
      guard descriptor >= 0 else {
        usleep(1000)
        continue
      }
      var on: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      let number = state.withLock { state in
        state.open.insert(descriptor)
        state.accepted += 1
        return state.accepted - 1
      }
      let serve: @Sendable () -> Void = {
        Connection(descriptor: descriptor, number: number, server: self).serve()
        self.end(descriptor)
      }
      if !run(serve) { forget(descriptor) }
    }
    state.withLock { $0.threads -= 1 }
  }

  private func forget(_ descriptor: Int32) {
    state.withLock { _ = $0.open.remove(descriptor) }
    close(descriptor)
  }

  private func end(_ descriptor: Int32) {
    // Closed while its number is still known as ours, so that `stop` never shuts down another's.
    state.withLock { state in
      state.open.remove(descriptor)
      close(descriptor)
      state.threads -= 1
    }
  }

  func answer(_ request: Received) -> Response {
    let page = state.withLock { state in
      state.requests.append(request)
      return state.pages[request.target]
        ?? state.pages[String(request.target.prefix { $0 != "?" })]
    }
    return page ?? handler(request) ?? .status(404, "<h1>404</h1>")
  }
}

private final class ThreadBody: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().body()
  return nil
}
