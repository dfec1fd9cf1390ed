import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("servers that misbehave") struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var response: Response
    var cause: Cause
    /// The status was read before it broke off.
    var status: Int?
    var body: String?
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "never answers", response: .fault(.hang), cause: .timeout),
    Case(
      name: "stops in the body", response: .html("<p>agua</p>").fault(.hangInBody(after: 4)), cause: .timeout,
      status: 200, body: "<p>a"),
    Case(
      name: "stops after the head", response: .html("<p>").fault(.hangInBody(after: 0)), cause: .timeout,
      status: 200, body: ""),
    Case(name: "drips its head", response: .html("x").fault(.drip(every: 0.1)), cause: .timeout),
    Case(
      name: "closes in the body", response: .html("<p>agua</p>").fault(.close(after: 7)), cause: .refused,
      status: 200, body: "<p>agua"),
    Case(
      name: "resets in the body", response: .html("<p>agua</p>").fault(.reset(after: 7)), cause: .refused,
      status: 200, body: "<p>agua"),
    Case(name: "closes without a word", response: .raw(""), cause: .refused),
    Case(name: "speaks no HTTP", response: .raw("SSH-2.0-OpenSSH_9.2\r\n"), cause: .refused),
    Case(name: "sends a page without a head", response: .raw("<html><p>agua</p></html>"), cause: .refused),
    Case(name: "sends half a head", response: .raw("HTTP/1.1 200 OK\r\nContent-Type: te"), cause: .refused),
    Case(
      name: "sends NUL in its head", response: .raw("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"), cause: .refused),
    Case(name: "only promises", response: .raw("HTTP/1.1 100 Continue\r\n\r\n"), cause: .refused),
    Case(name: "header lines without end", response: .fault(.endlessHeaders), cause: .tooLarge),
    Case(name: "a header line without end", response: .fault(.endlessLine), cause: .tooLarge),
    Case(
      name: "breaks off between chunks",
      response: .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n"), cause: .refused,
      status: 200, body: "<p>a"),
    Case(
      name: "chunks of nonsense",
      response: .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\nxx\r\n"),
      cause: .refused, status: 200, body: "ab"),
    Case(
      name: "says gzip and is not", response: .gzip(Array("<p>plain</p>".utf8)), cause: .refused, status: 200,
      body: ""),
  ]

  @Test("each fault ends in its cause, with what arrived", arguments: cases) func faults(_ each: Case)
    async throws
  {
    let portal = try TestPortal(["/": each.response])
    var settings = configuration(for: portal)
    if each.cause == .timeout { settings.timeout = 1 }
    let exchange = try await Fetcher(settings).fetch(portal.url)
    #expect(exchange.cause == each.cause, "\(exchange.outcome)")
    #expect(exchange.answer?.status == each.status)
    #expect(exchange.answer.map { String(decoding: $0.body, as: UTF8.self) } == each.body)
    if let failure = exchange.failure { #expect(!failure.detail.isEmpty) }
  }

  @Test("a closed port is refused, an unknown name is dns, plain HTTP under https is tls")
  func unreachable() async throws {
    let portal = try TestPortal(["/": .html("x")])
    var settings = configuration(for: portal)
    let closed = try TestPortal.closedPort()
    settings.allowedPrivate.append("127.0.0.1:\(closed)")
    let fetcher = try Fetcher(settings)
    #expect(try await fetcher.fetch("http://127.0.0.1:\(closed)/").failure?.cause == .refused)
    #expect(try await fetcher.fetch("http://no-such-name.invalid/").failure?.cause == .dns)
    #expect(try await fetcher.fetch("https://\(portal.authority)/").failure?.cause == .tls)
  }

  @Test("interim answers and trailers are no part of the answer") func interim() async throws {
    let portal = try TestPortal([
      "/": .raw(
        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "4\r\nagua\r\n0\r\nX-Trailer: late\r\n\r\n")
    ])
    let answer = try #require(try await Fetcher(configuration(for: portal)).fetch(portal.url).answer)
    #expect(
      String(decoding: answer.head, as: UTF8.self) == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    #expect(answer.body == Array("agua".utf8) && answer.cut == nil)
  }

  @Test("a kept connection that the server closed is asked again, once, in one exchange")
  func keptConnection() async throws {
    let portal = try TestPortal(["/a": .html("a"), "/b": .html("b").header("Connection", "close")])
    let fetcher = try Fetcher(configuration(for: portal))
    for path in ["/a", "/b", "/a", "/b"] {
      #expect(try await fetcher.fetch(portal.url(path)).answer?.status == 200)
    }
    #expect(portal.requests.count == 4)
  }

  @Test("a redirect loop is a row of exchanges for the caller to end") func redirectLoop() async throws {
    let portal = try TestPortal(["/a": .redirect(to: "/b"), "/b": .redirect(to: "/a")])
    let fetcher = try Fetcher(configuration(for: portal))
    var path = "/a"
    for _ in 0..<4 {
      path = try #require(try await fetcher.fetch(portal.url(path)).answer?.header("Location"))
    }
    #expect(path == "/a")
  }
}
