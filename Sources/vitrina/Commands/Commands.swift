/// Every command, in the order in which the help shows them. One file a command; each adds its line here.
enum Commands {
  static let all: [Command] = [
    RulesCheck.command,
    RulesList.command,
    RulesExplain.command,
  ]
}
