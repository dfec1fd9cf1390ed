import Web

extension Knowledge {
  /// Topics that some link promised behind an address, in no order of worth.
  public func promisedTopics(of url: WebURL) -> [Int] {
    guard let id = id(of: url) else { return [] }
    return entries[Int(id)].promises.map { Int($0.topic) }
  }
}
