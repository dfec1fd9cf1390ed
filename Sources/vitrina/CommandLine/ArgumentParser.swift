import Rules

/// Holds a command line against the table of commands.
struct ArgumentParser {
  var commands: [Command]

  enum Outcome {
    case run(Command, operands: [String], given: [(name: String, value: String)])
    /// Help for a command, for a group of commands, or for all.
    case help([String])
    case version
  }

  /// The language that `--lang` names anywhere before `--`, so that even mistakes are told in it.
  static func language(in arguments: [String]) -> String? {
    var language: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      let value: String
      if argument.hasPrefix("--lang=") {
        value = String(argument.dropFirst(7))
      } else if argument == "--lang", index + 1 < arguments.count {
        value = arguments[index + 1]
      } else {
        continue
      }
      if value == "es" || value == "en" { language = value }
    }
    return language
  }

  func parse(_ arguments: [String]) throws -> Outcome {
    var rest = arguments[...]
    var given: [(name: String, value: String)] = []
    var words: [String] = []
    // Common options may stand before the command's words and between them.
    while let argument = rest.first {
      if argument.hasPrefix("-"), argument != "-", argument != "--" {
        given.append(try option(&rest, of: Command.commonOptions, given: given, command: nil))
      } else if words == [], argument == "help" {
        return .help(rest.dropFirst().filter { !$0.hasPrefix("-") })
      } else if commands.contains(where: { $0.words.starts(with: words + [argument]) }) {
        words.append(argument)
        rest = rest.dropFirst()
        if commands.contains(where: { $0.words == words }) { break }
      } else {
        throw unknownCommand(argument, after: words)
      }
    }
    guard let command = commands.first(where: { $0.words == words }) else {
      if given.contains(where: { $0.name == "version" }) { return .version }
      if given.contains(where: { $0.name == "help" }) { return .help(words) }
      throw CommandError.usage(
        words.isEmpty
          ? LocalText(es: "falta la orden", en: "a command is missing")
          : LocalText(
            es:
              "a «\(words.joined(separator: " "))» le falta una palabra: \(next(words).joined(separator: ", "))",
            en: "'\(words.joined(separator: " "))' lacks a word: \(next(words).joined(separator: ", "))"))
    }
    var operands: [String] = []
    while let argument = rest.first {
      if argument == "--" {
        operands += rest.dropFirst()
        break
      }
      if argument.hasPrefix("-"), argument != "-" {
        given.append(try option(&rest, of: command.allOptions, given: given, command: command))
      } else {
        operands.append(argument)
        rest = rest.dropFirst()
      }
    }
    if given.contains(where: { $0.name == "help" }) { return .help(words) }
    if given.contains(where: { $0.name == "version" }) { return .version }
    try check(operands, of: command)
    return .run(command, operands: operands, given: given)
  }

  /// Takes one option, and its value, off the line.
  private func option(
    _ rest: inout ArraySlice<String>, of options: [Command.Option], given: [(name: String, value: String)],
    command: Command?
  ) throws -> (name: String, value: String) {
    let argument = rest.removeFirst()
    if argument == "-h" { return ("help", "") }
    guard argument.hasPrefix("--") else {
      throw CommandError.usage(
        LocalText(
          es: "no existe la opción «\(argument)»: las opciones se escriben enteras, con dos guiones",
          en: "there is no option '\(argument)': options are written out, with two hyphens"))
    }
    let body = argument.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let attached = body.firstIndex(of: "=").map { String(body[body.index(after: $0)...]) }
    guard let option = options.first(where: { $0.name == name }) else {
      throw CommandError.usage(
        LocalText(
          es: "no existe la opción «--\(name)»"
            + (command.map { " de «\($0.name)»" } ?? " antes de la orden"),
          en: "there is no option '--\(name)'" + (command.map { " of '\($0.name)'" } ?? " before the command")
        ),
        suggestion: Spelling.nearest(to: name, among: options.map(\.name)).map { "--" + $0 })
    }
    if !option.repeats, given.contains(where: { $0.name == name }) {
      throw CommandError.usage(
        LocalText(es: "la opción «--\(name)» está dos veces", en: "option '--\(name)' stands twice"))
    }
    if case .flag = option.kind {
      guard attached == nil else {
        throw CommandError.usage(
          LocalText(es: "la opción «--\(name)» no lleva valor", en: "option '--\(name)' takes no value"))
      }
      return (name, "")
    }
    var value = attached
    if value == nil, let following = rest.first, !following.hasPrefix("--") {
      value = following
      rest = rest.dropFirst()
    }
    guard let value, !value.isEmpty else {
      throw CommandError.usage(
        LocalText(
          es: "a la opción «--\(name)» le falta su valor", en: "option '--\(name)' lacks its value"))
    }
    try check(value, of: option)
    return (name, value)
  }

  private func check(_ value: String, of option: Command.Option) throws {
    func refuse(_ es: String, _ en: String, suggestion: String? = nil) -> CommandError {
      .usage(
        LocalText(
          es: "«--\(option.name)» espera \(es), no «\(value)»",
          en: "'--\(option.name)' expects \(en), not '\(value)'"),
        suggestion: suggestion)
    }
    switch option.kind {
    case .flag, .text: return
    case .pair(let shape):
      let parts = value.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, !value.hasPrefix("=") else {
        throw refuse(shape.text(in: "es"), shape.text(in: "en"))
      }
    case .number(let range):
      guard let number = Int(value), range.contains(number) else {
        throw refuse(
          "un número entero de \(range.lowerBound)"
            + (range.upperBound == .max ? " o más" : " a \(range.upperBound)"),
          "a whole number of \(range.lowerBound)"
            + (range.upperBound == .max ? " or more" : " to \(range.upperBound)"))
      }
    case .decimal(let range):
      guard let number = Double(value), range.contains(number) else {
        throw refuse(
          "un número de \(short(range.lowerBound)) a \(short(range.upperBound))",
          "a number from \(short(range.lowerBound)) to \(short(range.upperBound))")
      }
    case .choice(let choices):
      guard choices.contains(value) else {
        throw refuse(
          choices.joined(separator: " o "), choices.joined(separator: " or "),
          suggestion: Spelling.nearest(to: value, among: choices))
      }
    }
  }

  private func check(_ operands: [String], of command: Command) throws {
    var missing = operands.count
    for operand in command.operands {
      guard missing >= operand.least else {
        throw CommandError.usage(
          LocalText(
            es: "a «\(command.name)» le falta \(operand.name.text(in: "es"))",
            en: "'\(command.name)' lacks \(operand.name.text(in: "en"))"))
      }
      guard let most = operand.most else { return }
      missing = max(0, missing - most)
    }
    guard missing == 0 else {
      let extra = operands[operands.count - missing]
      throw CommandError.usage(
        LocalText(
          es: "«\(extra)» sobra: «\(command.name)» no espera más",
          en: "'\(extra)' is too much: '\(command.name)' expects no more"))
    }
  }

  /// The words that may follow.
  func next(_ words: [String]) -> [String] {
    var next: [String] = []
    for command in commands where command.words.count > words.count && command.words.starts(with: words) {
      let word = command.words[words.count]
      if !next.contains(word) { next.append(word) }
    }
    return next
  }

  private func unknownCommand(_ word: String, after words: [String]) -> CommandError {
    // `vitrina check` means `vitrina rules check`.
    let elsewhere = commands.first { $0.words.count > 1 && $0.words.last == word }?.name
    let near = Spelling.nearest(to: word, among: next(words)).map { (words + [$0]).joined(separator: " ") }
    return .usage(
      LocalText(
        es: "no existe la orden «\((words + [word]).joined(separator: " "))»",
        en: "there is no command '\((words + [word]).joined(separator: " "))'"),
      suggestion: near ?? elsewhere)
  }
}

/// `0.5`, but `100` for 100.0.
func short(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
}
