import Auditing
import Web

@testable import Rules

/// An audit made up for these tests: every outcome, cause, reason, kind of substance, parts and members.
struct Sample {
  var pack: Pack
  var result: AuditResult

  /// 2026-11-25T03:00:00Z: still the 24th in Mexico City.
  static let asOf = Instant(milliseconds: 1_795_575_600_000)
  static let earlier = Instant(milliseconds: 1_791_000_000_000)

  static func url(_ path: String) -> WebURL {
    WebURL("https://www.agua.example.mx/\(path)") ?? WebURL("https://www.agua.example.mx/")!
  }

  /// What stands where a portal has a say: a title, a quote, a name.
  static func make(_ planted: String = "Programa de tandeo 2026, colonias y horarios") -> Sample {
    var obligations: [Obligation] = []
    var verdicts: [Verdict] = []
    func add(_ verdict: Verdict, _ obligation: Obligation) {
      obligations.append(obligation)
      verdicts.append(verdict)
    }

    var tandeo = verdict("tandeo", .met)
    tandeo.search = SearchReport(state: .proved, unread: 0)
    tandeo.since = earlier
    tandeo.details.oldestEvidence = asOf
    tandeo.observations = [
      observation("available", 4, planted, Substance(kind: .table, words: 340, rows: 16, documents: 1)),
      observation("max-clicks", 3, planted, Substance(kind: .text, words: 120)),
    ]
    add(
      tandeo, SamplePack.obligation("tandeo", "Programa de tandeo", "Water rationing schedule", number: "XIV")
    )

    var tariffs = verdict("tariffs", .met)
    tariffs.search = SearchReport(state: .proved, unread: 3)
    tariffs.reasons = [.calledOtherwise]
    tariffs.details.foundName = planted
    tariffs.since = asOf
    tariffs.observations = [
      observation("available", 3, "Tarifas vigentes", Substance(kind: .document, documents: 1))
    ]
    add(tariffs, SamplePack.obligation("tariffs", "Tarifas del agua", "Water tariffs"))

    var pipes = verdict("pipas", .partial)
    pipes.importance = "essential"
    pipes.reasons = [.memberMissing, .contentMissing, .outOfDate]
    pipes.details.membersFound = 4
    pipes.details.membersOwed = 6
    pipes.details.missingMembers = ["Milpa Alta", "Xochimilco"]
    pipes.details.missingContent = ["litros", "e-mail"]
    pipes.details.newest = "2026-03-31"
    pipes.details.oldestAllowed = "2026-08-26"
    pipes.observations = [observation("for-each", 3, planted, Substance(kind: .table, rows: 4))]
    var pipesRule = SamplePack.obligation(
      "pipas", "Suministro de agua por pipas", "Water supply by tanker", importance: .essential)
    pipesRule.forEach = "alcaldias"
    pipesRule.publishedAs = [.table]
    pipesRule.contains = [.name("fecha"), .name("colonia"), .name("litros"), .typed(.email)]
    add(pipes, pipesRule)

    var quality = verdict("quality", .notMet)
    quality.importance = "essential"
    quality.reasons = [.namedOnly]
    quality.search = SearchReport(state: .exhausted, unread: 0)
    quality.since = earlier
    quality.observations = [
      observation("available", 1, planted, Substance(kind: .nothing, empty: .namedOnly))
    ]
    var qualityRule = SamplePack.obligation(
      "quality", "Calidad del agua", "Water quality", number: "VII", importance: .essential)
    qualityRule.contains = [.name("colonia"), .name("cloro residual")]
    qualityRule.maxAge = .init(count: 1, unit: .month)
    qualityRule.formats = ["csv", "xlsx", "ods"]
    qualityRule.basis.append(.agreement("agua-2011", point: "calidad"))
    qualityRule.responsible = SamplePack.text("Dirección de Calidad del Agua", "Directorate of Water Quality")
    add(quality, qualityRule)

    var organisation = verdict("organisation", .partial)
    organisation.category = "districts"
    organisation.reasons = [.partMissing]
    organisation.details.partsFound = 1
    organisation.details.partsOwed = 2
    var chart = verdict("organisation/chart", .met)
    chart.observations = [observation("available", 3, planted, Substance(kind: .image))]
    var staff = verdict("organisation/staff", .notMet)
    staff.reasons = [.deadLink]
    staff.details.addresses = [planted, "https://www.agua.example.mx/directorio"]
    organisation.parts = [chart, staff]
    var organisationRule = SamplePack.obligation(
      "organisation", "Estructura orgánica", "Organisation", category: "districts")
    organisationRule.parts = [
      SamplePack.obligation("organisation/chart", "Organigrama", "Chart", category: "districts"),
      SamplePack.obligation(
        "organisation/staff", "Directorio", "Directory", category: "districts", number: "VIII"),
    ]
    add(organisation, organisationRule)

    var plain = verdict("plain-language", .undetermined)
    plain.cause = .forReview
    plain.details.question = "¿Entiende quién puede pedir el apoyo una persona que no estudió derecho?"
    plain.search = SearchReport(state: .open, unread: 0)
    add(plain, SamplePack.obligation("plain-language", "Reglas en lenguaje claro", "Rules in plain language"))

    var felling = verdict("tree-felling", .notApplicable)
    felling.category = "environment"
    felling.reasons = [.exempt]
    felling.details.exemption = "la autoriza otra autoridad"
    add(
      felling,
      SamplePack.obligation("tree-felling", "Derribo de árboles", "Tree felling", category: "environment"))

    var mixed = verdict("air", .partial)
    mixed.category = "environment"
    mixed.cause = .documentNotOpened
    mixed.details.unknownMembers = ["Tláhuac"]
    mixed.observations = [observation("contains", 2, planted, Substance(kind: .document, documents: 1))]
    add(
      mixed,
      SamplePack.obligation("air", "Índice de calidad del aire", "Air quality index", category: "environment")
    )

    // One of every cause and reason that is not above yet.
    let causes = Cause.allCases.filter { cause in !verdicts.contains { $0.cause == cause } }
    for cause in causes {
      var open = verdict("open-\(cause.rawValue)", .undetermined)
      open.category = "environment"
      open.cause = cause
      open.search = SearchReport(state: .open, unread: 2)
      add(
        open,
        SamplePack.obligation(
          open.obligation, "Informe con \(cause.rawValue)", "Report with \(cause.rawValue)",
          category: "environment"))
    }
    let absences: [Reason] = [
      .notFound, .mentionedOnly, .lawTextOnly, .announced, .underConstruction, .placeholder, .empty,
      .mislabelled,
      .elsewhereOnly,
    ]
    let qualities = Reason.allCases.filter { reason in
      !absences.contains(reason) && !verdicts.contains { $0.reasons.contains(reason) }
    }
    for reason in absences + qualities {
      var lacking = verdict("lack-\(reason.rawValue)", absences.contains(reason) ? .notMet : .partial)
      lacking.category = "districts"
      lacking.reasons = [reason]
      lacking.search = SearchReport(state: .refuted, unread: 0)
      lacking.details.foundKind = ["image"]
      lacking.details.askedKind = ["table"]
      lacking.details.foundFormat = ["pdf"]
      lacking.details.askedFormat = ["csv", "xlsx", "ods"]
      (lacking.details.clicks, lacking.details.clicksAsked) = (7, 5)
      (lacking.details.rows, lacking.details.rowsAsked) = (3, 20)
      lacking.details.newest = "2027-01-01"
      add(
        lacking,
        SamplePack.obligation(
          lacking.obligation, "Registro con \(reason.rawValue)", "Register with \(reason.rawValue)",
          category: "districts"))
    }
    var draft = verdict("draft-rule", .notMet)
    draft.reasons = [.notFound]

    let portal = PortalResult(
      id: "agua", url: url(""), institution: "agua",
      coverage: Coverage(
        read: 1812, known: 1830, stopped: .exhausted, unread: ["robots": 12, "timeout": 6], cut: 1),
      score: Score(low: 21.4, high: 63.7, level: "Inicial", highLevel: "Básico"), verdicts: verdicts,
      drafts: [draft])
    var other = PortalResult(
      id: "localhost:8080", url: WebURL("http://localhost:8080/") ?? url(""), institution: nil,
      coverage: Coverage(read: 0, known: 1, stopped: .unreachable, unread: ["refused": 1]),
      score: Score(low: 0, high: 100, level: "Inicial", highLevel: "Oro"), verdicts: [])
    other.verdicts = ["tandeo", "tariffs", "quality"].map { id in
      var open = verdict(id, .undetermined)
      open.institution = nil
      open.cause = .refused
      return open
    }
    var second = PortalResult(
      id: "iztapalapa", url: WebURL("https://www.iztapalapa.example.mx/") ?? url(""),
      institution: "iztapalapa",
      coverage: Coverage(read: 402, known: 402, stopped: .settled),
      score: Score(low: 100, high: 100, level: "Oro", highLevel: nil), verdicts: [tandeo, tariffs])
    for index in second.verdicts.indices { second.verdicts[index].institution = "iztapalapa" }
    let audit = AuditHeader(
      id: 41, started: asOf, finished: Instant(milliseconds: asOf.milliseconds + 3_600_000), asOf: asOf,
      engine: "vitrina 0.1 (libxml2 2.9.14)",
      pack: .init(id: "mx-cdmx", version: "2026.10", digest: Digest(of: "pack")))
    var drafted = SamplePack.obligation("draft-rule", "Regla en borrador", "Draft rule")
    drafted.status = .draft
    return Sample(
      pack: SamplePack.pack(obligations + [drafted]),
      result: AuditResult(audit: audit, portals: [portal, second, other]))
  }

  static func verdict(_ id: String, _ outcome: Verdict.Outcome) -> Verdict {
    Verdict(obligation: id, category: "water", institution: "agua", outcome: outcome, importance: "mandatory")
  }

  static func observation(_ criterion: String, _ step: Int, _ quote: String, _ substance: Substance)
    -> Observation
  {
    Observation(
      criterion: criterion, step: step, url: url("tandeo/2026?mes=11&zona=o'higgins"), quote: quote,
      substance: substance, fetched: asOf, sha256: Digest(of: "<html>\(criterion)</html>"),
      file: "agua-41.warc.gz", offset: 48_213)
  }
}
