/// An obligation in Spanish sentences.
struct SpanishExplanation {
  let obligation: Obligation
  let pack: Pack

  var text: String {
    var sentences = [what, weight]
    sentences += [
      site, judge, periods, dates, members, memberDates, parts, contents, filled, links, formats, license,
      acceptances, advisory, legal, validity, words, evidence,
    ]
    .compactMap { $0 }
    return sentences.joined(separator: " ")
  }

  private var title: String { "«\(obligation.title.text(in: "es"))»" }

  private var what: String {
    let who = Explanation.who(obligation, in: pack, language: "es")
    let office = obligation.responsible.map { " (\($0.text(in: "es")))" } ?? ""
    let kinds = obligation.appliesTo.allSatisfy { pack.institution($0) == nil }
    let subject =
      if who.isEmpty {
        "Toda institución del paquete"
      } else if kinds {
        "Toda institución de la clase \(Explanation.spanishList(who.map { "«\($0)»" }, or: true))"
      } else {
        Explanation.spanishList(who)
      }
    let verb = who.count > 1 && !kinds ? "publican" : "publica"
    return "\(subject)\(office) \(verb) \(title), \(forms), \(clicks), sin pedir una cuenta."
  }

  private var clicks: String {
    switch obligation.maxClicks {
    case 0: "en la página de inicio misma"
    case 1: "a 1 clic de la página de inicio como máximo"
    default: "a \(obligation.maxClicks) clics de la página de inicio como máximo"
    }
  }

  private var forms: String {
    let names = obligation.publishedAs.map { form in
      switch form {
      case .page: "una página con texto propio"
      case .table: "una tabla con filas llenas"
      case .document: "un documento que abre"
      case .dataFile: "un archivo de datos que una máquina puede leer"
      case .map: "un mapa"
      case .api: "una interfaz de datos (API)"
      case .service: "un servicio que puede usarse ahí (un formulario o un buscador)"
      }
    }
    return "como " + Explanation.spanishList(names, or: true)
  }

  private var weight: String {
    let word = Explanation.capitalised(Explanation.word(for: obligation.importance, language: "es"))
    switch obligation.status {
    case .inUse: return "\(word)."
    case .draft: return "\(word), pero todavía en borrador: no acusa a nadie."
    case .retired: return "\(word), pero retirada: ya no se juzga."
    }
  }

  private var judge: String? {
    guard obligation.judgedBy == .person else { return nil }
    return "La juzga una persona, a quien se pregunta: «\(obligation.question?.text(in: "es") ?? "")» "
      + "Su respuesta vale \(days(obligation.judgedAgainDays))."
  }

  private var dates: String? {
    guard let age = obligation.maxAge else { return obligation.frequency == nil ? "No se pide fecha." : nil }
    return "Con no más de \(length(age)) de antigüedad; la fecha "
      + (obligation.statedDateRequired
        ? "debe estar a la vista."
        : "no tiene que estar a la vista: basta la del archivo o nuestro propio registro.")
  }

  private var members: String? {
    guard let id = obligation.forEach, let list = pack.list(id) else { return nil }
    if let catalogue = list.catalogue { return members(of: catalogue, list) }
    let names = Explanation.spanishList(list.members.map(\.name))
    return "Una vez por \(list.title.text(in: "es")), en una fila llena o en una página o un archivo propio "
      + "(\(list.members.count): \(names)); \(needed(list.members.count, all: "se necesitan todos los miembros"))."
  }

  private var parts: String? {
    guard !obligation.parts.isEmpty else { return nil }
    let names = obligation.parts.map { "«\($0.title.text(in: "es"))» (\($0.id))" }
    let count = names.count == 1 ? "Tiene un inciso" : "Tiene \(names.count) incisos"
    let all = "se necesitan todos"
    let needed = obligation.forEach == nil ? needed(names.count, all: all) : all
    return "\(count): \(Explanation.spanishList(names)); \(needed)."
  }

  func needed(_ total: Int, all: String) -> String {
    switch obligation.needed {
    case .all: all
    case .any: "basta uno"
    case .count(let count): count == 1 ? "basta uno" : "bastan \(count)"
    case .share(let share):
      "basta el \(Explanation.percent(share)) (\(obligation.needed.number(of: total)) de \(total))"
    }
  }

  private var contents: String? {
    let isTable = obligation.publishedAs.contains(.table)
    let rows = obligation.minRows > 1 ? "al menos \(obligation.minRows) filas" : nil
    guard !obligation.contains.isEmpty else {
      if let rows { return "Una tabla tiene \(rows)." }
      return isTable ? "No se pide ninguna columna; basta una fila llena." : "No se pide otro contenido."
    }
    let fields = obligation.contains.map { field in
      switch field {
      case .name(let name): "«\(name)»"
      case .typed(let shape): Self.shape(shape)
      }
    }
    let row = rows.map { "; una tabla tiene \($0)" } ?? (isTable ? "; basta una fila llena" : "")
    return
      "Contiene \(Explanation.spanishList(fields)): como columnas de una misma tabla o, si no, como rótulos con un valor "
      + "o títulos con texto\(row)."
  }

  static func shape(_ shape: Obligation.Field.Shape) -> String {
    switch shape {
    case .telephone: "un teléfono"
    case .email: "un correo electrónico"
    case .streetAddress: "un domicilio"
    case .form: "un formulario"
    case .person: "el nombre de una persona"
    case .amount: "un monto de dinero"
    }
  }

  private var formats: String {
    obligation.formats.isEmpty
      ? "En cualquier formato que abra."
      : "En uno de estos formatos, según sus bytes: \(obligation.formats.joined(separator: ", "))."
  }

  private var legal: String {
    let bases = obligation.basis.map { basis in
      switch basis {
      case .law(let id, _):
        let title = pack.law(id)?.title.text(in: "es")
        return Explanation.basis(basis, language: "es") + (title.map { " (\($0))" } ?? "")
      case .agreement(let id, let point):
        let title = pack.agreements.first { $0.id == id }?.title.text(in: "es") ?? id
        return "punto «\(point)» del acuerdo «\(title)»"
      }
    }
    let source =
      switch obligation.source {
      case nil: ""
      case "unverified": " Nadie lo ha leído todavía en la ley."
      case let source?: " Leído en: \(source)."
      }
    return "Fundamento: \(bases.joined(separator: "; "))." + source
  }

  private var validity: String? {
    var sentences: [String] = []
    switch (obligation.validFrom, obligation.validUntil) {
    case (let from?, let until?): sentences.append("Se debe del \(from) al \(until).")
    case (let from?, nil): sentences.append("Se debe desde el \(from).")
    case (nil, let until?): sentences.append("Se debe hasta el \(until).")
    case (nil, nil): sentences.append("Se debe mientras su ley esté vigente.")
    }
    if let older = obligation.replaces {
      sentences.append("Continúa «\(older)», cuya historia es también la suya.")
    }
    return sentences.joined(separator: " ")
  }

  private var words: String {
    let names = Explanation.words(obligation.topic.statutoryNames, "«", "»", more: "más")
    let synonyms = Explanation.words(obligation.topic.synonyms, "«", "»", more: "más")
    var text =
      synonyms.isEmpty && names.count == 1
        && obligation.topic.statutoryNames[0].text == obligation.title.text(in: "es")
      ? "Se busca por estas palabras"
      : "Se busca por las palabras \(Explanation.spanishList(names, or: true))"
    if !synonyms.isEmpty { text += ", también llamado \(Explanation.spanishList(synonyms, or: true))" }
    let addresses = Explanation.addresses(obligation)
    if !addresses.isEmpty {
      let spelt = Explanation.spanishList(addresses, or: true)
      text +=
        addresses.count == 1
        ? ", y por la dirección \(spelt) escrita de cualquier forma"
        : ", y por las direcciones \(spelt) escritas de cualquier forma"
    }
    let short = Explanation.words(obligation.topic.shortNames, "«", "»", more: "más")
    if !short.isEmpty {
      text += "; también por \(Explanation.spanishList(short, or: true)) donde esté sola"
    }
    text += "."
    let negative = Explanation.words(obligation.topic.negativeWords, "«", "»", more: "más")
    if !negative.isEmpty {
      text += " No cuenta una frase con \(Explanation.spanishList(negative, or: true))."
    }
    if !obligation.wording.isEmpty {
      text += " Se conoce la frase de la ley, que por sí sola no prueba nada."
    }
    return text
  }

  private var evidence: String? {
    obligation.digestOnly
      ? "Tiene datos personales: sólo se guardan su huella, sus columnas y sus cuentas, nunca sus filas."
      : nil
  }

  func length(_ age: Obligation.Age) -> String {
    let name =
      switch age.unit {
      case .hour: age.count == 1 ? "hora" : "horas"
      case .day: age.count == 1 ? "día" : "días"
      case .week: age.count == 1 ? "semana" : "semanas"
      case .month: age.count == 1 ? "mes" : "meses"
      case .year: age.count == 1 ? "año" : "años"
      }
    return "\(age.count) \(name)"
  }

  func days(_ count: Int) -> String {
    count % 365 == 0
      ? (count == 365 ? "1 año" : "\(count / 365) años") : (count == 1 ? "1 día" : "\(count) días")
  }
}
