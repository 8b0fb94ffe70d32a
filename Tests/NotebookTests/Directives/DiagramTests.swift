import Notebook
import Plotting
import Source
import Testing

/// `diagram` and `animate`: what is drawn of a computation or a network.
@Suite struct DiagramTests {
  /// The rows of a picture's table: name, operation, value, gradient.
  private func rows(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> [[String]] {
    Running.pictures(code, sourceLocation: sourceLocation).last?.dataTable?.rows ?? []
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
    let plain = drawn.map { row in [row[0], row[2], row[3]] }
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
    #expect(rows.last?.dropFirst(2).prefix(2) == ["0.204293", "1"])
    let gradients = Dictionary(rows.map { ($0[0], $0[3]) }, uniquingKeysWith: { first, _ in first })
    #expect(gradients["W1[0, 0]"] == "0.309403" && gradients["W1[1, 0]"] == "0.257976")
    #expect(gradients["W2[0, 0]"] == "0.570484" && gradients["W2[1, 1]"] == "0.00217441")
    #expect(gradients["W3[0, 1]"] == "0.487844" && gradients["b3"] == "1")
  }

  @Test func aShapeThatNobodyAskedForIsNoGate() {
    let rows = rows("define network net, layers: [1, 2, 1]\ndefine y = net(2)\ndiagram y")
    #expect(!rows.contains { ["reshape", "view"].contains($0[1]) })
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
    #expect(rows.map { $0[1] } == ["", "(·)²", "1/(·)"])
    // −2/a³ by hand.
    #expect(rows[0][3] == "−0.0741")
  }

  /// The rule of a layer behind a normalisation and a residual connection says what it takes.
  @Test func theRulesOfAForwardPassNameEveryBlock() throws {
    let code = """
      define network net
        layers: [2, dense(3, activation: tanh), batch-norm, residual(dense(3, activation: relu)), 1]
        init: zeros
      animate forward of net on [1, 2]
      """
    let network = try #require(Running.pictures(code).first as? Architecture)
    #expect(
      network.steps.map(\.caption) == [
        "x = [1, 2]", "a_1 = tanh(W_1 x + b_1) = [0, 0, 0]",
        "a_2 = relu(W_2 batchnorm(a_1) + b_2) = [0, 0, 0]", "batchnorm(a_1) + a_2 = [0, 0, 0]",
        "y = W_3 (batchnorm(a_1) + a_2) + b_3 = 0",
      ])
  }

  @Test func captionsNameTheRuleWithNumbers() throws {
    let code = "define x = 2\ndefine y = -3\ndefine g = (x*y + x)*y\nanimate backward of g"
    let captions = try #require(Running.pictures(code).first as? Diagram).steps.map(\.caption)
    // By hand: x·y = −6, −6 + 2 = −4, −4·(−3) = 12; ∂g/∂(x·y + x) = y.
    #expect(
      captions == [
        "x = 2, y = −3", "x·y = 2·(−3) = −6", "x·y+x = −6+2 = −4", "g = (x·y+x)·y = −4·(−3) = 12",
        "∂g/∂g = 1",
        "∂g/∂(x·y+x) = ∂g/∂g · y = 1 · (−3) = −3 (product: times the other factor)",
        "share of ∂g/∂y = ∂g/∂g · (x·y+x) = 1 · (−4) = −4 (product: times the other factor)",
        "∂g/∂(x·y) = ∂g/∂(x·y+x) · 1 = (−3) · 1 = −3 (sum: passes on)",
        "share of ∂g/∂x = ∂g/∂(x·y+x) · 1 = (−3) · 1 = −3 (sum: passes on)",
        "share of ∂g/∂x = ∂g/∂(x·y) · y = (−3) · (−3) = 9 (product: times the other factor)",
        "∂g/∂x = sum of its shares = 9 + (−3) = 6",
        "share of ∂g/∂y = ∂g/∂(x·y) · x = (−3) · 2 = −6 (product: times the other factor)",
        "∂g/∂y = sum of its shares = −6 + (−4) = −10",
      ])
  }

  @Test func aNetworkOnAPointShowsActivationsAndErrors() throws {
    let code = """
      define network small, layers: [2, 2, 1], activation: tanh, output: tanh, init: zeros
      diagram small on [1, -0.5], target: 0.5
      """
    let network = try #require(Running.pictures(code).first as? Architecture)
    guard case .layer(_, let inputs) = network.stages[0], case .layer(_, let outputs) = network.stages[2],
      case .error(let name, let value) = network.stages[3]
    else {
      Issue.record("not the stages of the network")
      return
    }
    #expect(inputs.map(\.value) == ["1", "−0.5"] && inputs.allSatisfy { $0.gradient == nil })
    // tanh(0) = 0; E = ½·0.5²; δ = (1 − 0²)(0 − 0.5).
    #expect(outputs.map(\.value) == ["0"] && outputs.map(\.gradient) == ["−0.5"])
    #expect(name == "l2: ½‖y−t‖²" && value == "0.125")
  }

  @Test func whatCannotBeDrawnIsRefused() {
    func problems(_ code: String) -> [String] { Running.problems(Running.cell(code)) }
    let net = "define network net, layers: [2, 1]\n"
    #expect(problems(net + "diagram net, target: 1") == ["E0304 '1'"])
    #expect(problems(net + "diagram net on [1, 2, 3]") == ["E0401 '[1, 2, 3]'"])
    #expect(problems(net + "diagram net on [1, 2], target: [1, 2]") == ["E0401 '[1, 2]'"])
    #expect(problems("define f(x) = x^2\nanimate backward of f") == ["E0303 'f'"])
    #expect(problems("define x = 1\ndefine f = x*2\ndiagram f on 3") == ["E0303 '3'"])
    #expect(
      problems("define W = zeros(60, 60)\ndefine f = sum(W)\ndiagram f, scalars: true") == ["E0707 'f'"])
  }

  /// Every number of a picture is that of the table of the backward pass, whatever the formula.
  @Test func generatedFormulasAreDrawnWithTheNumbersOfTheTable() throws {
    let formulas = Self.formulas(60)
    let inputs = "define a = 0.7\ndefine b = -1.3\ndefine c = 2\n"
    for formula in formulas {
      let code = inputs + "define p = \(formula)\ndefine f = p*a + c\n"
      let executed = Running.notebook(
        Running.cell(code + "diagram f, digits: 6\ndiagram f, digits: 6, expand: true\nbackward f"))
      #expect(executed.diagnostics.allSatisfy { $0.code == "N0708" }, "\(formula)")
      let table = try #require(executed.tables.first).rows.map { $0.prefix(3).map(\.text) }
      let pictures = executed.cells.flatMap(\.outputs).compactMap { output in
        if case .picture(let picture) = output { picture } else { nil }
      }
      #expect(pictures.count == 2)
      for picture in pictures {
        let drawn = (picture.dataTable?.rows ?? []).map { [$0[0], $0[2], $0[3]] }
        #expect(Self.numbers(drawn) == Self.numbers(table), "\(formula)")
      }
    }
  }

  /// By name: the value and the gradient of each input and named value of a formula.
  private static func numbers(_ rows: [[String]]) -> [String: [Double?]] {
    let named = rows.filter { $0[0].count == 1 && $0[0].first?.isLetter == true }
    return Dictionary(
      named.map { row in (row[0], row.dropFirst().map(number)) }, uniquingKeysWith: { first, _ in first })
  }

  /// A number as a figure or as a table writes it: `−1,200`, `3.5×10⁻⁷`, `3.5e-07`.
  private static func number(_ text: String) -> Double? {
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let plain = text.replacing("−", with: "-").replacing(",", with: "").replacing("×10", with: "e")
      .map { character in superscripts.firstIndex(of: character).map(String.init) ?? String(character) }
    return Double(plain.joined().replacing("⁻", with: "-"))
  }

  /// Formulas of a, b and c, one made of the others.
  private static func formulas(_ count: Int) -> [String] {
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var known = ["a", "b", "c", "3", "0.5"]
    let unary = ["sigmoid(_)", "tanh(_)", "relu(_)", "(_)^2", "exp(_)", "-(_)", "softplus(_)", "abs(_)"]
    let binary = ["_ + $", "(_)*($)", "max(_, $)", "(_) - ($)", "(_)/(1 + ($)^2)"]
    for _ in 0..<count {
      let (first, second) = (known[below(known.count)], known[below(known.count)])
      let made = (below(2) == 0 ? unary[below(unary.count)] : binary[below(binary.count)])
        .replacing("_", with: first).replacing("$", with: second)
      if made.count < 120 { known.append(made) }
    }
    return known.dropFirst(5).map { "(\($0)) + a*b*c" }
  }

  @Test func argumentsThatWouldChangeNothingAreRefused() {
    func problems(_ code: String) -> [String] { Running.problems(Running.cell(code)) }
    let net = "define network net, layers: [2, 1]\n"
    #expect(problems(net + "diagram net, direction: down") == ["E0304 'direction'"])
    #expect(problems(net + "diagram net, bias: hidden, style: record") == ["E0304 'style'"])
    #expect(problems("define x = 1\ndefine f = x*2\ndiagram f, loss: l2") == ["E0304 'loss'"])
  }

  @Test func constructorsAreNumbersToo() {
    // 2·3 + 2·5 = 16; the products with the numbers of ones are no steps that one would draw.
    let rows = rows("define f = sum(2*ones(2)*[3, 5])\ndiagram f, scalars: true")
    #expect(rows.last?[2] == "16")
    #expect(rows.filter { $0[1] == "·" }.map { $0[2] } == ["6", "10"])
  }

  @Test func aDerivativeIsDrawnAsOneWouldWriteIt() {
    // (x³)' = 3·x², and no other step.
    let rows = rows("define x = 2\ndefine g = gradient(x^3, x)\ndiagram g")
    #expect(rows.map { $0[1] }.filter { !$0.isEmpty } == ["(·)²", "·"])
    // 12x at 2.
    #expect(rows.last?[2] == "12" && rows.first { $0[0] == "x" }?[3] == "12")
    // What the author wrote stays.
    let written = self.rows("define x = 2\ndefine g = 1*x + 0\ndiagram g")
    #expect(written.map { $0[1] }.filter { !$0.isEmpty } == ["·", "+"])
  }

  @Test func aShapeIsNoValue() {
    let rows = rows("define v = range(1, 1001)\ndefine s = sum(v)\ndiagram s")
    // √(1001·1002·2003/6), and √1001.
    #expect(rows[0] == ["v", "range", "norm 18,299", "norm 31.6", "1001 numbers"])
  }

  @Test func aNetworkIsShownLayerByLayer() {
    #expect(
      Running.value(
        "mlp", after: "define network mlp, layers: [1, 2, 1], activation: relu")
        == "MLP[Layer[relu(1), relu(1)], Layer[linear(2)]]")
  }
}
