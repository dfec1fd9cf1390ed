/// An obligation in English sentences.
struct EnglishExplanation {
  let obligation: Obligation
  let pack: Pack

  var text: String {
    var sentences = [what, weight]
    sentences += [
      site, judge, periods, dates, members, memberDates, parts, contents, filled, links, formats, license,
      acceptances, advisory, legal, validity, words, evidence,
    ]
    .compactMap { $0 }
    return sentences.joined(separator: " ")
  }

  private var title: String { "'\(obligation.title.text(in: "en"))'" }

  private var what: String {
    let who = Explanation.who(obligation, in: pack, language: "en")
    let office = obligation.responsible.map { " (\($0.text(in: "en")))" } ?? ""
    let kinds = obligation.appliesTo.allSatisfy { pack.institution($0) == nil }
    let subject =
      if who.isEmpty {
        "Every institution of the pack"
      } else if kinds {
        "Every institution of the kind \(Explanation.list(who.map { "'\($0)'" }, "or"))"
      } else {
        Explanation.list(who, "and")
      }
    let verb = who.count > 1 && !kinds ? "publish" : "publishes"
    return "\(subject)\(office) \(verb) \(title), \(forms), \(clicks), without a login."
  }

  private var clicks: String {
    switch obligation.maxClicks {
    case 0: "on the home page itself"
    case 1: "at most 1 click from the home page"
    default: "at most \(obligation.maxClicks) clicks from the home page"
    }
  }

  private var forms: String {
    let names = obligation.publishedAs.map { form in
      switch form {
      case .page: "a page with text of its own"
      case .table: "a table with filled rows"
      case .document: "a document that opens"
      case .dataFile: "a data file that a machine can read"
      case .map: "a map"
      case .api: "a data interface (API)"
      case .service: "a service that can be used there (a form or a search)"
      }
    }
    return "as " + Explanation.list(names, "or")
  }

  private var weight: String {
    let word = Explanation.capitalised(Explanation.word(for: obligation.importance, language: "en"))
    switch obligation.status {
    case .inUse: return "\(word)."
    case .draft: return "\(word), but still a draft: it accuses nobody."
    case .retired: return "\(word), but retired: it is not judged any more."
    }
  }

  private var judge: String? {
    guard obligation.judgedBy == .person else { return nil }
    return "A person judges it, and is asked: '\(obligation.question?.text(in: "en") ?? "")' "
      + "Her answer lasts \(days(obligation.judgedAgainDays))."
  }

  private var dates: String? {
    guard let age = obligation.maxAge else { return obligation.frequency == nil ? "No date is asked." : nil }
    return "Not older than \(length(age)); the date "
      + (obligation.statedDateRequired
        ? "must stand on its face." : "need not stand on its face: the file's own, or our record, will do.")
  }

  private var members: String? {
    guard let id = obligation.forEach, let list = pack.list(id) else { return nil }
    if let catalogue = list.catalogue { return members(of: catalogue, list) }
    let names = Explanation.list(list.members.map(\.name), "and")
    return "Once for \(list.title.text(in: "en")), in a filled row, on a page or in a file of its own "
      + "(\(list.members.count): \(names)); \(needed(list.members.count, "of them"))."
  }

  private var parts: String? {
    guard !obligation.parts.isEmpty else { return nil }
    let names = obligation.parts.map { "'\($0.title.text(in: "en"))' (\($0.id))" }
    let count = names.count == 1 ? "It has one part" : "It has \(names.count) parts"
    let needed = obligation.forEach == nil ? needed(names.count, "of them") : "all of them are needed"
    return "\(count): \(Explanation.list(names, "and")); \(needed)."
  }

  func needed(_ total: Int, _ of: String) -> String {
    switch obligation.needed {
    case .all: "all \(of) are needed"
    case .any: "one \(of) is enough"
    case .count(let count): "\(count) \(of) \(count == 1 ? "is" : "are") enough"
    case .share(let share):
      "\(Explanation.percent(share)) \(of) are enough (\(obligation.needed.number(of: total)) of \(total))"
    }
  }

  private var contents: String? {
    let isTable = obligation.publishedAs.contains(.table)
    let rows = obligation.minRows > 1 ? "at least \(obligation.minRows) rows" : nil
    guard !obligation.contains.isEmpty else {
      if let rows { return "A table has \(rows)." }
      return isTable ? "No column is asked; one filled row is enough." : "No content is asked beyond that."
    }
    let fields = obligation.contains.map { field in
      switch field {
      case .name(let name): "'\(name)'"
      case .typed(let shape): Self.shape(shape)
      }
    }
    let row = rows.map { "; a table has \($0)" } ?? (isTable ? "; one filled row is enough" : "")
    return
      "It contains \(Explanation.list(fields, "and")): as columns of one table, else as labels with a value or headings "
      + "with text\(row)."
  }

  static func shape(_ shape: Obligation.Field.Shape) -> String {
    switch shape {
    case .telephone: "a telephone number"
    case .email: "an e-mail address"
    case .streetAddress: "a street address"
    case .form: "a form"
    case .person: "a person's name"
    case .amount: "an amount of money"
    }
  }

  private var formats: String {
    obligation.formats.isEmpty
      ? "In any format that opens."
      : "In one of these formats, told by the bytes: \(obligation.formats.joined(separator: ", "))."
  }

  private var legal: String {
    let bases = obligation.basis.map { basis in
      switch basis {
      case .law(let id, _):
        let title = pack.law(id)?.title.text(in: "en")
        return Explanation.basis(basis, language: "en") + (title.map { " (\($0))" } ?? "")
      case .agreement(let id, let point):
        let title = pack.agreements.first { $0.id == id }?.title.text(in: "en") ?? id
        return "point '\(point)' of the agreement '\(title)'"
      }
    }
    let source =
      switch obligation.source {
      case nil: ""
      case "unverified": " Nobody has read it in the law yet."
      case let source?: " Read in: \(source)."
      }
    return "Basis: \(bases.joined(separator: "; "))." + source
  }

  private var validity: String? {
    var sentences: [String] = []
    switch (obligation.validFrom, obligation.validUntil) {
    case (let from?, let until?): sentences.append("Owed from \(from) to \(until).")
    case (let from?, nil): sentences.append("Owed from \(from) on.")
    case (nil, let until?): sentences.append("Owed until \(until).")
    case (nil, nil): sentences.append("Owed as long as its law is in force.")
    }
    if let older = obligation.replaces {
      sentences.append("It continues '\(older)', whose history is its own.")
    }
    return sentences.joined(separator: " ")
  }

  private var words: String {
    let names = Explanation.words(obligation.topic.statutoryNames, "'", "'", more: "more")
    let synonyms = Explanation.words(obligation.topic.synonyms, "'", "'", more: "more")
    var text =
      synonyms.isEmpty && names.count == 1
        && obligation.topic.statutoryNames[0].text == obligation.title.text(in: "en")
      ? "Looked for by these words" : "Looked for by the words \(Explanation.list(names, "or"))"
    if !synonyms.isEmpty { text += ", also called \(Explanation.list(synonyms, "or"))" }
    let addresses = Explanation.addresses(obligation)
    if !addresses.isEmpty {
      text +=
        ", and by the \(addresses.count == 1 ? "address" : "addresses") \(Explanation.list(addresses, "or")) in any spelling"
    }
    let short = Explanation.words(obligation.topic.shortNames, "'", "'", more: "more")
    if !short.isEmpty { text += "; where it stands alone also by \(Explanation.list(short, "or"))" }
    text += "."
    let negative = Explanation.words(obligation.topic.negativeWords, "'", "'", more: "more")
    if !negative.isEmpty {
      text += " A sentence with \(Explanation.list(negative, "or")) does not count."
    }
    if !obligation.wording.isEmpty {
      text += " The law's own sentence is known, and proves nothing by itself."
    }
    return text
  }

  private var evidence: String? {
    obligation.digestOnly
      ? "It holds personal data: only its digest, columns and counts are kept, never its rows." : nil
  }

  func length(_ age: Obligation.Age) -> String {
    "\(age.count) \(age.unit.rawValue)\(age.count == 1 ? "" : "s")"
  }

  func days(_ count: Int) -> String {
    count % 365 == 0
      ? (count == 365 ? "1 year" : "\(count / 365) years") : (count == 1 ? "1 day" : "\(count) days")
  }
}
