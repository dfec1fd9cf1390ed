import Rules

/// Why the history could not be opened, written or read. Nothing already stored is lost by any of them.
public enum HistoryError: Error, Sendable, Hashable {
  /// Another run holds the store; its path.
  case busy(String)
  /// Another program has locked the file for longer than we wait.
  case inUse
  /// No file at this path.
  case missing(String)
  /// The path, and what the system says.
  case cannotOpen(String, String)
  case notADatabase
  /// A database, but another program's.
  case notOurs
  /// The schema's number in the file, and the newest that this program knows.
  case newerSchema(found: Int, known: Int)
  /// The schema is old and the file was opened for reading only.
  case olderSchema(found: Int, known: Int)
  case damaged(String)
  case diskFull
  /// SQLite's extended result code and message.
  case database(code: Int32, String)
  case unknownAudit(Int)
  /// The audit is finished or closed: nothing more can be added.
  case auditEnded(Int)
  case alreadyCommitted(audit: Int, portal: String)
  /// A later audit has judged this portal already.
  case overtaken(audit: Int, portal: String, by: Int)
  /// The result names an obligation twice.
  case repeatedObligation(portal: String, String)
  /// What the reader wrote is refused, and why.
  case query(LocalText)

  /// 75 another run holds the store; 3 the user named no history of ours, or a query that is refused; 1 the rest.
  public var exitCode: Int32 {
    switch self {
    case .busy: 75
    case .query, .missing, .notADatabase, .notOurs: 3
    default: 1
    }
  }

  /// A sentence that says what to do, in Spanish and English.
  public var message: LocalText {
    switch self {
    case .busy(let path):
      both(
        "otra ejecución está usando el historial \(path); espere a que termine",
        "another run holds the store \(path); wait until it ends")
    case .inUse:
      both(
        "otro programa tiene bloqueado el historial; ciérrelo e intente de nuevo",
        "another program has locked the history; close it and try again")
    case .missing(let path):
      both(
        "no hay historial en \(path); `vitrina audit` lo crea, o indique otro con --store",
        "there is no history at \(path); `vitrina audit` creates it, or name another with --store")
    case .cannotOpen(let path, let reason):
      both(
        "no se puede abrir el historial \(path): \(reason); revise la ruta y los permisos",
        "cannot open the history \(path): \(reason); check the path and its permissions")
    case .notADatabase:
      both(
        "el archivo no es una base de datos SQLite; indique otro con --store",
        "the file is not an SQLite database; name another with --store")
    case .notOurs:
      both(
        "el archivo es una base de datos de otro programa; indique otro con --store",
        "the file is another program's database; name another with --store")
    case .newerSchema(let found, let known):
      both(
        "el historial es de una versión más nueva de vitrina (esquema \(found); esta conoce hasta \(known)): actualice",
        "the history was written by a newer vitrina (schema \(found); this one knows up to \(known)): upgrade"
      )
    case .olderSchema(let found, let known):
      both(
        "el historial es de una versión anterior (esquema \(found), ahora \(known)); "
          + "ejecute `vitrina history` con permiso de escritura para convertirlo",
        "the history is of an earlier version (schema \(found), now \(known)); "
          + "run `vitrina history` with permission to write, which converts it")
    case .damaged(let what):
      both(
        "el historial está dañado (\(what)); guarde una copia y recupere el último respaldo",
        "the history is damaged (\(what)); keep a copy and restore the last backup")
    case .diskFull:
      both(
        "no queda espacio en el disco para el historial; libere espacio y ejecute de nuevo",
        "the disk that holds the history is full; free some space and run again")
    case .database(let code, let text):
      both("SQLite no pudo: \(text) (código \(code))", "SQLite failed: \(text) (code \(code))")
    case .unknownAudit(let number):
      both("no hay auditoría número \(number)", "there is no audit number \(number)")
    case .auditEnded(let number):
      both("la auditoría \(number) ya terminó; empiece otra", "audit \(number) has ended; start another")
    case .alreadyCommitted(let audit, let portal):
      both(
        "la auditoría \(audit) ya contiene el portal \(portal)",
        "audit \(audit) already holds portal \(portal)")
    case .overtaken(let audit, let portal, let by):
      both(
        "el portal \(portal) ya fue auditado después (auditoría \(by)); la auditoría \(audit) no puede añadirlo",
        "portal \(portal) was audited since (audit \(by)); audit \(audit) cannot add it")
    case .repeatedObligation(let portal, let obligation):
      both(
        "la obligación \(obligation) aparece dos veces en el portal \(portal)",
        "obligation \(obligation) appears twice in portal \(portal)")
    case .query(let text): text
    }
  }

  private func both(_ spanish: String, _ english: String) -> LocalText { LocalText(es: spanish, en: english) }
}

extension HistoryError: CustomStringConvertible {
  public var description: String { message.text(in: "en") }
}
