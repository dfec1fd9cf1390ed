import Glibc

/// Sends bytes to a port of this machine and reads until the end: no client library tidies the path up first.
func exchange(_ port: UInt16, _ request: String) -> [UInt8]? {
  let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  guard connection >= 0 else { return nil }
  defer { close(connection) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  let connected = withUnsafeBytes(of: &address) { bytes in
    connect(
      connection, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
      socklen_t(MemoryLayout<sockaddr_in>.size))
  }
  guard connected == 0 else { return nil }
  let bytes = Array(request.utf8)
  guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return nil }
  var answer: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = recv(connection, &block, block.count, 0)
    if count <= 0 { return answer }
    answer += block[..<count]
  }
}

struct Answer {
  var status: Int
  var head: String
  var body: [UInt8]
  var text: String { String(decoding: body, as: UTF8.self) }

  func field(_ name: String) -> String? {
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(name.lowercased() + ":") {
      return String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " })
    }
    return nil
  }
}

func ask(_ port: UInt16, _ target: String, method: String = "GET", more: String = "") -> Answer? {
  let request = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\(more)"
  guard let bytes = exchange(port, more.contains("\r\n\r\n") ? request : request + "\r\n"),
    let end = bytes.firstRange(of: [13, 10, 13, 10])
  else { return nil }
  let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
  guard let status = head.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
  return Answer(status: status, head: head, body: Array(bytes[end.upperBound...]))
}
