/// The words that `formats` may hold: real types, known by their bytes.
enum Formats {
  static let machineReadable = [
    "csv", "tsv", "ods", "xlsx", "json", "xml", "geojson", "kml", "shp", "gpkg",
  ]
  static let others = [
    "xls", "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "odp", "html", "txt", "zip", "kmz", "rdf",
    "jpg", "png",
    "svg",
  ]
  static let words = ["machine-readable"] + machineReadable + others
}
