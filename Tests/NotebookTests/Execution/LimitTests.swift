import Foundation
import Notebook
import Plotting
import Source
import Testing

/// Time and memory that a notebook may use bind whatever it does.
@Suite struct LimitTests {
  private func run(_ code: String, seconds: Int = 3_600, memory: Int = 4 << 30) -> ExecutedNotebook {
    var limits = Limits()
    limits.seconds = seconds
    limits.memory = memory
    let document = NotebookDocument(SourceText(name: "test.md", Running.cell(code)))
    return NotebookRunner.run(document, RunContext(folder: URL(fileURLWithPath: "/"), limits: limits))
  }

  @Test(
    "the time is looked at inside one long step",
    .timeLimit(.minutes(1)),
    arguments: [
      "show sum(" + String(repeating: "A @ ", count: 4000) + "A)", "show numeric_gradient(sum(A @ A @ A), A)",
      "define x = A[0]\nshow jacobian(A @ A @ A @ A @ A @ x, A)",
    ])
  func timeInsideOneStep(_ code: String) {
    // What comes after the end of the time is no error of its own.
    let executed = run(
      "define A = normal(600, 600)/25\n\(code)\nshow 1 + 1\nshow 2 + 2", seconds: 1, memory: 64 << 30)
    #expect(executed.diagnostics.map(\.code) == ["E0503"])
  }

  /// Every value of a long computation has a name: as many of them are drawn as can be, and a note says so.
  @Test func aGraphOfTooManyNamesIsDrawnInPart() throws {
    let lines = (1...310).map { "define x\($0) = sin(x\($0 - 1))" }.joined(separator: "\n")
    let executed = run("define x0 = 1\n\(lines)\ndiagram x310")
    #expect(executed.diagnostics.map(\.code) == ["N0710"])
    let message = try #require(executed.diagnostics.first?.message)
    #expect(message.contains("310 steps one after the other is too long to draw: the limit is 300"))
    #expect(message.contains("of its 311 named values 200 are drawn"))
    let rows = executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture.dataTable?.rows } else { nil }
    }.last
    #expect(rows?.count == 200 && rows?.first?.first == "x0" && rows?.last?.first == "x310")
  }

  /// Each of 79 maxima takes all values before it: C(79, 3) bends, which nobody can follow.
  @Test func aDenseGraphIsRefused() {
    let lines = (1..<80).map { step in
      "define v\(step) = max(\((0..<step).map { "v\($0)" }.joined(separator: ", ")), 1)"
    }
    let executed = run("define v0 = 1\n\(lines.joined(separator: "\n"))\ndiagram v79")
    #expect(executed.diagnostics.map(\.code) == ["E0707"])
    #expect(executed.diagnostics.first?.message.contains("lead too far") == true)
  }

  @Test func aJacobianThatIsTooLargeSaysSo() {
    let executed = run("define x = zeros(30000)\nshow jacobian(2*x, x)")
    #expect(executed.diagnostics.map(\.code) == ["E0404"])
    #expect(executed.diagnostics.first?.message.contains("the Jacobian of shape (30000, 30000)") == true)
  }

  @Test func networksAreBoundToo() {
    let executed = run("define network n, layers: [100, 1000, 1]", memory: 100_000)
    #expect(executed.diagnostics.map(\.code) == ["E0404"])
  }
}
