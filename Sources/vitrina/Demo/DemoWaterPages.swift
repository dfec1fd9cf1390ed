/// The water secretariat's transparency section.
enum DemoWaterPages {
  static let pay = [
    ["Puesto", "Nivel", "Remuneración bruta", "Remuneración neta"],
    ["Secretario", "49", "109 981.00", "77 231.00"], ["Directora general", "45", "83 107.00", "60 014.00"],
    ["Operador de pozo", "8", "11 420.00", "10 002.00"],
  ]
  static let tenders = [
    ["Procedimiento", "Objeto", "Ganador", "Monto", "Fecha"],
    ["LPN-031-2026", "Sustitución de tubería", "Ductos Mixcoac, S.A.", "88 120 000", "9 de julio de 2026"],
    ["LPN-035-2026", "Equipo de bombeo", "Bombas Lerma, S.A.", "41 700 000", "20 de agosto de 2026"],
  ]

  static let transparency: [DemoPage] = [
    DemoPage(
      "transparencia/", "Obligaciones de transparencia",
      DemoPage.p(
        "Información que la secretaría difunde sin que medie solicitud, ordenada por artículo y fracción."),
      DemoPage.h2("Artículo 65"),
      DemoPage.list([
        ("Fracción I. Marco normativo", "fr-01.html"), ("Fracción II. Estructura orgánica", "fr-02.html"),
        ("Fracción III. Facultades de cada área", "fr-03.html"),
        ("Fracción V. Indicadores", "../indicadores.html"),
        ("Fracción VI. Directorio de personas servidoras públicas", "fr-06.html"),
        ("Fracción VII. Remuneración bruta y neta", "fr-07.html"),
        ("Fracción XII. Unidad de Transparencia", "fr-12.html"),
        ("Fracción XIX. Presupuesto asignado", "fr-19.html"),
        ("Fracción XXII. Resultados de auditorías", "fr-22.html"),
        ("Fracción XXV. Permisos y autorizaciones otorgados", "../interno/permisos.html"),
        ("Fracción XXVI. Licitaciones y adjudicaciones directas", "fr-26.html"),
        ("Fracción XXVIII. Estadísticas generadas", "fr-28.html"),
        ("Fracción XXIX. Avances programáticos", "fr-29.html"),
        ("Fracción XXX. Padrón de proveedores y contratistas", "fr-30.html"),
      ]),
      DemoPage.updated("12 de octubre de 2026", by: "Unidad de Transparencia")),
    DemoPage(
      "transparencia/fr-01.html", "Marco normativo",
      DemoPage.p(
        "El marco normativo aplicable al sujeto obligado, en el que deberá incluirse leyes, códigos, reglamentos, decretos "
          + "de creación, manuales administrativos, reglas de operación, criterios, políticas, entre otros.")),
    DemoPage(
      "transparencia/fr-02.html", "Estructura orgánica", coding: .mistoldLatin,
      DemoPage.p("Organigrama de la secretaría y relación de sus áreas."),
      DemoPage.table(
        "Estructura orgánica",
        [
          ["Área", "Titular"], ["Subsecretaría de Operación", "Héctor Ibarra Núñez"],
          ["Dirección General de Drenaje", "Aída Solís Peña"],
          ["Dirección de Laboratorio", "Raúl Güitrón Díaz"],
        ]),
      DemoPage.list([("Organigrama (PDF)", "../documentos/organigrama.pdf")]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección de Administración")),
    DemoPage("transparencia/fr-03.html", "Facultades de cada área", DemoPage.p("Sitio en construcción.")),
    DemoPage(
      "transparencia/fr-06.html", "Directorio de personas servidoras públicas",
      DemoPage.table(
        "Directorio de personas servidoras públicas",
        [
          ["Nombre", "Cargo", "Teléfono", "Correo electrónico"],
          ["Héctor Ibarra Núñez", "Subsecretario de Operación", "55 5555 0201", "hibarra@agua.example"],
          ["Aída Solís Peña", "Directora General de Drenaje", "55 5555 0202", "asolis@agua.example"],
          ["Raúl Güitrón Díaz", "Director de Laboratorio", "55 5555 0203", "rguitron@agua.example"],
          ["Nadia Cortés Leal", "Directora de Administración", "55 5555 0204", "ncortes@agua.example"],
        ]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección de Administración")),
    DemoPage(
      "transparencia/fr-07.html", "Remuneración bruta y neta",
      DemoPage.p("Tabulador vigente en el tercer trimestre de 2026."),
      DemoPage.list([("Tabulador de sueldos y salarios 2026 (XLSX)", "../documentos/tabulador-2026.xlsx")]),
      DemoPage.updated("12 de octubre de 2026", by: "Dirección de Administración")),
    DemoPage(
      "transparencia/fr-12.html", "Unidad de Transparencia",
      DemoPage.p("Responsable: Pablo Ríos Mena. Reciba orientación de lunes a viernes de 9 a 15 horas."),
      DemoPage.p("Teléfono 55 5555 0233, extensión 14."),
      DemoPage.updated("12 de octubre de 2026", by: "Unidad de Transparencia")),
    DemoPage(
      "transparencia/fr-19.html", "Presupuesto asignado",
      DemoPage.table(
        "Presupuesto asignado y ejercido, 4° trimestre 2023 (pesos)",
        [
          ["Capítulo", "Asignado", "Ejercido"], ["1000", "3 010 000 000", "2 998 000 000"],
          ["3000", "6 704 000 000", "6 512 000 000"], ["6000", "4 120 000 000", "3 870 000 000"],
        ]),
      DemoPage.updated("18 de enero de 2024", by: "Dirección de Finanzas")),
    DemoPage(
      "transparencia/fr-22.html", "Resultados de auditorías",
      DemoPage.list([("Informe de resultados de la auditoría 2025 (PDF)", "../documentos/auditoria-2025.pdf")]
      ),
      DemoPage.updated("12 de octubre de 2026", by: "Órgano Interno de Control")),
    DemoPage(
      "transparencia/fr-26.html", "Licitaciones y adjudicaciones directas",
      DemoPage.h2("Licitaciones públicas"),
      DemoPage.table("Licitaciones públicas, 3er trimestre 2026", tenders),
      DemoPage.h2("Adjudicaciones directas"),
      DemoPage.table(
        "Adjudicaciones directas, 3er trimestre 2026",
        [
          ["Contrato", "Objeto", "Proveedor", "Monto", "Fecha"],
          [
            "AD-112-2026", "Reactivos de laboratorio", "Química Portales, S.A.", "912 000",
            "3 de agosto de 2026",
          ],
          [
            "AD-118-2026", "Renta de pipas", "Transportes Zaragoza, S.A.", "1 480 000",
            "17 de septiembre de 2026",
          ],
        ]),
      DemoPage.list([("Contratos, 3er trimestre 2026 (XLSX)", "../documentos/contratos-2026-3t.xlsx")]),
      DemoPage.updated("12 de octubre de 2026", by: "Dirección de Administración")),
    DemoPage(
      "transparencia/fr-28.html", "Estadísticas generadas",
      DemoPage.list([("Estadísticas generadas 2026 (XLSX)", "../documentos/estadisticas-2026.xlsx")]),
      DemoPage.updated("12 de octubre de 2026", by: "Dirección de Planeación")),
    DemoPage(
      "transparencia/fr-29.html", "Avances programáticos",
      DemoPage.p(
        "El informe de avances programáticos se publicará en este espacio en cuanto esté disponible.")),
    DemoPage(
      "transparencia/fr-30.html", "Padrón de proveedores y contratistas",
      DemoPage.p("Consulte el padrón en el sistema de la Secretaría de Finanzas:"),
      DemoPage.list([("Padrón de proveedores y contratistas", "https://proveedores.finanzas.example/padron")])
    ),
  ]
}
