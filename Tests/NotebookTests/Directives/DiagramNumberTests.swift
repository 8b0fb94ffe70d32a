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

  @Test func symbolsHaveTheDigitsOfTheNumbers() {
    let code = "define x = 2\ndefine y = x*12345.678\ndiagram y, style: edges, digits: "
    #expect(symbols(code + "8") == ["12,345.678"])
    #expect(symbols(code + "3") == ["12,346"])
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
    #expect(picture(code)?.svg(.inline).contains(">0.12<") == true)
    // The key of the colours is wider than the network.
    #expect(text.contains("negative weight"))
  }
}
