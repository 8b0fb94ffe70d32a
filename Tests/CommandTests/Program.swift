import Foundation
import Testing

/// Runs the built program as a user would.
struct Program {
  /// What a run left.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// A folder of its own, removed with the program.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("swift-nn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes the folder.
  func clean() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file below the folder.
  func write(_ name: String, _ text: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // At once, as editors do, so that nobody reads half of it.
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  /// The text of a file below the folder; `nil` where there is none.
  func read(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Runs the program in the folder and waits for it.
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs the program in the folder and waits for it.
  func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (folder.appendingPathComponent(".out"), folder.appendingPathComponent(".err"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: read(".out") ?? "", errors: read(".err") ?? "")
  }

  /// Starts the program in the folder, for what does not end by itself.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The program beside the tests.
  private static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("swift-nn")
  }
}
