import Rules
import Web

/// All addresses at which one institution publishes, judged together.
public struct Portal: Sendable, Hashable, Codable {
  /// The institution's id; of an unknown one host and port.
  public var id: String
  /// Nil: the pack does not know it.
  public var institution: String?
  /// The first is the portal's url. Scope: their host, under their path.
  public var starts: [WebURL]
  /// Hosts in scope as a whole.
  public var alsoHosts: [String]
  /// Hosts whose absolute links mean the first start's host.
  public var mirrors: [String]
  /// Obligation and address: read first, proves nothing by itself.
  public var known: [Known]

  public struct Known: Sendable, Hashable, Codable {
    public var obligation: String
    public var url: WebURL
    public init(obligation: String, url: WebURL) {
      self.obligation = obligation
      self.url = url
    }
  }

  public init(
    id: String, institution: String?, starts: [WebURL], alsoHosts: [String] = [], mirrors: [String] = [],
    known: [Known] = []
  ) {
    self.id = id
    self.institution = institution
    self.starts = starts
    self.alsoHosts = alsoHosts
    self.mirrors = mirrors
    self.known = known
  }
}

/// What bounds a crawl. Part of the audit's record.
public struct CrawlConfiguration: Sendable, Hashable, Codable {
  public var maxPages = 5000
  public var maxDepth = 30
  /// Requests of one portal under way at most.
  public var window = 8
  /// The judge is asked after so many results; later after half as many again as were judged before.
  public var judgeEvery = 64
  /// Documents on other hosts that are read because a link names a topic; nothing is followed from there.
  public var documentsElsewhere = 200
  public init() {}
}
