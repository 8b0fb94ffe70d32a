import Engine
import Plotting

extension GraphBuilder {
  /// The most nodes that are drawn one by one.
  static let nodeLimit = 2_000
  /// The most named values to which a larger graph is abbreviated.
  static let nameLimit = 200

  /// Whether the graph is larger than anybody could follow.
  var isTooLarge: Bool { nodes.count > Self.nodeLimit }

  /// How many nodes the abbreviated graph has.
  var namedCount: Int { nodes.count { names[$0] != nil } }

  /// The named values alone: the steps between them are one gate that says how many there are.
  func collapsed() -> ComputationGraph {
    let named = nodes.filter { names[$0] != nil }
    var places: [Variable: Int] = [:]
    for (place, node) in named.enumerated() { places[node] = place }
    var isSeenBy: [Variable: Int] = [:]
    var drawn: [ComputationGraph.Node] = []
    var edges: [ComputationGraph.Edge] = []
    for (place, node) in named.enumerated() {
      let (sources, steps) = reach(of: node, place, places, &isSeenBy)
      var node = self.node(node, gate: steps > 1 ? "\(steps) steps" : nil)
      if steps > 1 { node.rule = rule(node, steps, from: sources.compactMap { drawn[$0].name }) }
      drawn.append(node)
      edges += sources.map { ComputationGraph.Edge(from: $0, to: place) }
    }
    return graph(drawn, edges)
  }

  /// What a caption says of many steps: `f: 254 steps from a, b = 3.1`.
  private func rule(_ node: ComputationGraph.Node, _ steps: Int, from sources: [String]) -> String {
    let origin = sources.isEmpty || sources.count > 6 ? "" : " from " + sources.joined(separator: ", ")
    return [(node.name.map { $0 + ": " } ?? "") + "\(steps) steps" + origin, node.value].compactMap(\.self)
      .joined(separator: ", giving ")
  }

  /// The named values that a value was computed from without another named value in between, and in how many steps.
  private func reach(
    of node: Variable, _ place: Int, _ places: [Variable: Int], _ isSeenBy: inout [Variable: Int]
  ) -> (sources: [Int], steps: Int) {
    var open = [node]
    var sources: [Int] = []
    var steps = 0
    while let next = open.popLast() {
      let operands = operands(next)
      if !operands.isEmpty { steps += 1 }
      for operand in operands where isSeenBy[operand] != place {
        isSeenBy[operand] = place
        if let source = places[operand] { sources.append(source) } else { open.append(operand) }
      }
    }
    return (sources.sorted(), steps)
  }
}
