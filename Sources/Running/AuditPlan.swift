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
    self.portals = portals
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
    }
  }
}
