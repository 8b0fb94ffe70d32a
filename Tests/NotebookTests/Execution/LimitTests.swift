import Foundation
import Notebook
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
    let executed = run("define A = normal(600, 600)/25\n\(code)", seconds: 1, memory: 64 << 30)
    #expect(executed.diagnostics.map(\.code).contains("E0503"))
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
