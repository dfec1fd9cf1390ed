/// What goes wrong with an evidence file.
public enum EvidenceError: Error, Hashable, CustomStringConvertible {
  /// The system refused: what was tried, on which file, and its word on it.
  case system(action: String, file: String, reason: String)
  /// Another run is writing this file.
  case inUse(file: String)
  /// A record is not what was written: its checksum, digest or form is wrong.
  case damaged(EvidencePlace, what: String)
  /// No evidence file of this journal is there.
  case missing(journal: String)

  public var description: String {
    switch self {
    case .system(let action, let file, let reason): "cannot \(action) the evidence file \(file): \(reason)"
    case .inUse(let file): "another run is writing the evidence file \(file)"
    case .damaged(let place, let what):
      "the evidence file \(place.file) is damaged at byte \(place.offset): \(what)"
    case .missing(let journal): "there is no evidence of \(journal)"
    }
  }
}

/// Where a record stands: the file's name within the evidence folder and the byte at which its gzip member begins.
public struct EvidencePlace: Sendable, Hashable, Codable, Comparable {
  public var file: String
  public var offset: Int

  public init(file: String, offset: Int) {
    self.file = file
    self.offset = offset
  }

  public static func < (a: EvidencePlace, b: EvidencePlace) -> Bool {
    (a.file, a.offset) < (b.file, b.offset)
  }
}
