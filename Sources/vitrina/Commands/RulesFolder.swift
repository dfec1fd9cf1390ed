import Glibc
import Rules

/// Reads the pack that a command works with.
enum RulesFolder {
  static let operand = Command.Operand(
    name: LocalText(es: "CARPETA", en: "DIR"),
    help: LocalText(
      es: "el paquete de reglas; si no se dice: la carpeta de trabajo, o Rules/mx-cdmx",
      en: "the pack of rules; unless given: the working folder, or Rules/mx-cdmx"),
    least: 0)

  /// The folder given, else the first likely one that holds a pack.yaml.
  static func find(_ given: String?) throws -> String {
    if let given { return given }
    for folder in [".", "Rules/mx-cdmx"] where access(folder + "/pack.yaml", R_OK) == 0 { return folder }
    throw CommandError.usage(
      LocalText(
        es: "falta la carpeta de las reglas: aquí no hay pack.yaml ni Rules/mx-cdmx",
        en: "the folder of the rules is missing: there is no pack.yaml here, and no Rules/mx-cdmx"))
  }

  /// The pack, if it has no mistakes; else they are told and the command ends with code 3.
  static func read(_ given: String?, _ arguments: ParsedArguments) throws -> Pack {
    let folder = try find(given)
    let (pack, findings) = PackReader.read(folder: folder)
    let mistakes = findings.filter { $0.severity == .mistake }
    guard let pack else {
      for finding in findings { arguments.console.warn(line(finding, arguments.language)) }
      arguments.console.warn(arguments.say(summary(mistakes: mistakes.count)))
      throw CommandError.reported(.usage)
    }
    return pack
  }

  static func line(_ finding: RuleMistake, _ language: String) -> String {
    Terminal.escape(finding.rendered(in: language))
  }

  static func summary(mistakes: Int) -> LocalText {
    LocalText(
      es: mistakes == 1 ? "1 error" : "\(mistakes) errores",
      en: mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes")
  }
}
