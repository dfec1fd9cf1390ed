import CMagic

/// libmagic's tables, loaded once; one thread at a time.
final class MagicHandle {
  private let handle: magic_t

  /// Nil if the tables cannot be loaded.
  init?() {
    guard let handle = magic_open(Int32(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS)) else { return nil }
    guard magic_load(handle, nil) == 0 else {
      magic_close(handle)
      return nil
    }
    self.handle = handle
  }

  deinit { magic_close(handle) }

  /// `application/pdf`; nil if nothing can be told.
  func type(of body: [UInt8]) -> String? {
    body.withUnsafeBytes { raw in
      magic_buffer(handle, raw.baseAddress, raw.count).map { String(cString: $0) }
    }
  }
}
