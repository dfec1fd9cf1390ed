import CCurl

/// The user's own answers for names, as curl's lists; one for each `host:port`. Given once for all, 2,500 lines
/// would be read anew for each transfer.
final class Resolve {
  private var lists: [String: UnsafeMutablePointer<curl_slist>] = [:]

  init(_ lines: [String]) {
    for line in lines.compactMap(ResolveLine.init) {
      lists[line.authority] = curl_slist_append(lists[line.authority], line.line)
    }
  }

  deinit { for list in lists.values { curl_slist_free_all(list) } }

  func list(_ authority: String) -> UnsafeMutablePointer<curl_slist>? {
    lists.isEmpty ? nil : lists[authority]
  }
}
