import Rules
import Web

/// The words of a set of obligations, compiled once: topics, fields of `contains`, members of lists, the law's
/// own sentences, and the signs of emptiness that every language shares.
public struct Lexicon: Sendable {
  /// An obligation or a part of one, in the order obligation, its parts, the next obligation.
  public struct TopicEntry: Sendable {
    /// `organisation`, `organisation/chart`.
    public var obligation: String
    /// Index of the parent's topic; nil for an obligation of its own.
    public var parent: Int?
    /// Its content is personal data: digests are kept, never rows.
    public var digestOnly: Bool
  }
  public private(set) var topics: [TopicEntry] = []
  /// The names that some `contains` asks for, each once.
  public private(set) var fields: [String] = []
  /// The members of all lists that an obligation is owed for: list and place in it.
  public private(set) var members: [MemberKey] = []

  /// Fields that name a column whose links must open.
  public private(set) var linkFields: Set<Int> = []
  /// Fields that name a column which says who the members of a list are, or when they are due.
  public private(set) var cellFields: Set<Int> = []
  /// Topics whose entries are the members of a list.
  public private(set) var entryTopics: Set<Int> = []
  /// Members are looked for that only the portal names: each page keeps the words of its names.
  public private(set) var keepsNames = false

  public struct MemberKey: Sendable, Hashable {
    public var list: String
    public var index: Int
    public init(list: String, index: Int) {
      self.list = list
      self.index = index
    }
  }

  var trie = PhraseTrie()
  var addresses = StatutoryAddresses()
  var wording = WordingRuns()
  /// Some obligation asks for periods or for dates.
  public private(set) var asksPeriods = false
  /// The first language of the pack reads ambiguous dates where a page does not tell its own.
  var language: String

  public init(pack: Pack, obligations: [Obligation]) {
    language = pack.languages.first ?? "es"
    for obligation in obligations {
      let parent = topics.count
      add(obligation, parent: nil, in: pack)
      for part in obligation.parts { add(part, parent: parent, in: pack) }
    }
    addCatalogues(of: obligations, in: pack)
    Signals.insert(into: &trie)
    Licenses.insert(into: &trie)
  }

  /// What the lists need that the portal itself publishes.
  private mutating func addCatalogues(of obligations: [Obligation], in pack: Pack) {
    for id in obligations.flatMap({ [$0] + $0.parts }).compactMap(\.forEach) {
      guard let catalogue = pack.list(id)?.catalogue else { continue }
      keepsNames = true
      for column in [catalogue.column, catalogue.dateColumn].compactMap({ $0 }) {
        cellFields.insert(addField(column))
      }
      if catalogue.column == nil, let topic = topic(of: catalogue.obligation) { entryTopics.insert(topic) }
    }
  }

  private mutating func addField(_ name: String) -> Int {
    let index = fields.firstIndex(of: name) ?? fields.count
    if index == fields.count { fields.append(name) }
    insert(name, .field, UInt16(clamping: index), statutory: false)
    return index
  }

  /// Index of an obligation's or part's topic.
  public func topic(of obligation: String) -> Int? { topics.firstIndex { $0.obligation == obligation } }

  public func field(_ name: String) -> Int? { fields.firstIndex(of: name) }

  /// The indices in `members` of a list's members, in the list's order.
  public func members(of list: String) -> [Int] { members.indices.filter { members[$0].list == list } }

  private mutating func add(_ obligation: Obligation, parent: Int?, in pack: Pack) {
    let topic = UInt16(clamping: topics.count)
    topics.append(
      TopicEntry(obligation: obligation.id, parent: parent, digestOnly: obligation.digestOnly))
    for term in obligation.topic.statutoryNames { insert(term.text, .topic, topic, statutory: true) }
    for term in obligation.topic.synonyms { insert(term.text, .topic, topic, statutory: false) }
    for term in obligation.topic.shortNames {
      insert(term.text, .topic, topic, statutory: false, standsAlone: true)
    }
    for term in obligation.topic.negativeWords { insert(term.text, .negative, topic, statutory: false) }
    for case .law(_, let units) in obligation.basis { addresses.insert(units, topic: topic) }
    for sentence in obligation.wording { wording.insert(sentence) }
    if obligation.frequency != nil || obligation.maxAge != nil { asksPeriods = true }
    for case .name(let name) in obligation.contains { _ = addField(name) }
    for name in obligation.linksOpen { linkFields.insert(addField(name)) }
    if let id = obligation.forEach, let list = pack.list(id), !members.contains(where: { $0.list == id }) {
      for (place, member) in list.members.enumerated() {
        let index = UInt16(clamping: members.count)
        members.append(MemberKey(list: id, index: place))
        for name in [member.name] + member.synonyms { insert(name, .member, index, statutory: true) }
      }
    }
  }

  private mutating func insert(
    _ text: String, _ kind: PhraseTrie.Meaning.Kind, _ index: UInt16, statutory: Bool,
    standsAlone: Bool = false
  ) {
    trie.insert(
      text,
      .init(kind: kind, index: index, statutory: statutory, standsAlone: standsAlone, exactForm: 0),
      exactSingle: kind == .topic || kind == .negative)
  }
}
