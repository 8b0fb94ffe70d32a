extension ScalarGraph {
  /// The part of a tape that a number was computed by, and where each of its variables went.
  ///
  /// Throws `notScalar` when a variable on the way is not a single number.
  public static func compile(
    _ tape: Tape, of y: Variable
  ) throws(EngineError) -> (graph: ScalarGraph, nodes: [Variable: Node]) {
    var graph = ScalarGraph()
    var nodes: [Variable: Node] = [:]
    let ancestors = tape.ancestors(of: y)
    graph.reserveCapacity(ancestors.count)
    for variable in ancestors {
      guard let number = tape.value(variable).scalar else {
        throw .notScalar(what: "a node of a scalar graph", shape: tape.shape(variable))
      }
      let operands = tape.operands(variable).compactMap { nodes[$0] }
      if let operation = tape.operation(variable), let first = operands.first {
        nodes[variable] = try graph.apply(operation, first, operands.count > 1 ? operands[1] : nil)
      } else {
        nodes[variable] = graph.leaf(number)
      }
    }
    return (graph, nodes)
  }
}
