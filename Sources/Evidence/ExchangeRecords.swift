import Web

/// How an exchange becomes records, and records an exchange again.
enum ExchangeRecords {
  /// - Parameters:
  ///   - name: what the records' ids are made from; no two exchanges of a journal may share it.
  ///   - digest: of the decoded body, if it is known.
  ///   - facts: what stands in place of the body of an exchange that is kept by digest only.
  static func records(
    _ exchange: Exchange, named name: String, digest: Digest? = nil, facts: [UInt8]?
  ) -> [Record] {
    let request = exchange.request
    var own = Fields()
    own.add("WARC-Target-URI", request.url.text)
    own.add("Vitrina-Request-Number", String(request.number))
    own.add("Vitrina-Purpose", request.purpose.rawValue)
    own.add("Vitrina-Hops", String(request.hops))
    switch exchange.outcome {
    case .failure(let failure):
      let body = Fields([("cause", failure.cause.rawValue), ("detail", failure.detail)]).bytes
      var record = Record(
        .metadata, named: name, at: exchange.fetched, type: "application/warc-fields", block: [body])
      record.fields.add(contentsOf: own)
      return [record]
    case .answer(let answer):
      var sent: Record?
      if !answer.requestHead.isEmpty {
        sent = Record(
          .request, named: name + " request", at: exchange.fetched, type: "application/http; msgtype=request",
          block: [answer.requestHead])
        sent?.fields.add("WARC-Target-URI", request.url.text)
        sent?.fields.add("WARC-Concurrent-To", Record.id(named: name))
      }
      var record = received(answer, at: exchange.fetched, named: name, digest: digest, facts: facts)
      record.fields.add(contentsOf: own)
      record.fields.add("Vitrina-Status", String(answer.status))
      record.fields.add("WARC-Concurrent-To", sent?.fields["WARC-Record-ID"])
      record.fields.add("WARC-IP-Address", answer.address)
      if let cut = answer.cut {
        let words: [Cause: String] = [
          .tooLarge: "length", .bomb: "length", .timeout: "time", .refused: "disconnect",
        ]
        record.fields.add("WARC-Truncated", words[cut] ?? "unspecified")
        record.fields.add("Vitrina-Cut", cut.rawValue)
      }
      record.fields.add("Vitrina-Certificate-Fault", answer.certificateFault)
      return (sent.map { [$0] } ?? []) + [record]
    }
  }

  private static func received(
    _ answer: Answer, at date: Instant, named name: String, digest: Digest?, facts: [UInt8]?
  ) -> Record {
    if let facts {
      var record = Record(.metadata, named: name, at: date, type: "application/json", block: [facts])
      record.fields.add("Vitrina-Digest-Only", "yes")
      return record
    }
    // Other readers look for the body after the first empty line.
    let isPlain = endsAtFirstBlankLine(answer.head)
    let isCoded = answer.body != answer.wireBody
    var record = Record(
      .response, named: name, at: date, type: "application/http; msgtype=response",
      block: [answer.head, answer.wireBody], hasDigest: !isPlain)
    if isPlain {
      let payload = (isCoded ? nil : digest) ?? Digest(of: answer.wireBody)
      record.fields.add("WARC-Payload-Digest", "sha256:\(payload)")
    }
    record.fields.add("Vitrina-Head-Length", String(answer.head.count))
    if isCoded {
      let isStart = answer.body.count < answer.wireBody.count && answer.wireBody.starts(with: answer.body)
      record.fields.add("Vitrina-Body", "\(isStart ? "first" : "inflated") \(answer.body.count)")
    }
    return record
  }

  private static func endsAtFirstBlankLine(_ head: [UInt8]) -> Bool {
    var lineStart = 0
    for (index, byte) in head.enumerated() where byte == 10 {
      if index - lineStart == 0 || (index - lineStart == 1 && head[lineStart] == 13) {
        return index == head.count - 1
      }
      lineStart = index + 1
    }
    return false
  }

  /// What a record that is no request says; `request` is the one before it, if it belongs to it.
  static func content(_ record: Record, request: Record?) throws(Record.Fault) -> EvidenceEntry.Content {
    let fields = record.fields
    let block = record.block.first ?? []
    guard let fetched = fields["WARC-Date"].flatMap({ Instant($0) }) else {
      throw .init("a record has no date")
    }
    if let name = fields["Vitrina-Mark"] {
      return .mark(EvidenceMark(name, at: fetched, detail: Fields(parsing: block[...])?["detail"] ?? ""))
    }
    guard let url = fields["WARC-Target-URI"].flatMap({ WebURL($0) }),
      let number = fields["Vitrina-Request-Number"].flatMap({ Int($0) }),
      let purpose = fields["Vitrina-Purpose"].flatMap({ Request.Purpose(rawValue: $0) }),
      let hops = fields["Vitrina-Hops"].flatMap({ Int($0) })
    else { throw .init("a record does not say what was asked") }
    let asked = Request(number: number, url: url, purpose: purpose, hops: hops)
    guard let status = fields["Vitrina-Status"].flatMap({ Int($0) }) else {
      guard let said = Fields(parsing: block[...]), let cause = said["cause"].flatMap({ Cause(rawValue: $0) })
      else { throw .init("a failure has no cause") }
      let failure = Failure(cause, said["detail"] ?? "")
      return .exchange(Exchange(request: asked, fetched: fetched, outcome: .failure(failure)))
    }
    var answer = Answer(
      status: status, requestHead: request?.block.first ?? [],
      cut: fields["Vitrina-Cut"].flatMap { Cause(rawValue: $0) },
      certificateFault: fields["Vitrina-Certificate-Fault"], address: fields["WARC-IP-Address"])
    if fields["Vitrina-Digest-Only"] != nil {
      return .digestOnly(Exchange(request: asked, fetched: fetched, outcome: .answer(answer)), facts: block)
    }
    guard let length = fields["Vitrina-Head-Length"].flatMap({ Int($0) }), (0...block.count).contains(length)
    else {
      throw .init("a record does not say where its body begins")
    }
    answer.head = Array(block[..<length])
    answer.wireBody = Array(block[length...])
    // A block without a digest has one of its payload.
    if fields["WARC-Block-Digest"] == nil, let digest = fields["WARC-Payload-Digest"],
      digest != "sha256:\(Digest(of: answer.wireBody))"
    {
      throw .init("a record's digest is not that of its content")
    }
    answer.body = try body(answer.wireBody, as: fields["Vitrina-Body"])
    return .exchange(Exchange(request: asked, fetched: fetched, outcome: .answer(answer)))
  }

  /// The decoded body again. Its length was written down, so a limit or a damage ends it where it ended then.
  private static func body(_ wire: [UInt8], as form: String?) throws(Record.Fault) -> [UInt8] {
    guard let form else { return wire }
    let words = form.split(separator: " ")
    guard words.count == 2, let count = Int(words[1]), count >= 0 else {
      throw .init("a body's form is unknown")
    }
    var content = wire
    if words[0] == "inflated" { content = Inflater.inflate(wire, limit: count, ratio: 1 << 20).content }
    guard content.count >= count else { throw .init("a body cannot be decoded as it was") }
    return Array(content[..<count])
  }
}

extension Fields {
  mutating func add(contentsOf other: Fields) {
    for (name, value) in other.pairs { add(name, value) }
  }
}
