import Foundation
import Testing

/// Texts kept beside the tests, compared byte for byte.
///
/// `RECORD_GOLDENS=1` writes them anew; a recording never passes, so that it cannot be mistaken for a check.
enum Golden {
  static func check(
    _ text: String, _ name: String, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tests = URL(fileURLWithPath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appendingPathComponent("Goldens").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    guard try Data(contentsOf: file) != Data(text.utf8) else { return }
    let changed = FileManager.default.temporaryDirectory.appendingPathComponent("changed-" + name)
    try Data(text.utf8).write(to: changed)
    Issue.record("\(name) differs from its golden; see \(changed.path)", sourceLocation: sourceLocation)
  }
}
