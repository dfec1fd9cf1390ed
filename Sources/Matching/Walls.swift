import Pages
import Web

/// Pages that stand in the place of another, answered with 200: a firewall's refusal, a captcha, a domain for sale,
/// what a server shows before anybody published anything. What they hide is unknown; they never hold content.
enum Walls {
  /// Why the page that was asked for was not shown; nil: nothing stands in its place.
  static func cause(_ page: Page) -> Cause? {
    // Nobody's wall is long; a portal's own pages mostly are.
    guard page.text.count <= longest else { return nil }
    let text = Folded(page.text[...])
    let title = Folded(page.text[page.title.range])
    let links = page.links.count { if case .url = $0.target, $0.element != .form { true } else { false } }
    let isBare =
      text.words <= bareWords && links <= bareLinks && page.signs.textFields < 3
      && !page.tables.contains { !$0.isLayout && $0.rows > 2 }
    for sign in signs {
      guard isBare || sign.isSure, sign.isMet(title, text) else { continue }
      return sign.cause
    }
    // A page of nothing but the box to be ticked.
    if page.signs.captcha, isBare, text.words <= 30, page.signs.textFields == 0 { return .blocked }
    return isEmptyListing(page, title, text) ? .parked : nil
  }

  private static let longest = 12_000
  private static let bareWords = 90
  private static let bareLinks = 6

  /// "Index of /" with nothing in it: a server's root where nothing was put.
  private static func isEmptyListing(_ page: Page, _ title: Folded, _ text: Folded) -> Bool {
    guard page.url.path == "/", page.url.query == nil, title.text == " index of " else { return false }
    let up = ["parent directory", "directorio padre", "name last modified size description"]
    let entries = page.links.count { link in
      guard case .url(let url) = link.target, url.host == page.url.host else { return false }
      // Columns to sort by, and the folder above.
      return link.element == .anchor && url.query == nil && url.path != "/"
        && !url.path.hasSuffix("/cgi-bin/")
    }
    return entries == 0 && (text.words <= 30 || up.contains { text.holds(" \($0) ") })
  }

  struct Sign {
    enum Place { case title, text }
    var place: Place
    var cause: Cause
    /// Nobody else writes so, however much stands on the page.
    var isSure: Bool
    /// The place says this and no more.
    var isWhole: Bool
    /// Folded, with a blank at either end.
    var words: String

    func isMet(_ title: Folded, _ text: Folded) -> Bool {
      switch place {
      case .title where isWhole: title.text == words
      case .title where isSure: title.text.hasPrefix(words)
      case .title: title.holds(words) || text.text.hasPrefix(words)
      case .text: isWhole ? text.text == words : text.holds(words)
      }
    }
  }

  /// Text in lower case without accents, all that is no letter or digit as one blank, with blanks at the ends.
  struct Folded {
    private(set) var text: String
    private(set) var words = 0

    init(_ bytes: some Sequence<UInt8>) {
      var folded: [UInt8] = [32]
      let source = Array(bytes)
      source.withUnsafeBufferPointer { buffer in
        var at = 0
        while at < buffer.count {
          var first: UInt8 = 0
          var size = 1
          if buffer[at] < 0x80 {
            first = Folding.ascii(buffer[at])
          } else {
            let wide = Folding.wide(buffer, at, buffer.count)
            size = max(1, wide.1)
            if wide.0 == .letter { first = wide.2 } else if wide.0 != .separator { first = 1 }
          }
          at += size
          if first == 1 { continue }
          if first != 0 {
            folded.append(first)
          } else if folded.last != 32 {
            folded.append(32)
          }
        }
      }
      if folded.last != 32 { folded.append(32) }
      words = folded.count { $0 == 32 } - 1
      text = String(decoding: folded, as: UTF8.self)
    }

    func holds(_ phrase: String) -> Bool { text.utf8.firstRange(of: phrase.utf8) != nil }
  }

  /// Of the table below; a line that cannot be read is no sign.
  static let signs: [Sign] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|").map { $0.trimmingBlanks }
    guard parts.count == 4, let cause = Cause(rawValue: parts[0]) else { return nil }
    return Sign(
      place: parts[1].hasPrefix("title") ? .title : .text, cause: cause, isSure: parts[1].hasSuffix("!"),
      isWhole: parts[1].hasSuffix("="), words: Folded(parts[2].utf8).text)
  }

  /// Cause, where it stands, words, and who writes so: the maker's documentation, or the page as its program ships
  /// it. `!`: whatever else stands on the page; of a title, at its beginning. `=`: nothing else stands there.
  private static let table = """
    blocked | title= | Just a moment... | Cloudflare managed challenge (developers.cloudflare.com/cloudflare-challenges)
    blocked | title= | Un momento… | Cloudflare managed challenge in Spanish
    blocked | title= | Um momento… | Cloudflare managed challenge in Portuguese
    blocked | title= | Ci siamo quasi… | Cloudflare managed challenge in Italian
    blocked | title! | Attention Required! Cloudflare | Cloudflare block page, error 1020
    blocked | title! | Access denied Cloudflare | Cloudflare error 1020 with the site's name
    blocked | text! | Performance & security by Cloudflare | footer of Cloudflare's error and challenge pages
    blocked | text! | Enable JavaScript and cookies to continue | Cloudflare challenge without script
    blocked | text! | Checking your browser before accessing | Cloudflare and DDoS-Guard, older challenge
    blocked | text! | Checking if the site connection is secure | Cloudflare challenge, 2022
    blocked | text! | needs to review the security of your connection | Cloudflare challenge, 2022
    blocked | text! | Incapsula incident ID | Imperva Incapsula block page
    blocked | text! | Request unsuccessful. Incapsula | Imperva Incapsula block page
    blocked | title! | Sucuri WebSite Firewall | Sucuri block page (docs.sucuri.net)
    blocked | text! | Sucuri CloudProxy | Sucuri block page, older
    blocked | title! | DDoS-Guard | DDoS-Guard challenge
    blocked | text! | DDoS protection by | challenge pages of Cloudflare, DDoS-Guard, Voxility
    blocked | title! | Request Rejected | F5 BIG-IP ASM default response page (my.f5.com K13172)
    blocked | text! | The requested URL was rejected. Please consult with your administrator | F5 BIG-IP ASM
    blocked | title= | One moment, please | Imunify360 WebShield (docs.imunify360.com)
    blocked | text! | your request is being verified | Imunify360 WebShield
    blocked | text! | Protected by Imunify360 | Imunify360 captcha
    blocked | text! | Your access to this site has been limited by the site owner | Wordfence
    blocked | text! | Generated by Wordfence | Wordfence block page
    blocked | title= | Human Verification | AWS WAF captcha
    blocked | text! | Access to this page has been denied because we believe you are using automation tools | PerimeterX
    blocked | title! | Access to this page has been denied | PerimeterX, HUMAN
    blocked | title! | Radware Bot Manager Captcha | Radware
    blocked | text! | Web Page Blocked! The page you requested has been blocked | Fortinet FortiWeb
    blocked | text! | FortiGuard Intrusion Prevention | Fortinet FortiGate
    blocked | text! | This error was generated by Mod_Security | ModSecurity default page of cPanel hosts
    blocked | text! | Making sure you're not a bot! | Anubis (anubis.techaro.lol)
    blocked | text! | BitNinja IO | BitNinja captcha
    blocked | text! | Security check by BitNinja | BitNinja captcha
    blocked | text! | You don't have permission to access this resource. Reference | Akamai edge
    blocked | text | errors.edgesuite.net | Akamai edge
    blocked | text! | Vercel Security Checkpoint | Vercel
    blocked | title | captcha | any maker
    blocked | text | Verifique que no es un robot | captcha, Spanish
    blocked | text | Verifica que no eres un robot | captcha, Spanish
    blocked | text | Compruebe que no es un robot | captcha, Spanish
    blocked | text | Confirme que no es un robot | captcha, Spanish
    blocked | text | Demuestre que no es un robot | captcha, Spanish
    blocked | text | No soy un robot | reCAPTCHA label, Spanish
    blocked | text | Verifica que eres humano | hCaptcha and Turnstile, Spanish
    blocked | text | Verifique que usted es humano | captcha, Spanish
    blocked | text | Confirme que es usted un ser humano | Turnstile, Spanish
    blocked | text | Não sou um robô | reCAPTCHA label, Portuguese
    blocked | text | Verifique se você é humano | captcha, Portuguese
    blocked | text | Confirme que você é humano | captcha, Portuguese
    blocked | text | Confirme que é humano | Turnstile, Portuguese
    blocked | text | Non sono un robot | reCAPTCHA label, Italian
    blocked | text | Verifica di essere umano | captcha, Italian
    blocked | text | I'm not a robot | reCAPTCHA label
    blocked | text | Verify you are human | Turnstile
    blocked | text | Verifying you are human | Turnstile
    blocked | text | Verify that you are not a robot | captcha
    blocked | text | Are you a robot | captcha
    blocked | text | unusual traffic from your | Google's and others' refusal of many requests
    blocked | text | tráfico inusual | the same in Spanish
    blocked | title | Access Denied | any firewall
    blocked | title | Acceso denegado | any firewall
    blocked | title | Acesso negado | any firewall
    blocked | title | Accesso negato | any firewall
    blocked | title | 403 Forbidden | a refusal sent under 200
    blocked | title | 401 Unauthorized | a refusal sent under 200
    blocked | title | Web Page Blocked | Palo Alto Networks, Fortinet
    blocked | text | The request is blocked | Azure Front Door
    blocked | text | You have been blocked | any firewall
    blocked | text | Ha sido bloqueado | any firewall
    blocked | text | Su dirección IP ha sido bloqueada | any firewall
    blocked | text | Your IP address has been blocked | any firewall
    blocked | text | Has been blocked by the administrator | any firewall
    parked | title! | Apache2 Debian Default Page | Debian's apache2 package
    parked | title! | Apache2 Ubuntu Default Page | Ubuntu's apache2 package
    parked | title! | Test Page for the Apache HTTP Server | Red Hat, CentOS, Fedora
    parked | title! | HTTP Server Test Page | CentOS Stream, AlmaLinux, Rocky Linux
    parked | title! | Test Page for the HTTP Server on | Red Hat
    parked | title! | Welcome to nginx | nginx's own index.html
    parked | title! | Test Page for the Nginx HTTP Server | EPEL
    parked | title! | Welcome to OpenResty | OpenResty
    parked | title! | Welcome to CentOS | CentOS
    parked | title! | IIS Windows Server | Microsoft IIS 8 and later
    parked | title! | IIS7 | Microsoft IIS 7
    parked | title! | Microsoft Internet Information Services | Microsoft IIS 8
    parked | title! | Apache Tomcat | Tomcat's own ROOT application
    parked | title! | Welcome to XAMPP | XAMPP dashboard
    parked | title! | WAMPSERVER Homepage | WampServer
    parked | title! | Default Web Site Page | cPanel defaultwebpage.cgi
    parked | text! | If you are the owner of this website, please contact your hosting provider | cPanel
    parked | text! | you may be able to find it again by contacting the hosting provider | cPanel
    parked | title! | Account Suspended | cPanel suspendedpage.cgi
    parked | text! | This Account has been suspended | cPanel suspendedpage.cgi
    parked | text | Cuenta suspendida | cPanel suspendedpage.cgi in Spanish
    parked | text | Esta cuenta ha sido suspendida | cPanel suspendedpage.cgi in Spanish
    parked | text | Conta suspensa | cPanel suspendedpage.cgi in Portuguese
    parked | text | Esta conta foi suspensa | cPanel suspendedpage.cgi in Portuguese
    parked | title! | Domain Default page | Plesk
    parked | title! | Web Server's Default Page | Plesk
    parked | text! | This page is used to test the proper operation of the | Red Hat's test pages
    parked | text= | It works! | Apache httpd's own index.html
    parked | title! | Future home of something quite cool | Site5, HostGator
    parked | text! | This Web page is parked | GoDaddy
    parked | text! | This domain is parked | registrars
    parked | text | This domain is for sale | Sedo, Dan, Afternic, HugeDomains
    parked | text | This domain may be for sale | Sedo, Bodis
    parked | text | domain name is for sale | registrars
    parked | title | is for sale | HugeDomains, Dan
    parked | text | Buy this domain | Sedo
    parked | text | The domain has expired | registrars
    parked | text | This domain has expired | registrars
    parked | text | Dominio en venta | registrars, Spanish
    parked | text | dominio está en venta | registrars, Spanish
    parked | text | Comprar este dominio | registrars, Spanish
    parked | text | dominio está aparcado | DonDominio, Arsys
    parked | text | dominio está estacionado | registrars, Spanish
    parked | text | dominio ha caducado | registrars, Spanish
    parked | text | dominio ha expirado | registrars, Spanish
    parked | text | dominio ha sido registrado en | registrars, Spanish
    parked | text | Domínio à venda | registrars, Portuguese
    parked | text | domínio está à venda | registrars, Portuguese
    parked | text | domínio expirou | registrars, Portuguese
    parked | text | Dominio in vendita | registrars, Italian
    parked | text | dominio è in vendita | registrars, Italian
    parked | text | dominio è scaduto | Aruba, Register.it
    parked | text | There's nothing here, yet | hosts' first page
    parked | text | Site Not Published | Squarespace, Wix
    parked | text | There isn't a GitHub Pages site here | GitHub Pages
    """
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
