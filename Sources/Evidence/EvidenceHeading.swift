import Web

/// What an audit of one portal was started with. It stands first in each evidence file, so that the file alone is
/// enough to go on with the audit or to decide it again.
public struct EvidenceHeading: Sendable, Hashable {
  /// The portal's id.
  public var portal: String
  /// The audit's configuration as JSON; kept as it is, but for line breaks outside its strings.
  public var configuration: String
  public var packDigest: Digest
  /// The program's version and those of the libraries that read.
  public var engine: String
  /// The instant that "out of date" is reckoned from.
  public var asOf: Instant
  /// When the audit of this portal began; part of the file's name.
  public var started: Instant
  /// The program, for other readers of WARC files.
  public var software: String

  public init(
    portal: String, configuration: String, packDigest: Digest, engine: String, asOf: Instant,
    started: Instant,
    software: String
  ) {
    self.portal = portal
    self.configuration = configuration
    self.packDigest = packDigest
    self.engine = engine
    self.asOf = asOf
    self.started = started
    self.software = software
  }

  /// The body of a `warcinfo` record.
  var fields: Fields {
    Fields([
      ("software", software), ("format", "WARC File Format 1.1"),
      ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
      ("vitrina-portal", portal), ("vitrina-engine", engine), ("vitrina-pack", packDigest.hex),
      ("vitrina-as-of", asOf.description), ("vitrina-started", started.description),
      ("vitrina-configuration", configuration),
    ])
  }

  init?(_ fields: Fields) {
    guard let portal = fields["vitrina-portal"], let engine = fields["vitrina-engine"],
      let pack = fields["vitrina-pack"].flatMap({ Digest(hex: $0) }),
      let asOf = fields["vitrina-as-of"].flatMap({ Instant($0) }),
      let started = fields["vitrina-started"].flatMap({ Instant($0) }),
      let configuration = fields["vitrina-configuration"], let software = fields["software"]
    else { return nil }
    self.init(
      portal: portal, configuration: configuration, packDigest: pack, engine: engine, asOf: asOf,
      started: started, software: software)
  }
}

/// A line about the audit itself: that it was interrupted, went on, or finished.
public struct EvidenceMark: Sendable, Hashable {
  public var name: String
  public var at: Instant
  public var detail: String

  public init(_ name: String, at: Instant, detail: String = "") {
    self.name = name
    self.at = at
    self.detail = detail
  }
}
