import Foundation
import Testing

@testable import Web

@Suite("Addresses")
struct WebURLTests {
  static func resolve(_ reference: String, _ base: String? = "http://example.mx/a/b/c.html?q=1") -> String? {
    WebURL.resolve(reference.utf8, against: base.flatMap { WebURL($0) })?.text
  }

  @Test(
    "references resolve as browsers do",
    arguments: [
      // Relative, rooted, with their dots, queries and fragments.
      ("d.html", "http://example.mx/a/b/d.html"), ("./d.html", "http://example.mx/a/b/d.html"),
      ("../d.html", "http://example.mx/a/d.html"), ("../../../../d", "http://example.mx/d"),
      ("..", "http://example.mx/a/"), (".", "http://example.mx/a/b/"), ("/", "http://example.mx/"),
      ("/x/./y/../z", "http://example.mx/x/z"), ("/x/%2e%2E/y", "http://example.mx/y"),
      ("/x/.%2e", "http://example.mx/"), ("/x/...", "http://example.mx/x/..."),
      ("/x//y", "http://example.mx/x//y"),
      ("/x/y/..", "http://example.mx/x/"), ("?", "http://example.mx/a/b/c.html?"),
      ("?p=2", "http://example.mx/a/b/c.html?p=2"), ("#top", "http://example.mx/a/b/c.html?q=1"),
      ("", "http://example.mx/a/b/c.html?q=1"), ("d#x?y", "http://example.mx/a/b/d"),
      ("d?x#y", "http://example.mx/a/b/d?x"), ("d:e/f", nil), ("./d:e", "http://example.mx/a/b/d:e"),
      ("/d:e", "http://example.mx/d:e"), ("1:2", "http://example.mx/a/b/1:2"),
      // Backslashes, blanks, tabs and newlines in the markup.
      ("\\d\\e", "http://example.mx/d/e"), ("a\\..\\b", "http://example.mx/a/b/b"),
      ("  d.html \n", "http://example.mx/a/b/d.html"), ("d\n.ht\tml", "http://example.mx/a/b/d.html"),
      ("a b.pdf", "http://example.mx/a/b/a%20b.pdf"), ("?a\\b", "http://example.mx/a/b/c.html?a\\b"),
      // Another host, or the same one in full.
      ("//otro.mx", "http://otro.mx/"), ("\\\\otro.mx\\x", "http://otro.mx/x"),
      ("///otro.mx/x", "http://otro.mx/x"), ("http://example.mx/x", "http://example.mx/x"),
      ("http://example.mx", "http://example.mx/"),
      ("http://example.mx.evil.mx/", "http://example.mx.evil.mx/"),
      ("HTTP://EXAMPLE.MX/X", "http://example.mx/X"), ("https:x", "https://x/"),
      ("http:x", "http://example.mx/a/b/x"), ("http:/x", "http://example.mx/x"),
      ("http:", "http://example.mx/a/b/c.html?q=1"),
      // What is percent-encoded and what stays.
      ("año.html", "http://example.mx/a/b/a%C3%B1o.html"),
      ("?año='1'", "http://example.mx/a/b/c.html?a%C3%B1o=%271%27"),
      ("it's", "http://example.mx/a/b/it's"), ("a%f1o", "http://example.mx/a/b/a%f1o"),
      ("100%.html", "http://example.mx/a/b/100%.html"), ("a%zz", "http://example.mx/a/b/a%zz"),
      ("a|b[c]{d}", "http://example.mx/a/b/a|b[c]%7Bd%7D"), ("?{}|`^", "http://example.mx/a/b/c.html?{}|`^"),
      ("\"<>^`", "http://example.mx/a/b/%22%3C%3E%5E%60"), ("a+b&c=d", "http://example.mx/a/b/a+b&c=d"),
      // No page behind it.
      ("mailto:a@b.mx", nil), ("javascript:void(0)", nil), ("tel:55", nil), ("C:\\a.doc", nil),
      ("file:///x", nil),
      ("data:,x", nil), ("http://", nil), ("http:// x/", nil), ("//a b/", nil), ("http://[x]/", nil),
    ] as [(String, String?)])
  func references(reference: String, expected: String?) {
    #expect(Self.resolve(reference) == expected)
  }

  @Test(
    "hosts are read as browsers read them",
    arguments: [
      ("http://0x7f.1/", "http://127.0.0.1/"), ("http://2130706433", "http://127.0.0.1/"),
      ("http://0177.0.0.1", "http://127.0.0.1/"), ("http://127.1./", "http://127.0.0.1/"),
      ("http://256.1.1.1", nil), ("http://1.2.3.4.5", nil), ("http://4294967296", nil), ("http://a.08", nil),
      ("http://１２７.０.０.１/", "http://127.0.0.1/"), ("http://①②⑦.1", "http://127.0.0.1/"),
      ("http://%31%32%37.0.0.1/", "http://127.0.0.1/"),
      ("http://[::1]:80/", "http://[::1]/"), ("http://[2001:DB8:0:0:1::0]/", "http://[2001:db8:0:0:1::]/"),
      ("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"), ("http://[1:2:3:4:5:6:7]/", nil),
      ("http://[1::2::3]/", nil), ("http://[::1", nil), ("http://[::1.2.3.04]", nil),
      ("http://[::1%25eth0]/", nil),
      ("http://peña.mx/", "http://xn--pea-8ma.mx/"), ("http://PEÑA.MX/", "http://xn--pea-8ma.mx/"),
      ("http://pe%C3%B1a.mx/", "http://xn--pea-8ma.mx/"), ("http://straße.de", "http://xn--strae-oqa.de/"),
      ("http://a。mx", "http://a.mx/"), ("http://a_b.mx/", "http://a_b.mx/"), ("http://a%00b.mx", nil),
      ("http://a%2Fb.mx", nil), ("http://a.mx:8080/", "http://a.mx:8080/"),
      ("http://a.mx:080", "http://a.mx/"),
      ("https://a.mx:443", "https://a.mx/"), ("https://a.mx:80", "https://a.mx:80/"),
      ("http://a.mx:", "http://a.mx/"),
      ("http://a.mx:65536", nil), ("http://a.mx:x", nil), ("http://:80", nil),
      // The user and the password go; what a browser takes for the host stays.
      ("http://yo:clave@a.mx/x", "http://a.mx/x"), ("http://a.mx@b.mx", "http://b.mx/"),
      ("http://ok.mx\\@evil.mx/", "http://ok.mx/@evil.mx/"), ("http://@/x", nil),
    ] as [(String, String?)])
  func hosts(address: String, expected: String?) {
    #expect(Self.resolve(address, nil) == expected)
  }

  @Test("parts are those of the text")
  func parts() throws {
    let url = try #require(WebURL("https://www.a.mx:8443/x/y.html?b=c?d"))
    #expect(url.scheme == "https" && url.host == "www.a.mx" && url.port == 8443)
    #expect(url.authority == "www.a.mx:8443" && url.origin == "https://www.a.mx:8443")
    #expect(url.path == "/x/y.html" && url.query == "b=c?d")
    let plain = try #require(WebURL("http://[::1]"))
    #expect(plain.scheme == "http" && plain.host == "[::1]" && plain.port == 80)
    #expect(
      plain.authority == "[::1]" && plain.origin == "http://[::1]" && plain.path == "/" && plain.query == nil)
    #expect(WebURL("http://a.mx/?")?.query == "")
  }

  @Test("addresses are ordered by their bytes, equal by their text, and are text in JSON")
  func values() throws {
    let a = try #require(WebURL("http://a.mx/B"))
    let b = try #require(WebURL("http://a.mx/a"))
    #expect(a < b && !(b < a))
    #expect(WebURL("http://A.mx/x/../a#f") == b)
    let json = try JSONEncoder().encode([a])
    #expect(try JSONDecoder().decode([WebURL].self, from: json) == [a])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([WebURL].self, from: Data("[\"x\"]".utf8))
    }
  }

  @Test("bytes that are not UTF-8 are kept as they are")
  func latin1() {
    let base = WebURL("http://a.mx/")
    #expect(WebURL.resolve([0x61, 0xf1, 0x6f], against: base)?.text == "http://a.mx/a%F1o")
    #expect(WebURL.resolve(Array("//pe".utf8) + [0xf1] + Array("a.mx/".utf8), against: base) == nil)
  }

  @Test("the quick way gives what the parser gives")
  func quickWay() throws {
    var random = SplitMix(state: 7)
    let bases = ["http://a.mx/", "https://b.mx:81/x/y?z=/q", "http://127.0.0.1:8080/a/b/c"].compactMap {
      WebURL($0)
    }
    let pieces = [
      "/", "/", "a", "b.html", "..", ".", "%2e", "%20", "?", "#", ":", "http://a.mx/", "https://b.mx:81", "ñ",
      " ",
      "\\", "'", "&x=1", "index.php", "http:", "\t", "^", "~", "[", "|",
    ]
    var quick = 0
    for _ in 0..<20_000 {
      let reference = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let base = bases[Int.random(in: 0..<bases.count, using: &random)]
      let bytes = Array(reference.utf8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let plain = WebURL.plain(buffer, against: base) else { return }
        quick += 1
        var parser = URLParser(buffer, base: base)
        let full = parser.parse()
        #expect(
          plain == full && plain.path == full?.path && plain.query == full?.query, "\(reference) on \(base)")
      }
    }
    #expect(quick > 2000)
  }

  @Test("what is serialised parses to itself, whatever came in")
  func stable() {
    var random = SplitMix(state: 11)
    let base = WebURL("http://a.mx/x/y")
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("/:.%2e@[]?#\\".utf8).randomElement(using: &random) ?? 0
      }
      guard let url = WebURL.resolve(bytes, against: base) else { continue }
      #expect(WebURL(url.text)?.text == url.text, "\(bytes)")
      #expect(url.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f })
    }
  }

  /// The test data of the standard itself: `url/resources/urltestdata.json` of web-platform-tests (BSD licence).
  /// It does not come with this project; name a copy with `VITRINA_URLTESTDATA` to measure against it.
  @Test(
    "the standard's own cases pass",
    .enabled(if: ProcessInfo.processInfo.environment["VITRINA_URLTESTDATA"] != nil))
  func standard() throws {
    struct Case: Decodable {
      var input: String
      var base: String?
      var failure: Bool?
      var href: String?
      var `protocol`: String?
      var hash: String?
    }
    let path = try #require(ProcessInfo.processInfo.environment["VITRINA_URLTESTDATA"])
    let data = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    var (passed, failed) = (0, 0)
    for object in try #require(data as? [Any]) where object is [String: Any] {
      let one = try JSONDecoder().decode(Case.self, from: JSONSerialization.data(withJSONObject: object))
      let base = one.base.flatMap { WebURL($0) }
      // Only what speaks of http and https: an address that is one, or the failure of one that would be.
      let isWeb = ["http:", "https:"].contains(one.protocol)
      let wouldBe = one.failure == true && (base != nil || one.input.lowercased().contains("http"))
      guard one.base == nil || base != nil, isWeb || wouldBe else { continue }
      var expected: String?
      if isWeb { expected = one.href }
      if let hash = one.hash, expected?.hasSuffix(hash) == true { expected?.removeLast(hash.utf8.count) }
      if expected?.hasSuffix("#") == true { expected?.removeLast() }
      // The user name and password are dropped by design.
      if let text = expected, let at = text.firstIndex(of: "@"), let scheme = text.range(of: "://"),
        !text[scheme.upperBound..<at].contains("/")
      {
        expected = String(text[..<scheme.upperBound]) + String(text[text.index(after: at)...])
      }
      let found = WebURL.resolve(one.input.utf8, against: base)?.text
      if found == expected {
        passed += 1
      } else {
        failed += 1
        print(
          "differs: \(one.input.debugDescription) on \(one.base ?? "-"): \(found ?? "nil"), not \(expected ?? "nil")"
        )
      }
    }
    print("standard's cases: \(passed) pass, \(failed) differ")
    #expect(Double(passed) >= 0.98 * Double(passed + failed))
  }
}

/// A generator whose every run is the same.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
