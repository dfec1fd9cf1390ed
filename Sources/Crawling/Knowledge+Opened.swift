import Matching
import Pages
import Web

extension Knowledge {
  /// A document that was read and not opened yet, of a kind that can be; nil: none such is there.
  public func unopened(_ id: ID) -> PageFacts? {
    guard case .document(let index) = state(id), case .document(let type) = pages[index].facts.kind,
      type.canBeOpened, pages[index].facts.inside == nil
    else { return nil }
    return pages[index].facts
  }

  /// Puts what a document holds inside in the place of what was known of it. Its links are not followed: it is opened
  /// when all is read.
  public mutating func open(_ id: ID, _ facts: PageFacts) {
    guard unopened(id) != nil, case .document(let index) = state(id) else { return }
    var facts = facts
    facts.links = []
    pages[index].facts = facts
  }
}
