/// One HTTP hop: what was asked, when, and what came of it. A redirect is an exchange of its own.
public struct Exchange: Sendable, Equatable {
  public var request: Request
  /// When the answer ended.
  public var fetched: Instant
  public var outcome: Outcome

  public enum Outcome: Sendable, Equatable {
    case answer(Answer)
    case failure(Failure)
  }

  public init(request: Request, fetched: Instant, outcome: Outcome) {
    self.request = request
    self.fetched = fetched
    self.outcome = outcome
  }

  public var answer: Answer? {
    if case .answer(let answer) = outcome { answer } else { nil }
  }
}

/// What a server said, whole or cut.
public struct Answer: Sendable, Equatable {
  public var status: Int
  /// The request as it was sent, head lines with CRLF, for the record.
  public var requestHead: [UInt8]
  /// Status line and header lines as they came, with CRLF, ending with an empty line.
  public var head: [UInt8]
  /// The body as it came, without chunk framing, still under its Content-Encoding.
  public var wireBody: [UInt8]
  /// The body after Content-Encoding was undone; what digests and quotes speak of.
  public var body: [UInt8]
  /// Why the body is not whole, if it is not: `too-large`, `bomb`, `timeout` or `refused` (it broke off).
  public var cut: Cause?
  /// What was wrong with the certificate, if the answer was read over a fault.
  public var certificateFault: String?
  /// The peer's address as text.
  public var address: String?

  public init(
    status: Int, requestHead: [UInt8] = [], head: [UInt8] = [], wireBody: [UInt8] = [], body: [UInt8] = [],
    cut: Cause? = nil, certificateFault: String? = nil, address: String? = nil
  ) {
    self.status = status
    self.requestHead = requestHead
    self.head = head
    self.wireBody = wireBody
    self.body = body
    self.cut = cut
    self.certificateFault = certificateFault
    self.address = address
  }

  /// The value of the first header of that name (any case), trimmed; Latin-1 bytes read as such.
  public func header(_ name: String) -> String? {
    let wanted = name.utf8
    var rest = head[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 10) ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[end...].dropFirst()
      guard let colon = line.firstIndex(of: 58), colon - line.startIndex == wanted.count,
        zip(line, wanted).allSatisfy({ $0.lowercased == $1.lowercased })
      else { continue }
      var value = line[(colon + 1)...]
      while let first = value.first, first.isBlank { value.removeFirst() }
      while let last = value.last, last.isBlank { value.removeLast() }
      if value.allSatisfy({ $0 < 128 }) { return String(decoding: value, as: UTF8.self) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: value.map { Unicode.Scalar($0) })
      return String(text)
    }
    return nil
  }
}

/// No answer that could be read.
public struct Failure: Sendable, Hashable, Codable {
  public var cause: Cause
  /// A sentence for the log and the record; never the basis of a decision.
  public var detail: String

  public init(_ cause: Cause, _ detail: String) {
    self.cause = cause
    self.detail = detail
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (65...90).contains(self) ? self | 0x20 : self }
  fileprivate var isBlank: Bool { self == 32 || (9...13).contains(self) || self == 0xa0 || self == 0x85 }
}
