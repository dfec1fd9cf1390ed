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
