import Glibc

/// Where the program speaks: standard output for what was asked, standard error for the rest.
struct Console: Sendable {
  enum Stream: Int32, Sendable {
    case output = 1
    case error = 2
  }

  /// Both streams, and whether they are terminals.
  var write: @Sendable (String, Stream) -> Void
  var isTerminal: @Sendable (Stream) -> Bool

  /// One line, or several, on standard output.
  func print(_ text: String) { write(text + "\n", .output) }

  /// One line, or several, on standard error.
  func warn(_ text: String) { write(text + "\n", .error) }

  static let standard = Console(
    write: { text, stream in
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
      }
    },
    isTerminal: { isatty($0.rawValue) == 1 })
}
