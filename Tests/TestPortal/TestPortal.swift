import Glibc
import Synchronization

/// A real HTTP/1.1 server on 127.0.0.1 and a free port, for tests: it serves pages out of memory, counts what it is
/// asked, and can misbehave at the socket. Stops at the latest when the last reference to it goes.
///
///     let portal = try TestPortal(["/": .html("<h1>Agua</h1>"), "/x.pdf": .bytes(pdf, type: "application/pdf")])
///     // audit portal.url
///     portal.stop()
public final class TestPortal: Sendable {
  public typealias Handler = @Sendable (Received) -> Response?

  public let port: Int
  private let server: Server

  /// - Parameters:
  ///   - pages: by path, or path and query; what is asked and not here is answered by `handler`, else by 404.
  public init(_ pages: [String: Response] = [:], handler: @escaping Handler = { _ in nil }) throws {
    server = try Server(pages: pages, handler: handler)
    port = server.port
    try server.start()
  }

  deinit { server.stop() }

  /// `http://127.0.0.1:PORT/`
  public var url: String { "http://\(authority)/" }
  /// `127.0.0.1:PORT`, as `allowedPrivate` wants it.
  public var authority: String { "127.0.0.1:\(port)" }
  /// The address of one page.
  public func url(_ path: String) -> String { "http://\(authority)\(path)" }

  /// All requests so far, in the order in which they arrived.
  public var requests: [Received] { server.state.withLock { $0.requests } }
  public func count(_ target: String) -> Int { requests.count { $0.target == target } }
  /// Connections accepted so far, and those open now.
  public var connections: Int { server.state.withLock { $0.accepted } }
  public var openConnections: Int { server.state.withLock { $0.open.count } }

  /// Changes a page while the portal runs; nil: 404 from now on.
  public func set(_ path: String, _ response: Response?) {
    server.state.withLock { $0.pages[path] = response }
  }

  /// Closes everything and returns when nothing of it runs any more.
  public func stop() { server.stop() }

  /// A port of 127.0.0.1 on which nobody listens.
  public static func closedPort() throws -> Int {
    let (socket, port) = try Server.bound()
    close(socket)
    return port
  }
}

public struct TestPortalError: Error, CustomStringConvertible {
  public var description: String
}
