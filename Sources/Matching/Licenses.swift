/// The words by which a page states under which licence a thing may be used: the vocabulary of `license`.
/// Open as the Open Definition (opendefinition.org, 2.1) means it: use for any purpose, at most with attribution and
/// share-alike.
public enum Licenses {
  enum Standing: UInt16 { case open, stated, none }

  static func insert(into trie: inout PhraseTrie) {
    for (standing, phrases) in words {
      for phrase in phrases {
        trie.insert(
          phrase, .init(kind: .license, index: standing.rawValue, statutory: false, exactForm: 0),
          exactSingle: true)
      }
    }
  }

  private static let words: [(Standing, [String])] = [
    (
      .open,
      [
        "cc by", "cc by sa", "cc0", "cc zero", "creative commons attribution", "creative commons atribución",
        "creative commons reconocimiento", "creative commons attribuzione", "creative commons atribuição",
        "creative commons zero", "libre uso mx", "términos de libre uso", "odbl", "open database license",
        "open data commons", "odc by", "pddl", "iodl", "italian open data license", "dominio público",
        "domínio público", "pubblico dominio", "public domain", "open government licence",
        "open government license", "licencia abierta", "licencia de datos abiertos", "licença aberta",
        "licenza aperta", "licence ouverte", "licencia de gobierno abierto",
      ]
    ),
    (
      .stated,
      [
        "creative commons", "cc by nc", "cc by nd", "cc by nc sa", "cc by nc nd",
        "creative commons atribución no comercial", "creative commons reconocimiento no comercial",
        "creative commons attribution noncommercial", "creative commons attribution non commercial",
        "creative commons atribuição não comercial", "creative commons attribuzione non commerciale",
        "licencia de uso", "licencia de los datos", "licencia de datos", "bajo licencia", "bajo una licencia",
        "licencia pública", "condiciones de reutilización", "términos de reutilización",
        "condiciones de uso de los datos", "términos de uso de los datos", "licensed under", "data license",
        "data licence", "licença de uso", "licença dos dados", "licenza d'uso", "licenza dei dati",
        "condizioni di riutilizzo",
      ]
    ),
    // Longer phrases of something else.
    (
      .none,
      [
        "bienes de dominio público", "bien de dominio público", "bienes del dominio público",
        "ocupación de dominio público", "zona de dominio público", "uso de dominio público",
        "licencia de uso de suelo", "licencia de uso del suelo", "licencia pública de construcción",
        "bens de domínio público", "beni di pubblico dominio",
      ]
    ),
  ]

  /// What a link to a licence's own page says: nil, it is none.
  public static func isOpen(host: String, path: String) -> Bool? {
    let path = path.lowercased()
    if host.hasSuffix("creativecommons.org") {
      if path.hasPrefix("/publicdomain/") { return true }
      guard path.hasPrefix("/licenses/") else { return nil }
      let name = path.dropFirst("/licenses/".count).prefix { $0 != "/" }
      return name == "by" || name == "by-sa"
    }
    if host.hasSuffix("opendatacommons.org"), path.hasPrefix("/licenses/") { return true }
    if path.contains("libreusomx") || path.contains("/iodl") { return true }
    return nil
  }
}
