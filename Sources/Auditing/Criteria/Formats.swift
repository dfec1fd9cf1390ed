import Matching
import Pages
import Web

/// `formats`: any of the real types asked for, told by the bytes.
enum Formats: Criterion {
  static let name = "formats"

  static func judge(_ inquiry: Inquiry, _ details: inout Details) -> Finding {
    let asked = inquiry.obligation.formats
    guard !asked.isEmpty else { return .notAsked }
    let content = inquiry.candidate.content
    var found: [String] = []
    for id in content.documents {
      guard case .document(let type)? = inquiry.facts(id)?.kind, !found.contains(type.rawValue) else {
        continue
      }
      found.append(type.rawValue)
    }
    if content.words >= Gate.ownWords || content.rows > 0 { found.append("html") }
    if found.contains(where: asked.contains) { return .holds }
    details.foundFormat = found
    details.askedFormat = asked
    if let cause = Cause.first(of: content.unread.map(\.cause)) { return .unknown(cause) }
    let claimed = content.falseDocuments.compactMap { DocumentNames.ending(of: inquiry.knowledge.url($0)) }
    let reason: Reason = claimed.contains(where: asked.contains) ? .falseFormat : .formatMissing
    return .fails(reason).orUnknown(if: inquiry.open)
  }
}
