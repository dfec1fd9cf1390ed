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
      + "that. In any format that opens. Basis: LTAIPRC art. 121 fr. VIII (Ley de Transparencia). Owed as long as its law is "
      + "in force. Looked for by these words, and by the address Art. 121 fr. VIII in any spelling.")
  #expect(
    try explain("", "es")
      == "Toda institución del paquete publica «Calidad del agua», como una página con texto propio o un documento que abre, a "
      + "5 clics de la página de inicio como máximo, sin pedir una cuenta. Obligatoria. No se pide fecha. No se pide otro "
      + "contenido. En cualquier formato que abra. Fundamento: LTAIPRC art. 121 fr. VIII (Ley de Transparencia). Se debe "
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
    ("wording: El agua es de todos", "por sí sola no prueba nada", "proves nothing by itself"),
  ])
func keys(keys: String, spanish: String, english: String) throws {
  let es = try explain(keys, "es")
  #expect(es.contains(spanish), "\(es)")
  let en = try explain(keys, "en")
  #expect(en.contains(english), "\(en)")
}
