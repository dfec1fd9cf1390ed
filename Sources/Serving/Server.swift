import CMicroHTTPD
import Glibc
import Synchronization

/// A small HTTP server on 127.0.0.1 that shows a site. Nobody off this machine can reach it.
///
///     let server = Server(site: FolderSite("public"))
///     try server.start()
///     print("http://127.0.0.1:\(server.port)/")
///     server.stop()
public final class Server: Sendable {
  private let answering: Answering
  private let daemon = Mutex<Daemon?>(nil)

  public init(site: any Site) { answering = Answering(site: site) }

  deinit { stop() }

  /// Starts to listen; does nothing if it does already.
  /// - Parameter port: 0 takes a free one.
  public func start(port: UInt16 = 0) throws(ServerError) {
    let failure: ServerError? = daemon.withLock { daemon in
      if daemon != nil { return nil }
      do throws(ServerError) {
        daemon = try Daemon(port: port, answering: answering)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// The port it listens on; 0 while it does not.
  public var port: UInt16 { daemon.withLock { $0?.port ?? 0 } }

  /// Ends it: when this returns, its thread has ended and its port is free.
  public func stop() {
    daemon.withLock { $0 = nil }
  }
}

/// Why the server cannot listen.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
  case portTaken(UInt16)
  case cannotListen(String)

  public var inSpanish: String {
    switch self {
    case .portTaken(let port): "El puerto \(port) de esta máquina está ocupado. Use otro, o 0 para uno libre."
    case .cannotListen(let why): "No se puede escuchar en 127.0.0.1: \(why)."
    }
  }
  public var inEnglish: String {
    switch self {
    case .portTaken(let port): "Port \(port) of this machine is taken. Use another, or 0 for a free one."
    case .cannotListen(let why): "Cannot listen on 127.0.0.1: \(why)."
    }
  }
  public var description: String { inEnglish }
}

/// Owns one running daemon of the library and its thread.
private final class Daemon: @unchecked Sendable {
  // Sendable: the library's daemon may be asked and stopped from any thread; the mutex above allows one.
  private let handle: OpaquePointer
  let port: UInt16

  init(port: UInt16, answering: Answering) throws(ServerError) {
    errno = 0
    // The server holds `answering` for as long as it holds the daemon.
    let context = Unmanaged.passUnretained(answering).toOpaque()
    guard let handle = vitrina_mhd_start(port, answer, context) else {
      throw errno == EADDRINUSE ? .portTaken(port) : .cannotListen(String(cString: strerror(errno)))
    }
    self.handle = handle
    self.port = vitrina_mhd_port(handle)
  }

  deinit { MHD_stop_daemon(handle) }
}
