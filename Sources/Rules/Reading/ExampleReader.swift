import Web

extension Obligation.Example {
  public static let verdicts = ["met", "partial", "not-met", "undetermined", "not-applicable"]

  /// The reasons that an example may name, besides the causes of what could not be determined.
  public static let reasons = [
    "not-found", "named-only", "mentioned-only", "law-text-only", "announced", "under-construction",
    "placeholder", "empty", "dead-link", "mislabelled", "elsewhere-only", "other-kind", "too-deep",
    "no-link", "login-required", "format-missing", "false-format", "content-missing", "empty-column",
    "too-few-rows", "member-missing", "scanned", "no-header", "called-otherwise", "out-of-date",
    "future-date", "undated", "part-missing", "thin", "in-text-only", "same-file", "exempt",
    "cut-short", "not-on-platform", "license-missing", "dead-links-inside", "period-missing",
    "period-late", "dates-contradict", "declared-none", "declared-not-applicable",
    "declared-without-reason", "declaration-not-accepted",
  ]
}

extension ObligationReader {
  /// Pages and the verdicts that they must get; a part has its own.
  func examples(_ obligation: Obligation) -> [Obligation.Example] {
    guard let node = own["examples"] else { return [] }
    if obligation.judgedBy == .person, let key = own.key("examples") {
      findings.mistake(
        key, es: "a esta obligación la juzga una persona: un ejemplo no prueba nada",
        en: "a person judges this obligation: an example proves nothing")
    }
    return values.items(node).compactMap { item in
      let level = Level(Keys.example, item, under: "examples", in: own.level)
      guard let group = Group(item, level, what: ("un ejemplo", "an example"), findings) else { return nil }
      return example(group)
    }
  }

  private func example(_ group: Group) -> Obligation.Example? {
    group.require(["date", "verdict"], findings)
    let source = source(group)
    let url = group["url"].flatMap { address($0) }
    let date = group["date"].flatMap { values.day($0) }
    let verdict = verdict(group)
    let reason = reason(group, verdict)
    let miss = group["known-miss"].flatMap { values.text($0) }
    guard let source, let date, let verdict else { return nil }
    return .init(
      source: source, url: url, date: date, verdict: verdict, reason: reason, knownMiss: miss,
      place: group.node.place)
  }

  private func source(_ group: Group) -> Obligation.Example.Source? {
    if let key = group.key("html"), group["page"] != nil {
      findings.mistake(
        key, es: "un ejemplo tiene «page» o «html», no las dos",
        en: "an example has `page` or `html`, not both")
    }
    if let node = group["page"] { return values.text(node).flatMap { page($0, node) } }
    if let node = group["html"] { return values.text(node).map { .html($0) } }
    if !group.node.cut {
      findings.mistake(
        group.node, es: "falta la página: «page» (un archivo de examples/) o «html» (un fragmento)",
        en: "the page is missing: `page` (a file of examples/) or `html` (a piece of a page)")
    }
    return nil
  }

  private func page(_ name: String, _ node: YAMLNode) -> Obligation.Example.Source? {
    let files = assembly.exampleFiles
    if files.contains(name) { return .page(name) }
    // A file that is there and could not be read was told already.
    if assembly.lostFiles.contains(name) { return nil }
    let slip = ["examples/\(name)", "examples/\(id)/\(name)"].first { files.contains($0) }
    findings.mistake(
      node,
      es: "el paquete no tiene el archivo «\(name)»: se escribe desde la carpeta del paquete (examples/...)",
      en: "the pack has no file '\(name)': it is written from the pack's folder (examples/...)",
      suggestion: slip ?? Spelling.nearest(to: name, among: files))
    return nil
  }

  /// A full address, or a path on the portal.
  private func address(_ node: YAMLNode) -> String? {
    guard let text = node.text, text.hasPrefix("/") else { return values.url(node)?.text }
    if WebURL("https://example.org" + text) != nil, !text.contains(" ") { return text }
    findings.mistake(
      node, es: "se esperaba una dirección (https://...) o una ruta (/directorio), no «\(text)»",
      en: "an address (https://...) or a path (/directory) was expected, not '\(text)'")
    return nil
  }

  private func verdict(_ group: Group) -> String? {
    let slips = [
      "not_met": "not-met", "unmet": "not-met", "failed": "not-met", "cumple": "met", "no-cumple": "not-met",
      "parcial": "partial", "partially-met": "partial", "unknown": "undetermined",
      "no-aplica": "not-applicable",
    ]
    return group["verdict"].flatMap {
      values.word($0, among: Obligation.Example.verdicts, slips: slips)
    }
  }

  private func reason(_ group: Group, _ verdict: String?) -> String? {
    guard let node = group["reason"], let text = values.text(node) else { return nil }
    let causes = Cause.allCases.map(\.rawValue)
    let known =
      verdict == "undetermined" ? causes : Obligation.Example.reasons + (verdict == "partial" ? causes : [])
    if known.contains(text) { return text }
    let all = Obligation.Example.reasons + causes
    if all.contains(text), let verdict {
      findings.mistake(
        node, es: "«\(text)» no es motivo de «\(verdict)»", en: "'\(text)' is no reason for '\(verdict)'")
    } else {
      findings.mistake(
        node, es: "no existe el motivo «\(text)»", en: "there is no reason '\(text)'",
        suggestion: Spelling.nearest(to: text, among: all))
    }
    return nil
  }
}

extension Assembly {
  /// A saved page that no example names is no test of anything.
  func tellUnusedExamples() {
    guard obligationsComplete else { return }
    let used = obligations.flatMap { [$0] + $0.parts }.flatMap(\.examples).compactMap { example in
      if case .page(let name) = example.source { name } else { nil }
    }
    for name in exampleFiles where !used.contains(name) {
      findings.warning(
        .init(file: name, line: 1, column: 1), es: "ningún ejemplo usa esta página",
        en: "no example uses this page")
    }
  }
}
