import Auditing
import Rules
import Web

extension Verdict.Outcome {
  /// The verdict in a word or two. Never an accusation: what is not met is what we did not find.
  public func label(in language: Language) -> String {
    switch self {
    case .met: language("Se cumple", "Met")
    case .partial: language("En parte", "In part")
    case .notMet: language("No lo encontramos", "We did not find it")
    case .undetermined: language("No pudimos comprobarlo", "We could not check it")
    case .notApplicable: language("No aplica", "Does not apply")
    }
  }

  /// A shape that tells the verdict without colour.
  var symbol: String {
    switch self {
    case .met: "●"
    case .partial: "◐"
    case .notMet: "○"
    case .undetermined: "?"
    case .notApplicable: "–"
    }
  }
}

extension Coverage.Stop {
  /// Why reading ended.
  public func sentence(in language: Language) -> String {
    switch self {
    case .settled:
      language(
        "La lectura terminó porque ninguna obligación quedaba por resolver.",
        "Reading ended because no obligation was left open.")
    case .exhausted:
      language(
        "La lectura terminó porque no quedaba ninguna dirección conocida por leer.",
        "Reading ended because no known address was left to read.")
    case .budget:
      language(
        "La lectura terminó al llegar al límite de páginas; lo que quedó sin leer no cuenta como no encontrado.",
        "Reading ended at the limit of pages; what was left unread does not count as not found.")
    case .interrupted:
      language(
        "La lectura fue interrumpida; lo que quedó sin leer no cuenta como no encontrado.",
        "Reading was interrupted; what was left unread does not count as not found.")
    case .unreachable:
      language(
        "No pudimos entrar al portal; por eso no decimos nada de lo que publica.",
        "We could not enter the portal; so we say nothing about what it publishes.")
    }
  }
}

extension SearchReport {
  /// How far it was looked for.
  public func sentence(in language: Language) -> String {
    let left =
      unread == 0
      ? ""
      : language(
        " \(unread == 1 ? "Quedó" : "Quedaron") sin leer \(language.count(unread, ("dirección que promete", "direcciones que prometen"), ("", "")))"
          + " algo sobre el tema.",
        " \(language.count(unread, ("", ""), ("address that promises", "addresses that promise"))) something on it stayed unread."
      )
    switch state {
    case .proved: return language("Búsqueda terminada: se encontró.", "Search finished: it was found.") + left
    case .refuted:
      return language(
        "Búsqueda terminada: se leyó el lugar que debía contenerlo y todo lo que cuelga de él.",
        "Search finished: the place that should hold it, and all that hangs from it, was read.") + left
    case .exhausted:
      return language(
        "Búsqueda terminada: se leyeron todas las direcciones conocidas que podían contenerlo.",
        "Search finished: every known address that might hold it was read.") + left
    case .open: return language("La búsqueda no terminó.", "The search did not finish.") + left
    }
  }
}

extension Substance {
  /// What stands behind a claim: `tabla, 16 filas`.
  public func label(in language: Language) -> String {
    var parts: [String] = []
    switch kind {
    case .text: parts.append(language("texto propio", "text of its own"))
    case .table: parts.append(language("tabla", "table"))
    case .document:
      parts.append(
        documents > 1
          ? language.count(documents, ("", "documentos"), ("", "documents"))
          : language("documento", "document"))
    case .fields: parts.append(language("datos pedidos", "the fields asked for"))
    case .list: parts.append(language("lista", "list"))
    case .service: parts.append(language("servicio en línea", "online service"))
    case .image: parts.append(language("imagen", "image"))
    case .nothing: parts.append(language("sin contenido propio", "no content of its own"))
    }
    if rows > 0 { parts.append(language.count(rows, ("fila", "filas"), ("row", "rows"))) }
    if documents > 0, kind != .document {
      parts.append(language.count(documents, ("documento", "documentos"), ("document", "documents")))
    }
    if words > 0 { parts.append(language.count(words, ("palabra", "palabras"), ("word", "words"))) }
    if let empty { parts.append(empty.label(in: language)) }
    return parts.joined(separator: ", ")
  }
}

extension Observation {
  /// What each proof step means (0 to 4).
  public static func stepLabel(_ step: Int, in language: Language) -> String {
    switch step {
    case ...0: language("mencionado", "mentioned")
    case 1: language("nombrado", "named")
    case 2: language("enlazado", "linked")
    case 3: language("mostrado", "shown")
    default: language("abierto", "opened")
    }
  }

  /// A criterion in plain words; an unknown one by its key.
  public static func criterionLabel(_ criterion: String, in language: Language) -> String {
    switch criterion {
    case "available": language("publicación", "publication")
    case "published-as": language("tipo de contenido", "kind of content")
    case "max-clicks": language("clics desde la portada", "clicks from the home page")
    case "open": language("acceso sin cuenta ni pago", "access without account or payment")
    case "formats": language("formato del archivo", "file format")
    case "contains": language("contenido que se pide", "content asked for")
    case "min-rows": language("número de filas", "number of rows")
    case "for-each": language("uno por cada integrante de la lista", "one for each member of the list")
    case "max-age", "stated-date": language("fecha", "date")
    case "named-as-law": language("nombre que da la ley", "the law's name")
    case "readable": language("legibilidad", "legibility")
    case "frequency": language("periodos", "periods")
    case "min-filled": language("celdas con valor", "cells with a value")
    case "links-open": language("enlaces que abren", "links that open")
    case "license": language("licencia de uso", "licence of use")
    case "published-on": language("sitio de publicación", "site of publication")
    case "also-on": language("segundo sitio de publicación", "second site of publication")
    case "accept-none", "accept-not-applicable": language("declaración", "declaration")
    default: criterion
    }
  }
}

enum Labels {
  static func importance(_ code: String, _ language: Language) -> String {
    switch code {
    case "essential": language("esencial", "essential")
    case "recommended": language("recomendada", "recommended")
    default: language("obligatoria", "mandatory")
    }
  }

  static func form(_ form: String, _ language: Language) -> String {
    switch form {
    case "page": language("una página con texto propio", "a page with text of its own")
    case "table": language("una tabla con filas llenas", "a table with filled rows")
    case "document": language("un documento que abra", "a document that opens")
    case "service": language("un servicio en línea", "an online service")
    case "data-file": language("un archivo de datos", "a data file")
    case "map": language("un mapa", "a map")
    case "api": language("una interfaz de datos", "a data interface")
    case "image": language("una imagen", "an image")
    case "list": language("una lista", "a list")
    case "text": language("texto", "text")
    default: form
    }
  }

  /// `2025-Q2`, `2025-03`, `2025-S1`, `2025`: a period as people call it; anything else as it stands.
  static func period(_ name: String, _ language: Language) -> String {
    let ends = name.split(separator: "/").compactMap { Day(String($0)) }
    if ends.count == 2 {
      let (first, last) = (LocalTime.date(ends[0], language), LocalTime.date(ends[1], language))
      return language("del \(first) al \(last)", "from \(first) to \(last)")
    }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]) else {
      return Day(name).map { LocalTime.date($0, language) } ?? name
    }
    let number = Int(parts[1].drop { !$0.isNumber }) ?? 0
    switch parts[1].first {
    case "Q":
      return language("\(number).º trimestre de \(year)", "Q\(number) \(year)")
    case "S":
      return language(
        "\(number).er semestre de \(year)".replacing("2.er", with: "2.º"), "half \(number) of \(year)")
    case "T":
      return language("\(number).º cuatrimestre de \(year)", "third \(number) of \(year)")
    case "B":
      return language("\(number).º bimestre de \(year)", "two months \(number) of \(year)")
    case "W":
      return language("semana \(number) de \(year)", "week \(number) of \(year)")
    default:
      return (1...12).contains(number) ? LocalTime.month(number, of: year, language) : name
    }
  }

  /// Where the date that decides was read.
  static func dateSource(_ code: String, _ language: Language) -> String {
    switch code {
    case "row": language("leída en su fila", "read in its row")
    case "document": language("leída en el documento", "read in the document")
    case "section": language("leída en su sección", "read in its section")
    case "page": language("leída en la página", "read on the page")
    case "file": language("del propio archivo", "of the file itself")
    case "header": language("la que da el servidor", "the one that the server gives")
    case "sitemap": language("del mapa del sitio", "of the site map")
    default: code
    }
  }

  static func frequency(_ frequency: Obligation.Frequency, _ language: Language) -> String {
    switch frequency {
    case .daily: language("día", "day")
    case .weekly: language("semana", "week")
    case .monthly: language("mes", "month")
    case .everyTwoMonths: language("bimestre", "two months")
    case .quarterly: language("trimestre", "quarter")
    case .fourMonthly: language("cuatrimestre", "four months")
    case .semiannual: language("semestre", "half year")
    case .annual: language("año", "year")
    case .everyThreeYears: language("trienio", "three years")
    }
  }

  static func field(_ field: Obligation.Field, _ language: Language) -> String {
    switch field {
    case .name(let name): name
    case .typed(let shape): Labels.content(shape.rawValue, language)
    }
  }

  /// A name of `contains`; the typed ones in words.
  static func content(_ name: String, _ language: Language) -> String {
    switch Obligation.Field.Shape(rawValue: name) {
    case .telephone: language("un teléfono", "a telephone number")
    case .email: language("un correo electrónico", "an e-mail address")
    case .streetAddress: language("un domicilio", "a street address")
    case .form: language("un formulario", "a form")
    case .person: language("nombres de personas servidoras públicas", "names of officials")
    case .amount: language("montos", "amounts")
    case nil: name
    }
  }

  static func age(_ age: Obligation.Age, _ language: Language) -> String {
    switch age.unit {
    case .hour: language.count(age.count, ("hora", "horas"), ("hour", "hours"))
    case .day: language.count(age.count, ("día", "días"), ("day", "days"))
    case .week: language.count(age.count, ("semana", "semanas"), ("week", "weeks"))
    case .month: language.count(age.count, ("mes", "meses"), ("month", "months"))
    case .year: language.count(age.count, ("año", "años"), ("year", "years"))
    }
  }
}
