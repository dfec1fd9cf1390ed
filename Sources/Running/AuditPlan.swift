import Crawling
import Fetching
import Foundation
import Rules
import Web

/// What one run is to do: everything that decides what is read and how it is judged.
public struct AuditPlan: Sendable {
  public var pack: Pack
  public var portals: [Portal]
  public var fetch: FetchConfiguration
  public var crawl: CrawlConfiguration
  public var drafts: Bool
  /// The instant that "out of date" is reckoned from; nil: when the audit starts.
  public var asOf: Instant?
  /// Start anew even if an interrupted audit could go on.
  public var startAnew: Bool
  /// The folder in which each audit has a folder of its own.
  public var evidence: String
  /// Threads that read pages.
  public var readers: Int
  /// Portals audited at once.
  public var atOnce: Int

  public init(pack: Pack, portals: [Portal], evidence: String) {
    self.pack = pack
    self.portals = portals.map { portal in
      var portal = portal
      portal.takeSites(of: pack)
      return portal
    }
    self.evidence = evidence
    fetch = FetchConfiguration()
    crawl = CrawlConfiguration()
    drafts = false
    startAnew = false
    readers = max(2, ProcessInfo.processInfo.activeProcessorCount)
    atOnce = 32
  }

  /// The folder of one audit's evidence.
  public static func folder(of audit: Int, in evidence: String) -> String { "\(evidence)/audit-\(audit)" }
}

/// What the evidence of one portal says of the run that made it: enough to decide again without anything else.
struct RunRecord: Codable, Equatable {
  var audit: Int
  var portal: Portal
  var fetch: FetchConfiguration
  var crawl: CrawlConfiguration
  var drafts: Bool
  var pack: String
  var packVersion: String
  /// When the whole audit started.
  var started: Instant
}

/// Why a run could not be made or go on. Each says what to do.
public enum RunError: Error, Sendable, Hashable {
  case noPortals
  case noEvidence(folder: String)
  /// A new audit's folder holds an audit that its store does not know.
  case foreignEvidence(folder: String)
  case otherPack(recorded: String, given: String)
  case unreadableRecord(journal: String)
  /// No audit of that portal, or not in that audit.
  case unknownPortal(String, audit: Int?, evidence: String, known: [String])
  case unknownObligation(String, pack: String, known: [String])
  /// The pack has it, and the portal was not judged by it.
  case notJudged(obligation: String, portal: String, isDraft: Bool)

  /// What was perhaps meant.
  public var suggestion: String? {
    switch self {
    case .unknownPortal(let name, _, _, let known): Spelling.nearest(to: name, among: known)
    case .unknownObligation(let name, _, let known):
      // `chart` for `organisation/chart`.
      known.first { $0.hasSuffix("/" + name) } ?? Spelling.nearest(to: name, among: known)
    default: nil
    }
  }

  public var message: LocalText {
    switch self {
    case .noPortals:
      LocalText(
        es: "no hay ningún portal que revisar: diga el id de una institución del paquete o una dirección",
        en: "there is no portal to audit: give the id of an institution of the pack, or an address")
    case .noEvidence(let folder):
      LocalText(
        es: "no hay evidencia en \(folder): revise el número y la carpeta (--evidence)",
        en: "there is no evidence in \(folder): check the number and the folder (--evidence)")
    case .foreignEvidence(let folder):
      LocalText(
        es: "\(folder) guarda la evidencia de otra revisión, que este historial no conoce: dé otra carpeta "
          + "(--evidence) o el historial de antes (--store)",
        en:
          "\(folder) holds the evidence of another audit, which this store does not know: give another folder "
          + "(--evidence) or the store of before (--store)")
    case .otherPack(let recorded, let given):
      LocalText(
        es: "la evidencia es del paquete \(recorded) y las reglas dadas son \(given): diga --rules",
        en: "the evidence is of pack \(recorded) and the rules given are \(given): give --rules")
    case .unreadableRecord(let journal):
      LocalText(
        es: "el encabezado de \(journal) no se puede leer: lo escribió otra versión",
        en: "the heading of \(journal) cannot be read: another version wrote it")
    case .unknownPortal(let name, let audit, let evidence, let known):
      Self.unknownPortal(name, audit, evidence, known)
    case .unknownObligation(let name, let pack, _):
      LocalText(
        es: "el paquete \(pack) no tiene la obligación «\(name)»",
        en: "the pack \(pack) has no obligation '\(name)'")
    case .notJudged(let obligation, let portal, true):
      LocalText(
        es: "«\(obligation)» es un borrador y la revisión de «\(portal)» no juzgó borradores (--drafts)",
        en: "'\(obligation)' is a draft, and the audit of '\(portal)' judged no drafts (--drafts)")
    case .notJudged(let obligation, let portal, false):
      LocalText(
        es:
          "«\(obligation)» no toca a «\(portal)» en la fecha de esa revisión: es de otra clase de institución, "
          + "está retirada o no estaba en vigor",
        en: "'\(obligation)' is not owed by '\(portal)' on that audit's day: it is for another kind of "
          + "institution, is retired, or was not in force")
    }
  }
  private static func unknownPortal(
    _ name: String, _ audit: Int?, _ evidence: String, _ known: [String]
  ) -> LocalText {
    let some = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? ", …" : "")
    let (es, en) =
      known.isEmpty ? ("", "") : (" (hay: \(some))", " (there are: \(some))")
    guard let audit else {
      return LocalText(
        es: "en \(evidence) no hay evidencia del portal «\(name)»\(es)",
        en: "there is no evidence of portal '\(name)' in \(evidence)\(en)")
    }
    return LocalText(
      es: "la revisión \(audit) no tiene el portal «\(name)»\(es)",
      en: "audit \(audit) has no portal '\(name)'\(en)")
  }
}
