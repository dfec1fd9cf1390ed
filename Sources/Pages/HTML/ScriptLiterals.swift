/// An address that stands in a script or a data file as a string, and what stands beside it.
public struct ScriptLiteral: Sendable, Codable, Hashable {
  public enum Role: UInt8, Sendable, Codable, Hashable {
    /// It may become a link.
    case link
    /// The script puts it into the page: `fetch('footer.html')`, `$('#menu').load('menu.html')`.
    case fragment
    /// A script or data that is loaded: `$.getJSON('menu.json')`, `import './menu.js'`.
    case source
    /// The script goes there by itself: `location.href = 'inicio.html'`.
    case refresh
  }
  /// As written, escapes undone.
  public var address: String
  /// The title, name or text beside it; empty if there is none.
  public var label: String
  public var role: Role

  public init(address: String, label: String = "", role: Role = .link) {
    self.address = address
    self.label = label
    self.role = role
  }
}

/// Finds strings that look like addresses in JavaScript or JSON. No program is run: what is put together from pieces is
/// not found.
public struct ScriptLiterals {
  public static let bytesAtMost = 512 << 10
  public static let literalsAtMost = 400

  /// In the order of the text, each address and role once.
  public static func read(_ script: UnsafeBufferPointer<UInt8>) -> [ScriptLiteral] {
    var reader = ScriptLiterals(UnsafeBufferPointer(rebasing: script.prefix(bytesAtMost)))
    reader.run()
    var seen: Set<ScriptLiteral> = []
    return reader.found.map(\.literal).filter { literal in
      seen.insert(ScriptLiteral(address: literal.address, role: literal.role)).inserted
    }
  }

  private struct Found {
    var literal: ScriptLiteral
    var isNamed: Bool
  }

  /// An open bracket: what in it names the addresses in it.
  private struct Frame {
    var first: Int
    var label = ""
    /// A key said that it is one.
    var isTold = false
  }

  private let source: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var found: [Found] = []
  private var frames: [Frame] = [Frame(first: 0)]
  /// The code before a string, lower-cased, blanks left out, as far as it tells what the string is for.
  private var before: [UInt8] = []
  private var key = ""

  private init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  private mutating func run() {
    while at < source.count, found.count < Self.literalsAtMost {
      let byte = source[at]
      switch byte {
      case 34, 39, 96: string(byte)
      case 47 where at + 1 < source.count && source[at + 1] == 47: skip(to: 10)
      case 47 where at + 1 < source.count && source[at + 1] == 42: skipComment()
      case 123, 91, 40:
        note(byte)
        if frames.count < 200 { frames.append(Frame(first: found.count)) }
        at += 1
      case 125, 93, 41:
        close()
        note(byte)
        at += 1
      case 44, 59:
        key = ""
        note(byte)
        at += 1
      case 58:
        // An unquoted key.
        let word = before.reversed().prefix { isLetter($0) || $0 &- 48 < 10 || $0 == 95 }.reversed()
        if !word.isEmpty { key = String(decoding: Array(word), as: UTF8.self) }
        note(byte)
        at += 1
      default:
        if !isBlank(byte) { note(byte) }
        at += 1
      }
    }
    while frames.count > 1 { close() }
    close()
  }

  private mutating func note(_ byte: UInt8) {
    if before.count >= 64 { before.removeFirst(32) }
    before.append(lower(byte))
  }

  private mutating func skip(to byte: UInt8) {
    while at < source.count, source[at] != byte { at += 1 }
  }

  private mutating func skipComment() {
    at += 2
    while at + 1 < source.count, !(source[at] == 42 && source[at + 1] == 47) { at += 1 }
    at += 2
  }

  /// What was found inside a bracket takes the bracket's label.
  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    if frames.isEmpty { frames = [Frame(first: found.count)] }
    for index in found.indices[min(frame.first, found.count)...] where !found[index].isNamed {
      found[index].isNamed = !frame.label.isEmpty
      found[index].literal.label = frame.label
    }
    key = ""
  }

  // MARK: Strings

  private mutating func string(_ quote: UInt8) {
    guard let (bytes, end) = text(quote) else {
      at += 1
      return
    }
    at = end
    let value = String(decoding: bytes, as: UTF8.self)
    var next = at
    while next < source.count, isBlank(source[next]) { next += 1 }
    if next < source.count, source[next] == 58, quote != 96 {
      key = value
      at = next + 1
      note(58)
      return
    }
    if bytes.contains(60) {
      markup(bytes)
    } else {
      take(value, bytes)
    }
    before.append(quote)
  }

  /// The string that begins here, its escapes undone; nil if it ends in no quote on its line.
  private func text(_ quote: UInt8) -> (bytes: [UInt8], end: Int)? {
    var bytes: [UInt8] = []
    var at = at + 1
    while at < source.count {
      let byte = source[at]
      if byte == quote { return (bytes, at + 1) }
      if byte == 10, quote != 96 { return nil }
      if byte == 92, at + 1 < source.count {
        at += 1
        switch source[at] {
        case 110, 116, 114: bytes.append(32)
        case 117:
          var value: UInt32 = 0
          var digits = 0
          while digits < 4, at + 1 < source.count, let digit = hexadecimal(source[at + 1]) {
            value = value << 4 | digit
            at += 1
            digits += 1
          }
          bytes += Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
        // A line that goes on.
        case 10, 13: break
        default: bytes.append(source[at])
        }
      } else {
        bytes.append(byte)
      }
      at += 1
      if bytes.count > 64 << 10 { return nil }
    }
    return nil
  }

  private func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70, 97...102: UInt32(byte | 32) - 87
    default: nil
    }
  }

  private mutating func take(_ value: String, _ bytes: [UInt8]) {
    let trimmed = bytes.filter { !isBlank($0) }
    let code = before
    defer { if !code.hasSuffix(":") { key = "" } }
    guard Self.looksLikeAddress(trimmed, told: Self.addressKeys.contains(key.lowercased())) else {
      name(value)
      return
    }
    let address = String(decoding: trimmed, as: UTF8.self)
    // `{"Contratos": "contratos.html"}`
    let isOwn = code.last == 58 && !key.isEmpty && !Self.allKeys.contains(key.lowercased())
    found.append(
      Found(
        literal: ScriptLiteral(
          address: address, label: isOwn ? String(key.prefix(200)) : "", role: Self.role(code, trimmed)),
        isNamed: isOwn))
  }

  /// A string that may name the addresses beside it.
  private mutating func name(_ value: String) {
    let isTold = Self.labelKeys.contains(key.lowercased())
    let last = frames.count - 1
    guard value.utf8.count <= 200, value.unicodeScalars.contains(where: { $0.properties.isAlphabetic }),
      isTold || (key.isEmpty && value.utf8.count >= 3)
    else { return }
    if isTold && !frames[last].isTold || frames[last].label.isEmpty {
      frames[last].label = value
      frames[last].isTold = isTold
    }
  }

  /// Addresses in markup that a script writes: `'<li><a href="contratos.html">Contratos</a></li>'`.
  private mutating func markup(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      var from = 0
      while let place = text.place(of: "href", from: from), found.count < Self.literalsAtMost {
        from = place + 4
        var start = from
        while start < text.count, isBlank(text[start]) || text[start] == 61 { start += 1 }
        guard start < text.count, start > from else { continue }
        let quote = text[start]
        let isQuoted = quote == 34 || quote == 39
        if isQuoted { start += 1 }
        let end =
          text[start...].firstIndex { isQuoted ? $0 == quote : $0 == 62 || isBlank($0) } ?? text.count
        let value = Array(text[start..<end])
        from = end
        guard Self.looksLikeAddress(value, told: true), let open = text[end...].firstIndex(of: 62) else {
          continue
        }
        let close = text.place(of: "</a", from: open) ?? text.count
        var label: [UInt8] = []
        var isTag = false
        for byte in text[(open + 1)..<max(open + 1, min(close, open + 600))] {
          if byte == 60 { isTag = true }
          if !isTag { label.append(byte) }
          if byte == 62 {
            isTag = false
            label.append(32)
          }
        }
        let shown = String(decoding: trimmed(label), as: UTF8.self)
        found.append(
          Found(
            literal: ScriptLiteral(address: String(decoding: value, as: UTF8.self), label: shown),
            isNamed: true))
      }
    }
  }

  private func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var rest = bytes[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }

  // MARK: What looks like what

  private static let addressKeys: Set<String> = [
    "href", "url", "link", "enlace", "liga", "path", "ruta", "src", "file", "archivo", "arquivo", "documento",
    "pdf", "to", "route", "location", "action", "vinculo", "indirizzo", "caminho", "slug",
  ]
  private static let labelKeys: Set<String> = [
    "title", "titulo", "título", "titolo", "label", "text", "texto", "testo", "name", "nombre", "nome",
    "etiqueta",
    "caption", "descripcion", "descripción", "descricao", "descrizione", "description", "tema", "rotulo",
    "contenido",
  ]
  private static let allKeys = addressKeys.union(labelKeys).union([
    "id", "icon", "icono", "image", "imagen", "img", "class", "type", "tipo", "target", "templateurl",
    "baseurl",
    "base", "redirectto", "component", "import", "require", "default", "method", "key", "value", "data",
    "error",
  ])

  private static let endings: [StaticString] = [
    ".html", ".htm", ".php", ".asp", ".aspx", ".jsp", ".shtml", ".pdf", ".doc", ".docx", ".xls", ".xlsx",
    ".ods",
    ".odt", ".csv", ".zip", ".ppt", ".pptx", ".json", ".js", ".xml",
  ]

  /// `told`: a key or an attribute says that it is one.
  static func looksLikeAddress(_ text: [UInt8], told: Bool) -> Bool {
    guard (2...300).contains(text.count), let first = text.first else { return false }
    let isPlain = text.allSatisfy { byte in
      byte > 32 && byte != 123 && byte != 125 && byte != 60 && byte != 62 && byte != 92 && byte != 42
        && byte != 36
        && byte != 124 && byte != 59 && byte != 91 && byte != 44
    }
    guard isPlain, first != 35 else { return false }
    return text.withUnsafeBufferPointer { text in
      if text.startsWith("http://") || text.startsWith("https://") { return text.count > 10 }
      if text.startsWith("javascript:") || text.startsWith("mailto:") || text.startsWith("tel:")
        || text.startsWith("data:")
      {
        return false
      }
      if text.contains(58) { return false }
      let path = UnsafeBufferPointer(rebasing: text.prefix { $0 != 63 && $0 != 35 })
      let ends = endings.contains { path.endsWith($0) && path.count > $0.utf8CodeUnitCount }
      if ends { return isLetter(first) || first == 46 || first == 47 || first &- 48 < 10 || first == 95 }
      // `/gobierno/contratos`, `../x/`; not `/g`, not a media type.
      let isRooted =
        (first == 47 && text.count > 3 && (isLetter(text[1]) || text[1] &- 48 < 10))
        || text.startsWith("./") || text.startsWith("../")
      return isRooted && told || told && text.contains(47) && isLetter(first) && !text.contains(46)
    }
  }

  private static func role(_ code: [UInt8], _ address: [UInt8]) -> ScriptLiteral.Role {
    let isScript = address.withUnsafeBufferPointer { text in
      let path = UnsafeBufferPointer(rebasing: text.prefix { $0 != 63 && $0 != 35 })
      return path.endsWith(".json") || path.endsWith(".js") || path.endsWith(".mjs")
    }
    if isScript { return .source }
    for end in [
      "fetch(", "load(", "$.get(", "jquery.get(", "axios.get(", "axios(", "include(", "includehtml(",
    ]
    where code.hasSuffix(end) {
      let isPage = address.withUnsafeBufferPointer { text in
        let path = UnsafeBufferPointer(rebasing: text.prefix { $0 != 63 && $0 != 35 })
        return path.endsWith(".html") || path.endsWith(".htm") || path.endsWith(".shtml")
      }
      // jQuery's load is called on an element: what it gets is shown there.
      return isPage || code.hasSuffix(").load(") ? .fragment : .source
    }
    if code.hasSuffix("getjson(") || code.hasSuffix("import") || code.hasSuffix("import(")
      || code.hasSuffix("from")
    {
      return .source
    }
    for end in [
      "location=", "location.href=", "location.replace(", "location.assign(", "open(\"get\",",
    ] where code.hasSuffix(end) { return end.hasPrefix("open") ? .source : .refresh }
    return .link
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func startsWith(_ word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount
      && UnsafeBufferPointer(rebasing: prefix(word.utf8CodeUnitCount)).isWord(word)
  }
  fileprivate func endsWith(_ word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount
      && UnsafeBufferPointer(rebasing: suffix(word.utf8CodeUnitCount)).isWord(word)
  }
}
