import Glibc

/// The rule files under a folder, in the order of their names' bytes.
struct PackFolder {
  var files: [PackReader.File] = []
  var findings: [RuleMistake] = []

  static let deepest = 4
  static let largest = 4 << 20
  /// Bytes of one saved page in examples/.
  static let largestPage = 1 << 20

  init(_ folder: String) {
    visit(folder, prefix: "", depth: 0)
    files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The files of words of a pack beside this one, named from this pack's folder: `../general/vocabulary/mx.yaml`.
  mutating func addWords(of name: String, beside folder: String) {
    let other = PackFolder("\(folder)/../\(name)")
    func isWords(_ file: String) -> Bool { file == "vocabulary.yaml" || file.hasPrefix("vocabulary/") }
    files += other.files.filter { isWords($0.name) }.map {
      .init(name: "../\(name)/\($0.name)", bytes: $0.bytes)
    }
    findings += other.findings.filter { isWords($0.file) }.map { finding in
      var finding = finding
      finding.file = "../\(name)/\(finding.file)"
      return finding
    }
  }

  private mutating func visit(_ folder: String, prefix: String, depth: Int) {
    guard depth <= Self.deepest else { return }
    guard let directory = opendir(folder) else {
      let reason = String(cString: strerror(errno))
      add(
        prefix.isEmpty ? folder : prefix, es: "no se puede leer la carpeta (\(reason))",
        en: "the folder cannot be read (\(reason))")
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(directory)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        visit(path, prefix: prefix + name + "/", depth: depth + 1)
      } else if prefix.hasPrefix("examples/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        read(
          path, name: prefix + name, size: Int(status.st_size), regular: status.st_mode & S_IFMT == S_IFREG)
      }
    }
  }

  private mutating func read(_ path: String, name: String, size: Int, regular: Bool) {
    let isPage = name.hasPrefix("examples/")
    guard regular, size <= (isPage ? Self.largestPage : Self.largest) else {
      let limit = isPage ? "1 MB" : "4 MB"
      add(name, es: "no es un archivo de menos de \(limit)", en: "it is no file under \(limit)")
      return
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      add(name, es: "no se puede leer el archivo (\(reason))", en: "the file cannot be read (\(reason))")
      return
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= Self.largest {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    files.append(.init(name: name, bytes: bytes))
  }

  private mutating func add(_ name: String, es: String, en: String) {
    findings.append(RuleMistake(file: name, line: 1, column: 1, message: LocalText(es: es, en: en)))
  }
}
