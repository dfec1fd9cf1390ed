import Auditing
import History
import Reporting
import Rules

/// `vitrina rules health`: obligations whose verdicts say more of the rule than of the portals.
enum RulesHealth {
  static let command = Command(
    words: ["rules", "health"],
    summary: LocalText(
      es: "dice, de la última revisión de cada portal, qué reglas parecen enfermas",
      en: "tells, from each portal's last audit, which rules seem unwell"),
    operands: [RulesFolder.operand], options: [HistoryStore.option],
    more: LocalText(
      es:
        "Enferma parece una regla que no se pudo determinar en la mayoría de los portales, que se cumple en todos, que "
        + "no se cumple en ninguno, o que se cumple con la misma página que otra. Termina con 0.",
      en:
        "A rule seems unwell that could not be determined on most portals, is met everywhere, is met nowhere, or is met "
        + "by the same page as another. Ends with 0."),
    run: run)

  @Sendable static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let pack = try RulesFolder.read(arguments.operands.first, arguments)
    let history = try HistoryStore.reading(arguments)
    let portals = try HistoryStore.telling(arguments) {
      var portals: [PortalResult] = []
      for id in try history.portals() {
        guard let number = try history.lastAudit(portal: id), let result = try history.result(audit: number),
          result.audit.pack.id == pack.id, let portal = result.portals.first(where: { $0.id == id })
        else { continue }
        portals.append(portal)
      }
      return portals
    }
    let health = RuleHealth(
      portals: portals, obligations: pack.obligations.filter { $0.status == .inUse }.map(\.id))
    let report = RulesHealthReport(
      health: health, pack: pack.id, language: Language(rawValue: arguments.language) ?? .es)
    arguments.console.print(Terminal.escape(report.text, lines: true))
    return .done
  }
}

/// What the verdicts of many portals say of the rules themselves.
struct RuleHealth {
  struct Count: Equatable {
    var obligation: String
    var number: Int
    /// Portals on which it applies and a machine judges it.
    var of: Int
  }
  struct Pair: Equatable {
    var first: String
    var second: String
    /// Portals on which one page met both, of those on which both were met.
    var number: Int
    var of: Int
  }
  /// Fewer portals say nothing of a rule.
  static let fewest = 3

  private(set) var portals: Int
  private(set) var undetermined: [Count] = []
  private(set) var metEverywhere: [Count] = []
  private(set) var metNowhere: [Count] = []
  private(set) var samePage: [Pair] = []

  init(portals: [PortalResult], obligations: [String]) {
    self.portals = portals.count
    var verdicts: [String: [Verdict]] = [:]
    for verdict in portals.flatMap(\.verdicts) where verdict.outcome != .notApplicable && !verdict.isForReview
    {
      verdicts[verdict.obligation, default: []].append(verdict)
    }
    for obligation in obligations {
      guard let own = verdicts[obligation], own.count >= Self.fewest else { continue }
      func count(_ outcome: Verdict.Outcome) -> Count {
        Count(obligation: obligation, number: own.count { $0.outcome == outcome }, of: own.count)
      }
      let (open, met) = (count(.undetermined), count(.met))
      if open.number * 2 > open.of { undetermined.append(open) }
      if met.number == met.of { metEverywhere.append(met) }
      if met.number == 0, own.allSatisfy({ $0.outcome != .partial }) { metNowhere.append(met) }
    }
    findPairs(portals, obligations)
  }

  /// Two obligations that one page meets wherever both are met say that their words do not tell them apart.
  private mutating func findPairs(_ portals: [PortalResult], _ obligations: [String]) {
    for (index, first) in obligations.enumerated() {
      for second in obligations.dropFirst(index + 1) {
        var (both, same) = (0, 0)
        for portal in portals {
          guard let a = page(of: first, portal), let b = page(of: second, portal) else { continue }
          both += 1
          if a == b { same += 1 }
        }
        if both >= Self.fewest, same * 2 > both {
          samePage.append(Pair(first: first, second: second, number: same, of: both))
        }
      }
    }
  }

  private func page(of obligation: String, _ portal: PortalResult) -> String? {
    portal.verdicts.first { $0.obligation == obligation && $0.outcome == .met }?.observations.first?.url.text
  }
}

struct RulesHealthReport {
  let health: RuleHealth
  let pack: String
  let language: Language

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  var text: String {
    guard health.portals > 0 else {
      return say(
        "La historia no tiene ningún portal juzgado con el paquete \(pack).",
        "The history has no portal judged with the pack \(pack).")
    }
    var lines = [
      say("\(health.portals) portales, paquete \(pack)", "\(health.portals) portals, pack \(pack)")
    ]
    lines += section(
      say("Sin determinar en la mayoría", "Undetermined on most"), health.undetermined.map { count($0) })
    lines += section(say("Se cumple en todos", "Met everywhere"), health.metEverywhere.map { count($0) })
    lines += section(
      say("No se cumple en ninguno, ni en parte", "Met nowhere, not even in part"),
      health.metNowhere.map { count($0) })
    lines += section(
      say("Se cumplen con la misma página", "Met by the same page"),
      health.samePage.map { "\($0.first) = \($0.second)  \($0.number)/\($0.of)" })
    if lines.count == 1 {
      lines.append(
        say(
          "Ninguna regla parece enferma (se necesitan al menos \(RuleHealth.fewest) portales por regla).",
          "No rule seems unwell (at least \(RuleHealth.fewest) portals a rule are needed)."))
    }
    return lines.joined(separator: "\n")
  }

  private func count(_ count: RuleHealth.Count) -> String {
    "\(count.obligation)  \(count.number)/\(count.of)"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title + ":"] + lines.map { "  " + $0 }
  }
}
