import Web

/// Names of files that are documents rather than pages.
public enum DocumentNames {
  private static let endings: Set<String> = [
    "pdf", "xlsx", "xls", "xlsm", "ods", "csv", "tsv", "docx", "doc", "odt", "rtf", "pptx", "ppt", "odp",
    "zip",
    "rar", "7z", "json", "geojson", "kml", "kmz", "gpkg", "shp", "xml", "txt",
  ]

  /// The ending says that a document is offered.
  public static func isDocument(_ url: WebURL) -> Bool { ending(of: url).map(endings.contains) ?? false }

  /// It is one file: by its ending, or by the way in which drives on the web address a file. A folder on a drive is a
  /// place, not a document.
  public static func isFile(_ url: WebURL) -> Bool {
    if isDocument(url) { return true }
    guard let drive = drive(of: url) else { return false }
    let path = url.path + (url.query.map { "?" + $0 } ?? "")
    return drive.files.contains { path.contains($0) }
  }

  /// A drive on the web keeps it, be it a file or a folder.
  public static func isDrive(_ url: WebURL) -> Bool { drive(of: url) != nil }

  private static func drive(of url: WebURL) -> (host: String, files: [String])? {
    let host = String(url.host)
    return drives.first { host == $0.host || host.hasSuffix("." + $0.host) }
  }

  /// Hosts of drives, and what stands in the address of a single file there.
  private static let drives: [(host: String, files: [String])] = [
    ("drive.google.com", ["/file/d/", "open?id=", "uc?"]),
    ("docs.google.com", ["/document/d/", "/spreadsheets/d/", "/presentation/d/", "/file/d/", "/uc?"]),
    ("1drv.ms", ["/b/", "/w/", "/x/", "/p/"]),
    ("sharepoint.com", ["/:b:/", "/:w:/", "/:x:/", "/:p:/"]),
    ("dropbox.com", ["/s/", "/scl/fi/"]),
    ("mega.nz", ["/file/"]),
    ("mediafire.com", ["/file/"]),
    ("scribd.com", ["/document/", "/doc/"]),
    ("issuu.com", ["/docs/"]),
  ]

  /// Lower-cased, without the dot; nil if the last part of the path has none.
  public static func ending(of url: WebURL) -> String? {
    let path = url.path
    guard let dot = path.utf8.lastIndex(of: 0x2E) else { return nil }
    let ending = path[path.index(after: dot)...]
    guard (1...7).contains(ending.utf8.count), !ending.utf8.contains(0x2F) else { return nil }
    return ending.lowercased()
  }

  /// The file's name, percent-decoded where that is text.
  public static func name(of url: WebURL) -> String {
    let name = url.path.split(separator: "/").last.map(String.init) ?? ""
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, digits.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes.prefix(Limits.quote), as: UTF8.self)
  }
}
