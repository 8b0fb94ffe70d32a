import Notebook
import Plotting
import Source
import Testing

/// That pictures mean what the numbers mean: modes of networks, steps that change a shape, constants, losses.
@Suite struct DiagramMeaningTests {
  private func picture(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> (any Picture)? {
    let executed = Running.notebook(Running.cell(code))
    for diagnostic in executed.diagnostics where diagnostic.severity != .note {
      Issue.record("\(diagnostic.code): \(diagnostic.message)", sourceLocation: sourceLocation)
    }
    return executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }.last
  }

  private func rows(_ code: String) -> [[String]] { picture(code)?.dataTable?.rows ?? [] }

  private func symbols(_ code: String) -> [String] {
    (picture(code) as? Diagram)?.edges.compactMap(\.above?.string) ?? []
  }

  private func captions(_ code: String) -> [String] {
    (picture(code) as? Diagram)?.steps.map(\.caption) ?? []
  }

  /// tanh 1 = 0.761594156; a network that ends in an activation of its own shows what comes out of it.
  @Test func theOutputsOfALastBlockAreUnits() throws {
    let code = "define network net, layers: [1, dense(1), tanh], init: uniform(1, 1)\n"
    let still = try #require(picture(code + "diagram net on 1, digits: 9") as? Architecture)
    #expect(still.stages.map { $0.units.map(\.name) } == [["x"], ["a_1"], [], ["y"]])
    #expect(still.stages[1].units.first?.value == "1")
    #expect(still.stages.last?.units.first?.value == "0.761594156")
    let steps = try #require(picture(code + "animate forward of net on 1") as? Architecture).steps
    #expect(steps.map(\.caption) == ["x = 1", "a_1 = W_1 x + b_1 = 1", "y = tanh(a_1) = 0.762"])
  }

  /// PyTorch in 64 bits: 20 steps of SGD in training mode, then `eval()`.
  @Test func aNetworkOnAPointUsesItsRunningStatistics() throws {
    let code = """
      define data line, x: [[0.5, 1], [1, 2], [2, -1], [-1, 0.3]], y: [1, 2, 0.5, -1]
      define network net
        layers: [2, dense(2, activation: tanh), batch-norm, 1]
        random: numpy(42)
      train net on line, loss: l2, rate: 0.1, steps: 20
      diagram net on [0.5, 1], target: 1, digits: 8
      """
    let network = try #require(picture(code) as? Architecture)
    #expect(network.stages[1].units.map(\.value) == ["0.19228676", "0.84713848"])
    #expect(network.stages[1].units.map(\.gradient) == ["0.12257472", "0.092631489"])
    #expect(network.stages[3].units.map(\.value) == ["1.248404"])
    #expect(network.stages[3].units.map(\.gradient) == ["0.24840402"])
    guard case .error(let name, let value) = network.stages[4] else { return #expect(Bool(false)) }
    #expect(name == "l2: ½‖y−t‖²" && value == "0.030852278")
  }

  /// Two outputs: ½(1² + 3²) and its mean for mse; the hinge of classes takes labels.
  @Test func theBoxBehindANetworkSaysItsLoss() throws {
    func error(_ loss: String) throws -> Architecture.Stage? {
      let code = "define network net, layers: [2, 2], init: zeros\ndiagram net on [1, 2], target: "
      return (picture(code + loss) as? Architecture)?.stages.last
    }
    #expect(try error("[1, 3]") == .error(name: "l2: ½‖y−t‖²", value: "5"))
    #expect(try error("[1, 3], loss: mse") == .error(name: "mse: ‖y−t‖²/2", value: "5"))
    // By hand: max(0, 1 + 0 − 0) for the one wrong class.
    #expect(try error("1, loss: hinge") == .error(name: "hinge", value: "1"))
    let vectors = "define p = [1, 3]\ndefine e = l2(p, [0, 0])\ndiagram e"
    #expect(rows(vectors).last?[1] == "½‖·‖²/2" && rows(vectors).last?[2] == "2.5")
    #expect(rows("define p = 3\ndefine e = l2(p, 1)\ndiagram e").last?[1] == "½‖·‖²")
  }

  /// The output stays 0 for so small a rate: (0 − 2)² and half of it.
  @Test func theBoxBehindATrainedNetworkSaysTheLossOfItsTraining() throws {
    let code = """
      define data line, x: [[1, 2], [3, 4]], y: [1, 2]
      define network net, layers: [2, 1], init: zeros
      train net on line, loss: mse, rate: 1e-12, steps: 1
      diagram net on [1, 2], target: 2
      """
    #expect((picture(code) as? Architecture)?.stages.last == .error(name: "mse: ‖y−t‖²", value: "4"))
    #expect(
      (picture(code + ", loss: l2") as? Architecture)?.stages.last == .error(name: "l2: ½‖y−t‖²", value: "2"))
  }

  @Test func aNetworkAtAPointMultipliesItsWeightsByThePoint() throws {
    let code =
      "define network net, layers: [2, 3, 1], activation: tanh, random: numpy(1)\ndefine p = [1, 2]\n"
    #expect(
      rows(code + "diagram net(p)").map { $0[1] }.filter { !$0.isEmpty } == ["@", "+", "tanh", "@", "+"])
    let diagram = try #require(picture(code + "diagram net(p), style: edges") as? Diagram)
    #expect(diagram.edges.allSatisfy { $0.above != nil }, "\(symbols(code + "diagram net(p), style: edges"))")
  }

  /// −log softmax of the class 1 of two logits: no product with the 0 and 1 of its label, and no quotient by one point.
  @Test func trivialStepsOfALossAreNotDrawn() {
    let code = "define z = [1, 3]\ndefine L = cross_entropy(z, 1)\n"
    let rows = rows(code + "diagram L, scalars: true")
    #expect(rows.map { $0[1] }.filter { !$0.isEmpty } == ["exp", "exp", "+", "log", "−", "−"], "\(rows)")
    // softmax − (0, 1): e^−2/(1 + e^−2) for both, with the signs + and −.
    #expect(rows.prefix(2).map { $0[3] } == ["0.119", "−0.119"])
  }

  @Test func aShapeThatTheAuthorAskedForIsAGate() {
    let rows = rows("define v = [1, 2, 3, 4]\ndefine s = sum(reshape(v, 2, 2)*[1, 2])\ndiagram s")
    #expect(rows.map { $0[1] }.filter { !$0.isEmpty } == ["reshape", "·", "Σ"])
    // Columns are multiplied by 1 and 2.
    #expect(rows[0][3] == "[1, 2, 1, 2]")
  }

  @Test func partsOfATensorAreGates() {
    let matrix = "define A = [[1, 2], [3, 4]]\n"
    let row = rows(matrix + "define g = A[0]\ndefine s = sum(g*g)\ndiagram s")
    #expect(row.map { $0[0] } == ["A", "g", "", "s"] && row[1][1] == "(·)[0]")
    #expect(row[0][3] == "[2, 4; 0, 0]")
    let slice = rows(matrix + "define s = sum(A[0..<1]*2)\ndiagram s")
    #expect(slice.contains { $0[1] == "(·)[0..<1]" } && slice.contains { $0[0] == "A" })
    let named = rows("define w = [2, 3]\ndefine a = w[1]\ndefine s = a^2\ndiagram s")
    #expect(named.map { $0[0] } == ["w", "a", "s"] && named[0][3] == "[0, 6]")
  }

  @Test func edgesOfTensorsSayOnWhichSideTheGradientStands() {
    let code = "define A = [[1, 2], [3, 4]]\ndefine B = [[1, 0], [2, 1]]\n"
    #expect(symbols(code + "define s = sum(A @ B)\ndiagram s, style: edges") == ["·Bᵀ", "Aᵀ·", "1"])
    #expect(symbols(code + "define s = sum(A.T)\ndiagram s, style: edges") == ["∂ᵀ", "1"])
    #expect(
      symbols(code + "define s = sum(concat(A, B))\ndiagram s, style: edges") == [
        "∂[0..<2]", "∂[2..<4]", "1",
      ])
    let outer = "define a = [1, 2]\ndefine b = [3, 4]\ndefine s = sum(outer(a, b))\ndiagram s, style: edges"
    #expect(symbols(outer) == ["·b", "a·", "1"])
    let captions = captions(
      code + "define c = concat(A.T, B)\ndefine s = sum(c @ B)\nanimate backward of s, digits: 2")
    #expect(captions.contains("∂s/∂Aᵀ = (∂s/∂c)[0..<2] = [1, 3; 1, 3] (concatenation: each its part)"))
    #expect(captions.contains { $0.hasPrefix("∂s/∂A = (∂s/∂Aᵀ)ᵀ = ") })
    #expect(captions.contains { $0.hasPrefix("share of ∂s/∂B = cᵀ @ (∂s/∂(c@B))") })
  }

  /// The transposition that a backward pass records is undone like one that the author wrote.
  @Test func aTranspositionOfATranspositionIsNotWritten() {
    let code = """
      define A = [[1, 2], [3, 4]]
      define B = [[1, 0], [2, 1]]
      define g = gradient(sum((A @ B)^2), A)
      define s = sum(g)
      diagram s, style: edges
      """
    #expect(symbols(code).contains("·B") && symbols(code).contains("∂ᵀ"))
    #expect(!symbols(code).contains { $0.contains("Bᵀ)ᵀ") })
  }

  @Test func whatNumbersGiveIsANumber() {
    let rows = rows("define x = 1\ndefine y = 2*3 + x\ndiagram y")
    let product = rows.first { $0[2] == "6" }
    #expect(product == ["", "·", "6", ""])
    #expect(rows.first { $0[0] == "x" }?[3] == "1")
  }

  @Test func theProductOfTwoVectorsIsToldFromThatOfTheirEntries() {
    let code = "define w = [1, 2]\ndefine h = [3, 4]\ndefine o = w @ h\n"
    #expect(captions(code + "animate backward of o")[1] == "o = dot(w, h) = dot([1, 2], [3, 4]) = 11")
    #expect(rows(code + "diagram o").last?[1] == "dot")
  }

  @Test func negativeNumbersStandInOneParenthesis() {
    let code = "define d = -0.204\ndefine e = d^2\nanimate backward of e"
    #expect(captions(code)[1] == "e = d^2 = (−0.204)^2 = 0.0416")
    let vector = "define v = [-1, 2]\ndefine s = sum(v^2)\nanimate backward of s"
    #expect(captions(vector)[1] == "v^2 = [−1, 2]^2 = [1, 4]")
  }

  /// By hand: w = 0.3 with target −1 is too near by 1.3.
  @Test func signsOfAHingeCancel() {
    #expect(symbols("define w = 0.3\ndefine l = hinge(w, -1)\ndiagram l, style: edges") == ["1[−w < 1]"])
  }

  @Test func tiesOfTensorsAndOfThreeSayWhoGetsTheGradient() {
    let three = "define a = 0.1\ndefine b = 0.1\ndefine m = max(a, 0.1, b)\ndiagram m, style: edges"
    #expect(symbols(three) == ["1[a = m]", "1[b = m]·1[max(a, 0.1) < m]"])
    let tensors = "define a = [1, 2]\ndefine b = [1, 0]\ndefine s = sum(max(a, b))\ndiagram s, style: edges"
    #expect(symbols(tensors) == ["1[a ≥ b]", "1[a < b]", "1"])
  }
}

/// `expand:` draws gates as simpler ones.
@Suite struct DiagramExpansionTests {
  private func run(_ line: String) -> (operations: [String], diagnostics: [Diagnostic]) {
    let inputs = "define x = 0.2\ndefine y = 0.7\n"
    let executed = Running.notebook(Running.cell(inputs + "define f = \(line)"))
    let pictures = executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
    return (pictures.last?.dataTable?.rows.map { $0[1] }.filter { !$0.isEmpty } ?? [], executed.diagnostics)
  }

  @Test func aSharedGateIsTakenApartOnce() {
    let result = run("sigmoid(x)*sigmoid(x)\ndiagram f, expand: true")
    #expect(result.operations == ["−", "exp", "+1", "1/(·)", "·"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func gatesOfOneKindAreTakenApart() {
    let result = run("sigmoid(x) + relu(y)\ndiagram f, expand: relu")
    #expect(result.operations == ["σ", "max", "+"])
  }

  @Test func aLossIsTakenApart() {
    #expect(
      run("mse([x, y], [1, 0])\ndiagram f, expand: mse").operations
        == ["stack", "−", "(·)²", "mean"])
  }

  @Test func whereNothingIsExpandedANoteNamesWhatCanBe() {
    for (line, gate) in [
      ("x*y\ndiagram f, expand: true", "gate"), ("relu(x)\ndiagram f, expand: tanh", "gate 'tanh'"),
    ] {
      let notes = run(line).diagnostics
      #expect(notes.map(\.code) == ["N0708"] && notes.map(\.severity) == [.note])
      #expect(notes.first?.message.contains("no \(gate) made of simpler ones") == true)
      #expect(notes.first?.hint?.contains("sigmoid, tanh, relu, softplus, silu, gelu, square") == true)
    }
  }

  @Test func whatCannotBeExpandedIsRefusedWithWhatCan() {
    let errors = run("exp(x)\ndiagram f, expand: exp").diagnostics
    #expect(errors.map(\.code) == ["E0205"])
    #expect(errors.first?.hint?.contains("true, false, sigmoid, tanh") == true)
  }
}
