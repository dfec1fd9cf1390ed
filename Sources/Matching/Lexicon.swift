import Rules
import Web

/// The words of a set of obligations, compiled once: topics, fields of `contains`, members of lists.
public struct Lexicon: Sendable {
  /// An obligation or a part of one, in the order obligation, its parts, the next obligation.
  public struct TopicEntry: Sendable {
    /// `organisation`, `organisation/chart`.
    public var obligation: String
    /// Index of the parent's topic; nil for an obligation of its own.
    public var parent: Int?
  }
  public private(set) var topics: [TopicEntry] = []

  public init(pack: Pack, obligations: [Obligation]) {
    for obligation in obligations {
      let parent = topics.count
      topics.append(TopicEntry(obligation: obligation.id, parent: nil))
      for part in obligation.parts { topics.append(TopicEntry(obligation: part.id, parent: parent)) }
    }
  }

  /// Index of an obligation's or part's topic.
  public func topic(of obligation: String) -> Int? { topics.firstIndex { $0.obligation == obligation } }
}
