import Matching
import Testing
import Web

@testable import Crawling

@Suite("Scale") struct ScaleTests {
  @Test("links take 16 bytes, and a portal of a thousand pages with 131 links each is read whole")
  func thousand() throws {
    #expect(MemoryLayout<KnownLink>.stride == 16)
    var site = Site()
    let pages = 1000
    let addresses = (0..<pages).map {
      $0 == 0 ? "https://a.mx/" : "https://a.mx/seccion\($0 % 40)/pagina-\($0).html"
    }
    let links = try addresses.map { try link($0) }
    for (page, address) in addresses.enumerated() {
      site.page(address, (0..<131).map { links[$0 < 60 ? $0 : (page * 7 + $0 * 13) % pages] })
    }
    let run = Run(site, try portal("https://a.mx/"), topics: 60)
    #expect(run.knowledge.coverage.read == pages)
    #expect(run.crawl.stopped == .exhausted)
  }
}
