import Matching
import Pages
import Web

/// One answer for an address, with its links resolved to the crawl's ids.
public struct KnownPage: Sendable {
  public let id: Knowledge.ID
  /// Without links: they are `links` here, at the same indices.
  public internal(set) var facts: PageFacts
  public internal(set) var links: [KnownLink] = []
  var topicList: [UInt16] = []
  /// Equal for two pages of the same blocks.
  public internal(set) var content: UInt64 = 0

  init(id: Knowledge.ID, facts: PageFacts) {
    self.id = id
    self.facts = facts
  }

  /// Topics met in the link's text or around it.
  public func topics(of link: KnownLink) -> ArraySlice<UInt16> {
    let start = Int(link.topicStart)
    return topicList[start..<start + Int(link.topicCount)]
  }

  /// Topics met in the address that the link leads to.
  public func addressTopics(of link: KnownLink) -> ArraySlice<UInt16> {
    let start = Int(link.topicStart) + Int(link.topicCount)
    return topicList[start..<start + Int(link.addressCount)]
  }
}

/// A link out of a page, in 16 bytes.
public struct KnownLink: Sendable, Hashable {
  /// -1: it leads nowhere.
  public let target: Knowledge.ID
  /// Index in the page's blocks; -1: in none.
  public let block: Int32
  let topicStart: Int32
  let topicCount: UInt16
  let addressCount: UInt8
  public let element: Page.Link.Element

  /// The portal shows the target by itself, as part of this page or in its stead.
  public var isAutomatic: Bool {
    switch element {
    case .frame, .iframe, .embed, .refresh, .include: true
    case .anchor, .area, .button, .form, .source, .scripted: false
    }
  }
  /// A citizen gets there by a click; a form asks for more than that.
  public var isFollowed: Bool { element != .form && element != .source }
}
