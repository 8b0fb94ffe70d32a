import Engine
import Testing

/// The derivatives that stand at the edges of a diagram, for operations that do not work entry by entry.
@Suite("Local derivatives")
struct LocalDerivativeTests {
  @Test("every operation says what a gradient is multiplied by", arguments: catalogue)
  func completeness(_ operation: Operation) throws {
    for sample in operation.examples.samples {
      let names = ["x", "y", "z"].prefix(sample.count).map(Formula.symbol)
      let written = try #require(operation.localDerivatives(of: names, shapes: sample.map(\.shape)))
      #expect(written.count == sample.count && written.allSatisfy { !$0.text.isEmpty })
    }
  }

  @Test("for a single number the symbol is the difference quotient", arguments: catalogue)
  func ofNumbers(_ operation: Operation) throws {
    let shapes = [[], [1], [1, 1]].map { Array(repeating: $0, count: operation.arity.lowerBound) }
    let shape = shapes.first { (try? operation.resultShape(of: $0).reduce(1, *)) == 1 }
    guard operation.isOfTensors, let shape = shape?.first else { return }
    let operands = try [0.7, 1, 0.4].prefix(operation.arity.lowerBound)
      .map { try Tensor(shape: $0 == 0.4 ? [] : shape, values: [$0]) }
    try check(operation, operands)
  }

  @Test("for tensors the symbol is the gradient of a number", arguments: catalogue)
  func ofTensors(_ operation: Operation) throws {
    for sample in operation.examples.samples where sample.contains(where: { $0.rank > 0 }) {
      guard try operation.resultShape(of: sample.map(\.shape)).isEmpty else { continue }
      try check(operation, sample)
    }
  }

  /// Records the formulas and compares them with central differences; those in words are held to the table below.
  private func check(_ operation: Operation, _ sample: [Tensor]) throws {
    let formulas = try #require(
      operation.localDerivatives(of: sample.indices.map(Formula.operand), shapes: sample.map(\.shape)))
    var tape = Tape()
    let variables = sample.map { tape.leaf($0) }
    let result = try tape.apply(operation, variables)
    for (formula, variable) in zip(formulas, variables)
    where operation.isSmooth(in: variable, of: variables) {
      guard let recorded = try? tape.record(formula, operands: variables, result: result) else { continue }
      let numeric = try tape.numericGradient(of: result, withRespectTo: variable)
      let whole = Tensor(repeating: 1, shape: numeric.shape)
      let shown = try Operation.multiply([tape.value(recorded), whole])
      #expect(shown.isClose(to: numeric, tolerance: 2e-8), "\(operation.name): \(formula.text)")
    }
  }

  @Test(
    "how they read",
    arguments: [
      (Operation.sum(), [[3]], ["1"]), (.mean(), [[4]], ["0.25"]), (.mean(axis: 0), [[3, 2]], ["1/3"]),
      (.variance(), [[3]], ["2(x−mean(x))/3"]), (.standardDeviation(), [[3]], ["(x−mean(x))/(3·std(x))"]),
      (.norm(), [[3]], ["x/‖x‖"]), (.max(), [[3]], ["1 at argmax(x)"]),
      (.min(), [[3]], ["1 at argmin(x)"]),
      (.argmax(), [[3]], ["0"]), (.logSumExp(), [[3]], ["softmax(x)"]),
      (.softmax(), [[3]], ["softmax_{i}(δ_{ij}−softmax_{j})"]),
      (.logSoftmax(), [[3]], ["δ_{ij}−softmax(x)_j"]),
      // Along an axis of several lines, i is the place along the first axis and j along the second.
      (.variance(axis: 0), [[3, 2]], ["2(x_{ij}−mean_{j})/3"]),
      (.variance(axis: 1), [[3, 2]], ["x_{ij}−mean_{i}"]),
      (.standardDeviation(axis: -1), [[2, 3]], ["(x_{ij}−mean_{i})/(3std_{i})"]),
      (.norm(axis: 0), [[3, 2]], ["x_{ij}/‖x‖_{j}"]), (.norm(axis: 1), [[2, 3, 4]], ["x_{ijk}/‖x‖_{ik}"]),
      (.max(axis: 0), [[3, 2]], ["1 at argmax(x, axis: 0)"]),
      (.logSumExp(), [[3, 2]], ["exp(x−logsumexp(x))"]),
      (.logSumExp(axis: 0), [[3, 2]], ["softmax(x, axis: 0)"]),
      (.logSumExp(axis: 1), [[3, 2]], ["softmax(x)"]),
      (.logSoftmax(axis: 0), [[3, 2]], ["δ_{ij}−softmax(x, axis: 0)_j"]),
      (.variance(axis: 0), [[3]], ["2(x−mean(x))/3"]),
      (.outer, [[2], [3]], ["y", "x"]),
      (.transpose, [[2, 3]], ["ᵀ"]), (.slice([.index(1)]), [[3]], ["1 at [1]"]),
      (.concat(axis: 0), [[3], [2]], ["[0..<3]", "[3..<5]"]),
      (.concat(axis: 1), [[2, 1], [2, 3]], ["[…, 0..<1]", "[…, 1..<4]"]),
      (.matrixProduct, [[2, 3], [3, 4]], ["yᵀ", "xᵀ"]),
      (.meanSquaredError, [[5], [5]], ["2(x−y)/5", "−2(x−y)/5"]),
      (.l2, [[2, 3], [2, 3]], ["(x−y)/2", "−(x−y)/2"]),
      (.meanAbsoluteError, [[5], [5]], ["sign(x−y)/5", "−sign(x−y)/5"]),
      (
        .huber, [[2], [2], []],
        ["max(min(x−y, z), −z)/2", "−max(min(x−y, z), −z)/2", "mean(relu(abs(x−y)−z))"]
      ),
      (.hinge, [[2], [2]], ["−y·1[x·y < 1]/2", "−x·1[x·y < 1]/2"]),
      (.hinge, [[2, 3], [2]], ["(a−Σ(a)·one_hot(y))/2, a = 1[x > x_{y}−1]", "0"]),
      (.crossEntropy, [[2, 3], [2]], ["(softmax(x)−one_hot(y))/2", "0"]),
      (.crossEntropy, [[3], [3]], ["softmax(x)−y", "−log_softmax(x)"]),
    ])
  func text(_ operation: Operation, _ shapes: [[Int]], _ expected: [String]) throws {
    let names = ["x", "y", "z"].prefix(shapes.count).map(Formula.symbol)
    let written = try #require(operation.localDerivatives(of: names, shapes: shapes))
    #expect(written.map(\.text) == expected)
  }

  @Test("numbers in formulas are short")
  func numbers() {
    let written = [
      (0.1, "0.1"), (-2.5, "−2.5"), (1.0 / 3, "1/3"), (2.0 / 3, "2/3"), (1.0 / 30, "1/30"),
      (0.6931471805599453, "0.6931"), (123.456789, "123.5"), (1.23456789e-9, "1.235e−9"), (1e-9, "1e−9"),
      (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
    ]
    for (number, text) in written { #expect(Formula.constant(number).text == text) }
    #expect(Operation.multiply.expression(of: [.constant(0), .constant(.infinity)]).text == "0·∞")
  }

  @Test("exponents of a label stand in braces")
  func exponents() throws {
    func power(_ a: Formula, _ b: Formula) -> String { Operation.power.expression(of: [a, b]).label }
    #expect(power(.symbol("x"), .symbol("y")) == "x^y")
    #expect(power(.symbol("x"), .symbol("y−1")) == "x^{y−1}")
    #expect(power(.symbol("x+1"), .constant(0.5)) == "(x+1)^{0.5}")
  }

  @Test("signs cancel")
  func signs() {
    let x = Formula.symbol("x")
    #expect((-(-x)).text == "x" && (-1 * x).text == "−x" && (x * -1).text == "−x" && (1 * x * 1).text == "x")
    #expect((x - -x).text == "x+x" && (x + -x).text == "x−x" && (-(x * -1)).text == "x")
  }

  @Test("on a tie the symbol tells who gets the gradient")
  func ties() {
    let names = ["a", "b"].map(Formula.symbol)
    #expect(Operation.maximum.localDerivativesOnTie(of: names)?.map(\.text) == ["1[a ≥ b]", "1[a < b]"])
    #expect(Operation.minimum.localDerivativesOnTie(of: names)?.map(\.text) == ["1[a ≤ b]", "1[a > b]"])
    #expect(Operation.add.localDerivativesOnTie(of: names) == nil)
  }
}

extension Operation {
  /// Whether it is none of those that work on numbers anyway and are checked in the catalogue.
  fileprivate var isOfTensors: Bool {
    localDerivatives(of: (0..<arity.lowerBound).map(Formula.operand)) == nil
  }
}
