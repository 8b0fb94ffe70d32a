import Engine

extension Benchmark {
  /// A network of single numbers, 3-200-200-1 with ReLU: one pass forward and one backward.
  ///
  /// The peer builds its graph anew in every pass, as it must; the graph here is built once and passed again.
  static func scalarGraph() throws -> Benchmark {
    var graph = ScalarGraph()
    let root = try grow(&graph, widths: [3, 200, 200, 1])
    return Benchmark(
      title: "scalar graph, 3-200-200-1, forward and backward", name: "scalar-graph", repetitions: 1,
      peers: ["micrograd"]
    ) { repetitions in
      var passed = graph
      let passes = 50
      var measurement = time {
        for _ in 0..<repetitions * passes {
          passed.forward()
          passed.backward(from: root)
        }
      }
      measurement.seconds /= Double(passes)
      measurement.value = Double(passed.count)
      return measurement
    }
  }

  /// Neuron by neuron, weight by weight; gives the last node.
  private static func grow(_ graph: inout ScalarGraph, widths: [Int]) throws -> ScalarGraph.Node {
    var generator = Generator.numPy(seed: 42)
    var values = (0..<widths[0]).map { graph.leaf(Double($0) - 1) }
    for (layer, width) in widths.dropFirst().enumerated() {
      values = try (0..<width).map { _ in
        var sum = graph.leaf(0)
        for value in values {
          let weight = graph.leaf(generator.uniform() * 2 - 1)
          sum = try graph.apply(.add, sum, graph.apply(.multiply, weight, value))
        }
        return layer + 2 < widths.count ? try graph.apply(.relu, sum) : sum
      }
    }
    return values[0]
  }
}
