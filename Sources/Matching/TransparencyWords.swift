/// The word that four languages share: transparencia, transparência, trasparenza, transparency.
public enum TransparencyWords {
  /// "transpar" or "traspar", in any case.
  public static func isIn(_ bytes: some Sequence<UInt8>) -> Bool {
    var window: UInt64 = 0
    for byte in bytes {
      window = window << 8 | UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      // The last seven letters are "traspar", the last eight "transpar".
      if window & 0xFF_FFFF_FFFF_FFFF == 0x74_7261_7370_6172 || window == 0x7472_616E_7370_6172 {
        return true
      }
    }
    return false
  }
}
