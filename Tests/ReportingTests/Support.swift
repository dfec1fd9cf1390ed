import Foundation

struct Mishap: Error { var text: String }

/// Standard output of a program that ends well.
func run(_ program: String, _ arguments: [String], input: String = "") throws -> String {
  let folder = try temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let (source, sink) = (folder.appending(path: "in"), folder.appending(path: "out"))
  try input.write(to: source, atomically: false, encoding: .utf8)
  try "".write(to: sink, atomically: false, encoding: .utf8)
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.standardInput = try FileHandle(forReadingFrom: source)
  process.standardOutput = try FileHandle(forWritingTo: sink)
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  let output = try String(contentsOf: sink, encoding: .utf8)
  guard process.terminationStatus == 0 else {
    throw Mishap(text: "\(program): \(process.terminationStatus) \(output)")
  }
  return output
}

/// A script run by the Python that `.ci/setup tests` prepares.
func python(_ script: String, input: String) throws -> String {
  try run(projectFolder.appending(path: ".build/python-tests/bin/python").path, ["-c", script], input: input)
}

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "vitrina-reporting-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
