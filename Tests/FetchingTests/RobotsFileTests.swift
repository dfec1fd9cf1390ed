import Testing
import Web

@testable import Fetching

@Suite("robots.txt (RFC 9309)") struct RobotsFileTests {
  struct Case: Sendable {
    var file: String
    var agent = "FooBot"
    var allowed: [String] = []
    var refused: [String] = []
  }

  /// Facts of the published cases of google/robotstxt (robots_test.cc, 21fc90b), which test the protocol. Left out:
  /// "index.html" standing for "/", lines cut at 16 KB, and `%62%61%7A` not being `baz`, where RFC 9309 says it is.
  static let published: [Case] = [
    Case(file: "", allowed: ["/x"]),
    Case(file: "user-agent: FooBot\ndisallow: /\n", refused: ["/x/y"]),
    Case(file: "foo: FooBot\nbar: /\n", allowed: ["/x/y"]),
    Case(file: "user-agent FooBot\ndisallow /\n", refused: ["/x/y"]),
    Case(file: groups, allowed: ["/x/b", "/z/d"], refused: ["/y/c", "/foo/bar/"]),
    Case(file: groups, agent: "BarBot", allowed: ["/y/c", "/w/a"], refused: ["/z/d", "/foo/bar/"]),
    Case(file: groups, agent: "BazBot", allowed: ["/z/d"], refused: ["/foo/bar/"]),
    Case(file: "USER-AGENT: FooBot\nALLOW: /x/\nDISALLOW: /\n", allowed: ["/x/y"], refused: ["/a/b"]),
    Case(file: "uSeR-aGeNt: FooBot\nAlLoW: /x/\ndIsAlLoW: /\n", allowed: ["/x/y"], refused: ["/a/b"]),
    Case(
      file: "User-Agent: FoO bAr\nAllow: /x/\nDisallow: /\n", agent: "foo", allowed: ["/x/y"],
      refused: ["/a/b"]),
    Case(
      file: "User-Agent: *\nDisallow: /\nUser-Agent: Foo Bar\nAllow: /x/\nDisallow: /\n", agent: "Foo",
      allowed: ["/x/y"]),
    Case(
      file: "User-Agent: *\nDisallow: /\nUser-Agent: Foo Bar\nAllow: /x/\nDisallow: /\n", agent: "Foo Bar",
      refused: ["/x/y"]),
    Case(file: "user-agent: *\nallow: /\nuser-agent: FooBot\ndisallow: /\n", refused: ["/x/y"]),
    Case(
      file: "user-agent: *\nallow: /\nuser-agent: FooBot\ndisallow: /\n", agent: "BarBot", allowed: ["/x/y"]),
    Case(file: "user-agent: FooBot\ndisallow: /X/\n", allowed: ["/x/y"]),
    Case(file: "user-agent: FooBot\ndisallow: /x/page.html\nallow: /x/\n", refused: ["/x/page.html"]),
    Case(
      file: "user-agent: FooBot\nallow: /x/page.html\ndisallow: /x/\n", allowed: ["/x/page.html"],
      refused: ["/x/"]),
    Case(file: "user-agent: FooBot\ndisallow: \nallow: \n", allowed: ["/x/page.html"]),
    Case(file: "user-agent: FooBot\ndisallow: /\nallow: /\n", allowed: ["/x/page.html"]),
    Case(file: "user-agent: FooBot\ndisallow: /x\nallow: /x/\n", allowed: ["/x/"], refused: ["/x"]),
    Case(
      file: "user-agent: FooBot\nallow: /page\ndisallow: /*.html\n", allowed: ["/page"],
      refused: ["/page.html"]),
    Case(
      file: "user-agent: FooBot\nallow: /x/page.\ndisallow: /*.html\n", allowed: ["/x/page.html"],
      refused: ["/x/y.html"]),
    Case(
      file: "User-agent: *\nDisallow: /x/\nUser-agent: FooBot\nDisallow: /y/\n", allowed: ["/x/page"],
      refused: ["/y/page"]),
    Case(
      file: "User-agent: FooBot\nDisallow: /\nAllow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par\n",
      allowed: ["/foo/bar?qux=taz&baz=http://foo.bar?tar&par"]),
    Case(file: "User-agent: FooBot\nDisallow: /\nAllow: /foo/bar/ツ\n", allowed: ["/foo/bar/%E3%83%84"]),
    Case(
      file: "User-agent: FooBot\nDisallow: /\nAllow: /foo/bar/%E3%83%84\n", allowed: ["/foo/bar/%E3%83%84"]),
    Case(
      file: "User-agent: FooBot\nDisallow: /foo/bar/quz\nAllow: /foo/*/qux\n",
      allowed: ["/foo/quz", "/foo//quz", "/foo/bax/quz"], refused: ["/foo/bar/quz"]),
    Case(
      file: "User-agent: FooBot\nDisallow: /foo/bar$\nAllow: /foo/bar/qux\n",
      allowed: ["/foo/bar/qux", "/foo/bar/", "/foo/bar/baz"], refused: ["/foo/bar"]),
    Case(
      file: "User-agent: FooBot\n# Disallow: /\nDisallow: /foo/quz#qux\nAllow: /\n", allowed: ["/foo/bar"],
      refused: ["/foo/quz"]),
    Case(file: only("/fish"), allowed: fish, refused: noFish),
    Case(file: only("/fish*"), allowed: fish, refused: noFish),
    Case(
      file: only("/fish/"),
      allowed: ["/fish/", "/fish/salmon", "/fish/?salmon", "/fish/salmon.html", "/fish/?id=anything"],
      refused: ["/bar", "/fish", "/fish.html", "/Fish/Salmon.html"]),
    Case(
      file: only("/*.php"),
      allowed: [
        "/filename.php", "/folder/filename.php", "/folder/filename.php?parameters",
        "//folder/any.php.file.html",
        "/filename.php/", "/index?f=filename.php/",
      ], refused: ["/bar", "/php/", "/index?php", "/windows.PHP"]),
    Case(
      file: only("/*.php$"), allowed: ["/filename.php", "/folder/filename.php"],
      refused: [
        "/bar", "/filename.php?parameters", "/filename.php/", "/filename.php5", "/php/", "/filename?php",
        "/aaaphpaaa", "//windows.PHP",
      ]),
    Case(
      file: only("/fish*.php"), allowed: ["/fish.php", "/fishheads/catfish.php?parameters"],
      refused: ["/bar", "/Fish.PHP"]),
    Case(file: only("/p"), allowed: ["/page"]),
    Case(file: "user-agent: FooBot\nallow: /folder\ndisallow: /folder\n", allowed: ["/folder/page"]),
    Case(file: "user-agent: FooBot\nallow: /page\ndisallow: /*.htm\n", refused: ["/page.htm"]),
    Case(file: only("/$"), allowed: ["/"], refused: ["/page.html"]),
  ]

  static let groups = """
    allow: /foo/bar/

    user-agent: FooBot
    disallow: /
    allow: /x/
    user-agent: BarBot
    disallow: /
    allow: /y/


    allow: /w/
    user-agent: BazBot

    user-agent: FooBot
    allow: /z/
    disallow: /
    """
  static let fish = [
    "/fish", "/fish.html", "/fish/salmon.html", "/fishheads", "/fishheads/yummy.html",
    "/fish.html?id=anything",
  ]
  static let noFish = ["/bar", "/Fish.asp", "/catfish", "/?id=fish"]
  static func only(_ path: String) -> String { "user-agent: FooBot\ndisallow: /\nallow: \(path)\n" }

  @Test("Google's published cases are decided as published", arguments: published) func asPublished(
    _ each: Case
  ) {
    let robots = RobotsFile(each.file)
    for target in each.allowed {
      #expect(robots.allows(target: target, agent: each.agent), "\(target) in \(each.file)")
    }
    for target in each.refused {
      #expect(!robots.allows(target: target, agent: each.agent), "\(target) in \(each.file)")
    }
  }

  /// RFC 9309, 5.1.
  @Test("the example of RFC 9309 is decided as the RFC says") func example() throws {
    let robots = RobotsFile(
      """
      User-Agent: *
      Disallow: *.gif$
      Disallow: /example/
      Allow: /publications/

      User-Agent: foobot
      Disallow:/
      Allow:/example/page.html
      Allow:/example/allowed.gif

      User-Agent: barbot
      User-Agent: bazbot
      Disallow: /example/page.html

      User-Agent: quxbot
      """)
    #expect(!robots.allows(target: "/a/b.gif", agent: "vitrina"))
    #expect(robots.allows(target: "/a/b.gif?x", agent: "vitrina"))
    #expect(!robots.allows(target: "/example/", agent: "vitrina"))
    #expect(robots.allows(target: "/publications/x", agent: "vitrina"))
    #expect(robots.allows(target: "/example/page.html", agent: "foobot"))
    #expect(robots.allows(target: "/example/allowed.gif", agent: "foobot"))
    #expect(!robots.allows(target: "/publications/", agent: "foobot"))
    for agent in ["barbot", "bazbot"] {
      #expect(!robots.allows(target: "/example/page.html", agent: agent))
      #expect(robots.allows(target: "/a/b.gif", agent: agent))
    }
    #expect(robots.allows(target: "/example/page.html", agent: "quxbot"))
  }

  /// RFC 9309, 5.2, and the tables of 2.2.2 and 2.2.3.
  @Test("longest match, percent-encoding and special characters follow the RFC's tables") func tables() {
    let longest = RobotsFile(
      "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n")
    #expect(!longest.allows(target: "/example/page/disallowed.gif", agent: "foobot"))
    #expect(longest.allows(target: "/example/page/allowed.gif", agent: "foobot"))

    func matches(_ pattern: String, _ target: String) -> Bool {
      !RobotsFile("User-agent: *\nDisallow: \(pattern)\n").allows(target: target, agent: "x")
    }
    #expect(matches("/foo/bar?baz=quz", "/foo/bar?baz=quz"))
    #expect(matches("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http://foo.bar"))
    #expect(matches("/foo/bar/U+E38384", "/foo/bar/U+E38384"))
    #expect(matches("/foo/bar/ツ", "/foo/bar/%E3%83%84"))
    #expect(matches("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"))
    #expect(matches("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84"))
    #expect(matches("/foo/bar/%62%61%7A", "/foo/bar/baz"))
    #expect(matches("/path/file-with-a-%2A.html", "/path/file-with-a-*.html"))
    #expect(!matches("/path/file-with-a-%2A.html", "/path/file-with-a-b.html"))
    #expect(matches("/path/foo-%24", "/path/foo-$"))
    #expect(!matches("/a%2Fb", "/a/b"))
  }

  @Test("every kind of line end, a byte order mark and typing errors are read") func oddFiles() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["\u{FEFF}User-Agent: *", "", "Dissallow : /x  # why", "Sitemap: https://a.mx/s.xml"]
      let robots = RobotsFile(text.joined(separator: end))
      #expect(!robots.allows(target: "/x/y", agent: "vitrina"))
      #expect(robots.allows(target: "/y", agent: "vitrina"))
      #expect(robots.sitemaps == ["https://a.mx/s.xml"])
    }
    let page = RobotsFile("<!DOCTYPE html><html><body>disallow everything / now</body></html>")
    #expect(page.allows(target: "/", agent: "vitrina"))
  }

  @Test("robots.txt itself may always be read") func itself() throws {
    let robots = RobotsFile("User-agent: *\nDisallow: /\n")
    #expect(robots.allows(try #require(WebURL("https://a.mx/robots.txt"))))
    #expect(!robots.allows(try #require(WebURL("https://a.mx/robots.txt?x"))))
    #expect(!robots.allows(try #require(WebURL("https://a.mx/"))))
  }

  @Test("a delay and sitemaps are told, and do not break a group") func extras() {
    let robots = RobotsFile(
      "User-agent: a\nSitemap: https://a.mx/1\nCrawl-delay: 2.5\nUser-agent: vitrina\nDisallow: /x\n"
        + "Sitemap: https://a.mx/2\nUser-agent: *\nCrawl-delay: -1\n")
    #expect(robots.crawlDelay() == 2.5)
    #expect(robots.crawlDelay(agent: "other") == nil)
    #expect(robots.sitemaps == ["https://a.mx/1", "https://a.mx/2"])
    #expect(!robots.allows(target: "/x", agent: "VITRINA"))
  }

  @Test("a rule cut by the size limit does not forbid more than its author wrote") func limit() {
    let head = "User-agent: *\nDisallow: /a\n"
    let line = "Disallow: /privado/carpeta\n"
    let filler = String(repeating: "#", count: RobotsFile.limit - head.utf8.count - 11 - 1) + "\n"
    let robots = RobotsFile(head + filler + line)
    #expect(robots.allows(target: "/x", agent: "vitrina"))
    #expect(!robots.allows(target: "/a", agent: "vitrina"))
  }

  @Test("patterns that blow up a backtracking matcher take no time") func hostilePatterns() {
    let stars = String(repeating: "*a", count: 5000)
    let file = RobotsFile(
      "User-agent: *\nDisallow: /\(stars)b$\nDisallow: /*\(String(repeating: "a", count: 9000))b")
    let path = "/" + String(repeating: "a", count: 20_000)
    #expect(file.allows(target: path, agent: "vitrina"))
    #expect(!file.allows(target: path + "b", agent: "vitrina"))
  }
}
