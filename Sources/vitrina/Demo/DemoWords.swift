import Auditing
import Crawling
import Glibc
import Rules
import Running

/// What the demo says around the scorecards.
enum DemoWords {
  static func opening(_ arguments: ParsedArguments, _ pack: Pack, _ plan: AuditPlan) {
    let say = { (es: String, en: String) in arguments.console.print(arguments.say(LocalText(es: es, en: en)))
    }
    say(
      "Vitrina revisa portales de gobierno: lee cada uno como lo haría una persona y compara lo que encuentra con lo "
        + "que la ley\nordena publicar. Esto es una muestra: dos portales inventados, servidos ahora mismo en esta máquina.",
      "Vitrina audits government portals: it reads each as a person would, and holds what it finds against what the law"
        + "\norders to be published. This is a sample: two invented portals, served on this machine right now."
    )
    say("", "")
    for portal in plan.portals {
      let institution = pack.institution(portal.institution ?? "")
      let count = pack.obligations(of: institution, on: Judge.day(of: DemoCommand.asOf, in: pack.timeZone))
        .count
      let name = institution?.title.text(in: arguments.language) ?? portal.id
      let address = portal.starts.first?.text ?? ""
      say(
        "  · \(name): \(count) obligaciones, en \(address)",
        "  · \(name): \(count) obligations, at \(address)")
    }
    say("", "")
    say(
      "Se juzga como si hoy fuera \(DemoCommand.day.text(in: "es")).",
      "Judged as if today were \(DemoCommand.day.text(in: "en")).")
    say("Leyendo...", "Reading...")
    say("", "")
  }

  static func closing(_ arguments: ParsedArguments, _ result: AuditResult, _ places: PlanBuilder.Places) {
    let say = { (es: String, en: String) in arguments.console.print(arguments.say(LocalText(es: es, en: en)))
    }
    let program = quoted(Self.program())
    let store = quoted(places.store)
    say("", "")
    say("Qué quedó guardado", "What was kept")
    say(
      "  historia   \(places.store)\n  evidencia  \(AuditPlan.folder(of: result.audit.id, in: places.evidence))\n"
        + "  tarjetas   \(places.reports)\n"
        + "Los portales de muestra ya se apagaron; lo que se leyó de ellos está en la evidencia.",
      "  history    \(places.store)\n  evidence   \(AuditPlan.folder(of: result.audit.id, in: places.evidence))\n"
        + "  scorecards \(places.reports)\n"
        + "The sample portals are switched off by now; what was read of them is in the evidence.")
    say("", "")
    say("Siga por aquí", "Go on from here")
    say(
      "  1. Abra en un navegador la tarjeta:", "  1. Open the scorecard in a browser:")
    arguments.console.print("       \(places.reports)/index.html")
    say("  2. Vea desde cuándo vale cada resultado:", "  2. See since when each result holds:")
    arguments.console.print("       \(program) history --store \(store)")
    say("  3. Pregunte a la historia lo que quiera:", "  3. Ask the history whatever you like:")
    let query = "SELECT obligation, reasons, since FROM latest WHERE verdict = 'not-met'"
    arguments.console.print("       \(program) query --store \(store) \"\(query)\"")
  }

  /// How the program is called from here.
  private static func program() -> String {
    guard let own = realpath("/proc/self/exe") else { return "vitrina" }
    for short in [".build/release/vitrina", ".build/debug/vitrina"] where realpath(short) == own {
      return short
    }
    return own.hasPrefix("/usr/") ? "vitrina" : own
  }

  private static func realpath(_ path: String) -> String? {
    guard let found = Glibc.realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// As a shell takes it.
  static func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return plain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
