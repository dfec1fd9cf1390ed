import CConfinement
import Glibc

/// What the program may use, at most.
enum Confinement {
  static let memory: UInt64 = 512 << 20
  static let seconds: UInt64 = 20

  /// From here on there is no network, no other program, no new file, and no more than these.
  static func begin() {
    vitrina_close_from(3)
    // A write that is refused is an error, not a death.
    signal(SIGXFSZ, SIG_IGN)
    _ = vitrina_limit_core()
    _ = vitrina_limit_memory(memory)
    _ = vitrina_limit_time(seconds)
    // The input, the output, and what a library reads tables of characters from.
    _ = vitrina_limit_files(24)
    // The result, should it go to a file.
    _ = vitrina_limit_written(8 << 20)
    _ = vitrina_limit_processes()
    // A kernel without filters leaves the limits.
    _ = vitrina_refuse_calls()
  }

  /// Each thing that it must not do, tried: `network refused`.
  static func report() -> String {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let file = open("/tmp/vitrina-document-must-not-write", O_WRONLY | O_CREAT, 0o600)
    let wrote = file >= 0 && write(file, "x", 1) == 1
    let child = vitrina_try_fork()
    let block = mmap(nil, Int(memory), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    var files = 0
    while files < 100, dup(0) >= 0 { files += 1 }
    var time = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
    let said = { (isRefused: Bool) in isRefused ? "refused" : "ALLOWED" }
    return """
      network \(said(socket < 0))
      processes \(said(child < 0))
      writing \(said(!wrote))
      memory \(said(block == MAP_FAILED))
      files \(said(files < 24))
      seconds \(time.rlim_cur)

      """
  }
}
