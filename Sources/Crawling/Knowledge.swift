import Matching
import Pages
import Web

/// All that is known of one portal: what was read, what is behind each address, what is still unread.
///
/// Addresses are numbered in the order in which they were met; every spelling of one address has one number.
public struct Knowledge: Sendable {
  /// Number of an address; valid in this knowledge only.
  public typealias ID = Int32

  /// What is known of what lies behind an address.
  public enum State: Sendable, Hashable {
    /// Index in `pages`.
    case read(Int)
    case document(Int)
    /// 404 or 410; 200 or 302 where the answer is what this server says of addresses that cannot exist.
    case dead(Int)
    case failed(Cause)
    /// robots.txt forbids it.
    case robots
    /// Met and not asked for, or not yet.
    case unread
    case redirect(ID)
    case outOfScope
    /// One view too many of a calendar, a list or an endless path; not counted as known.
    case folded
    /// A style, a script, a picture without a promise; not counted as known.
    case unwanted
  }

  struct Entry: Sendable {
    var url: WebURL
    var state = State.unread
    /// Of the answer, in `pages`; -1: none yet.
    var page: Int32 = -1
    /// Fewest clicks from a start along read links; -1: no link leads here.
    var clicks: Int32 = -1
    /// Index in the crawl's patterns.
    var pattern: Int32 = -1
    var kind = AddressKind.page
    var isHome = false
    /// Some link had a promise above the floor.
    var isPromising = false
    /// One of many views of the same things.
    var isView = false
    /// Already among the views counted for its pattern.
    var isCounted = false
    /// A document on another host that is read once.
    var isElsewhere = false
    /// Part of a page (frame) or in its stead (meta refresh).
    var isAutomatic = false
    /// Some link leads there that no script has to make.
    var isLinked = false
    var isAsked = false
    /// When a sitemap says that it was last changed.
    var modified: Day?
    /// Promises still matter: what lies behind it is not known in full.
    var isHole = true
    /// The priority under which it waits; the least: it does not wait.
    var queued = Int32.min
    var promises: [LinkPromise] = []
  }

  public let portal: Portal
  /// Every answer for an address of the portal (pages, documents, redirects, 404s, failures), in the order of
  /// requests. robots.txt, sitemaps and probes are not among them.
  public internal(set) var pages: [KnownPage] = []
  /// What the servers said of addresses that cannot exist.
  public internal(set) var probes: [Probe] = []
  let topics: Int
  var scope: Scope
  var entries: [Entry] = []
  /// By spelling, and by what all spellings of one address share.
  var ids: [WebURL: ID] = [:]
  var keys: [String: ID] = [:]
  var patterns: [String: Int32] = [:]
  var blocks = BlockCounts()
  /// How many different pages load a script.
  var scriptPages: [UInt64: Int] = [:]
  /// Contents of the pages that are a start.
  var homeContents: Set<UInt64> = []
  /// Blocks of the pages that are a start.
  var homeHashes: Set<UInt64> = []
  var soft = SoftNotFound()
  /// What only scripts promise.
  var scripted: [ScriptedPromise] = []
  var starts: [ID] = []
  /// What keeps addresses unread that were never asked for.
  var unreadCause = Cause.budgetSpent
  var cutCount = 0
  let addressLimit: Int
  /// What stands for all addresses beyond the limit; -1: there are none.
  var overflowID: ID = -1
  var searches = SearchSurvey()
  /// Grows with each step of the fold.
  var version = 0

  init(portal: Portal, topics: Int, addressLimit: Int) {
    self.addressLimit = addressLimit
    self.portal = portal
    self.topics = topics
    scope = Scope(portal)
  }

  /// How many addresses are numbered; ids run from 0.
  public var addressCount: Int { entries.count }

  /// The number of an address, however it is spelled; nil if it was never met.
  public func id(of url: WebURL) -> ID? {
    ids[url] ?? keys[CanonicalURL(scope.rewritten(url)).key]
  }

  /// The address as it was asked for, or as it was first linked.
  public func url(_ id: ID) -> WebURL { entries[Int(id)].url }

  public func state(_ id: ID) -> State {
    let state = entries[Int(id)].state
    switch state {
    case .read(let index) where soft.pages.contains(index): return .dead(200)
    case .redirect where soft.redirects.contains(id): return .dead(302)
    default: return state
    }
  }

  /// The last answer for an address, of whatever kind; nil if it was not asked for.
  public func page(_ id: ID) -> KnownPage? {
    let index = entries[Int(id)].page
    return index < 0 ? nil : pages[Int(index)]
  }

  /// Where an address leads in the end; itself if it does not redirect.
  public func resolved(_ id: ID) -> ID {
    var at = id
    for _ in 0..<32 {
      guard case .redirect(let next) = state(at) else { return at }
      at = next
    }
    return at
  }

  /// Fewest clicks from a starting address along links that were read; frames, meta refresh and redirects cost
  /// none. Nil: no such chain, only a sitemap or a known address leads there.
  public func clicks(_ id: ID) -> Int? {
    let own = entries[Int(id)].clicks
    return own < 0 ? nil : Int(own)
  }

  /// A starting address, what it redirects to, or a page that shows the same.
  public func isHome(_ id: ID) -> Bool {
    let entry = entries[Int(id)]
    if entry.isHome { return true }
    guard case .read(let index) = entry.state else { return false }
    return homeContents.contains(pages[index].content)
  }

  /// Whether an address is the portal's own. Documents elsewhere that a link names are read once all the same.
  public func isInScope(_ id: ID) -> Bool {
    !entries[Int(id)].isElsewhere && state(id) != .outOfScope
  }

  /// Whether its name says that it is a document; what was read is told by `state`.
  public func looksLikeDocument(_ id: ID) -> Bool { entries[Int(id)].kind == .document }

  /// When a sitemap says that what lies behind an address was last changed; nil: none does.
  public func lastModified(_ id: ID) -> Day? { entries[Int(id)].modified }

  // MARK: Numbering

  /// The number of an address, given now if it has none. `exact`: as a redirect spells it.
  mutating func intern(_ url: WebURL, exact: Bool = false) -> ID {
    if let id = ids[url] { return id }
    let rewritten = scope.rewritten(url)
    let canonical = CanonicalURL(rewritten)
    if let id = keys[canonical.key] {
      // Bounded: a portal that makes up a session for each link must not fill the memory.
      if ids.count + keys.count < 4 * entries.count + 1000 { ids[url] = id }
      return id
    }
    if entries.count >= addressLimit, !exact { return overflow(rewritten) }
    var entry = Entry(url: exact ? rewritten : canonical.url)
    entry.kind = AddressKind(canonical)
    if scope.contains(canonical) {
      shape(&entry, canonical)
    } else {
      entry.state = .outOfScope
    }
    let id = ID(entries.count)
    entries.append(entry)
    ids[url] = id
    keys[canonical.key] = id
    return id
  }

  /// One number for all addresses beyond the limit: a portal without an end must not fill the memory. While there
  /// is one, every search is open.
  private mutating func overflow(_ url: WebURL) -> ID {
    if overflowID < 0 {
      overflowID = ID(entries.count)
      var entry = Entry(url: url)
      entry.state = .folded
      entries.append(entry)
    }
    return overflowID
  }

  /// Sorts an address that lies in the scope: wanted, one view of many, or never to be read.
  mutating func shape(_ entry: inout Entry, _ canonical: CanonicalURL) {
    if entry.kind == .useless {
      entry.state = .unwanted
      return
    }
    let shape = AddressShape(canonical)
    let next = Int32(patterns.count)
    entry.pattern = patterns[shape.pattern] ?? next
    if entry.pattern == next { patterns[shape.pattern] = next }
    entry.isView = shape.sort == .view
    entry.state = shape.sort == .endless ? .folded : .unread
  }
}
