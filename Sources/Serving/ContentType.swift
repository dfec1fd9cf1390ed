/// The Content-Type of a file, by its ending; with a charset only where the file itself names one.
public enum ContentType {
  public static func of(name: String, body: [UInt8]) -> String {
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    let type = types[ending] ?? "application/octet-stream"
    guard type.hasPrefix("text/"), let charset = charset(of: body, isPage: type == "text/html") else {
      return type
    }
    return "\(type); charset=\(charset)"
  }

  private static let types = [
    "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml", "css": "text/css",
    "js": "text/javascript", "mjs": "text/javascript", "txt": "text/plain", "csv": "text/csv",
    "json": "application/json", "geojson": "application/geo+json", "xml": "application/xml",
    "kml": "application/vnd.google-earth.kml+xml", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "woff": "font/woff", "woff2": "font/woff2", "mp4": "video/mp4", "mp3": "audio/mpeg",
  ]

  /// A byte order mark's, or what a page's `<meta>` names in its first 1024 bytes (as HTML's own prescan).
  private static func charset(of body: [UInt8], isPage: Bool) -> String? {
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    guard isPage else { return nil }
    let head = String(decoding: body.prefix(1024), as: UTF8.self).lowercased()
    for tag in head.components(after: "<meta") {
      guard let value = tag.components(after: "charset=").first else { continue }
      let name = value.drop { "\"' ".contains($0) }
        .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }
}

extension String {
  /// What follows each `mark`, up to the next `>`.
  fileprivate func components(after mark: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix { $0 != ">" }))
    }
    return found
  }
}
