import Notebook
import Plotting
import Testing

/// The numbers and symbols that `diagram` writes.
@Suite struct DiagramNumberTests {
  private func picture(_ code: String) -> (any Picture)? {
    Running.notebook(Running.cell(code)).cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }.last
  }

  private func symbols(_ code: String) -> [String?] {
    (picture(code) as? Diagram)?.edges.filter { $0.above != nil }.map(\.above?.string) ?? []
  }

  /// e^1600 is no double, but tanh 800 is 1 with slope 0; at 1 the gates are drawn.
  @Test(arguments: ["tanh(x)", "sigmoid(-x)", "softplus(x)"])
  func gatesThatWouldOverflowStayWhole(_ formula: String) {
    let code = "define x = 800\ndefine y = \(formula)\ndiagram y, expand: true"
    let rows = picture(code)?.dataTable?.rows ?? []
    #expect(rows.last?[2] == ["tanh(x)": "1", "sigmoid(-x)": "0", "softplus(x)": "800"][formula])
    #expect(rows.allSatisfy { $0[3] != "NaN" })
    #expect(!rows.contains { $0[1] == "exp" })
    let small = picture(code.replacing("800", with: "1"))?.dataTable?.rows ?? []
    #expect(small.contains { $0[1] == "exp" })
  }

  /// logsumexp([1000, 999]) = 1000 + log(1 + 1/e) = 1000.31, but e^1000 is no double; likewise the norm, and the
  /// derivative of a norm of zeros is 0 only as a whole.
  @Test(arguments: [
    "logsumexp([1000, 999])", "softmax([1000, 999])[0]", "norm([1e200, 1e200])",
    "norm([0, 0])",
  ])
  func numbersThatWouldOverflowAreNotDrawnOneByOne(_ formula: String) {
    let list = formula.prefix { $0 != "]" }.drop { $0 != "[" } + "]"
    let code =
      "define v = \(list)\ndefine y = \(formula.replacing(list, with: "v"))\ndiagram y, scalars: true"
    #expect(Running.problems(Running.cell(code)) == ["E0707 'y'"])
    let small = [("1000", "10"), ("999", "9"), ("e200", ""), ("[0, 0]", "[3, 4]")]
      .reduce(code) { $0.replacing($1.0, with: $1.1) }
    #expect(Running.problems(Running.cell(small.replacing("v[0]", with: "v"))) == [])
  }

  /// silu(x) = x·σ(x), whose sigmoid is made of the same gates as the other.
  @Test func gatesOfGatesAreExpandedToo() {
    let code = "define x = 1\ndefine y = sigmoid(x)*silu(x)\ndiagram y, expand: true"
    let gates = picture(code)?.dataTable?.rows.map { $0[1] } ?? []
    #expect(!gates.contains("σ"))
    #expect(gates.count { $0 == "exp" } == 1)
  }

  /// Behind a block or a residual sum, a weight takes what comes out of it and not the unit before.
  @Test func theTableOfWeightsNamesWhatTheyTake() {
    func sources(_ layers: String) -> [String] {
      picture("define network net, layers: \(layers)\ndiagram net")?.dataTable?.rows.map { $0[1] } ?? []
    }
    #expect(sources("[2, batch-norm, 1]") == ["batch norm, 1", "batch norm, 2", "bias"])
    #expect(sources("[1, residual(dense(1)), 1]").suffix(2) == ["residual sum, 1", "bias"])
    let twice = sources("[1, residual(dense(1)), residual(dense(1)), 1]")
    #expect(twice.contains("residual sum 1, 1") && twice.contains("residual sum 2, 1"))
    #expect(sources("[2, 1]") == ["x1", "x2", "bias"])
  }

  @Test func symbolsHaveTheDigitsOfTheNumbers() {
    let code = "define x = 2\ndefine y = x*12345.678\ndiagram y, style: edges, digits: "
    #expect(symbols(code + "8") == ["12,345.678"])
    #expect(symbols(code + "3") == ["12,345.678"])
    #expect(symbols("define x = 2\ndefine y = x^1.718281828\ndiagram y, style: edges") == ["1.72x^{0.718}"])
  }

  @Test func operandsWithoutNamesStandInTheirFormula() {
    let code = "define x = 2\ndefine y = 3\n"
    #expect(symbols(code + "define q = (x*y + x)^2\ndiagram q, style: edges").last == "2(x·y+x)")
    #expect(
      symbols(code + "define f = relu(tanh(x)*tanh(y) + tanh(x))\ndiagram f, style: edges").last == "1[· > 0]"
    )
  }

  @Test func wholeNumbersAreWrittenInFull() {
    // 33² + 225 = 1314.
    #expect(picture("define x = 33\ndefine y = x^2 + 225\ndiagram y")?.dataTable?.rows.last?[2] == "1314")
  }

  @Test func whatWouldHideTheBackwardPassIsRefused() {
    let code = "define x = 2\ndefine y = x^2\n"
    func problems(_ line: String) -> [String] { Running.problems(Running.cell(code + line)) }
    #expect(problems("animate backward of y, gradients: false") == ["E0304 'false'"])
    #expect(problems("animate backward of y, style: plain") == ["E0304 'plain'"])
    #expect(problems("diagram y, digits: 100") == ["E0403 '100'"])
  }

  @Test func weightsHaveTheDigitsAskedFor() {
    let code = "define network net, layers: [1, 1], init: uniform(0.123456, 0.123457)\ndiagram net on 1"
    let text = picture(code + ", digits: 5")?.svg(.inline) ?? ""
    #expect(text.contains(">0.12346<"))
    #expect(picture(code)?.svg(.inline).contains(">0.123<") == true)
    // The key of the colours is wider than the network.
    #expect(text.contains("negative weight"))
  }
}
