/// A view with a plain name, for people who ask with SQL, and what each of its columns means.
struct View: Sendable {
  struct Column: Sendable {
    var name: String
    var expression: @Sendable (Dialect) -> String
    var spanish: String
    var english: String
  }

  var name: String
  var spanish: String
  var english: String
  var columns: [Column]
  /// From `from` on.
  var source: String

  func query(_ dialect: Dialect) -> String {
    "select " + columns.map { "\($0.expression(dialect)) as \"\($0.name)\"" }.joined(separator: ", ") + " "
      + source
  }

  static let all = [audits, portals, scores, verdicts, spans, latest, observations]
}

/// A column as it is stored.
private func plain(_ name: String, _ expression: String, _ spanish: String, _ english: String) -> View.Column
{
  View.Column(name: name, expression: { _ in expression }, spanish: spanish, english: english)
}

/// An instant, shown in RFC 3339.
private func instant(_ name: String, _ expression: String, _ spanish: String, _ english: String)
  -> View.Column
{
  View.Column(name: name, expression: { $0.instant(expression) }, spanish: spanish, english: english)
}

/// An instant of another row.
private func lookedUp(
  _ name: String, _ expression: String, _ source: String, _ spanish: String, _ english: String
) -> View.Column {
  View.Column(
    name: name, expression: { "(select \($0.instant(expression)) \(source))" }, spanish: spanish,
    english: english)
}

private let portalColumn = plain(
  "portal", "p.portal", "Identificador del portal (el de su institución).",
  "The portal's id (its institution's).")
private let auditColumn = plain("audit", "p.audit", "Número de la auditoría.", "The audit's number.")
private let asOfColumn = instant(
  "as_of", "a.as_of", "Instante al que se refiere la auditoría (UTC).",
  "Instant that the audit speaks of (UTC).")

private let obligationColumns = [
  plain("obligation", "o.obligation", "Identificador de la obligación.", "The obligation's id."),
  plain(
    "part_of", "o.part_of", "Obligación de la que es parte; nulo si es una obligación por sí misma.",
    "The obligation of which it is a part; null if it is one by itself."),
  plain("category", "o.category", "Categoría de la obligación.", "The obligation's category."),
  plain("institution", "o.institution", "Quién debe publicar.", "Who must publish."),
  plain(
    "importance", "o.importance", "essential, mandatory o recommended (esencial, obligatoria, recomendada).",
    "essential, mandatory or recommended."),
]

private let verdictColumn = plain(
  "verdict", "v.verdict",
  "met (cumple), partial (en parte), not-met (no lo encontramos), undetermined (no se pudo saber) o "
    + "not-applicable (no aplica).",
  "met, partial, not-met (we did not find it), undetermined or not-applicable.")
private let causeColumn = plain(
  "cause", "v.cause", "Por qué algo no pudo comprobarse; nulo si se supo todo.",
  "Why something could not be checked; null if nothing is unknown.")
private let reasonColumns = [
  plain(
    "reasons", "v.reasons", "Códigos de lo que falta o falla, el principal primero, separados por espacios.",
    "Codes of what is missing or wrong, the primary first, separated by blanks."),
  plain(
    "details", "v.details", "Nombres y cuentas de las razones, en JSON.",
    "What the reasons name and count, as JSON."),
]
private let sinceColumn = instant(
  "since", "v.since", "Cuándo empezó la racha ininterrumpida de este veredicto.",
  "When the unbroken run of this verdict began.")
private let scoreColumns: [View.Column] = [
  plain("score_low", "p.low / 10.0", "Puntaje probado, de 0 a 100.", "Score that is proved, 0 to 100."),
  plain(
    "score_high", "p.high / 10.0", "Puntaje si todo lo que no se pudo saber se cumpliera.",
    "Score if all that could not be checked were met."),
  plain("level", "p.level", "Nivel del puntaje probado.", "The level of the proved score."),
  plain(
    "high_level", "p.high_level", "Nivel del puntaje alto, si es otro.",
    "The level of the high score, if another."),
]

extension View {
  static let audits = View(
    name: "audits", spanish: "Una fila por auditoría.", english: "One row an audit.",
    columns: [
      plain("audit", "a.number", "Número de la auditoría.", "The audit's number."), asOfColumn,
      instant("started", "a.started", "Cuándo empezó.", "When it started."),
      lookedUp(
        "finished", "e.happened", "from audit_event e where e.audit = a.number and e.kind = 'finished'",
        "Cuándo terminó; nulo si no terminó.", "When it finished; null if it did not."),
      plain(
        "state",
        "coalesce((select e.kind from audit_event e where e.audit = a.number order by e.step desc limit 1), 'started')",
        "started (en curso o cortada), interrupted (interrumpida), resumed (reanudada), finished (terminada) o "
          + "closed (cerrada sin terminar).",
        "started (under way or cut off), interrupted, resumed, finished, or closed (given up unfinished)."),
      plain("portals", "a.portals", "Portales pedidos, en JSON.", "Portals asked for, as JSON."),
      plain(
        "portals_done", "(select count(*) from portal_audited p where p.audit = a.number)",
        "Portales guardados.",
        "Portals stored."),
      plain("pack", "a.pack_id", "Identificador del paquete de reglas.", "The rule pack's id."),
      plain("pack_version", "a.pack_version", "Versión del paquete.", "The pack's version."),
      plain(
        "pack_digest", "a.pack_digest", "SHA-256 de los archivos del paquete.", "SHA-256 of the pack's files."
      ),
      plain(
        "engine", "a.engine", "Versiones del programa y de sus bibliotecas.",
        "Versions of program and libraries."),
      plain("options", "a.options", "Opciones de la auditoría, en JSON.", "The audit's options, as JSON."),
      plain("evidence", "a.evidence", "Carpeta de las evidencias.", "Folder of the evidence."),
    ],
    source: "from audit_started a")

  static let portals = View(
    name: "portals", spanish: "Una fila por portal y auditoría: cuánto se leyó y el puntaje.",
    english: "One row a portal and audit: how much was read, and the score.",
    columns: [
      auditColumn, asOfColumn, portalColumn,
      plain("url", "d.url", "Primera dirección del portal.", "The portal's first address."),
      plain(
        "institution", "d.institution", "Institución; nulo si no se conoce.", "Institution; null if unknown."),
      plain("pages_read", "p.pages_read", "Direcciones leídas.", "Addresses read."),
      plain("pages_known", "p.pages_known", "Direcciones conocidas.", "Addresses known."),
      plain(
        "stopped", "p.stopped",
        "Por qué terminó la lectura: settled (todo resuelto), exhausted (todo leído), budget (límite), "
          + "interrupted (interrumpida) o unreachable (inalcanzable).",
        "Why reading ended: settled, exhausted, budget, interrupted or unreachable."),
      plain(
        "unread", "p.unread", "Direcciones sin leer, por causa, en JSON.",
        "Addresses not read, by cause, as JSON."),
      plain("cut", "p.cut", "Respuestas cortadas por un límite.", "Answers cut by a limit."),
    ] + scoreColumns + [
      plain(
        "chain_link", "p.link", "Eslabón de la cadena de huellas del portal.",
        "Link of the portal's hash chain.")
    ],
    source: """
      from portal_audited p join audit_started a on a.number = p.audit
      join portal_described d on d.number = p.description
      """)

  static let scores = View(
    name: "scores", spanish: "El puntaje de cada portal en cada auditoría.",
    english: "The score of each portal in each audit.",
    columns: [portalColumn, auditColumn, asOfColumn] + scoreColumns,
    source: "from portal_audited p join audit_started a on a.number = p.audit")

  static let verdicts = View(
    name: "verdicts", spanish: "Cada cambio de veredicto (en veredicto, causa, razones o detalles).",
    english: "Every change of a verdict (in verdict, cause, reasons or details).",
    columns: [portalColumn] + obligationColumns + [auditColumn, asOfColumn, verdictColumn, causeColumn]
      + reasonColumns + [
        plain(
          "search", "v.search", "Hasta dónde se buscó: proved, refuted, exhausted u open.",
          "How far it was looked for: proved, refuted, exhausted or open."),
        plain(
          "unread", "v.unread", "Direcciones prometedoras sin leer.",
          "Unread addresses with a promise for it."),
        sinceColumn,
      ],
    source: "from verdict_changed v \(judged)")

  static let spans = View(
    name: "spans", spanish: "Cada racha de un mismo veredicto y causa, de principio a fin.",
    english: "Every run of one verdict and cause, from beginning to end.",
    columns: [portalColumn] + obligationColumns + [
      verdictColumn, causeColumn,
      instant("since", "a.as_of", "Cuándo empezó la racha.", "When the run began."),
      lookedUp(
        "until", "b.as_of", "from audit_started b where b.number = (\(nextTurn))",
        "Cuándo empezó la siguiente; nulo si sigue.", "When the next one began; null if it goes on."),
      lookedUp(
        "last_audited", "b.as_of",
        """
        from audit_started b where b.number = (select max(q.audit) from portal_audited q
        where q.portal = v.portal and q.audit < coalesce((\(nextTurn)), 9007199254740991))
        """, "Última auditoría en que así estaba.", "The last audit that found it so."),
    ],
    source: "from verdict_changed v \(judged) where v.turned = 1")

  static let latest = View(
    name: "latest", spanish: "El veredicto vigente de cada obligación de cada portal.",
    english: "The current verdict of each obligation of each portal.",
    columns: [portalColumn] + obligationColumns + [verdictColumn, causeColumn] + reasonColumns + [
      sinceColumn,
      plain("audit", "p.audit", "Última auditoría del portal.", "The portal's last audit."), asOfColumn,
    ],
    source: """
      from portal_audited p join audit_started a on a.number = p.audit
      join obligation_owed o on o.description = p.description
      join verdict_changed v on v.portal = p.portal and v.obligation = o.obligation and v.audit =
      (select max(n.audit) from verdict_changed n where n.portal = p.portal and n.obligation = o.obligation)
      where p.audit = (select max(q.audit) from portal_audited q where q.portal = p.portal)
      """)

  static let observations = View(
    name: "observations", spanish: "Lo que se vio y sostiene cada cambio de veredicto.",
    english: "What was seen, on which each change of a verdict rests.",
    columns: [
      portalColumn, auditColumn, asOfColumn,
      plain("obligation", "s.obligation", "Identificador de la obligación.", "The obligation's id."),
      plain("criterion", "s.criterion", "Criterio que se comprobaba.", "The criterion that was checked."),
      plain(
        "step", "s.step", "0 mencionado, 1 nombrado, 2 enlazado, 3 mostrado, 4 abierto.",
        "0 mentioned, 1 named, 2 linked, 3 shown, 4 opened."),
      plain("url", "x.url", "Dirección de la página.", "The page's address."),
      plain("quote", "t.text", "Lo que dice; nulo si se retiró.", "What it says; null if it was redacted."),
      plain("substance", "s.substance", "Qué hay detrás.", "What stands behind it."),
      plain("words", "s.words", "Palabras propias.", "Words of its own."),
      plain("filled_rows", "s.filled_rows", "Renglones con datos.", "Rows with data."),
      plain("documents", "s.documents", "Documentos.", "Documents."),
      plain(
        "empty", "s.empty", "De qué modo está vacío, si lo está.", "The way in which it is empty, if it is."),
      instant("fetched", "x.fetched", "Cuándo se capturó.", "When it was captured."),
      plain("sha256", "x.sha256", "SHA-256 del contenido.", "SHA-256 of the content."),
      plain("file", "x.file", "Archivo WARC.", "WARC file."),
      plain("offset", "x.place", "Byte en que empieza el registro.", "Byte at which the record begins."),
    ],
    source: """
      from observation_seen s join portal_audited p on p.portal = s.portal and p.audit = s.audit
      join audit_started a on a.number = p.audit
      join exchange_cited x on x.portal = s.portal and x.audit = s.audit and x.number = s.exchange
      left join quote t on t.digest = s.quote
      """)

  /// The audit's row of the portal in which the verdict changed, and what was owed there then.
  private static let judged = """
    join portal_audited p on p.portal = v.portal and p.audit = v.audit
    join audit_started a on a.number = v.audit
    join obligation_owed o on o.description = p.description and o.obligation = v.obligation
    """

  /// The audit in which the next run of the same obligation began.
  private static let nextTurn = """
    select min(n.audit) from verdict_changed n where n.portal = v.portal and n.obligation = v.obligation
    and n.audit > v.audit and n.turned = 1
    """
}
