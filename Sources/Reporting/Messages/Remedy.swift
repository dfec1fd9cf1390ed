import Auditing
import Rules

/// What would fulfil an obligation, told to the office that owes it.
struct Remedy {
  let title: String
  let obligation: Obligation?
  let pack: Pack
  let language: Language

  /// What the verdict's reasons ask for; nil where nothing is missing.
  func sentence(for verdict: Verdict) -> String? {
    switch verdict.outcome {
    case .notMet:
      return [verdict.reasons.first.flatMap(mending), whole].compactMap(\.self).joined(separator: " ")
    case .partial:
      if verdict.reasons.contains(where: Self.isAbsence) { return whole }
      var steps: [String] = []
      for step in verdict.reasons.compactMap({ step(for: $0, verdict) }) where !steps.contains(step) {
        steps.append(step)
      }
      let all = steps.count > 1 ? steps.joined(separator: "; ") : steps.first
      return all.map { language("Bastaría con \($0).", "It would do to \($0).") }
    case .met, .undetermined, .notApplicable: return nil
    }
  }

  /// The small thing that may already be enough; nil where there is none.
  private func mending(_ reason: Reason) -> String? {
    switch reason {
    case .deadLink: language("Quizá baste con corregir el enlace.", "To correct the link may be enough.")
    case .mislabelled:
      language(
        "Quizá baste con corregir a dónde lleva el enlace.", "To correct where the link leads may be enough.")
    case .falseFormat:
      language(
        "Quizá baste con volver a subir el archivo.", "To upload the file once more may be enough.")
    default: nil
    }
  }

  /// Reasons that say that the thing itself is not there: all that the rule asks for is then to be told.
  static func isAbsence(_ reason: Reason) -> Bool {
    switch reason {
    case .notFound, .namedOnly, .mentionedOnly, .inTextOnly, .lawTextOnly, .announced, .underConstruction,
      .placeholder, .empty, .deadLink, .mislabelled, .elsewhereOnly, .thin:
      true
    default: false
    }
  }

  /// All that the rule asks for, in one sentence.
  var whole: String {
    guard let obligation else {
      return language(
        "Bastaría con publicarlo con contenido propio.", "It would do to publish it with content of its own.")
    }
    let forms = obligation.publishedAs.map { Labels.form($0.rawValue, language) }
    let form = forms.isEmpty ? Labels.form("page", language) : language.either(forms)
    var text = language(
      "Bastaría con \(form), con «\(title)» en su título, encabezado o enlace",
      "\(form.capitalizedFirst), with “\(title)” in its title, heading or link, would do")
    var asked: [String] = []
    if let list = obligation.forEach.flatMap({ pack.list($0) }) {
      let name = list.title.text(in: language.rawValue)
      asked.append(language("por \(name)", "for \(name)"))
    }
    if let frequency = obligation.frequency {
      let name = Labels.frequency(frequency, language)
      asked.append(language("por cada \(name)", "for each \(name)"))
    }
    if !obligation.contains.isEmpty {
      let names = language.list(obligation.contains.map { Labels.field($0, language) })
      asked.append(language("con \(names)", "with \(names)"))
    }
    if obligation.minRows > 1 {
      asked.append(
        language("con al menos \(obligation.minRows) filas", "with at least \(obligation.minRows) rows"))
    }
    if !obligation.formats.isEmpty {
      let formats = language.either(obligation.formats.map { $0.uppercased() })
      asked.append(language("en formato \(formats)", "in \(formats) format"))
    }
    if let age = obligation.maxAge {
      let limit = Labels.age(age, language)
      asked.append(language("con no más de \(limit) de antigüedad", "no older than \(limit)"))
    }
    asked.append(
      language(
        "a no más de \(language.count(obligation.maxClicks, ("clic", "clics"), ("", ""))) de la portada",
        "at most \(language.count(obligation.maxClicks, ("", ""), ("click", "clicks"))) from the home page"))
    text += language(", ", ": ") + asked.joined(separator: ", ")
    guard !obligation.parts.isEmpty else { return text + "." }
    let parts = language.list(obligation.parts.map { language.quoted($0.title.text(in: language.rawValue)) })
    let needed = obligation.needed.number(of: obligation.parts.count)
    return needed == obligation.parts.count
      ? language("Bastaría con publicar sus partes: \(parts).", "It would do to publish its parts: \(parts).")
      : language(
        "Bastaría con publicar al menos \(needed) de estas partes: \(parts).",
        "It would do to publish at least \(needed) of these parts: \(parts).")
  }

  /// What to do, as a verb in the infinitive; nil where there is nothing to do.
  private func step(for reason: Reason, _ verdict: Verdict) -> String? {
    let l = language
    let details = verdict.details
    let formats = l.either((details.askedFormat ?? []).map { $0.uppercased() })
    let kinds = l.either((details.askedKind ?? []).map { Labels.form($0, l) })
    let content = l.list((details.missingContent ?? []).map { Labels.content($0, l) })
    switch reason {
    case .otherKind:
      return kinds.isEmpty
        ? l("publicarlo en la forma que pide la regla", "publish it in the form that the rule asks for")
        : l("publicar \(kinds)", "publish \(kinds)")
    case .tooDeep, .noLink:
      return l("enlazarlo desde la portada o desde un menú", "link it from the home page or from a menu")
    case .loginRequired: return l("abrirlo sin cuenta", "open it without an account")
    case .formatMissing, .falseFormat:
      return formats.isEmpty
        ? l("publicarlo en el formato que dice su nombre", "publish it in the format that its name says")
        : l("publicarlo también en \(formats)", "publish it in \(formats) as well")
    case .contentMissing, .emptyColumn:
      return content.isEmpty
        ? l("completar el contenido pedido", "complete the content asked for")
        : l("completarlo con \(content)", "complete it with \(content)")
    case .tooFewRows: return l("completar las filas", "complete the rows")
    case .memberMissing:
      return named(details.missingMembers ?? [], l("añadir ", "add "))
        ?? l("añadir los que no encontramos", "add those that we did not find")
    case .partMissing:
      let parts = verdict.parts.filter { $0.outcome == .notMet }.compactMap { part in
        obligation?.parts.first { $0.id == part.obligation }.map {
          l.quoted($0.title.text(in: l.rawValue))
        }
      }
      return named(parts, l("publicar ", "publish "))
        ?? l("publicar las partes que no encontramos", "publish the parts that we did not find")
    case .periodMissing:
      let names = (details.missingPeriods ?? []).map { Labels.period($0, l) }
      return named(names, l("publicar ", "publish "))
        ?? l("publicar los periodos que no encontramos", "publish the periods that we did not find")
    case .scanned:
      return l("publicar el documento original, con texto", "publish the original document, with text")
    case .noHeader: return l("poner encabezados a las columnas", "put headers over the columns")
    case .outOfDate: return l("actualizarlo, con su fecha a la vista", "update it, with its date shown")
    case .undated: return l("escribir en ello su fecha de actualización", "write its date of update on it")
    case .futureDate: return l("corregir la fecha", "correct the date")
    case .periodLate:
      return l("publicar cada periodo dentro de su plazo", "publish each period within its deadline")
    case .datesContradict: return l("revisar las fechas", "look over the dates")
    case .calledOtherwise:
      return l("usar también el nombre que le da la ley", "use the law's name for it as well")
    case .notOnPlatform:
      return l(
        "publicarlo también en la plataforma que pide la regla",
        "publish it on the platform that the rule asks for as well")
    case .licenseMissing:
      return l("decir en ello con qué licencia abierta se puede usar", "state on it an open licence of use")
    case .deadLinksInside: return l("corregir los enlaces que no abren", "correct the links that do not open")
    case .declaredWithoutReason: return l("decir por qué", "say why")
    case .declarationNotAccepted:
      return l("publicar lo que se pide, en lugar de la declaración", "publish what is asked for instead")
    // Whole things, told by `whole`; and what is only told beside a verdict.
    case .notFound, .namedOnly, .mentionedOnly, .inTextOnly, .lawTextOnly, .announced, .underConstruction,
      .placeholder, .empty, .deadLink, .mislabelled, .elsewhereOnly, .thin, .sameFile, .exempt, .cutShort,
      .declaredNone, .declaredNotApplicable:
      return nil
    }
  }

  /// `add A, B and C`; nil without names, or with more than a sentence holds.
  private func named(_ names: [String], _ verb: String) -> String? {
    names.isEmpty || names.count > 12 ? nil : verb + language.list(names)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
