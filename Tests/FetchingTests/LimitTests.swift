import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("limits") struct LimitTests {
  @Test("a 40 MB page is cut at the limit of a page; a document of the same size is not") func bigPage()
    async throws
  {
    let size = 40_000_000
    let portal = try TestPortal([
      "/page": .html("lorem ipsum ").fault(.stream(count: size)),
      "/file": .bytes(Array("1;2;3\n".utf8), type: "text/csv").fault(.stream(count: size)),
    ])
    let fetcher = try Fetcher(configuration(for: portal))
    let page = try #require(try await fetcher.fetch(portal.url("/page")).answer)
    #expect(page.cut == .tooLarge)
    #expect(page.body.count == 10_000_000)
    let file = try #require(try await fetcher.fetch(portal.url("/file")).answer)
    #expect(file.cut == nil)
    #expect(file.body.count == size)
  }

  @Test("content exactly as long as the limit is whole, one byte more is cut") func exact() async throws {
    let portal = try TestPortal([
      "/whole": .html(String(repeating: "a", count: 1000)),
      "/more": .html(String(repeating: "a", count: 1001)),
    ])
    var settings = configuration(for: portal)
    settings.pageLimit = 1000
    let fetcher = try Fetcher(settings)
    #expect(try await fetcher.fetch(portal.url("/whole")).answer?.cut == nil)
    let more = try #require(try await fetcher.fetch(portal.url("/more")).answer)
    #expect(more.cut == .tooLarge && more.body.count == 1000)
  }

  @Test("gzip is decoded and kept as it came") func gzip() async throws {
    let text = Array(String(repeating: "<p>agua potable</p>", count: 500).utf8)
    let coded = gzipped(text)
    let portal = try TestPortal(["/": .gzip(coded), "/chunked": .gzip(coded).fault(.chunked(size: 7))])
    let fetcher = try Fetcher(configuration(for: portal))
    for path in ["/", "/chunked"] {
      let answer = try #require(try await fetcher.fetch(portal.url(path)).answer)
      #expect(answer.body == text && answer.wireBody == coded && answer.cut == nil)
    }
  }

  @Test("gzip that ends too early or is damaged is told, though its length is right") func brokenGzip()
    async throws
  {
    let text = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &>> 3) }
    let coded = gzipped(text)
    var damaged = coded
    damaged[coded.count / 2] ^= 0xFF
    damaged[coded.count - 6] ^= 0xFF
    let portal = try TestPortal([
      "/cut": .gzip(Array(coded.prefix(coded.count - 20))), "/damaged": .gzip(damaged),
    ])
    let fetcher = try Fetcher(configuration(for: portal))
    let cut = try #require(try await fetcher.fetch(portal.url("/cut")).answer)
    #expect(cut.cut == .refused)
    #expect(!cut.body.isEmpty && text.starts(with: cut.body))
    #expect(try await fetcher.fetch(portal.url("/damaged")).answer?.cut == .refused)
  }

  @Test("a gzip bomb ends as a bomb and fills no memory") func bomb() async throws {
    let portal = try TestPortal(["/": .gzip(gzipped([UInt8](repeating: 32, count: 50_000_000)))])
    let answer = try #require(try await Fetcher(configuration(for: portal)).fetch(portal.url).answer)
    #expect(answer.cut == .bomb)
    #expect(answer.body.count <= 10_000_000)
  }

  @Test("a budget of bytes under way makes transfers wait for each other, and all end whole") func budget()
    async throws
  {
    let portal = try TestPortal { request in
      .bytes(Array("\(request.target);".utf8), type: "text/csv").fault(.stream(count: 3_000_000))
    }
    var settings = configuration(for: portal)
    settings.bytesUnderWay = 1_000_000
    settings.transfers = 8
    let fetcher = try Fetcher(settings)
    let collector = Collector()
    for number in 0..<16 {
      fetcher.submit(try request(portal.url("/\(number)"), number: number), completion: collector.add)
    }
    #expect(collector.wait(for: 16))
    for exchange in collector.all {
      #expect(exchange.answer?.body.count == 3_000_000 && exchange.cause == nil, "\(exchange.request)")
    }
  }
}
