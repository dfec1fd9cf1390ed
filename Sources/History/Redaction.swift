import Web

extension History {
  /// Takes the text of a quote away for ever, where it holds personal data; its digest stays in the chain, and
  /// seeing it again does not bring it back.
  /// - Returns: false if no such quote is stored, or it was redacted before.
  @discardableResult
  public func redact(quote digest: Digest, at instant: Instant, reason: String) throws(HistoryError) -> Bool {
    try work { (database) throws(HistoryError) in
      // Freed pages are overwritten, so that the text is not left behind in the file.
      try database.run("pragma secure_delete = on")
      let redacted = try database.transaction { () throws(HistoryError) in
        let found = try database.rows(
          "select 1 from quote where digest = ? and text is not null", [.text(digest.hex)])
        guard !found.isEmpty else { return false }
        try database.run("update quote set text = null where digest = ?", [.text(digest.hex)])
        try database.run(
          "insert into quote_redacted (digest, happened, reason) values (?, ?, ?)",
          [.text(digest.hex), .integer(instant.milliseconds), .text(reason)])
        return true
      }
      // The journal holds the text until it is emptied.
      try database.run("pragma wal_checkpoint(truncate)")
      return redacted
    }
  }
}
