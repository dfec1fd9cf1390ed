/// What is known by its shape rather than by words: telephones, addresses, names, amounts.
enum Shapes {
  /// The shapes in one block.
  static func signs(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ tokens: ArraySlice<Token>, _ marks: ScanMarks,
    signals: [UInt16], linked: Bool
  ) -> BlockFact.Signs {
    var signs: BlockFact.Signs = []
    let digits = marks.digits
    if marks.hasAt, isEmail(text, range) { signs.insert(.email) }
    if digits > 0 {
      let named = signals.contains(Signals.Sign.phone.rawValue)
      if digits >= 7, isTelephone(text, range, named: named) { signs.insert(.telephone) }
      if signals.contains(Signals.Sign.street.rawValue), tokens.count >= 3 { signs.insert(.streetAddress) }
      // "$ 0.00" is a counter that nobody filled.
      if marks.hasMoney || signals.contains(Signals.Sign.amount.rawValue) || hasGroupedNumber(text, range),
        range.contains(where: { text[$0] &- 0x31 < 9 })
      {
        signs.insert(.amount)
      }
    }
    if !linked { signs.formUnion(People.signs(text, tokens)) }
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
}
