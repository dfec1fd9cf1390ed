import Web

/// What one jurisdiction's rule files say, read and checked whole.
public struct Pack: Sendable {
  public var id: String
  public var version: String
  /// The first is the pack's own.
  public var languages: [String]
  public var laws: [Law]
  public var categories: [Category]
  public var platforms: [Platform]
  public var defaults: Defaults
  /// Share (0 to 1) of the pages with a promise that must have been read before an absence is claimed.
  public var minCoverage: Double
  /// An IANA name.
  public var timeZone: String
  public var agreements: [Agreement]
  public var levels: [Level]
  public var confirmation: Confirmation
  public var weights: Weights
  public var holidays: [Day]
  public var institutions: [Institution]
  public var lists: [MemberList]
  public var vocabulary: [Topic]
  /// In the order of their files' names and of their places there.
  public var obligations: [Obligation]
  /// Over names and bytes of all files of the pack, sorted by name.
  public var digest: Digest
  /// The saved pages of examples/, sorted by name; names as examples say them.
  public var exampleFiles: [PackReader.File] = []

  public func institution(_ id: String) -> Institution? { institutions.first { $0.id == id } }
  public func category(_ id: String) -> Category? { categories.first { $0.id == id } }
  public func list(_ id: String) -> MemberList? { lists.first { $0.id == id } }
  public func law(_ id: String) -> Law? { laws.first { $0.id == id } }
  public func obligation(_ id: String) -> Obligation? { obligations.first { $0.id == id } }
  public func platform(_ id: String) -> Platform? { platforms.first { $0.id == id } }

  public struct Law: Sendable, Hashable {
    public var id: String
    public var title: LocalText
    /// The law's divisions in order, as they are abbreviated: `art.`, `fr.`, `inciso`.
    public var units: [String]
    public var url: String?
    public var validFrom: Day?
    public var validUntil: Day?
  }
  public struct Category: Sendable, Hashable {
    public var id: String
    public var title: LocalText
  }
  public struct Platform: Sendable, Hashable {
    public var id: String
    public var title: LocalText
    public var url: WebURL
    public var byPersonOnly: Bool
  }
  public struct Defaults: Sendable, Hashable {
    public var maxClicks = 5
    public var statedDateRequired = false
    public var deadlineDays = 30
    /// Counted without Saturdays, Sundays and holidays.
    public var deadlineInBusinessDays = false
  }
  public struct Agreement: Sendable, Hashable {
    public var id: String
    public var title: LocalText
    public var signed: Day?
    public var source: String?
  }
  /// The first level whose `minScore` the low end of the score reaches.
  public struct Level: Sendable, Hashable {
    public var name: LocalText
    public var minScore: Double
    /// Every essential obligation must be met.
    public var essentialGate: Bool
  }
  /// What must happen before a turn for the worse is published. Carried, applied later.
  public struct Confirmation: Sendable, Hashable {
    public var secondLookHours = 1
    public var audits = 2
    public var apartHours = 20
    public var replyDays = 5
  }
  public struct Weights: Sendable, Hashable {
    public var essential = 3
    public var mandatory = 2
    public var recommended = 1
  }
}

/// Who must publish, and where.
public struct Institution: Sendable, Hashable {
  public var id: String
  public var title: LocalText
  public var kind: String
  /// Starting addresses; the first is the portal's url.
  public var portals: [WebURL]
  public var office: LocalText?
  /// Former hosts.
  public var was: [String]
  public var alsoHosts: [String]
  /// Hosts whose absolute links mean this portal.
  public var mirrors: [String]
  /// Obligation id and address; read first, proves nothing by itself.
  public var knownAddresses: [KnownAddress]
  public var exemptions: [Exemption]

  public struct KnownAddress: Sendable, Hashable {
    public var obligation: String
    public var url: WebURL
  }
  public struct Exemption: Sendable, Hashable {
    public var obligation: String
    public var reason: String
    public var source: String?
    public var validUntil: Day?
  }
}

/// Members that an obligation is owed for, one by one.
public struct MemberList: Sendable, Hashable {
  public var id: String
  public var title: LocalText
  public var members: [Member]
  /// The portal's own catalogue is the list; then `members` is empty.
  public var catalogue: Catalogue?

  /// Where a portal says what its members are.
  public struct Catalogue: Sendable, Hashable {
    /// Id of the obligation whose table, or list of entries, names them.
    public var obligation: String
    public var column: String?
    /// Column of each member's own date, which its deadline runs from.
    public var dateColumn: String?
    /// Fewer members than these are a shrunken catalogue: the list is unknown.
    public var min: Int
    public init(obligation: String, column: String?, dateColumn: String? = nil, min: Int = 1) {
      self.obligation = obligation
      self.column = column
      self.dateColumn = dateColumn
      self.min = min
    }
  }

  public struct Member: Sendable, Hashable {
    public var name: String
    public var synonyms: [String]
  }
}

/// The words by which a thing is looked for.
public struct Topic: Sendable, Hashable {
  public var id: String
  public var statutoryNames: [Term]
  public var synonyms: [Term]
  public var negativeWords: [Term]
  /// Words so common that they name it only where they stand alone: a whole title, heading, label or link.
  public var shortNames: [Term] = []

  public init(
    id: String, statutoryNames: [Term], synonyms: [Term], negativeWords: [Term], shortNames: [Term] = []
  ) {
    self.id = id
    self.statutoryNames = statutoryNames
    self.synonyms = synonyms
    self.negativeWords = negativeWords
    self.shortNames = shortNames
  }

  public struct Term: Sendable, Hashable {
    public var text: String
    /// Nil: of all languages of the pack.
    public var language: String?
    public init(text: String, language: String?) {
      self.text = text
      self.language = language
    }
  }
}
