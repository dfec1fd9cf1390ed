extension SpanishExplanation {
  /// Where, besides the portal's own pages.
  var site: String? {
    var sentences: [String] = []
    switch obligation.publishedOn {
    case .portal: break
    case .platform(let id):
      sentences.append("No en el portal mismo, sino en \(platform(id)), a la que el portal enlaza.")
    case .anywhereLinked:
      sentences.append("También cuenta en otro sitio, si el portal enlaza a él y se puede leer.")
    }
    switch obligation.alsoOn {
    case nil: break
    case .portal: sentences.append("Además, en el portal mismo.")
    case .anywhereLinked: sentences.append("Además, en otro sitio al que el portal enlaza.")
    case .platform(let id):
      let byPerson = pack.platform(id)?.byPersonOnly ?? false
      sentences.append(
        "Además, en \(platform(id))" + (byPerson ? "; eso se muestra y no cuenta." : "."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private func platform(_ id: String) -> String {
    let platform = pack.platform(id)
    let title = platform?.title.text(in: "es") ?? id
    return "la plataforma «\(title)»"
      + (platform?.byPersonOnly == true ? " (que sólo una persona puede leer)" : "")
  }

  var periods: String? {
    guard let frequency = obligation.frequency else { return nil }
    let often =
      switch frequency {
      case .daily: "Cada día"
      case .weekly: "Cada semana"
      case .monthly: "Cada mes"
      case .everyTwoMonths: "Cada dos meses"
      case .quarterly: "Cada trimestre"
      case .fourMonthly: "Cada cuatro meses"
      case .semiannual: "Cada semestre"
      case .annual: "Cada año"
      case .everyThreeYears: "Cada tres años"
      }
    let kept =
      switch obligation.retention {
      case .lastPeriod: "basta con el último periodo que ya se debe"
      case .since(let day): "deben seguir publicados todos los periodos desde el \(day)"
      case .back(let age):
        switch (age.unit, age.count) {
        case (.year, 1): "deben seguir publicados los periodos de este año y del anterior"
        case (.year, let count):
          "deben seguir publicados los periodos de este año y de los \(count) anteriores"
        default: "deben seguir publicados los periodos de \(length(age)) atrás"
        }
      }
    let date =
      obligation.statedDateRequired
      ? "la fecha debe estar a la vista" : "la fecha no tiene que estar a la vista"
    return "\(often), a más tardar \(deadline) después de que termina cada periodo; \(kept); \(date)."
  }

  private var deadline: String {
    let days = obligation.deadline.days
    return obligation.deadline.inBusinessDays
      ? (days == 1 ? "1 día hábil" : "\(days) días hábiles") : (days == 1 ? "1 día" : "\(days) días")
  }

  /// Where each member has a date of its own.
  var memberDates: String? {
    guard let column = obligation.forEach.flatMap({ pack.list($0)?.catalogue?.dateColumn }) else {
      return nil
    }
    return "Cada miembro, a más tardar \(deadline) después de su propia fecha (columna «\(column)»)."
  }

  /// Members that the portal itself names.
  func members(of catalogue: MemberList.Catalogue, _ list: MemberList) -> String {
    let column = catalogue.column.map { "de la columna «\($0)» " } ?? ""
    let title = pack.obligation(catalogue.obligation)?.title.text(in: "es")
    let source = title.map { "«\($0)» (\(catalogue.obligation))" } ?? "«\(catalogue.obligation)»"
    let least = catalogue.min > 1 ? "; con menos de \(catalogue.min) no se conoce la lista" : ""
    let share = Explanation.catalogueShare(obligation.needed)
    let needed =
      share.map { "basta el \($0)" } ?? needed(1, all: "se necesitan todos los miembros")
    return
      "Una vez por \(list.title.text(in: "es")), en una fila llena o en una página o un archivo propio: los "
      + "miembros son los \(column)de \(source), que el portal mismo publica\(least); \(needed)."
  }

  var filled: String? {
    let names = obligation.contains.contains { if case .name = $0 { true } else { false } }
    guard names, obligation.publishedAs != [.service] else { return nil }
    return
      "Si son columnas, al menos el \(Explanation.percent(obligation.minFilled)) de sus filas lleva un valor "
      + "(«ND» o «-» no lo son)."
  }

  var links: String? {
    guard !obligation.linksOpen.isEmpty else { return nil }
    let columns = Explanation.spanishList(obligation.linksOpen.map { "«\($0)»" })
    return
      "Abren los enlaces de \(obligation.linksOpen.count == 1 ? "la columna" : "las columnas") \(columns) "
      + "(se prueba una muestra de 20, y se dice)."
  }

  var license: String {
    switch obligation.license {
    case nil: "No se pide licencia."
    case .stated: "Su licencia de uso está escrita junto a la cosa o al pie de su página."
    case .open: "Está escrita junto a la cosa o al pie de su página una licencia de uso abierta."
    }
  }

  var acceptances: String {
    let pairs = [
      ("no aplica", obligation.acceptNotApplicable), ("no se generó información", obligation.acceptNone),
    ]
    let sentences = pairs.map { words, acceptance in
      switch acceptance {
      case .never: "No se acepta «\(words)» en su lugar."
      case .withReason: "Se acepta «\(words)» en su lugar si dice por qué."
      case .freely: "Se acepta «\(words)» en su lugar."
      }
    }
    if pairs.allSatisfy({ $0.1 == .never }) {
      return "No se acepta en su lugar «no aplica» ni «no se generó información»."
    }
    return sentences.joined(separator: " ")
  }

  var advisory: String? {
    let words = obligation.advisory.filter { $0 != "named-as-law" }
    guard !words.isEmpty else { return nil }
    return "Se muestra y no cuenta: \(Explanation.spanishList(words))."
  }
}
