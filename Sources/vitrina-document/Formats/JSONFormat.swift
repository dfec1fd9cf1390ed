import CJansson
import Pages

/// JSON (RFC 8259) and GeoJSON (RFC 7946): lists of objects are tables, names with a value are lines.
enum JSONFormat: DocumentFormat {
  static let types: [RealType] = [.json, .geojson]
  static var library: String? { "jansson \(String(cString: jansson_version_str()))" }

  static func read(_ input: DocumentBytes, into writer: DocumentWriter) throws(DocumentFault) {
    let tree = try Tree(input)
    let root = tree.root
    if let features = root["features"], root["type"]?.text == "FeatureCollection" {
      if let name = root["name"]?.shown { writer.heading(1, name) }
      table(
        features.items.prefix(Bounds.rows + 1).map { $0["properties"] ?? $0 }, nil, writer, features.count)
      return
    }
    if root["type"]?.text == "Feature", let properties = root["properties"] {
      return write(properties, writer, 1)
    }
    write(root, writer, 1)
  }

  private static func write(_ value: Value, _ writer: DocumentWriter, _ level: Int) {
    guard !writer.isFull, level < 8 else { return }
    if value.isList {
      let items = value.items
      if items.contains(where: { $0.isObject || $0.isList }) {
        return table(Array(items.prefix(Bounds.rows + 1)), nil, writer, value.count)
      }
      for item in items.prefix(Bounds.rows) { writer.item([.init(item.shown ?? "")]) }
      return
    }
    for (name, inner) in value.members {
      if inner.isList || inner.isObject {
        guard inner.count > 0 else { continue }
        writer.heading(min(3, level + 1), name)
        write(inner, writer, level + 1)
      } else {
        writer.paragraph("\(name): \(inner.shown ?? "")")
      }
    }
    if !value.isObject, let text = value.shown { writer.paragraph(text) }
  }

  /// Objects under the union of their names, in the order in which these are met; lists as rows of their own.
  private static func table(_ items: [Value], _ name: String?, _ writer: DocumentWriter, _ count: Int) {
    var names: [String] = []
    var known: [String: Int] = [:]
    var rows: [[String]] = []
    for item in items.prefix(Bounds.rows) {
      guard item.isObject else {
        rows.append(
          item.isList ? item.items.prefix(Bounds.columns).map { $0.shown ?? "" } : [item.shown ?? ""])
        continue
      }
      var row = [String](repeating: "", count: names.count)
      for (name, value) in item.members {
        guard let place = known[name] ?? (names.count < Bounds.columns ? names.count : nil) else { continue }
        if place == names.count {
          names.append(name)
          known[name] = place
        }
        while row.count <= place { row.append("") }
        row[place] = value.shown ?? "\(value.count)"
      }
      rows.append(row)
    }
    if count > Bounds.rows { writer.head.isCut = true }
    if names.isEmpty {
      var sheet = Sheet()
      for row in rows { sheet.add(row) }
      return sheet.write(to: writer)
    }
    writer.table(
      header: names, rows: rows.map { $0 + Array(repeating: "", count: max(0, names.count - $0.count)) })
  }

  // MARK: Values

  /// A tree of jansson's; freed when it goes.
  private final class Tree {
    private let handle: UnsafeMutablePointer<json_t>
    var root: Value { Value(handle) }

    init(_ input: DocumentBytes) throws(DocumentFault) {
      var start = 0
      if input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      let flags = Int(JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL | JSON_DECODE_ANY)
      let bytes = input.bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      if let handle = json_loadb(bytes, input.count - start, flags, nil) {
        self.handle = handle
        return
      }
      // Latin-1 in spite of the standard.
      let text = TextDecoding.decode(input.array).bytes
      let again = text.withUnsafeBytes {
        json_loadb($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, flags, nil)
      }
      guard let again else { throw .damaged }
      handle = again
    }

    deinit { vitrina_json_free(handle) }
  }

  private struct Value {
    private let handle: UnsafeMutablePointer<json_t>
    init(_ handle: UnsafeMutablePointer<json_t>) { self.handle = handle }

    var isObject: Bool { vitrina_json_type(handle) == JSON_OBJECT }
    var isList: Bool { vitrina_json_type(handle) == JSON_ARRAY }
    var count: Int { isObject ? json_object_size(handle) : isList ? json_array_size(handle) : 0 }

    subscript(name: String) -> Value? { isObject ? json_object_get(handle, name).map { Value($0) } : nil }

    var items: [Value] {
      (0..<(isList ? count : 0)).compactMap { json_array_get(handle, $0).map { Value($0) } }
    }

    var members: [(name: String, value: Value)] {
      guard isObject else { return [] }
      var result: [(name: String, value: Value)] = []
      var at = json_object_iter(handle)
      while let member = at, result.count < 10_000 {
        if let name = json_object_iter_key(member), let value = json_object_iter_value(member) {
          result.append((String(cString: name), Value(value)))
        }
        at = json_object_iter_next(handle, member)
      }
      return result
    }

    var text: String? {
      guard vitrina_json_type(handle) == JSON_STRING, let raw = json_string_value(handle) else { return nil }
      return String(
        decoding: UnsafeRawBufferPointer(start: raw, count: json_string_length(handle)), as: UTF8.self)
    }

    /// Of a plain value its text; null is nothing.
    var shown: String? {
      switch vitrina_json_type(handle) {
      case JSON_STRING: return text
      case JSON_INTEGER: return String(json_integer_value(handle))
      case JSON_REAL: return NumberStyle.plain(json_real_value(handle), "\(json_real_value(handle))")
      case JSON_TRUE: return "true"
      case JSON_FALSE: return "false"
      case JSON_NULL: return ""
      default: return nil
      }
    }
  }
}
