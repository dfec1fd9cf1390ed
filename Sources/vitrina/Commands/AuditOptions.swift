import Rules

/// What `audit` can be told; `replay` and `demo` take some of it.
enum AuditOptions {
  static let operand = Command.Operand(
    name: LocalText(es: "PORTAL", en: "PORTAL"),
    help: LocalText(
      es: "id de una institución del paquete, o una dirección; si no se dice: todas las del paquete",
      en: "id of an institution of the pack, or an address; unless given: all of the pack"),
    least: 0, most: nil)

  static let rules = Command.Option(
    name: "rules", kind: .text(LocalText(es: "CARPETA", en: "DIR")),
    help: LocalText(es: "el paquete de reglas", en: "the pack of rules"))

  static let all: [Command.Option] = [
    rules,
    Command.Option(
      name: "at", kind: .pair(LocalText(es: "ID=URL", en: "ID=URL")),
      help: LocalText(
        es: "esta institución en esta dirección: un espejo, un servidor de prueba",
        en: "this institution at this address: a mirror, a test server"),
      repeats: true),
    Command.Option(
      name: "as-of", kind: .text(LocalText(es: "DÍA", en: "DAY")),
      help: LocalText(
        es:
          "cuenta antigüedades y plazos hasta ese día (2026-03-31), no hasta hoy: para copias de entonces",
        en: "reckons ages and deadlines up to that day (2026-03-31), not today: for a copy made then")),
    Command.Option(
      name: "max-pages", kind: .number(1...10_000_000),
      help: LocalText(es: "páginas que se leen por portal, a lo más", en: "pages read of a portal, at most"),
      standard: "5000"),
    Command.Option(
      name: "max-depth", kind: .number(0...1000),
      help: LocalText(es: "clics desde el inicio, a lo más", en: "clicks from the home page, at most")),
    Command.Option(
      name: "delay", kind: .decimal(0...3600),
      help: LocalText(
        es: "segundos entre dos peticiones a un servidor; menos de 0.5 sólo en la propia máquina o con --own",
        en: "seconds between two requests to a host; less than 0.5 only on this machine or with --own"),
      standard: "1"),
    Command.Option(
      name: "connections", kind: .number(1...256),
      help: LocalText(es: "conexiones por servidor, a lo más", en: "connections to a host, at most"),
      standard: "2"),
    Command.Option(
      name: "resolve", kind: .text(LocalText(es: "HOST:PUERTO:IP", en: "HOST:PORT:IP")),
      help: LocalText(
        es: "busca ese servidor en esa dirección, como en curl",
        en: "looks for that host at that address, as in curl"
      ),
      repeats: true),
    Command.Option(
      name: "contact", kind: .text(LocalText(es: "CORREO|URL", en: "MAIL|URL")),
      help: LocalText(
        es:
          "a quién escribir sobre esta lectura; va en cada petición y es obligatorio fuera de la propia máquina",
        en: "whom to write to about this reading; goes with each request and is required off this machine")),
    Command.Option(
      name: "own", kind: .text(LocalText(es: "ID", en: "ID")),
      help: LocalText(es: "este portal es de quien lo revisa", en: "this portal is the user's own"),
      repeats: true),
    Command.Option(
      name: "drafts", kind: .flag,
      help: LocalText(
        es: "juzga también los borradores, en una lista aparte",
        en: "judges drafts too, in a list of their own")),
    Command.Option(
      name: "new", kind: .flag,
      help: LocalText(
        es: "empieza de nuevo aunque haya una revisión interrumpida",
        en: "starts anew even if there is an interrupted audit")),
    Command.Option(
      name: "store", kind: .text(LocalText(es: "ARCHIVO", en: "FILE")),
      help: LocalText(es: "la historia (SQLite)", en: "the history (SQLite)")),
    Command.Option(
      name: "evidence", kind: .text(LocalText(es: "CARPETA", en: "DIR")),
      help: LocalText(es: "la evidencia (WARC)", en: "the evidence (WARC)")),
    Command.Option(
      name: "reports", kind: .text(LocalText(es: "CARPETA", en: "DIR")),
      help: LocalText(
        es: "las tarjetas (HTML, JSON, CSV, texto)", en: "the scorecards (HTML, JSON, CSV, text)")),
    Command.Option(
      name: "json", kind: .flag,
      help: LocalText(
        es: "el documento JSON en la salida, y nada más",
        en: "the JSON document on the output, and nothing else")),
    Command.Option(
      name: "fail-under", kind: .decimal(0...100),
      help: LocalText(
        es: "termina con 2 si el extremo alto de algún portal está por debajo",
        en: "ends with 2 if the high end of some portal is below it")),
    Command.Option(
      name: "quiet", kind: .flag,
      help: LocalText(es: "no dice nada si todo va bien", en: "says nothing if all goes well")),
  ]
}
