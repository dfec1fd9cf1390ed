import Crawling
import Matching
import Rules
import Testing
import Web

@testable import Auditing

/// What must hold of any portal, whatever it publishes. No expected verdict stands here.
@Suite("Properties of any portal")
struct PropertyTests {
  static let seeds = Array(UInt64(1)...8)
  private let obligations = MadePortal.obligations

  private func outcomes(_ portal: PaperPortal) -> [String: Verdict.Outcome] {
    verdicts(portal).mapValues(\.outcome)
  }

  private func verdicts(_ portal: PaperPortal) -> [String: Verdict] {
    let verdicts = portal.verdicts(obligations, lists: MadePortal.lists)
    return Dictionary(uniqueKeysWithValues: verdicts.map { ($0.obligation, $0) })
  }

  /// Reasons that say that something is not there.
  private static let absences: Set<Reason> = [
    .notFound, .memberMissing, .partMissing, .outOfDate, .futureDate, .undated, .contentMissing, .emptyColumn,
    .tooFewRows, .noLink, .tooDeep, .otherKind, .formatMissing,
  ]

  /// `quality: met -> not-met`, for each verdict that differs.
  private func differences(
    _ old: [String: Verdict.Outcome], _ new: [String: Verdict.Outcome], _ made: MadePortal
  ) -> [String] {
    obligations.map(\.id).filter { old[$0] != new[$0] }.map { id in
      "\(id) (\(made.ways[id].map { "\($0)" } ?? "")): \(old[id]?.rawValue ?? "") -> \(new[id]?.rawValue ?? "")"
    }
  }

  @Test("made-up portals hold verdicts of several kinds, so that the properties have something to say")
  func variety() {
    var counts: [Verdict.Outcome: Int] = [:]
    for seed in Self.seeds {
      for (_, outcome) in outcomes(MadePortal(seed: seed).paper()) { counts[outcome, default: 0] += 1 }
    }
    #expect(counts[.met, default: 0] > 20, "\(counts)")
    #expect(counts[.notMet, default: 0] > 20, "\(counts)")
    #expect(counts[.partial, default: 0] > 5, "\(counts)")
  }

  @Test("a menu naming every topic, its targets #, on every page changes no verdict", arguments: seeds)
  func emptyMenu(seed: UInt64) {
    let made = MadePortal(seed: seed)
    let before = outcomes(made.paper())
    let names =
      (obligations + obligations.flatMap(\.parts)).map { $0.title.text(in: "es") }
      + MadePortal.lists[0].members.map(\.name)
    let entries = names.map { "<li><a href='#'>\($0)</a></li>" }.joined()
    let menus = [
      "<nav><ul>\(entries)</ul></nav>", "<ul>\(entries)</ul>",
      "<div>\(names.map { "<div class='tile'><a href='#'>\($0)</a></div>" }.joined())</div>",
      names.map { "<h3>\($0)</h3><button>Ver</button>" }.joined(),
      names.map { "<h2><a href='#'>\($0)</a></h2>" }.joined(),
      "<table><tr>\(names.map { "<td><a href='#'>\($0)</a></td>" }.joined())</tr></table>",
      "<select>\(names.map { "<option>\($0)</option>" }.joined())</select>",
    ]
    for menu in menus {
      #expect(differences(before, outcomes(made.paper(top: menu)), made) == [], "above: \(menu.prefix(30))")
      #expect(
        differences(before, outcomes(made.paper(bottom: menu)), made) == [], "below: \(menu.prefix(30))")
    }
  }

  @Test("with every page deleted that can prove it, met falls", arguments: seeds)
  func deletedProof(seed: UInt64) throws {
    let made = MadePortal(seed: seed)
    let portal = made.paper()
    for obligation in obligations {
      let pack = Pack.testing(obligations, lists: MadePortal.lists, minCoverage: 0.95)
      let lexicon = Lexicon(pack: pack, obligations: obligations)
      let judge = Judge(
        pack: pack, institution: nil, obligations: obligations, lexicon: lexicon, asOf: Pack.testDay)
      let knowledge = portal.knowledge(judge, lexicon)
      let session = JudgeSession(judge, knowledge)
      let verdict = session.verdict(for: obligation)
      guard verdict.outcome == .met else { continue }
      var proof = Set(verdict.observations.map(\.url.path).map(String.init))
      let topic = try #require(lexicon.topic(of: obligation.id))
      var topics = [(obligation, topic)]
      for part in obligation.parts { topics.append((part, try #require(lexicon.topic(of: part.id)))) }
      for (owed, topic) in topics {
        for candidate in session.candidates(of: owed, topic) where candidate.isShown {
          proof.insert(String(knowledge.url(candidate.target).path))
          proof.insert(String(knowledge.pages[candidate.page].facts.url.path))
        }
      }
      var poorer = portal
      for path in proof { poorer.files[path] = nil }
      #expect(
        outcomes(poorer)[obligation.id] != .met, "\(obligation.id) without \(proof.sorted())")
    }
  }

  @Test("one page timing out makes nothing not met, and nothing missing, that was not", arguments: seeds)
  func timeOut(seed: UInt64) {
    let made = MadePortal(seed: seed)
    let portal = made.paper()
    let before = verdicts(portal)
    for path in portal.files.keys.sorted() {
      var worse = portal
      worse.fail(path, .timeout)
      let after = verdicts(worse)
      for id in obligations.map(\.id) {
        guard let old = before[id], let new = after[id] else { continue }
        #expect(new.outcome != .notMet || old.outcome == .notMet, "\(id) without \(path)")
        let claimed = Set(new.reasons).intersection(Self.absences).subtracting(old.reasons)
        #expect(claimed.isEmpty, "\(id) without \(path)")
        let members = Set(new.details.missingMembers ?? []).subtracting(old.details.missingMembers ?? [])
        #expect(members.isEmpty, "\(id) without \(path)")
      }
    }
  }

  @Test("another encoding without a label changes no verdict", arguments: seeds)
  func encoding(seed: UInt64) {
    let made = MadePortal(seed: seed)
    let portal = made.paper()
    var other = portal
    for path in made.pages.keys {
      guard let html = portal[path] else { continue }
      // All scalars here are below 256.
      let bytes = html.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      other.files[path] = .init(type: "text/html", body: bytes)
    }
    #expect(differences(outcomes(portal), outcomes(other), made) == [])
  }

  @Test(
    "a page shown through a frame counts as before", arguments: seeds,
    [
      "<html><head><title>T</title></head><body><iframe src='S'></iframe></body></html>",
      "<html><head><title>T</title></head><frameset rows='100%'><frame src='S'></frameset></html>",
    ])
  func frame(seed: UInt64, shell: String) {
    let made = MadePortal(seed: seed)
    let portal = made.paper()
    let before = outcomes(portal)
    for path in made.pages.keys.sorted() {
      var other = portal
      let inner = path == "/" ? "/marco.html" : path.replacing(".html", with: "-marco.html")
      other[inner] = portal[path]
      other[path] = shell.replacing("T", with: made.pages[path]?.title ?? "").replacing("S", with: inner)
      #expect(differences(before, outcomes(other), made) == [], "\(path)")
    }
  }

  @Test("the order of a page's sections does not matter", arguments: seeds)
  func sections(seed: UInt64) {
    let made = MadePortal(seed: seed)
    var other = made
    var numbers = SeededNumbers(seed &+ 1000)
    for path in made.pages.keys.sorted() { other.pages[path]?.sections.shuffle(using: &numbers) }
    #expect(differences(outcomes(made.paper()), outcomes(other.paper()), made) == [])
  }
}
