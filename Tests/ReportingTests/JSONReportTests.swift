import Auditing
import Foundation
import Testing
import Web

@testable import Reporting

@Suite struct JSONReportTests {
  @Test("a real document fulfils the published schema, and mistakes do not")
  func schema() throws {
    let schema = try String(
      contentsOf: projectFolder.appending(path: "Reports/scorecard.schema.json"), encoding: .utf8)
    var sample = Sample.make()
    sample.result.portals[1].score = Score(low: nil, high: nil, level: nil, highLevel: nil)
    sample.result.audit.finished = nil
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema, document = json.loads(sys.stdin.readline()), json.loads(sys.stdin.read())
      Draft202012Validator.check_schema(schema)
      check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
      errors = [e.json_path + ': ' + e.message for e in check.iter_errors(document)]
      print('\\n'.join(errors))
      verdict = document['portals'][0]['verdicts'][0]
      def spoilt(place, key, value):
          kept = place[key]
          place[key] = value
          found = not check.is_valid(document)
          place[key] = kept
          if not found: print('not noticed:', key, value)
      spoilt(verdict, 'verdict', 'not_met'); spoilt(verdict, 'cause', 'whatever'); spoilt(verdict, 'reasons', ['x'])
      spoilt(verdict['observations'][0], 'step', 5); spoilt(verdict['observations'][0], 'sha256', 'abc')
      spoilt(document['audit'], 'asOf', '24/11/2026'); spoilt(document['portals'][0]['score'], 'high', 101)
      spoilt(document['portals'][0]['coverage'], 'stopped', 'tired')
      for key in ['cause', 'since', 'details', 'parts']:
          kept = verdict.pop(key)
          if check.is_valid(document): print('not missed:', key)
          verdict[key] = kept
      """
    let line = try python("import json, sys\nprint(json.dumps(json.load(sys.stdin)))", input: schema)
    let found = try python(script, input: line + JSONReport.encode(sample.result))
    #expect(found.trimmingCharacters(in: .whitespacesAndNewlines) == "")
  }

  @Test("the schema names every cause and every reason")
  func closedLists() throws {
    let data = try Data(contentsOf: projectFolder.appending(path: "Reports/scorecard.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    #expect(definitions["cause"]?["enum"] as? [String] == Cause.allCases.map(\.rawValue))
    #expect(definitions["reason"]?["enum"] as? [String] == Reason.allCases.map(\.rawValue))
    #expect(definitions["outcome"]?["enum"] as? [String] == Verdict.Outcome.allCases.map(\.rawValue))
    for reason in Reason.allCases { #expect(try JSONReportTests.readmeTells(reason.rawValue), "\(reason)") }
    for cause in Cause.allCases { #expect(try JSONReportTests.readmeTells(cause.rawValue), "\(cause)") }
  }

  /// Both halves of Reports/README.md explain the code.
  private static func readmeTells(_ code: String) throws -> Bool {
    let text = try String(contentsOf: projectFolder.appending(path: "Reports/README.md"), encoding: .utf8)
    return text.components(separatedBy: "`\(code)`").count > 2
  }

  @Test("every detail that a verdict can hold is written, is read back, and stands in the schema")
  func details() throws {
    // One of everything, from the names of the type's own fields.
    var values: [String: Any] = [:]
    for child in Mirror(reflecting: Details()).children {
      let name = try #require(child.label)
      let type = type(of: child.value)
      if type == [String]?.self {
        values[name] = ["x"]
      } else if type == [Reason]?.self {
        values[name] = ["thin"]
      } else if type == Int?.self {
        values[name] = 3
      } else if type == Instant?.self {
        values[name] = Sample.asOf.description
      } else {
        values[name] = name == "dateSource" ? "row" : "x"
      }
    }
    let details = try JSONDecoder().decode(
      Details.self, from: JSONSerialization.data(withJSONObject: values))
    var sample = Sample.make()
    sample.result.portals[0].verdicts[0].details = details
    let text = JSONReport.encode(sample.result)
    let again = try JSONDecoder().decode(AuditResult.self, from: Data(text.utf8))
    #expect(again.portals[0].verdicts[0].details == details)
    let data = try Data(contentsOf: projectFolder.appending(path: "Reports/scorecard.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let known = try #require(definitions["details"]?["properties"] as? [String: [String: Any]])
    for name in values.keys {
      #expect(known[name]?["description"] != nil || known[name]?["$ref"] != nil, "\(name)")
    }
    #expect(Set(known.keys) == Set(values.keys))
  }

  @Test("what is not known is null, and drafts are left out")
  func nulls() {
    let text = JSONReport.encode(Sample.make().result)
    for line in ["\"cause\": null", "\"since\": null", "\"institution\": null", "\"empty\": null"] {
      #expect(text.contains(line))
    }
    #expect(!text.contains("draft-rule"))
  }

  @Test("the document read back is the same result, and writing it again gives the same bytes")
  func roundTrip() throws {
    var result = Sample.make().result
    for index in result.portals.indices { result.portals[index].drafts = [] }
    let text = JSONReport.encode(result)
    let again = try JSONDecoder().decode(AuditResult.self, from: Data(text.utf8))
    #expect(again == result)
    #expect(JSONReport.encode(again) == text)
  }
}
