import Notebook
import Source
import Testing

/// Derivatives as an author writes them; expected values in closed form.
@Suite struct DerivativeTests {
  @Test(arguments: [
    ("gradient(f, x)", "-3"), ("gradient(f, y)", "4"), ("gradient(q, y)", "1"),
    ("numeric_gradient(x * x, x, h: 0.5)", "8"),
  ])
  func gradientsOfNamedValues(expression: String, expected: String) {
    let code = "define x = 4\ndefine y = -3\ndefine q = x + y\ndefine f = x * y"
    #expect(Running.value(expression, after: code) == expected)
  }

  @Test(arguments: [
    ("f'(2)", "12"), ("f''(2)", "12"), ("f'''(2)", "6"), ("f'([1, 2])", "[3, 12]"), ("relu'(0)", "0"),
    ("abs'(0)", "0"), ("abs'(-2)", "-1"),
  ])
  func primes(expression: String, expected: String) {
    #expect(Running.value(expression, after: "define f(x) = x^3") == expected)
  }

  @Test func aPrimeDoesNotFollowOtherPathsToItsArgument() {
    // f(t) = k·t with k = 3x: the derivative of f is k, whatever x is.
    #expect(Running.value("f'(x)", after: "define x = 2\ndefine k = 3*x\ndefine f(t) = k*t") == "6")
  }

  @Test func aFunctionKeepsWhatItsNamesMeantAboveIt() {
    let code = "define a = 2\ndefine f(x) = a*x\ndefine a = 100"
    #expect(Running.value("f(3)", after: code) == "6")
  }

  @Test func theGradientOfALossReachesTheParameters() {
    // One unit, no hidden layer: L = ½(wx + b − y)², ∂L/∂w = (wx + b − y)x with w = 0, b = 0, x = 2, y = 5.
    let code = """
      define data d, x: [2], y: [5]
      define network n, layers: [1, 1], init: zeros
      train n on d, steps: 0
      """
    #expect(Running.value("gradient(loss(n), n.weights[1])", after: code) == "[[-10]]")
    #expect(Running.value("gradient(loss(n), n.biases[1])", after: code) == "[-5]")
    #expect(Running.value("loss(n)", after: code) == "12.5")
  }

  @Test func aGradientOfUnrelatedValuesIsZeroWithAWarning() {
    let executed = Running.notebook(Running.cell("define x = 4\ndefine y = 3\nshow gradient(x, y)"))
    #expect(executed.texts == ["gradient(x, y) = 0"])
    #expect(executed.diagnostics.map(\.code) == ["W0309"])
  }

  @Test func theGradientReachesTheData() {
    // L = ½(wx − y)² with w = 3, x = 2, y = 5: ∂L/∂x = (wx − y)w = 3.
    let code = "define data d, x: [2], y: [5]\ndefine w = 3"
    #expect(Running.value("gradient(l2(w*d.x, d.y), d.x)", after: code) == "[3]")
  }

  @Test func jacobianAndVectorJacobianProduct() {
    let code = "define x = [1, 2, 3]\ndefine y = x^2"
    #expect(
      Running.show(code + "\nshow jacobian(y, x)").joined().filter { $0 != " " }
        == "jacobian(y,x)=[[2,0,0],[0,4,0],[0,0,6]]")
    #expect(Running.value("vjp(y, x, [1, 10, 100])", after: code) == "[2, 40, 600]")
  }

  /// One unit with weight 3 and tanh: n(x) = tanh(3x + 0), so that n'(0) = 3 and n''(0) = 0.
  @Test func aNetworkOfOneInputAndOneOutputHasPrimes() {
    let code = "define network n, layers: [1, 1], output: tanh, init: uniform(3, 3)"
    #expect(Running.value("n'(0)", after: code) == "3")
    #expect(Running.value("n''(0)", after: code) == "0")
    // 3(1 − tanh²(1.5)), by mpmath.
    #expect(Running.value("abs(n'([0.5])[0] - 0.542119916770945) < 1e-14", after: code) == "true")
    #expect(
      Running.problems(Running.cell("define network m, layers: [2, 1]\nshow m'([1, 2])")) == ["E0305 'm'"])
  }

  @Test func derivativesByTheParametersOfANetworkAreLists() {
    let code = "define network n, layers: [1, 1], init: uniform(3, 3)\ndefine y = n([2, 5])"
    #expect(Running.value("jacobian(y, n.parameters)", after: code) == "[[[[2]], [[5]]], [[1], [1]]]")
    #expect(Running.value("vjp(y, n.parameters, [1, 10])", after: code) == "[[[52]], [11]]")
    #expect(Running.value("numeric_gradient(y[0], n.parameters, h: 0.5)", after: code) == "[[[2]], [1]]")
  }

  @Test func dotSpeaksOfItself() {
    let executed = Running.notebook(Running.cell("show dot([1, 2], [1, 2, 3])"))
    #expect(executed.diagnostics.map(\.message) == ["the shapes of dot do not fit: (2,) and (3,)"])
  }

  @Test(arguments: [
    ("0*(1/0)", "it was computed as 0·∞"), ("log(-0.5)", "it was computed as log(−0.5)"),
    ("(-8)^(1/3)", "it was computed as (−8)^(1/3)"), ("1/0 - 1/0", "it was computed as ∞−∞"),
  ])
  func aNaNSaysHowItCameAbout(_ expression: String, _ hint: String) {
    let executed = Running.notebook(Running.cell("define y = \(expression)"))
    #expect(executed.diagnostics.map(\.code) == ["W0406"])
    #expect(executed.diagnostics.first?.hint == hint)
  }

  /// The derivative of √x at 0 is infinite; that of x⁰·⁵ too.
  @Test(arguments: [
    (
      "sum(sqrt(v)*v)", "the derivative of '√v' gave what is not a number (NaN)",
      "the derivative of '√v' is infinite at v[1] = 0, and ∞ times 0 is not a number: keep 'v' away from there"
    ),
    (
      "sum(v)*(v[1] + 3*v[1])^0.5*v[1]",
      "the derivative of '(v[1]+3v[1])^0.5' gave what is not a number (NaN)",
      "the derivative of '(v[1]+3v[1])^0.5' is infinite at v[1]+3v[1] = 0, and ∞ times 0 is not a number: keep "
        + "'v[1]+3v[1]' away from there"
    ),
  ])
  func aNaNGradientSaysWhereItBecameInfinite(_ expression: String, _ message: String, _ hint: String) {
    let code = "define v = [1, 0, 4]\ndefine y = \(expression)\nshow gradient(y, v)"
    let diagnostics = Running.notebook(Running.cell(code)).diagnostics
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.hint == hint)
  }
}
