import Glibc
import Synchronization
import TestPortal
import Testing
import Web

@testable import Fetching

/// A configuration for one portal on loopback: no delay, its address allowed.
func configuration(for portals: TestPortal...) -> FetchConfiguration {
  var configuration = FetchConfiguration()
  configuration.delay = 0
  configuration.connections = 64
  configuration.timeout = 20
  configuration.allowedPrivate = portals.map(\.authority)
  return configuration
}

func request(_ address: String, number: Int = 0) throws -> Request {
  Request(number: number, url: try #require(WebURL(address)))
}

extension Fetcher {
  func fetch(_ address: String) async throws -> Exchange { await fetch(try request(address)) }
}

extension Exchange {
  var failure: Failure? { if case .failure(let failure) = outcome { failure } else { nil } }
  /// What kept us from the whole content.
  var cause: Cause? { failure?.cause ?? answer?.cut }
}

/// Exchanges as they come, from any thread.
final class Collector: Sendable {
  private let exchanges = Mutex<[Exchange]>([])
  func add(_ exchange: Exchange) { exchanges.withLock { $0.append(exchange) } }
  var all: [Exchange] { exchanges.withLock { $0 } }

  /// Waits until so many have come; false after half a minute.
  func wait(for count: Int) -> Bool {
    for _ in 0..<30_000 {
      if all.count >= count { return true }
      usleep(1000)
    }
    return false
  }
}

func gzipped(_ bytes: [UInt8]) -> [UInt8] { GzipMember.compress(bytes) }
