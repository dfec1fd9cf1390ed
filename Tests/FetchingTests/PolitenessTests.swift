import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("politeness") struct PolitenessTests {
  /// Plays a schedule without a clock: every request takes `duration`; gives (item, host, start) in order.
  private func play(
    _ items: [(Int, String)], delay: UInt64, connections: Int, duration: UInt64,
    backOff: @escaping (Int) -> UInt64 = { _ in 0 }
  ) -> [(item: Int, host: String, start: UInt64)] {
    var politeness = Politeness<Int>(connections: connections) { _ in delay }
    var names: [Int: String] = [:]
    for (item, host) in items {
      politeness.add(item, host: host)
      names[item] = host
    }
    var running: [(end: UInt64, host: Int, item: Int)] = []
    var starts: [(item: Int, host: String, start: UInt64)] = []
    var now: UInt64 = 0
    while politeness.waiting > 0 || !running.isEmpty {
      while let (item, host) = politeness.next(now: now) {
        starts.append((item, names[item] ?? "", now))
        running.append((now + duration, host, item))
      }
      guard let next = ([politeness.nextReady].compactMap { $0 } + running.map(\.end)).min() else { break }
      now = max(next, now)
      for each in running where each.end <= now {
        politeness.ended(each.host, now: now, backOff: backOff(each.item))
      }
      running.removeAll { $0.end <= now }
    }
    return starts
  }

  @Test("requests to one host keep the delay, hosts do not wait for each other") func delays() {
    let items = (0..<12).map { ($0, "host\($0 % 3)") }
    let starts = play(items, delay: 1000, connections: 2, duration: 10)
    #expect(starts.map(\.item).sorted() == Array(0..<12))
    for host in 0..<3 {
      #expect(starts.filter { $0.host == "host\(host)" }.map(\.start) == [0, 1000, 2000, 3000])
      #expect(starts.filter { $0.host == "host\(host)" }.map(\.item) == [host, host + 3, host + 6, host + 9])
    }
  }

  @Test("never more connections to a host than allowed, however slow it is") func connections() {
    let starts = play((0..<6).map { ($0, "slow") }, delay: 0, connections: 2, duration: 50)
    #expect(starts.map(\.start) == [0, 0, 50, 50, 100, 100])
  }

  @Test("without delay hosts take turns: a long queue does not starve a short one") func turns() {
    let items = (0..<100).map { ($0, "big") } + [(100, "small"), (101, "small")]
    let starts = play(items, delay: 0, connections: 1, duration: 1)
    #expect(starts.filter { $0.host == "small" }.map(\.start) == [0, 1])
  }

  @Test("a back-off holds for its host only, and the longer wait counts") func backOff() {
    let items = [(0, "a"), (1, "b"), (2, "a"), (3, "b")]
    let starts = play(items, delay: 100, connections: 2, duration: 10) { $0 == 0 ? 5000 : 0 }
    #expect(starts.first { $0.item == 2 }?.start == 5010)
    #expect(starts.first { $0.item == 3 }?.start == 100)
    let short = play([(0, "a"), (1, "a")], delay: 100, connections: 1, duration: 10) { _ in 5 }
    #expect(short.map(\.start) == [0, 100])
  }

  @Test("on the wire: the delay between starts, and Retry-After after 503") func onTheWire() async throws {
    let portal = try TestPortal([
      "/a": .html("a"), "/b": .status(503).header("Retry-After", "1"), "/c": .html("c"),
    ])
    var settings = configuration(for: portal)
    settings.delay = 0.2
    let fetcher = try Fetcher(settings)
    let collector = Collector()
    let begin = SteadyClock.now()
    for path in ["/a", "/a", "/b"] {
      fetcher.submit(try request(portal.url(path)), completion: collector.add)
    }
    #expect(collector.wait(for: 3))
    #expect(try await fetcher.fetch(portal.url("/c")).answer?.status == 200)
    let times = portal.requests.map(\.arrived)
    #expect(portal.requests.map(\.target) == ["/a", "/a", "/b", "/c"])
    #expect(times[1] >= begin + 200_000_000)
    #expect(times[2] >= begin + 400_000_000)
    #expect(times[3] >= times[2] + 1_000_000_000)
  }

  @Test("Retry-After is read as seconds or as a date, and capped at a minute") func retryAfter() throws {
    let now = try #require(Instant("1994-11-06T08:49:07Z"))
    #expect(RetryAfter.seconds("5", now: now) == 5)
    #expect(RetryAfter.seconds(" 120 ", now: now) == 60)
    #expect(RetryAfter.seconds("99999999999999999999", now: now) == 60)
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == 30)
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:00:00 GMT", now: now) == 0)
    for odd in ["", "-5", "soon", "1.5", "Sun, 99 Foo 1994"] {
      #expect(RetryAfter.seconds(odd, now: now) == nil)
    }
  }

  @Test("a host that is not the user's own is never hurried, whatever the delay") func redirectedAway() {
    var settings = FetchConfiguration()
    settings.delay = 0
    settings.ownHosts = ["mi.portal.mx"]
    for host in ["127.0.0.1", "localhost", "[::1]", "mi.portal.mx"] {
      #expect(settings.delay(host: host) == 0)
    }
    #expect(settings.delay(host: "otro.mx") == 1)
    settings.delay = 3
    #expect(settings.delay(host: "otro.mx") == 3)
  }
}
