/// Tells by element, role, and telling classes or ids which part of a page an element is.
final class Landmarks {
  private enum Part: UInt8 {
    case none, navigation, header, footer, aside, dialog, main, other, title, page
  }

  private let parts: NameTable

  init() {
    let lists: [(Part, String)] = [
      (
        .navigation,
        """
        nav navbar navigation navegacion navegacao navigazione menu menus menubar mainmenu topmenu menuprincipal
        submenu sidenav topnav mainnav navmenu megamenu breadcrumb breadcrumbs migas
        """
      ),
      (.header, "header encabezado cabecera cabecalho masthead topbar intestazione testata"),
      (.footer, "footer pie piepagina piedepagina rodape colophon sitefooter"),
      (.aside, "sidebar aside lateral rightbar leftbar barralateral"),
      (.dialog, "modal popup dialog lightbox"),
      (.main, "main content contenido contenuto conteudo principal"),
      (.page, "page pagina"),
      (.title, "title titulo titolo subtitle subtitulo heading"),
      (
        .other,
        """
        card panel accordion box item items tile table entry post article section list block widget group has no with
        without body tabs tab pills toggle link icon chart news noticia noticias text legend caption
        """
      ),
    ]
    parts = NameTable(
      lists.flatMap { part, words in
        words.split(whereSeparator: \.isWhitespace).map { (String($0), part.rawValue) }
      })
  }

  /// Sets region, level and flags of a mark from id, class and role.
  func look(_ scanner: MarkupScanner, _ tag: Tag, _ mark: inout Mark) {
    if scanner.has(.role) { lookAtRole(scanner, &mark) }
    if scanner.has(.id), isMount(scanner.written(.id)) { mark.flags.insert(.mount) }
    switch tag {
    case .div, .section, .ul, .ol, .dl, .table, .td, .aside, .header, .footer, .main, .nav, .form, .fieldset,
      .center:
      for attribute in [Attribute.id, .class] where mark.region == 0 {
        tokens(scanner.written(attribute)) { if mark.region == 0 { mark.region = region(of: $0, &mark) } }
      }
    case .p, .summary, .figcaption:
      tokens(scanner.written(.class)) { _ = region(of: $0, &mark) }
    default: break
    }
  }

  private func lookAtRole(_ scanner: MarkupScanner, _ mark: inout Mark) {
    let role = scanner.written(.role)
    let region: Page.Region? =
      switch true {
      case role.isWord("navigation"), role.isWord("menu"), role.isWord("menubar"): .navigation
      case role.isWord("main"): .main
      case role.isWord("banner"): .header
      case role.isWord("contentinfo"): .footer
      case role.isWord("complementary"): .aside
      case role.isWord("dialog"), role.isWord("alertdialog"): .dialog
      default: nil
      }
    if let region { mark.region = region.rawValue + 1 }
    if role.isWord("presentation") || role.isWord("none") { mark.flags.insert(.presentation) }
    if role.isWord("heading") {
      let level = scanner.written(.ariaLevel).first.map { $0 &- 48 } ?? 2
      mark.level = (1...6).contains(level) ? level : 2
    }
  }

  private func isMount(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    id.isWord("root") || id.isWord("app") || id.isWord("__next") || id.isWord("__nuxt")
      || id.isWord("___gatsby") || id.isWord("___app") || id.isWord("__app") || id.isWord("svelte")
      || id.isWord("react-root") || id.isWord("app-root") || id.isWord("react-app") || id.isWord("vue-app")
      || id.isWord("main-app") || id.isWord("mainapp") || id.isWord("app-container") || id.isWord("q-app")
      || id.isWord("ember-app") || id.isWord("ng-app") || id.isWord("application") || id.isWord("mount")
  }

  private func tokens(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = 0
    while start < text.count {
      while start < text.count, isBlank(text[start]) { start += 1 }
      var end = start
      while end < text.count, !isBlank(text[end]) { end += 1 }
      if end > start { body(UnsafeBufferPointer(rebasing: text[start..<end])) }
      start = end
    }
  }

  /// `site-footer`, `menuPrincipal`, `pie`; but not `card-footer`, `page-header`, `no-sidebar`.
  private func region(of token: UnsafeBufferPointer<UInt8>, _ mark: inout Mark) -> UInt8 {
    guard let start = token.baseAddress, token.count <= 48 else { return 0 }
    var found = Part.none
    var isFirst = true
    var count = 0
    var at = 0
    var last = Part.none
    var namesPage = false
    while at < token.count {
      while at < token.count, !isWordByte(token[at]) { at += 1 }
      let from = at
      while at < token.count, isWordByte(token[at]) {
        let isHump = at > from && token[at] &- 65 < 26 && token[at - 1] &- 97 < 26
        if isHump { break }
        at += 1
      }
      guard at > from else { break }
      count += 1
      let part = Part(rawValue: parts.value(of: NameTable.key(start + from, at - from))) ?? .none
      last = part
      switch part {
      case .other: return 0
      case .title: break
      case .page: namesPage = true
      case .none: isFirst = false
      default:
        if found == .dialog || part == .dialog, count > 1 { return 0 }
        // Main counts only alone: `main-menu` is a menu.
        if found == .none || found == .main { found = isFirst || at == token.count ? part : found }
        isFirst = false
      }
    }
    if last == .title {
      mark.flags.insert(.strong)
      return 0
    }
    switch found {
    case .navigation: return Page.Region.navigation.rawValue + 1
    // A "page header" is a heading's box.
    case .header: return namesPage ? 0 : Page.Region.header.rawValue + 1
    case .footer: return Page.Region.footer.rawValue + 1
    case .aside: return Page.Region.aside.rawValue + 1
    case .dialog: return Page.Region.dialog.rawValue + 1
    case .main: return count == 1 || last == .main ? Page.Region.main.rawValue + 1 : 0
    default: return 0
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 48 < 10 || byte >= 0x80 }
}
