/// Bytes that transfers under way hold together. Lives on the fetcher's thread.
final class ByteBudget {
  let limit: Int
  private(set) var held = 0
  /// Goes on above the limit, so that something ends.
  private(set) weak var leader: Transfer?

  init(limit: Int) { self.limit = limit }

  var isSpent: Bool { held >= limit }
  func take(_ count: Int) { held += count }
  func release(_ count: Int) { held -= count }

  /// Above the limit only one transfer goes on.
  func mayGoOn(_ transfer: Transfer) -> Bool {
    guard isSpent else { return true }
    if leader == nil { leader = transfer }
    return leader === transfer
  }

  func ended(_ transfer: Transfer) {
    if leader === transfer { leader = nil }
  }
}
