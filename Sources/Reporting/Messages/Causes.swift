import Web

extension Cause {
  /// Why it could not be checked, in one sentence about what happened to us.
  public func sentence(in l: Language) -> String {
    switch self {
    case .homeMissing:
      l(
        "La dirección de inicio del portal respondió que no existe.",
        "The portal's starting address answered that it does not exist.")
    case .parked:
      l(
        "En la dirección no está el portal, sino un dominio en venta, una cuenta suspendida o la página inicial de un servidor.",
        "The portal is not at the address: a domain for sale, a suspended account or a server's first page is."
      )
    case .robots:
      l(
        "El archivo robots.txt del portal pide que no se lean de modo automático las direcciones en que podría estar.",
        "The portal's robots.txt asks that the addresses where it might be are not read automatically.")
    case .blocked:
      l(
        "El servidor no nos dejó leer las páginas en que podría estar; a otras personas quizá sí.",
        "The server did not let us read the pages where it might be; it may let others.")
    case .forbiddenAddress:
      l(
        "El camino lleva a una dirección de red privada, que no leemos.",
        "The way leads to an address of a private network, which we do not read.")
    case .dns:
      l("El nombre del servidor no se pudo resolver.", "The server's name could not be resolved.")
    case .refused:
      l("El servidor rechazó o cortó la conexión.", "The server refused or broke the connection.")
    case .tls:
      l(
        "No se pudo establecer una conexión segura con el servidor.",
        "No secure connection to the server could be made.")
    case .timeout:
      l("El servidor no respondió a tiempo.", "The server did not answer in time.")
    case .serverError:
      l(
        "El servidor respondió con un error propio (5xx).",
        "The server answered with an error of its own (5xx).")
    case .redirectLoop:
      l(
        "La dirección reenvía a otras sin llegar a ninguna página.",
        "The address forwards to others without reaching a page.")
    case .tooLarge:
      l("El archivo es más grande que nuestro límite.", "The file is larger than our limit.")
    case .bomb:
      l(
        "El archivo comprimido crece más allá de toda medida al abrirlo.",
        "The compressed file grows beyond all measure when opened.")
    case .emptyAnswer:
      l("El servidor respondió con una página vacía.", "The server answered with an empty page.")
    case .notHTML:
      l(
        "Donde esperábamos una página había otra clase de datos.",
        "Where we expected a page, there was another kind of data.")
    case .needsJavaScript:
      l(
        "La página llena su contenido con un programa (JavaScript) que esta versión no ejecuta.",
        "The page fills in its content by a program (JavaScript) that this version does not run.")
    case .unreadableDocument:
      l(
        "El documento existe, pero no pudimos leer su interior.",
        "The document exists, but we could not read its inside.")
    case .documentNotOpened:
      l(
        "El documento existe y es del tipo que dice; esta versión no lee todavía su interior.",
        "The document exists and is of the type it says; this version does not read its inside yet.")
    case .publishedElsewhere:
      l(
        "El portal remite a otro sitio, que nuestra lectura no pudo consultar.",
        "The portal refers to another site, which our reading could not consult.")
    case .listUnknown:
      l(
        "No conocemos la lista completa contra la que habría que contar.",
        "We do not know the full list against which to count.")
    case .ambiguousDate:
      l(
        "La fecha se puede leer de dos maneras (día y mes).",
        "The date can be read in two ways (day and month).")
    case .noDate:
      l(
        "Está publicado, pero sin una fecha que diga de cuándo es.",
        "It is published, but without a date that says when it is from.")
    case .contradictory:
      l(
        "El portal dice dos cosas que se contradicen.",
        "The portal says two things that contradict each other.")
    case .inDoubt:
      l(
        "El portal habla de ello en otro lugar que el suyo; si eso es lo que se pide, lo decide una persona.",
        "The portal speaks of it in a place that is not its own; whether that is what is asked, a person decides."
      )
    case .tooLittleRead:
      l(
        "Leímos muy poco del portal para afirmar que algo no está.",
        "We read too little of the portal to say that something is not there.")
    case .budgetSpent:
      l(
        "Llegamos al límite de páginas con direcciones prometedoras todavía sin leer.",
        "We reached the limit of pages with promising addresses still unread.")
    case .paused:
      l(
        "El servidor nos pidió esperar, y no dio tiempo a seguir.",
        "The server asked us to wait, and there was no time to go on.")
    case .interrupted:
      l("La lectura fue interrumpida antes de terminar.", "The reading was interrupted before its end.")
    case .forReview:
      l(
        "Solo una persona puede juzgarlo; espera su revisión.",
        "Only a person can judge it; it awaits review.")
    case .reviewExpired:
      l(
        "La revisión de una persona caducó; espera una nueva.",
        "A person's review has expired; it awaits a new one.")
    }
  }

  /// What would let us check it next time.
  public func remedy(in l: Language) -> String {
    switch self {
    case .homeMissing, .parked:
      l(
        "Ayudaría que nos dijeran la dirección actual del portal.",
        "It would help to tell us the portal's current address.")
    case .robots:
      l(
        "Ayudaría permitir en robots.txt la lectura de esas direcciones.",
        "It would help to allow reading those addresses in robots.txt.")
    case .blocked, .paused:
      l(
        "Ayudaría que el servidor admitiera nuestra lectura, que es lenta y se identifica.",
        "It would help if the server admitted our reading, which is slow and says who it is.")
    case .forbiddenAddress, .redirectLoop:
      l("Ayudaría corregir a dónde llevan esos enlaces.", "It would help to correct where those links lead.")
    case .dns, .refused, .timeout, .serverError, .emptyAnswer, .interrupted:
      l("Volveremos a leerlo en la próxima auditoría.", "We will read it again in the next audit.")
    case .tls:
      l(
        "Ayudaría revisar el certificado del servidor.",
        "It would help to look over the server's certificate.")
    case .tooLarge, .bomb:
      l("Ayudaría publicarlo en archivos más pequeños.", "It would help to publish it in smaller files.")
    case .notHTML, .unreadableDocument:
      l(
        "Ayudaría publicarlo en un formato que abra con programas comunes.",
        "It would help to publish it in a format that common programs open.")
    case .needsJavaScript:
      l(
        "Ayudaría que el contenido esté en la página misma o en un archivo enlazado.",
        "It would help if the content stood in the page itself or in a linked file.")
    case .documentNotOpened:
      l("Una persona puede abrirlo con el enlace de abajo.", "A person can open it by the link below.")
    case .publishedElsewhere:
      l("Ayudaría enlazar los documentos uno por uno.", "It would help to link the documents one by one.")
    case .listUnknown:
      l("Se sabrá cuando encontremos la lista.", "It will be known once we find the list.")
    case .ambiguousDate:
      l(
        "Ayudaría escribir el mes con letra o la fecha como 2026-03-31.",
        "It would help to write the month in letters, or the date as 2026-03-31.")
    case .noDate:
      l(
        "Ayudaría escribir en ello la fecha de actualización.",
        "It would help to write the date of update on it.")
    case .contradictory:
      l("Ayudaría dejar una sola de las dos.", "It would help to leave only one of the two.")
    case .inDoubt:
      l(
        "Ayudaría darle un título o un encabezado con su nombre.",
        "It would help to give it a title or a heading with its name.")
    case .tooLittleRead, .budgetSpent:
      l("Una lectura más larga lo resolverá.", "A longer reading will settle it.")
    case .forReview, .reviewExpired:
      l(
        "Se sabrá cuando una persona lo revise y firme su respuesta.",
        "It will be known once a person has reviewed it and signed the answer.")
    }
  }

  /// The cause in a few words, as a label.
  public func label(in l: Language) -> String {
    switch self {
    case .homeMissing: l("portada no encontrada", "home page not found")
    case .parked: l("dominio sin portal", "no portal at the domain")
    case .robots: l("robots.txt lo pide", "robots.txt asks so")
    case .blocked: l("el servidor no nos admitió", "the server did not admit us")
    case .forbiddenAddress: l("dirección privada", "private address")
    case .dns: l("nombre sin resolver", "name not resolved")
    case .refused: l("conexión rechazada", "connection refused")
    case .tls: l("sin conexión segura", "no secure connection")
    case .timeout: l("sin respuesta a tiempo", "no answer in time")
    case .serverError: l("error del servidor", "server error")
    case .redirectLoop: l("reenvíos sin fin", "endless redirects")
    case .tooLarge: l("demasiado grande", "too large")
    case .bomb: l("compresión desmedida", "excessive compression")
    case .emptyAnswer: l("respuesta vacía", "empty answer")
    case .notHTML: l("no es una página", "not a page")
    case .needsJavaScript: l("necesita JavaScript", "needs JavaScript")
    case .unreadableDocument: l("documento ilegible", "unreadable document")
    case .documentNotOpened: l("documento no leído por dentro", "document's inside not read")
    case .publishedElsewhere: l("publicado en otro sitio", "published elsewhere")
    case .listUnknown: l("lista desconocida", "list unknown")
    case .ambiguousDate: l("fecha ambigua", "ambiguous date")
    case .noDate: l("sin fecha", "no date")
    case .contradictory: l("contradictorio", "contradictory")
    case .inDoubt: l("en duda", "in doubt")
    case .tooLittleRead: l("se leyó muy poco", "too little read")
    case .budgetSpent: l("límite de páginas", "limit of pages")
    case .paused: l("en pausa", "paused")
    case .interrupted: l("interrumpida", "interrupted")
    case .forReview: l("espera revisión", "awaits review")
    case .reviewExpired: l("revisión caducada", "review expired")
    }
  }
}
