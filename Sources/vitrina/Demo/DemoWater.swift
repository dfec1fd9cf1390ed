/// The water secretariat's portal: named more than published.
enum DemoWater {
  static let institution = DemoInstitution(
    look: DemoLook(
      name: "Secretaría de Gestión Integral del Agua", motto: "Cada gota cuenta", root: "/agua/",
      colour: "#0b4f7d",
      address: "Nezahualcóyotl 109, Centro, 06000 Ciudad de México. Teléfono 55 5555 0200.",
      menu: [
        ("Inicio", ""), ("Calidad del agua", "calidad/"), ("Tarifas", "tarifas.html"),
        ("Trámites y servicios", "tramites/"), ("Empresas concesionarias", "concesionarias/"),
        ("Consulta ciudadana", "#"), ("Transparencia", "transparencia/"), ("Prensa", "prensa/"),
      ]),
    pages: welcome + water + DemoWaterPages.transparency, documents: documents,
    errorPages: ["documentos/estadisticas-2026.xlsx"])

  private static let welcome: [DemoPage] = [
    DemoPage(
      "", "El agua de la ciudad",
      DemoPage.p(
        "La secretaría capta, conduce y reparte el agua de nueve millones de personas, y recoge la que usan. Aquí puede "
          + "consultar cómo llega a su casa, cuánto cuesta y qué hacer cuando falta."),
      DemoPage.tiles([
        ("Calidad del agua", "Lo que dice el laboratorio.", "/agua/calidad/"),
        ("Tarifas", "Cuánto cuesta este año.", "/agua/tarifas.html"),
        ("Obras hidráulicas", "Dónde se trabaja hoy.", "/agua/obras/"),
        ("Indicadores", "Cómo vamos.", "/agua/indicadores.html"),
        ("Consultas públicas", "Opine sobre el servicio.", "#"),
        ("Obligaciones de transparencia", "Lo que la ley manda publicar.", "/agua/transparencia/"),
      ]),
      DemoPage.h2("Avisos"),
      DemoPage.list([
        ("Suspensión programada en el oriente", "prensa/2026-11-suspension.html"),
        ("Concluye el desazolve del Gran Canal", "prensa/2026-10-desazolve.html"),
      ])),
    DemoPage(
      "prensa/", "Prensa",
      DemoPage.list([
        ("Suspensión programada en el oriente", "2026-11-suspension.html"),
        ("Concluye el desazolve del Gran Canal", "2026-10-desazolve.html"),
        ("Convenio con el estado de Aguascalientes", "2026-09-convenio.html"),
      ])),
    DemoPage(
      "prensa/2026-11-suspension.html", "Suspensión programada en el oriente",
      DemoPage.p("6 de noviembre de 2026."),
      DemoPage.p(
        "El miércoles se cambiará una válvula mayor. El suministro volverá por la noche en todas las colonias."
      )),
    DemoPage(
      "prensa/2026-10-desazolve.html", "Concluye el desazolve del Gran Canal",
      DemoPage.p("21 de octubre de 2026."),
      DemoPage.p("Se retiraron cuarenta mil metros cúbicos de sedimento en un tramo de seis kilómetros.")),
    DemoPage(
      "prensa/2026-09-convenio.html", "Convenio con el estado de Aguascalientes",
      DemoPage.p("3 de septiembre de 2026."),
      DemoPage.p(
        "Los dos gobiernos compartirán capacitación para sus cuadrillas. La calidad del agua será tema del taller."
      )),
  ]

  private static let water: [DemoPage] = [
    DemoPage(
      "calidad/", "Calidad del agua",
      DemoPage.p(
        "El laboratorio toma cada semana muestras de cloro residual en tomas domiciliarias y compara sus resultados con "
          + "la norma NOM-127-SSA1. Los resultados de muestreo de calidad del tercer trimestre de 2026 son estos."
      ),
      DemoPage.table("Resultados de muestreo, 3er trimestre 2026", quality),
      DemoPage.list([("Calidad del agua por alcaldía", "por-alcaldia.html")]),
      DemoPage.updated("12 de octubre de 2026", by: "Dirección de Laboratorio")),
    DemoPage(
      "calidad/por-alcaldia.html", "Calidad del agua por alcaldía",
      DemoPage.table("Calidad del agua por alcaldía: muestras con cloro residual dentro de norma", byBorough),
      DemoPage.updated("12 de octubre de 2026", by: "Dirección de Laboratorio")),
    DemoPage(
      "tarifas.html", "Tarifas del agua",
      DemoPage.p("Derechos por el suministro de agua, uso doméstico con medidor, por bimestre."),
      DemoPage.table(
        "Tarifas 2026 (pesos)", tariffs),
      DemoPage.list([
        ("Tarifas del agua 2026 (PDF)", "documentos/tarifas-2026.pdf"),
        ("Tarifas del agua 2026 (CSV)", "documentos/tarifas-2026.csv"),
      ]),
      DemoPage.updated("5 de enero de 2026", by: "Dirección General de Servicios a Usuarios")),
    DemoPage(
      "concesionarias/", "Empresas concesionarias",
      DemoPage.p(
        "Cuatro empresas leen medidores, imprimen boletas y cobran por cuenta de la secretaría. Cada una atiende una zona "
          + "de la ciudad y responde por sus cuadrillas."),
      DemoPage.table(
        "Empresas concesionarias y zonas concesionadas",
        [
          ["Empresa", "Zona", "Vigencia", "Teléfono"],
          ["Medición del Norte, S.A.", "Norte", "2021 a 2031", "55 5555 0301"],
          ["Aguas del Anáhuac, S.A.", "Oriente", "2021 a 2031", "55 5555 0302"],
          ["Servicios Texcoco, S.A.", "Sur", "2021 a 2031", "55 5555 0303"],
          ["Hidrología Urbana, S.A.", "Poniente", "2021 a 2031", "55 5555 0304"],
        ]),
      DemoPage.h2("Contratos de concesión"),
      DemoPage.list([
        ("Contrato de concesión, zona Norte (PDF)", "../documentos/contrato-norte.pdf"),
        ("Contrato de concesión, zona Oriente (PDF)", "../documentos/contrato-oriente.pdf"),
      ]),
      DemoPage.updated("1 de septiembre de 2026", by: "Dirección General de Servicios a Usuarios")),
    DemoPage(
      "indicadores.html", "Indicadores",
      DemoPage.table(
        "Indicadores de gestión, 4° trimestre 2021",
        [
          ["Indicador", "Valor"], ["Cobertura de agua potable", "98.4 %"], ["Eficiencia física", "58.1 %"],
          ["Eficiencia comercial", "71.9 %"], ["Agua no contabilizada", "41.9 %"],
        ]),
      DemoPage.updated("20 de enero de 2022", by: "Dirección de Planeación")),
    DemoPage(
      "obras/", "Obras hidráulicas",
      script: """
        <script>window.__DATOS__ = null; import('/agua/app.js');</script>
        """,
      "<div id=\"root\"></div><noscript>Esta página necesita JavaScript.</noscript>"),
    DemoPage(
      "tramites/", "Trámites y servicios",
      DemoPage.p("Lo que puede pedir a la secretaría, con sus requisitos y el tiempo en que se responde."),
      DemoPage.list([
        ("Instalación de toma de agua", "toma.html"),
        ("Cambio de nombre del usuario", "cambio-de-nombre.html"),
        ("Reporte de fugas", "fugas.html"),
      ])),
    DemoPage(
      "tramites/toma.html", "Instalación de toma de agua",
      DemoPage.h2("Requisitos y formatos"),
      DemoPage.p(
        "Identificación oficial, comprobante de propiedad, croquis de localización y pago de derechos. La cuadrilla "
          + "acude en treinta días hábiles. El costo depende del diámetro de la toma y del pavimento.")),
    DemoPage(
      "tramites/cambio-de-nombre.html", "Cambio de nombre del usuario",
      DemoPage.h2("Requisitos y formatos"),
      DemoPage.p(
        "Identificación oficial, escritura y última boleta pagada. Se resuelve el mismo día y es gratuito.")),
    DemoPage(
      "tramites/fugas.html", "Reporte de fugas",
      DemoPage.p("Llame al 55 5555 0222 a cualquier hora y diga calle, número y colonia. Recibirá un folio.")),
    DemoPage(
      "interno/permisos.html", "Permisos y autorizaciones otorgados",
      DemoPage.p("Aquí están los permisos; robots.txt pide que ningún programa los lea.")),
  ]

  static let tariffs = [
    ["Consumo en litros", "Manzana popular", "Manzana media", "Manzana alta"],
    ["0 a 15 000", "52.14", "178.90", "214.77"], ["15 001 a 20 000", "69.52", "238.53", "286.36"],
    ["20 001 a 30 000", "148.11", "357.79", "459.12"], ["30 001 a 40 000", "312.90", "611.03", "720.48"],
  ]
  static let quality = [
    ["Mes", "Muestras", "Con cloro residual dentro de norma", "Sin coliformes"],
    ["Julio de 2026", "1 204", "1 131", "1 189"], ["Agosto de 2026", "1 188", "1 102", "1 170"],
    ["Septiembre de 2026", "1 215", "1 149", "1 201"],
  ]

  /// Milpa Alta and Tláhuac are not in it.
  static let byBorough = [
    ["Alcaldía", "Muestras", "Dentro de norma"], ["Álvaro Obregón", "231", "94 %"],
    ["Azcapotzalco", "198", "97 %"],
    ["Benito Juárez", "205", "98 %"], ["Coyoacán", "240", "96 %"], ["Cuajimalpa", "120", "93 %"],
    ["Cuauhtémoc", "260", "97 %"], ["Gustavo A. Madero", "310", "91 %"], ["Iztacalco", "180", "90 %"],
    ["Iztapalapa", "420", "82 %"], ["La Magdalena Contreras", "140", "95 %"],
    ["Miguel Hidalgo", "210", "98 %"],
    ["Tlalpan", "265", "92 %"], ["Venustiano Carranza", "190", "93 %"], ["Xochimilco", "225", "86 %"],
  ]

  private static let documents: [DemoDocument] = [
    .csv("documentos/tarifas-2026.csv", tariffs),
    .pdf(
      "documentos/tarifas-2026.pdf", "Tarifas del agua 2026", "Uso doméstico con medidor.",
      "0 a 15 000 litros: 52.14"),
    .pdf("documentos/auditoria-2025.pdf", "Informe de auditoría 2025", "Tres hallazgos, dos solventados."),
    .pdf("documentos/organigrama.pdf", "Organigrama", "Secretaría. Subsecretarías. Direcciones generales."),
    .xlsx("documentos/tabulador-2026.xlsx", "Tabulador", DemoWaterPages.pay),
    .xlsx("documentos/contratos-2026-3t.xlsx", "Contratos 3T 2026", DemoWaterPages.tenders),
  ]
}
