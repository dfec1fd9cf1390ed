import Glibc

/// Where a script's text ends (HTML section 13.2.5.15 and following): a commented script may hold another.
enum ScriptText {
  /// The place of the end tag's `<`, or the end of all.
  static func end(_ source: UnsafePointer<UInt8>, _ count: Int, _ from: Int) -> Int {
    var isEscaped = false
    var isDoubled = false
    var at = from
    while at < count {
      if !isEscaped {
        guard let found = memchr(source + at, 60, count - at) else { return count }
        at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - source
      }
      let byte = source[at]
      if byte == 60 {
        if !isEscaped, at + 3 < count, source[at + 1] == 33, source[at + 2] == 45, source[at + 3] == 45 {
          isEscaped = true
          at += 2
          continue
        }
        let isEnd = at + 1 < count && source[at + 1] == 47
        if isScript(source, count, at + (isEnd ? 2 : 1)) {
          if isEnd {
            if !isDoubled { return at }
            isDoubled = false
          } else if isEscaped {
            isDoubled = true
          }
        }
      } else if byte == 45, at + 2 < count, source[at + 1] == 45, source[at + 2] == 62 {
        isEscaped = false
        isDoubled = false
      }
      at += 1
    }
    return count
  }

  private static func isScript(_ source: UnsafePointer<UInt8>, _ count: Int, _ at: Int) -> Bool {
    guard at + 6 < count else { return false }
    let next = source[at + 6]
    guard next == 62 || next == 47 || isBlank(next) else { return false }
    return UnsafeBufferPointer(start: source + at, count: 6).isWord("script")
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Whether a script's text asks a server for data.
  var fetchesData: Bool {
    holds("fetch(") || holds("xmlhttprequest") || holds(".ajax(") || holds("getjson(") || holds("axios")
  }

  /// The address of a script is that of a library that draws maps.
  var namesMapLibrary: Bool {
    holds("leaflet") || holds("openlayers") || holds("/ol.js") || holds("mapbox") || holds("maplibre")
      || holds("maps.googleapis") || holds("maps.google.") || holds("js.arcgis.com") || holds("cesium")
  }

  /// A script's text makes a map.
  var drawsMap: Bool {
    holds("l.map(") || holds("google.maps.map(") || holds("ol.map(") || holds("mapboxgl.map(")
      || holds("maplibregl.map(") || holds("esri/map")
  }

  /// Whether a script's text puts something into the page. What only loads a counter does not.
  var writesPage: Bool {
    holds("document.write") || holds("innerhtml") || holds("insertadjacenthtml") || holds("appendchild(")
      || holds(".append(") || holds(".html(") || holds("createapp(") || holds("new vue(")
  }

  /// FNV-1a of the bytes: tells scripts apart by their addresses.
  var sourceHash: UInt64 {
    reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
