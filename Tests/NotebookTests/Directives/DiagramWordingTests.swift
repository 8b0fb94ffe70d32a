import Notebook
import Plotting
import Source
import Testing

/// What is said of the steps of a computation: captions, gates, numbers, legends, messages.
@Suite struct DiagramWordingTests {
  private func pictures(_ code: String) -> [any Picture] {
    Running.notebook(Running.cell(code)).cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
  }

  private func diagram(_ code: String) throws -> Diagram {
    try #require(pictures(code).last as? Diagram)
  }

  private func captions(_ code: String) throws -> [String] { try diagram(code).steps.map(\.caption) }

  private func rows(_ code: String) -> [[String]] { pictures(code).last?.dataTable?.rows ?? [] }

  @Test func whatStandsBehindADerivativeSignIsInParentheses() throws {
    let quotient = try captions("define p = 6\ndefine r = (p/2)/p\nanimate backward of r")
    #expect(quotient.contains("r = (p/2)/p = 3/6 = 0.5"))
    #expect(quotient.contains { $0.hasPrefix("∂r/∂(p/2) = ∂r/∂r · 1/p") })
    let product = try captions("define x = 3\ndefine f = (2*x)^2\nanimate backward of f")
    #expect(product.contains { $0.hasPrefix("∂f/∂(2x) = ") })
    let row = try captions(
      """
      define w = [2, 1]
      define x = 0.3
      define f = exp([1, x] @ w)
      animate backward of f, scalars: true
      """)
    #expect(row.allSatisfy { !$0.contains("1w[0]") })
    #expect(row.contains { $0.hasPrefix("w[0]+x·w[1] = ") })
  }

  @Test func captionsSayWhatTheyDifferentiateByAndTheRule() throws {
    let captions = try captions(
      """
      define a = 2
      define b = 3
      define fired = relu(a*b + max(a, b)*2 + exp(a)*b/(3 + a*a))
      animate backward of fired
      """)
    #expect(captions.allSatisfy { !$0.contains("(·)") && !$0.contains("output of") })
    #expect(
      captions.contains {
        $0.hasSuffix(" · 1[v_1+v_2 > 0] = 1 · 1 = 1 (ReLU: passes where the input is positive)")
      },
      "\(captions)")
    #expect(captions.contains { $0.hasSuffix("(maximum: to the larger)") })
    #expect(captions.contains { $0.hasSuffix("(sum: passes on)") })
    let expression = try self.captions("define a = 2\nanimate backward of a*a*a + a*a + 2")
    #expect(expression.contains("∂(a*a*a + a*a + 2)/∂(a*a*a + a*a + 2) = 1"))
  }

  /// b is added to each of three numbers, so ∂L/∂b = 3 + 5 + 7.
  @Test func whatIsRepeatedGetsTheSumOfItsShares() throws {
    let captions = try captions(
      "define x = [1, 2, 3]\ndefine b = 0.5\ndefine L = sum((x + b)^2)\nanimate backward of L")
    #expect(
      captions.contains(
        "∂L/∂b = Σ ∂L/∂(x+b) · 1 = Σ [3, 5, 7] · 1 = 15 (repeated value: its shares add)"), "\(captions)")
    #expect(
      captions.contains { $0.hasPrefix("∂L/∂x = ∂L/∂(x+b) · 1 = ") && $0.hasSuffix("(sum: passes on)") })
  }

  /// Along the columns of [1, 2; 3, 4] the means are 2 and 3; the mean of all is 2.5.
  @Test func reductionsSayTheirAxis() throws {
    let captions = try captions(
      "define X = [[1, 2], [3, 4]]\ndefine R = sum(mean(X, axis: 0)^2) + sum(norm(X, axis: 1))\nanimate backward of R"
    )
    #expect(
      captions.contains("v_1 = mean(X, axis: 0) = mean([1, 2; 3, 4], axis: 0) = [2, 3]"), "\(captions)")
    #expect(captions.contains { $0.hasPrefix("v_2 = norm(X, axis: 1) = ") })
    // By columns, where rows are the usual way: 1/(1+e²) = 0.119, 1/(1+e³) = 0.0474.
    let columns = try self.captions(
      "define X = [[1, 2], [3, 5]]\ndefine p = softmax(X, axis: 0)\ndefine s = sum(p * p)\nanimate backward of s"
    )
    #expect(
      columns.contains(
        "p = softmax(X, axis: 0) = softmax([1, 2; 3, 5], axis: 0) = [0.119, 0.0474; 0.881, 0.953]"),
      "\(columns)")
  }

  @Test func degreesCountDownAsGradientsArrive() throws {
    let code = "define x = 2\ndefine f = x^2 + 3*x\n"
    let moving = try diagram(code + "animate backward of f, style: record")
    guard case .box(_, _, let rows)? = moving.nodes.first?.content else { return #expect(Bool(false)) }
    #expect(rows.last == .init("degree", "0", ink: .muted, earlier: ["2", "1"]))
    let turns = moving.steps.flatMap(\.parts).filter { part in
      if case .turn(node: 0, row: 2, turn: _) = part { true } else { false }
    }
    #expect(turns == [.turn(node: 0, row: 2, turn: 1), .turn(node: 0, row: 2, turn: 2)])
    let svg = moving.svg(.inline)
    #expect(svg.contains(">2</text>") && svg.contains("1;1;0;0"))
    let still = self.rows(code + "diagram f, style: record")
    #expect(still.allSatisfy { $0.last == "0" })
    #expect(self.rows(code + "diagram f, style: record, gradients: false")[0].last == "2")
  }

  /// tanh′(18) is 9.278e-16 (mpmath), which (e^36 − 1)/(e^36 + 1) cannot give in doubles.
  @Test func gatesWhoseSimplerGatesLoseDigitsStayWhole() {
    let gates = rows("define x = 18\ndefine f = tanh(x)\ndiagram f, expand: true")
    #expect(gates.map { $0[1] } == ["", "tanh"] && gates[0][3] == "9.28×10⁻¹⁶")
    #expect(rows("define x = 1\ndefine f = tanh(x)\ndiagram f, expand: true").count > 4)
  }

  @Test func edgesOfTensorsSayTheNumbersOfEntries() throws {
    let edges = try diagram(
      "define v = [1, 2, 3]\ndefine c = v^2\ndefine s = sum(c)\ndiagram s, style: edges"
    ).edges
    #expect(edges.map { $0.below?.string } == ["[2, 4, 6]", nil])
  }

  @Test(arguments: [
    ("1296.14", "1296"), ("123456.789", "123,457"), ("9876543.2", "9,876,543"), ("12345678", "1.23×10⁷"),
    ("2.345678", "2.35"), ("-1296.14", "−1296"),
  ])
  func digitsBeforeThePointAreKept(_ number: String, _ text: String) {
    #expect(rows("define x = \(number)\ndefine f = x + 0\ndiagram f")[0][2] == text)
  }

  @Test func circuitsSayWhereTheGradientStands() throws {
    let code = "define A = [[1, 2], [3, 4]]\ndefine B = [[1, 0], [2, 1]]\n"
    let notes = try diagram(code + "define s = sum(A.T @ B)\ndiagram s").notes
    #expect(notes.contains { $0.contains("the side where the dot is") })
    #expect(notes.contains { $0.hasPrefix("∂ stands for") })
    #expect(try diagram("define x = 2\ndefine f = x^2\ndiagram f").notes.isEmpty)
  }

  @Test func recordsOfTensorsSayTheirGradients() {
    let small = "define v = [1, 2]\ndefine s = sum(v^2)\ndiagram s, style: record, gradients: false"
    #expect(rows(small)[0][3] == "[0, 0]")
    // √(1 + 4 + … + 144) = √650, and twice that.
    let list = (1...12).map(String.init).joined(separator: ", ")
    let large = rows("define v = [\(list)]\ndefine s = sum(v^2)\ndiagram s, style: record")
    #expect(large[0][2...3] == ["norm 25.5", "norm 51"])
  }

  @Test func tablesOfNetworksOnAPointHoldUnitsErrorsAndLoss() {
    let rows = rows("define network net, layers: [2, 1], init: zeros\ndiagram net on [1, 2], target: 1")
    // By hand: the output 0 misses 1, so δ = −1 and the loss is ½.
    #expect(rows.contains(["input", "", "x1", "", "1", ""]))
    #expect(rows.contains(["linear", "", "y", "", "0", "−1"]))
    #expect(rows.last == ["loss", "", "l2: ½‖y−t‖²", "", "0.5", ""])
    let svg = pictures("define network net, layers: [2, 1], init: zeros\ndiagram net on [1, 2], target: 1")
      .last?.svg(.inline)
    #expect(svg?.contains("red: δ = ∂E/∂z") == true)
  }

  @Test func aSecondNameIsNotLost() {
    let tables = Running.notebook(Running.cell("define a = 2\ndefine b = a\ndefine f = b*3\nbackward f"))
      .tables
    #expect(tables.first?.rows.first?.first?.text == "a, b")
  }

  @Test(arguments: [
    (
      "define network net, layers: [2, 1]\ndiagram net on [[1, 2], [3, 4]]",
      "one point is wanted, not a batch of 2"
    ),
    (
      "define x = 2\ndefine f = x^2\nshow f'(x)",
      "'f' is a value, and a prime is the derivative of a function"
    ),
  ])
  func messagesSayWhatIsWanted(_ code: String, _ message: String) {
    #expect(Running.notebook(Running.cell(code)).diagnostics.map(\.message) == [message])
  }

  @Test func whereSimplerGatesAreTooManyANoteSaysSo() {
    let steps = (1...120).map { "define h\($0) = tanh(h\($0 - 1))" }.joined(separator: "\n")
    let notes = Running.notebook(Running.cell("define h0 = 0.5\n\(steps)\ndiagram h120, expand: true"))
      .diagnostics
    #expect(notes.map(\.code) == ["N0709"])
  }

  @Test func derivativesShowNoInnerNames() {
    let prime = rows("define f(x) = x^3\ndefine x = 2\ndefine g = f'(x)\ndiagram g, style: edges")
    #expect(prime.allSatisfy { !$0[1].contains("[]") })
    let part = rows(
      "define v = [1, 2]\ndefine h = gradient(sum(v[0..<1]^3), v)\ndefine t = sum(h)\ndiagram t")
    #expect(part.contains { $0[1] == "pad" } && part.allSatisfy { $0[1] != "embed" })
  }
}
