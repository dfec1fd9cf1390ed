import Matching
import Web

/// Which unread address comes next. The numbers order requests and decide nothing else.
extension Crawl {
  /// Puts an unread address where its promise belongs, or further ahead.
  mutating func offer(_ id: Knowledge.ID) {
    let index = Int(id)
    guard !knowledge.entries[index].isAsked else { return }
    fold(index)
    guard knowledge.isAskable(id), knowledge.isWanted(index),
      knowledge.entries[index].clicks <= Int32(clamping: configuration.maxDepth)
    else { return }
    let priority = priority(of: index)
    guard priority > knowledge.entries[index].queued else { return }
    knowledge.entries[index].queued = priority
    frontier.push(Frontier.Item(priority: priority, id: id))
  }

  /// Folds a view where enough of its pattern are known; takes it back if a link promises more of it.
  private mutating func fold(_ index: Int) {
    guard knowledge.entries[index].isView, !knowledge.entries[index].isCounted else { return }
    let pattern = Int(knowledge.entries[index].pattern)
    while patternViews.count <= pattern { patternViews.append(0) }
    let limit = knowledge.entries[index].isPromising ? AddressShape.promisingViews : AddressShape.views
    if Int(patternViews[pattern]) < limit {
      patternViews[pattern] += 1
      knowledge.entries[index].isCounted = true
      if case .folded = knowledge.entries[index].state { knowledge.entries[index].state = .unread }
    } else if case .unread = knowledge.entries[index].state {
      knowledge.entries[index].state = .folded
    }
  }

  mutating func nextRanked() -> Ask? {
    while let item = frontier.pop() {
      let index = Int(item.id)
      guard !knowledge.entries[index].isAsked, knowledge.entries[index].queued == item.priority else {
        continue
      }
      let now = priority(of: index)
      if now < item.priority {
        knowledge.entries[index].queued = now
        frontier.push(Frontier.Item(priority: now, id: item.id))
        continue
      }
      knowledge.entries[index].queued = .min
      return Ask(id: item.id, url: knowledge.url(item.id), purpose: .page, isRanked: true)
    }
    return nil
  }

  /// Orders all that waits anew.
  mutating func rank() {
    frontier.removeAll()
    for index in knowledge.entries.indices where knowledge.entries[index].queued != .min {
      knowledge.entries[index].queued = .min
      offer(Knowledge.ID(index))
    }
  }

  /// Sixteen points for each of a promise's strength. Falls as topics settle and as their pages were read in vain.
  private func priority(of index: Int) -> Int32 {
    var best: Int32 = 0
    var others: Int32 = -1
    for promise in knowledge.entries[index].promises {
      let topic = Int(promise.topic)
      guard topic < settled.count, !settled[topic] else { continue }
      if promise.block != 0, knowledge.blocks.isRepeated(promise.block) { continue }
      best = max(best, Int32(promise.strength) - min(30, topicAsked[topic] / 16))
      others += 1
    }
    var value = best * 16 + min(3, max(0, others)) * 16
    let clicks = knowledge.entries[index].clicks
    value -= clicks < 0 ? 24 : min(30, clicks) * 8
    if knowledge.entries[index].kind == .document { value -= 24 }
    if knowledge.entries[index].isView { value -= 48 }
    if knowledge.entries[index].isAutomatic { value += 1000 }
    let pattern = Int(knowledge.entries[index].pattern)
    if best < Int32(LinkPromise.floor), patternAsked.indices.contains(pattern) {
      // Rather a few of each folder than one folder to its end.
      value -= Int32(Int32.bitWidth - patternAsked[pattern].leadingZeroBitCount) * 8
    }
    return value
  }

  /// Counts a request against its pattern and its topics.
  mutating func tire(_ id: Knowledge.ID) {
    let pattern = Int(knowledge.entries[Int(id)].pattern)
    if pattern >= 0 {
      while patternAsked.count <= pattern { patternAsked.append(0) }
      patternAsked[pattern] += 1
    }
    for promise in knowledge.entries[Int(id)].promises
    where Int(promise.topic) < topicAsked.count && promise.strength >= LinkPromise.floor {
      topicAsked[Int(promise.topic)] += 1
    }
  }

  /// Adds to what is promised of an address that is not known in full.
  mutating func promise(_ id: Knowledge.ID, _ promises: [LinkPromise]) -> Bool {
    let index = Int(id)
    guard knowledge.entries[index].isHole else { return false }
    var isNew = false
    for promise in promises where LinkPromise.add(promise, to: &knowledge.entries[index].promises) {
      isNew = true
    }
    return isNew
  }

  /// Sets the fewest clicks to an address and to all that is reached through it.
  mutating func reach(_ id: Knowledge.ID, clicks: Int32) {
    var queue = [(id: id, clicks: clicks)]
    var head = 0
    while head < queue.count {
      let (id, clicks) = queue[head]
      head += 1
      let old = knowledge.entries[Int(id)].clicks
      if old >= 0 && old <= clicks { continue }
      knowledge.entries[Int(id)].clicks = clicks
      switch knowledge.entries[Int(id)].state {
      case .redirect(let target): queue.append((target, clicks))
      case .read(let page):
        for link in knowledge.pages[page].links where link.target >= 0 && link.isFollowed {
          let there = knowledge.entries[Int(link.target)].clicks
          let next = clicks + (link.isAutomatic ? 0 : 1)
          if there < 0 || there > next { queue.append((link.target, next)) }
        }
      case .unread, .outOfScope: offer(id)
      default: break
      }
    }
  }
}
