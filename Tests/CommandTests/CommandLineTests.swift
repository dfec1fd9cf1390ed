import Rules
import Synchronization
import Testing

@testable import vitrina

/// Collects what a command says.
final class Listener: Sendable {
  private let texts = Mutex<(output: String, error: String)>(("", ""))
  var output: String { texts.withLock { $0.output } }
  var error: String { texts.withLock { $0.error } }
  var console: Console {
    Console(
      write: { text, stream in
        self.texts.withLock { if stream == .output { $0.output += text } else { $0.error += text } }
      },
      isTerminal: { _ in false })
  }
}

/// Runs one command line in this process.
func run(
  _ arguments: String..., commands: [Command] = Commands.all, variables: [String: String] = [:]
) async -> (code: ExitCode, output: String, error: String) {
  let listener = Listener()
  let program = Program(
    commands: commands, environment: Environment(variables: variables), console: listener.console)
  let code = await program.run(arguments)
  return (code, listener.output, listener.error)
}

private let echo = Command(
  words: ["audit"], summary: LocalText(es: "revisa", en: "audits"), operands: [AuditOptions.operand],
  options: AuditOptions.all,
  run: { arguments in
    let given = arguments.given.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
    arguments.console.print((given + arguments.operands).joined(separator: "|"))
    return .done
  })

@Test("both ways of giving a value, repeated options and what follows -- reach the command")
func optionForms() async {
  let result = await run(
    "--lang", "en", "audit", "--rules=a=b", "--max-pages", "50", "one", "--at", "a=http://x/?q=1",
    "--at=b=http://y/",
    "--quiet", "--", "--two", commands: [echo])
  #expect(result.code == .done)
  #expect(
    result.output
      == "lang=en|rules=a=b|max-pages=50|at=a=http://x/?q=1|at=b=http://y/|quiet|one|--two\n")
}

@Test(
  "a slip on the command line ends with 3, is told on standard error and gets the nearest spelling",
  arguments: [
    (["audit", "--max-page", "5"], "--max-pages"), (["adit"], "audit"), (["rules", "chekc"], "rules check"),
    (["check"], "rules check"), (["audit", "--QUIET"], "--quiet"),
  ])
func didYouMean(arguments: [String], suggestion: String) async {
  let listener = Listener()
  let program = Program(
    commands: Commands.all.filter { $0.words != ["audit"] } + [echo],
    environment: Environment(variables: [:]),
    console: listener.console)
  #expect(await program.run(arguments) == .usage)
  #expect(listener.output == "")
  #expect(listener.error.hasSuffix("¿Quiso decir «\(suggestion)»?\n"), "\(listener.error)")
}

@Test(
  "values that an option cannot have are refused",
  arguments: [
    ["audit", "--max-pages", "many"], ["audit", "--max-pages", "0"], ["audit", "--delay", "-1"],
    ["audit", "--delay", "nan"], ["audit", "--at", "iztapalapa"], ["audit", "--at", "=http://x/"],
    ["audit", "--quiet=yes"], ["audit", "--rules"], ["audit", "--rules", "--quiet"], ["audit", "--rules="],
    ["audit", "--store", "a", "--store", "b"], ["audit", "-q"], ["audit", "--fail-under", "101"], [],
    ["rules"],
  ])
func refusedValues(arguments: [String]) async {
  let listener = Listener()
  let program = Program(
    commands: Commands.all.filter { $0.words != ["audit"] } + [echo],
    environment: Environment(variables: [:]),
    console: listener.console)
  #expect(await program.run(arguments) == .usage)
  #expect(listener.error.hasPrefix("vitrina: "))
}

@Test("the language is that of --lang, else of the locale, else Spanish")
func languages() async {
  #expect(await run("nada").error.contains("no existe la orden"))
  #expect(await run("nada", variables: ["LANG": "en_GB.UTF-8"]).error.contains("there is no command"))
  #expect(await run("nada", variables: ["LC_ALL": "es_MX", "LANG": "en_GB"]).error.contains("no existe"))
  #expect(await run("nada", variables: ["LC_ALL": "", "LANG": "en"]).error.contains("there is no"))
  #expect(await run("--lang=en", "nada", variables: ["LANG": "es_MX"]).error.contains("there is no"))
}

@Test("every command has help in both languages that names all its options, within 80 columns")
func help() async {
  for command in Commands.all {
    for language in ["es", "en"] {
      let text = Help(commands: Commands.all, language: language).text(for: command.words)
      for option in command.allOptions { #expect(text.contains("--" + option.name)) }
      for line in text.split(separator: "\n") { #expect(Terminal.width(String(line)) <= 80, "\(line)") }
    }
  }
  let one = await run("rules", "check", "--help")
  let other = await run("help", "rules", "check")
  #expect(one.code == .done && one.output == other.output && one.output.contains("Uso: vitrina rules check"))
  #expect(await run("--version").output == "vitrina \(Program.version)\n")
  #expect(await run("rules", "list", "--version").output == "vitrina \(Program.version)\n")
}

@Test("hostile text cannot steer the terminal")
func escaping() {
  #expect(Terminal.escape("a\u{1B}[2Jb\u{7}\u{9B}1m\u{202E}c\nd\te\u{7F}") == "a␛[2Jb␇�1m�c d e␡")
  #expect(Terminal.escape("Niñez – «año» 水\u{301}") == "Niñez – «año» 水\u{301}")
  #expect(Terminal.escape("a\r\nb", lines: true) == "a \nb")
  #expect(Terminal.table([["a", "b"], ["水道", "c"]]) == "a     b\n水道  c")
}

@Test("an error of the tool itself ends with 1")
func toolFailure() async {
  struct Broken: Error, CustomStringConvertible { var description: String { "disk\u{1B}full" } }
  let broken = Command(words: ["break"], summary: LocalText(es: "", en: ""), run: { _ in throw Broken() })
  let result = await run("break", commands: [broken])
  #expect(result.code == .toolFailed && result.error == "vitrina: disk␛full\n")
}

@Test("rules check tells mistakes with 3 and a whole pack with 0; list and explain read it")
func rulesCommands() async {
  let broken = await run("rules", "check", "/nowhere", "--lang", "en")
  #expect(broken.code == .usage && broken.output.hasPrefix("/nowhere:1:1: the folder cannot be read"))
  #expect(broken.error == "1 mistake\n")
  let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Rules/general"
  let check = await run("rules", "check", folder)
  #expect(check.code == .done && check.output.hasPrefix("general ") && check.output.contains("sin errores"))
  let list = await run("rules", "list", folder, "--lang", "en")
  #expect(list.code == .done && list.output.hasPrefix("ID ") && list.output.contains("in use"))
  let id = list.output.split(separator: "\n")[1].prefix { $0 != " " }
  let explain = await run("rules", "explain", String(id), "--rules", folder)
  #expect(explain.code == .done && explain.output.contains("Se busca por"))
  let slip = await run("rules", "explain", id + "x", "--rules", folder)
  #expect(slip.code == .usage && slip.error.hasSuffix("¿Quiso decir «\(id)»?\n"))
}
