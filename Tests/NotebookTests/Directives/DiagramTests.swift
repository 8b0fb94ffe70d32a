import Notebook
import Plotting
import Source
import Testing

/// `diagram` and `animate`: what is drawn of a computation or a network.
@Suite struct DiagramTests {
  private func pictures(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> [any Picture] {
    let executed = Running.notebook(Running.cell(code))
    for diagnostic in executed.diagnostics {
      Issue.record("\(diagnostic.code): \(diagnostic.message)", sourceLocation: sourceLocation)
    }
    return executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
  }

  /// The rows of a picture's table: name, operation, value, gradient.
  private func rows(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> [[String]] {
    pictures(code, sourceLocation: sourceLocation).last?.dataTable?.rows ?? []
  }

  private let stages = """
    define x = 3
    define y = -4
    define sigy = sigmoid(y)
    define num = x + sigy
    define sigx = sigmoid(x)
    define xpy = x + y
    define xpysqr = xpy^2
    define den = sigx + xpysqr
    define invden = 1/den
    define f = num*invden

    """

  @Test func pictureTableAndCheckHoldTheSameNumbers() throws {
    let executed = Running.notebook(
      Running.cell(
        stages + "diagram f, digits: 6\nbackward f\ntable gradients of f\ngradient-check f"))
    let drawn = rows(stages + "diagram f, digits: 6").filter { !$0[0].isEmpty }
    let plain = drawn.map { row in [row[0], row[2], row[3]].map { $0.replacing("−", with: "-") } }
    let tables = executed.tables.map { $0.rows.map { $0.map(\.text) } }
    #expect(tables.count == 3)
    let named = plain.filter { $0[0] != "1" && $0[0] != "2" }
    #expect(Set(named) == Set(tables[0].map { Array($0.prefix(3)) }))
    #expect(tables[0] == tables[1])
    // The check compares the same values with differences; f is what is differentiated.
    #expect(tables[2].map { $0[0] } == tables[0].map { $0[0] }.dropLast())
    #expect(tables[2].allSatisfy { $0[4] == "pass" })
  }

  @Test func partsOfAVectorAreInputs() {
    let rows = rows(
      """
      define w = [2, -3, -3]
      define x = [-1, -2]
      define score = w[0]*x[0] + w[1]*x[1] + w[2]
      diagram sigmoid(score)
      """)
    let inputs = rows.filter { $0[1].isEmpty }.map { [$0[0], $0[2], $0[3]] }
    // The numbers of CS231n's figure, to three digits.
    #expect(
      Set(inputs) == [
        ["w[0]", "2", "−0.197"], ["x[0]", "−1", "0.393"], ["w[1]", "−3", "−0.393"], ["x[1]", "−2", "−0.59"],
        ["w[2]", "−3", "0.197"],
      ])
  }

  /// 13 parameters, one input, and for each unit as many products and sums as it has inputs, and a ReLU for
  /// each hidden unit. The gradients are PyTorch's, in 64 bits.
  @Test func aNetworkOnAPointIsAGraphOfNumbers() {
    let rows = rows(
      """
      define network mlp, layers: [1, 2, 2, 1], activation: relu, init: uniform(0, 1), random: python(42)
      define prediction = mlp(1)
      diagram prediction, style: record, scalars: true, digits: 6
      """)
    #expect(rows.count == 14 + 2 * (2 + 4 + 2) + 4)
    #expect(rows.last?.dropFirst(2) == ["0.204293", "1"])
    let gradients = Dictionary(rows.map { ($0[0], $0[3]) }, uniquingKeysWith: { first, _ in first })
    #expect(gradients["W1[0, 0]"] == "0.309403" && gradients["W1[1, 0]"] == "0.257976")
    #expect(gradients["W2[0, 0]"] == "0.570484" && gradients["W2[1, 1]"] == "0.00217441")
    #expect(gradients["W3[0, 1]"] == "0.487844" && gradients["b3"] == "1")
  }

  @Test func aNewShapeIsNoGate() {
    let rows = rows("define network net, layers: [1, 2, 1]\ndefine y = net(2)\ndiagram y")
    #expect(!rows.contains { $0[1] == "reshape" })
    #expect(rows.last?.first == "y")
  }

  @Test func dataSetsAndParametersHaveNames() {
    let rows = rows(
      """
      define data line, x: [1, 2], y: [3, 5]
      define network net, layers: [1, 1]
      define misfit = mse(net(line.x), line.y)
      diagram misfit
      """)
    #expect(Set(["line.x", "line.y", "W1", "b1", "misfit"]).isSubset(of: rows.map { $0[0] }))
  }

  @Test func beforeTheBackwardPassNoGradientHasArrived() {
    let code = "define x = 2\ndefine y = x*x\n"
    #expect(rows(code + "diagram y, style: record, gradients: false").map { $0[3] } == ["0", "0"])
    #expect(rows(code + "diagram y, gradients: false").map { $0[3] } == ["", ""])
    #expect(rows(code + "diagram y, style: record").map { $0[3] } == ["4", "1"])
  }

  @Test func aPowerAndAReciprocalHaveTheirNumberOnTheGate() {
    let rows = rows("define a = 3\ndefine b = 1/a^2\ndiagram b")
    #expect(rows.map { $0[1] } == ["", "x^{2}", "1/x"])
    // −2/a³ by hand.
    #expect(rows[0][3] == "−0.0741")
  }

  @Test func aNetworkOnAPointShowsActivationsAndErrors() throws {
    let code = """
      define network small, layers: [2, 2, 1], activation: tanh, output: tanh, init: zeros
      diagram small on [1, -0.5], target: 0.5
      """
    let network = try #require(pictures(code).first as? Architecture)
    guard case .layer(_, let inputs) = network.stages[0], case .layer(_, let outputs) = network.stages[2],
      case .error(let name, let value) = network.stages[3]
    else {
      Issue.record("not the stages of the network")
      return
    }
    #expect(inputs.map(\.value) == ["1", "−0.5"] && inputs.allSatisfy { $0.gradient == nil })
    // tanh(0) = 0; E = ½·0.5²; δ = (1 − 0²)(0 − 0.5).
    #expect(outputs.map(\.value) == ["0"] && outputs.map(\.gradient) == ["−0.5"])
    #expect(name == "l2" && value == "0.125")
  }

  @Test func whatCannotBeDrawnIsRefused() {
    func problems(_ code: String) -> [String] { Running.problems(Running.cell(code)) }
    let net = "define network net, layers: [2, 1]\n"
    #expect(problems(net + "diagram net, target: 1") == ["E0304 '1'"])
    #expect(problems(net + "diagram net on [1, 2, 3]") == ["E0401 '[1, 2, 3]'"])
    #expect(problems("define x = 1\ndefine f = x*2\ndiagram f on 3") == ["E0303 '3'"])
    #expect(
      problems("define W = zeros(60, 60)\ndefine f = sum(W)\ndiagram f, scalars: true") == ["E0707 'f'"])
  }

  @Test func aNetworkIsShownLayerByLayer() {
    #expect(
      Running.value(
        "mlp", after: "define network mlp, layers: [1, 2, 1], activation: relu")
        == "MLP[Layer[relu(1), relu(1)], Layer[linear(2)]]")
  }

  /// 20,000 steps between four named values.
  @Test func aHugeGraphIsAbbreviatedToItsNamedValues() {
    let terms = Array(repeating: "a", count: 10_000).joined(separator: " + ")
    let rows = rows(
      "define a = 2\ndefine b = \(terms)\ndefine c = (\(terms))*b\ndefine f = b*c\ndiagram f, digits: 6")
    #expect(rows.map { $0[0] } == ["a", "b", "c", "f"])
    #expect(rows.map { $0[1] } == ["", "9999 steps", "10000 steps", "·"])
    // f = (10⁴ a)³, so that its derivative is 3·10¹² a².
    #expect(rows[0][3] == "12,000,000,000,000" && rows[3][2] == "8,000,000,000,000")
  }

  @Test func aHugeGraphOfNamesAsksForLess() {
    let lines = (1...2_100).map { "define x\($0) = x\($0 - 1) + 1" }.joined(separator: "\n")
    #expect(Running.problems(Running.cell("define x0 = 0\n\(lines)\ndiagram x2100")) == ["E0707 'x2100'"])
  }
}
