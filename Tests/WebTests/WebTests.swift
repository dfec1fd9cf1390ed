import Testing

@testable import Web

@Suite("Values of the web")
struct WebTests {
  @Test(
    "an instant is shown as RFC 3339 and read back",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_795_575_600_000, "2026-11-25T03:00:00Z"),
      (1_795_575_600_007, "2026-11-25T03:00:00.007Z"),
      (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_120, "2000-02-29T00:00:00.120Z"),
    ] as [(Int64, String)])
  func instants(milliseconds: Int64, text: String) {
    #expect(Instant(milliseconds: milliseconds).description == text)
    #expect(Instant(text)?.milliseconds == milliseconds)
  }

  @Test("a header is found whatever its case, trimmed, and read as Latin-1")
  func headers() {
    let head =
      "HTTP/1.1 200 OK\r\nContent-TYPE: \t text/html \r\nX: \r\ncontent-type: b\r\nServidor: a\u{f1}o\r\nY:z\r\n\r\n"
    let answer = Answer(status: 200, head: head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(answer.header("Content-Type") == "text/html")
    #expect(answer.header("servidor") == "año")
    #expect(answer.header("x") == "" && answer.header("y") == "z" && answer.header("content") == nil)
    #expect(Answer(status: 200).header("x") == nil)
  }

  @Test("a digest is the one that sha256sum prints")
  func digests() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Digest(of: "").hex == empty && Digest(hex: empty) == Digest(of: [UInt8]()))
    #expect(Digest(of: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest(hex: empty.uppercased()) == nil && Digest(hex: "e3") == nil)
  }
}
