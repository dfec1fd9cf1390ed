extension Assembly {
  /// lists.yaml
  mutating func readLists(_ root: YAMLNode) {
    listNames = root.cut ? nil : []
    let top = Level([], root)
    for (name, _, value, around) in named(root, "lists.yaml", in: top) {
      listNames?.append(name)
      let level = Level(Keys.list, value, under: name, in: around)
      guard let group = Group(value, level, what: ("una lista", "a list"), findings) else { continue }
      group.require(group["from-obligation"] == nil ? ["title", "members"] : ["title"], findings)
      let title = group["title"].flatMap { values.localText($0, level: titleLevel(group, "title")) }
      var members = (group["members"].map { values.texts($0) } ?? []).map {
        MemberList.Member(name: $0.text, synonyms: [])
      }
      for (member, key, words, _) in named(group["synonyms"], "synonyms", in: level, ids: false) {
        guard let index = members.firstIndex(where: { $0.name == member }) else {
          if group["members"] != nil {
            check(member, key, among: members.map(\.name), es: "en «members» a", en: "member")
          }
          continue
        }
        members[index].synonyms = values.texts(words).map(\.text)
      }
      lists.append(
        MemberList(
          id: name, title: title ?? LocalText([]), members: members,
          catalogue: readCatalogue(group, list: name)))
    }
  }

  /// The words that a group of keys holds itself.
  func words(of group: Group, id: String) -> Topic {
    func terms(_ key: String) -> [Topic.Term] { phrases(group, key).map(\.term) }
    let topic = Topic(
      id: id, statutoryNames: terms("statutory-name"), synonyms: terms("synonyms"),
      negativeWords: terms("negative-words"), shortNames: terms("short-names"))
    checkNegatives(
      topic.statutoryNames + topic.synonyms + topic.shortNames, topic.negativeWords, group["negative-words"])
    return topic
  }

  /// The phrases under a key, with their places.
  func phrases(_ group: Group, _ key: String) -> [(term: Topic.Term, node: YAMLNode)] {
    guard let node = group[key] else { return [] }
    // A statutory name may well have a comma; a synonym hardly ever.
    if key != "statutory-name" {
      for phrase in node.entries?.map(\.value) ?? [node] { values.warnOfComma(phrase) }
    }
    return values.terms(node, level: titleLevel(group, key))
  }

  func checkNegatives(_ names: [Topic.Term], _ negatives: [Topic.Term], _ node: YAMLNode?) {
    guard let node else { return }
    for term in negatives where names.contains(where: { $0.text == term.text }) {
      findings.mistake(
        node, es: "«\(term.text)» está entre los nombres y entre las palabras que los anulan",
        en: "'\(term.text)' is among the names and among the words that void them")
    }
  }
}
