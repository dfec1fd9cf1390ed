import Matching
import Rules
import Testing
import Web

/// What stands in a page's place under 200 is no page.
@Suite("Walls and parked domains")
struct WallTests {
  private func facts(_ html: String, path: String = "/") throws -> PageFacts {
    let url = try #require(WebURL("http://portal.mx\(path)"))
    let body = Array(html.utf8)
    let answer = Answer(status: 200, head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), wireBody: body, body: body)
    return FactsReader(Self.lexicon).read(
      Exchange(
        request: Request(number: 1, url: url), fetched: Instant(milliseconds: 0), outcome: .answer(answer)))
  }

  private static let lexicon = Lexicon(
    pack: Pack.testing([], lists: [], minCoverage: 0.95), obligations: [])

  @Test(
    "a firewall's page, a captcha or a refusal is blocked",
    arguments: [
      // As these programs ship them, shortened.
      "<title>Just a moment...</title><h1>portal.mx</h1><p>Verifying you are human. This may take a few seconds.</p>"
        + "<noscript>Enable JavaScript and cookies to continue</noscript>",
      "<title>Un momento…</title><p>Comprobando la conexión</p>",
      "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
      "<iframe src='/_Incapsula_Resource?CWUDNSAI=1'></iframe><p>Request unsuccessful. Incapsula incident ID: 1-2</p>",
      "<title>Sucuri WebSite Firewall - Access Denied</title><h2>Access Denied</h2>",
      "<title>DDoS-Guard</title><h1>Checking your browser before accessing portal.mx</h1>",
      "<title>Request Rejected</title>The requested URL was rejected. Please consult with your administrator.<br>"
        + "Your support ID is: 123<br><a href='javascript:history.back();'>[Go Back]</a>",
      "<title>Acceso denegado</title><p>No tiene permiso.</p>",
      "<h1>Access Denied</h1><p>Reference #18.1</p>",
      "<title>Verificación</title><form action=/v><div class='g-recaptcha' data-sitekey=x></div><button>Enviar</button>"
        + "</form>",
      "<p>Por favor, verifique que no es un robot</p>", "<p>Confirme que você é humano</p>",
      "<h1>Making sure you're not a bot!</h1>", "<title>403 Forbidden</title><h1>Forbidden</h1>",
    ])
  func walls(html: String) throws { #expect(try facts(html).kind == .failed(.blocked), "\(html)") }

  @Test(
    "a domain for sale, a suspended account, a server's first page is parked",
    arguments: [
      "<title>Apache2 Debian Default Page: It works</title><h1>Apache2 Debian Default Page</h1>"
        + "<p>\(String(repeating: "This is the default welcome page used to test. ", count: 40))</p>",
      "<html><body><h1>It works!</h1></body></html>",
      "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><a href=http://nginx.org>nginx.org</a>",
      "<title>IIS Windows Server</title><a href='http://go.microsoft.com'><img src=iis.png alt=IIS></a>",
      "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider</p>",
      "<title>Account Suspended</title><h1>Account Suspended</h1><p>This Account has been suspended.</p>",
      "<p>Cuenta suspendida</p>", "<p>Este dominio está en venta</p>",
      "<title>portal.mx is for sale</title><h1>portal.mx</h1>",
      "<p>Este domínio está à venda</p>", "<p>Questo dominio è in vendita</p>",
      "<title>Index of /</title><h1>Index of /</h1><pre><a href='?C=N;O=D'>Name</a><hr></pre>",
    ])
  func parked(html: String) throws {
    #expect(try facts(html).kind == .failed(.parked), "\(html)")
  }

  @Test(
    "pages that speak of such things are pages",
    arguments: [
      "<title>Un momento para recordar</title><h1>Fiesta del agua</h1><p>Hubo música.</p>",
      "<h1>Contacto</h1><form><input name=nombre><input name=correo><textarea></textarea>"
        + "<div class=g-recaptcha></div></form><p>Teléfono 55 5555 5555. No soy un robot</p>",
      "<title>Aviso</title><h1>Acceso denegado a bares para menores</h1><p>"
        + "\(String(repeating: "El reglamento dice que los menores no entran. ", count: 20))</p>",
      "<title>Index of /</title><h1>Index of /</h1><pre><a href='?C=N'>Name</a><a href='contratos/'>contratos/</a></pre>",
      "<p>See how it works!</p>",
      "<title>Dominio público</title><p>Terrenos en venta del dominio público</p>",
    ])
  func pages(html: String) throws { #expect(try facts(html).kind == .page, "\(html)") }

  @Test("an empty listing below the root is an empty page of the portal") func emptyFolder() throws {
    let html =
      "<title>Index of /contratos</title><h1>Index of /contratos</h1><a href='/'>Parent Directory</a>"
    #expect(try facts(html, path: "/contratos/").kind == .page)
  }

  @Test("who may not enter sees a form, and what lies behind is unknown") func login() throws {
    let form = "<form><input name=u><input type=password name=p><button>Entrar</button></form>"
    #expect(try facts("<title>Iniciar sesión</title>\(form)").shell == .blocked)
    let text = String(repeating: "El municipio publica aquí lo que hace cada mes. ", count: 10)
    #expect(try facts("<title>Portal</title><p>\(text)</p>\(form)").shell == nil)
  }
}
