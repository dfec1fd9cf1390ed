import Glibc

/// One connection: reads requests, sends what the portal says to them.
struct Connection {
  let descriptor: Int32
  let number: Int
  let server: Server

  func serve() {
    var pending: [UInt8] = []
    while let request = read(&pending) {
      let response = server.answer(request)
      if response.delay > 0 { sleep(response.delay) }
      guard send(response, to: request) else { return }
      if request.header("connection")?.lowercased() == "close" { return }
    }
  }

  private func read(_ pending: inout [UInt8]) -> Received? {
    let end: [UInt8] = [13, 10, 13, 10]
    var block = [UInt8](repeating: 0, count: 8192)
    while true {
      if let at = pending.firstRange(of: end) {
        let head = Array(pending[..<at.upperBound])
        pending.removeSubrange(..<at.upperBound)
        return parse(head)
      }
      if let first = pending.first, !(65...90).contains(first) {
        // No HTTP: a TLS greeting on a plain port.
        _ = write(Array("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".utf8))
        return nil
      }
      let count = recv(descriptor, &block, block.count, 0)
      if count <= 0 || pending.count > 1 << 20 { return nil }
      pending.append(contentsOf: block[..<count])
    }
  }

  private func parse(_ head: [UInt8]) -> Received? {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Received(
      method: String(words[0]), target: String(words[1]), headers: headers, head: head,
      arrived: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec), connection: number)
  }

  /// False: the connection is at its end.
  private func send(_ response: Response, to request: Received) -> Bool {
    let bare = request.method == "HEAD"
    let length = ("Content-Length", String(response.body.count))
    switch response.fault {
    case .none:
      return write(head(response, length) + (bare ? [] : response.body))
    case .hang:
      return hang()
    case .hangInBody(let count):
      return write(head(response, length) + response.body.prefix(count)) && hang()
    case .drip(let seconds):
      for byte in head(response, length) {
        guard write([byte]), !server.isStopped else { return false }
        sleep(seconds)
      }
      return write(response.body)
    case .close(let count):
      _ = write(head(response, length) + response.body.prefix(count))
      return false
    case .reset(let count):
      _ = write(head(response, length) + response.body.prefix(count))
      usleep(50_000)  // let the client read what came before
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
      return false
    case .endlessHeaders:
      return endless(first: "HTTP/1.1 200 OK\r\n", line: "X-More: \(String(repeating: "a", count: 1000))\r\n")
    case .endlessLine:
      return endless(first: "HTTP/1.1 200 OK\r\nX-Long: ", line: String(repeating: "a", count: 1000))
    case .raw(let bytes):
      _ = write(bytes)
      return false
    case .stream(let count):
      return stream(response, count: count)
    case .chunked(let size):
      guard write(head(response, ("Transfer-Encoding", "chunked"))) else { return false }
      var rest = response.body[...]
      while !rest.isEmpty {
        guard writeChunk(rest.prefix(size)) else { return false }
        rest = rest.dropFirst(size)
      }
      return write(Array("0\r\n\r\n".utf8))
    }
  }

  private func head(_ response: Response, _ framing: (String, String)) -> [UInt8] {
    var text = "HTTP/1.1 \(response.status) \(Self.reason(response.status))\r\n"
    for (name, value) in response.headers + [framing] { text += "\(name): \(value)\r\n" }
    return Array((text + "\r\n").utf8)
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 304: "Not Modified"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 410: "Gone"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 503: "Service Unavailable"
    default: "Status"
    }
  }

  private func stream(_ response: Response, count: Int) -> Bool {
    guard write(head(response, ("Transfer-Encoding", "chunked"))) else { return false }
    let unit = response.body.isEmpty ? [UInt8(ascii: "x")] : response.body
    var block: [UInt8] = []
    while block.count < min(count, 1 << 16) { block += unit }
    var left = count
    while left > 0 {
      guard writeChunk(block.prefix(left)) else { return false }
      left -= min(left, block.count)
    }
    return write(Array("0\r\n\r\n".utf8))
  }

  private func writeChunk(_ bytes: ArraySlice<UInt8>) -> Bool {
    write(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10])
  }

  private func endless(first: String, line: String) -> Bool {
    guard write(Array(first.utf8)) else { return false }
    let block = Array(line.utf8)
    while write(block) {}
    return false
  }

  /// Waits until the client or the portal gives up.
  private func hang() -> Bool {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) > 0 {}
    return false
  }

  /// Sleeps in short steps, so that `stop` need not wait long.
  private func sleep(_ seconds: Double) {
    var left = seconds
    while left > 0, !server.isStopped {
      usleep(UInt32(min(left, 0.02) * 1e6))
      left -= 0.02
    }
  }

  private func write(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }
}
