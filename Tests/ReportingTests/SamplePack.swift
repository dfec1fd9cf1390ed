import Web

@testable import Rules

/// A pack made up for these tests: every form in which a report speaks of rules.
enum SamplePack {
  static let laws = [
    Pack.Law(
      id: "LGT", title: text("Ley General de Transparencia", "General Transparency Law"),
      units: ["art.", "fr."], url: "https://www.example.mx/ley", validFrom: Day("2025-03-21"), validUntil: nil
    ),
    Pack.Law(
      id: "OLD", title: text("Ley anterior", "Former law"), units: ["art."],
      url: "https://www.example.mx/vieja",
      validFrom: nil, validUntil: Day("2025-03-20")),
  ]

  static func text(_ es: String, _ en: String) -> LocalText { LocalText(es: es, en: en) }

  static func obligation(
    _ id: String, _ es: String, _ en: String, category: String = "water", number: String = "I",
    importance: Obligation.Importance = .mandatory
  ) -> Obligation {
    Obligation(
      id: id, title: text(es, en), category: category,
      basis: [
        .law("OLD", units: [.init(name: "art.", number: "14")]),
        .law("LGT", units: [.init(name: "art.", number: "65"), .init(name: "fr.", number: number)]),
      ], source: nil, status: .inUse, importance: importance, appliesTo: [], responsible: nil, validFrom: nil,
      validUntil: nil, replaces: nil,
      topic: Topic(
        id: id, statutoryNames: [.init(text: es, language: "es")], synonyms: [], negativeWords: []),
      publishedAs: [.page, .document], maxClicks: 5, contains: [], minRows: 1, formats: [], maxAge: nil,
      statedDateRequired: false, forEach: nil, parts: [], needed: .all, judgedBy: .machine, question: nil,
      judgedAgainDays: 365, wording: [], digestOnly: false,
      place: .init(file: "obligations/sample.yaml", line: 1, column: 1))
  }

  static func pack(_ obligations: [Obligation], title: String = "Secretaría de Gestión Integral del Agua")
    -> Pack
  {
    let boroughs = ["Álvaro Obregón", "Azcapotzalco", "Iztapalapa", "Milpa Alta", "Tláhuac", "Xochimilco"]
    return Pack(
      id: "mx-cdmx", version: "2026.10", languages: ["es", "en"], laws: laws,
      categories: [
        .init(id: "water", title: text("Agua", "Water")),
        .init(id: "environment", title: text("Medio ambiente", "Environment")),
        .init(id: "districts", title: text("Alcaldías", "Boroughs")),
      ], platforms: [], defaults: .init(), minCoverage: 0.95, timeZone: "America/Mexico_City",
      agreements: [
        .init(
          id: "agua-2011", title: text("Compromisos del agua", "Water commitments"), signed: nil, source: nil)
      ],
      levels: [
        .init(name: text("Oro", "Gold"), minScore: 85, essentialGate: true),
        .init(name: text("Plata", "Silver"), minScore: 75, essentialGate: true),
        .init(name: text("Básico", "Basic"), minScore: 50, essentialGate: false),
        .init(name: text("Inicial", "Initial"), minScore: 0, essentialGate: false),
      ], confirmation: .init(), weights: .init(), holidays: [],
      institutions: [
        .init(
          id: "agua", title: text(title, title), kind: "agency", portals: [],
          office: text("Unidad de Transparencia", "Transparency Unit"),
          was: [], alsoHosts: [], mirrors: [], knownAddresses: [], exemptions: []),
        .init(
          id: "iztapalapa", title: text("Alcaldía Iztapalapa", "Borough of Iztapalapa"), kind: "alcaldia",
          portals: [],
          office: nil, was: [], alsoHosts: [], mirrors: [], knownAddresses: [], exemptions: []),
      ],
      lists: [
        .init(
          id: "alcaldias", title: text("cada alcaldía", "each borough"),
          members: boroughs.map { .init(name: $0, synonyms: []) })
      ], vocabulary: [], obligations: obligations, digest: Digest(of: "pack"))
  }
}
