import Notebook
import Source
import Testing

/// What mistakes that are easily made are told.
@Suite struct HintTests {
  private func first(_ code: String) -> Diagnostic? { Running.notebook(Running.cell(code)).diagnostics.first }

  @Test(arguments: [
    ("show sn(2)", "E0306", "did you mean 'sin'?"), ("define networ n", "E0209", "did you mean 'network'?"),
    ("show exp(1, axs: 1)", "E0203", "'exp' takes no labelled arguments"),
    ("show sum([1], axs: 0)", "E0203", "did you mean 'axis'?"),
    ("x = 3", "E0201", "write 'define x = …'"), ("let x = 3", "E0201", "write 'define x = …'"),
    ("f(x) = x^2", "E0201", "write 'define f(…) = …'"), ("defin x = 3", "E0201", "did you mean 'define'?"),
    ("network net\n  layers: [1, 1]", "E0201", "write 'define network net …'"),
    ("define x = 3\nexpect x = 3", "E0110", "to compare, write '=='"),
    ("define data d, moons, count: 10", "E0202", "write 'from: moons'"),
    ("define data d, count 10", "E0202", "write 'count: …'"),
    ("define x = 2\ndiagram x, expand: tan", "E0205", "did you mean 'tanh'?"),
    ("define x = 2\ndiagram x, scalars: 3", "E0303", "write 'scalars: true' or 'scalars: false'"),
    ("define x = 2\nanimate backward x", "E0110", "write 'animate backward of x'"),
    ("define x = 2\nanimate forward x on 3", "E0110", "write 'animate forward of x …'"),
    ("animate backward", "E0110", "write 'animate backward of EXPR'"),
    ("define x = 2\nanimate forward of x", "E0110", "write 'animate forward of NET on POINT'"),
    (
      "define x = 2\nanimate forward of x on 3", "E0303",
      "how a number was computed is shown by 'animate backward of …'"
    ),
    ("define f(x) = x^2\ndiagram f", "E0303", "write 'diagram f(x)', with values for x"),
    ("define f(x) = x^2\nbackward f", "E0303", "its value is 'f(…)'"),
    (
      "define network net, layers: [1, 1]\nanimate backward of net", "E0303",
      "its output at a point is 'net(POINT)'"
    ),
    ("define data d, x: [1], y: [2]\ndiagram d", "E0303", "its tensors are 'd.x' and 'd.y'"),
    (
      "define network n, layers: [2, 1]\ndiagram n, loss: cross-entropy", "E0405",
      "for two classes, give the last layer 2 units"
    ),
    ("define network n, layers: [2, 1]\nshow n.W1", "E0307", "write 'n.weights[1]'"),
    ("contour x*y", "E0110", "write 'contour EXPR for x in LOW...HIGH, y in LOW...HIGH'"),
    ("plot sin(x)", "E0301", "for a function of 'x', add 'for x in -1...1'"),
    ("plot sin(x) for x in 0..1", "E0110", "a range has three dots, as in '0...1'"),
    ("show [1, 2] + [1, 2, 3]", "E0401", "aligned at the last axis, lengths must be equal or 1"),
  ])
  func hints(_ code: String, _ expected: String, _ hint: String) {
    #expect(first(code)?.code == expected)
    #expect(first(code)?.hint == hint)
  }

  @Test(arguments: ["let x = 3\nshow x", "x = 3\nshow x", "network x\n  layers: [1, 1]\nplot x"])
  func whatAForeignDefinitionNamesIsNotCalledUndefined(code: String) {
    let diagnostics = Running.notebook(Running.cell(code)).diagnostics
    #expect(diagnostics.map(\.code) == ["E0201", "N0303"])
  }

  @Test func theWordsOfAnArgumentAreListedOnce() {
    let far = first("define network n, layers: [1, 1], activation: softmax")
    #expect(far?.hint?.hasPrefix("expected one of: identity, tanh, relu") == true)
    #expect(far?.notes == [])
    let near = first("define network n, layers: [1, 1], activation: tanhh")
    #expect(near?.hint == "did you mean 'tanh'?")
    #expect(near?.notes.first?.hasPrefix("'activation' takes: identity, tanh, relu") == true)
  }

  @Test func operatorsAreCalledAsTheyAreWritten() {
    for sign in ["+", "-", "*", "/", "^", "==", "<="] {
      #expect(
        first("show [1, 2] \(sign) [1, 2, 3]")?.message
          == "the shapes of \(sign) do not fit: (2,) and (3,)")
    }
  }

  @Test func anOptionalOperandMayStandWithoutItsLabel() {
    #expect(Running.value("leaky_relu(-1, 0.2)") == "-0.2")
    #expect(Running.value("elu(-1, alpha: 2)") == "-1.2642411176571153")
    #expect(Running.value("huber(3, 0, 2)") == "4")
  }

  @Test func textsCanBeCompared() {
    #expect(Running.value("\"a\" == \"a\"") == "true")
    #expect(Running.value("\"a\" != \"a\"") == "false")
    #expect(Running.problems(Running.cell("expect \"a\" == \"a\"")).isEmpty)
    #expect(first("expect \"a\" == \"b\"")?.notes == ["left:  a", "right: b"])
    #expect(first("show \"a\" < \"b\"")?.code == "E0303")
  }

  @Test func optionsOfExecuteHaveANearestOne() {
    let executed = Running.notebook("---\nexecute:\n  ekko: false\n---\n\ntext\n")
    #expect(executed.diagnostics.map(\.code) == ["E0121"])
    #expect(executed.diagnostics.first?.hint == "expected one of: echo, eval, output, code-fold")
    let near = Running.notebook("---\nexecute:\n  ech: false\n---\n\ntext\n")
    #expect(near.diagnostics.first?.hint == "did you mean 'echo'?")
    let wrong = Running.notebook("---\nexecute:\n  echo: 3\n---\n\ntext\n")
    #expect(wrong.diagnostics.first?.message == "'echo' of 'execute' must be true or false, or fold")
  }

  @Test func whatDependsOnAFailedTrainingSaysSo() {
    let executed = Running.notebook(
      Running.cell(
        "define network net, layers: [1, 2, 1]\ntrain net on nothing\nshow net.losses\nplot loss of net"))
    #expect(executed.diagnostics.map(\.code) == ["E0301", "N0303", "N0303"])
    #expect(executed.diagnostics[1].message == "not computed, because 'net' above could not be trained")
  }

  @Test func aFormatThatIsNoneIsShown() {
    let executed = Running.notebook("About `{nn} 1 + 1 %.3q` or `{nn} 2 %s`.\n")
    #expect(executed.diagnostics.map(\.message) == ["'%.3q' is not a format", "'%s' is not a format"])
    #expect(executed.diagnostics.first?.hint == "a format is %d, %e, %f or %g, such as %.3f")
  }

  @Test(arguments: [
    ("show log(-1)", "'log' gave what is not a number (NaN)", "it was computed as log(−1)"),
    (
      "define a = [4, -9]\ndefine b = 2*sqrt(a) + 1\nshow b", "'sqrt' gave what is not a number (NaN)",
      "it was computed as √(−9)"
    ),
    ("define z = 0\nshow z/z + 1", "'/' gave what is not a number (NaN)", "it was computed as 0/0"),
  ])
  func theStepThatMadeANaNIsNamedOnce(_ code: String, _ message: String, _ hint: String) {
    let executed = Running.notebook(Running.cell(code))
    #expect(executed.diagnostics.map(\.message) == [message])
    #expect(executed.diagnostics.first?.hint == hint)
    #expect(executed.diagnostics.first?.severity == .warning)
  }
}
