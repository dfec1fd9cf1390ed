/// Phrases that no pack needs to say: how a place is empty, what kind of page it is, what a date dates.
enum Signals {
  enum Sign: UInt16 {
    case announced, underConstruction, placeholder, loading, declaresNone, declaresNotApplicable
    case phone, street, amount, lawVerb, filler, pointing, givesReason
  }
  enum PageKind: UInt16 { case search, news, privacy, notFound, story, login }
  enum DateLabel: UInt16 { case updated, validated, published, period }

  static func insert(into trie: inout PhraseTrie) {
    func add(_ kind: PhraseTrie.Meaning.Kind, _ index: UInt16, _ phrases: [String]) {
      for phrase in phrases {
        trie.insert(
          phrase, .init(kind: kind, index: index, statutory: false, exactForm: 0), exactSingle: true)
      }
    }
    for (sign, phrases) in signs { add(.sign, sign.rawValue, phrases) }
    for (kind, phrases) in pageKinds { add(.page, kind.rawValue, phrases) }
    add(.page, PageKind.story.rawValue, stories)
    for (label, phrases) in dateLabels { add(.dateLabel, label.rawValue, phrases) }
  }

  private static let signs: [(Sign, [String])] = [
    (
      .announced,
      [
        "próximamente", "proximamente disponible", "muy pronto", "disponible en breve", "en breve estará",
        "se publicará", "se publicarán",
        "será publicado", "será publicada", "serán publicados", "serán publicadas", "se dará a conocer",
        "se darán a conocer", "estará disponible", "estarán disponibles", "se subirá", "se cargará",
        "coming soon", "will be published", "will be available", "available soon", "disponível em breve",
        "será disponibilizado", "será disponibilizada", "serão publicados", "prossimamente",
        "disponibile a breve",
        "sarà pubblicato", "sarà pubblicata", "saranno pubblicati", "sarà disponibile",
      ]
    ),
    (
      .underConstruction,
      [
        "en construcción", "under construction", "em construção", "in costruzione", "in allestimento",
        "en mantenimiento", "under maintenance", "em manutenção", "in manutenzione", "página en desarrollo",
        "sitio en desarrollo", "sección en desarrollo", "en proceso de construcción", "en proceso de carga",
        "en proceso de actualización", "in fase di aggiornamento", "in aggiornamento", "work in progress",
      ]
    ),
    (
      .placeholder,
      [
        "dd mm aaaa", "dd mm yyyy", "mm dd yyyy", "xx xx xxxx", "dd mm aa",
        "texto de ejemplo", "texto de prueba", "sample text", "placeholder", "título de ejemplo",
        "sin contenido", "no hay contenido", "no content", "contenido no disponible", "sem conteúdo",
        "nessun contenuto", "no hay registros", "no hay datos", "no se encontraron registros",
        "sin registros",
        "no records found", "nenhum registro encontrado", "nessun risultato", "información no disponible",
        "information not available", "no hay documentos", "no hay información disponible", "nessun documento",
        "nenhum documento", "no documents", "xxxx", "xxx", "tbd", "no data available",
        "ningún dato disponible en esta tabla",
      ]
    ),
    (.loading, ["cargando", "loading", "carregando", "caricamento", "espere por favor", "please wait"]),
    (
      .declaresNone,
      [
        "no se generó información", "no generó información", "no se ha generado información",
        "no se ha generado la información", "no se cuenta con información generada",
        "sin información que reportar", "no se realizaron", "no se emitieron", "no se celebraron",
        "no se otorgaron", "no se han generado", "não houve", "nessun dato da pubblicare",
        "não foram realizados", "não foram celebrados", "nothing to report", "no information was generated",
      ]
    ),
    (
      .declaresNotApplicable,
      [
        "no aplica", "not applicable", "não se aplica", "non applicabile", "non pertinente", "no le aplica",
        "no es aplicable", "no resulta aplicable", "does not apply",
      ]
    ),
    (
      .givesReason,
      [
        "debido a", "porque", "toda vez que", "en virtud de", "ya que", "dado que", "en razón de",
        "por lo que",
        "puesto que", "en atención a", "de conformidad con", "con fundamento en", "conforme a",
        "no tiene atribuciones", "no cuenta con atribuciones", "no es competencia", "no tiene competencia",
        "sin atribuciones", "corresponde a", "es competencia de", "because", "due to", "since", "devido a",
        "em virtude de", "uma vez que", "tendo em vista", "poiché", "in quanto", "a causa di", "motivo",
        "justificación", "no ejerce recursos", "no otorga", "no administra",
      ]
    ),
    (
      .phone,
      [
        "teléfono", "teléfonos", "tel", "tels", "telefono", "telf", "fono", "phone", "telephone", "telefone",
        "telefones", "conmutador", "fax", "celular", "whatsapp", "llámanos", "central telefónica", "recapito",
        "recapiti", "ext", "extensión", "pbx", "call",
      ]
    ),
    (
      .street,
      [
        "calle", "avenida", "av", "avda", "calz", "calzada", "plaza", "blvd", "boulevard", "jirón", "jr",
        "carretera", "colonia", "col", "c p", "código postal", "piazza", "via", "viale", "corso", "rua",
        "praça",
        "travessa", "cep", "street", "avenue", "road", "zip code", "número exterior", "paseo", "domicilio",
        "dirección", "ubicación", "indirizzo", "endereço", "address", "s n", "cap", "cdra", "urb",
        "urbanización",
      ]
    ),
    (
      .amount, ["pesos", "mdp", "soles", "dólares", "dollars", "euro", "euros", "reais", "m n", "usd", "mxn"]
    ),
    (
      .lawVerb,
      [
        "deberán", "deberá", "sujetos obligados", "sujeto obligado", "así como", "en su caso",
        "en términos de",
        "de conformidad con", "conforme a", "la presente ley", "esta ley", "disposiciones aplicables",
        "normatividad aplicable", "según corresponda", "shall", "pursuant to", "di cui all'articolo",
        "ai sensi", "nos termos", "na forma da lei", "los que permitan", "desde el nivel",
        "le pubbliche amministrazioni", "sono tenute", "è tenuto", "devono", "cui le amministrazioni",
        "decreto legislativo", "d lgs", "comma", "deverá", "deverão", "compete", "parágrafo único",
        "observado o disposto", "caput",
      ]
    ),
    (
      // A text that says what a click would open is no more than its title.
      .pointing,
      [
        "haga clic", "haga click", "haz clic", "da clic", "dé clic", "clic aquí", "click aquí", "pulse aquí",
        "aquí encontrará", "aquí podrá", "aquí puede", "aquí puedes", "podrá consultar", "podrás consultar",
        "puede consultar", "puedes consultar", "podrá encontrar", "podrás encontrar", "usted encontrará",
        "encontrarás", "podrá descargar", "puede descargar", "puedes descargar", "ponemos a su disposición",
        "ponemos a tu disposición", "en esta sección encontrará", "en esta sección se publica",
        "en este espacio", "en este apartado", "clique aqui", "clique no", "aqui você encontra",
        "você encontrará", "poderá consultar", "é possível consultar", "nesta seção", "nesta página você",
        "in questa sezione", "in questa pagina", "è possibile consultare", "è possibile scaricare",
        "possono essere scaricati", "clicca qui", "cliccare qui", "click here", "you will find",
        "you can find",
        "can be found here", "can be downloaded",
      ]
    ),
    (
      // The beginnings of the Latin that designers fill pages with.
      .filler,
      [
        "lorem ipsum", "dolor sit amet", "duis autem vel", "sed diam nonummy", "consectetur adipiscing",
        "ut enim ad minim", "excepteur sint occaecat", "sed ut perspiciatis", "at vero eos",
        "duis aute irure",
      ]
    ),
  ]

  private static let pageKinds: [(PageKind, [String])] = [
    (
      .search,
      [
        "resultados de búsqueda", "resultados de la búsqueda", "resultado de la búsqueda", "search results",
        "resultados da busca", "resultados da pesquisa", "risultati della ricerca", "usted buscó",
        "resultados para", "búsqueda avanzada",
      ]
    ),
    (
      .news,
      [
        "noticia", "noticias", "comunicado", "comunicados", "boletín de prensa", "boletines",
        "sala de prensa",
        "comunicado de prensa", "news", "press release", "press releases", "notizie", "comunicati stampa",
        "notícia", "notícias", "blog", "actualidad", "novedades", "avvisi e novità", "últimas noticias",
      ]
    ),
    (
      .privacy,
      [
        "aviso de privacidad", "avisos de privacidad", "política de privacidad", "privacy policy",
        "políticas de privacidad", "aviso legal", "términos y condiciones", "terms of use", "cookie policy",
        "política de cookies", "informativa privacy", "informativa sulla privacy", "note legali",
        "politica de privacidade", "mapa del sitio", "mapa de sitio", "site map", "mappa del sito",
        "mapa do site",
      ]
    ),
    (
      .login,
      [
        "iniciar sesión", "inicio de sesión", "inicia sesión", "inicie sesión", "iniciar sesion", "login",
        "log in", "sign in", "acceso de usuarios", "acceso a usuarios", "acceso al sistema",
        "acceso restringido",
        "ingreso al sistema", "entrar no sistema", "acesso ao sistema", "acesso restrito", "fazer login",
        "accedi", "area riservata", "área reservada", "accesso riservato", "intranet",
      ]
    ),
    (
      .notFound,
      [
        "página no encontrada", "page not found", "404 not found", "error 404", "pagina non trovata",
        "página não encontrada", "no se encontró la página", "not found", "acceso denegado", "access denied",
      ]
    ),
  ]

  /// History, heritage and tourism: what they tell of water, districts or works is a story.
  private static let stories = [
    "historia", "reseña histórica", "antecedentes históricos", "hechos históricos", "cronología", "leyendas",
    "historia del municipio", "nuestra historia", "turismo", "atractivos turísticos", "sitios turísticos",
    "lugares turísticos", "patrimonio cultural", "patrimonio histórico", "gastronomía", "fiestas patronales",
    "história", "nossa história", "pontos turísticos", "história do município", "aspectos históricos",
    "storia", "cenni storici", "storia del comune", "la storia", "da visitare", "luoghi di interesse",
    "history", "our history", "tourism", "places to visit", "heritage",
  ]

  private static let dateLabels: [(DateLabel, [String])] = [
    (
      .updated,
      [
        "fecha de actualización", "última actualización", "actualizado", "actualizada", "actualización",
        "last updated", "updated", "last modified", "última modificación", "fecha de modificación",
        "atualizado em", "última atualização", "ultimo aggiornamento", "aggiornato al", "aggiornata al",
        "data di aggiornamento", "vigente al", "información al", "datos al", "corte al", "al corte",
      ]
    ),
    (.validated, ["fecha de validación", "validación", "validado"]),
    (
      .published,
      [
        "fecha de publicación", "publicado", "publicada", "published", "pubblicato", "fecha", "publicado em",
        "data di pubblicazione", "date",
      ]
    ),
    (
      .period,
      [
        "periodo de actualización", "periodo que se informa", "periodo", "ejercicio", "trimestre", "período",
        "fiscal year", "quarter", "esercizio", "exercício", "anno", "año",
      ]
    ),
  ]
}
