/// The borough's pages about money, works, offices and programmes.
enum DemoBoroughPages {
  static let spending = [
    ["Capítulo", "Aprobado", "Ejercido al 30 de septiembre de 2026"],
    ["1000 Servicios personales", "2 410 000 000", "1 684 220 000"],
    ["2000 Materiales y suministros", "418 000 000", "251 730 000"],
    ["3000 Servicios generales", "1 120 000 000", "702 118 000"],
    ["6000 Inversión pública", "1 864 340 000", "990 400 000"],
  ]
  static let indicators = [
    ["Indicador", "Meta", "3er trimestre 2026"],
    ["Luminarias reparadas en menos de 72 horas", "90 %", "84 %"],
    ["Baches atendidos", "12 000", "9 310"],
    ["Árboles podados con dictamen", "3 500", "3 377"],
    ["Toneladas recogidas por día", "2 200", "2 245"],
  ]

  static let money: [DemoPage] = [
    DemoPage(
      "transparencia/remuneraciones.html", "Remuneración bruta y neta",
      DemoPage.table(
        "Remuneración bruta y neta de las personas servidoras públicas, 4° trimestre de 2024",
        [
          ["Puesto", "Nivel", "Remuneración mensual bruta", "Remuneración mensual neta"],
          ["Alcaldesa", "48", "106 412.00", "74 921.00"],
          ["Directora general", "45", "83 107.00", "60 014.00"],
          ["Subdirector de área", "29", "35 660.00", "28 211.00"],
          ["Jefe de unidad", "25", "26 118.00", "21 304.00"],
        ]),
      DemoPage.updated("15 de enero de 2025", by: "Dirección de Capital Humano")),
    DemoPage(
      "transparencia/presupuesto.html", "Presupuesto asignado y ejercicio trimestral del gasto",
      DemoPage.p("Informe del tercer trimestre de 2026, por capítulo de gasto."),
      DemoPage.table("Ejercicio del gasto, 3er trimestre 2026 (pesos)", spending),
      DemoPage.list([
        ("Ejercicio trimestral del gasto, 3er trimestre 2026 (XLSX)", "../documentos/gasto-2026-3t.xlsx"),
        ("Ejercicio trimestral del gasto, 3er trimestre 2026 (CSV)", "../documentos/gasto-2026-3t.csv"),
      ]),
      DemoPage.updated("15 de octubre de 2026", by: "Dirección de Finanzas")),
    DemoPage(
      "transparencia/egresos.html", "Presupuesto de egresos",
      DemoPage.p("Distribución de los recursos otorgados a la alcaldía en el ejercicio 2026."),
      DemoPage.list([("Presupuesto de egresos 2026 (PDF)", "../documentos/presupuesto-egresos-2026.pdf")]),
      DemoPage.updated("2 de octubre de 2026", by: "Dirección de Finanzas")),
    DemoPage(
      "transparencia/contratos.html", "Licitaciones, invitaciones y adjudicaciones directas",
      DemoPage.h2("Licitaciones públicas e invitaciones restringidas"),
      DemoPage.table(
        "Licitaciones públicas, 3er trimestre 2026",
        [
          ["Procedimiento", "Objeto", "Ganador", "Monto con IVA", "Fecha del fallo"],
          [
            "LPN-014-2026", "Repavimentación de tres avenidas", "Caminos del Sur, S.A.", "48 210 000",
            "14 de julio de 2026",
          ],
          ["LPN-017-2026", "Luminarias LED", "Luz y Obra, S.A.", "22 904 000", "11 de agosto de 2026"],
          [
            "IR-009-2026", "Uniformes de servicios urbanos", "Textiles Ajusco, S.A.", "3 118 000",
            "2 de septiembre de 2026",
          ],
        ]),
      DemoPage.h2("Adjudicaciones directas"),
      DemoPage.list([
        ("Adjudicaciones directas, 3er trimestre 2026 (PDF)", "../Documentos/adjudicaciones-2026-3t.pdf")
      ]),
      DemoPage.updated("15 de octubre de 2026", by: "Dirección de Recursos Materiales")),
    DemoPage(
      "transparencia/proveedores.html", "Padrón de proveedores y contratistas",
      DemoPage.list([
        ("Padrón de proveedores y contratistas 2026 (XLSX)", "../documentos/padron-proveedores-2026.xlsx")
      ]),
      DemoPage.updated("15 de octubre de 2026", by: "Dirección de Recursos Materiales")),
    DemoPage(
      "transparencia/auditorias.html", "Resultados de auditorías",
      script: """
        <script>fetch('/alcaldia/api/auditorias').then(r => r.json()).then(pinta);
        function pinta(filas) { document.getElementById('app').innerHTML = filas.map(f => f.titulo).join(); }</script>
        """,
      "<div id=\"app\">Cargando...</div><noscript>Active JavaScript para ver esta página.</noscript>"),
    DemoPage(
      "transparencia/licencias.html", "Licencias de construcción",
      DemoPage.table(
        "Licencias de construcción otorgadas, 2° trimestre 2023",
        [
          ["Folio", "Ubicación", "Tipo", "Superficie m²"],
          ["0412/2023", "Ermita 1120", "Manifestación tipo B", "840"],
          ["0419/2023", "Rojo Gómez 44", "Licencia especial", "212"],
          ["0423/2023", "Tláhuac 3301", "Manifestación tipo B", "1 310"],
        ]),
      DemoPage.updated("12 de julio de 2023", by: "Dirección de Desarrollo Urbano")),
    DemoPage(
      "transparencia/permisos.html", "Permisos y licencias otorgados",
      DemoPage.p("Próximamente.")),
    DemoPage(
      "transparencia/obras.html", "Avance físico y financiero de las obras",
      DemoPage.table(
        "Avance físico y financiero, 3er trimestre 2026",
        [
          ["Obra", "Contrato", "Avance físico", "Avance financiero"],
          ["Repavimentación de Ermita", "O-014-2026", "100 %", "96 %"],
          ["Casa de cultura Culhuacán", "O-006-2026", "62 %", "58 %"],
          ["Mercado Jacarandas", "O-011-2026", "35 %", "30 %"],
          ["Cancha La Joya", "O-019-2026", "80 %", "77 %"],
        ]),
      DemoPage.updated("15 de octubre de 2026", by: "Dirección General de Obras")),
    DemoPage(
      "transparencia/indicadores.html", "Indicadores oficiales de los servicios públicos",
      DemoPage.table("Indicadores de los servicios públicos, 3er trimestre 2026", indicators),
      DemoPage.list([("Indicadores de los servicios públicos (CSV)", "../documentos/indicadores-2026-3t.csv")]
      ),
      DemoPage.updated("15 de octubre de 2026", by: "Dirección General de Servicios Urbanos")),
    DemoPage(
      "transparencia/informes.html", "Informe anual de labores",
      DemoPage.list([("Informe anual de labores 2025-2026 (PDF)", "../documentos/informe-labores-2026.pdf")]),
      DemoPage.updated("5 de octubre de 2026", by: "Oficina de la Alcaldía")),
  ]

  static let people: [DemoPage] = [
    DemoPage(
      "la-alcaldia/estructura.html", "Estructura orgánica", coding: .untoldLatin,
      DemoPage.table(
        "Estructura orgánica de la alcaldía",
        [
          ["Área", "Depende de", "Titular"], ["Oficina de la Alcaldía", "", "Lucía Peña Órnelas"],
          ["Dirección General de Obras", "Oficina de la Alcaldía", "Tomás Núñez Ávila"],
          ["Dirección General de Servicios Urbanos", "Oficina de la Alcaldía", "Begoña Ibáñez Téllez"],
          ["Dirección General de Bienestar", "Oficina de la Alcaldía", "Ramón Güemes Cañas"],
          ["Dirección de Finanzas", "Dirección General de Administración", "Sofía Muñoz León"],
        ]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección General de Administración")),
    DemoPage(
      "la-alcaldia/directorio.html", "Directorio de personas servidoras públicas",
      DemoPage.table(
        "Directorio de personas servidoras públicas",
        [
          ["Nombre", "Cargo", "Teléfono", "Correo electrónico"],
          ["Lucía Peña Órnelas", "Alcaldesa", "55 5555 0101", "lpena@iztapalapa.example"],
          ["Tomás Núñez Ávila", "Director General de Obras", "55 5555 0102", "tnunez@iztapalapa.example"],
          [
            "Begoña Ibáñez Téllez", "Directora General de Servicios Urbanos", "55 5555 0103",
            "bibanez@iztapalapa.example",
          ],
          [
            "Ramón Güemes Cañas", "Director General de Bienestar", "55 5555 0104",
            "rguemes@iztapalapa.example",
          ],
          ["Sofía Muñoz León", "Directora de Finanzas", "55 5555 0105", "smunoz@iztapalapa.example"],
        ]),
      DemoPage.updated("1 de octubre de 2026", by: "Dirección de Capital Humano")),
    DemoPage(
      "la-alcaldia/concejo.html", "Concejo de la alcaldía",
      DemoPage.p("El concejo sesiona en público el segundo viernes de cada mes."),
      DemoPage.h2("Actas de las sesiones del concejo"),
      DemoPage.list([
        (
          "Acta de la sesión ordinaria del concejo, septiembre de 2026 (PDF)",
          "../documentos/acta-concejo-2026-09.pdf"
        ),
        (
          "Acta de la sesión ordinaria del concejo, octubre de 2026 (PDF)",
          "../documentos/acta-concejo-2026-10.pdf"
        ),
      ]),
      DemoPage.h2("Asistencia de concejales"),
      DemoPage.table(
        "Asistencia a sesiones del concejo, octubre de 2026",
        [
          ["Concejal", "Septiembre", "Octubre"], ["Adela Rincón Soto", "Asistió", "Asistió"],
          ["Julián Arce Mora", "Asistió", "Faltó"], ["Marisol Vega Luna", "Asistió", "Asistió"],
          ["Óscar Pineda Gil", "Faltó", "Asistió"],
        ]),
      DemoPage.h2("Sentido de votación"), DemoPage.p("En construcción."),
      DemoPage.updated("16 de octubre de 2026", by: "Secretaría Técnica del Concejo")),
    DemoPage(
      "tramites/", "Trámites y servicios",
      DemoPage.p("Elija un trámite para conocer sus requisitos, costo y el lugar donde se realiza."),
      DemoPage.list([
        ("Constancia de alineamiento", "alineamiento.html"), ("Poda de árboles", "poda.html"),
        ("Uso de espacios deportivos", "deportivos.html"),
      ])),
    DemoPage(
      "tramites/alineamiento.html", "Trámite: constancia de alineamiento",
      DemoPage.h2("Requisitos y formatos"),
      DemoPage.p(
        "Presente identificación oficial, comprobante de propiedad y el pago de derechos. La respuesta se entrega en "
          + "seis días hábiles en la ventanilla de la planta baja, de lunes a viernes de 9 a 14 horas. Costo: 214 pesos."
      )),
    DemoPage(
      "tramites/poda.html", "Servicio: poda de árboles",
      DemoPage.h2("Requisitos y formatos"),
      DemoPage.p(
        "Solicite por teléfono o en ventanilla una visita de dictamen. La cuadrilla acude en quince días hábiles. Es "
          + "gratuito en la vía pública; en predios particulares se paga la cuota de la tabla anexa.")),
    DemoPage(
      "tramites/deportivos.html", "Servicio: uso de espacios deportivos",
      DemoPage.h2("Requisitos y formatos"),
      DemoPage.p(
        "Presente identificación y carta responsiva. Las canchas se reservan por hora, con una semana de anticipación, "
          + "en la administración de cada deportivo. Los grupos escolares no pagan.")),
    DemoPage(
      "programas/", "Programas sociales",
      DemoPage.p(
        "La alcaldía opera en 2026 dos programas sociales. Cada uno tiene reglas de operación, presupuesto propio, "
          + "requisitos públicos y una evaluación anual independiente."),
      DemoPage.h2("Mercado en tu Barrio"),
      DemoPage.p(
        "Entrega mensual de vales de 500 pesos a 4 200 hogares para comprar alimentos en los mercados de la demarcación. "
          + "Presupuesto: 25.2 millones de pesos."),
      DemoPage.h2("Becas para Aprender"),
      DemoPage.p(
        "Apoyo bimestral de 800 pesos a 1 900 estudiantes de secundaria en escuelas públicas. Presupuesto: 9.1 millones."
      ),
      DemoPage.list([
        ("Reglas de operación", "reglas.html"), ("Padrón de personas beneficiarias", "padron.html"),
      ]),
      DemoPage.updated("10 de octubre de 2026", by: "Dirección General de Bienestar")),
    DemoPage(
      "programas/reglas.html", "Reglas de operación",
      DemoPage.list([
        ("Reglas de operación 2026, Mercado en tu Barrio (PDF)", "../documentos/reglas-mercomuna.pdf"),
        ("Reglas de operación 2026, Becas para Aprender (PDF)", "../documentos/reglas-becas.pdf"),
      ]),
      DemoPage.updated("10 de octubre de 2026", by: "Dirección General de Bienestar")),
    DemoPage(
      "programas/padron.html", "Padrón de personas beneficiarias",
      DemoPage.table(
        "Padrón de personas beneficiarias, 3er trimestre 2026",
        [
          ["Nombre", "Programa", "Monto"], ["A. M. Robles", "Mercado en tu Barrio", "1 500"],
          ["C. Fuentes", "Mercado en tu Barrio", "1 500"], ["D. Zavala", "Becas para Aprender", "800"],
          ["E. Ortega", "Becas para Aprender", "800"],
        ]),
      DemoPage.updated("10 de octubre de 2026", by: "Dirección General de Bienestar")),
    DemoPage(
      "comite/actas.html", "Actas y resoluciones del Comité de Transparencia",
      DemoPage.p("Aquí están las actas; robots.txt pide que ningún programa las lea.")),
  ]
}
