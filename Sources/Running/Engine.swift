import Pages

/// The program's version and those of the libraries that read: equal engines judge equal evidence alike.
public enum Engine {
  public static let version = "0.1.0"
  public static let name = [
    "vitrina \(version)", ReadingLibraries.names, DocumentProgram.installed?.version ?? "no vitrina-document",
  ].joined(separator: "; ")
}
