/// Character references by the rules of HTML (section 13.2.5.72 and following).
enum CharacterReferences {
  /// Resolves all references in a stretch and drops NUL. Returns the bytes written, never more than were read.
  static func resolve(
    _ source: UnsafePointer<UInt8>, _ count: Int, inAttribute: Bool, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var at = 0
    var length = 0
    while at < count {
      let byte = source[at]
      if byte == 38, let (scalar, used) = reference(source + at, count - at, inAttribute: inAttribute) {
        length += write(scalar, target + length)
        at += used
      } else {
        if byte != 0 {
          target[length] = byte
          length += 1
        }
        at += 1
      }
    }
    return length
  }

  private static func reference(
    _ source: UnsafePointer<UInt8>, _ count: Int, inAttribute: Bool
  ) -> (UInt32, Int)? {
    guard count > 2 else { return nil }
    if source[1] == 35 { return number(source, count) }
    var end = 1
    while end < count, end < 12, isAlphanumeric(source[end]) { end += 1 }
    guard end > 2 else { return nil }
    if end < count, source[end] == 59 {
      let name = UnsafeBufferPointer(start: source + 1, count: end - 1)
      if let found = names[hash(name)], found.matches(name) { return (found.scalar, end + 1) }
    }
    // The oldest names count without a semicolon: the longest one that fits.
    var length = min(end - 1, 6)
    while length >= 2 {
      let name = UnsafeBufferPointer(start: source + 1, count: length)
      if let found = names[hash(name)], found.isOld, found.matches(name) {
        let next = length + 1 < count ? source[length + 1] : 0
        if inAttribute && (next == 61 || isAlphanumeric(next)) { return nil }
        return (found.scalar, length + 1 + (next == 59 ? 1 : 0))
      }
      length -= 1
    }
    return nil
  }

  private static func number(_ source: UnsafePointer<UInt8>, _ count: Int) -> (UInt32, Int)? {
    var at = 2
    let isHexadecimal = source[2] | 32 == 120
    if isHexadecimal { at = 3 }
    let first = at
    var value: UInt32 = 0
    while at < count {
      let byte = source[at]
      let lower = byte | 32
      var digit: UInt32
      if byte &- 48 < 10 {
        digit = UInt32(byte - 48)
      } else if isHexadecimal, lower &- 97 < 6 {
        digit = UInt32(lower - 87)
      } else {
        break
      }
      if value > 0x10FFFF { digit = 0 } else { value = value * (isHexadecimal ? 16 : 10) + digit }
      at += 1
    }
    guard at > first else { return nil }
    if at < count, source[at] == 59 { at += 1 }
    if (128...159).contains(value) { return (Windows1252.scalar(UInt8(value)), at) }
    let valid = value != 0 && value <= 0x10FFFF && !(0xD800...0xDFFF).contains(value)
    return (valid ? value : 0xFFFD, at)
  }

  @discardableResult
  static func write(_ scalar: UInt32, _ target: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      target[0] = UInt8(scalar)
      return 1
    }
    let tail = { (shift: UInt32) in UInt8(0x80 | (scalar >> shift & 0x3F)) }
    if scalar < 0x800 {
      target[0] = UInt8(0xC0 | scalar >> 6)
      target[1] = tail(0)
      return 2
    }
    if scalar < 0x10000 {
      target[0] = UInt8(0xE0 | scalar >> 12)
      target[1] = tail(6)
      target[2] = tail(0)
      return 3
    }
    target[0] = UInt8(0xF0 | scalar >> 18)
    target[1] = tail(12)
    target[2] = tail(6)
    target[3] = tail(0)
    return 4
  }

  @inline(__always) private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 32) &- 97 < 26
  }

  private struct Name {
    var text: [UInt8]
    var scalar: UInt32
    var isOld: Bool
    func matches(_ other: UnsafeBufferPointer<UInt8>) -> Bool { text.elementsEqual(other) }
  }

  /// Names are at most nine letters; eight of them and the length tell all of the table apart.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value = UInt64(name.count) << 56
    for (place, byte) in name.prefix(8).enumerated() { value ^= UInt64(byte) << UInt64(7 * place) }
    return value
  }

  private static let names: [UInt64: Name] = {
    var table: [UInt64: Name] = [:]
    for (list, isOld) in [(oldNames, true), (otherNames, false)] {
      let words = list.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        let name = Name(
          text: Array(words[index].utf8), scalar: UInt32(words[index + 1]) ?? 0xFFFD, isOld: isOld)
        table[name.text.withUnsafeBufferPointer { hash($0) }] = name
      }
    }
    return table
  }()

  /// How many names the tables hold, and how many are found again: equal if no two share a key.
  static var counts: (listed: Int, kept: Int) {
    ((oldNames + " " + otherNames).split(whereSeparator: \.isWhitespace).count / 2, names.count)
  }

  /// The 106 names that HTML knows without a semicolon.
  private static let oldNames = """
    AElig 198 AMP 38 Aacute 193 Acirc 194 Agrave 192 Aring 197 Atilde 195 Auml 196 COPY 169 Ccedil 199
    ETH 208 Eacute 201 Ecirc 202 Egrave 200 Euml 203 GT 62 Iacute 205 Icirc 206 Igrave 204 Iuml 207 LT
    60 Ntilde 209 Oacute 211 Ocirc 212 Ograve 210 Oslash 216 Otilde 213 Ouml 214 QUOT 34 REG 174 THORN
    222 Uacute 218 Ucirc 219 Ugrave 217 Uuml 220 Yacute 221 aacute 225 acirc 226 acute 180 aelig 230
    agrave 224 amp 38 aring 229 atilde 227 auml 228 brvbar 166 ccedil 231 cedil 184 cent 162 copy 169
    curren 164 deg 176 divide 247 eacute 233 ecirc 234 egrave 232 eth 240 euml 235 frac12 189 frac14 188
    frac34 190 gt 62 iacute 237 icirc 238 iexcl 161 igrave 236 iquest 191 iuml 239 laquo 171 lt 60 macr
    175 micro 181 middot 183 nbsp 160 not 172 ntilde 241 oacute 243 ocirc 244 ograve 242 ordf 170 ordm
    186 oslash 248 otilde 245 ouml 246 para 182 plusmn 177 pound 163 quot 34 raquo 187 reg 174 sect 167
    shy 173 sup1 185 sup2 178 sup3 179 szlig 223 thorn 254 times 215 uacute 250 ucirc 251 ugrave 249 uml
    168 uuml 252 yacute 253 yen 165 yuml 255
    """

  /// The other names of HTML 4, and those younger ones that editors write.
  private static let otherNames = """
    Alpha 913 Beta 914 Chi 935 Dagger 8225 Delta 916 Epsilon 917 Eta 919 Gamma 915 Iota 921 Kappa 922
    Lambda 923 Mu 924 Nu 925 OElig 338 Omega 937 Omicron 927 Phi 934 Pi 928 Prime 8243 Psi 936 Rho 929
    Scaron 352 Sigma 931 Tau 932 Theta 920 Upsilon 933 Xi 926 Yuml 376 Zeta 918 alefsym 8501 alpha 945
    and 8743 ang 8736 asymp 8776 bdquo 8222 beta 946 bull 8226 cap 8745 chi 967 circ 710 clubs 9827 cong
    8773 crarr 8629 cup 8746 dArr 8659 dagger 8224 darr 8595 delta 948 diams 9830 empty 8709 emsp 8195
    ensp 8194 epsilon 949 equiv 8801 eta 951 euro 8364 exist 8707 fnof 402 forall 8704 frasl 8260 gamma
    947 ge 8805 hArr 8660 harr 8596 hearts 9829 hellip 8230 image 8465 infin 8734 int 8747 iota 953 isin
    8712 kappa 954 lArr 8656 lambda 955 lang 10216 larr 8592 lceil 8968 ldquo 8220 le 8804 lfloor 8970
    lowast 8727 loz 9674 lrm 8206 lsaquo 8249 lsquo 8216 mdash 8212 minus 8722 mu 956 nabla 8711 ndash
    8211 ne 8800 ni 8715 notin 8713 nsub 8836 nu 957 oelig 339 oline 8254 omega 969 omicron 959 oplus
    8853 or 8744 otimes 8855 part 8706 permil 8240 perp 8869 phi 966 pi 960 piv 982 prime 8242 prod 8719
    prop 8733 psi 968 rArr 8658 radic 8730 rang 10217 rarr 8594 rceil 8969 rdquo 8221 real 8476 rfloor
    8971 rho 961 rlm 8207 rsaquo 8250 rsquo 8217 sbquo 8218 scaron 353 sdot 8901 sigma 963 sigmaf 962
    sim 8764 spades 9824 sub 8834 sube 8838 sum 8721 sup 8835 supe 8839 tau 964 there4 8756 theta 952
    thetasym 977 thinsp 8201 tilde 732 trade 8482 uArr 8657 uarr 8593 upsih 978 upsilon 965 weierp 8472
    xi 958 zeta 950 zwj 8205 zwnj 8204 apos 39 comma 44 period 46 colon 58 semi 59 lpar 40 rpar 41 sol
    47 num 35 percnt 37 dollar 36 excl 33 quest 63 commat 64 lowbar 95 plus 43 equals 61 ast 42 lsqb 91
    rsqb 93 lbrace 123 lcub 123 rbrace 125 rcub 125 verbar 124 vert 124 hyphen 8208 dash 8208 NewLine 10
    Tab 9 check 10003 star 9734 phone 9742 grave 96 bsol 92 ldquor 8222 ccaron 269 zcaron 382
    dtrif 9662 utrif 9652 ltrif 9666 rtrif 9656 cross 10007 starf 9733 numero 8470 incare 8453 nldr 8229
    mldr 8230 horbar 8213 male 9794 female 9792 copysr 8471
    """
}
