import Matching
import Web

/// What a server said of an address that cannot exist.
public struct Probe: Sendable {
  /// Where the answer came from: the address asked for, or where it was redirected to.
  public let url: WebURL
  /// 404 or 410 as it should be; a page, where the server says of everything that it is there.
  public let facts: PageFacts
  let host: String
  let content: UInt64
  let hashes: Set<UInt64>
  /// The address asked for was redirected.
  let isRedirected: Bool
}

/// Pages and redirects that say "there is no such page" under 200 or 3xx, as of one moment.
struct SoftNotFound: Sendable {
  /// Indices in the knowledge's pages.
  var pages: Set<Int> = []
  /// Addresses redirected to where all unknown addresses are.
  var redirects: Set<Knowledge.ID> = []
}

extension Knowledge {
  /// Whether a page that was answered with 200 is what this portal shows for addresses that do not exist: the
  /// same as its answer to a probe, or the home page under another address.
  public func looksLikeSoftNotFound(_ page: KnownPage) -> Bool {
    guard case .page = page.facts.kind, !entries[Int(page.id)].isHome else { return false }
    return homeContents.contains(page.content) || isNoSuchPage(page)
  }

  /// Whether a page is its server's answer to addresses that do not exist, as its answers to probes show.
  private func isNoSuchPage(_ page: KnownPage) -> Bool {
    // What a script would show is unknown.
    guard case .page = page.facts.kind, page.facts.shell == nil, !entries[Int(page.id)].isHome,
      !page.facts.blocks.isEmpty
    else { return false }
    let answers = pageProbes(Self.host(of: page.facts.url))
    return answers.contains { $0.content == page.content }
      || answers.indices.contains { isAnswer(page, like: answers[$0], besides: $0, in: answers) }
  }

  private func pageProbes(_ host: String) -> [Probe] {
    probes.filter { probe in
      guard case .page = probe.facts.kind else { return false }
      return probe.host == host && probe.facts.shell == nil && !probe.facts.blocks.isEmpty
    }
  }

  /// Whether a page says what the probe's answer says and next to nothing besides: the address that was asked for,
  /// the hour. What every page repeats and what the home page shows does not count.
  private func isAnswer(_ page: KnownPage, like probe: Probe, besides number: Int, in all: [Probe]) -> Bool {
    func own(_ blocks: [BlockFact]) -> [BlockFact] {
      blocks.filter { $0.words > 0 && !homeHashes.contains($0.hash) }
    }
    func count(_ blocks: [BlockFact]) -> Int { blocks.reduce(0) { $0 + Int($1.words) } }
    let (wanted, shown) = (own(probe.facts.blocks), own(page.facts.blocks))
    let rest = shown.filter { !probe.hashes.contains($0.hash) && !isBoilerplate($0) }
    // Only something to read could be told from an error's page.
    let isPlain = rest.allSatisfy { $0.table < 0 && $0.signs.isDisjoint(with: Self.substance) }
    guard isPlain, !namesDocuments(page, beside: probe) else { return false }
    let common = count(shown.filter { probe.hashes.contains($0.hash) })
    // What changes from answer to answer may change here too.
    let others = all.indices.filter { $0 != number }.map { all[$0].hashes }
    let changing = wanted.filter { block in !others.isEmpty && !others.contains { $0.contains(block.hash) } }
    let spare = others.isEmpty ? 3 : count(changing) + 4
    let stable = count(wanted) - count(changing)
    if stable >= 3 {
      return common * 5 >= stable * 4 && count(rest) <= spare
    }
    // All of the answer repeats the address: then title and length must agree.
    guard !wanted.isEmpty, !rest.isEmpty, page.facts.title == probe.facts.title, !page.facts.title.isEmpty
    else {
      return false
    }
    return rest.count == changing.count && abs(count(rest) - count(changing)) <= 6
      && page.facts.nature.contains(.notFound)
  }

  private static let substance: BlockFact.Signs = [
    .telephone, .email, .streetAddress, .person, .amount, .announced, .underConstruction, .placeholder,
    .declaresNone, .declaresNotApplicable,
  ]

  private func namesDocuments(_ page: KnownPage, beside probe: Probe) -> Bool {
    page.links.contains { link in
      let block = Int(link.block)
      guard link.target >= 0, looksLikeDocument(link.target), page.facts.blocks.indices.contains(block) else {
        return false
      }
      let fact = page.facts.blocks[block]
      return !probe.hashes.contains(fact.hash) && !isBoilerplate(fact)
    }
  }

  /// Which answers say that nothing is there, as far as the probes tell now.
  mutating func findSoftNotFound() {
    soft = SoftNotFound()
    guard probes.contains(where: { $0.facts.kind == .page }) else { return }
    var found = SoftNotFound()
    for index in pages.indices where isNoSuchPage(pages[index]) { found.pages.insert(index) }
    let targets = probes.filter { $0.isRedirected && $0.facts.kind == .page }.compactMap { probe in
      id(of: probe.url).map { (host: probe.host, id: resolved($0)) }
    }
    for index in entries.indices where !targets.isEmpty && !entries[index].isHome {
      guard case .redirect = entries[index].state else { continue }
      let end = resolved(ID(index))
      let host = Self.host(of: entries[index].url)
      // `/index.php` may lead home whatever else does.
      guard targets.contains(where: { $0.id == end && $0.host == host }),
        !AddressShape.isIndex(entries[index].url)
      else { continue }
      found.redirects.insert(ID(index))
    }
    soft = found
  }

  static func host(of url: WebURL) -> String { CanonicalURL.hostKey(Array(url.authority.utf8)) }
}

extension AddressShape {
  /// A folder's own page: `/`, `/index.html`, `/default.aspx`, `/inicio`.
  static func isIndex(_ url: WebURL) -> Bool {
    guard url.query == nil else { return false }
    let last = url.path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let name = last.prefix { $0 != "." }.lowercased()
    return name.isEmpty
      || ["index", "default", "home", "inicio", "principal", "main", "portal"].contains(name)
  }
}
