import Rules

/// The help texts, made from the table of commands.
struct Help {
  var commands: [Command]
  var language: String
  static let columns = 80

  /// Help for one command, a group, or everything.
  func text(for words: [String]) -> String {
    if let command = commands.first(where: { $0.words == words }) { return text(for: command) }
    let group = commands.filter { $0.words.starts(with: words) }
    return overview(of: group.isEmpty ? commands : group)
  }

  func overview(of commands: [Command]) -> String {
    let title = LocalText(
      es:
        "vitrina \(Program.version): revisa portales de gobierno frente a obligaciones escritas, y guarda la prueba",
      en:
        "vitrina \(Program.version): audits government portals against written obligations, and keeps the proof"
    )
    let usage = LocalText(es: "Uso: vitrina ORDEN [opciones]", en: "Usage: vitrina COMMAND [options]")
    let heading = LocalText(es: "Órdenes:", en: "Commands:")
    let hint = LocalText(
      es: "«vitrina ORDEN --help» explica una orden. «--lang en» habla inglés.",
      en: "'vitrina COMMAND --help' explains a command. '--lang es' speaks Spanish.")
    let entries = commands.map { (left: $0.name, right: say($0.summary)) }
    return [
      Terminal.wrap(say(title), columns: Self.columns), "", say(usage), "", say(heading), list(entries), "",
      say(hint),
    ].joined(separator: "\n")
  }

  func text(for command: Command) -> String {
    var lines = [usage(of: command), "", Terminal.wrap(say(command.summary), columns: Self.columns)]
    if !command.operands.isEmpty {
      lines += ["", list(command.operands.map { (say($0.name), say($0.help)) })]
    }
    lines += ["", say(LocalText(es: "Opciones:", en: "Options:"))]
    lines.append(list(command.allOptions.map { (shape(of: $0), help(of: $0)) }))
    if let more = command.more {
      let paragraphs = say(more).split(separator: "\n", omittingEmptySubsequences: false)
      lines += [
        "", paragraphs.map { Terminal.wrap(String($0), columns: Self.columns) }.joined(separator: "\n"),
      ]
    }
    return lines.joined(separator: "\n")
  }

  func usage(of command: Command) -> String {
    var words = [say(LocalText(es: "Uso:", en: "Usage:")), "vitrina", command.name]
    if !command.options.isEmpty { words.append(say(LocalText(es: "[opciones]", en: "[options]"))) }
    for operand in command.operands {
      let name = say(operand.name) + (operand.most == nil ? " ..." : "")
      words.append(operand.least == 0 ? "[\(name)]" : name)
    }
    return Terminal.wrap(words.joined(separator: " "), columns: Self.columns, indent: 5)
  }

  private func shape(of option: Command.Option) -> String {
    let value: String? =
      switch option.kind {
      case .flag: nil
      case .text(let name), .pair(let name): say(name)
      case .number, .decimal: "N"
      case .choice(let choices): choices.joined(separator: "|")
      }
    return "--" + option.name + (value.map { " " + $0 } ?? "")
  }

  private func help(of option: Command.Option) -> String {
    var text = say(option.help)
    if let standard = option.standard {
      text += say(LocalText(es: " (si no se dice: \(standard))", en: " (unless given: \(standard))"))
    }
    if option.repeats { text += say(LocalText(es: "; puede repetirse", en: "; may be repeated")) }
    return text
  }

  private func list(_ entries: [(left: String, right: String)]) -> String {
    let width = min(26, entries.map { Terminal.width($0.left) }.max() ?? 0)
    return entries.map { entry in
      let text = Terminal.wrap(entry.right, columns: Self.columns, indent: width + 4)
      let own = Terminal.width(entry.left)
      return own > width
        ? "  \(entry.left)\n" + String(repeating: " ", count: width + 4) + text
        : "  " + entry.left + String(repeating: " ", count: width - own + 2) + text
    }.joined(separator: "\n")
  }

  private func say(_ text: LocalText) -> String { text.text(in: language) }
}
