/// What stands right before a topic's phrase and makes it part of another thing's name.
enum Surroundings {
  /// "Dirección General de Medio Ambiente", "regidor de agua": the name of an office or a post, up to three words
  /// before.
  static func isOffice(_ tokens: [Token], before first: Int) -> Bool {
    var seen = 0
    return walk(tokens, before: first) { token in
      seen += 1
      if offices.contains(token.form) { return true }
      return seen >= 3 ? false : nil
    }
  }

  /// "Ley de Aguas", "Reglamento Municipal de Ecología", "Ley de Transparencia y Acceso a la Información": a law that
  /// speaks of the topic.
  static func isLawName(_ tokens: [Token], before first: Int) -> Bool {
    var seen = 0
    return walk(tokens, before: first) { token in
      if laws.contains(token.form) { return true }
      seen += 1
      return seen <= 4 && (token.isCapital || token.isNumber || ranks.contains(token.form)) ? nil : false
    }
  }

  /// Words before, nearest first, binding words left out, within the sentence; until `decide` answers.
  private static func walk(_ tokens: [Token], before first: Int, _ decide: (Token) -> Bool?) -> Bool {
    var at = first
    while at > 0, !tokens[at].opensSentence {
      at -= 1
      if StopWords.contains(tokens[at].form) { continue }
      if let answer = decide(tokens[at]) { return answer }
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
