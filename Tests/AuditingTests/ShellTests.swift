import Matching
import Rules
import Testing
import Web

/// Pages as the popular frameworks send them, and pages that merely use scripts.
@Suite("Script shells")
struct ShellTests {
  private static let lexicon = Lexicon(
    pack: Pack.testing([], lists: [], minCoverage: 0.95), obligations: [])

  private func shell(_ html: String) throws -> Cause? {
    let url = try #require(WebURL("http://portal.mx/pagina"))
    let body = Array(
      "<!doctype html><html><head><title>Portal</title></head><body>\(html)</body></html>".utf8)
    let answer = Answer(status: 200, head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), wireBody: body, body: body)
    let exchange = Exchange(
      request: Request(number: 1, url: url), fetched: Instant(milliseconds: 0), outcome: .answer(answer))
    return FactsReader(Self.lexicon).read(exchange).shell
  }

  @Test(
    "a page that a script would have to fill is a shell",
    arguments: [
      "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=/static/js/main.2f.js></script>",
      "<div id=app></div><script type=module crossorigin src=/assets/index-9d.js></script>",
      "<app-root></app-root><script src=runtime.1a.js></script><script src=main.2b.js></script>",
      "<app-root>Cargando...</app-root><script src=main.js></script>",
      "<div id=__next></div><script src=/_next/static/chunks/main-1.js></script>",
      "<div id=__nuxt></div><script>window.__NUXT__={}</script><script src=/_nuxt/1.js></script>",
      "<div id=___gatsby></div><script src=/app-3.js></script>",
      "<div id=svelte></div><script type=module src=/_app/start.js></script>",
      "<div ng-app=portal><div ng-view></div></div><script src=js/angular.min.js></script><script src=js/app.js></script>",
      "<div ng-controller=c><h1>{{ titulo }}</h1><ul><li ng-repeat='x in l'>{{ x.nombre }}</li></ul></div><script src=angular.min.js></script>",
      "<div id=vue><h2>{{ seccion.titulo }}</h2><p>{{ seccion.texto }}</p></div><script src=https://unpkg.com/vue@3></script><script src=a.js></script>",
      "<app>Loading...</app><script src=_framework/blazor.webassembly.js></script>",
      "<script src=flutter_bootstrap.js async></script>",
      "<script src=portal/portal.nocache.js></script><iframe src=\"javascript:''\" id=__gwt_historyFrame></iframe>",
      "<script src=/assets/vendor-1.js></script><script src=/assets/portal-2.js></script>",
      "<header><nav><ul><li><a href=/a>A</a><li><a href=/b>B</a><li><a href=/c>C</a><li><a href=/d>D</a></ul></nav></header>"
        + "<main id=app></main><script src=app.js></script>",
      "<div class=spinner>Cargando…</div><script src=app.js></script>",
      "<script>document.write('<h1>' + nombre + '</h1>')</script>",
      "<object type=application/x-shockwave-flash data=portal.swf></object>",
      "<p>Este sitio requiere un navegador moderno</p><div id=application></div><script src=app.js></script>",
    ])
  func shells(html: String) throws { #expect(try shell(html) == .needsJavaScript, "\(html)") }

  private static let text = String(repeating: "El municipio publica aquí lo que hace cada mes. ", count: 8)

  @Test(
    "a page that merely uses scripts is none",
    arguments: [
      "<p>\(text)</p><script src=js/jquery.min.js></script><script src=js/main.js></script>",
      "<h1>Contacto</h1><p>Tel. (55) 5555 5555</p><script src=js/jquery.min.js></script>",
      "<h1>Próximamente</h1><script src=js/app.js></script>",
      "<p>Página en construcción</p><script src=a.js></script>",
      "<h1>Organigrama</h1><img src=organigrama.jpg alt=Organigrama><script src=js/lightbox.js></script>",
      "<a href=contratos.pdf>Descargar</a><script async src='https://www.googletagmanager.com/gtag/js?id=1'></script>"
        + "<script>window.dataLayer=[];gtag('js',new Date())</script>",
      "<div id=__next><h1>Agua</h1><p>\(text)</p></div><script src=/_next/main.js></script>",
      "<noscript><img src=pixel.gif></noscript><p>\(text)</p><script src=a.js></script>",
      "<noscript>Active JavaScript para ver el mapa</noscript><p>\(text)</p>",
      "<iframe src=marco.html></iframe><script src=a.js></script>",
      "<table><tr><th>Contrato</th><th>Monto</th></tr>"
        + (1...9).map { "<tr><td>Obra \($0)</td><td>\($0),000 pesos</td></tr>" }.joined()
        + "</table><script src=js/jquery.dataTables.js></script><script>$('#t').DataTable()</script>",
      "<h1>Contratos</h1><ul>" + (1...6).map { "<li><a href=c\($0).pdf>Contrato \($0)</a></li>" }.joined()
        + "</ul><script src=main.js></script>",
    ])
  func pages(html: String) throws { #expect(try shell(html) == nil, "\(html)") }
}
