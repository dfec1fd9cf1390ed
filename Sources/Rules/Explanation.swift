/// What a rule says, in sentences, with every default said aloud.
public enum Explanation {
  /// `language` is `es` or `en`.
  public static func sentence(for obligation: Obligation, in pack: Pack, language: String) -> String {
    obligation.title.text(in: language)
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
}
