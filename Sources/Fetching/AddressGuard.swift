import Glibc

/// An IPv4 or IPv6 address as bytes, judged without reading text: what a portal's name or link leads to must be
/// an address of the public internet.
struct IPAddress: Hashable {
  /// Always 16 bytes; IPv4 is held as `::ffff:a.b.c.d` (RFC 4291, 2.5.5.2), so that both are judged alike.
  private let high: UInt64
  private let low: UInt64

  /// The address in what the resolver gave; nil for other families.
  init?(_ address: UnsafePointer<sockaddr>) {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      let v4 = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        UInt32(bigEndian: $0.pointee.sin_addr.s_addr)
      }
      self.init(v4: v4)
    case AF_INET6:
      self = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin6_addr) { IPAddress(bytes: $0) }
      }
    default: return nil
    }
  }

  /// Reads dotted decimal or IPv6 text.
  init?(_ text: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self.init(v4: UInt32(bigEndian: v4.s_addr))
    } else if inet_pton(AF_INET6, text.prefix { $0 != "%" }.description, &v6) == 1 {
      self = withUnsafeBytes(of: v6) { IPAddress(bytes: $0) }
    } else {
      return nil
    }
  }

  private init(v4: UInt32) {
    high = 0
    low = 0xFFFF << 32 | UInt64(v4)
  }

  private init(bytes: UnsafeRawBufferPointer) {
    high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  /// The IPv4 address that this one is or carries: mapped, compatible, translated (RFC 6052), 6to4 (RFC 3056).
  private var v4: UInt32? {
    if high == 0, low >> 32 == 0xFFFF { return UInt32(truncatingIfNeeded: low) }
    if high == 0, low >> 32 == 0, low > 1 { return UInt32(truncatingIfNeeded: low) }
    if high == 0, low >> 48 == 0xFFFF { return UInt32(truncatingIfNeeded: low) }
    if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return UInt32(truncatingIfNeeded: low) }
    if high >> 48 == 0x2002 { return UInt32(truncatingIfNeeded: high >> 16) }
    return nil
  }

  var isLoopback: Bool {
    if let v4 { return v4 >> 24 == 127 }
    return high == 0 && low == 1
  }

  /// Not of the public internet: the special-purpose registries of RFC 6890 and what is multicast.
  var isForbidden: Bool {
    if let v4 { return Self.forbidden.contains { v4 >> (32 - $0.bits) == $0.prefix >> (32 - $0.bits) } }
    if high == 0, low <= 1 { return true }  // unspecified, loopback
    if high == 0x0064_FF9B_0000_0000 { return low >> 32 != 0 }
    return Self.forbidden6.contains { high >> (64 - $0.bits) == $0.prefix >> (64 - $0.bits) }
  }

  /// Prefixes of at most 64 bits, by their upper half.
  private static let forbidden6: [(prefix: UInt64, bits: UInt64)] = [
    (0xFC00_0000_0000_0000, 7),  // unique local
    (0xFE80_0000_0000_0000, 10),  // link-local
    (0xFEC0_0000_0000_0000, 10),  // site-local, of old
    (0xFF00_0000_0000_0000, 8),  // multicast
    (0x0100_0000_0000_0000, 64),  // discard
    (0x2001_0000_0000_0000, 32),  // Teredo
    (0x2001_0DB8_0000_0000, 32),  // documentation
    (0x0064_FF9B_0001_0000, 48),  // local translation
  ]

  private static let forbidden: [(prefix: UInt32, bits: UInt32)] = [
    (0x0000_0000, 8),  // this network
    (0x0A00_0000, 8),  // private
    (0x6440_0000, 10),  // carrier-grade NAT
    (0x7F00_0000, 8),  // loopback
    (0xA9FE_0000, 16),  // link-local, cloud metadata
    (0xAC10_0000, 12),  // private
    (0xC000_0000, 24),  // IETF
    (0xC000_0200, 24),  // documentation
    (0xC0A8_0000, 16),  // private
    (0xC612_0000, 15),  // benchmarks
    (0xC633_6400, 24),  // documentation
    (0xCB00_7100, 24),  // documentation
    (0xE000_0000, 4),  // multicast
    (0xF000_0000, 4),  // reserved, broadcast
  ]
}
