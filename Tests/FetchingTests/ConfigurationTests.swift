import Foundation
import Testing
import Web

@testable import Fetching

@Suite("the fetch configuration") struct ConfigurationTests {
  private func mistake(_ hosts: [String], _ change: (inout FetchConfiguration) -> Void)
    -> FetchConfigurationError?
  {
    var settings = FetchConfiguration()
    change(&settings)
    do throws(FetchConfigurationError) {
      try settings.validate(hosts: hosts)
      return nil
    } catch { return error }
  }

  @Test("off loopback a contact must be given, and it must be one") func contact() {
    #expect(mistake(["agua.cdmx.gob.mx"]) { _ in } == .contactMissing(host: "agua.cdmx.gob.mx"))
    #expect(mistake(["127.0.0.1", "localhost", "[::1]"]) { _ in } == nil)
    for good in ["a@b.org", "https://ong.mx/vitrina", "http://ong.mx"] {
      #expect(mistake(["a.mx"]) { $0.contact = good } == nil, "\(good)")
    }
    for bad in [
      "", "me", "@b.org", "a@b", "a@b.", "a b@c.org", "a@b.org)\r\nX: y", "ftp://a.mx", "https://x",
    ] {
      #expect(mistake(["a.mx"]) { $0.contact = bad } == .contactUnclear(bad))
    }
  }

  @Test("less than half a second is refused unless the host is loopback or declared own") func delay() {
    let hurried = { (settings: inout FetchConfiguration) in
      settings.delay = 0.4
      settings.contact = "a@b.org"
    }
    #expect(mistake(["a.mx"], hurried) == .tooFast(host: "a.mx", delay: 0.4))
    #expect(mistake(["127.0.0.1"], hurried) == nil)
    #expect(
      mistake(["a.mx"]) {
        hurried(&$0)
        $0.ownHosts = ["a.mx"]
      } == nil)
    #expect(
      mistake(["a.mx", "b.mx"]) {
        hurried(&$0)
        $0.ownHosts = ["a.mx"]
      } == .tooFast(host: "b.mx", delay: 0.4))
    #expect(
      mistake(["a.mx"]) {
        $0.delay = 0.5
        $0.contact = "a@b.org"
      } == nil)
  }

  @Test("numbers out of range and unclear resolve lines are refused, told in both languages") func numbers() {
    #expect(mistake([]) { $0.delay = -1 } != nil)
    #expect(mistake([]) { $0.delay = .nan } != nil)
    #expect(mistake([]) { $0.connections = 0 } != nil)
    #expect(mistake([]) { $0.timeout = .infinity } != nil)
    for bad in ["x", "a:80", "a:x:127.0.0.1", "a:80:b", "a:80:", ":80:127.0.0.1"] {
      #expect(mistake([]) { $0.resolve = [bad] } == .resolveUnclear(bad))
    }
    #expect(mistake([]) { $0.resolve = ["A.mx:80:127.0.0.1,[::1]", "b.mx:443:::1"] } == nil)
    let error = FetchConfigurationError.tooFast(host: "a.mx", delay: 0.1)
    #expect(error.text(spanish: true).contains("demasiado rápido"))
    #expect(error.text(spanish: false).contains("too fast"))
  }

  @Test("the User-Agent names the program and its contact") func userAgent() {
    var settings = FetchConfiguration()
    #expect(settings.userAgent == "vitrina/0.1")
    settings.contact = "https://ong.mx/vitrina"
    #expect(settings.userAgent == "vitrina/0.1 (+https://ong.mx/vitrina)")
  }

  @Test("a record is read back as it was, and an older one with less in it too") func coding() throws {
    var settings = FetchConfiguration()
    settings.delay = 2
    settings.contact = "a@b.org"
    settings.resolve = ["a.mx:80:127.0.0.1"]
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(FetchConfiguration.self, from: data) == settings)
    let old = try JSONDecoder().decode(FetchConfiguration.self, from: Data("{\"delay\":2}".utf8))
    #expect(old.delay == 2 && old.connections == 2)
  }
}
