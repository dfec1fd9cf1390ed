import Crawling
import Matching
import Pages
import Rules
import Web

/// `published-as`: the content in one of the kinds asked for.
enum PublishedAs: Criterion {
  static let name = "published-as"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let found = kinds(inquiry)
    let asked = inquiry.obligation.publishedAs
    if asked.isEmpty || asked.contains(where: found.contains) { return .holds }
    let content = inquiry.candidate.content
    if asked.contains(where: { $0 == .document || $0 == .dataFile || $0 == .api }),
      let cause = Cause.first(of: content.unread.map(\.cause))
    {
      return .unknown(cause)
    }
    if asked.contains(.table), let cause = mayHoldTables(inquiry) { return .unknown(cause) }
    details.foundKind = found.map(\.rawValue)
    details.askedKind = asked.map(\.rawValue)
    return .fails(.otherKind).orUnknown(if: inquiry.open)
  }

  static func kinds(_ inquiry: Inquiry) -> [Obligation.Form] {
    let content = inquiry.candidate.content
    var kinds: [Obligation.Form] = []
    let isText = content.words >= Gate.ownWords || content.rows >= 1 || !content.entries.isEmpty
    if isText || (content.documents.isEmpty && inquiry.candidate.isShown) { kinds.append(.page) }
    if content.rows >= Gate.rows || inquiry.opened.contains(where: { $0.tableRows >= Gate.rows }) {
      kinds.append(.table)
    }
    if !content.documents.isEmpty { kinds.append(.document) }
    let types = content.documents.compactMap { inquiry.type(of: $0) }
    if types.contains(where: dataTypes.contains) { kinds.append(.dataFile) }
    if content.hasMap || types.contains(where: mapTypes.contains) { kinds.append(.map) }
    if types.contains(where: apiTypes.contains) { kinds.append(.api) }
    let signs = inquiry.page.facts.signs
    if inquiry.candidate.target == inquiry.page.id, signs.textFields > signs.searchFields {
      kinds.append(.service)
    }
    return kinds
  }

  /// What a machine reads, by the bytes.
  static let dataTypes: Set<RealType> = [
    .csv, .tsv, .ods, .xlsx, .json, .xml, .geojson, .kml, .kmz, .shp, .gpkg,
  ]
  private static let mapTypes: Set<RealType> = [.geojson, .kml, .kmz, .shp, .gpkg]
  /// What an interface answers, or the page that documents it links to.
  private static let apiTypes: Set<RealType> = [.json, .geojson, .xml]

  /// Why a document may hold the table that is asked for although none was seen; nil: none may.
  static func mayHoldTables(_ inquiry: Inquiry) -> Cause? {
    inquiry.knowledge.unreadInside(inquiry.candidate.content.documents) { type in
      switch type {
      case .pdf, .xlsx, .xls, .ods, .csv, .tsv, .docx, .doc, .odt, .zip, .rar, .sevenZip, .json, .xml,
        .geojson, .kml, .kmz, .shp:
        return true
      default: return false
      }
    }
  }
}
