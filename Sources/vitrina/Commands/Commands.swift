/// Every command, in the order in which the help shows them. One file a command; each adds its line here.
enum Commands {
  static let all: [Command] = [
    DemoCommand.command,
    AuditCommand.command,
    ReplayCommand.command,
    ExplainCommand.command,
    RulesCheck.command,
    RulesList.command,
    RulesExplain.command,
    RulesTry.command,
    RulesTest.command,
    RulesHealth.command,
    HistoryCommand.command,
    QueryCommand.command,
  ]
}
