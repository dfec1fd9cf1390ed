import Rules
import Web

extension ParsedArguments {
  /// The instant that an option names; a day is its first moment in UTC, or its last with `endOfDay`. Nil if the
  /// option is not given.
  func moment(_ option: String, endOfDay: Bool) throws -> Instant? {
    guard let text = value(option) else { return nil }
    guard let instant = Instant(text) else {
      throw CommandError.usage(
        LocalText(
          es:
            "«--\(option)» espera un día como 2026-03-31 o un instante como 2026-03-31T09:00:00Z, no «\(text)»",
          en:
            "'--\(option)' expects a day like 2026-03-31 or an instant like 2026-03-31T09:00:00Z, not '\(text)'"
        ))
    }
    guard endOfDay, Day(text) != nil else { return instant }
    return Instant(milliseconds: instant.milliseconds + 86_399_999)
  }
}
