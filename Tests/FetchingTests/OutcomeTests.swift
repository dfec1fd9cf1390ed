import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("each outcome of a fetch") struct OutcomeTests {
  @Test("an answer keeps request head, head and body as they went over the wire") func bytes() async throws {
    let portal = try TestPortal(["/a?b=%C3%A1": .html("<p>agua</p>", charset: nil).header("X-Odd", " two  ")])
    let instant = Instant(milliseconds: 1_790_000_000_000)
    let fetcher = try Fetcher(configuration(for: portal), clock: { instant })
    let exchange = try await fetcher.fetch(portal.url("/a?b=%C3%A1"))
    let answer = try #require(exchange.answer)
    #expect(exchange.fetched == instant)
    #expect(answer.status == 200)
    #expect(answer.requestHead == portal.requests.first?.head)
    #expect(
      String(decoding: answer.head, as: UTF8.self)
        == "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Odd:  two  \r\nContent-Length: 11\r\n\r\n")
    #expect(answer.body == Array("<p>agua</p>".utf8))
    #expect(answer.wireBody == answer.body)
    #expect(answer.cut == nil && answer.certificateFault == nil)
    #expect(answer.address == "127.0.0.1")
    let received = try #require(portal.requests.first)
    #expect(received.header("User-Agent") == "vitrina/0.1")
    #expect(received.header("Accept-Encoding") == "gzip")
  }

  @Test(
    "error statuses and redirects are answers of their own, not followed",
    arguments: [301, 404, 410, 403, 500, 503])
  func statuses(_ status: Int) async throws {
    let portal = try TestPortal([
      "/": .status(status, "x").header("Location", "/other"), "/other": .html("other"),
    ])
    let fetcher = try Fetcher(configuration(for: portal))
    let answer = try #require(try await fetcher.fetch(portal.url).answer)
    #expect(answer.status == status)
    #expect(answer.header("location") == "/other")
    #expect(portal.count("/other") == 0)
  }

  @Test("an empty page and bytes that are no HTML are answers") func emptyAndBinary() async throws {
    let binary = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let portal = try TestPortal(["/empty": .html(""), "/binary": .bytes(binary, type: "text/html")])
    let fetcher = try Fetcher(configuration(for: portal))
    let empty = try #require(try await fetcher.fetch(portal.url("/empty")).answer)
    #expect(empty.body.isEmpty && empty.cut == nil && empty.status == 200)
    #expect(try await fetcher.fetch(portal.url("/binary")).answer?.body == binary)
  }
}
