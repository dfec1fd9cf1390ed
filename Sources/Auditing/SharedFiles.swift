import Crawling
import Web

/// One document that serves several obligations of a portal: shown beside their evidence, never held against them.
///
/// A last pass over verdicts. It sets `details.sharedWith` of what was found, whole or in part, and touches nothing
/// else: no outcome, no reason, no cause.
enum SharedFiles {
  /// `isDocument`: whether an address holds a document. A page may well publish many things.
  static func noted(_ verdicts: [Verdict], isDocument: (WebURL) -> Bool) -> [Verdict] {
    var users: [Digest: [String]] = [:]
    for verdict in verdicts.flatMap(\.judged) {
      for digest in verdict.documents(isDocument) {
        users[digest, default: []].append(verdict.obligation)
      }
    }
    return verdicts.map { whole in
      var whole = whole
      note(&whole, users, isDocument)
      for index in whole.parts.indices { note(&whole.parts[index], users, isDocument) }
      return whole
    }
  }

  private static func note(
    _ verdict: inout Verdict, _ users: [Digest: [String]], _ isDocument: (WebURL) -> Bool
  ) {
    guard verdict.parts.isEmpty else { return }
    var others: [String] = []
    for digest in verdict.documents(isDocument) {
      for other in users[digest] ?? []
      where whole(of: other) != whole(of: verdict.obligation) && !others.contains(other) {
        others.append(other)
      }
    }
    if !others.isEmpty { verdict.details.sharedWith = others }
  }

  /// Parts of one thing may well stand in one file.
  private static func whole(of id: String) -> Substring { id.prefix { $0 != "/" } }
}

extension Verdict {
  /// What was judged by itself: the verdict, or its parts.
  fileprivate var judged: [Verdict] { parts.isEmpty ? [self] : parts }

  /// Digests of the documents that it rests on, each once; none unless something was found.
  fileprivate func documents(_ isDocument: (WebURL) -> Bool) -> [Digest] {
    guard outcome == .met || outcome == .partial else { return [] }
    var digests: [Digest] = []
    for observation in observations {
      guard let digest = observation.sha256, !digests.contains(digest), isDocument(observation.url) else {
        continue
      }
      digests.append(digest)
    }
    return digests
  }
}

extension Knowledge {
  func isDocument(_ url: WebURL) -> Bool {
    guard let id = id(of: url), case .document = state(resolved(id)) else { return false }
    return true
  }
}
