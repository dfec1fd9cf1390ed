/// Decides which request goes out next: a queue for each host, a delay between the starts of two requests to one
/// host, so many of its connections at once, and hosts in turn.
///
/// Reads no clock: times are nanoseconds of any steady clock, given by the caller.
struct Politeness<Item> {
  /// The number of a host, given by `add`.
  typealias Host = Int

  private struct Line {
    var items: [Item?] = []
    var first = 0
    var running = 0
    /// Not before this time.
    var ready: UInt64 = 0
    var delay: UInt64
    var isQueued = false

    var isEmpty: Bool { first == items.count }

    mutating func take() -> Item? {
      guard first < items.count else { return nil }
      let item = items[first]
      items[first] = nil
      first += 1
      if first == items.count {
        items.removeAll(keepingCapacity: true)
        first = 0
      } else if first > 1024, first * 2 > items.count {
        items.removeFirst(first)
        first = 0
      }
      return item
    }
  }

  private struct Turn: Comparable {
    var ready: UInt64
    /// Hosts that are ready at the same time take turns.
    var order: UInt64
    var host: Host
    static func < (a: Turn, b: Turn) -> Bool { (a.ready, a.order) < (b.ready, b.order) }
  }

  private let connections: Int
  private let delay: (String) -> UInt64
  private var numbers: [String: Host] = [:]
  private var lines: [Line] = []
  private var turns = Heap<Turn>()
  private var order: UInt64 = 0
  /// Requests that wait.
  private(set) var waiting = 0

  /// - Parameter delay: nanoseconds between two requests to this host; asked once for each host.
  init(connections: Int, delay: @escaping (String) -> UInt64) {
    self.connections = max(1, connections)
    self.delay = delay
  }

  mutating func add(_ item: Item, host name: String) {
    let host: Host
    if let known = numbers[name] {
      host = known
    } else {
      host = lines.count
      numbers[name] = host
      lines.append(Line(delay: delay(name)))
    }
    lines[host].items.append(item)
    waiting += 1
    queue(host)
  }

  /// The next request that may start now. Its end must be told by `ended`.
  mutating func next(now: UInt64) -> (item: Item, host: Host)? {
    while let turn = turns.first, turn.ready <= now {
      _ = turns.removeFirst()
      let host = turn.host
      lines[host].isQueued = false
      // A back-off may have come in the meantime.
      if lines[host].ready > now || lines[host].running >= connections {
        queue(host)
        continue
      }
      guard let item = lines[host].take() else { continue }
      waiting -= 1
      lines[host].running += 1
      lines[host].ready = now + lines[host].delay
      queue(host)
      return (item, host)
    }
    return nil
  }

  /// A request has ended; `backOff` nanoseconds must pass before the next one to this host.
  mutating func ended(_ host: Host, now: UInt64, backOff: UInt64 = 0) {
    lines[host].running -= 1
    if backOff > 0 { lines[host].ready = max(lines[host].ready, now + backOff) }
    queue(host)
  }

  /// When `next` has something to give without another end; nil: not before a request ends or comes.
  var nextReady: UInt64? { turns.first?.ready }

  /// All that wait, host by host in the order in which hosts were first named; none waits afterwards.
  mutating func removeAll() -> [Item] {
    var items: [Item] = []
    for host in lines.indices {
      while let item = lines[host].take() { items.append(item) }
    }
    waiting = 0
    return items
  }

  private mutating func queue(_ host: Host) {
    guard !lines[host].isQueued, !lines[host].isEmpty, lines[host].running < connections else { return }
    lines[host].isQueued = true
    order += 1
    turns.insert(Turn(ready: lines[host].ready, order: order, host: host))
  }
}

/// A binary heap, the least element first.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  var first: Element? { elements.first }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var at = elements.count - 1
    while at > 0, elements[at] < elements[(at - 1) / 2] {
      elements.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func removeFirst() -> Element? {
    guard let least = elements.first, let last = elements.popLast() else { return nil }
    if elements.isEmpty { return least }
    elements[0] = last
    var at = 0
    while true {
      var child = at * 2 + 1
      if child >= elements.count { break }
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      if elements[at] < elements[child] { break }
      elements.swapAt(at, child)
      at = child
    }
    return least
  }
}
