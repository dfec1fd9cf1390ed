import Foundation
import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("many transfers, pause and stop") struct FetcherTests {
  @Test("of 2,000 requests none is lost or mixed up, over few connections") func many() throws {
    let portal = try TestPortal { .html("<p>\($0.target)</p>") }
    let fetcher = try Fetcher(configuration(for: portal))
    let collector = Collector()
    for number in 0..<2000 {
      fetcher.submit(try request(portal.url("/\(number)"), number: number), completion: collector.add)
    }
    #expect(collector.wait(for: 2000))
    #expect(Set(collector.all.map(\.request.number)).count == 2000)
    for exchange in collector.all {
      let expected = "<p>/\(exchange.request.number)</p>"
      #expect(exchange.answer.map { String(decoding: $0.body, as: UTF8.self) } == expected)
    }
    #expect(portal.requests.count == 2000)
    #expect(portal.connections <= 64)
  }

  @Test("never more connections to a host than configured") func connectionLimit() throws {
    let portal = try TestPortal { _ in Response.html("x").after(0.01) }
    var settings = configuration(for: portal)
    settings.connections = 2
    let fetcher = try Fetcher(settings)
    let collector = Collector()
    for number in 0..<40 { fetcher.submit(try request(portal.url("/\(number)")), completion: collector.add) }
    #expect(collector.wait(for: 40))
    #expect(portal.connections <= 2)
  }

  @Test("while paused nothing is asked; afterwards all is") func pause() async throws {
    let portal = try TestPortal { _ in .html("x") }
    let fetcher = try Fetcher(configuration(for: portal))
    let collector = Collector()
    fetcher.pause()
    for number in 0..<10 { fetcher.submit(try request(portal.url("/\(number)")), completion: collector.add) }
    try await Task.sleep(for: .milliseconds(100))
    #expect(portal.requests.isEmpty && collector.all.isEmpty)
    fetcher.resume()
    #expect(collector.wait(for: 10))
  }

  @Test("stopping answers every request once, leaves no connection") func stop() throws {
    let portal = try TestPortal { $0.target == "/0" ? .html("x") : .fault(.hang) }
    var settings = configuration(for: portal)
    settings.transfers = 8
    let fetcher = try Fetcher(settings)
    let collector = Collector()
    for number in 0..<50 {
      fetcher.submit(try request(portal.url("/\(number)"), number: number), completion: collector.add)
    }
    #expect(collector.wait(for: 1))
    fetcher.stop(grace: 0)
    #expect(collector.all.count == 50)
    #expect(Set(collector.all.map(\.request.number)).count == 50)
    #expect(collector.all.filter { $0.cause == .interrupted }.count == 49)
    fetcher.submit(try request(portal.url("/late"), number: 99), completion: collector.add)
    #expect(collector.all.last?.cause == .interrupted && collector.all.count == 51)
    fetcher.stop(grace: 0)
    for _ in 0..<5000 where portal.openConnections > 0 { usleep(1000) }
    #expect(portal.openConnections == 0)
  }

  @Test("with grace what is under way ends, what waits is not begun") func grace() throws {
    let portal = try TestPortal { _ in Response.html("x").after(0.3) }
    var settings = configuration(for: portal)
    settings.transfers = 2
    let fetcher = try Fetcher(settings)
    let collector = Collector()
    for number in 0..<10 { fetcher.submit(try request(portal.url("/\(number)")), completion: collector.add) }
    for _ in 0..<5000 where portal.requests.count < 2 { usleep(1000) }
    fetcher.stop(grace: 20)
    #expect(collector.all.filter { $0.answer != nil }.count == 2)
    #expect(collector.all.filter { $0.cause == .interrupted }.count == 8)
    #expect(portal.requests.count == 2)
  }

  @Test("a fetcher that is let go, or stopped from its own thread, ends by itself") func letGo() throws {
    let portal = try TestPortal { _ in .fault(.hang) }
    let collector = Collector()
    do {
      let fetcher = try Fetcher(configuration(for: portal))
      fetcher.submit(try request(portal.url), completion: collector.add)
    }
    #expect(collector.wait(for: 1) && collector.all[0].cause == .interrupted)

    let answering = try TestPortal { _ in .html("x") }
    let own = try Fetcher(configuration(for: answering))
    own.submit(try request(answering.url)) { exchange in
      own.stop(grace: 0)
      collector.add(exchange)
    }
    #expect(collector.wait(for: 2) && collector.all[1].answer != nil)
  }
}
