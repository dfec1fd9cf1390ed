/// The borough's portal: most of what it owes is there; what is not is missing in the ways of real portals.
enum DemoBorough {
  static let institution = DemoInstitution(
    look: DemoLook(
      name: "Alcaldía Iztapalapa", motto: "Gobierno cercano, cuentas claras", root: "/alcaldia/",
      colour: "#7a1f3d",
      address: "Aldama 63, Barrio San Lucas, 09000 Ciudad de México. Conmutador 55 5555 0100.",
      menu: [
        ("Inicio", ""), ("La alcaldía", "la-alcaldia/"), ("Trámites y servicios", "tramites/"),
        ("Programas sociales", "programas/"), ("Participación ciudadana", "#"),
        ("Transparencia y acceso a la información", "transparencia/"), ("Noticias", "noticias/"),
        ("Contacto", "contacto.html"),
      ]),
    pages: welcome + transparency + DemoBoroughPages.money + DemoBoroughPages.people, documents: documents,
    errorPages: ["documentos/padron-proveedores-2026.xlsx"])

  private static let welcome: [DemoPage] = [
    DemoPage(
      "", "Bienvenida a la Alcaldía Iztapalapa",
      DemoPage.p(
        "Aquí encontrará lo que la alcaldía hace todos los días en sus pueblos, barrios y colonias: bacheo, alumbrado, "
          + "poda, mercados, deporte y cultura. Elija un tema o use el menú."),
      DemoPage.tiles([
        ("Trámites y servicios", "Requisitos, costos y ventanillas.", "/alcaldia/tramites/"),
        ("Programas sociales", "Quién puede pedirlos y cómo.", "/alcaldia/programas/"),
        ("Mecanismos de participación ciudadana", "Su voz cuenta.", "#"),
        ("Obligaciones de transparencia", "Lo que la ley manda publicar.", "/alcaldia/transparencia/"),
      ]),
      DemoPage.h2("Lo más reciente"),
      DemoPage.list([
        ("Concluye la rehabilitación de la calle Ermita", "noticias/2026-10-ermita.html"),
        ("Jornada de vacunación de mascotas", "noticias/2026-09-mascotas.html"),
      ])),
    DemoPage(
      "la-alcaldia/", "La alcaldía",
      DemoPage.p(
        "La demarcación reúne pueblos originarios, barrios y unidades habitacionales que crecieron al pie del Cerro de "
          + "la Estrella. Sus canales y chinampas fueron durante siglos la despensa de la ciudad."),
      DemoPage.list([
        ("Historia", "historia.html"), ("Estructura orgánica", "estructura.html"),
        ("Directorio de personas servidoras públicas", "directorio.html"),
        ("Concejo de la alcaldía", "concejo.html"),
      ])),
    DemoPage(
      "la-alcaldia/historia.html", "Historia",
      DemoPage.p(
        "El cabildo novohispano llevaba un inventario de bienes de cada pueblo y repartía por turnos el agua de los "
          + "manantiales. Las crónicas hablan de un presupuesto escaso, de obras de desagüe interminables y de informes "
          + "que nadie leía. La calzada de Iztapalapa, que unía el pueblo con la ciudad, se volvió avenida en 1950."
      ),
      DemoPage.p(
        "En 1929 los municipios desaparecieron y comenzó la época de las delegaciones; desde 2018 gobierna una alcaldía "
          + "con concejo electo.")),
    DemoPage(
      "contacto.html", "Contacto",
      DemoPage.p("Atención ciudadana: Aldama 63, Barrio San Lucas, de lunes a viernes de 9 a 18 horas."),
      DemoPage.p("Teléfono 55 5555 0100. Correo: atencion@iztapalapa.example.")),
    DemoPage(
      "noticias/", "Noticias",
      DemoPage.list([
        ("Concluye la rehabilitación de la calle Ermita", "2026-10-ermita.html"),
        ("Jornada de vacunación de mascotas", "2026-09-mascotas.html"),
        ("La alcaldía publicará su inventario de bienes", "2026-08-inventario.html"),
      ])),
    DemoPage(
      "noticias/2026-10-ermita.html", "Concluye la rehabilitación de la calle Ermita",
      DemoPage.p("9 de octubre de 2026."),
      DemoPage.p(
        "Vecinas y vecinos de cuatro colonias recorrieron ayer los ochocientos metros de banqueta nueva. Los trabajos "
          + "tomaron once semanas, dos menos de las previstas.")),
    DemoPage(
      "noticias/2026-09-mascotas.html", "Jornada de vacunación de mascotas",
      DemoPage.p("14 de septiembre de 2026."),
      DemoPage.p(
        "Más de seiscientos perros y gatos recibieron la vacuna antirrábica en el deportivo de la colonia.")),
    DemoPage(
      "noticias/2026-08-inventario.html", "La alcaldía publicará su inventario de bienes",
      DemoPage.p("20 de agosto de 2026."),
      DemoPage.p(
        "La alcaldía publicará próximamente en este portal el inventario de sus bienes muebles e inmuebles, anunció la "
          + "Dirección General de Administración durante su comparecencia ante el concejo.")),
  ]

  private static let transparency: [DemoPage] = [
    DemoPage(
      "transparencia/", "Obligaciones de transparencia",
      DemoPage.p(
        "En esta sección se publica la información que la ley ordena difundir sin que nadie la solicite. Cada apartado "
          + "indica su fecha de actualización y el área responsable. Use el buscador o recorra la lista."),
      "<form action=\"/alcaldia/transparencia/\"><input name=\"q\" aria-label=\"Buscar\"><button>Buscar</button></form>",
      DemoPage.h2("Obligaciones comunes"),
      DemoPage.list([
        ("Marco normativo", "marco-normativo.html"),
        ("Estructura orgánica", "../la-alcaldia/estructura.html"),
        ("Facultades de cada área", "facultades.html"),
        ("Directorio de personas servidoras públicas", "../la-alcaldia/directorio.html"),
        ("Remuneración bruta y neta", "remuneraciones.html"), ("Unidad de Transparencia", "unidad.html"),
        ("Presupuesto asignado y ejercicio trimestral del gasto", "presupuesto.html"),
        ("Licitaciones, invitaciones y adjudicaciones directas", "contratos.html"),
        ("Padrón de proveedores y contratistas", "proveedores.html"),
        ("Resultados de auditorías", "auditorias.html"),
        ("Actas y resoluciones del Comité de Transparencia", "../comite/actas.html"),
      ]),
      DemoPage.h2("Obligaciones específicas de la alcaldía"),
      DemoPage.list([
        ("Sesiones del concejo", "../la-alcaldia/concejo.html"), ("Presupuesto de egresos", "egresos.html"),
        ("Licencias de construcción", "licencias.html"), ("Permisos y licencias otorgados", "permisos.html"),
        ("Avance físico y financiero de las obras", "obras.html"),
        ("Indicadores oficiales de los servicios públicos", "indicadores.html"),
        ("Reglas de operación", "../programas/reglas.html"),
        ("Padrón de personas beneficiarias", "../programas/padron.html"),
        ("Informe anual de labores", "informes.html"),
      ]),
      DemoPage.updated("16 de octubre de 2026", by: "Unidad de Transparencia")),
    DemoPage(
      "transparencia/marco-normativo.html", "Marco normativo",
      DemoPage.p("Disposiciones que rigen la actuación de la alcaldía, en su texto vigente."),
      DemoPage.list([
        ("Ley Orgánica de Alcaldías (PDF)", "../documentos/ley-organica-alcaldias.pdf"),
        ("Manual administrativo de la alcaldía (PDF)", "../documentos/manual-administrativo.pdf"),
        ("Bando de gobierno (PDF)", "../documentos/bando.pdf"),
      ]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección General de Asuntos Jurídicos")),
    DemoPage(
      "transparencia/facultades.html", "Facultades de cada área",
      DemoPage.table(
        "Facultades de cada área",
        [
          ["Área", "Facultades", "Fundamento"],
          [
            "Dirección General de Obras", "Planear, contratar y supervisar la obra de la demarcación",
            "Manual, capítulo 3",
          ],
          [
            "Dirección General de Servicios Urbanos", "Limpia, poda, alumbrado y bacheo de calles",
            "Manual, capítulo 4",
          ],
          [
            "Dirección General de Bienestar", "Operar los apoyos y los centros comunitarios",
            "Manual, capítulo 5",
          ],
          [
            "Dirección General de Administración", "Administrar al personal, las compras y el gasto",
            "Manual, capítulo 6",
          ],
        ]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección General de Administración")),
    DemoPage(
      "transparencia/unidad.html", "Unidad de Transparencia",
      DemoPage.p(
        "Domicilio: calle Aldama 63, planta baja, Barrio San Lucas, 09000 Ciudad de México. Atiende de lunes a viernes "
          + "de 9 a 15 horas. Responsable: Inés Carmona Ruiz."),
      DemoPage.p("Solicitudes de información: transparencia@iztapalapa.example. Teléfono 55 5555 0133."),
      DemoPage.updated("15 de octubre de 2026", by: "Unidad de Transparencia")),
  ]

  private static let documents: [DemoDocument] = [
    .pdf(
      "documentos/ley-organica-alcaldias.pdf", "Ley Orgánica de Alcaldías", "Texto de muestra.", "Artículo 1."
    ),
    .pdf(
      "documentos/manual-administrativo.pdf", "Manual administrativo", "Capítulo 1. Objeto.",
      "Capítulo 2. Áreas."),
    .pdf(
      "documentos/bando.pdf", "Bando de gobierno", "Artículo 1. El presente bando es de observancia general."),
    .pdf(
      "documentos/acta-concejo-2026-09.pdf", "Acta de la sesión ordinaria del concejo",
      "11 de septiembre de 2026."),
    .pdf(
      "documentos/acta-concejo-2026-10.pdf", "Acta de la sesión ordinaria del concejo",
      "9 de octubre de 2026."),
    .pdf("documentos/reglas-mercomuna.pdf", "Reglas de operación 2026", "Programa Mercado en tu Barrio."),
    .pdf("documentos/reglas-becas.pdf", "Reglas de operación 2026", "Programa Becas para Aprender."),
    .pdf(
      "documentos/presupuesto-egresos-2026.pdf", "Presupuesto de egresos 2026", "Total: 5 812 340 000 pesos."),
    .xlsx("documentos/gasto-2026-3t.xlsx", "Gasto 3T 2026", DemoBoroughPages.spending),
    .csv("documentos/gasto-2026-3t.csv", DemoBoroughPages.spending),
    .csv("documentos/indicadores-2026-3t.csv", DemoBoroughPages.indicators),
  ]
}
