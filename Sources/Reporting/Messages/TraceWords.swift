import Auditing
import Matching
import Rules
import Web

/// A trace in words: what `rules try`, `explain` and the pages' folded part all say.
struct TraceWords {
  let trace: Trace
  let language: Language
  private var l: Language { language }

  /// A place, line by line.
  struct Place {
    /// `encabezado`, `enlace`: where the words stand.
    var name: String
    var quote: String
    var url: String
    /// What stands behind it, and the step of proof.
    var behind: String
    var standing: String
    var criteria: [Criterion]
    var decides: Bool
    var fate: String
    var fetched: Instant
    var digest: String?
    var file: String?
    var offset: Int?
  }

  struct Criterion {
    /// `✓`, `✗` or `?`.
    var symbol: String
    var label: String
    /// What it found, or why it could not look; empty where there is nothing to tell.
    var found: String
  }

  var places: [Place] {
    trace.places.map { place in
      Place(
        name: Self.name(of: place, l), quote: Self.cut(place.quote), url: place.url.text,
        behind: behind(place), standing: standing(of: place),
        criteria: place.criteria.map { criterion($0) }, decides: place.fate == .decides,
        fate: fate(of: place), fetched: place.fetched, digest: place.sha256?.hex, file: place.file,
        offset: place.offset)
    }
  }

  /// A quote long enough to be found on the page.
  static func cut(_ quote: String) -> String {
    quote.count > 120 ? quote.prefix(119) + "…" : quote
  }

  // MARK: Sentences about the whole

  /// How many places there are, and what was set aside.
  var count: String {
    let number = trace.places.count + trace.morePlaces
    var text =
      number == 0
      ? l(
        "No encontramos ninguna de sus palabras en un lugar propio.",
        "We found none of its words in a place of its own.")
      : l(
        "Sus palabras aparecen en \(l.count(number, ("lugar", "lugares"), ("", ""))).",
        "Its words stand in \(l.count(number, ("", ""), ("place", "places"))).")
    if trace.setAside > 0 {
      let times = l.count(trace.setAside, ("vez", "veces"), ("time", "times"))
      text += l(
        " Además están \(times) en menús, pies de página o el nombre del portal, que no son un lugar propio.",
        " Besides, they stand \(times) in menus, footers or the portal's own name, which are no place of their own."
      )
    }
    return text
  }

  /// What is said where some are left out; nil: none are.
  var more: String? {
    guard trace.morePlaces > 0 else { return nil }
    return l(
      "Aquí se muestran \(trace.places.count); hay \(l.count(trace.morePlaces, ("lugar más", "lugares más"), ("", ""))).",
      "\(trace.places.count) are shown here; there \(trace.morePlaces == 1 ? "is" : "are") \(l.grouped(trace.morePlaces)) more."
    )
  }

  /// How far the search got; the addresses come after it.
  var search: String { trace.verdict.search.sentence(in: l) }

  var unread: [(url: String, why: String)] {
    trace.unread.map { one in
      (one.url.text, one.cause?.label(in: l) ?? l("sin leer, o no por completo", "unread, or not in full"))
    }
  }

  /// Which reason is the primary one, and which others were met.
  var reasons: String? {
    let labels = trace.verdict.reasons.map { $0.label(in: l) }
    guard let first = labels.first else { return nil }
    let others = labels.dropFirst()
    return l("Motivo principal: \(first).", "Primary reason: \(first).")
      + (others.isEmpty
        ? "" : l(" También: \(l.list(Array(others))).", " Also: \(l.list(Array(others)))."))
  }

  /// Why nothing was looked for; nil: it was.
  var notSearched: String? {
    if trace.verdict.isForReview {
      return l(
        "No se buscan palabras: la juzga una persona.", "No words are looked for: a person judges it.")
    }
    if trace.verdict.reasons == [.exempt] {
      return l(
        "No se buscan palabras: el paquete de reglas dice que esta institución está exenta.",
        "No words are looked for: the pack of rules says that this institution is exempt.")
    }
    return nil
  }

  // MARK: One place

  static func name(of place: Trace.Place, _ l: Language) -> String {
    let name =
      switch place.place {
      case .title: l("título de la página", "page title")
      case .heading: l("encabezado", "heading")
      case .caption: l("pie o leyenda", "caption")
      case .rowLabel: l("renglón", "row")
      case .columnHeader: l("columna", "column")
      case .linkText: l("enlace", "link")
      case .fileName: l("nombre de archivo", "file name")
      case .item: l("elemento de lista o celda", "list item or cell")
      case .text: l("texto corrido", "running text")
      case nil: l("por su forma", "by its shape")
      }
    return place.isStatutory ? name + l(", con el nombre de la ley", ", by the law's name") : name
  }

  private func behind(_ place: Trace.Place) -> String {
    let step = max(0, min(4, place.step))
    return l("Detrás: ", "Behind it: ") + place.substance.label(in: l)
      + l(" · paso ", " · step ") + "\(step), \(Observation.stepLabel(step, in: l))"
  }

  private func standing(of place: Trace.Place) -> String {
    switch place.standing {
    case .shown: l("Lo muestra.", "It shows it.")
    case .part(let reason):
      l("Lo muestra solo en parte: ", "It shows it in part only: ") + reason.label(in: l) + "."
    case .unknown(let cause):
      l("No se pudo comprobar: ", "It could not be checked: ") + cause.label(in: l) + "."
    case .empty(let reason):
      l("Lo nombra sin mostrarlo: ", "It names it without showing it: ") + reason.label(in: l) + "."
    case .mention: l("Es una mención.", "It is a mention.")
    }
  }

  private func fate(of place: Trace.Place) -> String {
    guard case .lost(let loss) = place.fate else { return l("Este lugar decide.", "This place decides.") }
    return Self.sentence(for: loss, nature: place.nature, in: l)
  }

  static func sentence(for loss: Trace.Loss, nature: PageFacts.Nature = [], in l: Language) -> String {
    switch loss {
    case .negativeWord:
      l(
        "No decide: ahí hay una palabra que la regla excluye, o es parte de una frase de otra obligación.",
        "It does not decide: a word that the rule excludes stands there, or it is part of another obligation's phrase."
      )
    case .pageKind:
      l(
        "No decide: \(kind(of: nature, l)) no prueba nada por sí sola.",
        "It does not decide: \(kind(of: nature, l)) proves nothing by itself.")
    case .otherSite:
      l(
        "No decide: la regla lo pide en otro sitio.",
        "It does not decide: the rule asks for it on another site.")
    case .mention:
      l(
        "No decide: ahí solo se menciona de paso, o habla la página a la que lleva.",
        "It does not decide: it is mentioned there in passing, or the page that it leads to speaks for it.")
    case .notShown:
      l("No decide: otro lugar sí lo muestra.", "It does not decide: another place does show it.")
    case .failsMore:
      l(
        "No decide: cumple menos de lo que se pide que el lugar que decide.",
        "It does not decide: it meets less of what is asked than the place that does.")
    case .unknownMore:
      l(
        "No decide: de este lugar se pudo comprobar menos.",
        "It does not decide: less of this place could be checked.")
    case .lowerStep:
      l(
        "No decide: el lugar que decide está probado con más firmeza.",
        "It does not decide: the place that does is proved more firmly.")
    case .asGood:
      l(
        "No decide: es tan bueno como el que decide, que lo nombra con más claridad o está antes.",
        "It does not decide: it is as good as the one that does, which names it more plainly or stands before it."
      )
    case .saysLess:
      l(
        "No decide: el lugar que decide dice más del tema.",
        "It does not decide: the place that does says more of the matter.")
    case .same: l("No decide por sí solo.", "It does not decide by itself.")
    }
  }

  /// In Spanish all are feminine.
  private static func kind(of nature: PageFacts.Nature, _ l: Language) -> String {
    if nature.contains(.notFound) {
      return l(
        "una página que dice que no hay tal página", "a page that says that there is no such page")
    }
    if nature.contains(.search) { return l("una página de búsqueda", "a search page") }
    if nature.contains(.news) { return l("una noticia", "a news item") }
    if nature.contains(.legalNotice) {
      return l("una nota legal o de privacidad", "a legal or privacy notice")
    }
    if nature.contains(.story) {
      return l("una página de historia o turismo", "a page of history or tourism")
    }
    return l("una página de esta clase", "a page of this kind")
  }

  // MARK: One criterion

  private func criterion(_ criterion: Trace.Criterion) -> Criterion {
    var label = Observation.criterionLabel(criterion.name, in: l)
    if criterion.isAdvisory { label += l(" (no resta)", " (takes nothing away)") }
    return switch criterion.finding {
    case .holds: Criterion(symbol: "✓", label: label, found: found(criterion))
    case .fails(let reason):
      Criterion(symbol: "✗", label: label, found: reason.sentence(criterion.details, in: l))
    case .unknown(let cause): Criterion(symbol: "?", label: label, found: cause.sentence(in: l))
    }
  }

  /// What a criterion that holds went by, as far as it is a number, a date or a format.
  private func found(_ criterion: Trace.Criterion) -> String {
    let details = criterion.details
    switch criterion.name {
    case "max-clicks": return details.clicks.map { l.count($0, ("clic", "clics"), ("click", "clicks")) } ?? ""
    case "min-rows": return details.rows.map { l.count($0, ("fila", "filas"), ("row", "rows")) } ?? ""
    case "formats": return l.list((details.foundFormat ?? []).map { $0.uppercased() })
    case "published-as": return l.list((details.foundKind ?? []).map { Labels.form($0, l) })
    case "max-age", "stated-date":
      return details.newest.flatMap { Day($0) }.map { LocalTime.date($0, l) } ?? details.newest ?? ""
    case "license": return details.licenseFound.map { l.quoted($0) } ?? ""
    case "links-open": return details.linksTried.map { "\($0 - (details.linksDead ?? 0)) / \($0)" } ?? ""
    default: return ""
    }
  }
}
