/// What the head of a page says of the page.
struct HeadFacts {
  /// The first title that is no drawing's.
  var title: Slice?
  var language: Slice?
  var base: Slice?
  var refresh: Slice?
  var noIndex = false
  var published: Slice?
  var modified: Slice?

  mutating func takeLanguage(from scanner: MarkupScanner) {
    guard language == nil else { return }
    if scanner.has(.lang) {
      language = scanner.value(.lang)
    } else if scanner.has(.xmlLang) {
      language = scanner.value(.xmlLang)
    }
  }

  mutating func takeBase(from scanner: MarkupScanner) {
    if base == nil, scanner.has(.href) { base = scanner.value(.href) }
  }

  mutating func takeMeta(from scanner: MarkupScanner) {
    guard scanner.has(.content) else { return }
    if scanner.written(.httpEquiv).isWord("refresh") {
      if refresh == nil { refresh = scanner.value(.content) }
      return
    }
    if scanner.written(.httpEquiv).isWord("content-language") {
      if language == nil { language = scanner.value(.content) }
      return
    }
    let name = scanner.has(.property) ? scanner.written(.property) : scanner.written(.name)
    switch true {
    case name.isWord("robots"):
      let content = scanner.written(.content)
      if content.holds("noindex") || content.isWord("none") { noIndex = true }
    case name.isWord("article:published_time"), name.isWord("dc.date"), name.isWord("dcterms.created"),
      name.isWord("date"), name.isWord("datepublished"), name.isWord("dc.date.issued"):
      if published == nil { published = scanner.value(.content) }
    case name.isWord("article:modified_time"), name.isWord("dcterms.modified"), name.isWord("last-modified"),
      name.isWord("og:updated_time"), name.isWord("dc.date.modified"), name.isWord("datemodified"):
      if modified == nil { modified = scanner.value(.content) }
    default: break
    }
  }

  /// The address behind `5; url=...`.
  static func refreshAddress(_ content: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let at = content.place(of: "url") else { return nil }
    var start = at + 3
    while start < content.count, isBlank(content[start]) { start += 1 }
    guard start < content.count, content[start] == 61 else { return nil }
    start += 1
    while start < content.count, isBlank(content[start]) { start += 1 }
    var end = content.count
    if start < end, content[start] == 34 || content[start] == 39 {
      let quote = content[start]
      start += 1
      end = content[start...].firstIndex(of: quote) ?? end
    }
    return UnsafeBufferPointer(rebasing: content[start..<end])
  }
}
