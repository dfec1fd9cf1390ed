/// What is known by its shape rather than by words: telephones, addresses, names, amounts.
enum Shapes {
  /// The shapes in one block.
  static func signs(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ tokens: ArraySlice<Token>, signals: [UInt16],
    linked: Bool
  ) -> BlockFact.Signs {
    var signs: BlockFact.Signs = []
    var digits = 0
    var at = false
    var money = false
    for index in range {
      let byte = text[index]
      if byte &- 0x30 < 10 { digits += 1 }
      if byte == 0x40 { at = true }
      if byte == 0x24 { money = true }
      // The euro sign.
      if byte == 0xE2, index + 2 < range.upperBound, text[index + 1] == 0x82, text[index + 2] == 0xAC {
        money = true
      }
    }
    if at, isEmail(text, range) { signs.insert(.email) }
    if digits > 0 {
      let named = signals.contains(Signals.Sign.phone.rawValue)
      if digits >= 7, isTelephone(text, range, named: named) { signs.insert(.telephone) }
      if signals.contains(Signals.Sign.street.rawValue), tokens.count >= 3 { signs.insert(.streetAddress) }
      if money || signals.contains(Signals.Sign.amount.rawValue) || hasGroupedNumber(text, range) {
        signs.insert(.amount)
      }
    } else if !linked, isPerson(tokens) {
      signs.insert(.person)
    }
    return signs
  }

  /// Something, an @, a host with a dot.
  private static func isEmail(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index] == 0x40 {
      guard index > range.lowerBound, Folding.ascii(text[index - 1]) != 0 else { continue }
      var next = index + 1
      var dot = false
      while next < range.upperBound {
        let byte = text[next]
        if byte == 0x2E, next + 1 < range.upperBound, Folding.ascii(text[next + 1]) != 0 { dot = true }
        guard Folding.ascii(byte) != 0 || byte == 0x2E || byte == 0x2D || byte == 0x5F else { break }
        next += 1
      }
      if dot { return true }
    }
    return false
  }

  /// Seven to thirteen digits in groups, called a telephone or written as one: (55) 5555 5555, +52 55...
  private static func isTelephone(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, named: Bool)
    -> Bool
  {
    var digits = 0
    var groups = 0
    var marked = false
    var inGroup = false
    for index in range.lowerBound...range.upperBound {
      let byte: UInt8 = index < range.upperBound ? text[index] : 0x41
      if byte &- 0x30 < 10 {
        if !inGroup {
          groups += 1
          inGroup = true
          if index > range.lowerBound, text[index - 1] == 0x28 || text[index - 1] == 0x2B { marked = true }
        }
        digits += 1
        continue
      }
      inGroup = false
      let joins = byte == 0x20 || byte == 0x2D || byte == 0x28 || byte == 0x29 || byte == 0x2B || byte == 0x2E
      if joins, digits > 0 || byte == 0x28 || byte == 0x2B { continue }
      if (7...13).contains(digits), named || (marked && groups >= 2) { return true }
      digits = 0
      groups = 0
      marked = false
    }
    return false
  }

  /// 1,234.50 or 1.234,50 or 12 345 678: a number with groups of three and more than four digits.
  private static func hasGroupedNumber(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] &- 0x30 < 10 else {
        index += 1
        continue
      }
      var groups = 0
      var length = 0
      var first = true
      while index < range.upperBound {
        if text[index] &- 0x30 < 10 {
          length += 1
          index += 1
          continue
        }
        let next = index + 1
        let separates = text[index] == 0x2C || text[index] == 0x2E
        guard separates, next < range.upperBound, text[next] &- 0x30 < 10 else { break }
        if first { if length > 3 { break } } else if length != 3 { break }
        first = false
        groups += 1
        length = 0
        index = next
      }
      if groups >= 1, length == 3 || (length == 2 && groups >= 2) { return true }
      while index < range.upperBound, text[index] &- 0x30 < 10 { index += 1 }
      index += 1
    }
    return false
  }

  private static let honorifics: Set<UInt64> = Set(
    WordScanner.tokens(
      of: "lic ing dr dra mtro mtra arq prof sr sra c p cp lcdo abg ab mg mag eng dott avv sig"
    ).map(
      \.form))

  /// Words of posts and offices, which are written like names.
  private static let offices: Set<UInt64> = Set(
    WordScanner.tokens(
      of:
        "director directora direccion general jefe jefa jefatura subdirector subdirectora subdireccion secretario "
        + "secretaria secretariado presidente presidenta vice regidor regidora sindico sindica alcalde alcaldesa "
        + "alcaldia concejal concejala coordinador coordinadora coordinacion encargado encargada titular unidad "
        + "departamento oficina area municipal municipio ayuntamiento publico publica publicos publicas gobierno "
        + "servicios servicio transparencia sistema instituto consejo comite programa programas ley reglamento "
        + "diretor diretora chefe prefeito prefeita prefeitura vereador vereadora secretaria departamento "
        + "controladoria procuradoria camara sindaco vicesindaco assessore assessori consigliere segretario "
        + "responsabile ufficio settore area comune comunale giunta consiglio dirigente mayor deputy head office "
        + "department council councillor manager officer secretary public services service"
    ).map(\.form))

  /// Two to eight capitalised words and nothing else, none of them a post or an office.
  private static func isPerson(_ tokens: ArraySlice<Token>) -> Bool {
    guard (2...14).contains(tokens.count) else { return false }
    // "Ana López: Directora" and "Directora: Ana López" name a person beside a post.
    var start = tokens.startIndex
    for at in tokens.indices.dropFirst() where tokens[at].opensSentence {
      if isName(tokens[start..<at]) { return true }
      start = at
    }
    return isName(tokens[start...])
  }

  private static func isName(_ tokens: ArraySlice<Token>) -> Bool {
    guard (2...8).contains(tokens.count) else { return false }
    let names = tokens.filter { !StopWords.contains($0.form) }
    guard names.allSatisfy({ $0.isCapital && !$0.isNumber }) else { return false }
    if let first = names.first, honorifics.contains(first.form) { return names.count >= 2 }
    return names.count >= 2 && !names.contains { offices.contains($0.form) }
  }
}
