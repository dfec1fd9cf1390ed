import Rules

/// A pack small enough to see through; tests put one file of theirs in place of its own.
enum SmallPack {
  static let pack = """
    id: small
    version: 2026.10
    languages: [es, en]
    laws: {LTAIPRC: {title: Ley de Transparencia, units: [art., fr., inciso, formato], valid-from: 2016-05-07},
           LG: {title: Ley General, units: [art., fr., inciso]}}
    categories: {common: Obligaciones comunes, environment: Medio ambiente, water: Agua, districts: Alcaldías, social-policy: Política social}
    platforms: {pnt: {title: Plataforma Nacional, url: https://pnt.example.mx/, read: by-person}, datos: {title: Portal de datos, url: https://datos.example.mx/}}
    agreements: {agua-2026: {title: Acuerdo del agua, signed: 2026-03-12}, agua-2011: {title: Compromisos}}
    """
  static let institutions = """
    - {id: iztapalapa, title: Alcaldía Iztapalapa, kind: alcaldia, portals: [https://www.iztapalapa.cdmx.gob.mx/], office: Unidad de Transparencia}
    - {id: agua, title: Autoridad del agua, kind: agency, portals: [https://agua.example.mx/]}
    """
  static let lists = """
    alcaldias:
      title: {es: cada alcaldía, en: each borough}
      members: [Coyoacán, Gustavo A. Madero, Tlalpan]
      synonyms: {Gustavo A. Madero: [GAM]}
    """
  static let vocabulary = """
    tandeo: {statutory-name: {es: Programa de tandeo}, negative-words: {es: [tandeo de riego]},
             synonyms: {es: [tandeos, horarios de suministro], en: [water rationing schedule]}}
    """
  static let obligations = """
    - id: directory
      title: Directorio de personas servidoras públicas
      category: common
      basis: LTAIPRC art. 121 fr. VIII
    """

  /// The files, with some of them in place of the pack's own.
  static func files(_ own: [(name: String, text: String)] = []) -> [PackReader.File] {
    let base = [
      ("pack.yaml", pack), ("institutions.yaml", institutions), ("lists.yaml", lists),
      ("vocabulary.yaml", vocabulary),
      ("obligations/common.yaml", obligations),
    ]
    return base.filter { file in !own.contains { $0.name == file.0 } }.map { .init(name: $0.0, text: $0.1) }
      + own.map { .init(name: $0.name, text: $0.text) }
  }

  static func read(_ name: String, _ text: String) -> (pack: Pack?, findings: [RuleMistake]) {
    PackReader.read(files: files([(name, text)]))
  }

  /// The findings on one more obligations file.
  static func findings(_ text: String, in name: String = "obligations/test.yaml") -> [RuleMistake] {
    read(name, text).findings
  }

  /// The obligation that these keys make.
  static func obligation(_ keys: String) -> Obligation? {
    let lines = keys.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    return read(
      "obligations/test.yaml",
      "- id: test\n  title: Calidad del agua\n  category: water\n  basis: LTAIPRC art. 1\n" + lines
    ).pack?.obligation("test")
  }
}

/// `line:column severity` and the English message, for short expectations.
func short(_ findings: [RuleMistake]) -> [String] {
  findings.map { finding in
    "\(finding.line):\(finding.column) "
      + (finding.severity == .warning ? "warning " : "") + finding.message.text(in: "en")
      + (finding.suggestion.map { " -> " + $0 } ?? "")
  }
}
