import Auditing
import Glibc
import Rules
import Web

/// Writes all scorecards of an audit into a folder.
///
/// The first language lies in the folder itself, each other one in a folder of its own:
///
///     index.html  PORTAL.html  scorecard.json  scorecard.csv  scorecard.txt  en/index.html  en/PORTAL.html  ...
///
/// Every file is whole at every moment: it is written beside its place and moved there. The lists are moved
/// last, so that they never lead to a page that is not there yet.
public enum ReportWriter {
  public enum Failure: Error, CustomStringConvertible {
    case folder(String, String)
    case file(String, String)

    public var description: String { "\(inSpanish) / \(inEnglish)" }
    public var inSpanish: String {
      switch self {
      case .folder(let path, let why):
        "No se puede crear la carpeta \(path): \(why). Elija otra con --reports."
      case .file(let path, let why):
        "No se puede escribir \(path): \(why). Revise permisos y espacio en disco."
      }
    }
    public var inEnglish: String {
      switch self {
      case .folder(let path, let why):
        "Cannot create the folder \(path): \(why). Choose another with --reports."
      case .file(let path, let why): "Cannot write \(path): \(why). Check permissions and disk space."
      }
    }
  }

  /// - Parameter traces: how the verdicts of a portal came about, asked for as its page is written.
  /// - Returns: the paths of the lists of portals, in the order of the languages.
  @discardableResult
  public static func write(
    _ result: AuditResult, pack: Pack, folder: String, languages: [Language] = Language.allCases,
    drafts: Bool = false, traces: (String) -> [Trace] = { _ in [] }
  ) throws(Failure) -> [String] {
    let languages = languages.reduce(into: [Language]()) { if !$0.contains($1) { $0.append($1) } }
    let names = fileNames(of: result.portals.map(\.id))
    try create(folder)
    for (number, language) in languages.enumerated() {
      let place = number == 0 ? folder : "\(folder)/\(language.rawValue)"
      if number > 0 { try create(place) }
      for (portal, name) in zip(result.portals, names) {
        let page = HTMLReport.page(
          of: portal, in: result.audit, pack: pack, language: language, index: "index.html",
          alternates: others(than: number, in: languages, name: name), drafts: drafts,
          traces: traces(portal.id))
        try write(page, to: "\(place)/\(name).html")
      }
      try write(CSVReport.encode(result, pack: pack, language: language), to: "\(place)/scorecard.csv")
      try write(TextReport.encode(result, pack: pack, language: language), to: "\(place)/scorecard.txt")
    }
    try write(JSONReport.encode(result), to: "\(folder)/scorecard.json")
    var addresses: [String: String] = [:]
    for (portal, name) in zip(result.portals, names) { addresses[portal.id] = name + ".html" }
    var lists: [String] = []
    for (number, language) in languages.enumerated() {
      let path = (number == 0 ? folder : "\(folder)/\(language.rawValue)") + "/index.html"
      let page = HTMLReport.index(
        of: result, pack: pack, language: language,
        alternates: others(than: number, in: languages, name: "index")
      ) { addresses[$0] ?? "index.html" }
      try write(page, to: path)
      lists.append(path)
    }
    return lists
  }

  /// Where the same page lies in the other languages, seen from the folder of one.
  private static func others(
    than own: Int, in languages: [Language], name: String
  ) -> [(language: Language, address: String)] {
    languages.enumerated().filter { $0.offset != own }.map { number, language in
      let up = own == 0 ? "" : "../"
      let down = number == 0 ? "" : "\(language.rawValue)/"
      return (language, "\(up)\(down)\(name).html")
    }
  }

  /// A file's name, without ending, for each portal: `iztapalapa`, `localhost-8080-5d1c0e`.
  ///
  /// Lower-case letters, digits, hyphens and inner points stay; if anything else had to change, or the name is
  /// taken, the start of the id's digest makes it its own.
  public static func fileNames(of portals: [String]) -> [String] {
    var taken: Set<String> = ["index", "scorecard"]
    return portals.map { id in
      var name = ""
      for scalar in id.unicodeScalars.prefix(80) {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": name.unicodeScalars.append(scalar)
        case "." where !name.isEmpty: name.append(".")
        default: name.append("-")
        }
      }
      if name != id || name.isEmpty || name.hasSuffix(".") || taken.contains(name) {
        name += "-" + Digest(of: id).hex.prefix(6)
      }
      var number = 2
      let base = name
      while !taken.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      return name
    }
  }

  private static func create(_ folder: String) throws(Failure) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += (path.isEmpty || path.hasSuffix("/") ? "" : "/") + part
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw .folder(path, reason()) }
    }
  }

  private static func write(_ text: String, to path: String) throws(Failure) {
    let beside = "\(path).\(getpid()).new"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .file(path, reason()) }
    var failure: String?
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        failure = reason()
        break
      }
      bytes = bytes.dropFirst(written)
    }
    if failure == nil, fsync(file) != 0, errno != EINVAL { failure = reason() }
    if close(file) != 0, failure == nil { failure = reason() }
    if failure == nil, rename(beside, path) != 0 { failure = reason() }
    guard let failure else { return }
    unlink(beside)
    throw .file(path, failure)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
