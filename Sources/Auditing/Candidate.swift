import Crawling
import Matching
import Web

/// A claim, or a place known by its shape, with what stands behind it.
struct Candidate {
  /// How far it goes towards a proof.
  enum Standing: Equatable {
    /// Substance under the topic's own name.
    case shown
    /// There, but short of a proof by itself.
    case part(Reason)
    /// It could not be looked at.
    case unknown(Cause)
    /// Named and empty.
    case empty(Reason)
    /// The topic is met in passing.
    case mention
  }

  /// Index in the knowledge's pages: where the claim stands.
  var page: Int
  var claim: Claim?
  var standing: Standing
  var content: Content
  /// The blocks that it speaks of.
  var blocks: Range<Int>
  /// What holds the content: the page itself, or the document that a link leads to.
  var target: Knowledge.ID
  var step: Int

  var isShown: Bool { standing == .shown }

  /// What it declares in place of the thing: `declared-none` or `declared-not-applicable`.
  var declaration: Reason? {
    switch standing {
    case .empty(.declaredNone): .declaredNone
    case .empty(.declaredNotApplicable): .declaredNotApplicable
    default: nil
    }
  }
}
