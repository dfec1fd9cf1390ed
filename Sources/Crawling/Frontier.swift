/// Unread addresses, the most promising first; of equal ones that which was met first. A total order.
struct Frontier: Sendable {
  struct Item: Sendable {
    var priority: Int32
    var id: Knowledge.ID

    func goesBefore(_ other: Item) -> Bool {
      priority != other.priority ? priority > other.priority : id < other.id
    }
  }
  private var heap: [Item] = []

  mutating func push(_ item: Item) {
    heap.append(item)
    var at = heap.count - 1
    while at > 0 {
      let parent = (at - 1) / 2
      guard heap[at].goesBefore(heap[parent]) else { break }
      heap.swapAt(at, parent)
      at = parent
    }
  }

  mutating func pop() -> Item? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return first }
    heap[0] = last
    var at = 0
    while true {
      let (left, right) = (2 * at + 1, 2 * at + 2)
      var best = at
      if left < heap.count, heap[left].goesBefore(heap[best]) { best = left }
      if right < heap.count, heap[right].goesBefore(heap[best]) { best = right }
      if best == at { return first }
      heap.swapAt(at, best)
      at = best
    }
  }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }
}

/// First in, first out.
struct AskQueue: Sendable {
  private var asks: [Ask] = []
  private var head = 0

  mutating func append(_ ask: Ask) { asks.append(ask) }

  mutating func pop() -> Ask? {
    guard head < asks.count else { return nil }
    defer {
      head += 1
      if head == asks.count {
        asks.removeAll(keepingCapacity: true)
        head = 0
      }
    }
    return asks[head]
  }
}
