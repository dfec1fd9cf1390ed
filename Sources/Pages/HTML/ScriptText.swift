import Glibc

/// Where a script's text ends (HTML section 13.2.5.15 and following): a commented script may hold another.
enum ScriptText {
  /// The place of the end tag's `<`, or the end of all.
  static func end(_ source: UnsafePointer<UInt8>, _ count: Int, _ from: Int) -> Int {
    var isEscaped = false
    var isDoubled = false
    var at = from
    while at < count {
      if !isEscaped {
        guard let found = memchr(source + at, 60, count - at) else { return count }
        at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - source
      }
      let byte = source[at]
      if byte == 60 {
        if !isEscaped, at + 3 < count, source[at + 1] == 33, source[at + 2] == 45, source[at + 3] == 45 {
          isEscaped = true
          at += 2
          continue
        }
        let isEnd = at + 1 < count && source[at + 1] == 47
        if isScript(source, count, at + (isEnd ? 2 : 1)) {
          if isEnd {
            if !isDoubled { return at }
            isDoubled = false
          } else if isEscaped {
            isDoubled = true
          }
        }
      } else if byte == 45, at + 2 < count, source[at + 1] == 45, source[at + 2] == 62 {
        isEscaped = false
        isDoubled = false
      }
      at += 1
    }
    return count
  }

  private static func isScript(_ source: UnsafePointer<UInt8>, _ count: Int, _ at: Int) -> Bool {
    guard at + 6 < count else { return false }
    let next = source[at + 6]
    guard next == 62 || next == 47 || isBlank(next) else { return false }
    return UnsafeBufferPointer(start: source + at, count: 6).isWord("script")
  }
}
