/// Who is named, and in which post: "Regidora: Ana López", "Mario Rossi (Sindaco)", a name in one cell and a post in
/// the next.
enum People {
  static func signs(_ text: UnsafeBufferPointer<UInt8>, _ tokens: ArraySlice<Token>) -> BlockFact.Signs {
    guard tokens.count <= 24 else { return list(text, tokens) }
    var signs: BlockFact.Signs = []
    if tokens.contains(where: { posts.contains($0.form) }) { signs.insert(.post) }
    var start = tokens.startIndex
    for at in tokens.indices.dropFirst() where parts(text, tokens[at - 1], tokens[at]) {
      if isName(tokens[start..<at]) { signs.insert(.person) }
      start = at
    }
    if isName(tokens[start...]) { signs.insert(.person) }
    return signs
  }

  /// Names and posts one after the other in a long block, as where lines are parted by breaks alone.
  private static func list(_ text: UnsafeBufferPointer<UInt8>, _ tokens: ArraySlice<Token>) -> BlockFact.Signs
  {
    // Prose has longer stretches between two marks.
    let opened = tokens.count { $0.opensSentence && $0.isCapital }
    guard tokens.count <= 1000, opened >= 4, opened * 10 >= tokens.count else { return [] }
    var pairs = 0
    var hadPost = false
    var hadName = false
    var start = tokens.startIndex
    for at in tokens.indices.dropFirst() + [tokens.endIndex] {
      guard at == tokens.endIndex || parts(text, tokens[at - 1], tokens[at]) else { continue }
      let part = tokens[start..<at]
      start = at
      let isName = isName(part)
      let isPost = !isName && part.count <= 8 && part.contains { posts.contains($0.form) }
      if (isName && hadPost) || (isPost && hadName) {
        pairs += 1
        (hadPost, hadName) = (false, false)
      } else {
        (hadPost, hadName) = (isPost, isName)
      }
    }
    return pairs >= 3 ? .officials : []
  }

  /// A mark that parts a name from what is said of it; a hyphen only between blanks.
  private static func parts(_ text: UnsafeBufferPointer<UInt8>, _ one: Token, _ next: Token) -> Bool {
    if next.opensSentence { return true }
    let (end, start) = (Int(one.end), Int(next.start))
    guard end < start else { return false }
    for at in end..<start {
      switch text[at] {
      case 0x2C, 0x28, 0x29, 0x2F, 0x3A: return true
      case 0x2D where at > end && at + 1 < start: return true
      // En and em dash.
      case 0xE2 where at + 2 < start && text[at + 1] == 0x80 && (0x93...0x95).contains(text[at + 2]):
        return true
      default: break
      }
    }
    return false
  }

  /// Two to eight capitalised words, none of them of a post or an office; after "Lic." whatever they are. "Prefeito
  /// João da Silva" is a name behind an elected post.
  private static func isName(_ tokens: ArraySlice<Token>) -> Bool {
    guard (2...10).contains(tokens.count) else { return false }
    // Most texts have a small letter early on; only then is it worth a list.
    var count = 0
    for token in tokens where !StopWords.contains(token.form) {
      guard token.isCapital && !token.isNumber else { return false }
      count += 1
    }
    guard (1...8).contains(count) else { return false }
    var names = tokens.filter { !StopWords.contains($0.form) }
    if let first = names.first, honorifics.contains(first.form) { return names.count >= 2 }
    if let first = names.first, elected.contains(first.form) {
      names.removeFirst()
      if let next = names.first, offices.contains(next.form) { names.removeFirst() }
    }
    return names.count >= 2 && !names.contains { offices.contains($0.form) || posts.contains($0.form) }
  }

  private static let honorifics = FormSet(
    "lic ing dr dra mtro mtra arq prof sr sra c p cp lcdo abg ab mg mag eng dott avv sig d dña don doña mr mrs ms"
  )

  private static let elected = FormSet(
    "alcalde alcaldesa regidor regidora sindico sindica concejal concejala diputado diputada senador senadora prefeito "
      + "prefeita vereador vereadora sindaco vicesindaco assessore consigliere mayor councilman councilwoman "
      + "councilmember councilor councillor supervisor commissioner intendente gobernador gobernadora")

  private static let posts = FormSet(
    "alcalde alcaldesa presidente presidenta vicepresidente vicepresidenta regidor regidora sindico sindica secretario "
      + "secretaria subsecretario subsecretaria tesorero tesorera director directora subdirector subdirectora gerente "
      + "subgerente jefe jefa coordinador coordinadora concejal concejala consejero consejera vocal vocales contralor "
      + "contralora oficial responsable encargado encargada titular administrador administradora delegado delegada "
      + "intendente gobernador gobernadora prefecto viceprefecto ministro ministra viceministro viceministra "
      + "superintendente comisionado comisionada procurador procuradora rector rectora diputado diputada senador "
      + "senadora legislador legisladora contador contadora asesor asesora juez teniente comisario "
      + "prefeito prefeita vice vereador vereadora diretor diretora chefe assessor assessora ouvidor ouvidora "
      + "controlador controladora gestor gestora conselheiro conselheira suplente presidenta tesoureiro tesoureira "
      + "sindaco vicesindaco assessore consigliere segretario segretaria dirigente responsabile amministratore "
      + "direttore direttrice revisore impiegata impiegato collaboratore funzionario ragioniere vicepresidente "
      + "mayor councilman councilwoman councilmember councilor councillor commissioner supervisor clerk treasurer "
      + "chairman chairwoman chairperson chair trustee manager chief superintendent assessor solicitor secretary "
      + "sheriff administrator deputy auditor recorder constable member president vicepresident officer inspector"
  )

  /// Words of posts and offices, which are written like names.
  private static let offices = FormSet(
    "director directora direccion general jefe jefa jefatura subdirector subdirectora subdireccion secretario "
      + "secretaria secretariado presidente presidenta vice regidor regidora sindico sindica alcalde alcaldesa "
      + "alcaldia concejal concejala coordinador coordinadora coordinacion encargado encargada titular unidad "
      + "departamento oficina area municipal municipio ayuntamiento publico publica publicos publicas gobierno "
      + "servicios servicio transparencia sistema instituto consejo comite programa programas ley reglamento "
      + "diretor diretora chefe prefeito prefeita prefeitura vereador vereadora secretaria departamento "
      + "controladoria procuradoria camara sindaco vicesindaco assessore assessori consigliere segretario "
      + "responsabile ufficio settore area comune comunale giunta consiglio dirigente mayor deputy head office "
      + "department council councillor manager officer secretary public services service comision comisiones obras "
      + "desarrollo recursos humanos finanzas hacienda seguridad social cultura deporte deportes turismo educacion "
      + "ambiente planeacion catastro tesoreria contraloria registro civil inicio contacto noticias board "
      + "committee township county borough town city")

  /// What columns of names and of posts are called.
  static let nameHeads = FormSet(
    "nombre nombres nome nomes nominativo name names titular funcionario servidor servidora apellido apellidos"
  )
  static let postHeads = FormSet(
    "cargo cargos puesto puestos funcao carica incarico qualifica ruolo position post role")
}
