import CCrypto

/// A SHA-256 digest: 32 bytes, shown as 64 hexadecimal digits.
public struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
  public let hex: String

  /// The digest of some bytes.
  public init(of bytes: some Collection<UInt8>) {
    let hasher = Hasher()
    hasher.update(bytes)
    self = hasher.finish()
  }

  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// A digest read back from its 64 hexadecimal digits; nil if they are not that.
  public init?(hex: String) {
    let valid = hex.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard hex.utf8.count == 64, valid else { return nil }
    self.hex = hex
  }

  fileprivate init(raw: [UInt8]) {
    hex = String(unsafeUninitializedCapacity: 2 * raw.count) { text in
      for (index, byte) in raw.enumerated() {
        for (place, digit) in [byte >> 4, byte & 15].enumerated() {
          text[2 * index + place] = digit < 10 ? digit + 48 : digit + 87
        }
      }
      return 2 * raw.count
    }
  }

  public var description: String { hex }
  public static func < (a: Digest, b: Digest) -> Bool { a.hex < b.hex }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let digest = Digest(hex: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256: \(text)")
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// Takes bytes piece by piece.
  public final class Hasher {
    private let context: OpaquePointer

    public init() {
      // EVP_MD_CTX_new fails only when memory is exhausted.
      guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
      self.context = context
      EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    public func update(_ bytes: some Collection<UInt8>) {
      let done: Void? = bytes.withContiguousStorageIfAvailable {
        _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count)
      }
      if done == nil {
        Array(bytes).withUnsafeBufferPointer { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
      }
    }

    public func finish() -> Digest {
      var raw = [UInt8](repeating: 0, count: 32)
      var length: UInt32 = 0
      EVP_DigestFinal_ex(context, &raw, &length)
      return Digest(raw: raw)
    }
  }
}
