/// What an address looks like, as far as it tells a page of its own from one more view of the same things.
///
/// Measured traps of real portals: calendars without an end, lists that can be sorted and filtered by everything,
/// relative links that make a path longer at each step.
struct AddressShape {
  enum Sort {
    case plain
    /// A view: sorted, filtered, printed, of another day. A few of each pattern are read, the others folded.
    case view
    /// A path or query that grows at each step; never read.
    case endless
  }

  let sort: Sort
  /// The address with its numbers and values left out: `//host/noticia/#?id`. Of a view: what it is a view of.
  let pattern: String

  /// How many views of one pattern are read.
  static let views = 64
  /// How many that a link names for a topic.
  static let promisingViews = 256

  init(_ url: CanonicalURL) {
    let segments = url.path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    let names = url.parameters.map { Array($0.prefix { $0 != UInt8(ascii: "=") }) }
    let day = Self.dateLength(segments)

    if segments.count > 16 || url.key.utf8.count > 1024 || names.count > 12 || Self.grows(names, atLeast: 5)
      || Self.repeats(segments)
    {
      sort = .endless
    } else if day > 0 || names.contains(where: Self.isView) {
      sort = .view
    } else {
      sort = .plain
    }
    pattern =
      sort == .view
      ? Self.viewed(url, segments, dateLength: day) : Self.general(url, segments, names)
  }

  /// What a view shows: the address without its date and without the parameters of views.
  private static func viewed(_ url: CanonicalURL, _ segments: [[UInt8]], dateLength: Int) -> String {
    var text = Array("view //\(url.host)".utf8)
    for segment in segments.dropLast(dateLength) { text += [UInt8(ascii: "/")] + segment }
    for parameter in url.parameters where !isView(Array(parameter.prefix { $0 != UInt8(ascii: "=") })) {
      text += [UInt8(ascii: "?")] + parameter
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func general(_ url: CanonicalURL, _ segments: [[UInt8]], _ names: [[UInt8]]) -> String {
    var text = Array("//\(url.host)".utf8)
    // Brothers in one folder are one pattern, whatever they are called.
    for segment in names.isEmpty ? segments.dropLast() : segments[...] {
      text += [UInt8(ascii: "/")] + withoutNumbers(segment)
    }
    for name in names { text += [UInt8(ascii: "?")] + name }
    return String(decoding: text, as: UTF8.self)
  }

  private static func withoutNumbers(_ segment: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in segment {
      if !(48...57).contains(byte) {
        result.append(byte)
      } else if result.last != UInt8(ascii: "#") {
        result.append(UInt8(ascii: "#"))
      }
    }
    return result
  }

  /// How many segments at the end are a month or a day: `2024/05`, `2024/05/13`, `2024-05-13`.
  private static func dateLength(_ segments: [[UInt8]]) -> Int {
    func isNumber(_ segment: [UInt8], _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(segment.count) && segment.allSatisfy { (48...57).contains($0) }
    }
    if let last = segments.last, last.count == 10 || last.count == 7 {
      let parts = last.split(separator: UInt8(ascii: "-")).map { Array($0) }
      if parts.count == (last.count == 10 ? 3 : 2), isNumber(parts[0], 4...4),
        parts.dropFirst().allSatisfy({ isNumber($0, 2...2) })
      {
        return 1
      }
    }
    for length in [3, 2] where segments.count >= length {
      let tail = segments.suffix(length)
      if let year = tail.first, isNumber(year, 4...4), year[0] == 49 || year[0] == 50,
        tail.dropFirst().allSatisfy({ isNumber($0, 1...2) })
      {
        return length
      }
    }
    return 0
  }

  /// `a/a/a`, `a/b/a/b/a/b`, or one name five times.
  private static func repeats(_ segments: [[UInt8]]) -> Bool {
    let isWord = { (segment: [UInt8]) in segment.contains { !(48...57).contains($0) } }
    for period in 1...4 where segments.count >= 3 * period {
      for start in 0...(segments.count - 3 * period) {
        let first = segments[start..<start + period]
        let second = segments[start + period..<start + 2 * period]
        let third = segments[start + 2 * period..<start + 3 * period]
        if first.elementsEqual(second), first.elementsEqual(third), first.contains(where: isWord) {
          return true
        }
      }
    }
    return grows(segments.filter(isWord), atLeast: 5)
  }

  private static func grows(_ names: [[UInt8]], atLeast limit: Int) -> Bool {
    guard names.count >= limit else { return false }
    return names.contains { name in names.count { $0 == name } >= limit }
  }

  private static func isView(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return names.contains(text) || text.hasPrefix("filter") || text.hasPrefix("filtro")
      || text.hasPrefix("facet")
      || text.hasPrefix("sort") || text.hasPrefix("tribe") || text.hasPrefix("f[") || text.hasPrefix("f%5b")
  }

  private static let names: Set<String> = [
    "order", "orderby", "order_by", "orden", "ordenar", "ordem", "ordine", "dir", "direction", "sentido",
    "limit",
    "start", "limitstart", "vista", "print", "imprimir", "pop", "tmpl", "lang", "idioma", "lingua", "hl",
    "language", "display", "mode", "modo", "share", "tab", "cal", "calendar", "calendario", "year", "month",
    "anio", "ano", "anno", "mes", "mese", "day", "dia", "giorno", "date", "fecha", "data", "week", "semana",
    "settimana", "ical", "outlook-ical", "eventdisplay", "s", "q", "search", "buscar", "busca", "cerca",
    "tag",
    "etiqueta", "color", "theme", "contrast", "fontsize", "return", "returnurl", "redirect", "redirect_to",
    "destination", "referer", "back",
  ]
}
