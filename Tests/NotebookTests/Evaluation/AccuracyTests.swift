import Notebook
import Source
import Testing

/// A network with one output tells two classes apart in the middle between their targets: the line of least squares
/// through four points crosses it between the second and the third.
@Suite struct AccuracyTests {
  private func trained(_ targets: String, _ loss: String) -> String {
    """
    define data d, x: [0, 0.4, 0.6, 1], y: \(targets)
    define network n, layers: [1, 1], init: zeros
    train n on d, loss: \(loss), rate: 0.5, steps: 500
    """
  }

  @Test(arguments: [
    ("[0, 0, 1, 1], classes: 2", "l2"), ("[0, 0, 1, 1], classes: 2", "hinge"), ("[-1, -1, 1, 1]", "l2"),
    ("[3, 3, 5, 5]", "l2"),
  ])
  func theOnlyOutputIsCutBetweenTheTargets(targets: String, loss: String) {
    #expect(Running.value("accuracy(n, d)", after: trained(targets, loss)) == "1")
  }

  @Test func targetsOfManyValuesHaveNoClasses() {
    let code = trained("[1, 2, 3, 4]", "l2") + "\nshow accuracy(n, d)"
    #expect(Running.notebook(Running.cell(code)).diagnostics.first?.hint?.contains("labels") == true)
  }

  @Test func numbersAreLabelsForANetworkTrainedByCrossEntropy() {
    let code = """
      define data d, x: [1, 2, 3], y: [1, 2, 2]
      define network n, layers: [1, 3], init: zeros
      train n on d, steps: 0, loss: cross-entropy
      """
    // All outputs are 0, so that the network says class 0, which is never right.
    #expect(Running.value("accuracy(n, d)", after: code) == "0")
  }

  @Test func labelsWithoutClassesGetTheAdviceToSaySo() {
    let code =
      "define data d, x: [1, 2, 3], y: [0, 1, 2]\ndefine network n, layers: [1, 3]\nshow accuracy(n, d)"
    let executed = Running.notebook(Running.cell(code))
    #expect(
      executed.diagnostics.map(\.hint) == ["where the targets are labels, define the set with 'classes: 3'"])
  }
}
