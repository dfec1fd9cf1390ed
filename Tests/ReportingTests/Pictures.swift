import Foundation
import Testing

@testable import Reporting

/// Writes the sample to a folder to be looked at: `LOOK=/tmp/look swift test --filter ReportingTests.Pictures`.
@Suite struct Pictures {
  @Test("the sample can be written", .enabled(if: ProcessInfo.processInfo.environment["LOOK"] != nil))
  func look() throws {
    let folder = ProcessInfo.processInfo.environment["LOOK"] ?? ""
    let sample = Sample.make()
    try ReportWriter.write(sample.result, pack: sample.pack, folder: folder, languages: [.es, .en])
  }
}
