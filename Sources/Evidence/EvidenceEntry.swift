import Web

/// One thing that a journal tells: an exchange, one kept by digest only, or a mark.
public struct EvidenceEntry: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case exchange(Exchange)
    /// The exchange has no head and no body; `facts` is the JSON that was written in their place.
    case digestOnly(Exchange, facts: [UInt8])
    case mark(EvidenceMark)
  }

  public var place: EvidencePlace
  public var content: Content

  public init(place: EvidencePlace, content: Content) {
    self.place = place
    self.content = content
  }
}
