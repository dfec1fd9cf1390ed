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
  /// Hosts of shared platforms that a machine may read: a page there is read where the portal links to it by name.
  public var platforms: [String] = []
  /// Obligations that any site may fulfil which the portal links to.
  public var anywhere: [String] = []

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
    known: [Known] = [], platforms: [String] = [], anywhere: [String] = []
  ) {
    self.id = id
    self.institution = institution
    self.starts = starts
    self.alsoHosts = alsoHosts
    self.mirrors = mirrors
    self.known = known
    self.platforms = platforms
    self.anywhere = anywhere
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.decode(String.self, forKey: .id),
      institution: try values.decodeIfPresent(String.self, forKey: .institution),
      starts: try values.decode([WebURL].self, forKey: .starts),
      alsoHosts: try values.decode([String].self, forKey: .alsoHosts),
      mirrors: try values.decode([String].self, forKey: .mirrors),
      known: try values.decode([Known].self, forKey: .known),
      // Records of before these were known have none.
      platforms: try values.decodeIfPresent([String].self, forKey: .platforms) ?? [],
      anywhere: try values.decodeIfPresent([String].self, forKey: .anywhere) ?? [])
  }
}

extension Portal {
  /// The platforms and the obligations of a pack that lead a crawl beyond the portal's own hosts.
  public mutating func takeSites(of pack: Pack) {
    platforms = pack.platforms.filter { !$0.byPersonOnly }.map { String($0.url.host) }
    let every = pack.obligations.flatMap { [$0] + $0.parts }
    let elsewhere = every.filter { (obligation: Obligation) -> Bool in
      obligation.publishedOn == .anywhereLinked || obligation.alsoOn == .anywhereLinked
    }
    anywhere = elsewhere.map(\.id)
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
