import Foundation
import Testing

@testable import Serving

/// A folder with a secret beside it.
private final class Folder {
  let top = FileManager.default.temporaryDirectory.appending(path: "vitrina-serving-\(UUID().uuidString)")
  var root: String { top.path + "/site" }

  init(_ files: [String: [UInt8]]) throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try Data("secreto".utf8).write(to: top.appending(path: "secret.txt"))
    for (path, body) in files {
      let place = URL(filePath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(body).write(to: place)
    }
  }
  deinit { try? FileManager.default.removeItem(at: top) }
}

private func serving<T>(_ site: any Site, _ body: (UInt16) throws -> T) throws -> T {
  let server = Server(site: site)
  try server.start()
  defer { server.stop() }
  return try body(server.port)
}

@Suite struct ServingTests {
  @Test("a file is sent whole, with its type, and a charset only where it names one")
  func types() throws {
    let latin = Array("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>".utf8) + [0xF1]
    let folder = try Folder([
      "index.html": Array("<!DOCTYPE html><meta charset=\"utf-8\"><p>á".utf8), "latin.htm": latin,
      "plain.html": Array("<p>".utf8), "a.csv": Array("a;b".utf8), "b.csv": [0xEF, 0xBB, 0xBF, 65],
      "d.PDF": Array("%PDF-".utf8), "x.xlsx": [80, 75], "odd.zzz": [0, 1, 2], "empty.txt": [],
    ])
    try serving(FolderSite(folder.root)) { port in
      let expected = [
        "/": "text/html; charset=utf-8", "/latin.htm": "text/html; charset=iso-8859-1",
        "/plain.html": "text/html",
        "/a.csv": "text/csv", "/b.csv": "text/csv; charset=utf-8", "/d.PDF": "application/pdf",
        "/x.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/odd.zzz": "application/octet-stream", "/empty.txt": "text/plain",
      ]
      for (path, type) in expected.sorted(by: { $0.key < $1.key }) {
        let answer = try #require(ask(port, path))
        #expect(answer.status == 200, "\(path)")
        #expect(answer.field("content-type") == type, "\(path)")
        #expect(answer.field("content-length") == "\(answer.body.count)", "\(path)")
      }
      #expect(ask(port, "/latin.htm")?.body == latin)
      #expect(ask(port, "/odd.zzz?v=1")?.body == [0, 1, 2])
    }
  }

  @Test(
    "nothing outside the folder is shown",
    arguments: [
      "/../secret.txt", "/a/../../secret.txt", "/%2e%2e/secret.txt", "/.%2E/secret.txt", "/..%2fsecret.txt",
      "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/link.txt", "/out/secret.txt", "/index.html%00.txt",
      "//../secret.txt", "/%252e%252e/secret.txt", "/pipe",
    ])
  func escapes(target: String) throws {
    let folder = try Folder(["index.html": [65], "a/b.txt": [66]])
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.root + "/link.txt", withDestinationPath: folder.top.path + "/secret.txt")
    try manager.createSymbolicLink(atPath: folder.root + "/out", withDestinationPath: folder.top.path)
    #expect(mkfifo(folder.root + "/pipe", 0o600) == 0)
    let answer = try serving(FolderSite(folder.root)) { ask($0, target) }
    #expect(answer?.status == 404, "\(target)")
    #expect(answer?.text.contains("secreto") == false)
  }

  @Test("a path is read as a browser means it: encoded letters, dot segments, doubled slashes, folders")
  func paths() throws {
    let folder = try Folder(["año/index.html": [65], "año/x y.txt": [66], "100%.txt": [67]])
    try serving(FolderSite(folder.root)) { port in
      #expect(ask(port, "/a%C3%B1o/")?.body == [65])
      #expect(ask(port, "/./b/..//a%c3%b1o/x%20y.txt")?.body == [66])
      #expect(ask(port, "/100%.txt")?.body == [67])
      let moved = try #require(ask(port, "/a%C3%B1o"))
      #expect(moved.status == 301)
      #expect(moved.field("location") == "/a%C3%B1o/")
      #expect(ask(port, "/")?.status == 404)
    }
  }

  @Test("HEAD gives the head of GET and no body")
  func head() throws {
    try serving(MemorySite(["/a.txt": Resource(type: "text/plain", text: "hola")])) { port in
      let get = try #require(ask(port, "/a.txt"))
      let head = try #require(ask(port, "/a.txt", method: "HEAD"))
      #expect(get.text == "hola")
      #expect(head.body.isEmpty)
      #expect(head.status == 200)
      #expect(head.field("content-length") == "4")
      #expect(ask(port, "/b.txt", method: "HEAD")?.status == 404)
    }
  }

  @Test("other methods are refused, also with a body")
  func methods() throws {
    try serving(MemorySite(["/a.txt": Resource(type: nil, text: "hola")])) { port in
      let body = String(repeating: "x", count: 100_000)
      let answer = try #require(
        ask(port, "/a.txt", method: "POST", more: "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"))
      #expect(answer.status == 405)
      #expect(answer.field("allow") == "GET, HEAD")
      #expect(ask(port, "/a.txt", method: "DELETE")?.status == 405)
    }
  }

  @Test("a site in memory: fields of its own, no type where none is wanted, its own not-found page")
  func memory() throws {
    let site = MemorySite(
      [
        "/a/index.html": Resource(type: nil, body: [0xE1], fields: [.init("Last-Modified", "x")]),
        "/old": .moved(to: "/a/"),
      ], notFound: Resource(type: "text/html", text: "no está", status: 404))
    try serving(site) { port in
      let page = try #require(ask(port, "/a/"))
      #expect(page.body == [0xE1])
      #expect(page.field("content-type") == nil)
      #expect(page.field("last-modified") == "x")
      #expect(ask(port, "/a")?.field("location") == "/a/")
      #expect(ask(port, "/old")?.field("location") == "/a/")
      #expect(ask(port, "/b")?.status == 404)
      #expect(ask(port, "/b")?.text == "no está")
    }
  }

  @Test("header fields and the not-found page of a folder")
  func folderFields() throws {
    let folder = try Folder(["a.html": [65], "404.html": [66]])
    let site = FolderSite(
      folder.root,
      fields: ["/a.html": [.init("content-type", "text/html; charset=utf-16"), .init("X-A", "1")]],
      notFound: "/404.html")
    try serving(site) { port in
      let page = try #require(ask(port, "/a.html"))
      #expect(page.field("content-type") == "text/html; charset=utf-16")
      #expect(page.field("x-a") == "1")
      #expect(page.head.lowercased().components(separatedBy: "content-type:").count == 2)
      let missing = try #require(ask(port, "/zzz"))
      #expect(missing.status == 404)
      #expect(missing.body == [66])
    }
  }

  @Test("many at once are all answered")
  func concurrent() async throws {
    let body = [UInt8](repeating: 7, count: 300_000)
    let server = Server(site: MemorySite(["/a": Resource(type: nil, body: body)]))
    try server.start()
    defer { server.stop() }
    let port = server.port
    let right = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 { group.addTask { ask(port, "/a")?.body == body } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(right == 40)
  }

  @Test("after stop nobody listens, and the port may be taken at once; a taken port is told")
  func stopping() throws {
    let site = MemorySite(["/": Resource(type: nil, text: "a")])
    let first = Server(site: site)
    try first.start()
    let port = first.port
    #expect(port != 0)
    #expect(ask(port, "/")?.status == 200)
    let second = Server(site: site)
    #expect(throws: ServerError.portTaken(port)) { try second.start(port: port) }
    first.stop()
    #expect(first.port == 0)
    #expect(ask(port, "/") == nil)
    try second.start(port: port)
    #expect(ask(port, "/")?.status == 200)
    second.stop()
    second.stop()
    #expect(ask(port, "/") == nil)
  }

  @Test("a server that nobody holds any more stops listening")
  func letGo() throws {
    let site = MemorySite(["/": Resource(type: nil, text: "a")])
    var port: UInt16 = 0
    do {
      let server = Server(site: site)
      try server.start()
      port = server.port
    }
    #expect(ask(port, "/") == nil)
  }

}
