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
    case .notMet: whole
    case .partial:
      { steps in steps.isEmpty ? nil : steps.joined(separator: " ") }(
        verdict.reasons.compactMap { step(for: $0, verdict.details) })
    case .met, .undetermined, .notApplicable: nil
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
        "a no más de \(obligation.maxClicks) clics de la portada",
        "at most \(obligation.maxClicks) clicks from the home page"))
    text += language(", ", ": ") + asked.joined(separator: ", ")
    guard !obligation.parts.isEmpty else { return text + "." }
    let parts = language.list(obligation.parts.map { "«\($0.title.text(in: language.rawValue))»" })
    let needed = obligation.needed.number(of: obligation.parts.count)
    return needed == obligation.parts.count
      ? language("Bastaría con publicar sus partes: \(parts).", "It would do to publish its parts: \(parts).")
      : language(
        "Bastaría con publicar al menos \(needed) de estas partes: \(parts).",
        "It would do to publish at least \(needed) of these parts: \(parts).")
  }

  private func step(for reason: Reason, _ details: Details) -> String? {
    let l = language
    switch reason {
    case .otherKind:
      let asked = (details.askedKind ?? []).map { Labels.form($0, l) }
      return asked.isEmpty
        ? nil : l("Bastaría con publicar \(l.either(asked)).", "It would do to publish \(l.either(asked)).")
    case .tooDeep, .noLink:
      return l(
        "Bastaría con un enlace desde la portada o desde un menú.",
        "A link from the home page or a menu would do.")
    case .loginRequired:
      return l("Bastaría con abrirlo sin cuenta.", "Opening it without an account would do.")
    case .formatMissing, .falseFormat:
      let asked = (details.askedFormat ?? []).map { $0.uppercased() }
      return asked.isEmpty
        ? l(
          "Bastaría con un archivo del formato que dice su nombre.",
          "A file of the format that its name says would do.")
        : l(
          "Bastaría con publicarlo también en \(l.either(asked)).",
          "Publishing it in \(l.either(asked)) as well would do.")
    case .contentMissing, .emptyColumn:
      let names = (details.missingContent ?? []).map { Labels.content($0, l) }
      return names.isEmpty
        ? nil : l("Bastaría con añadir \(l.list(names)).", "Adding \(l.list(names)) would do.")
    case .tooFewRows: return l("Bastaría con completar las filas.", "Completing the rows would do.")
    case .memberMissing:
      let names = details.missingMembers ?? []
      return names.isEmpty
        ? nil : l("Bastaría con añadir los que faltan.", "Adding those that are missing would do.")
    case .scanned:
      return l(
        "Bastaría con publicar el documento original, con texto.",
        "Publishing the original document, with text, would do.")
    case .noHeader:
      return l("Bastaría con poner encabezados a las columnas.", "Putting headers over the columns would do.")
    case .outOfDate, .undated, .futureDate:
      return l(
        "Bastaría con actualizarlo y escribir en ello la fecha.",
        "Updating it and writing the date on it would do.")
    case .partMissing:
      return l("Bastaría con publicar las partes que faltan.", "Publishing the missing parts would do.")
    case .thin, .inTextOnly, .mentionedOnly, .namedOnly, .elsewhereOnly, .mislabelled, .deadLink, .empty,
      .placeholder, .announced, .underConstruction, .lawTextOnly, .notFound:
      return whole
    case .calledOtherwise, .sameFile, .exempt, .cutShort: return nil
    }
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
