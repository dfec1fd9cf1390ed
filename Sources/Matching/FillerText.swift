import Pages

extension FactsBuilder {
  /// Where a page has filler text at all, each block of the same Latin is filler, whichever sentence it begins with.
  func markFiller(_ facts: inout PageFacts) {
    for index in page.blocks.indices {
      let range = words[index]
      guard range.count >= 4 else { continue }
      let latin = tokens[range].count { Self.latin.contains($0.form) }
      if latin * 5 >= range.count * 2 { facts.blocks[Int(factOf[index])].signs.insert(.placeholder) }
    }
  }

  /// Words of the usual filler texts.
  private static let latin: Set<UInt64> = Set(
    WordScanner.tokens(
      of:
        "lorem ipsum dolor sit amet consectetur consectetuer adipiscing elit sed eiusmod tempor incididunt ut labore et "
        + "dolore magna aliqua aliquam enim ad minim veniam quis nostrud exercitation exerci tation ullamco ullamcorper "
        + "laboris nisi aliquip ex ea commodo consequat duis aute autem irure iriure in reprehenderit hendrerit voluptate "
        + "vulputate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui "
        + "officia deserunt mollit anim id est laborum vel eum molestie illum feugiat facilisis vero eros accumsan iusto "
        + "odio dignissim blandit praesent luptatum zzril delenit augue diam nonummy nibh euismod tincidunt laoreet erat "
        + "volutpat wisi suscipit lobortis nisl mauris vestibulum pellentesque vivamus fusce donec curabitur phasellus "
        + "nullam perspiciatis unde omnis iste natus error voluptatem accusantium doloremque laudantium totam rem aperiam"
    ).map(\.form))
}
