import Auditing
import Rules
import Web

/// How the page was made, and how anybody can check it.
struct Origin {
  let audit: AuditHeader
  let pack: Pack
  let language: Language
  let time: LocalTime
  /// An observation whose digest a reader can check.
  let example: Observation?
  private var l: Language { language }

  init(audit: AuditHeader, pack: Pack, language: Language, time: LocalTime, example: Observation?) {
    self.audit = audit
    self.pack = pack
    self.language = language
    self.time = time
    self.example = example
  }

  func write(_ page: inout Markup) {
    page.block("footer", ["class": "origin"]) { page in
      page.block("h2", l("Cómo se hizo", "How this was made"))
      page.block(
        "p",
        l(
          "Un programa leyó el portal como lo haría cualquier persona y comparó lo que vio con cada obligación escrita. «No lo encontramos» significa eso: no que no exista. Si está publicado, díganos dónde.",
          "A program read the portal as anybody would, and compared what it saw with each written obligation. “We did not find it” means just that: not that it does not exist. If it is published, tell us where."
        ))
      page.block("dl", ["class": "facts"]) { page in
        fact(l("Auditoría", "Audit"), audit.id > 0 ? "\(audit.id)" : l("sin guardar", "not stored"), &page)
        fact(l("A la fecha de", "As of"), "\(time.moment(audit.asOf, l)) · \(audit.asOf)", &page)
        fact(l("Empezó", "Started"), time.moment(audit.started, l), &page)
        fact(l("Terminó", "Finished"), audit.finished.map { time.moment($0, l) } ?? "–", &page)
        fact(l("Reglas", "Rules"), "\(audit.pack.id) \(audit.pack.version)", &page)
        fact(l("Huella de las reglas", "Digest of the rules"), "SHA-256 \(audit.pack.digest.hex)", &page)
        fact(l("Programa", "Program"), audit.engine, &page)
      }
      if let example, let digest = example.sha256 {
        page.block("h3", l("Cómo comprobar una huella", "How to check a digest"))
        page.block(
          "p",
          l(
            "Cada SHA-256 es la huella del contenido tal como lo recibimos, sin comprimir. Por ejemplo:",
            "Each SHA-256 is the digest of the content as we got it, uncompressed. For instance:"))
        page.block("pre") { page in
          page.element("code", "curl --globoff --compressed \(Escape.shell(example.url.text)) | sha256sum")
        }
        page.block("p") { page in
          page.text(l("dio, el ", "printed, on "))
          page.text(time.moment(example.fetched, l) + ", ")
          page.element("code", digest.hex)
          page.text(
            l(
              ". Si hoy da otra cosa, la página cambió; la que leímos está en el archivo de evidencia (WARC) que se nombra junto a cada huella.",
              ". If it prints something else today, the page has changed; the one we read is in the evidence file (WARC) named beside each digest."
            ))
        }
      }
    }
  }

  private func fact(_ name: String, _ value: String, _ page: inout Markup) {
    page.block("div") { page in
      page.element("dt", name)
      page.element("dd", value)
    }
  }
}

extension Scorecard {
  /// The first observation of a met verdict that has a digest, else the first at all.
  var example: Observation? {
    let met = portal.verdicts.filter { $0.outcome == .met }
    return (met + portal.verdicts).lazy.flatMap(\.observations).first { $0.sha256 != nil }
  }
}
