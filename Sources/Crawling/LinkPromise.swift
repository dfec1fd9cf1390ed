/// What the words around a link promise of the page behind it, before that page is read.
struct LinkPromise: Sendable, Equatable {
  var topic: UInt16
  var strength: UInt8
  /// The block whose heading or title makes the promise; it is none where that block is boilerplate. 0: it holds
  /// whatever the block.
  var block: UInt64

  /// The words stand in the link's text, alt or title, or in its row or item.
  static let text: UInt8 = 80
  /// The pack or an official says that it is here.
  static let known: UInt8 = 70
  /// The words or the statutory address stand in the address itself.
  static let address: UInt8 = 60
  /// The link stands under a heading, in a row or in an item that names the topic.
  static let place: UInt8 = 45
  /// The link's page has the topic in its title.
  static let title: UInt8 = 35
  /// The link's page was itself promising.
  static let hub: UInt8 = 25
  /// Below this an unread address does not keep a search open.
  static let floor: UInt8 = 30

  /// Different blocks that promise one topic; beyond these the promise holds whatever the block.
  private static let blocksKept = 4

  /// Puts a promise to others; tells whether it changed anything.
  static func add(_ new: LinkPromise, to list: inout [LinkPromise]) -> Bool {
    var new = new
    var blocks = 0
    for index in list.indices where list[index].topic == new.topic {
      let old = list[index]
      if old.strength >= new.strength && (old.block == 0 || old.block == new.block) { return false }
      if old.block == new.block {
        list[index].strength = new.strength
        return true
      }
      if old.block != 0 { blocks += 1 }
    }
    if blocks >= blocksKept { new.block = 0 }
    if new.block == 0 {
      list.removeAll { $0.topic == new.topic && $0.strength <= new.strength }
    }
    list.append(new)
    return true
  }
}
