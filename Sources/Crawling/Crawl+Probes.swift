import Matching
import Web

/// Addresses that cannot exist, asked to learn what a server says of such: one for each level and ending that the
/// portal uses, since a program, a folder and a file answer differently.
///
/// Their names follow from the host's name, so that two audits ask the same. They are few, and robots.txt and the
/// pauses between requests hold for them as for others.
struct ProbePlan: Sendable {
  /// Probes asked of one host.
  static let atMost = 12
  /// Pages read in a folder of the first level before it is asked too.
  static let manyPages = 8
  static let foldersAtMost = 6

  var asked: [String: Int] = [:]
  var folders: [String: Int] = [:]
  var foldersAsked: [String: Int] = [:]
  var seen: Set<String> = []
}

extension Crawl {
  /// The first probe of each start: beside it, without an ending.
  mutating func probeStarts() {
    for id in knowledge.starts {
      probe(beside: knowledge.url(id), folder: Self.folder(knowledge.url(id)), "")
    }
  }

  /// Asks further where a page was answered under an ending or in a folder that was not asked yet.
  mutating func probe(besides id: Knowledge.ID, _ kind: PageFacts.Kind) {
    guard case .page = kind, knowledge.isInScope(id) else { return }
    let url = knowledge.url(id)
    guard let start = knowledge.starts.map({ knowledge.url($0) }).first(where: { $0.origin == url.origin })
    else { return }
    let root = Self.folder(start)
    let ending = Self.ending(url)
    if !ending.isEmpty { probe(beside: url, folder: root, ending) }
    // A folder of the first level that holds many pages.
    guard url.path.hasPrefix(root) else { return }
    let inside = url.path.dropFirst(root.count).split(separator: "/", omittingEmptySubsequences: false)
    guard inside.count > 1, let first = inside.first, !first.isEmpty, first.utf8.count <= 100 else { return }
    let host = Knowledge.host(of: url)
    let folder = root + first + "/"
    probes.folders[host + folder, default: 0] += 1
    guard probes.folders[host + folder] == ProbePlan.manyPages,
      probes.foldersAsked[host, default: 0] < ProbePlan.foldersAtMost
    else { return }
    probes.foldersAsked[host, default: 0] += 1
    probe(beside: url, folder: folder, ending)
  }

  private mutating func probe(beside url: WebURL, folder: String, _ ending: String) {
    let host = Knowledge.host(of: url)
    let name = folder + Digest(of: "no such page: \(host)\(folder)\(ending)").hex.prefix(16) + ending
    guard probes.asked[host, default: 0] < ProbePlan.atMost, probes.seen.insert(host + name).inserted,
      let address = WebURL(url.origin + name)
    else { return }
    probes.asked[host, default: 0] += 1
    urgent.append(Ask(id: -1, url: address, purpose: .probe))
  }

  mutating func applyProbe(_ facts: PageFacts, _ ask: Ask) {
    if case .redirect(let target?) = facts.kind, ask.hops < Self.probeHops, !ask.chain.contains(target) {
      urgent.append(
        Ask(id: -1, url: target, purpose: .probe, hops: ask.hops + 1, chain: ask.chain + [ask.url]))
      return
    }
    var facts = facts
    let content = BlockCounts.content(of: facts, id: -1)
    facts.links = []
    // Which host was asked; a redirect may lead to another.
    let first = ask.chain.first ?? ask.url
    knowledge.probes.append(
      Probe(
        url: ask.url, facts: facts, host: Knowledge.host(of: first), content: content,
        hashes: Set(facts.blocks.map(\.hash)), isRedirected: ask.hops > 0 && !isSame(first, ask.url)))
  }

  private static let probeHops = 5

  /// A redirect to the same address under https, with `www.` or with a slash at its end tells nothing.
  private func isSame(_ a: WebURL, _ b: WebURL) -> Bool {
    let (left, right) = (CanonicalURL(a).key, CanonicalURL(b).key)
    return left == right || left + "/" == right
  }

  private static func folder(_ url: WebURL) -> String {
    String(url.path.lastIndex(of: "/").map { url.path[...$0] } ?? "/")
  }

  /// `.html`, `.php`, `.pdf`; empty if there is none, or none that says how a server answers.
  private static func ending(_ url: WebURL) -> String {
    let last = url.path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return "" }
    let ending = last[dot...].lowercased()
    return (2...6).contains(ending.utf8.count)
      && ending.utf8.dropFirst().allSatisfy { $0 &- 97 < 26 || $0 &- 48 < 10 }
      ? ending : ""
  }
}
