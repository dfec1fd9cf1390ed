import Glibc

/// The lock by which one run at a time writes to a store. The system frees it when the process dies.
final class RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of `<store>.lock`, or fails at once with `busy`.
  init(store: String) throws(HistoryError) {
    let path = store + ".lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotOpen(path, String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(descriptor)
      throw reason == EWOULDBLOCK ? .busy(store) : .cannotOpen(path, String(cString: strerror(reason)))
    }
  }

  /// Unlocked and not only closed: a child being started at this moment still holds the description.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
