/// What stands right before a topic's phrase and makes it part of another thing's name.
enum Surroundings {
  /// "Dirección General de Medio Ambiente", "regidor de agua": the name of an office or a post, up to three words
  /// before.
  static func isOffice(_ tokens: [Token], before first: Int) -> Bool {
    var seen = 0
    return walk(tokens, before: first) { form in
      seen += 1
      if offices.contains(form) { return true }
      return seen >= 3 ? false : nil
    }
  }

  /// "Ley de Aguas", "Reglamento Municipal de Ecología": a law that speaks of the topic.
  static func isLawName(_ tokens: [Token], before first: Int) -> Bool {
    walk(tokens, before: first) { form in
      if laws.contains(form) { return true }
      return ranks.contains(form) ? nil : false
    }
  }

  /// Words before, nearest first, binding words left out, within the sentence; until `decide` answers.
  private static func walk(_ tokens: [Token], before first: Int, _ decide: (UInt64) -> Bool?) -> Bool {
    var at = first
    while at > 0, !tokens[at].opensSentence {
      at -= 1
      let form = tokens[at].form
      if StopWords.contains(form) { continue }
      if let answer = decide(form) { return answer }
    }
    return false
  }

  private static let offices = FormSet(
    "direccion subdireccion secretaria subsecretaria departamento subdepartamento coordinacion coordenacao "
      + "coordenadoria jefatura regiduria regidor regidora comision comissao unidad oficina instituto ministerio "
      + "gerencia subgerencia division dependencia diretoria conselho consejo comite assessorato assessore ufficio "
      + "settore direzione dipartimento department office directorate ministry bureau commission director directora "
      + "diretor diretora secretario jefe jefa coordinador coordinadora titular encargado encargada sindico "
      + "subdirector subdirectora ministra ministro gerente")
  private static let laws = FormSet(
    "ley leyes reglamento reglamentos codigo norma normas decreto bando lei leis legge leggi regolamento "
      + "regolamenti codice regulamento act law ordinance ordenanza ordenanzas")
  private static let ranks = FormSet(
    "general nacional federal estatal municipal organica local generale nazionale comunale regionale estadual "
      + "national state")
}
