import Foundation
import Testing

/// Texts kept beside the tests, compared byte for byte.
///
/// `RECORD_GOLDENS=1` writes them anew; a recording never passes, so that it cannot be mistaken for a check. A text that
/// differs is left in the temporary folder for comparison.
struct Goldens {
  let folder: URL

  init(_ name: String, filePath: String = #filePath) {
    let tests = URL(fileURLWithPath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    folder = tests.appendingPathComponent("Goldens").appendingPathComponent(name)
  }

  func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try? Data(contentsOf: file)
    guard expected != Data(text.utf8) else { return }
    let changed = FileManager.default.temporaryDirectory.appendingPathComponent("changed-" + name)
    try Data(text.utf8).write(to: changed)
    Issue.record("\(name) differs from its golden; see \(changed.path)", sourceLocation: sourceLocation)
  }

  /// The names of all goldens in the folder.
  func names() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") })
  }
}
