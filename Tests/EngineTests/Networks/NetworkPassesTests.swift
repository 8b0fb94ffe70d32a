import Engine
import Testing

/// Passes made one by one, and networks built number by number, beside the same network on a tape.
@Suite("Passes of networks")
struct NetworkPassesTests {
  @Test("gradients of the summed outputs are those of the tape", arguments: Activation.allCases)
  func gradients(_ activation: Activation) throws {
    let network = try network(activation)
    let points = [0.3, -0.7]
    let expected = try recorded(network, points)

    let passes = try NetworkPasses(of: network, over: Tensor(points))
    passes.forward()
    passes.backward()
    for (found, wanted) in zip(passes.gradients, expected.gradients) {
      #expect(found.isClose(to: wanted, tolerance: 1e-13))
    }

    var (graph, root, parameters) = try ScalarGraph.network(network, at: Tensor(points))
    #expect(abs(graph.value(of: root) - expected.sum) < 1e-13)
    graph.forward()
    graph.backward(from: root)
    let found = Tensor(parameters.map { graph.gradient(of: $0) })
    #expect(found.isClose(to: Tensor(expected.gradients.flatMap(\.values)), tolerance: 1e-13))
  }

  @Test("a batch of points sums their gradients")
  func batch() throws {
    let network = try network(.tanh)
    let points = [[0.3, -0.7], [1.2, 0.1], [-0.5, 2]]
    let batch = try Tensor(shape: [3, 2], values: points.flatMap { $0 })
    let passes = try NetworkPasses(of: network, over: batch)
    passes.forward()
    passes.backward()
    let alone = try points.map { try recorded(network, $0).gradients }
    for (index, found) in passes.gradients.enumerated() {
      let sum = (0..<found.count).map { entry in alone.reduce(0) { $0 + $1[index][entry] } }
      #expect(found.isClose(to: try Tensor(shape: found.shape, values: sum), tolerance: 1e-13))
    }
  }

  @Test("normalisations and wrong points are refused")
  func refusals() throws {
    var generator = Generator.swiftNN(seed: 3)
    let normalized = try Network(inputs: 2, layers: [.batchNorm], generator: &generator)
    #expect(throws: EngineError.self) { try ScalarGraph.network(normalized, at: Tensor([1, 2])).root }
    let network = try network(.relu)
    #expect(throws: EngineError.self) { try ScalarGraph.network(network, at: Tensor([1])).root }
    #expect(throws: EngineError.self) { try NetworkPasses(of: network, over: Tensor([1])).gradients }
  }

  private func recorded(_ network: Network, _ point: [Double]) throws -> (sum: Double, gradients: [Tensor]) {
    var tape = Tape()
    let input = tape.leaf(Tensor(point))
    let (output, parameters) = try network.record(on: &tape, input: input)
    let sum = try tape.apply(.sum(), [output])
    let gradients = try tape.gradient(of: sum, withRespectTo: parameters)
    return (tape.value(sum).values[0], gradients.map { tape.value($0) })
  }

  private func network(_ activation: Activation) throws -> Network {
    var generator = Generator.swiftNN(seed: 3)
    let layers: [LayerPlan] = [
      .dense(units: 4, activation: activation), .dropout(0.5),
      .residual([.dense(units: 4, activation: activation)]), .dense(units: 3, activation: .identity),
    ]
    return try Network(inputs: 2, layers: layers, generator: &generator)
  }
}
