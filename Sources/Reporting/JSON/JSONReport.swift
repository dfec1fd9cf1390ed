import Auditing
import Web

/// The scorecard for programs: `Reports/scorecard.schema.json` describes it.
///
/// Keys stand in a fixed order; what is not known is written as null; drafts are left out.
public enum JSONReport {
  /// The document, ending in a line break. The same result gives the same bytes.
  public static func encode(_ result: AuditResult) -> String {
    var json = JSONText()
    json.object { json in
      json.key("audit")
      write(result.audit, &json)
      json.key("portals")
      json.array(result.portals) { write($1, &$0) }
    }
    return json.text + "\n"
  }

  private static func write(_ audit: AuditHeader, _ json: inout JSONText) {
    json.object { json in
      json.key("id")
      json.value(audit.id)
      json.key("started")
      json.value(audit.started.description)
      json.key("finished")
      json.value(audit.finished?.description)
      json.key("asOf")
      json.value(audit.asOf.description)
      json.key("engine")
      json.value(audit.engine)
      json.key("pack")
      json.object { json in
        json.key("id")
        json.value(audit.pack.id)
        json.key("version")
        json.value(audit.pack.version)
        json.key("digest")
        json.value(audit.pack.digest.hex)
      }
    }
  }

  private static func write(_ portal: PortalResult, _ json: inout JSONText) {
    json.object { json in
      json.key("id")
      json.value(portal.id)
      json.key("url")
      json.value(portal.url.text)
      json.key("institution")
      json.value(portal.institution)
      json.key("coverage")
      write(portal.coverage, &json)
      json.key("score")
      write(portal.score, &json)
      json.key("verdicts")
      json.array(portal.verdicts) { write($1, &$0) }
    }
  }

  private static func write(_ coverage: Coverage, _ json: inout JSONText) {
    json.object { json in
      json.key("read")
      json.value(coverage.read)
      json.key("known")
      json.value(coverage.known)
      json.key("stopped")
      json.value(coverage.stopped.rawValue)
      json.key("unread")
      json.object { json in
        for cause in coverage.unread.keys.sorted() {
          json.key(cause)
          json.value(coverage.unread[cause])
        }
      }
      json.key("cut")
      json.value(coverage.cut)
    }
  }

  private static func write(_ score: Score, _ json: inout JSONText) {
    json.object { json in
      json.key("value")
      json.value(score.value)
      json.key("low")
      json.value(score.low)
      json.key("high")
      json.value(score.high)
      json.key("level")
      json.value(score.level)
      json.key("highLevel")
      json.value(score.highLevel)
    }
  }

  private static func write(_ verdict: Verdict, _ json: inout JSONText) {
    json.object { json in
      json.key("obligation")
      json.value(verdict.obligation)
      json.key("category")
      json.value(verdict.category)
      json.key("institution")
      json.value(verdict.institution)
      json.key("importance")
      json.value(verdict.importance)
      json.key("verdict")
      json.value(verdict.outcome.rawValue)
      json.key("cause")
      json.value(verdict.cause?.rawValue)
      json.key("reasons")
      json.array(verdict.reasons) { $0.value($1.rawValue) }
      json.key("details")
      write(verdict.details, &json)
      json.key("search")
      json.object { json in
        json.key("state")
        json.value(verdict.search.state.rawValue)
        json.key("unread")
        json.value(verdict.search.unread)
      }
      json.key("since")
      json.value(verdict.since?.description)
      json.key("observations")
      json.array(verdict.observations) { write($1, &$0) }
      json.key("parts")
      json.array(verdict.parts) { write($1, &$0) }
    }
  }

  /// Only what was found out: a key that is not there was not looked at.
  private static func write(_ details: Details, _ json: inout JSONText) {
    json.object { json in
      let names: [(StaticString, [String]?)] = [
        ("missingContent", details.missingContent), ("missingMembers", details.missingMembers),
        ("unknownMembers", details.unknownMembers), ("missingPeriods", details.missingPeriods),
        ("latePeriods", details.latePeriods), ("unknownPeriods", details.unknownPeriods),
        ("widerPeriods", details.widerPeriods),
        ("foundKind", details.foundKind), ("askedKind", details.askedKind),
        ("foundFormat", details.foundFormat), ("askedFormat", details.askedFormat),
        ("addresses", details.addresses), ("sharedWith", details.sharedWith),
        ("advised", details.advised?.map(\.rawValue)),
      ]
      for case (let key, let values?) in names {
        json.key(key)
        json.array(values) { $0.value($1) }
      }
      let counts: [(StaticString, Int?)] = [
        ("membersFound", details.membersFound), ("membersOwed", details.membersOwed),
        ("partsFound", details.partsFound), ("partsOwed", details.partsOwed),
        ("periodsFound", details.periodsFound), ("periodsOwed", details.periodsOwed),
        ("rows", details.rows), ("rowsAsked", details.rowsAsked), ("clicks", details.clicks),
        ("clicksAsked", details.clicksAsked), ("linksTried", details.linksTried),
        ("linksDead", details.linksDead),
      ]
      for case (let key, let count?) in counts {
        json.key(key)
        json.value(count)
      }
      let texts: [(StaticString, String?)] = [
        ("newest", details.newest), ("dateSource", details.dateSource),
        ("oldestAllowed", details.oldestAllowed), ("foundName", details.foundName),
        ("licenseFound", details.licenseFound), ("declaration", details.declaration),
        ("statedPeriod", details.statedPeriod), ("statedUpdate", details.statedUpdate),
        ("statedValidation", details.statedValidation), ("statedArea", details.statedArea),
        ("exemption", details.exemption), ("oldestEvidence", details.oldestEvidence?.description),
        ("question", details.question),
      ]
      for case (let key, let text?) in texts {
        json.key(key)
        json.value(text)
      }
    }
  }

  private static func write(_ observation: Observation, _ json: inout JSONText) {
    json.object { json in
      json.key("criterion")
      json.value(observation.criterion)
      json.key("step")
      json.value(observation.step)
      json.key("url")
      json.value(observation.url.text)
      json.key("quote")
      json.value(observation.quote)
      json.key("substance")
      json.object { json in
        json.key("kind")
        json.value(observation.substance.kind.rawValue)
        json.key("words")
        json.value(observation.substance.words)
        json.key("rows")
        json.value(observation.substance.rows)
        json.key("documents")
        json.value(observation.substance.documents)
        json.key("empty")
        json.value(observation.substance.empty?.rawValue)
      }
      json.key("fetched")
      json.value(observation.fetched.description)
      json.key("sha256")
      json.value(observation.sha256?.hex)
      json.key("file")
      json.value(observation.file)
      json.key("offset")
      json.value(observation.offset)
    }
  }
}
