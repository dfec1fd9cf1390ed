import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("certificates") struct CertificateTests {
  /// Two exchanges on one kept connection, the second without a handshake of its own.
  private func faults(_ portal: TLSPortal) async throws -> [String?] {
    var settings = FetchConfiguration()
    settings.delay = 0
    settings.allowedPrivate = [portal.hostAndPort]
    settings.authorities = portal.authority
    let fetcher = try Fetcher(settings)
    var faults: [String?] = []
    for _ in 0..<2 {
      let exchange = try await fetcher.fetch(portal.url)
      let answer = try #require(exchange.answer, "\(exchange.outcome)")
      #expect(answer.status == 200 && answer.body == Array("<p>agua</p>".utf8) && answer.cut == nil)
      faults.append(answer.certificateFault)
    }
    return faults
  }

  static let expected: [(TLSPortal.Certificate, String?)] = [
    (.good, nil),
    (.expired, "the certificate has expired"),
    (.wrongName, "the certificate is for another name"),
    (.selfSigned, "the certificate is self-signed"),
    (.incompleteChain, "the certificate's chain is incomplete or its issuer unknown"),
  ]

  @Test(
    "a faulty certificate is read over and marked, on a kept connection too; a good one is not",
    arguments: expected)
  func certificates(_ certificate: TLSPortal.Certificate, _ fault: String?) async throws {
    #expect(try await faults(TLSPortal(certificate)) == [fault, fault])
  }

  @Test("the name that was asked for is held against the certificate's names") func names() async throws {
    let portal = try TLSPortal(.good)
    let names = ["localhost", "127.0.0.1", "otro.test"]
    var settings = FetchConfiguration()
    settings.delay = 0
    settings.ownHosts = ["otro.test"]
    settings.allowedPrivate = names.map { "\($0):\(portal.port)" }
    settings.resolve = ["localhost:\(portal.port):127.0.0.1", "otro.test:\(portal.port):127.0.0.1"]
    settings.authorities = portal.authority
    let fetcher = try Fetcher(settings)
    var faults: [String?] = []
    for name in names {
      faults.append(try await fetcher.fetch("https://\(name):\(portal.port)/").answer?.certificateFault)
    }
    #expect(faults == [nil, nil, "the certificate is for another name"])
  }

  @Test("one server's fault is not told of another") func apart() async throws {
    let good = try TLSPortal(.good)
    let bad = try TLSPortal(.selfSigned)
    var settings = FetchConfiguration()
    settings.delay = 0
    settings.allowedPrivate = [good.hostAndPort, bad.hostAndPort]
    settings.authorities = good.authority
    let fetcher = try Fetcher(settings)
    for portal in [bad, good, bad, good] {
      let fault = try await fetcher.fetch(portal.url).answer?.certificateFault
      #expect((fault == nil) == (portal === good))
    }
  }

  @Test("a server that speaks only old TLS is read and marked") func oldProtocol() async throws {
    let portal = try TLSPortal(.good, oldProtocol: true)
    let fault = "the server speaks no newer protocol than TLS 1.1"
    #expect(try await faults(portal) == [fault, fault])
  }

  @Test("an authority that the system does not know is a fault, without more being said")
  func unknownAuthority() async throws {
    let portal = try TLSPortal(.good)
    var settings = FetchConfiguration()
    settings.delay = 0
    settings.allowedPrivate = [portal.hostAndPort]
    let answer = try await Fetcher(settings).fetch(portal.url).answer
    #expect(answer?.certificateFault == "the certificate's chain is incomplete or its issuer unknown")
  }
}
