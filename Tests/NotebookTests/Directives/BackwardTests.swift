import Notebook
import Source
import Testing

/// `backward`, `compare` and `gradient-check`: the numbers that a reader can follow by hand.
@Suite struct BackwardTests {
  /// The rows of the only table that a cell shows, as text.
  private func rows(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> [[String]] {
    let executed = Running.notebook(Running.cell(code))
    for diagnostic in executed.diagnostics {
      Issue.record("\(diagnostic.code): \(diagnostic.message)", sourceLocation: sourceLocation)
    }
    return executed.tables.last?.rows.map { $0.map(\.text) } ?? []
  }

  private let product = """
    define x = -2
    define y = 5
    define z = -4
    define q = x + y
    define f = q * z

    """

  /// By hand: ∂f/∂q = z, ∂f/∂z = q, and a sum hands its gradient to both terms.
  @Test func aSumTimesANumberHasTheGradientsOfItsParts() {
    #expect(
      rows(product + "backward f") == [
        ["x", "−2", "−4", "scalar"], ["y", "5", "−4", "scalar"], ["z", "−4", "3", "scalar"],
        ["q", "3", "−4", "scalar"], ["f", "−12", "1", "scalar"],
      ])
  }

  @Test func numbersAreAsInPictures() {
    let code = "define a = 1.9\ndefine v = [2.7, 10000.5]\ndefine f = sum(a*v)\nbackward f"
    #expect(
      rows(code) == [
        ["a", "1.9", "10003.2", "scalar"], ["v", "[2.7, 10000.5]", "[1.9, 1.9]", "(2,)"],
        ["f", "19006.1", "1", "scalar"],
      ])
  }

  /// By hand: y₀ + 2·y₁ + 4·y₂ has the gradients 1, 2 and 4, wherever the draw has put the entries.
  @Test func theGradientGoesBackThroughAShuffle() {
    let code = "define p = [3, 5, 7]\ndefine q = shuffle(p)\ndefine y = dot(q, [1, 2, 4])\n"
    let table = rows(code + "backward y")
    let sum = { (row: [String]) in
      row.flatMap { $0.filter { !"[]".contains($0) }.split(separator: ", ").compactMap { Double($0) } }
    }
    let (values, gradients) = (sum([table[0][1]]), sum([table[0][2]]))
    #expect(gradients.sorted() == [1, 2, 4])
    #expect(zip(values, gradients).map(*).reduce(0, +) == Double(table[2][1]))
    #expect(rows(code + "gradient-check y").allSatisfy { $0[4] == "pass" })
  }

  /// A label is a class and has no derivative; the logits have.
  @Test func labelsAreNotCheckedAgainstDifferences() {
    let code =
      "define t = [0, 1]\ndefine z = [[1, 2], [3, 4]]\ndefine L = cross_entropy(z, t)\ngradient-check L"
    #expect(rows(code).map { $0[4] }.sorted() == ["pass", "whole numbers"])
  }

  /// By hand: max routes to the greater of 2 and −1, so w has no gradient.
  @Test func maxRoutesTheGradientToTheGreaterOperand() {
    let code = """
      define x = 3
      define y = -4
      define z = 2
      define w = -1
      define f = (x*y + max(z, w)) * 2
      table gradients of f
      """
    let gradients = rows(code).map { [$0[0], $0[1], $0[2]] }
    #expect(
      gradients == [
        ["x", "3", "−8"], ["y", "−4", "6"], ["z", "2", "2"], ["w", "−1", "0"], ["f", "−20", "1"],
      ])
  }

  /// By hand: the gradient of (w·φ − y)² is 2 (w·φ − y) φ = 6 φ.
  @Test func linearRegressionHasTheGradientOfTheTextbook() {
    let code = """
      define w = [3, 1]
      define phi = [1, 2]
      define score = dot(w, phi)
      define residual = score - 2
      define total = residual^2
      backward total
      """
    let rows = rows(code).map { [$0[0], $0[1], $0[2]] }
    #expect(
      rows == [
        ["w", "[3, 1]", "[6, 12]"], ["phi", "[1, 2]", "[18, 6]"], ["score", "5", "6"],
        ["residual", "3", "6"],
        ["total", "9", "1"],
      ])
  }

  @Test func aTableHoldsTheNumbersAtFullPrecision() throws {
    let executed = Running.notebook(Running.cell("define x = 3\ndefine f = 1/x\nbackward f, digits: 2"))
    let row = try #require(executed.tables.first?.rows.first)
    #expect(row[2].text == "−0.11")
    #expect(abs((row[2].number ?? 0) + 1.0 / 9) < 1e-16)
  }

  @Test func gradientsOfSomethingThatIsNotANumberAreRefused() {
    #expect(Running.problems(Running.cell("define v = [1, 2]\nbackward v")) == ["E0401 'v'"])
  }

  @Test func theFourthPowerByTwoSquaresHasTheDerivativeOfAPower() {
    let code = "define a = 3\ndefine b = a^2\ndefine c = b^2\ncompare gradient(c, a) with 4*a^3"
    #expect(rows(code) == [["gradient(c, a) with 4*a^3", "yes", "yes", "0"]])
  }

  @Test func compareTellsExactFromApproximateFromDifferent() {
    #expect(rows("compare 0.1 + 0.2 with 0.3")[0].dropFirst() == ["no", "yes", "5.55e−17"])
    #expect(rows("compare [1, 2] with [1, 2.5]")[0].dropFirst() == ["no", "no", "0.5"])
  }

  @Test func compareRefusesTensorsOfDifferentShapes() {
    #expect(
      Running.problems(Running.cell("compare [1, 2] with [1, 2, 3]")) == ["E0401 '[1, 2] with [1, 2, 3]'"])
  }

  @Test func gradientCheckPassesWhereTheFunctionIsSmooth() {
    let rows = rows(product + "gradient-check f")
    #expect(rows.map { $0[0] } == ["x", "y", "z", "q"])
    #expect(rows.allSatisfy { $0[4] == "pass" })
  }

  /// The derivative of |x| at 0 is 0 by convention, central differences agree; those of relu give ½.
  @Test func gradientCheckFailsAtAKink() {
    #expect(rows("define x = 0\ndefine f = relu(x)\ngradient-check f").map { $0[4] } == ["fail"])
    #expect(rows("define x = 0\ndefine f = abs(x)\ngradient-check f").map { $0[4] } == ["pass"])
  }

  @Test func gradientCheckRefusesPointsThatDoNotFit() {
    let code =
      "define data one, x: [1, 2], y: [3, 5]\ndefine network net, layers: [2, 1]\ngradient-check net on one"
    #expect(Running.problems(Running.cell(code)) == ["E0401 'one'"])
  }

  @Test func gradientCheckCoversEveryParameterOfANetwork() {
    let code = """
      define data points, x: [[0, 1], [1, 0], [2, 1]], y: [0, 1, 1], classes: 2
      define network net, layers: [2, 3, 2]
      gradient-check net on points, loss: cross-entropy
      """
    let rows = rows(code)
    #expect(rows.map { [$0[0], $0[1]] } == [["W1", "6"], ["b1", "3"], ["W2", "6"], ["b2", "2"]])
    #expect(rows.allSatisfy { $0[4] == "pass" })
  }
}
