import CLibXML2

/// The libraries whose versions decide how bytes are read.
public enum ReadingLibraries {
  public static let names = "libxml2 \(LIBXML_DOTTED_VERSION)"
}
