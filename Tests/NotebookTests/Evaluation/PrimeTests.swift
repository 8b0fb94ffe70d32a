import Notebook
import Source
import Testing

/// What a prime means for functions of and to tensors; expected values in closed form.
@Suite struct PrimeTests {
  private static let code = """
    define f(x) = [x, x^2]
    define g(x) = [[1, 2], [3, 4]] @ x
    define h(x) = sin(x)^2 + cos(x)^2 + x^3
    define c(x) = 5
    define s(x) = sum(x)
    """

  @Test(arguments: [
    ("f'(3)", "[1, 6]"), ("f''(3)", "[0, 2]"), ("h'([1, 2])", "[3, 12]"), ("h''([1, 2])", "[6, 12]"),
    ("c'([1, 2])", "[0, 0]"), ("relu'([[1, -1]])", "[[1, 0]]"), ("abs'([0/0, 2])", "[nan, 1]"),
  ])
  func ofNumbersAndEntryByEntry(expression: String, expected: String) {
    #expect(
      Running.notebook(Running.cell(Self.code + "\nshow " + expression)).texts.last
        == "\(expression) = \(expected)")
  }

  @Test(arguments: ["softmax'([1, 2, 3])", "g'([1, 2])", "s'([1, 2])", "f'([1, 2])", "transpose'(eye(2))"])
  func aFunctionThatMixesEntriesHasNoPrime(expression: String) {
    let executed = Running.notebook(Running.cell(Self.code + "\nshow " + expression))
    #expect(executed.diagnostics.map(\.code) == ["E0305"])
    #expect(executed.diagnostics.first?.hint == "use gradient(y, x) or jacobian(y, x)")
  }

  @Test(arguments: ["relu'(n)", "m'(n)", "leaky_relu'(n)", "k'(n)", "step(n)", "max(n, 1)"])
  func kinksAtNaNAreNaN(expression: String) {
    let code = "define n = 0/0\ndefine m(x) = max(x, 1)\ndefine k(x) = min(1, x)\nshow " + expression
    #expect(Running.notebook(Running.cell(code)).texts == ["\(expression) = nan"])
  }

  @Test func aNaNOfABackwardPassNamesTheAuthorsOperation() {
    let code = "define q = 0\ndefine r = sqrt(q) * q\n"
    for statement in ["show gradient(r, q)", "backward r"] {
      let diagnostics = Running.notebook(Running.cell(code + statement)).diagnostics
      #expect(diagnostics.map(\.message) == ["the derivative of '√q' gave what is not a number (NaN)"])
      let hint =
        "the derivative of '√q' is infinite at q = 0, and ∞ times 0 is not a number: keep 'q' away from there"
      #expect(diagnostics.map(\.hint) == [hint])
    }
  }

  @Test(arguments: ["gradient(p, q)", "jacobian(p, q)", "vjp(p, q, 1)"])
  func aDerivativeByWhatHasNoPartInAValueIsWarnedOf(expression: String) {
    let executed = Running.notebook(Running.cell("define p = 2\ndefine q = 3\nshow " + expression))
    #expect(executed.diagnostics.map(\.code) == ["W0309"])
    #expect(executed.texts == ["\(expression) = 0"])
  }

  @Test(arguments: [
    ("v[-1]", "3"), ("v[-3...-2]", "[1, 2]"), ("v[-2...-1]", "[2, 3]"), ("v[0..<-1]", "[1, 2]"),
    ("W[-1, -2]", "3"),
  ])
  func negativeIndicesCountFromTheEnd(expression: String, expected: String) {
    let code = "define v = [1, 2, 3]\ndefine W = [[1, 2], [3, 4]]"
    #expect(Running.value(expression, after: code) == expected)
    #expect(Running.problems(Running.cell(code + "\nshow v[-4]")) == ["E0402 'v[-4]'"])
  }

  @Test func infiniteLogits() {
    let code = "define a = [[1/0, 0]]\ndefine b = [[0, -1/0]]"
    #expect(Running.value("cross_entropy(a, [0])", after: code) == "0")
    #expect(Running.value("log_softmax(a)", after: code) == "[[0, -inf]]")
    #expect(Running.value("cross_entropy(a, [1])", after: code) == "inf")
    #expect(Running.value("cross_entropy(b, [0])", after: code) == "0")
    #expect(Running.value("gradient(cross_entropy(b, [0]), b)", after: code) == "[[0, 0]]")
  }

  @Test func theLargestOfMany() {
    #expect(Running.value("max(1, [4, 2], 3)") == "[4, 3]")
    #expect(Running.value("min(5, 4, 3, 6)") == "3")
    #expect(Running.value("gradient(max(1, x, 2, x), x)", after: "define x = 5") == "1")
    #expect(Running.problems(Running.cell("show max(1, 2, axis: 0)")).count == 1)
  }

  @Test func theThirdDerivativeOfSiLUNearZero() {
    // silu‴(x) = −x/2 + O(x³).
    #expect(Running.value("silu'''(1e-12)") == "-5e-13")
  }
}
