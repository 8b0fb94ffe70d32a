import Engine
import Testing

@Suite("Scalar graphs")
struct ScalarGraphTests {
  // x = −4, z = 2x + 2 − x, q = relu(z) + z·tanh(x), h = relu(z²), y = tanh(−h + q + q·x).
  private func reference(_ tape: inout Tape) throws -> (x: Variable, q: Variable, y: Variable) {
    let x = tape.leaf(Tensor(-4))
    let two = tape.leaf(Tensor(2))
    let z = try tape.apply(.subtract, [tape.apply(.add, [tape.apply(.multiply, [two, x]), two]), x])
    let product = try tape.apply(.multiply, [z, tape.apply(.tanh, [x])])
    let q = try tape.apply(.add, [tape.apply(.relu, [z]), product])
    let h = try tape.apply(.relu, [tape.apply(.multiply, [z, z])])
    let sum = try tape.apply(.add, [tape.apply(.negate, [h]), q])
    let y = try tape.apply(.tanh, [tape.apply(.add, [sum, tape.apply(.multiply, [q, x])])])
    return (x, q, y)
  }

  // The values are PyTorch's, in 64 bits; the gradient is mpmath's, to 40 digits.
  @Test("the tape and the scalar graph agree with a reference")
  func agreesWithReference() throws {
    var tape = Tape()
    let (x, q, y) = try reference(&tape)
    #expect(tape.value(q).scalar == 1.998658599478134)
    #expect(tape.value(y).scalar == -0.9999999958443809)
    var (graph, nodes) = try ScalarGraph.compile(tape, of: y)
    let root = try #require(nodes[y])
    graph.forward()
    graph.backward(from: root)
    #expect(graph.value(of: root) == -0.9999999958443809)
    let gradient = try tape.gradient(of: y, withRespectTo: [x])[0]
    let exact = try #require(tape.value(gradient).scalar)
    #expect(abs(exact - 7.484014167071246e-08) < 1e-21)
    #expect(abs(graph.gradient(of: try #require(nodes[x])) - exact) < 1e-22)
  }

  @Test("a leaf that is set anew changes what is computed from it")
  func forwardAgain() throws {
    var graph = ScalarGraph()
    let x = graph.leaf(3)
    let y = try graph.apply(.square, x)
    graph.set(5, at: x)
    graph.forward()
    graph.backward(from: y)
    #expect(graph.value(of: y) == 25)
    #expect(graph.gradient(of: x) == 10)
  }
}
