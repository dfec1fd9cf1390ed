/// What a rule says, in sentences, with every default said aloud.
public enum Explanation {
  /// `language` is `es` or `en`. A part is explained as it is judged, with what it takes over from its parent.
  public static func sentence(for obligation: Obligation, in pack: Pack, language: String) -> String {
    language == "en"
      ? EnglishExplanation(obligation: obligation, pack: pack).text
      : SpanishExplanation(obligation: obligation, pack: pack).text
  }

  public static func word(for status: Obligation.Status, language: String) -> String {
    switch status {
    case .draft: language == "en" ? "draft" : "borrador"
    case .inUse: language == "en" ? "in use" : "en uso"
    case .retired: language == "en" ? "retired" : "retirada"
    }
  }

  public static func word(for importance: Obligation.Importance, language: String) -> String {
    switch importance {
    case .essential: language == "en" ? "essential" : "esencial"
    case .mandatory: language == "en" ? "mandatory" : "obligatoria"
    case .recommended: language == "en" ? "recommended" : "recomendada"
    }
  }

  /// `LTAIPRC art. 121 fr. VIII`; `agreement agua-2011, point tariffs`.
  public static func basis(_ basis: Obligation.Basis, language: String) -> String {
    switch basis {
    case .law(let id, let units):
      ([id] + units.flatMap { [$0.name, $0.number] }).joined(separator: " ")
    case .agreement(let id, let point):
      language == "en" ? "agreement \(id), point \(point)" : "acuerdo \(id), punto \(point)"
    }
  }

  /// `a, b and c`.
  static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// Spanish changes `y` before the sound i, and `o` before the sound o.
  static func spanishList(_ words: [String], or: Bool = false) -> String {
    let last = (words.last ?? "").lowercased()
    let sound = last.drop { !$0.isLetter && !$0.isNumber }
    if or {
      return list(
        words,
        sound.hasPrefix("o") || sound.hasPrefix("ho") || sound.hasPrefix("ó") || sound.hasPrefix("8")
          ? "u" : "o")
    }
    let startsWithI =
      sound.hasPrefix("i") || sound.hasPrefix("í") || sound.hasPrefix("hi") || sound.hasPrefix("hí")
    return list(words, startsWithI && !sound.hasPrefix("hie") && !sound.hasPrefix("hia") ? "e" : "y")
  }

  /// The institutions of the pack to which a rule applies: by name, or as their kind.
  static func who(_ obligation: Obligation, in pack: Pack, language: String) -> [String] {
    obligation.appliesTo.map { name in
      pack.institution(name)?.title.text(in: language) ?? name
    }
  }

  /// Names and synonyms that are looked for, in quotation marks; of very many the first, and how many more.
  static func words(_ terms: [Topic.Term], _ open: String, _ close: String, more: String) -> [String] {
    let most = 30
    let shown = terms.prefix(most).map { open + $0.text + close }
    return terms.count > most ? shown + ["\(terms.count - most) \(more)"] : shown
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `90%`, without a fraction that is none.
  static func percent(_ share: Double) -> String {
    let value = (share * 1000).rounded() / 10
    return value == value.rounded() ? "\(Int(value))%" : "\(value)%"
  }

  /// The share of members that are enough; of a list that the portal publishes, the number is not known beforehand.
  static func catalogueShare(_ needed: Obligation.Needed) -> String? {
    if case .share(let share) = needed { percent(share) } else { nil }
  }

  /// The addresses that are looked for besides the words: the laws' own divisions.
  static func addresses(_ obligation: Obligation) -> [String] {
    obligation.basis.compactMap { basis in
      guard case .law(_, let units) = basis, !units.isEmpty else { return nil }
      return capitalised(units.map { "\($0.name) \($0.number)" }.joined(separator: " "))
    }
  }
}
