import Rules
import Testing

private func explain(_ keys: String, _ language: String) throws -> String {
  let lines = keys.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
  let read = SmallPack.read(
    "obligations/test.yaml",
    "- id: test\n  title: Calidad del agua\n  category: water\n  basis: LTAIPRC art. 121 fr. VIII\n" + lines)
  let pack = try #require(read.pack, "\(short(read.findings))")
  return Explanation.sentence(for: try #require(pack.obligation("test")), in: pack, language: language)
}

@Test("four lines are explained with every default said aloud, in both languages")
func defaults() throws {
  #expect(
    try explain("", "en")
      == "Every institution of the pack publishes 'Calidad del agua', as a page with text of its own or a document that "
      + "opens, at most 5 clicks from the home page, without a login. Mandatory. No date is asked. No content is asked beyond "
      + "that. In any format that opens. No licence is asked. Neither 'not applicable' nor 'nothing was generated' is "
      + "accepted in its place. Basis: LTAIPRC art. 121 fr. VIII (Ley de Transparencia). Owed as long as its law is "
      + "in force. Looked for by these words, and by the address Art. 121 fr. VIII in any spelling.")
  #expect(
    try explain("", "es")
      == "Toda institución del paquete publica «Calidad del agua», como una página con texto propio o un documento que abre, a "
      + "5 clics de la página de inicio como máximo, sin pedir una cuenta. Obligatoria. No se pide fecha. No se pide otro "
      + "contenido. En cualquier formato que abra. No se pide licencia. No se acepta en su lugar «no aplica» ni «no se "
      + "generó información». Fundamento: LTAIPRC art. 121 fr. VIII (Ley de Transparencia). Se debe "
      + "mientras su ley esté vigente. Se busca por estas palabras, y por la dirección Art. 121 fr. VIII escrita de cualquier "
      + "forma.")
}

@Test(
  "each key is heard in the sentence, in both languages",
  arguments: [
    ("applies-to: agua", "Autoridad del agua publica «", "Autoridad del agua publishes '"),
    (
      "applies-to: [agua, iztapalapa]", "Autoridad del agua y Alcaldía Iztapalapa publican",
      "Autoridad del agua and Alcaldía Iztapalapa publish '"
    ),
    (
      "applies-to: alcaldia", "Toda institución de la clase «alcaldia» publica",
      "Every institution of the kind 'alcaldia' publishes"
    ),
    ("responsible: Oficialía", "(Oficialía) publica", "(Oficialía) publishes"),
    ("importance: recommended", "Recomendada.", "Recommended."),
    ("source: unverified", "todavía en borrador: no acusa a nadie", "still a draft: it accuses nobody"),
    (
      "max-age: 7 days", "Con no más de 7 días de antigüedad; la fecha no tiene que estar a la vista",
      "Not older than 7 days; the date need not stand on its face"
    ),
    (
      "max-age: 1 month\nstated-date: required", "1 mes de antigüedad; la fecha debe estar a la vista",
      "1 month; the date must stand on its face"
    ),
    ("max-clicks: 1", "a 1 clic de la página", "at most 1 click from"),
    ("published-as: [page, service]", "o un servicio que puede usarse", "or a service that can be used"),
    (
      "for-each: alcaldias",
      "Una vez por cada alcaldía, en una fila llena o en una página o un archivo propio (3: Coyoacán, Gustavo A. Madero y Tlalpan); se necesitan todos los miembros.",
      "Once for each borough, in a filled row, on a page or in a file of its own (3: Coyoacán, Gustavo A. Madero and Tlalpan); all of them are needed."
    ),
    ("for-each: alcaldias\nneeded: 60%", "basta el 60% (2 de 3)", "60% of them are enough (2 of 3)"),
    (
      "parts: [{id: a, title: A}, {id: b, title: B}]\nneeded: any",
      "Tiene 2 incisos: «A» (test/a) y «B» (test/b); basta uno.",
      "It has 2 parts: 'A' (test/a) and 'B' (test/b); one of them is enough."
    ),
    (
      "contains: [colonia, telephone, person]\nmin-rows: 4",
      "Contiene «colonia», un teléfono y el nombre de una persona: como columnas",
      "It contains 'colonia', a telephone number and a person's name: as columns"
    ),
    ("min-rows: 4", "al menos 4 filas", "at least 4 rows"),
    ("formats: [csv, xlsx]", "según sus bytes: csv, xlsx.", "told by the bytes: csv, xlsx."),
    (
      "judged-by: person\nquestion: ¿Se entiende?",
      "a quien se pregunta: «¿Se entiende?» Su respuesta vale 1 año.",
      "is asked: '¿Se entiende?' Her answer lasts 1 year."
    ),
    ("valid-from: 2026-01-01", "Se debe desde el 2026-01-01.", "Owed from 2026-01-01 on."),
    ("replaces: directory", "Continúa «directory»", "It continues 'directory'"),
    ("synonyms: [cloro, iones]", "también llamado «cloro» o «iones»", "also called 'cloro' or 'iones'"),
    (
      "negative-words: [alberca, iglesia]", "No cuenta una frase con «alberca» o «iglesia».",
      "A sentence with 'alberca' or 'iglesia' does not count."
    ),
    ("evidence: digest-only", "nunca sus filas", "never its rows"),
    (
      "frequency: quarterly\ndeadline: 5 business days\nretention: 2 years",
      "Cada trimestre, a más tardar 5 días hábiles después de que termina cada periodo; deben seguir publicados los periodos de este año y de los 2 anteriores; la fecha no tiene",
      "Every quarter, at most 5 business days after each period ends; the periods of this year and the 2 before must still stand; the date need"
    ),
    (
      "frequency: annual\nretention: since 2018-12-05\nstated-date: required",
      "Cada año, a más tardar 30 días después de que termina cada periodo; deben seguir publicados todos los periodos desde el 2018-12-05; la fecha debe",
      "Every year, at most 30 days after each period ends; all periods since 2018-12-05 must still stand; the date must"
    ),
    (
      "frequency: monthly", "basta con el último periodo que ya se debe",
      "the last period that is owed is enough"
    ),
    (
      "published-on: datos\nalso-on: pnt",
      "sino en la plataforma «Portal de datos», a la que el portal enlaza. Además, en la plataforma «Plataforma Nacional» (que sólo una persona puede leer); eso se muestra y no cuenta.",
      "but on the platform 'Portal de datos', which the portal links to. On the platform 'Plataforma Nacional' (which only a person can read) as well; that is shown and does not count."
    ),
    ("published-on: anywhere-linked", "También cuenta en otro sitio", "Another site counts too"),
    (
      "contains: [colonia]\nmin-filled: 80%", "al menos el 80% de sus filas lleva un valor",
      "at least 80% of their rows hold a value"
    ),
    ("contains: [colonia]", "al menos el 50% de sus filas", "at least 50% of their rows"),
    (
      "links-open: [contrato, fallo]",
      "Abren los enlaces de las columnas «contrato» y «fallo» (se prueba una muestra de 20",
      "The links of the columns 'contrato' and 'fallo' open (a sample of 20"
    ),
    ("license: stated", "Su licencia de uso está escrita", "Its licence of use is written"),
    ("license: open", "una licencia de uso abierta", "An open licence of use"),
    (
      "accept-none: with-reason",
      "No se acepta «no aplica» en su lugar. Se acepta «no se generó información» en su lugar si dice por qué.",
      "'Not applicable' is not accepted in its place. 'Nothing was generated' is accepted in its place if it says why."
    ),
    (
      "accept-not-applicable: freely", "Se acepta «no aplica» en su lugar.",
      "'Not applicable' is accepted in its place."
    ),
    ("advisory: max-clicks", "Se muestra y no cuenta: max-clicks.", "Shown without counting: max-clicks."),
    (
      "published-as: [data-file, map, api]",
      "como un archivo de datos que una máquina puede leer, un mapa o una interfaz de datos",
      "as a data file that a machine can read, a map or a data interface"
    ),
    ("wording: El agua es de todos", "por sí sola no prueba nada", "proves nothing by itself"),
  ])
func keys(keys: String, spanish: String, english: String) throws {
  let es = try explain(keys, "es")
  #expect(es.contains(spanish), "\(es)")
  let en = try explain(keys, "en")
  #expect(en.contains(english), "\(en)")
}
