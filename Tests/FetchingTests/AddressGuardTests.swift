import TestPortal
import Testing
import Web

@testable import Fetching

@Suite("the address guard") struct AddressGuardTests {
  @Test(
    "addresses that are not of the public internet are forbidden, also in IPv6 clothes",
    arguments: [
      "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1",
      "198.18.0.1",
      "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255", "::", "::1",
      "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::a00:1",
      "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1",
      "ff02::1",
      "2001:db8::1", "2001::1", "100::1",
    ]) func forbidden(_ text: String) throws
  {
    #expect(try #require(IPAddress(text)).isForbidden)
  }

  @Test(
    "public addresses are not",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1", "128.0.0.1",
      "169.253.1.1", "172.15.0.1", "172.32.0.1", "187.191.10.1", "192.167.1.1", "192.169.1.1", "198.17.1.1",
      "198.20.0.1", "223.255.255.255", "::ffff:1.1.1.1", "2606:4700::1111", "2001:4860::8888", "2800:3f0::1",
      "64:ff9b::101:101", "2002:101:101::1",
    ]) func open(_ text: String) throws
  {
    #expect(try !#require(IPAddress(text)).isForbidden)
  }

  @Test("loopback is refused unless its host and port were given") func loopback() async throws {
    let given = try TestPortal(["/": .redirect(to: "/x")])
    let hidden = try TestPortal(["/": .html("secret")])
    let fetcher = try Fetcher(configuration(for: given))
    #expect(try await fetcher.fetch(given.url).answer?.status == 302)
    // The same server under another name or port is another one: what a link or redirect could lead to.
    let ways = [
      hidden.url, "http://127.0.0.1:\(given.port + 1)/", "http://localhost:\(given.port)/",
      "http://[::1]:\(given.port)/", "http://[::ffff:127.0.0.1]:\(given.port)/",
      "http://0.0.0.0:\(given.port)/",
      "http://127.0.0.2:\(given.port)/",
    ]
    for way in ways {
      let failure = try await fetcher.fetch(way).failure
      #expect(failure?.cause == .forbiddenAddress, "\(way): \(failure?.detail ?? "answered")")
    }
    #expect(hidden.connections == 0)
    #expect(given.connections == 1)
  }

  @Test("the target of a redirect is guarded like any other request") func redirect() async throws {
    let hidden = try TestPortal(["/secret": .html("secret")])
    let portal = try TestPortal(["/": .redirect(to: hidden.url("/secret"))])
    let fetcher = try Fetcher(configuration(for: portal))
    let location = try #require(try await fetcher.fetch(portal.url).answer?.header("Location"))
    #expect(try await fetcher.fetch(location).failure?.cause == .forbiddenAddress)
    #expect(hidden.requests.isEmpty)
  }

  @Test("a name that resolves to loopback is refused unless it was given itself") func names() async throws {
    let portal = try TestPortal(["/": .html("agua")])
    var settings = configuration(for: portal)
    settings.delay = 0
    settings.ownHosts = ["agua.test", "otro.test"]
    settings.resolve = ["agua.test:\(portal.port):127.0.0.1", "otro.test:\(portal.port):127.0.0.1"]
    settings.allowedPrivate = ["agua.test:\(portal.port)"]
    let fetcher = try Fetcher(settings)
    let answer = try #require(try await fetcher.fetch("http://agua.test:\(portal.port)/").answer)
    #expect(answer.body == Array("agua".utf8) && answer.address == "127.0.0.1")
    #expect(try await fetcher.fetch("http://otro.test:\(portal.port)/").failure?.cause == .forbiddenAddress)
    #expect(portal.requests.compactMap { $0.header("Host") } == ["agua.test:\(portal.port)"])
  }

  @Test("a name with a public and a private address never reaches the private one") func mixedName()
    async throws
  {
    let portal = try TestPortal(["/": .html("secret")])
    var settings = configuration(for: portal)
    settings.ownHosts = ["doble.test"]
    settings.resolve = ["doble.test:\(portal.port):127.0.0.1,10.0.0.1,[::1]"]
    let exchange = try await Fetcher(settings).fetch("http://doble.test:\(portal.port)/")
    #expect(exchange.failure?.cause == .forbiddenAddress)
    #expect(portal.connections == 0)
  }
}
