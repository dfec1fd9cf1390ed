import CUchardet
import Glibc

/// iconv(3): one conversion, closed when it goes.
private final class Converter {
  private let handle: iconv_t

  /// Nil if the system does not know the encoding.
  init?(from label: String) {
    guard let handle = iconv_open("UTF-8", label), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Bytes that mean nothing become U+FFFD.
  func convert(_ body: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(body.count * 2)
    var source = body
    var chunk = [UInt8](repeating: 0, count: 1 << 15)
    source.withUnsafeMutableBytes { raw in
      guard let base = raw.baseAddress else { return }
      var input: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
      var left = raw.count
      while left > 0 {
        let (written, status) = chunk.withUnsafeMutableBytes { target in
          var output = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let result = iconv(handle, &input, &left, &output, &room)
          return (target.count - room, result == -1 ? errno : 0)
        }
        out.append(contentsOf: chunk.prefix(written))
        if status == 0 { break }
        if status == EILSEQ, left > 0 {
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          input = input.map { $0 + 1 }
          left -= 1
        } else if status == EINVAL {
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          break
        } else if status != E2BIG {
          break
        }
      }
    }
    return out
  }
}

enum EncodingConversion {
  static func toUTF8(_ body: [UInt8], from label: String) -> [UInt8]? {
    Converter(from: label)?.convert(body)
  }
}

/// uchardet's detector; freed when it goes.
private final class Detector {
  private let handle: uchardet_t

  init?() {
    guard let handle = uchardet_new() else { return nil }
    self.handle = handle
  }

  deinit { uchardet_delete(handle) }

  func detect(_ body: [UInt8]) -> String? {
    let done = body.withUnsafeBytes { raw in
      uchardet_handle_data(handle, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
    guard done == 0 else { return nil }
    uchardet_data_end(handle)
    guard let name = uchardet_get_charset(handle), name[0] != 0 else { return nil }
    return String(cString: name).lowercased()
  }
}

/// The last resort, for pages without any label.
enum EncodingGuess {
  /// Nil where windows-1252 is as good a guess: for Latin letters the detector is often wrong.
  static func guess(_ body: [UInt8]) -> String? {
    let high = body.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    guard high >= 30, let name = Detector()?.detect(Array(body.prefix(1 << 18))) else { return nil }
    let trusted = [
      "windows-1251", "koi8-r", "iso-8859-5", "ibm855", "ibm866", "mac-cyrillic", "iso-8859-7",
      "windows-1253",
      "windows-1255", "iso-8859-8", "iso-8859-6", "windows-1256", "tis-620", "iso-8859-11", "shift_jis",
      "euc-jp",
      "euc-kr", "uhc", "gb18030", "big5", "euc-tw", "iso-2022-jp",
    ]
    return trusted.contains(name) ? name == "mac-cyrillic" ? "mac-cyrillic" : name : nil
  }
}
