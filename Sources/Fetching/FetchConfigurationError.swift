import Web

/// What is wrong with a configuration, told so that whoever gave it can mend it.
public enum FetchConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Less than half a second for a host that is not the user's own.
  case tooFast(host: String, delay: Double)
  /// No contact, and not every host is on loopback.
  case contactMissing(host: String)
  /// Neither an e-mail address nor a web address.
  case contactUnclear(String)
  /// A number outside its range.
  case outOfRange(option: String, value: String, range: String)
  /// Not `host:port:address`.
  case resolveUnclear(String)
  /// curl itself did not start.
  case unavailable(String)

  public var description: String { text(spanish: false) }

  /// The sentence in Spanish or in English.
  public func text(spanish: Bool) -> String {
    switch self {
    case .tooFast(let host, let delay):
      spanish
        ? "\(delay) s entre peticiones es demasiado rápido para \(host): el mínimo es 0.5 s; "
          + "menos solo en equipos propios (--own ID) o locales"
        : "\(delay) s between requests is too fast for \(host): the least is 0.5 s; "
          + "less only for your own portals (--own ID) or loopback"
    case .contactMissing(let host):
      spanish
        ? "falta un contacto para leer \(host): dé un correo o una dirección web con --contact, "
          + "para que quien cuida el portal sepa a quién escribir"
        : "a contact is missing for reading \(host): give an e-mail or web address with --contact, "
          + "so that the portal's people know whom to write to"
    case .contactUnclear(let text):
      spanish
        ? "«\(text)» no es un contacto: se espera un correo (nombre@ejemplo.org) o una dirección https://"
        : "\"\(text)\" is no contact: an e-mail (name@example.org) or an https:// address is expected"
    case .outOfRange(let option, let value, let range):
      spanish
        ? "\(option) = \(value) no se puede usar: se espera \(range)"
        : "\(option) = \(value) cannot be used: \(range) is expected"
    case .resolveUnclear(let text):
      spanish
        ? "«\(text)» no es host:puerto:dirección (por ejemplo agua.ejemplo.mx:80:127.0.0.1)"
        : "\"\(text)\" is not host:port:address (for example agua.example.mx:80:127.0.0.1)"
    case .unavailable(let reason):
      spanish ? "no se pudo iniciar libcurl: \(reason)" : "libcurl did not start: \(reason)"
    }
  }
}

extension FetchConfiguration {
  /// Checks what must hold before the first request goes out.
  ///
  /// - Parameter hosts: the hosts of all starting addresses, as `WebURL.host` gives them.
  public func validate(hosts: some Sequence<String>) throws(FetchConfigurationError) {
    try validateNumbers()
    for line in resolve where ResolveLine(line) == nil { throw .resolveUnclear(line) }
    if let contact, !Self.isContact(contact) { throw .contactUnclear(contact) }
    for host in hosts where !Self.isLoopback(host) {
      if contact == nil { throw .contactMissing(host: host) }
      if delay < Self.minimumDelay, !ownHosts.contains(host) { throw .tooFast(host: host, delay: delay) }
    }
  }

  private func validateNumbers() throws(FetchConfigurationError) {
    func check(_ option: String, _ value: Double, _ range: ClosedRange<Double>)
      throws(FetchConfigurationError)
    {
      if !range.contains(value) {
        throw .outOfRange(
          option: option, value: Self.short(value),
          range: "\(Self.short(range.lowerBound)) … \(Self.short(range.upperBound))")
      }
    }
    try check("delay", delay, 0...3600)
    try check("connections", Double(connections), 1...64)
    try check("transfers", Double(transfers), 1...1024)
    try check("timeout", timeout, 0.05...3600)
    try check("connect-timeout", connectTimeout, 0.05...3600)
    try check("page-limit", Double(pageLimit), 1...2_000_000_000)
    try check("document-limit", Double(documentLimit), 1...2_000_000_000)
    try check("ratio-limit", Double(ratioLimit), 1...100_000)
  }

  private static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private static func isContact(_ text: String) -> Bool {
    if text.unicodeScalars.contains(where: { !(33...126).contains($0.value) || $0 == "(" || $0 == ")" }) {
      return false
    }
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      return WebURL(text)?.host.contains(".") ?? false
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
      && !parts[1].hasSuffix(".")
  }
}

/// One line of `resolve`: `host:port:address[,address]`, an IPv6 address in brackets or not.
struct ResolveLine: Hashable {
  var authority: String
  var line: String

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, let port = Int(parts[1]), (1...65_535).contains(port) else {
      return nil
    }
    let addresses = parts[2].split(separator: ",", omittingEmptySubsequences: false)
    for address in addresses {
      let bare = address.hasPrefix("[") && address.hasSuffix("]") ? address.dropFirst().dropLast() : address
      if IPAddress(String(bare)) == nil { return nil }
    }
    authority = "\(parts[0].lowercased()):\(port)"
    line = "\(parts[0].lowercased()):\(port):\(parts[2])"
  }
}
