/// One step of the schema, forward only. A step that was released is never edited: a new one follows it.
struct Migration: Sendable {
  /// From 1, without gaps.
  var number: Int
  var statements: @Sendable (Dialect) -> String

  static let all = [Migration(number: 1, statements: firstSchema)]
}

extension Database {
  /// Marks the file as ours in its header ("Vitr"), so that it is never taken for another program's.
  static let applicationID: Int64 = 0x5669_7472

  /// Brings the file to the newest schema, all steps in one transaction, or leaves it as it was.
  func migrate(_ migrations: [Migration] = Migration.all, dialect: Dialect = .sqlite) throws(HistoryError) {
    let known = migrations.last?.number ?? 0
    guard try checkedSchema(known: known) < known else { return }
    try transaction { () throws(HistoryError) in
      // Again, inside the lock: another process may have been quicker.
      let found = try checkedSchema(known: known)
      guard found < known else { return }
      for migration in migrations where migration.number > found {
        try script(migration.statements(dialect))
      }
      try describeViews(dialect)
      try run("pragma application_id = \(Self.applicationID)")
      try run("pragma user_version = \(known)")
    }
  }

  /// The schema's number; 0 of an empty file.
  func checkedSchema(known: Int) throws(HistoryError) -> Int {
    let application = try rows("pragma application_id")[0].integer(0)
    let found = try rows("pragma user_version")[0].number(0)
    guard application == Self.applicationID else {
      let isEmpty = try rows("select 1 from sqlite_schema limit 1").isEmpty && application == 0 && found == 0
      guard isEmpty else { throw .notOurs }
      return 0
    }
    guard found <= known else { throw .newerSchema(found: found, known: known) }
    return found
  }

  /// Views and what is said of them hold nothing of their own: each migration makes them anew.
  private func describeViews(_ dialect: Dialect) throws(HistoryError) {
    for row in try rows("select name from sqlite_schema where type = 'view'") {
      try script("drop view \"\(try row.text(0))\"")
    }
    try script("drop table if exists about")
    try script(
      """
      create table about (
        view_name text not null, column_name text not null, es text not null, en text not null,
        primary key (view_name, column_name)
      )\(dialect.clustered)
      """)
    for view in View.all {
      try script("create view \(view.name) as \(view.query(dialect))")
      try run(
        "insert into about values (?, '', ?, ?)",
        [.text(view.name), .text(view.spanish), .text(view.english)])
      for column in view.columns {
        try run(
          "insert into about values (?, ?, ?, ?)",
          [.text(view.name), .text(column.name), .text(column.spanish), .text(column.english)])
      }
    }
  }
}
