import Matching
import Pages

/// `readable`, always: documents with a layer of text, data with a row that names its columns.
enum Readable: Criterion {
  static let name = "readable"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let documents = inquiry.opened
    let content = inquiry.candidate.content
    guard !documents.isEmpty, content.words < Gate.ownWords, content.rows < Gate.rows else {
      return .notAsked
    }
    if documents.allSatisfy({ $0.inside?.isScan == true }) { return .fails(.scanned) }
    let data = documents.filter { isData($0) && $0.tableRows > 0 }
    if !data.isEmpty, data.count == documents.count, data.allSatisfy({ lacksHeader($0) }) {
      return .fails(.noHeader)
    }
    return .holds
  }

  private static func isData(_ facts: PageFacts) -> Bool {
    guard case .document(let type) = facts.kind else { return false }
    switch type {
    case .csv, .tsv, .xlsx, .xls, .ods: return true
    default: return false
    }
  }

  private static func lacksHeader(_ facts: PageFacts) -> Bool {
    let tables = facts.tables.count { $0.columns > 0 }
    return tables > 0 && facts.inside?.headless ?? 0 >= tables
  }
}
