import Crawling
import Fetching
import Rules
import Running
import Web

/// From what stands on the command line to what a run is to do.
struct PlanBuilder {
  let arguments: ParsedArguments
  let pack: Pack

  /// Store, evidence and reports, where the options or the XDG state folder put them.
  struct Places {
    var store: String
    var evidence: String
    var reports: String

    init(_ arguments: ParsedArguments) {
      let state = arguments.environment.stateFolder
      store = arguments.value("store") ?? state + "/history.sqlite"
      evidence = arguments.value("evidence") ?? state + "/evidence"
      reports = arguments.value("reports") ?? state + "/reports"
    }
  }

  func plan(places: Places) throws -> AuditPlan {
    var plan = AuditPlan(pack: pack, portals: try portals(), evidence: places.evidence)
    plan.drafts = arguments.flag("drafts")
    plan.asOf = try arguments.moment("as-of", endOfDay: true)
    plan.startAnew = arguments.flag("new")
    plan.crawl.maxPages = arguments.number("max-pages") ?? plan.crawl.maxPages
    plan.crawl.maxDepth = arguments.number("max-depth") ?? plan.crawl.maxDepth
    plan.fetch.delay = arguments.decimal("delay") ?? plan.fetch.delay
    plan.fetch.connections = arguments.number("connections") ?? plan.fetch.connections
    // Enough under way that no connection waits for another's answer to be read.
    plan.crawl.window = min(128, max(8, 4 * plan.fetch.connections))
    plan.fetch.resolve = arguments.values("resolve")
    plan.fetch.contact = arguments.value("contact")
    plan.fetch.ownHosts = try ownHosts(plan.portals)
    plan.fetch.allowedPrivate = plan.portals.flatMap { $0.starts.map { "\($0.host):\($0.port)" } }
    return plan
  }

  // MARK: Portals

  private func portals() throws -> [Portal] {
    let mirrors = try addresses()
    var portals: [Portal] = []
    for operand in arguments.operands {
      let portal = try self.portal(operand, mirrors)
      if !portals.contains(where: { $0.id == portal.id }) { portals.append(portal) }
    }
    if arguments.operands.isEmpty {
      let asked = mirrors.isEmpty ? pack.institutions.map(\.id) : mirrors.map(\.key)
      portals = try asked.map { try portal($0, mirrors) }
    }
    guard !portals.isEmpty else { throw CommandError.usage(RunError.noPortals.message) }
    return portals
  }

  /// `--at ID=URL`.
  private func addresses() throws -> [(key: String, value: WebURL)] {
    try arguments.pairs("at").map { id, text in
      guard pack.institution(id) != nil else { throw unknown(id) }
      guard let url = WebURL(text) else { throw notAnAddress(text) }
      return (id, url)
    }
  }

  private func portal(_ operand: String, _ mirrors: [(key: String, value: WebURL)]) throws -> Portal {
    if let institution = pack.institution(operand) {
      let given = mirrors.filter { $0.key == operand }.map(\.value)
      return Self.portal(of: institution, at: given)
    }
    guard let url = WebURL(operand) else {
      if operand.contains("://") || operand.contains("/") { throw notAnAddress(operand) }
      throw unknown(operand)
    }
    // An address that stands in the pack is that institution's portal.
    if let institution = pack.institutions.first(where: { $0.portals.contains(url) }) {
      return Self.portal(of: institution, at: [])
    }
    return Portal(id: String(url.authority), institution: nil, starts: [url])
  }

  static func portal(of institution: Institution, at given: [WebURL]) -> Portal {
    guard given.isEmpty else {
      // The mirror's absolute links to the live hosts mean the mirror.
      let live = institution.portals.map { String($0.host) } + institution.mirrors + institution.alsoHosts
      return Portal(
        id: institution.id, institution: institution.id, starts: given,
        mirrors: live.reduce(into: []) { list, host in
          if !list.contains(host) { list.append(host) }
        })
    }
    return Portal(
      id: institution.id, institution: institution.id, starts: institution.portals,
      alsoHosts: institution.alsoHosts, mirrors: institution.mirrors,
      known: institution.knownAddresses.map { .init(obligation: $0.obligation, url: $0.url) })
  }

  private func ownHosts(_ portals: [Portal]) throws -> [String] {
    try arguments.values("own").flatMap { id in
      guard let portal = portals.first(where: { $0.id == id }) else { throw unknown(id) }
      return portal.starts.map { String($0.host) }
    }
  }

  private func unknown(_ id: String) -> CommandError {
    .usage(
      LocalText(
        es: "el paquete \(pack.id) no tiene la institución «\(id)»",
        en: "the pack \(pack.id) has no institution '\(id)'"),
      suggestion: Spelling.nearest(to: id, among: pack.institutions.map(\.id)))
  }

  private func notAnAddress(_ text: String) -> CommandError {
    .usage(
      LocalText(
        es: "«\(text)» no es una dirección: se espera http:// o https:// y un servidor",
        en: "'\(text)' is no address: http:// or https:// and a host are expected"))
  }
}
