import Web

/// What a portal shows of periods where a topic is: stretches of days that something live states, and what could not
/// be looked at.
struct PeriodEvidence {
  /// One stretch of days and what states it.
  struct Item {
    var first: Day
    var last: Day
    /// Nil: it is there; else why it could not be looked at.
    var cause: Cause?
    /// Only a day is told, not a period.
    var isDay = false
    var source: String
  }

  var items: [Item] = []
  /// Documents and places that could be of any period: why nobody can say.
  var open: [Cause] = []
  /// Stretches for which the portal declares that there is nothing.
  var declared: [(first: Day, last: Day)] = []
  /// Something was validated before the end of the period that it states.
  var contradicts = false
  /// Something is there that states no period at all.
  var hasUndated = false
}
