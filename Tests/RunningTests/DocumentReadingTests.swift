import Foundation
import Pages
import TestDocuments
import Testing
import Web

@testable import Running

/// Opens bytes with the built program, as an audit does.
enum Opened {
  static func document(_ bytes: [UInt8], _ type: RealType) throws -> OpenedDocument? {
    let program = try #require(DocumentProgram.installed, "vitrina-document lies beside the tests")
    let url = try #require(WebURL("https://portal.example.mx/documento"))
    return program.open(bytes, as: type, url: url, reader: PageReader())
  }

  static func read(_ bytes: [UInt8], _ type: RealType) throws -> Reading {
    try Reading(try #require(try document(bytes, type), "it could not be opened"))
  }

  struct Reading {
    let document: OpenedDocument
    let page: Page

    init(_ document: OpenedDocument) throws {
      self.document = document
      page = try #require(document.page)
    }

    func text(_ span: Span) -> String { String(decoding: page.text[span.range], as: UTF8.self) }

    func texts(_ matches: (Page.Block.Kind) -> Bool) -> [String] {
      page.blocks.filter { matches($0.kind) && $0.table < 0 }.map { text($0.text) }
    }

    var headings: [String] { texts { if case .heading = $0 { true } else { false } } }
    var paragraphs: [String] { texts { $0 == .text } }
    var items: [String] { texts { $0 == .listItem } }

    /// Rows of cells of the tables that hold data.
    var tables: [[[String]]] {
      page.tables.filter { !$0.isLayout }.map { table in
        var rows = Array(repeating: [String](), count: Int(table.rows))
        for cell in table.cells {
          let words = cell.blocks.map { text(page.blocks[Int($0)].text) }
          rows[Int(cell.row)].append(words.joined(separator: " "))
        }
        return rows
      }
    }
  }
}

@Suite("What stands in a document comes out as headings, text and tables")
struct DocumentReadingTests {
  static let rows = [
    ["Proveedor", "Objeto", "Monto"], ["Obras y Caminos SA", "Banquetas", "1250"], ["Ríos SC", "Pozo", "90"],
  ]

  // MARK: PDF

  @Test("a PDF: title, day of the last change, headings by size, paragraphs, words divided at a line's end")
  func pdf() throws {
    var maker = PDFMaker()
    maker.title = "Informe anual de obras"
    maker.modified = "20260115120000Z"
    maker.pages = [
      [
        .init("Informe anual", y: 780, size: 18),
        .init("Contratos y convenios", y: 740, size: 12, isBold: true),
        .init("En este año se celebraron doce contratos de obra pública, con sus adju-", y: 715),
        .init("dicaciones y sus montos, que se detallan en las páginas que siguen.", y: 702),
        .init("El segundo párrafo está más abajo.", y: 660),
      ]
    ]
    let read = try Opened.read(maker.bytes(), .pdf)
    #expect(read.document.title == "Informe anual de obras")
    #expect(read.document.modified == Day("2026-01-15"))
    #expect(read.document.pages == 1 && !read.document.isScan && !read.document.isCut)
    #expect(read.headings == ["Informe anual", "Contratos y convenios"])
    #expect(read.paragraphs.count == 2)
    #expect(read.paragraphs.first?.contains("con sus adjudicaciones y sus montos") == true)
  }

  @Test("a table that a PDF only sets: columns by the gaps between them, a cell of two lines is one")
  func pdfTable() throws {
    var maker = PDFMaker()
    var lines: [PDFMaker.Line] = [.init("Contratos de 2026", y: 800, size: 16)]
    for (number, row) in (Self.rows + [["Agua Clara SA de CV", "Reparación de la red", "410"]]).enumerated() {
      for (x, cell) in zip([56, 220, 480], row) {
        lines.append(.init(cell, x: x, y: 760 - 30 * number, isBold: number == 0))
      }
    }
    lines.append(.init("de agua potable", x: 220, y: 760 - 90 - 11))
    lines.append(.init("Los montos están en miles de pesos e incluyen el impuesto que marca la ley.", y: 560))
    maker.pages = [lines]
    let read = try Opened.read(maker.bytes(), .pdf)
    let table = try #require(read.tables.first)
    #expect(table == Self.rows + [["Agua Clara SA de CV", "Reparación de la red de agua potable", "410"]])
    #expect(read.page.tables.first?.headerRow == 0)
    #expect(
      read.paragraphs == ["Los montos están en miles de pesos e incluyen el impuesto que marca la ley."])
  }

  @Test("text set in two columns is read one column after the other, and is no table")
  func pdfColumns() throws {
    var maker = PDFMaker()
    var lines: [PDFMaker.Line] = []
    for number in 0..<8 {
      lines.append(.init("izquierda \(number) con palabras que llenan la línea", x: 56, y: 780 - 13 * number))
      lines.append(.init("derecha \(number) con palabras que llenan la línea", x: 320, y: 780 - 13 * number))
    }
    maker.pages = [lines]
    let read = try Opened.read(maker.bytes(), .pdf)
    #expect(read.tables.isEmpty)
    let text = read.paragraphs.joined(separator: " ")
    let left = try #require(text.range(of: "izquierda 7"))
    let right = try #require(text.range(of: "derecha 0"))
    #expect(left.lowerBound < right.lowerBound)
  }

  @Test("pages that are pictures are a scan; pictures beside text are not")
  func scan() throws {
    var maker = PDFMaker()
    maker.scans = 3
    let scan = try #require(try Opened.document(maker.bytes(), .pdf))
    #expect(scan.isScan && scan.pages == 3)
    maker.pages = [[.init("Una carátula con texto suficiente para leerse y entenderse.", y: 700)]]
    maker.scans = 1
    #expect(try Opened.document(maker.bytes(), .pdf)?.isScan == false)
  }

  @Test("a line at the head of every page is kept once, and only the first pages are read")
  func longPDF() throws {
    var maker = PDFMaker()
    for number in 1...70 {
      maker.pages.append([
        .init("Municipio de Ixtlán, página \(number)", y: 820),
        .init("Texto propio de la hoja \(number * 31) del expediente.", y: 500),
      ])
    }
    let read = try Opened.read(maker.bytes(), .pdf)
    #expect(read.document.pages == 70 && read.document.isCut)
    let text = read.paragraphs.joined(separator: " ")
    #expect(text.components(separatedBy: "Municipio de Ixtlán").count == 2)
    #expect(text.contains("hoja \(60 * 31)") && !text.contains("hoja \(61 * 31)"))
  }

  // MARK: Sheets

  @Test(
    "delimited text in each of its spellings",
    arguments: [
      "Proveedor,Objeto,Monto\r\nObras y Caminos SA,Banquetas,1250\r\nRíos SC,Pozo,90\r\n",
      "Proveedor;Objeto;Monto\nObras y Caminos SA;Banquetas;1250\nRíos SC;Pozo;90",
      "sep=;\r\nProveedor;Objeto;Monto\r\nObras y Caminos SA;Banquetas;1250\r\nRíos SC;Pozo;90",
      "\"Proveedor\"\t\"Objeto\"\t\"Monto\"\n\"Obras y Caminos SA\"\tBanquetas\t1250\nRíos SC\tPozo\t90\n",
      "Proveedor|Objeto|Monto\n\nObras y Caminos SA|Banquetas|1250\n\nRíos SC|Pozo|90\n",
    ])
  func delimited(text: String) throws {
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), latin] {
      #expect(try Opened.read(bytes, .csv).tables == [Self.rows])
    }
  }

  @Test("quotes: separators, line ends and quotes inside; one that never closes takes nothing with it")
  func quotes() throws {
    let text =
      "Nombre,Texto\n\"Díaz, Ana\",\"dos\nlíneas y \"\"comillas\"\"\"\nLuis,de 5\" de ancho\nEva,\"sin fin\nAna,x\n"
    let table = try #require(try Opened.read(Array(text.utf8), .csv).tables.first)
    #expect(
      table == [
        ["Nombre", "Texto"], ["Díaz, Ana", "dos líneas y \"comillas\""], ["Luis", "de 5\" de ancho"],
        ["Eva", "\"sin fin"], ["Ana", "x"],
      ])
  }

  @Test("a workbook: titles above the table are text, days are days, blank columns stay, each sheet is named")
  func workbook() throws {
    let bytes = Archives.xlsx(
      [
        (
          "Contratos",
          [
            [.text("Municipio de Ixtlán")], [.text("Contratos del primer trimestre")], [],
            [.text("Proveedor"), .text("Fecha"), .text("Notas"), .text("Monto")],
            [.text("Obras & Caminos"), .day(46_022), .empty, .number(1250.5)],
            [.text("Ríos SC"), .day(46_112), .text("urgente"), .number(90)],
          ]
        ),
        ("Multas", [[.text("Empresa"), .text("Multa")], [.text("Ríos SC"), .number(5)]]),
      ], title: "Contratos 2026")
    let read = try Opened.read(bytes, .xlsx)
    #expect(read.document.title == "Contratos 2026" && read.document.modified == Day("2026-02-03"))
    #expect(read.document.pages == 2)
    #expect(read.headings == ["Contratos", "Municipio de Ixtlán", "Multas"])
    #expect(read.paragraphs == ["Contratos del primer trimestre"])
    #expect(
      read.tables.first == [
        ["Proveedor", "Fecha", "Notas", "Monto"], ["Obras & Caminos", "2025-12-31", "", "1250.5"],
        ["Ríos SC", "2026-03-31", "urgente", "90"],
      ])
    #expect(read.tables.count == 2 && read.document.headless == 0)
  }

  @Test("an OpenDocument sheet ends where its cells end, though it repeats blanks to its edge")
  func openDocumentSheet() throws {
    let read = try Opened.read(Archives.ods([("Hoja1", Self.rows)]), .ods)
    #expect(read.tables == [Self.rows])
    #expect(read.document.title == "Informe de obras" && read.document.modified == Day("2025-12-31"))
    #expect(read.headings.isEmpty)
  }

  @Test(
    "a workbook of Excel 97: texts that run on in the next record, numbers in both forms, what formulas came to"
  )
  func binaryWorkbook() throws {
    let read = try Opened.read(
      BinaryWorkbook.bytes([("Año", 0), ("Pozo de la colonia Ñuñoa", 12.5), ("Ríos", 7)]), .xls)
    #expect(
      read.tables == [
        [
          ["Año", "Monto", "Nota"], ["Pozo de la colonia Ñuñoa", "12.5", "calculada"],
          ["Ríos", "7", "calculada"],
        ]
      ])
    #expect(read.document.pages == 1)
  }

  @Test("figures without a row that names them are counted as such")
  func headless() throws {
    let read = try Opened.read(Array("2024,17,88\n2025,19,90\n2026,21,95\n".utf8), .csv)
    #expect(read.document.headless == 1)
    #expect(try Opened.read(Array("Año,Pozos\n2024,17\n2025,19\n".utf8), .csv).document.headless == 0)
  }

  @Test("5,000 rows of a sheet are read and the cut is told")
  func manyRows() throws {
    let lines = (1...6000).map { "Beneficiario \($0),\($0 * 3)" }
    let read = try Opened.read(Array((["Nombre,Monto"] + lines).joined(separator: "\n").utf8), .csv)
    #expect(read.document.isCut && read.tables.first?.count == 5000)
    let short = try Opened.read(
      Array((["Nombre,Monto"] + lines.prefix(4000)).joined(separator: "\n").utf8), .csv)
    #expect(!short.document.isCut && short.tables.first?.count == 4001)
  }

  // MARK: Texts

  @Test("a text of Word: headings by style, items, tables, links, no deleted words")
  func word() throws {
    let p = { (text: String, more: String) in
      "<w:p><w:pPr>\(more)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }
    let cell = { (text: String) in "<w:tc>\(p(text, ""))</w:tc>" }
    let table = Self.rows.map { "<w:tr>\($0.map(cell).joined())</w:tr>" }.joined()
    let body =
      p("Reglas de operación", "<w:pStyle w:val=\"Ttulo1\"/>")
      + "<w:p><w:r><w:t>Se entrega en </w:t></w:r><w:hyperlink r:id=\"r9\"><w:r><w:t>la ventanilla</w:t></w:r>"
      + "</w:hyperlink><w:del><w:r><w:delText>antes</w:delText><w:t>borrado</w:t></w:r></w:del></w:p>"
      + p("credencial", "<w:numPr/>") + "<w:tbl>\(table)</w:tbl>"
    let read = try Opened.read(Archives.docx(body, links: ["r9": "https://portal.example.mx/v"]), .docx)
    #expect(read.document.title == "Reglamento interior")
    #expect(read.headings == ["Reglas de operación"])
    #expect(read.paragraphs == ["Se entrega en la ventanilla"])
    #expect(read.items == ["credencial"])
    #expect(read.tables == [Self.rows])
    #expect(read.page.links.map { read.text($0.text) } == ["la ventanilla"])
  }

  @Test("an OpenDocument text: levels, lists, tables, notes of reviewers left out")
  func openDocumentText() throws {
    let cell = { (text: String) in "<table:table-cell><text:p>\(text)</text:p></table:table-cell>" }
    let rows = Self.rows.map { "<table:table-row>\($0.map(cell).joined())</table:table-row>" }.joined()
    let body =
      "<text:h text:outline-level=\"1\">Programa de agua</text:h>"
      + "<text:p>Uno <text:a xlink:href=\"https://a.example/\">dos</text:a><text:s/>tres"
      + "<office:annotation><text:p>nota</text:p></office:annotation></text:p>"
      + "<text:list><text:list-item><text:p>pipas</text:p></text:list-item></text:list>"
      + "<table:table>\(rows)</table:table>"
    let read = try Opened.read(Archives.odt(body), .odt)
    #expect(read.headings == ["Programa de agua"])
    #expect(read.items == ["pipas"])
    #expect(read.tables == [Self.rows])
    #expect(read.paragraphs == ["Uno dos tres"])
  }

  // MARK: Data

  @Test("lists of objects in JSON are tables under the union of their names, in the order of the file")
  func json() throws {
    let text = """
      {"titulo": "Pozos", "pozos": [{"nombre": "Uno", "m": 3.5}, {"nombre": "Dos", "m": null, "nota": "seco"}]}
      """
    let read = try Opened.read(Array(text.utf8), .json)
    #expect(read.paragraphs == ["titulo: Pozos"] && read.headings == ["pozos"])
    #expect(read.tables == [[["nombre", "m", "nota"], ["Uno", "3.5", ""], ["Dos", "", "seco"]]])
  }

  @Test("places of GeoJSON, KML, KMZ and shapefiles are rows of their attributes")
  func places() throws {
    let wanted = [["nombre", "colonia"], ["Pozo 1", "Centro"], ["Pozo 2", "Jardín"]]
    let features = wanted.dropFirst().map {
      #"{"type":"Feature","geometry":{"type":"Point","coordinates":[-99.1,19.4]},"properties":{"nombre":"\#($0[0])","colonia":"\#($0[1])"}}"#
    }
    let geo = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    #expect(try Opened.read(Array(geo.utf8), .geojson).tables == [wanted])

    let marks = wanted.dropFirst().map {
      "<Placemark><name>\($0[0])</name><ExtendedData><Data name=\"colonia\"><value>\($0[1])</value></Data>"
        + "</ExtendedData></Placemark>"
    }
    let kml = "<kml><Document><name>Pozos</name>\(marks.joined())</Document></kml>"
    let places = [["name", "colonia"]] + wanted.dropFirst()
    for (bytes, type) in [(Array(kml.utf8), RealType.kml), (Archives.zip([.init("doc.kml", kml)]), .kmz)] {
      let read = try Opened.read(bytes, type)
      #expect(read.tables == [Array(places)] && read.headings == ["Pozos"])
    }

    let table = Archives.dbf(wanted[0], Array(wanted.dropFirst()))
    let shapes = Archives.zip([.init("pozos.shp", [0, 0, 39, 10]), .init("pozos.dbf", table)])
    #expect(try Opened.read(shapes, .shp).tables == [wanted])
  }

  @Test("an archive lists its files and opens the documents in it; one broken file spoils no other")
  func archive() throws {
    let bytes = Archives.zip([
      .init("datos/contratos.csv", Self.rows.map { $0.joined(separator: ",") }.joined(separator: "\n")),
      .init("roto.pdf", "%PDF-1.4 y nada más"),
      .init(
        "acta.pdf",
        PDFMaker.page("Acta de cabildo", ["Se aprobó por mayoría el presupuesto del año que viene."])),
      .init("foto.jpg", [0xFF, 0xD8, 0xFF]),
    ])
    let read = try Opened.read(bytes, .zip)
    #expect(read.items == ["datos/contratos.csv", "roto.pdf", "acta.pdf", "foto.jpg"])
    #expect(read.tables == [Self.rows])
    #expect(read.headings.contains("Acta de cabildo"))
  }
}
