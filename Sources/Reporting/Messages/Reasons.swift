import Auditing
import Web

extension Reason {
  /// What was seen, in one calm sentence, with the names and counts that were found out.
  ///
  /// It speaks of what we read, never of what somebody failed to do.
  public func sentence(_ details: Details, in language: Language) -> String {
    switch self {
    case .notFound, .namedOnly, .mentionedOnly, .inTextOnly, .lawTextOnly, .announced, .underConstruction,
      .placeholder, .empty, .deadLink, .mislabelled, .elsewhereOnly, .thin, .notOnPlatform:
      absence(details, language)
    case .otherKind, .tooDeep, .noLink, .loginRequired, .formatMissing, .falseFormat, .scanned, .noHeader,
      .calledOtherwise, .sameFile, .cutShort, .exempt, .licenseMissing:
      form(details, language)
    case .declaredNone, .declaredNotApplicable, .declaredWithoutReason, .declarationNotAccepted:
      declaration(details, language)
    case .periodMissing, .periodLate, .datesContradict: period(details, language)
    case .contentMissing, .emptyColumn, .tooFewRows, .memberMissing, .partMissing, .outOfDate, .futureDate,
      .undated, .deadLinksInside:
      content(details, language)
    }
  }

  private func absence(_ details: Details, _ l: Language) -> String {
    let at = Self.addresses(details, l)
    return switch self {
    case .namedOnly:
      l(
        "El portal lo nombra, pero no encontramos contenido propio detrás de ese nombre.",
        "The portal names it, but we did not find content of its own behind the name.")
    case .mentionedOnly:
      l(
        "El tema se menciona de paso; no encontramos un lugar dedicado a él.",
        "The topic is mentioned in passing; we did not find a place devoted to it.")
    case .inTextOnly:
      l(
        "El tema aparece dentro de un texto, pero no en un título, encabezado, fila, enlace o nombre de archivo.",
        "The topic stands in running text, but in no title, heading, row, link or file name.")
    case .lawTextOnly:
      l(
        "Encontramos el texto de la ley que lo pide, y no lo que la ley pide.",
        "We found the text of the law that asks for it, not what the law asks for.")
    case .announced:
      l(
        "El portal anuncia que lo publicará; al leerlo, todavía no lo encontramos.",
        "The portal announces that it will be published; when we read it, we did not find it yet.")
    case .underConstruction:
      l(
        "Su lugar se declara en construcción o en mantenimiento.",
        "Its place says that it is under construction or maintenance.")
    case .placeholder:
      l(
        "En su lugar hay un texto de relleno (por ejemplo «DD/MM/AAAA» o «Lorem ipsum»).",
        "In its place stands filler text (for instance “DD/MM/YYYY” or “Lorem ipsum”).")
    case .empty:
      l(
        "Su lugar existe, pero no encontramos nada en él.",
        "Its place exists, but we found nothing in it.")
    case .deadLink:
      l(
        "El enlace que lleva a ello respondió que la página no existe\(at).",
        "The link that leads to it answered that the page does not exist\(at).")
    case .mislabelled:
      l(
        "El enlace que lleva su nombre abre otra cosa\(at).",
        "The link that bears its name opens something else\(at).")
    case .elsewhereOnly:
      l(
        "Lo enlazado está en otro sitio que el que pide la regla\(at).",
        "What is linked stands on another site than the rule asks for\(at).")
    case .notOnPlatform:
      l(
        "No lo encontramos en la plataforma que pide la regla\(at).",
        "We did not find it on the platform that the rule asks for\(at).")
    case .thin:
      l(
        "Hay contenido sobre el tema, pero muy poco para lo que se pide.",
        "There is content on the topic, but very little for what is asked.")
    default:
      l(
        "En lo que leímos no hay un lugar que lo anuncie ni contenido propio sobre el tema.",
        "In what we read, no place announces it and no content of its own deals with it.")
    }
  }

  private func form(_ details: Details, _ l: Language) -> String {
    let at = Self.addresses(details, l)
    switch self {
    case .otherKind:
      let found = (details.foundKind ?? []).map { Labels.form($0, l) }
      let asked = (details.askedKind ?? []).map { Labels.form($0, l) }
      let one = found.isEmpty ? l("Está publicado en otra forma", "It is published in another form") : nil
      let start = one ?? l("Lo publicado es \(l.list(found))", "What is published is \(l.list(found))")
      return start
        + (asked.isEmpty ? "." : l("; se pide \(l.either(asked)).", "; asked for is \(l.either(asked))."))
    case .tooDeep:
      guard let clicks = details.clicks, let asked = details.clicksAsked else {
        return l(
          "Está a más clics de la portada que los pedidos.",
          "It is more clicks from the home page than asked.")
      }
      return l(
        "Está a \(clicks) clics de la portada; se piden \(asked) como máximo.",
        "It is \(clicks) clicks from the home page; at most \(asked) are asked for.")
    case .noLink:
      return l(
        "Está publicado, pero no encontramos un camino de enlaces que lleve a ello desde la portada.",
        "It is published, but we did not find a way of links that leads to it from the home page.")
    case .loginRequired:
      return l(
        "Para verlo se pide una cuenta, un pago o resolver una prueba.",
        "To see it, an account, a payment or the solving of a puzzle is asked for.")
    case .formatMissing:
      let found = l.list((details.foundFormat ?? []).map { $0.uppercased() })
      let asked = l.either((details.askedFormat ?? []).map { $0.uppercased() })
      let start =
        found.isEmpty
        ? l("No lo encontramos en el formato pedido", "We did not find it in the format asked for")
        : l("Está en \(found)", "It is in \(found)")
      return start + (asked.isEmpty ? "." : l("; se pide \(asked).", "; asked for is \(asked)."))
    case .falseFormat:
      let found = l.list((details.foundFormat ?? []).map { $0.uppercased() })
      return found.isEmpty
        ? l(
          "El archivo no es del formato que dice su nombre.",
          "The file is not of the format that its name says.")
        : l(
          "El contenido del archivo es \(found), otro formato que el que dice su nombre.",
          "The file's content is \(found), another format than its name says.")
    case .scanned:
      return l(
        "El documento es una imagen escaneada: su texto no se puede buscar ni copiar.",
        "The document is a scanned image: its text cannot be searched or copied.")
    case .noHeader:
      return l(
        "La tabla no tiene una fila de encabezados que diga qué es cada columna.",
        "The table has no header row that says what each column is.")
    case .calledOtherwise:
      return details.foundName.map {
        l(
          "El portal lo llama «\($0)», no con el nombre que le da la ley.",
          "The portal calls it “\($0)”, not by the law's name.")
      }
        ?? l(
          "El portal lo llama de otro modo que la ley.", "The portal calls it otherwise than the law does.")
    case .sameFile:
      return l(
        "El mismo archivo sirve también para otras obligaciones; eso no resta nada.",
        "The same file also serves other obligations; that takes nothing away.")
    case .licenseMissing:
      return details.licenseFound.map {
        l(
          "La licencia que dice es «\($0)»; se pide una abierta.",
          "The licence it states is “\($0)”; an open one is asked for.")
      } ?? l("No encontramos en ello una licencia de uso.", "We did not find a licence of use on it.")
    case .cutShort:
      return l(
        "Un límite de tamaño o de tiempo cortó la lectura\(at); lo que quedó sin leer no cuenta como no encontrado.",
        "A limit of size or time cut the reading short\(at); what was not read does not count as not found.")
    default:
      return details.exemption.map { l("Exenta: \($0).", "Exempt: \($0).") }
        ?? l(
          "Esta institución está exenta de esta obligación.",
          "This institution is exempt from this obligation.")
    }
  }

  private func content(_ details: Details, _ l: Language) -> String {
    switch self {
    case .contentMissing:
      let names = (details.missingContent ?? []).map { Labels.content($0, l) }
      return names.isEmpty
        ? l("No encontramos parte del contenido pedido.", "We did not find part of the content asked for.")
        : l("No encontramos: \(l.list(names)).", "We did not find: \(l.list(names)).")
    case .emptyColumn:
      let names = (details.missingContent ?? []).map { Labels.content($0, l) }
      return names.isEmpty
        ? l("Hay columnas pedidas casi sin datos.", "Columns that are asked for have hardly any data.")
        : l(
          "Estas columnas están casi sin datos: \(l.list(names)).",
          "These columns have hardly any data: \(l.list(names)).")
    case .tooFewRows:
      guard let rows = details.rows, let asked = details.rowsAsked else {
        return l("Tiene menos filas que las pedidas.", "It has fewer rows than asked for.")
      }
      return l(
        "Tiene \(l.count(rows, ("fila", "filas"), ("", ""))); se piden al menos \(l.grouped(asked)).",
        "It has \(l.count(rows, ("", ""), ("row", "rows"))); at least \(l.grouped(asked)) are asked for.")
    case .memberMissing:
      let names = details.missingMembers ?? []
      let start = Self.share(details.membersFound, of: details.membersOwed, l)
      return names.isEmpty
        ? l(
          "\(start)No encontramos todos los que se piden.", "\(start)We did not find all that are asked for.")
        : l("\(start)No encontramos: \(l.list(names)).", "\(start)We did not find: \(l.list(names)).")
    case .partMissing:
      let start = Self.share(details.partsFound, of: details.partsOwed, l)
      return l(
        "\(start)No encontramos todas sus partes; abajo se dice cuáles.",
        "\(start)We did not find all its parts; below it says which.")
    case .deadLinksInside:
      guard let tried = details.linksTried, let dead = details.linksDead else {
        return l("Algunos de sus enlaces no abren.", "Some of its links do not open.")
      }
      return l(
        "De \(tried) enlaces que probamos, \(dead) no abren.",
        "Of \(tried) links that we tried, \(dead) do not open.")
    case .outOfDate:
      let source = details.dateSource.map { " (\(Labels.dateSource($0, l)))" } ?? ""
      guard let newest = details.newest.map({ Self.theDay($0, l) }) else {
        return l("Lo más reciente es más antiguo de lo que se pide.", "The newest is older than asked for.")
      }
      let allowed = details.oldestAllowed.map { Self.date($0, l) }
      return l(
        "La fecha más reciente que encontramos es \(newest)\(source)",
        "The newest date that we found is \(newest)\(source)")
        + (allowed.map { l("; se pide que no sea anterior al \($0).", "; it should not be before \($0).") }
          ?? ".")
    case .futureDate:
      return details.newest.map { Self.date($0, l) }.map {
        l(
          "La fecha que muestra, \($0), todavía no ha llegado.", "The date it shows, \($0), is still to come."
        )
      } ?? l("Muestra una fecha que todavía no ha llegado.", "It shows a date that is still to come.")
    default:
      return l(
        "No encontramos en ello una fecha de actualización o de validación.",
        "We did not find on it a date of update or validation.")
    }
  }

  private func declaration(_ details: Details, _ l: Language) -> String {
    let quote = details.declaration.map { l(": «\($0)»", ": “\($0)”") } ?? ""
    return switch self {
    case .declaredNone:
      l(
        "El portal declara que no hay nada que publicar\(quote).",
        "The portal declares that there is nothing to publish\(quote).")
    case .declaredNotApplicable:
      l(
        "El portal declara que no le aplica\(quote).",
        "The portal declares that it does not apply to it\(quote).")
    case .declaredWithoutReason:
      l(
        "El portal declara que no aplica o que no hay nada que publicar, sin decir por qué\(quote).",
        "The portal declares that it does not apply or that there is nothing to publish, without saying why\(quote)."
      )
    default:
      l(
        "El portal declara que no aplica o que no hay nada que publicar; la regla no admite esa declaración\(quote).",
        "The portal declares that it does not apply or that there is nothing to publish; the rule does not admit that declaration\(quote)."
      )
    }
  }

  private func period(_ details: Details, _ l: Language) -> String {
    let start = Self.share(details.periodsFound, of: details.periodsOwed, l)
    switch self {
    case .periodMissing:
      let names = (details.missingPeriods ?? []).map { Labels.period($0, l) }
      return names.isEmpty
        ? l(
          "\(start)No encontramos todos los periodos que se piden.",
          "\(start)We did not find all periods that are asked for.")
        : l("\(start)No encontramos: \(l.list(names)).", "\(start)We did not find: \(l.list(names)).")
    case .periodLate:
      let names = (details.latePeriods ?? []).map { Labels.period($0, l) }
      return names.isEmpty
        ? l("Apareció después de su plazo.", "It appeared after its deadline.")
        : l(
          "Apareció después de su plazo: \(l.list(names)).",
          "It appeared after its deadline: \(l.list(names)).")
    default:
      return l(
        "La fecha de validación es anterior al fin del periodo que dice.",
        "The date of validation is before the end of the period that it states.")
    }
  }

  /// A day as people write it; anything else as it stands.
  private static func date(_ text: String, _ l: Language) -> String {
    Day(text).map { LocalTime.date($0, l) } ?? text
  }

  /// "el 3 de octubre de 2026".
  private static func theDay(_ text: String, _ l: Language) -> String {
    Day(text).map { l("el ", "") + LocalTime.date($0, l) } ?? text
  }

  private static func share(_ found: Int?, of owed: Int?, _ l: Language) -> String {
    guard let found, let owed else { return "" }
    return l("Encontramos \(found) de \(owed). ", "We found \(found) of \(owed). ")
  }

  private static func addresses(_ details: Details, _ l: Language) -> String {
    guard let addresses = details.addresses, !addresses.isEmpty else { return "" }
    return ": " + addresses.joined(separator: ", ")
  }

  /// The reason in a few words, as a label.
  public func label(in l: Language) -> String {
    switch self {
    case .notFound: l("no se encontró", "not found")
    case .namedOnly: l("solo nombrado", "named only")
    case .mentionedOnly: l("solo mencionado", "mentioned only")
    case .lawTextOnly: l("solo el texto de la ley", "the law's text only")
    case .announced: l("anunciado", "announced")
    case .underConstruction: l("en construcción", "under construction")
    case .placeholder: l("texto de relleno", "filler text")
    case .empty: l("vacío", "empty")
    case .deadLink: l("enlace sin página", "link without a page")
    case .mislabelled: l("el enlace abre otra cosa", "the link opens something else")
    case .elsewhereOnly: l("solo en otro sitio", "on another site only")
    case .otherKind: l("en otra forma", "in another form")
    case .tooDeep: l("a demasiados clics", "too many clicks away")
    case .noLink: l("sin camino encontrado desde la portada", "no way found from the home page")
    case .loginRequired: l("pide una cuenta", "asks for an account")
    case .formatMissing: l("en otro formato que el pedido", "not in the format asked for")
    case .falseFormat: l("otro formato que el de su nombre", "another format than its name says")
    case .contentMissing: l("contenido no encontrado", "content not found")
    case .emptyColumn: l("columna casi sin datos", "column with hardly any data")
    case .tooFewRows: l("menos filas que las pedidas", "fewer rows than asked for")
    case .memberMissing: l("integrantes no encontrados", "members not found")
    case .scanned: l("escaneado", "scanned")
    case .noHeader: l("tabla sin encabezados", "table without headers")
    case .calledOtherwise: l("con otro nombre", "under another name")
    case .outOfDate: l("fecha anterior a la pedida", "older than asked for")
    case .futureDate: l("fecha futura", "future date")
    case .undated: l("sin fecha a la vista", "no date shown")
    case .partMissing: l("partes no encontradas", "parts not found")
    case .thin: l("muy poco contenido", "very little content")
    case .inTextOnly: l("solo dentro de un texto", "in running text only")
    case .sameFile: l("mismo archivo", "same file")
    case .exempt: l("exenta", "exempt")
    case .cutShort: l("lectura cortada", "reading cut short")
    case .notOnPlatform: l("no encontrado en la plataforma", "not found on the platform")
    case .licenseMissing: l("licencia no encontrada", "licence not found")
    case .deadLinksInside: l("enlaces que no abren", "links that do not open")
    case .periodMissing: l("periodos no encontrados", "periods not found")
    case .periodLate: l("después de su plazo", "after its deadline")
    case .datesContradict: l("fechas que no concuerdan", "dates that disagree")
    case .declaredNone: l("declara que no hay", "declares that there is none")
    case .declaredNotApplicable: l("declara que no aplica", "declares that it does not apply")
    case .declaredWithoutReason: l("declara sin decir por qué", "declares without saying why")
    case .declarationNotAccepted: l("declaración no admitida", "declaration not admitted")
    }
  }
}
