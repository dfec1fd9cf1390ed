import Glibc

/// A site that lies in a folder. Symbolic links are not followed, so that nothing outside is shown.
public struct FolderSite: Site {
  private let root: String
  private let fields: [String: [Resource.Field]]
  private let missing: String?

  /// - Parameters:
  ///   - root: the folder.
  ///   - fields: header fields by path (`/a/b.html`); a `Content-Type` here goes before the file's own.
  ///   - notFound: path of the page that is shown, with status 404, where nothing stands.
  public init(_ root: String, fields: [String: [Resource.Field]] = [:], notFound: String? = nil) {
    self.root = root
    self.fields = fields
    missing = notFound
  }

  public var notFound: Resource {
    guard let missing, let path = SitePath(missing), var page = resource(at: path) else {
      return MemorySite([:]).notFound
    }
    page.status = 404
    return page
  }

  public func resource(at path: SitePath) -> Resource? {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    let index = Array("index.html".utf8)
    let names = path.isFolder || path.segments.isEmpty ? path.segments + [index] : path.segments
    for name in names.dropLast() {
      let next = openAt(folder, name, O_DIRECTORY)
      guard next >= 0 else { return nil }
      close(folder)
      folder = next
    }
    guard let last = names.last else { return nil }
    // Without waiting: a pipe in the folder must not hold the server up.
    let file = openAt(folder, last, O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0 else { return nil }
    if about.st_mode & S_IFMT == S_IFDIR {
      let inside = openAt(file, index, 0)
      guard inside >= 0 else { return nil }
      close(inside)
      return .moved(to: path.encoded + "/")
    }
    guard about.st_mode & S_IFMT == S_IFREG, let body = contents(file, size: Int(about.st_size)) else {
      return nil
    }
    return resource(body, name: last, path: path.text)
  }

  private func resource(_ body: [UInt8], name: [UInt8], path: String) -> Resource {
    var own = fields[path] ?? []
    let given = own.first { $0.name.lowercased() == "content-type" }
    own.removeAll { $0.name.lowercased() == "content-type" }
    let type = given?.value ?? ContentType.of(name: String(decoding: name, as: UTF8.self), body: body)
    return Resource(type: type, body: body, fields: own)
  }

  private func openAt(_ folder: Int32, _ name: [UInt8], _ flags: Int32) -> Int32 {
    (name + [0]).withUnsafeBytes { bytes in
      guard let text = bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return openat(folder, text, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
    }
  }

  private func contents(_ file: Int32, size: Int) -> [UInt8]? {
    var failed = false
    let body = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
        if read < 0, errno == EINTR { continue }
        failed = read < 0
        guard read > 0 else { return }
        count += read
      }
    }
    return failed ? nil : body
  }
}
