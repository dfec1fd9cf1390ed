/// What the test portal says to one request, and how it misbehaves while saying it.
public struct Response: Sendable {
  public var status = 200
  /// Sent as they are, in this order; Content-Length is added unless the body is streamed or broken.
  public var headers: [(name: String, value: String)] = []
  public var body: [UInt8] = []
  public var fault = Fault.none
  /// Seconds before the first byte.
  public var delay = 0.0

  public enum Fault: Sendable {
    case none
    /// Not a byte, until the portal stops.
    case hang
    /// The head and so many bytes of the body, then nothing until the portal stops.
    case hangInBody(after: Int)
    /// One byte of the head at a time, one each so many seconds.
    case drip(every: Double)
    /// Announces the whole body and closes after so many bytes of it.
    case close(after: Int)
    /// The same with a reset (RST).
    case reset(after: Int)
    /// Header lines without end, until the client has enough.
    case endlessHeaders
    /// One header line without end.
    case endlessLine
    /// These bytes in place of an answer, then the end.
    case raw([UInt8])
    /// The body again and again in chunks, `count` bytes in all.
    case stream(count: Int)
    /// The body in chunks of this size.
    case chunked(size: Int)
  }

  public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public static func html(_ text: String, charset: String? = "utf-8") -> Response {
    .bytes(Array(text.utf8), type: charset.map { "text/html; charset=\($0)" } ?? "text/html")
  }

  public static func text(_ text: String) -> Response {
    .bytes(Array(text.utf8), type: "text/plain; charset=utf-8")
  }

  public static func bytes(_ bytes: [UInt8], type: String) -> Response {
    Response(headers: [("Content-Type", type)], body: bytes)
  }

  /// A body that is already gzip.
  public static func gzip(_ coded: [UInt8], type: String = "text/html; charset=utf-8") -> Response {
    Response(headers: [("Content-Type", type), ("Content-Encoding", "gzip")], body: coded)
  }

  public static func redirect(to location: String, status: Int = 302) -> Response {
    Response(status: status, headers: [("Location", location)])
  }

  public static func status(_ status: Int, _ text: String = "") -> Response {
    var response = html(text)
    response.status = status
    return response
  }

  public static func fault(_ fault: Fault) -> Response {
    var response = html("<p>partial</p>")
    response.fault = fault
    return response
  }

  /// Bytes sent as they are, then the end of the connection.
  public static func raw(_ text: String) -> Response { fault(.raw(Array(text.utf8))) }

  /// The same response with another header, fault or delay.
  public func header(_ name: String, _ value: String) -> Response {
    with { $0.headers.append((name, value)) }
  }
  public func fault(_ fault: Fault) -> Response { with { $0.fault = fault } }
  public func after(_ seconds: Double) -> Response { with { $0.delay = seconds } }

  private func with(_ change: (inout Response) -> Void) -> Response {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A request as the test portal received it.
public struct Received: Sendable {
  public var method: String
  /// Path and query.
  public var target: String
  public var headers: [(name: String, value: String)]
  /// The head as it came, with its empty line.
  public var head: [UInt8]
  /// Nanoseconds of the monotonic clock when the head was whole.
  public var arrived: UInt64
  /// The connection it came on, counted from 0.
  public var connection: Int

  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
