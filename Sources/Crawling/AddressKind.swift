/// What an address seems to lead to, by how it ends. What it really is, its bytes tell.
enum AddressKind: UInt8 {
  case page
  case document
  /// Read only where a link's words promise something.
  case image
  /// Never read: styles, scripts, fonts, sound, film, programs.
  case useless

  init(_ url: CanonicalURL) {
    self = Self.byExtension(url.path)
    if self == .page, let last = url.parameters.last, Self.byExtension(last) == .document { self = .document }
  }

  private static func byExtension(_ name: [UInt8]) -> AddressKind {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), name.count - dot <= 9 else { return .page }
    switch String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased() {
    case "pdf", "doc", "docx", "xls", "xlsx", "xlsm", "xlsb", "ods", "odt", "odp", "ppt", "pptx", "pps",
      "ppsx",
      "csv", "tsv", "txt", "rtf", "json", "geojson", "kml", "kmz", "shp", "gpkg", "zip", "rar", "7z", "gz",
      "xml":
      return .document
    case "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "tif", "tiff", "avif":
      return .image
    case "css", "js", "mjs", "map", "ico", "woff", "woff2", "ttf", "eot", "otf", "mp3", "mp4", "m4a", "m4v",
      "avi",
      "mov", "wmv", "webm", "ogg", "ogv", "wav", "flv", "swf", "exe", "msi", "dmg", "apk", "iso", "rss",
      "atom",
      "ics", "webmanifest":
      return .useless
    default:
      return .page
    }
  }
}
