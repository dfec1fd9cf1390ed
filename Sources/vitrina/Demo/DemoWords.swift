import Auditing
import Crawling
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
    let program = "vitrina"
    say("", "")
    say("Qué quedó guardado", "What was kept")
    say("  historia    \(places.store)", "  history    \(places.store)")
    say(
      "  evidencia   \(AuditPlan.folder(of: result.audit.id, in: places.evidence))",
      "  evidence   \(AuditPlan.folder(of: result.audit.id, in: places.evidence))")
    say("  tarjetas    \(places.reports)", "  scorecards \(places.reports)")
    say("", "")
    say("Siga por aquí", "Go on from here")
    for command in [
      "\(program) history --store \(quoted(places.store))",
      "\(program) query --store \(quoted(places.store)) \"SELECT * FROM about\"",
      "xdg-open \(quoted(places.reports + "/index.html"))",
    ] {
      arguments.console.print("  " + command)
    }
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
