import Rules
import Testing
import Web

@testable import Auditing

/// Portals of twenty years write one thing in many ways; the verdict is one.
@Suite("The same content in other markup")
struct MarkupTests {
  private static let paragraph: String = "<p>\(words(70))</p>"
  private static let files =
    "<ul><li><a href='/a.pdf'>Puente</a></li><li><a href='/b.pdf'>Calle</a></li></ul>"

  private func verdict(_ body: String) -> Verdict {
    var portal = PaperPortal([
      "/":
        "<html><title>Portal</title><body><h1>Bienvenida</h1><p>\(words(40, from: 3))</p>\(body)</body></html>"
    ])
    portal.add(pdf: "/a.pdf")
    portal.add(pdf: "/b.pdf", "b")
    return portal.verdict(.named("contracts", "Contratos de obra"))
  }

  @Test(
    "text under its name is met",
    arguments: [
      "<h3>Contratos de obra</h3>\(paragraph)", "<div class='titulo'>Contratos de obra</div>\(paragraph)",
      "<p><b>Contratos de obra</b></p>\(paragraph)",
      "<font size='5'>Contratos de obra</font><br><br>\(paragraph)",
      "<details><summary>Contratos de obra</summary>\(paragraph)</details>",
      "<section><header><h2>Contratos de obra</h2></header>\(paragraph)</section>",
      "<article><div><h4><a href='#c1'>Contratos de obra</a></h4></div><div id='c1'>\(paragraph)</div></article>",
      "<table><tr><td><h3>Contratos de obra</h3>\(paragraph)</td></tr></table>",
      "<center><h2>CONTRATOS DE OBRA</h2></center>\(paragraph)",
      "<div role='heading' aria-level='2'>Contratos de obra</div>\(paragraph)",
    ])
  func text(body: String) { #expect(verdict(body).outcome == .met) }

  @Test(
    "documents under its name are met",
    arguments: [
      "<h3>Contratos de obra</h3>\(files)",
      "<button class='accordion'>Contratos de obra</button><div>\(files)</div>",
      "<ul><li>Contratos de obra<ul><li><a href='/a.pdf'>Puente</a></li></ul></li></ul>",
      "<dl><dt>Contratos de obra</dt><dd><a href='/a.pdf'>Puente</a></dd></dl>",
      "<table><tr><th>Tema</th><th>Archivo</th></tr><tr><td>Contratos de obra</td><td><a href='/a.pdf'>Ver</a></td></tr>"
        + "<tr><td>Otro</td><td><a href='#'>Ver</a></td></tr></table>",
      "<table border=0><tr><td><b>Contratos de obra</b></td></tr><tr><td><a href='/a.pdf'>Ver</a></td></tr></table>",
      "<p>Contratos de obra: <a href='/a.pdf'>descargar</a></p>",
      "<a href='/a.pdf'><img src='x.png' alt='Contratos de obra'></a>",
      "<p><a href='/contratos-de-obra.pdf'>Descargar</a></p>",
      "<div class='card'><div class='card-header'>Contratos de obra</div><div class='card-body'><a href='/a.pdf'>Ver</a></div></div>",
    ])
  func documents(body: String) {
    if body.contains("/contratos-de-obra.pdf") {
      var portal = PaperPortal(["/": "<html><title>Portal</title><body>\(body)</body></html>"])
      portal.add(pdf: "/contratos-de-obra.pdf")
      #expect(portal.verdict(.named("contracts", "Contratos de obra")).outcome == .met)
    } else {
      #expect(verdict(body).outcome == .met)
    }
  }

  @Test("a tab without a heading of its own is unknown, never empty")
  func tab() {
    let body =
      "<ul class='tabs'><li><a href='#t1'>Contratos de obra</a></li></ul><div id='t1'>\(Self.files)</div>"
    let verdict = verdict(body)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.cause == .needsJavaScript)
    // With its name in the pane it is as any other place.
    let named =
      "<ul class='tabs'><li><a href='#t1'>Contratos de obra</a></li></ul><div id='t1'><h3>Contratos de obra</h3>"
    #expect(self.verdict(named + Self.files + "</div>").outcome == .met)
  }
}
