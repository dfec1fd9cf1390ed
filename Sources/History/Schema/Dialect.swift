/// What SQLite and PostgreSQL write differently. Everything else of the schema is one text for both.
struct Dialect: Sendable {
  /// After a table's closing bracket: rows lie in the order of the primary key.
  var clustered: String
  /// RFC 3339 in UTC, of a column of milliseconds.
  var instant: @Sendable (String) -> String
  /// Statements that make a table refuse every update and delete.
  var insertOnly: @Sendable (String) -> String
  /// Statements that let a quote's text be taken away, and nothing else.
  var redactable: @Sendable (String) -> String

  static let sqlite = Dialect(
    clustered: " without rowid",
    instant: { column in
      "strftime('%Y-%m-%dT%H:%M:%S', \(column) / 1000, 'unixepoch')"
        + " || case when \(column) % 1000 = 0 then 'Z' else printf('.%03dZ', \(column) % 1000) end"
    },
    insertOnly: { table in
      """
      create trigger \(table)_keeps_update before update on \(table)
      begin select raise(abort, 'history is never changed, only added to'); end;
      create trigger \(table)_keeps_delete before delete on \(table)
      begin select raise(abort, 'history is never deleted'); end;

      """
    },
    redactable: { table in
      """
      create trigger \(table)_keeps_update before update on \(table)
      when new.digest is not old.digest or new.text is not null
      begin select raise(abort, 'a quote can only be redacted'); end;
      create trigger \(table)_keeps_delete before delete on \(table)
      begin select raise(abort, 'history is never deleted'); end;

      """
    })
}
