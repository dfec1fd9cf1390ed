import CChildProcess
import Glibc

/// One run of another program: bytes in, bytes out, and an end.
enum ChildProcess {
  /// What it wrote, if it ended well within the limits; nil otherwise. Waits.
  static func run(
    _ path: String, _ arguments: [String], input: [UInt8], atMost limit: Int, within seconds: Int
  ) -> [UInt8]? {
    guard let file = memoryFile(holding: input) else { return nil }
    defer { close(file) }
    var ends: [Int32] = [-1, -1]
    guard vitrina_pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    let child = start(path, arguments, input: file, output: ends[1])
    close(ends[1])
    guard let child else { return nil }
    let output = read(from: ends[0], atMost: limit, within: seconds)
    // Whatever it still does is not wanted.
    if output == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    // Ended by itself, with code 0.
    return status == 0 ? output : nil
  }

  private static func memoryFile(holding bytes: [UInt8]) -> Int32? {
    let file = vitrina_memory_file()
    guard file >= 0 else { return nil }
    let isWhole = bytes.withUnsafeBytes { raw in
      var at = 0
      while at < raw.count {
        let count = write(file, raw.baseAddress?.advanced(by: at), raw.count - at)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        at += count
      }
      return true
    }
    guard isWhole, lseek(file, 0, SEEK_SET) == 0 else {
      close(file)
      return nil
    }
    return file
  }

  private static func start(_ path: String, _ arguments: [String], input: Int32, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // A group of its own: a key that interrupts us is no reason to lose a document.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    // Nothing of ours is its business; a crash of it is an answer, and needs no report.
    var environment = ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    if let libraries = getenv("LD_LIBRARY_PATH") {
      environment.append("LD_LIBRARY_PATH=" + String(cString: libraries))
    }
    var child: pid_t = 0
    let result = withStrings([path] + arguments) { words in
      withStrings(environment) { variables in
        posix_spawn(&child, path, &actions, &attributes, words, variables)
      }
    }
    return result == 0 ? child : nil
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    copies.append(nil)
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("there is one nil at least") }
      return body(base)
    }
  }

  /// All until the other end closes; nil if that is too much or too late.
  private static func read(from end: Int32, atMost limit: Int, within seconds: Int) -> [UInt8]? {
    var output: [UInt8] = []
    let deadline = now() + seconds
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let left = deadline - now()
      guard left > 0 else { return nil }
      var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(left) * 1000)
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = Glibc.read(end, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return output }
      output.append(contentsOf: buffer[0..<count])
      guard output.count <= limit else { return nil }
    }
  }

  /// Seconds of the clock that never goes back.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
