import Web

/// What must be published: one flat list of facts and criteria, every default filled in.
public struct Obligation: Sendable, Hashable {
  /// `organisation`, and for a part `organisation/chart`.
  public var id: String
  public var title: LocalText
  public var category: String
  public var basis: [Basis]
  public var source: String?
  public var status: Status
  public var importance: Importance
  /// Kinds or ids of institutions; empty: everyone.
  public var appliesTo: [String]
  public var responsible: LocalText?
  public var validFrom: Day?
  public var validUntil: Day?
  public var replaces: String?
  /// Its words, from `topic`, its own keys, or its title.
  public var topic: Topic
  public var publishedAs: [Form]
  public var maxClicks: Int
  public var contains: [Field]
  public var minRows: Int
  /// Real types asked for, `machine-readable` already spelt out; empty: what opens.
  public var formats: [String]
  /// Days.
  public var maxAge: Age?
  public var statedDateRequired: Bool
  /// The id of a list.
  public var forEach: String?
  public var parts: [Obligation]
  public var needed: Needed
  public var judgedBy: Judge
  public var question: LocalText?
  /// Days that a person's answer lasts.
  public var judgedAgainDays: Int
  public var wording: [String]
  public var digestOnly: Bool
  /// Where it stands in the pack.
  public var place: Place
  public var publishedOn = Site.portal
  public var alsoOn: Site?
  /// Nil: no periods.
  public var frequency: Frequency?
  public var deadline = Deadline(days: 30)
  public var retention = Retention.lastPeriod
  /// Share (0 to 1) of a column's rows with a value.
  public var minFilled = 0.5
  /// Columns whose links must open.
  public var linksOpen: [String] = []
  public var license: License?
  public var acceptNotApplicable = Acceptance.never
  public var acceptNone = Acceptance.never
  /// Names of criteria that are shown and never lower the verdict.
  public var advisory = ["named-as-law"]
  public var examples: [Example] = []

  public enum Status: String, Sendable, CaseIterable {
    case draft
    case inUse = "in-use"
    case retired
  }
  public enum Importance: String, Sendable, CaseIterable { case essential, mandatory, recommended }
  public enum Form: String, Sendable, CaseIterable {
    case page, table, document
    case dataFile = "data-file"
    case map, api, service
  }
  public enum Judge: String, Sendable, CaseIterable { case machine, person }

  /// A law's article, or a point of an agreement.
  public enum Basis: Sendable, Hashable {
    /// `numbers` go with the law's units: `[("art.", "121"), ("fr.", "VIII")]`.
    case law(String, units: [Unit])
    case agreement(String, point: String)

    public struct Unit: Sendable, Hashable {
      public var name: String
      public var number: String
      public init(name: String, number: String) {
        self.name = name
        self.number = number
      }
    }
  }

  /// What a table or a list of labels must hold: a name in the pack's words, or a shape known by itself.
  public enum Field: Sendable, Hashable {
    case name(String)
    case typed(Shape)
    public enum Shape: String, Sendable, CaseIterable, Codable {
      case telephone
      case email = "e-mail"
      case streetAddress = "street-address"
      case form, person, amount
    }
  }

  /// `2 years`, `7 days`: counted by the calendar in the pack's time zone.
  public struct Age: Sendable, Hashable {
    public enum Unit: String, Sendable { case hour, day, week, month, year }
    public var count: Int
    public var unit: Unit
    public init(count: Int, unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }

  public enum Needed: Sendable, Hashable {
    case all, any
    case count(Int)
    /// 0 to 1.
    case share(Double)

    /// How many of `total` must hold; at least one.
    public func number(of total: Int) -> Int {
      switch self {
      case .all: total
      case .any: 1
      case .count(let count): min(max(count, 1), max(total, 1))
      // A share of members: rounded up, with room for what binary fractions lose.
      case .share(let share): max(1, Int((share * Double(total) - 1e-9).rounded(.up)))
      }
    }
  }

  /// File (relative to the pack's folder), line and column, from 1.
  public struct Place: Sendable, Hashable {
    public var file: String
    public var line: Int
    public var column: Int
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }
}

extension Pack {
  /// The obligations that an institution owes on a day: in force, of its kind, cited by a law in force.
  ///
  /// `institution` nil: a portal that the pack does not know; only what everyone owes applies.
  public func obligations(of institution: Institution?, on day: Day, drafts: Bool = false) -> [Obligation] {
    obligations.filter { obligation in
      guard obligation.status == .inUse || (drafts && obligation.status == .draft) else { return false }
      return applies(obligation, to: institution) && inForce(obligation, on: day)
    }
  }

  public func applies(_ obligation: Obligation, to institution: Institution?) -> Bool {
    guard !obligation.appliesTo.isEmpty else { return true }
    guard let institution else { return false }
    return obligation.appliesTo.contains { $0 == institution.kind || $0 == institution.id }
  }

  public func inForce(_ obligation: Obligation, on day: Day) -> Bool {
    if let from = obligation.validFrom, day < from { return false }
    if let until = obligation.validUntil, day > until { return false }
    return obligation.basis.isEmpty || !basisInForce(of: obligation, on: day).isEmpty
  }

  /// The bases that may be cited on that day.
  public func basisInForce(of obligation: Obligation, on day: Day) -> [Obligation.Basis] {
    obligation.basis.filter { basis in
      guard case .law(let id, _) = basis, let law = law(id) else { return true }
      if let from = law.validFrom, day < from { return false }
      if let until = law.validUntil, day > until { return false }
      return true
    }
  }
}
