import CConfinement
import Glibc
import Pages

/// Reads one document, and nothing else, under limits of its own.
///
///     vitrina-document TYPE < FILE      the document as one line of JSON and plain HTML behind it
///     vitrina-document --version        the libraries that read
///     vitrina-document --limits         what this machine's kernel keeps it from, tried out
///
/// It ends with 0 and a whole result, or with another code and none.
@main
enum Program {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 1, let word = arguments.first else {
      fail(64, "usage: vitrina-document TYPE < FILE")
    }
    if word == "--version" {
      Standard.write(Array((FormatTable.libraries + "\n").utf8))
      exit(0)
    }
    if word == "--limits" {
      Confinement.begin()
      Standard.write(Array(Confinement.report().utf8))
      exit(0)
    }
    guard let type = RealType(rawValue: word), let format = FormatTable.format(of: type) else {
      fail(65, "vitrina-document: no such type: \(word)")
    }
    guard let input = DocumentBytes.standardInput() else {
      fail(66, "vitrina-document: nothing to read on standard input")
    }
    Confinement.begin()
    let writer = DocumentWriter(type: type)
    do {
      try format.read(input, into: writer)
    } catch {
      writer.head.error = error.rawValue
    }
    Standard.write(writer.finished())
    // What is left of the document is the kernel's to clean away.
    exit(0)
  }

  private static func fail(_ code: Int32, _ message: String) -> Never {
    _ = Array((message + "\n").utf8).withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    exit(code)
  }
}

enum Standard {
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at < raw.count {
        let count = Glibc.write(1, raw.baseAddress?.advanced(by: at), raw.count - at)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { exit(74) }
        at += count
      }
    }
  }
}
