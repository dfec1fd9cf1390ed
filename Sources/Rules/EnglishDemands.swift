extension EnglishExplanation {
  /// Where, besides the portal's own pages.
  var site: String? {
    var sentences: [String] = []
    switch obligation.publishedOn {
    case .portal: break
    case .platform(let id):
      sentences.append("Not on the portal itself but on \(platform(id)), which the portal links to.")
    case .anywhereLinked:
      sentences.append("Another site counts too, if the portal links to it and it can be read.")
    }
    switch obligation.alsoOn {
    case nil: break
    case .portal: sentences.append("On the portal itself as well.")
    case .anywhereLinked: sentences.append("On another site that the portal links to as well.")
    case .platform(let id):
      let byPerson = pack.platform(id)?.byPersonOnly ?? false
      sentences.append(
        "On \(platform(id)) as well" + (byPerson ? "; that is shown and does not count." : "."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private func platform(_ id: String) -> String {
    let platform = pack.platform(id)
    let title = platform?.title.text(in: "en") ?? id
    return "the platform '\(title)'"
      + (platform?.byPersonOnly == true ? " (which only a person can read)" : "")
  }

  var periods: String? {
    guard let frequency = obligation.frequency else { return nil }
    let often =
      switch frequency {
      case .daily: "Every day"
      case .weekly: "Every week"
      case .monthly: "Every month"
      case .everyTwoMonths: "Every two months"
      case .quarterly: "Every quarter"
      case .fourMonthly: "Every four months"
      case .semiannual: "Every half-year"
      case .annual: "Every year"
      case .everyThreeYears: "Every three years"
      }
    let kept =
      switch obligation.retention {
      case .lastPeriod: "the last period that is owed is enough"
      case .since(let day): "all periods since \(day) must still stand"
      case .back(let age):
        switch (age.unit, age.count) {
        case (.year, 1): "the periods of this year and the one before must still stand"
        case (.year, let count): "the periods of this year and the \(count) before must still stand"
        default: "the periods of the last \(length(age)) must still stand"
        }
      }
    let date =
      obligation.statedDateRequired
      ? "the date must stand on its face" : "the date need not stand on its face"
    return "\(often), at most \(deadline) after each period ends; \(kept); \(date)."
  }

  private var deadline: String {
    let days = obligation.deadline.days
    return "\(days) \(obligation.deadline.inBusinessDays ? "business " : "")day\(days == 1 ? "" : "s")"
  }

  /// Where each member has a date of its own.
  var memberDates: String? {
    guard let column = obligation.forEach.flatMap({ pack.list($0)?.catalogue?.dateColumn }) else {
      return nil
    }
    return "Each member, at most \(deadline) after its own date (column '\(column)')."
  }

  /// Members that the portal itself names.
  func members(of catalogue: MemberList.Catalogue, _ list: MemberList) -> String {
    let column = catalogue.column.map { "in the column '\($0)' " } ?? ""
    let title = pack.obligation(catalogue.obligation)?.title.text(in: "en")
    let source = title.map { "'\($0)' (\(catalogue.obligation))" } ?? "'\(catalogue.obligation)'"
    let least = catalogue.min > 1 ? "; with fewer than \(catalogue.min) the list is not known" : ""
    let share = Explanation.catalogueShare(obligation.needed)
    let needed = share.map { "\($0) of them are enough" } ?? needed(1, "of them")
    return
      "Once for \(list.title.text(in: "en")), in a filled row, on a page or in a file of its own: the members are "
      + "those \(column)of \(source), which the portal itself publishes\(least); \(needed)."
  }

  var filled: String? {
    let names = obligation.contains.contains { if case .name = $0 { true } else { false } }
    guard names, obligation.publishedAs != [.service] else { return nil }
    return
      "Where they are columns, at least \(Explanation.percent(obligation.minFilled)) of their rows hold a value "
      + "('ND' or '-' is none)."
  }

  var links: String? {
    guard !obligation.linksOpen.isEmpty else { return nil }
    let columns = Explanation.list(obligation.linksOpen.map { "'\($0)'" }, "and")
    return
      "The links of the column\(obligation.linksOpen.count == 1 ? "" : "s") \(columns) open (a sample of 20 is tried, "
      + "and said)."
  }

  var license: String {
    switch obligation.license {
    case nil: "No licence is asked."
    case .stated: "Its licence of use is written at the thing or at the foot of its page."
    case .open: "An open licence of use is written at the thing or at the foot of its page."
    }
  }

  var acceptances: String {
    let pairs = [
      ("not applicable", obligation.acceptNotApplicable), ("nothing was generated", obligation.acceptNone),
    ]
    if pairs.allSatisfy({ $0.1 == .never }) {
      return "Neither 'not applicable' nor 'nothing was generated' is accepted in its place."
    }
    return pairs.map { words, acceptance in
      switch acceptance {
      case .never: "'\(Explanation.capitalised(words))' is not accepted in its place."
      case .withReason: "'\(Explanation.capitalised(words))' is accepted in its place if it says why."
      case .freely: "'\(Explanation.capitalised(words))' is accepted in its place."
      }
    }.joined(separator: " ")
  }

  var advisory: String? {
    let words = obligation.advisory.filter { $0 != "named-as-law" }
    guard !words.isEmpty else { return nil }
    return "Shown without counting: \(Explanation.list(words, "and"))."
  }
}
