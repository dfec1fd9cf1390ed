import Glibc

extension MarkupScanner {
  @inline(__always) func endOfName(_ from: Int) -> Int {
    var at = from
    while at < count {
      let byte = source[at]
      if byte == 62 || byte == 47 || isBlank(byte) { break }
      at += 1
    }
    return at
  }

  /// Reads the attributes from behind the tag's name; returns the place behind `>`, or 0 if there is none.
  func readAttributes(_ from: Int, isWanted: Bool, isClosed: inout Bool) -> Int {
    met = 0
    var at = from
    while at < count {
      let byte = source[at]
      if byte == 62 {
        isClosed = at > from && source[at - 1] == 47
        return at + 1
      }
      if byte == 47 || isBlank(byte) {
        at += 1
        continue
      }
      let nameStart = at
      at += 1
      while at < count {
        let byte = source[at]
        if byte == 61 || byte == 62 || byte == 47 || isBlank(byte) { break }
        at += 1
      }
      let nameEnd = at
      while at < count, isBlank(source[at]) { at += 1 }
      var (start, end) = (at, at)
      if at < count, source[at] == 61 {
        at += 1
        while at < count, isBlank(source[at]) { at += 1 }
        guard at < count else { return 0 }
        let quote = source[at]
        if quote == 34 || quote == 39 {
          at += 1
          guard at < count, let found = memchr(source + at, Int32(quote), count - at) else { return 0 }
          start = at
          end = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - source
          at = end + 1
        } else {
          start = at
          while at < count, source[at] != 62, !isBlank(source[at]) { at += 1 }
          end = at
        }
      }
      guard isWanted else { continue }
      let code = attributes.value(of: NameTable.key(source + nameStart, nameEnd - nameStart))
      // The first of several of one name counts.
      if code != 0, met & (1 << UInt32(code)) == 0 {
        met |= 1 << UInt32(code)
        values[Int(code)] = (Int32(start), Int32(end))
      }
    }
    return 0
  }

  @inline(__always) func has(_ attribute: Attribute) -> Bool { met & (1 << UInt32(attribute.rawValue)) != 0 }

  /// The value as written, references and all.
  func written(_ attribute: Attribute) -> UnsafeBufferPointer<UInt8> {
    guard has(attribute) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let (start, end) = values[Int(attribute.rawValue)]
    return UnsafeBufferPointer(start: source + Int(start), count: Int(end - start))
  }

  func value(_ attribute: Attribute) -> Slice {
    guard has(attribute) else { return .none }
    let (start, end) = values[Int(attribute.rawValue)]
    return slice(Int(start), Int(end), inAttribute: true)
  }

  /// All that the attributes of the tag at hand say.
  func mark(_ tag: Tag) -> Mark {
    var mark = Mark(tag: tag)
    switch tag {
    case .a, .area:
      takeAddress(.href, .xlink, into: &mark)
      takeName(.ariaLabel, .title, into: &mark)
      if tag == .area { takeName(.alt, .ariaLabel, into: &mark) }
    case .img, .image:
      mark.tag = .img
      signs.images += 1
      takeName(.alt, .ariaLabel, into: &mark)
      if mark.name.count == 0 { mark.name = value(.title) }
    case .iframe, .frame, .embed:
      takeAddress(.src, .src, into: &mark)
      takeName(.title, .name, into: &mark)
      notePlugIn()
    case .object:
      takeAddress(.data, .data, into: &mark)
      takeName(.title, .name, into: &mark)
      notePlugIn()
    case .applet: signs.plugIn = true
    case .form:
      signs.forms += 1
      takeAddress(.action, .action, into: &mark)
      takeName(.ariaLabel, .title, into: &mark)
    case .button:
      takeAddress(.formaction, .formaction, into: &mark)
      takeName(.ariaLabel, .title, into: &mark)
    case .input: takeField(into: &mark)
    case .td, .th:
      mark.rowSpan = number(written(.rowspan), limit: 1000, zero: 1000)
      mark.columnSpan = number(written(.colspan), limit: 1000, zero: 1)
    case .article: signs.articles += 1
    case .font:
      let size = written(.size)
      if let first = size.first, (52...57).contains(first) || (first == 43 && size.count > 1) {
        mark.flags.insert(.strong)
      }
    case .appRoot: mark.flags.insert(.mount)
    default: break
    }
    // The table of names knows their first letters and their length: the value must look like an address.
    if has(.include), written(.include).contains(46) || written(.include).contains(47) {
      if !mark.flags.contains(.hasAddress) { takeAddress(.include, .include, into: &mark) }
      if tag != .a, tag != .button, tag != .form { mark.flags.insert(.includes) }
    }
    if has(.id) { mark.flags.insert(.hasName) }
    if has(.style), tag != .td, tag != .th, Styles.isStrong(written(.style)) { mark.flags.insert(.strong) }
    if has(.class) {
      let name = written(.class)
      if name.holds("g-recaptcha") || name.holds("h-captcha") || name.holds("cf-turnstile") {
        signs.captcha = true
      }
    }
    if has(.id) || has(.class) || has(.role) { landmarks.look(self, tag, &mark) }
    return mark
  }

  private func takeAddress(_ first: Attribute, _ second: Attribute, into mark: inout Mark) {
    let attribute = has(first) ? first : second
    guard has(attribute) else { return }
    mark.flags.insert(.hasAddress)
    mark.address = value(attribute)
  }

  private func takeName(_ first: Attribute, _ second: Attribute, into mark: inout Mark) {
    if mark.name.count == 0 { mark.name = value(first) }
    if mark.name.count == 0 { mark.name = value(second) }
  }

  private func notePlugIn() {
    if written(.type).holds("flash") || written(.src).holds(".swf") || written(.data).holds(".swf") {
      signs.plugIn = true
    }
  }

  private func takeField(into mark: inout Mark) {
    let type = written(.type)
    let isSearch =
      type.isWord("search") || written(.name).holds("search") || written(.name).holds("busca")
      || written(.id).holds("search") || written(.placeholder).holds("busca")
      || written(.placeholder).holds("search") || written(.name).isWord("q") || written(.name).isWord("s")
    switch true {
    case type.isWord("hidden"), type.isWord("checkbox"), type.isWord("radio"), type.isWord("reset"): break
    case type.isWord("submit"), type.isWord("button"), type.isWord("image"):
      mark.level = 1
      takeAddress(.formaction, .formaction, into: &mark)
      mark.name = value(type.isWord("image") ? .alt : .value)
    case type.isWord("password"): signs.passwordFields += 1
    default: if isSearch { signs.searchFields += 1 } else { signs.textFields += 1 }
    }
  }

  private func number(_ text: UnsafeBufferPointer<UInt8>, limit: Int, zero: UInt16) -> UInt16 {
    var value = 0
    var digits = 0
    for byte in text {
      if byte &- 48 < 10 {
        value = min(limit, value * 10 + Int(byte - 48))
        digits += 1
      } else if !(digits == 0 && isBlank(byte)) {
        break
      }
    }
    return digits == 0 ? 1 : value == 0 ? zero : UInt16(value)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The same but for case; `word` in lower case.
  func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return matches(word, at: 0)
  }

  /// Holds the word, in any case; `word` in lower case.
  func holds(_ word: StaticString) -> Bool { place(of: word) != nil }

  func place(of word: StaticString, from: Int = 0) -> Int? {
    let length = word.utf8CodeUnitCount
    guard count - from >= length else { return nil }
    let first = word.utf8Start[0]
    for at in from...(count - length) where lower(self[at]) == first && matches(word, at: at) { return at }
    return nil
  }

  private func matches(_ word: StaticString, at: Int) -> Bool {
    for place in 0..<word.utf8CodeUnitCount where lower(self[at + place]) != word.utf8Start[place] {
      return false
    }
    return true
  }
}

@inline(__always) func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
