import CPoppler
import Web

/// A document of poppler's; freed when it goes.
final class PDFDocument {
  static var library: String? { "poppler \(String(cString: poppler_get_version()))" }

  private let document: OpaquePointer

  init(_ input: DocumentBytes) throws(DocumentFault) {
    var code: Int32 = 0
    guard let document = vitrina_poppler_open(input.bytes.baseAddress, input.count, &code) else {
      throw code == 1 ? .encrypted : .damaged
    }
    self.document = document
  }

  deinit { vitrina_unref(UnsafeMutableRawPointer(document)) }

  var pages: Int { Int(poppler_document_get_n_pages(document)) }
  var title: String? { text(poppler_document_get_title(document)) }

  /// The last change, else when it was made.
  var modified: Day? {
    for seconds in [
      poppler_document_get_modification_date(document), poppler_document_get_creation_date(document),
    ] where seconds > 0 {
      return Day(number: Int(seconds) / 86_400)
    }
    return nil
  }

  private func text(_ value: UnsafeMutablePointer<CChar>?) -> String? {
    guard let value else { return nil }
    defer { g_free(value) }
    return String(cString: value)
  }

  func page(_ number: Int) -> PDFPage? {
    guard let page = poppler_document_get_page(document, Int32(number)) else { return nil }
    defer { vitrina_unref(UnsafeMutableRawPointer(page)) }
    var result = PDFPage()
    poppler_page_get_size(page, &result.width, &result.height)
    read(page, into: &result)
    if result.characters < 40 { result.hasImages = hasImages(page) }
    return result
  }

  private func hasImages(_ page: OpaquePointer) -> Bool {
    guard let list = poppler_page_get_image_mapping(page) else { return false }
    poppler_page_free_image_mapping(list)
    return true
  }

  private func read(_ page: OpaquePointer, into result: inout PDFPage) {
    guard let raw = poppler_page_get_text(page) else { return }
    defer { g_free(raw) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: UInt32 = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return }
    defer { g_free(rectangles) }
    let links = links(page, height: result.height)
    let fonts = fonts(page)
    let scalars = Array(String(cString: raw).unicodeScalars)
    var font = 0
    var word = PDFWord()
    var line = 0
    func close() {
      guard !word.text.isEmpty else { return }
      word.link = links.first { $0.area.holds(word.box) }?.target
      result.words.append(word)
      word = PDFWord()
    }
    for (index, scalar) in scalars.enumerated() where index < Int(count) {
      if scalar == "\n" {
        close()
        line += 1
        continue
      }
      if scalar.properties.isWhitespace {
        close()
        continue
      }
      let box = PDFBox(rectangles[index])
      // A wide step inside a word: two cells that the page sets side by side.
      if !word.text.isEmpty, box.left - word.box.right > max(4, word.box.height) { close() }
      while font + 1 < fonts.count, index > fonts[font].end { font += 1 }
      if word.text.isEmpty {
        word.box = box
        word.line = line
        if fonts.indices.contains(font) {
          word.size = fonts[font].size
          word.isBold = fonts[font].isBold
        } else {
          word.size = box.height
        }
      } else {
        word.box.join(box)
      }
      word.text.unicodeScalars.append(scalar)
      result.characters += 1
    }
    close()
  }

  private func links(_ page: OpaquePointer, height: Double) -> [(area: PDFBox, target: String)] {
    guard let list = poppler_page_get_link_mapping(page) else { return [] }
    defer { poppler_page_free_link_mapping(list) }
    var result: [(area: PDFBox, target: String)] = []
    var at: UnsafeMutablePointer<GList>? = list
    while let node = at, result.count < 500 {
      var area = PopplerRectangle()
      if let uri = vitrina_link_uri(node, &area) {
        // Links are measured from the foot of the page, text from its head.
        let box = PDFBox(left: area.x1, top: height - area.y2, right: area.x2, bottom: height - area.y1)
        result.append((box, String(cString: uri)))
      }
      at = node.pointee.next
    }
    return result
  }

  private func fonts(_ page: OpaquePointer) -> [(end: Int, size: Double, isBold: Bool)] {
    guard let list = poppler_page_get_text_attributes(page) else { return [] }
    defer { poppler_page_free_text_attributes(list) }
    var result: [(end: Int, size: Double, isBold: Bool)] = []
    var at: UnsafeMutablePointer<GList>? = list
    while let node = at {
      if let attributes = vitrina_attributes(node) {
        let name = attributes.pointee.font_name.map { String(cString: $0).lowercased() } ?? ""
        let isBold = name.contains("bold") || name.contains("black") || name.contains("heavy")
        result.append((Int(attributes.pointee.end_index), attributes.pointee.font_size, isBold))
      }
      at = node.pointee.next
    }
    return result
  }
}

extension PDFBox {
  init(_ rectangle: PopplerRectangle) {
    self.init(
      left: min(rectangle.x1, rectangle.x2), top: min(rectangle.y1, rectangle.y2),
      right: max(rectangle.x1, rectangle.x2), bottom: max(rectangle.y1, rectangle.y2))
  }
}
