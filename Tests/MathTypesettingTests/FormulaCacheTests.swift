import Foundation
import MathTypesetting
import Testing

struct FormulaCacheTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("formulas-\(UUID().uuidString)")

  /// Sets a formula with a fresh typesetter, as another run of the program would.
  private func typeset(_ formula: Formula) -> (result: TypesetFormula, hasLoadedEngine: Bool) {
    var typesetter = MathTypesetter(cacheFolder: folder.path)
    let result = typesetter.typeset(formula)
    return (result, typesetter.hasLoadedEngine)
  }

  private func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }

  @Test func knownFormulasDoWithoutTheEngine() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = typeset(Formula("x^2"))
    #expect(first.hasLoadedEngine)
    let second = typeset(Formula("x^2"))
    #expect(!second.hasLoadedEngine)
    #expect(second.result == first.result)
  }

  @Test(arguments: [
    Formula("x", isDisplay: true), Formula("x", macros: ["\\R": "y"]), Formula("x "), Formula("X"),
  ])
  func whatDecidesTheResultTellsFormulasApart(other: Formula) {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = typeset(Formula("x"))
    #expect(typeset(other).hasLoadedEngine)
  }

  @Test func aDamagedFileIsNotBelieved() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = typeset(Formula("x^2")).result
    let file = try #require(try files().first)
    let whole = try Data(contentsOf: file)
    for damaged in [whole.dropLast(10), whole + Data("<script>".utf8), Data(), Data([0xFF, 1, 1])] {
      try Data(damaged).write(to: file)
      let again = typeset(Formula("x^2"))
      #expect(again.hasLoadedEngine)
      #expect(again.result == first)
      #expect(try Data(contentsOf: file) == whole)
    }
  }

  @Test func failuresAreNotKept() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = typeset(Formula("\\nosuch"))
    #expect((try? files())?.isEmpty ?? true)
  }

  @Test func aFolderThatCannotBeWrittenIsNoError() {
    var typesetter = MathTypesetter(cacheFolder: "/dev/null/formulas")
    guard case .html = typesetter.typeset(Formula("x")) else {
      Issue.record("not set")
      return
    }
  }
}
