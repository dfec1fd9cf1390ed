import Glibc
import Web

/// Turns what stands in an href into a target, and remembers it: menus repeat on every page.
final class LinkTargets {
  private struct Known {
    var hash: UInt64
    var scope: UInt32
    var start: Int32
    var count: Int32
  }

  private var known: [Known] = []
  /// Of each of these.
  private var found: [Page.Link.Target] = []
  private var slots: [Int32]
  private var keys = ByteBuffer(capacity: 1 << 16)
  private var scopes: [String: UInt32] = [:]
  private var base: WebURL?
  /// Of addresses that begin with `/` or a scheme, and of all others.
  private var originScope: UInt32 = 0
  private var baseScope: UInt32 = 0

  private static let slotCount = 1 << 16

  init() { slots = Array(repeating: -1, count: Self.slotCount) }

  /// From here on, what addresses are resolved against.
  func begin(base: WebURL) {
    if known.count > Self.slotCount / 2 || keys.count > 1 << 22 || scopes.count > 4096 { forget() }
    guard self.base != base else { return }
    self.base = base
    originScope = scope(base.origin)
    baseScope = scope(base.text)
  }

  private func isTop(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 4 && text[1] | 0x20 == 0x74 && text[2] | 0x20 == 0x6F && text[3] | 0x20 == 0x70
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private func forget() {
    known.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    keys.count = 0
    scopes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
    base = nil
  }

  private func scope(_ text: String) -> UInt32 {
    if let number = scopes[text] { return number }
    let number = UInt32(scopes.count)
    scopes[text] = number
    return number
  }

  func target(_ href: UnsafeBufferPointer<UInt8>) -> Page.Link.Target {
    let text = trimmed(href)
    guard let first = text.first, let start = text.baseAddress else { return .nowhere }
    // A place within this page leads nowhere else; `#`, `#!` and `#0` lead nowhere at all.
    if first == 35 { return text.count > 2 && isLetter(text[1]) && !isTop(text) ? .inPage : .nowhere }
    guard text.count <= 4096 else { return read(text) }
    let scope = first == 47 && !(text.count > 1 && text[1] == 47) ? originScope : baseScope
    let hash = Self.hash(text, scope)
    var slot = Int(truncatingIfNeeded: hash >> 20) & (Self.slotCount - 1)
    var tries = 0
    while slots[slot] >= 0, tries < 16 {
      let entry = Int(slots[slot])
      let one = known[entry]
      if one.hash == hash, one.scope == scope, one.count == text.count,
        memcmp(keys.bytes + Int(one.start), start, text.count) == 0
      {
        return found[entry]
      }
      slot = (slot + 1) & (Self.slotCount - 1)
      tries += 1
    }
    let target = read(text)
    if slots[slot] < 0, known.count < Self.slotCount / 2, keys.count < 1 << 23 {
      slots[slot] = Int32(known.count)
      known.append(
        Known(hash: hash, scope: scope, start: Int32(keys.count), count: Int32(text.count)))
      found.append(target)
      keys.append(start, text.count)
    }
    return target
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ scope: UInt32) -> UInt64 {
    var value = (UInt64(scope) &+ UInt64(text.count) << 32) &+ 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(text)
    var at = 0
    while at + 8 <= raw.count {
      value = (value ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    value = (value ^ rest) &* 0x9E37_79B9_7F4A_7C15
    return value ^ value >> 32
  }

  private func read(_ text: UnsafeBufferPointer<UInt8>) -> Page.Link.Target {
    // What begins with a slash has no scheme.
    if text[0] == 47 { return WebURL.resolve(text, against: base).map { .url($0) } ?? .other }
    var scheme: [UInt8] = []
    for byte in text {
      if byte == 9 || byte == 10 || byte == 13 { continue }
      if byte == 58 { break }
      let isInner = byte &- 48 < 10 || byte == 43 || byte == 45 || byte == 46
      guard isLetter(byte) || (isInner && !scheme.isEmpty), scheme.count < 32 else {
        scheme = []
        break
      }
      scheme.append(lower(byte))
    }
    if !scheme.isEmpty, text.contains(58) {
      switch String(decoding: scheme, as: UTF8.self) {
      case "http", "https": break
      case "javascript", "about", "data": return .nowhere
      // Somebody's own disk.
      case "file": return .nowhere
      case let drive where drive.utf8.count == 1: return .nowhere
      case "mailto": return .mail
      case "tel", "callto", "sms", "whatsapp": return .telephone
      default: return .other
      }
    }
    return WebURL.resolve(text, against: base).map { .url($0) } ?? .other
  }
}
