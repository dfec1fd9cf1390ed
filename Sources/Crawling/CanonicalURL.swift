import Web

/// An address and what identifies it: two spellings of one address have one key.
///
/// The key leaves out the scheme, `www.`, session and campaign parameters, and the order of parameters; escapes
/// are normalised as RFC 3986, section 6.2.2 says. `index.html` and `/` stay different.
struct CanonicalURL {
  /// What is asked: as linked, without session and campaign parameters.
  let url: WebURL
  /// `//host/path?a=1&b=2`. Begins with two slashes, so it never equals an address.
  let key: String
  /// Host and port, without `www.`.
  let host: String
  /// Of the key; begins with `/`.
  let path: [UInt8]
  /// Of the key, sorted.
  let parameters: [[UInt8]]

  init(_ original: WebURL) {
    let bytes = Array(original.text.utf8)
    let parts = Parts(bytes)
    host = Self.hostKey(bytes[parts.authority])
    let kept = Self.split(bytes[parts.query], at: UInt8(ascii: "&")).filter { !Self.isNoise($0) }
    let cleanPath = Self.withoutPathSession(bytes[parts.path])
    path = Self.keyPath(cleanPath)
    parameters = kept.map(Self.normalised).sorted { $0.lexicographicallyPrecedes($1) }

    var text = Array("//\(host)".utf8) + path
    if !parameters.isEmpty { text.append(UInt8(ascii: "?")) }
    text.append(contentsOf: parameters.joined(separator: [UInt8(ascii: "&")]))
    key = String(decoding: text, as: UTF8.self)

    let query = Array(kept.joined(separator: [UInt8(ascii: "&")]))
    let hasQuery = !parts.query.isEmpty
    if cleanPath.count == parts.path.count, query.count == parts.query.count, hasQuery || !parts.hasMark {
      url = original
    } else {
      var asked = Array(bytes[..<parts.path.lowerBound]) + cleanPath
      if !query.isEmpty { asked.append(UInt8(ascii: "?")) }
      asked.append(contentsOf: query)
      url = WebURL(String(decoding: asked, as: UTF8.self)) ?? original
    }
  }

  /// Where the parts of a serialised address lie.
  struct Parts {
    var authority: Range<Int>
    var path: Range<Int>
    /// Without the question mark.
    var query: Range<Int>
    var hasMark: Bool

    init(_ bytes: [UInt8]) {
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? 0
      let start = min(colon + 3, bytes.count)
      let afterHost =
        bytes[start...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.count
      authority = start..<afterHost
      let mark = bytes[afterHost...].firstIndex(of: UInt8(ascii: "?"))
      path = afterHost..<(mark ?? bytes.count)
      query = mark.map { $0 + 1..<bytes.count } ?? bytes.count..<bytes.count
      hasMark = mark != nil
    }
  }

  /// Host and port without user, `www.` and the schemes' own ports.
  static func hostKey(_ authority: some BidirectionalCollection<UInt8>) -> String {
    var host = String(decoding: authority, as: UTF8.self).lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    let bare = host.dropFirst(4)
    return host.hasPrefix("www.") && bare.contains(".") ? String(bare) : host
  }

  // MARK: Paths

  /// Drops `;jsessionid=...` and the like from segments.
  private static func withoutPathSession(_ path: ArraySlice<UInt8>) -> [UInt8] {
    guard path.contains(UInt8(ascii: ";")) else { return Array(path) }
    var segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for index in segments.indices {
      guard let mark = segments[index].firstIndex(of: UInt8(ascii: ";")) else { continue }
      let name = String(decoding: segments[index][mark...].prefix(12), as: UTF8.self).lowercased()
      if name.hasPrefix(";jsessionid") || name.hasPrefix(";phpsessid") || name.hasPrefix(";sid=") {
        segments[index] = segments[index][..<mark]
      }
    }
    return Array(segments.joined(separator: [UInt8(ascii: "/")]))
  }

  /// One slash where there are several, no cookieless session of ASP.NET (`/(S(x))/`), escapes normalised.
  private static func keyPath(_ path: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(path.count + 1)
    var trailing = path.last == UInt8(ascii: "/") || path.isEmpty
    for segment in path.split(separator: UInt8(ascii: "/")) {
      if segment.starts(with: Array("(S(".utf8)), segment.last == UInt8(ascii: ")") { continue }
      // What a session stood behind may be a dot.
      if segment.count <= 2, segment.allSatisfy({ $0 == UInt8(ascii: ".") }) {
        trailing = trailing || segment.endIndex == path.endIndex
        continue
      }
      result.append(UInt8(ascii: "/"))
      result.append(contentsOf: normalised(segment))
    }
    if trailing || result.isEmpty { result.append(UInt8(ascii: "/")) }
    return result
  }

  /// Upper-case escapes, and none where none is needed (RFC 3986, 6.2.2).
  private static func normalised(_ part: ArraySlice<UInt8>) -> [UInt8] {
    guard part.contains(UInt8(ascii: "%")) else { return Array(part) }
    var result: [UInt8] = []
    var at = part.startIndex
    while at < part.endIndex {
      if part[at] == UInt8(ascii: "%"), at + 2 < part.endIndex, let high = digit(part[at + 1]),
        let low = digit(part[at + 2])
      {
        let value = high << 4 | low
        if isUnreserved(value) {
          result.append(value)
        } else {
          let digits = Array("0123456789ABCDEF".utf8)
          result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(high)], digits[Int(low)]])
        }
        at += 3
      } else {
        result.append(part[at])
        at += 1
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
    default: false
    }
  }

  // MARK: Parameters

  private static func split(_ bytes: ArraySlice<UInt8>, at mark: UInt8) -> [ArraySlice<UInt8>] {
    bytes.isEmpty ? [] : bytes.split(separator: mark)
  }

  /// A parameter that names the visit, not what is shown.
  private static func isNoise(_ parameter: ArraySlice<UInt8>) -> Bool {
    let end = parameter.firstIndex(of: UInt8(ascii: "=")) ?? parameter.endIndex
    let name = String(decoding: parameter[..<end], as: UTF8.self).lowercased()
    if name.hasPrefix("utm_") || name.hasPrefix("aspsessionid") || noise.contains(name) { return true }
    // `sid=5` may be a section; `sid=9f86d081884c7d65` is a visit.
    return name == "sid" && parameter.endIndex - end > 16
  }

  private static let noise: Set<String> = [
    "phpsessid", "jsessionid", "sessionid", "session_id", "cfid", "cftoken", "zenid", "oscsid", "fbclid",
    "gclid",
    "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "_ga", "_gl", "_hsenc", "_hsmi", "_",
    "nocache",
    "replytocom",
  ]
}
