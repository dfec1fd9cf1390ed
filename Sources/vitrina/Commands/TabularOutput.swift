import History
import Reporting
import Rules

/// Rows of an answer as a table for a terminal, as CSV or as JSON; what a portal wrote can do no harm in any.
enum TabularOutput {
  static let option = Command.Option(
    name: "format", kind: .choice(["table", "csv", "json"]),
    help: LocalText(es: "cómo se muestra: tabla, CSV o JSON", en: "how it is shown: table, CSV or JSON"),
    standard: "table")

  static func write(columns: [String], rows: [[SQLValue]], _ arguments: ParsedArguments) {
    switch arguments.value("format") {
    case "csv": arguments.console.write(csv(columns: columns, rows: rows), .output)
    case "json": arguments.console.print(json(columns: columns, rows: rows))
    default: arguments.console.print(table(columns: columns, rows: rows))
    }
  }

  /// A header in capitals, then one line a row.
  static func table(columns: [String], rows: [[SQLValue]]) -> String {
    Terminal.table(
      [columns.map { Escape.terminal($0.uppercased()) }] + rows.map { $0.map { Escape.terminal(plain($0)) } })
  }

  /// RFC 4180. Numbers stay numbers, whatever their sign; a text is never a formula.
  static func csv(columns: [String], rows: [[SQLValue]]) -> String {
    let header = columns.map { Escape.csv($0) }
    let lines = rows.map { row in
      row.map { value in
        switch value {
        case .text(let text) where text.hasPrefix("https://") || text.hasPrefix("http://"):
          Escape.csv(url: text)
        case .text(let text): Escape.csv(text)
        default: plain(value)
        }
      }
    }
    return ([header] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  /// A list of objects, one a line. Of two columns of the same name the second gets a number.
  static func json(columns: [String], rows: [[SQLValue]]) -> String {
    var names: [String] = []
    for column in columns {
      var name = column
      var number = 2
      while names.contains(name) {
        name = "\(column)_\(number)"
        number += 1
      }
      names.append(name)
    }
    let keys = names.map { quoted($0) }
    let lines = rows.map { row in
      "{" + zip(keys, row).map { "\($0): \(json($1))" }.joined(separator: ", ") + "}"
    }
    return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
  }

  private static func json(_ value: SQLValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): "\(number)"
    case .real(let number): number.isFinite ? "\(number)" : "null"
    case .text, .blob: quoted(plain(value))
    }
  }

  private static func plain(_ value: SQLValue) -> String {
    switch value {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob(let bytes): bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// A JSON string; what is not to be seen, or moves a terminal, is written as its number.
  private static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        default: output.unicodeScalars.append(scalar)
        }
      }
    }
    return output + "\""
  }
}
