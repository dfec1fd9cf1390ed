import Auditing
import Rules
import Web

extension Scorecard {
  /// The counts in words: "De 34 obligaciones que le tocan, 12 se cumplen, ...".
  var countsInWords: String {
    let counts = self.counts
    let l = language
    guard counts.applying > 0 else {
      return l(
        "Ninguna obligación de este paquete de reglas aplica a este portal.",
        "No obligation of this pack of rules applies to this portal.")
    }
    let pieces: [(Int, es: (String, String), en: (String, String))] = [
      (counts[.met], ("se cumple", "se cumplen"), ("is met", "are met")),
      (
        counts[.partial], ("se cumple en parte", "se cumplen en parte"), ("is met in part", "are met in part")
      ),
      (counts[.notMet], ("no la encontramos", "no las encontramos"), ("we did not find", "we did not find")),
      (
        counts[.undetermined], ("no pudimos comprobarla", "no pudimos comprobarlas"),
        ("we could not check", "we could not check")
      ),
    ]
    let told = pieces.filter { $0.0 > 0 }.map { l.count($0.0, $0.es, $0.en) }
    var text = l(
      "De \(l.count(counts.applying, ("obligación que le corresponde", "obligaciones que le corresponden"), ("", ""))), ",
      "Of \(l.count(counts.applying, ("", ""), ("obligation", "obligations"))) that it owes, ")
    text += l.list(told) + "."
    if counts.forReview > 0 {
      text += l(
        " De lo que no pudimos comprobar, \(l.count(counts.forReview, ("espera", "esperan"), ("", ""))) la revisión de una persona.",
        " Of what we could not check, \(l.count(counts.forReview, ("", ""), ("awaits", "await"))) a person's review."
      )
    }
    if counts[.notApplicable] > 0 {
      text += l(
        " \(l.count(counts[.notApplicable], ("más no aplica", "más no aplican"), ("", ""))).",
        " \(l.count(counts[.notApplicable], ("", ""), ("more does", "more do"))) not apply.")
    }
    return text
  }

  /// The score as an interval: "Entre 41.2 y 63.7 de 100".
  var scoreInWords: String {
    guard let low = portal.score.low, let high = portal.score.high else {
      return language("Sin puntuación: ninguna obligación aplica.", "No score: no obligation applies.")
    }
    guard low != high else {
      return language("\(language.decimal(low)) de 100", "\(language.decimal(low)) of 100")
    }
    return language(
      "Entre \(language.decimal(low)) y \(language.decimal(high)) de 100",
      "Between \(language.decimal(low)) and \(language.decimal(high)) of 100")
  }

  /// What the interval means, and the level or both levels.
  var levelInWords: String? {
    guard !isUnreadable, let level = levelName(portal.score.level) else { return nil }
    guard let high = levelName(portal.score.highLevel), high != level else {
      return language("Nivel: \(level).", "Level: \(level).")
    }
    return language(
      "Nivel: \(level); si se cumpliera todo lo que no pudimos comprobar, \(high).",
      "Level: \(level); if all that we could not check were met, \(high).")
  }

  /// How much was read: "Leímos 812 de 830 direcciones conocidas (97 %)."
  var coverageInWords: String {
    let (read, known) = (portal.coverage.read, portal.coverage.known)
    let share = known > 0 ? " (\(min(100, read * 100 / known)) %)" : ""
    return language(
      "Leímos \(language.grouped(read)) de \(language.count(known, ("dirección conocida", "direcciones conocidas"), ("", "")))\(share).",
      "We read \(language.grouped(read)) of \(language.count(known, ("", ""), ("known address", "known addresses")))\(share)."
    )
  }

  /// What the verdict says, in sentences.
  func statement(of entry: Entry) -> String {
    let verdict = entry.verdict
    let l = language
    var sentences: [String] = []
    switch verdict.outcome {
    case .met: sentences.append(proof(of: verdict))
    case .partial: sentences.append(l("Lo encontramos en parte.", "We found it in part."))
    case .notMet:
      sentences.append(
        l(
          "No lo encontramos al leer \(language.grouped(portal.coverage.read)) de \(language.count(portal.coverage.known, ("dirección conocida", "direcciones conocidas"), ("", ""))) el \(date).",
          "We did not find it when reading \(language.grouped(portal.coverage.read)) of \(language.count(portal.coverage.known, ("", ""), ("known address", "known addresses"))) on \(date)."
        ))
    case .undetermined: sentences.append(l("No pudimos comprobarlo.", "We could not check it."))
    case .notApplicable:
      if verdict.reasons.isEmpty {
        sentences.append(l("No aplica a esta institución.", "It does not apply to this institution."))
      }
    }
    sentences += verdict.reasons.map { reason in
      reason == .partMissing ? partsInWords(entry) : reason.sentence(verdict.details, in: l)
    }
    if let cause = verdict.cause {
      if verdict.outcome == .partial || verdict.outcome == .met {
        sentences.append(l("Queda algo por comprobar.", "Something is left to check."))
      }
      sentences.append(cause.sentence(in: l))
    }
    if verdict.outcome == .undetermined || verdict.outcome == .partial,
      !verdict.reasons.contains(.memberMissing),
      let found = verdict.details.membersFound, let owed = verdict.details.membersOwed
    {
      sentences.append(l("Encontramos \(found) de \(owed).", "We found \(found) of \(owed)."))
    }
    let periods = verdict.details.unknownPeriods ?? []
    if !periods.isEmpty {
      let names = l.list(periods.map { Labels.period($0, l) })
      sentences.append(l("No pudimos comprobar: \(names).", "We could not check: \(names)."))
    }
    if let wider = verdict.details.widerPeriods, !wider.isEmpty {
      let names = l.list(wider.map { Labels.period($0, l) })
      sentences.append(
        l(
          "Lo publicado por un periodo más largo (\(names)) vale para los que contiene.",
          "What is published for a longer period (\(names)) counts for those within it."))
    }
    if let names = verdict.details.unknownMembers, !names.isEmpty {
      sentences.append(l("No pudimos comprobar: \(l.list(names)).", "We could not check: \(l.list(names))."))
    }
    for advised in verdict.details.advised ?? [] {
      sentences.append(
        l("Se dice sin que reste nada:", "Told without taking anything away:") + " "
          + advised.sentence(verdict.details, in: l))
    }
    let asked = entry.obligation?.question?.text(in: language.rawValue)
    if verdict.details.question != nil || verdict.cause == .forReview || verdict.cause == .reviewExpired,
      let question = asked ?? verdict.details.question
    {
      sentences.append(l("La pregunta: \(question)", "The question: \(question)"))
    }
    return sentences.joined(separator: " ")
  }

  /// Which parts were not found, by name.
  private func partsInWords(_ entry: Entry) -> String {
    let names = missingParts(of: entry)
    guard !names.isEmpty else { return Reason.partMissing.sentence(entry.verdict.details, in: language) }
    let details = entry.verdict.details
    var text = ""
    if let found = details.partsFound, let owed = details.partsOwed {
      text = language("Encontramos \(found) de \(owed) partes. ", "We found \(found) of \(owed) parts. ")
    }
    return text
      + language("No encontramos: \(language.list(names)).", "We did not find: \(language.list(names)).")
  }

  private func missingParts(of entry: Entry) -> [String] {
    entry.parts.filter { $0.verdict.outcome == .notMet }.map { language.quoted(title(of: $0)) }
  }

  private func proof(of verdict: Verdict) -> String {
    let step = Self.step(of: verdict)
    let what = verdict.observations.first { $0.step == step && $0.substance.kind != .nothing }?.substance
    let seen = what.map { ": \($0.label(in: language))." } ?? "."
    return step >= 4
      ? language("Lo encontramos y lo abrimos", "We found it and opened it") + seen
      : language("Lo encontramos a la vista", "We found it shown") + seen
  }

  /// What would do; nil where nothing is missing or nothing can be said.
  func remedy(for entry: Entry) -> String? {
    let remedy = Remedy(title: title(of: entry), obligation: entry.obligation, pack: pack, language: language)
    return remedy.sentence(for: entry.verdict)
      ?? entry.verdict.cause?.remedy(in: language)
  }

  /// Which other obligations the same file serves; nil: none. It is told and never counts against anybody.
  func sharedInWords(_ verdict: Verdict) -> String? {
    guard let ids = verdict.details.sharedWith, !ids.isEmpty else { return nil }
    let names = ids.prefix(8).map { language.quoted(obligationTitle($0)) } + (ids.count > 8 ? ["…"] : [])
    return language(
      "El mismo archivo sirve también para \(language.list(Array(names))); eso no resta nada.",
      "The same file also serves \(language.list(Array(names))); that takes nothing away.")
  }

  /// Which members of a list were found, by name: the statement names those that were not; nil: no list of the pack.
  func membersInWords(_ entry: Entry) -> String? {
    let details = entry.verdict.details
    guard details.membersFound != nil, let list = entry.obligation?.forEach.flatMap({ pack.list($0) }) else {
      return nil
    }
    let others = Set((details.missingMembers ?? []) + (details.unknownMembers ?? []))
    let names = list.members.map(\.name).filter { !others.contains($0) }
    guard !names.isEmpty else { return nil }
    let title = list.title.text(in: language.rawValue)
    return language(
      "Uno por \(title); encontramos: \(language.list(names)).",
      "One for \(title); we found: \(language.list(names)).")
  }

  /// What the portal itself says where the thing stands: shown as its claim, whatever the verdict; nil: nothing.
  func portalsOwnWords(_ verdict: Verdict) -> String? {
    let l = language
    let said: [(String, String?)] = [
      (l("periodo", "period"), verdict.details.statedPeriod),
      (l("actualización", "update"), verdict.details.statedUpdate),
      (l("validación", "validation"), verdict.details.statedValidation),
      (l("área responsable", "responsible unit"), verdict.details.statedArea),
    ]
    let told = said.compactMap { name, text in text.map { "\(name): \(l.quoted($0))" } }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }

  /// By id; a part's is `parent/part`.
  private func obligationTitle(_ id: String) -> String {
    let all = pack.obligations.flatMap { [$0] + $0.parts }
    return all.first { $0.id == id }?.title.text(in: language.rawValue) ?? id
  }

  /// "Sin cambio desde el 3 de octubre de 2026."
  func since(of verdict: Verdict) -> String? {
    guard let since = verdict.since else { return nil }
    let day = time.date(since, language)
    guard since < audit.asOf else {
      return language("Por primera vez en esta auditoría.", "For the first time in this audit.")
    }
    return language("Sin cambio desde el \(day).", "Unchanged since \(day).")
  }
}
