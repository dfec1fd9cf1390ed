/// A word that may stand left of a colon, and what it says.
struct Key: Sendable {
  var name: String
  var es: String
  var en: String

  init(_ name: String, _ es: String, _ en: String) {
    self.name = name
    self.es = es
    self.en = en
  }
}

/// The keys of each level of a pack.
enum Keys {
  static let pack: [Key] = [
    Key("id", "nombre corto del paquete", "the pack's short name"),
    Key("version", "versión, como texto", "version, as text"),
    Key("languages", "idiomas, el propio primero", "languages, its own first"),
    Key("laws", "leyes que se citan", "laws that are cited"),
    Key("categories", "temas", "categories"),
    Key("platforms", "plataformas comunes", "shared platforms"),
    Key("defaults", "lo que vale si una regla no dice otra cosa", "what holds where a rule says nothing"),
    Key("min-coverage", "parte de las páginas que debe leerse", "share of the pages that must be read"),
    Key("time-zone", "zona horaria", "time zone"),
    Key("agreements", "acuerdos firmados", "signed agreements"),
    Key("levels", "niveles de la calificación", "levels of the score"),
    Key(
      "confirmation", "qué se espera antes de publicar que algo empeoró",
      "what comes before a turn for the worse"),
    Key("weights", "cuánto pesa cada importancia", "what each importance weighs"),
    Key("holidays", "días inhábiles", "days that are no business days"),
    Key("uses", "paquete vecino cuyas palabras usa", "pack beside it whose words it uses"),
    Key("countries", "países cuyas palabras toma", "countries whose words it takes"),
  ]
  static let law: [Key] = [
    Key("title", "nombre de la ley", "the law's name"),
    Key("units", "sus divisiones, en orden", "its divisions, in order"),
    Key("url", "dónde está publicada", "where it is published"),
    Key("valid-from", "vigente desde", "in force from"),
    Key("valid-until", "vigente hasta", "in force until"),
  ]
  static let platform: [Key] = [
    Key("title", "nombre", "name"), Key("url", "dirección", "address"),
    Key("read", "«by-person»: sólo la lee una persona", "'by-person': only a person reads it"),
  ]
  static let defaults: [Key] = [
    Key("max-clicks", "clics desde el inicio", "clicks from the home page"),
    Key("stated-date", "si la fecha debe estar a la vista", "whether the date must be on its face"),
    Key("deadline", "plazo", "deadline"),
  ]
  static let agreement: [Key] = [
    Key("title", "nombre", "name"), Key("signed", "fecha de firma", "day of signing"),
    Key("source", "dónde se leyó", "where it was read"),
  ]
  static let level: [Key] = [
    Key("name", "nombre", "name"), Key("min-score", "desde qué calificación", "from which score"),
    Key("gate", "«essential»: todo lo esencial cumplido", "'essential': every essential one met"),
  ]
  static let confirmation: [Key] = [
    Key("second-look", "cuándo se mira de nuevo", "when it is looked at again"),
    Key("audits", "en cuántas revisiones", "in how many audits"),
    Key("apart", "separadas por cuánto", "how far apart"),
    Key("reply", "plazo para contestar", "time to answer"),
  ]
  static let weights: [Key] = [
    Key("essential", "peso de lo esencial", "weight of the essential"),
    Key("mandatory", "peso de lo obligatorio", "weight of the mandatory"),
    Key("recommended", "peso de lo recomendado", "weight of the recommended"),
  ]
  static let institution: [Key] = [
    Key("id", "nombre corto, para siempre", "short name, for ever"), Key("title", "nombre", "name"),
    Key("kind", "clase de institución", "kind of institution"),
    Key("portals", "direcciones; la primera es la principal", "addresses; the first is the main one"),
    Key("office", "área que responde", "office that answers"),
    Key("was", "servidores de antes", "former hosts"),
    Key("also-hosts", "otros servidores suyos", "other hosts of its own"),
    Key("mirrors", "servidores que son el mismo", "hosts that are this one"),
    Key("known-addresses", "dónde está cada obligación", "where each obligation is"),
    Key("exemptions", "obligaciones que no le tocan", "obligations that it does not owe"),
  ]
  static let exemption: [Key] = [
    Key("obligation", "id de la obligación", "the obligation's id"), Key("reason", "por qué", "why"),
    Key("source", "dónde consta", "where it is on record"), Key("valid-until", "hasta cuándo", "until when"),
  ]
  static let list: [Key] = [
    Key("title", "«cada alcaldía»", "'each borough'"), Key("members", "los miembros", "the members"),
    Key("synonyms", "otros nombres de un miembro", "other names of a member"),
    Key(
      "from-obligation", "la lista sale de otra obligación", "the list comes from another obligation"),
    Key("column", "columna de la que sale", "column that it comes from"),
    Key("date-column", "columna de la fecha", "column of the date"),
    Key("min", "cuántos miembros al menos", "how many members at least"),
  ]
  static let topic: [Key] = [
    Key("statutory-name", "nombre en la ley", "name in the law"),
    Key("synonyms", "otros nombres", "other names"),
    Key(
      "short-names", "palabras comunes que sólo cuentan solas: todo un título, encabezado o enlace",
      "common words that count only alone: a whole title, heading or link"),
    Key(
      "negative-words", "palabras que anulan el hallazgo en su frase",
      "words that void a hit in their sentence"),
  ]
  static let obligation: [Key] = [
    Key("id", "nombre corto, para siempre", "short name, for ever"),
    Key("title", "cómo la llama la gente", "what people call it"),
    Key("category", "tema", "category"), Key("basis", "fundamento legal", "legal basis"),
    Key("source", "dónde se leyó", "where it was read"),
    Key("status", "borrador, en uso o retirada", "draft, in use or retired"),
    Key("importance", "importancia", "importance"), Key("applies-to", "a quién aplica", "to whom it applies"),
    Key("responsible", "área responsable", "responsible office"),
    Key("valid-from", "vigente desde", "in force from"),
    Key("valid-until", "vigente hasta", "in force until"),
    Key("replaces", "regla anterior que continúa", "the older rule that it continues"),
    Key("topic", "palabras del vocabulario", "words of the vocabulary"),
    Key("statutory-name", "nombre en la ley", "name in the law"),
    Key("synonyms", "otros nombres", "other names"),
    Key(
      "short-names", "palabras comunes que sólo cuentan solas: todo un título, encabezado o enlace",
      "common words that count only alone: a whole title, heading or link"),
    Key(
      "negative-words", "palabras que anulan el hallazgo en su frase",
      "words that void a hit in their sentence"),
    Key("published-as", "cómo se publica", "what it is published as"),
    Key("max-clicks", "clics desde el inicio", "clicks from the home page"),
    Key("contains", "qué debe contener", "what it must contain"),
    Key("min-rows", "filas al menos", "rows at least"),
    Key("formats", "formatos", "formats"), Key("max-age", "antigüedad máxima", "oldest age"),
    Key("stated-date", "si la fecha debe estar a la vista", "whether the date must be on its face"),
    Key("for-each", "uno por cada miembro de una lista", "one for each member of a list"),
    Key("parts", "incisos", "parts"), Key("needed", "cuántos bastan", "how many are needed"),
    Key("judged-by", "quién juzga", "who judges"),
    Key("question", "qué se le pregunta a la persona", "what the person is asked"),
    Key("judged-again", "cuánto dura la respuesta", "how long the answer lasts"),
    Key("wording", "la frase de la ley, para reconocerla", "the law's sentence, to recognise it"),
    Key("evidence", "qué se guarda", "what is kept"),
    Key("published-on", "en qué sitio", "on which site"),
    Key("also-on", "en qué otro sitio", "on which other site"),
    Key("min-filled", "parte de las celdas con valor", "share of cells with a value"),
    Key("links-open", "columnas cuyos enlaces abren", "columns whose links open"),
    Key("license", "licencia", "licence"),
    Key("frequency", "cada cuánto", "how often"),
    Key("deadline", "plazo", "deadline"),
    Key("retention", "cuánto se conserva", "how long it is kept"),
    Key(
      "accept-not-applicable", "si se admite «no aplica»", "whether 'not applicable' is accepted"),
    Key("accept-none", "si se admite «no se generó»", "whether 'none' is accepted"),
    Key("advisory", "lo que se muestra y no cuenta", "what is shown and does not count"),
    Key("examples", "ejemplos con su veredicto", "examples with their verdict"),
  ]
  static let example: [Key] = [
    Key("page", "página guardada en examples/", "a page saved in examples/"),
    Key("html", "un fragmento de página", "a piece of a page"),
    Key("url", "su dirección en el portal", "its address on the portal"),
    Key("date", "día en que se juzga", "the day on which it is judged"),
    Key("verdict", "qué debe resultar", "what must come out"),
    Key("reason", "con qué motivo", "for which reason"),
    Key("known-miss", "por qué todavía no resulta", "why it does not come out yet"),
  ]

  /// What a part does not take over from its parent.
  static let notInherited = [
    "id", "title", "topic", "statutory-name", "synonyms", "short-names", "parts", "needed", "examples",
  ]
}
