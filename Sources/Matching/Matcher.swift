/// A phrase met in a text: tokens first to last.
struct Hit {
  var meanings: [PhraseTrie.Meaning]
  var first: Int
  var last: Int
}

/// A topic met in a text, after the longer phrases and the negative words have had their say.
struct TopicHit {
  var topic: UInt16
  var statutory: Bool
  var vetoed: Bool
  /// It is part of the name of an office: "Dirección de Medio Ambiente".
  var isOffice = false
  /// A common word that stands alone.
  var isShort = false
  var first: Int
  var last: Int
}

/// Finds the phrases of a lexicon in a run of tokens.
struct Matcher {
  /// Binding words between two words of a phrase.
  static let gap = 3
  private(set) var hits: [Hit] = []
  private var range = 0..<0

  /// Every phrase in `tokens[range]`, by where it begins; longer ones of one beginning later.
  mutating func find(in tokens: [Token], _ range: Range<Int>, _ trie: borrowing PhraseTrie) {
    hits.removeAll(keepingCapacity: true)
    self.range = range
    var place = range.lowerBound
    while let start = trie.nextOpening(in: tokens, place..<range.upperBound) {
      place = start + 1
      guard var node = trie.next(0, tokens[start].stem), !StopWords.contains(tokens[start].form) else {
        continue
      }
      var at = start
      while true {
        let meanings = trie.meanings(at: node)
        if !meanings.isEmpty {
          let form = tokens[start].form
          func fits(_ meaning: PhraseTrie.Meaning) -> Bool {
            meaning.exactForm == 0 || meaning.exactForm == form && Self.isBound(meaning, tokens, start, range)
          }
          // Nearly always all fit, and none need be copied.
          let fitting = meanings.allSatisfy(fits) ? meanings : meanings.filter(fits)
          if !fitting.isEmpty { hits.append(Hit(meanings: fitting, first: start, last: at)) }
        }
        guard let following = Self.following(at, tokens, range.upperBound),
          let next = trie.next(node, tokens[following].stem)
        else { break }
        node = next
        at = following
      }
    }
  }

  /// Nothing was met.
  mutating func forget() { hits.removeAll(keepingCapacity: true) }

  /// Whether the binding words stand where a phrase of one other word wants them.
  private static func isBound(
    _ meaning: PhraseTrie.Meaning, _ tokens: [Token], _ at: Int, _ range: Range<Int>
  ) -> Bool {
    if meaning.before != 0 {
      guard at > range.lowerBound, !tokens[at].opensSentence, tokens[at - 1].form == meaning.before else {
        return false
      }
    }
    if meaning.after != 0 {
      guard at + 1 < range.upperBound, !tokens[at + 1].opensSentence, tokens[at + 1].form == meaning.after
      else { return false }
    }
    return true
  }

  /// The next word that does not only bind, in the same sentence.
  private static func following(_ at: Int, _ tokens: [Token], _ end: Int) -> Int? {
    var next = at + 1
    while next < end, next <= at + 1 + gap {
      if tokens[next].opensSentence { return nil }
      if !StopWords.contains(tokens[next].form) { return next }
      next += 1
    }
    return nil
  }

  /// The topics of the hits. Within a longer phrase of something else a topic's phrase is not its own; a
  /// negative word voids what stands in its sentence. `whole`: the run is one sentence.
  func topics(in tokens: [Token], whole: Bool) -> [TopicHit] {
    guard !hits.isEmpty else { return [] }
    var found: [TopicHit] = []
    for hit in hits {
      for meaning in hit.meanings where meaning.kind == .topic {
        let swallowed = hits.contains { other in
          other.last - other.first > hit.last - hit.first && other.first <= hit.first
            && other.last >= hit.last
            && other.meanings.contains { $0.kind == .topic }
            && !other.meanings.contains { $0.kind == .topic && $0.index == meaning.index }
        }
        let negated = hits.contains { other in
          other.meanings.contains { $0.kind == .negative && $0.index == meaning.index }
            && (whole || sameSentence(hit.first, other.first, tokens))
        }
        // A shorter phrase of the same topic in a longer one of it is the longer one.
        let repeated = hits.contains { other in
          other.last - other.first > hit.last - hit.first && other.first <= hit.first
            && other.last >= hit.last
            && other.meanings.contains { $0.kind == .topic && $0.index == meaning.index }
        }
        if repeated || (meaning.standsAlone && !standsAlone(hit, tokens)) { continue }
        found.append(
          TopicHit(
            topic: meaning.index, statutory: meaning.statutory,
            vetoed: swallowed || negated || Surroundings.isLawName(tokens, before: hit.first),
            isOffice: Surroundings.isOffice(tokens, before: hit.first), isShort: meaning.standsAlone,
            first: hit.first, last: hit.last))
      }
    }
    return found
  }

  /// Whether a hit is all that its stretch between two marks says, but for words that add nothing: "Ordenanzas
  /// municipales 2024".
  private func standsAlone(_ hit: Hit, _ tokens: [Token]) -> Bool {
    var (first, last) = (hit.first, hit.last)
    while first > range.lowerBound, Self.isSide(tokens[first - 1], tokens[first]) { first -= 1 }
    while last + 1 < range.upperBound, Self.isSide(tokens[last], tokens[last + 1]) { last += 1 }
    guard last - first < 6 else { return false }
    return (first...last).allSatisfy { at in
      (hit.first...hit.last).contains(at) || tokens[at].isNumber || StopWords.contains(tokens[at].form)
        || Self.adding.contains(tokens[at].form)
    }
  }

  /// One blank or hyphen between two words: no mark parts them.
  private static func isSide(_ one: Token, _ next: Token) -> Bool {
    !next.opensSentence && next.start - one.end <= 1
  }

  private static let adding = FormSet(
    "ver todas todos nuestro nuestra nuestros nuestras listado lista seccion pagina consulta consulte municipal "
      + "municipales municipio comuna local locales vigente vigentes publico publica publicos publicas general "
      + "our view all list page section town city county borough township nostri nostra elenco pagina comunale "
      + "comunali comune nosso nossa municipais inicio home online ayuntamiento alcaldia municipalidad instituto "
      + "gobierno comision concejo legislatura distrito parroquia escuela universidad prefeitura camara ente "
      + "istituto scuola provincia convitto azienda council")

  func indices(of kind: PhraseTrie.Meaning.Kind) -> [(index: UInt16, first: Int, last: Int)] {
    guard !hits.isEmpty else { return [] }
    return hits.flatMap { hit in
      hit.meanings.filter { $0.kind == kind }.map { ($0.index, hit.first, hit.last) }
    }
  }

  private func sameSentence(_ a: Int, _ b: Int, _ tokens: [Token]) -> Bool {
    let low = min(a, b)
    let high = max(a, b)
    guard low < high else { return true }
    return !tokens[(low + 1)...high].contains { $0.opensSentence }
  }
}
