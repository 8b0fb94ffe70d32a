extension ComputationGraph {
  /// Which way an animated diagram runs.
  public enum Pass: Sendable, Equatable {
    /// Values appear in the order in which they are computed.
    case forward
    /// The same, and then gradients flow back.
    case backward
  }

  /// The graph drawn in a style.
  ///
  /// - Parameters:
  ///   - style: How it looks.
  ///   - direction: The way edges run; `nil` for to the right unless that is wider than there is room and downwards is
  ///     narrower.
  ///   - room: How wide a picture the page shows without making it smaller, in pixels; a page's unless told otherwise.
  ///   - pass: What is animated; `nil` for a still picture.
  ///   - mustStop: Asked every few milliseconds whether to give up.
  /// - Throws: What `Diagram` throws.
  public func diagram(
    style: Style = .circuit, direction: Graph.Direction? = nil, room: Double? = nil,
    animating pass: Pass? = nil, mustStop: @escaping @Sendable () -> Bool = { false }
  ) throws(GraphError) -> Diagram {
    if let stray = edges.firstIndex(where: {
      !nodes.indices.contains($0.from) || !nodes.indices.contains($0.to)
    }) {
      throw .unknownNode(edge: stray)
    }
    var sketch = Sketch(self, style: style, animating: pass)
    let order = try sketch.order(mustStop: mustStop)
    let steps = pass.map { self.steps(of: $0, in: sketch) } ?? []
    let draw = { [sketch] (direction: Graph.Direction) throws(GraphError) in
      try diagram(sketch, direction, steps, order, mustStop)
    }
    if let direction { return try draw(direction) }
    let choice = DirectionChoice(sketch, order, room: room ?? CaptionLines.pageWidth)
    do throws(GraphError) {
      let first = try draw(choice.first)
      guard choice.needsOther(than: first), case let other = try draw(choice.first.other),
        other.layout.width < first.layout.width
      else { return first }
      return other
    } catch {
      guard case .tooLong = error else { throw error }
      return try draw(choice.first.other)
    }
  }

  /// How many nodes at most follow each other up to each; nodes come after their operands.
  var depths: [Int] {
    var depths = Array(repeating: 1, count: nodes.count)
    for edge in edges.sorted(by: { $0.to < $1.to }) where edge.from < edge.to {
      depths[edge.to] = max(depths[edge.to], depths[edge.from] + 1)
    }
    return depths
  }

  private func diagram(
    _ sketch: Sketch, _ direction: Graph.Direction, _ steps: [RevealStep], _ order: GraphOrder,
    _ mustStop: @escaping @Sendable () -> Bool
  ) throws(GraphError) -> Diagram {
    try Diagram(
      nodes: sketch.nodes, edges: sketch.edges, direction: direction, steps: steps,
      summary: (summary + (sketch.style == .edges ? slopes : "")).plainFormula,
      dataTable: dataTable(withDegrees: sketch.style == .record), notes: legend(sketch.style), order: order,
      mustStop: mustStop)
  }

  /// What the signs on the edges stand for, a line for each.
  private func legend(_ style: Style) -> [String] {
    let edges = edges.filter { style == .edges || (style == .circuit && $0.showsSymbols) }
    let used = Set(edges.flatMap(\.standIns))
    let words = edges.flatMap(\.standIns).compactMap { standIn -> String? in
      if case .result(let word) = standIn { word } else { nil }
    }
    let places = Set(edges.filter { $0.localDerivative != nil }.map(\.gradientPlace))
    var seen: Set<String> = []
    let names = words.filter { seen.insert($0).inserted }
    let helpers = edges.compactMap { $0.helper?.plainFormula }.filter { seen.insert($0).inserted }
    return numberingNote + helpers
      + (used.contains(.operand) ? ["· stands for the value that the edge begins at"] : [])
      + (used.contains(.otherOperand) ? ["∘ stands for the other operand of the gate"] : [])
      + (places.contains(.inside) ? ["∂ stands for the gradient that arrives at the gate"] : [])
      + (places.allSatisfy { $0.product == nil }
        ? [] : ["the gradient that arrives stands on the side where the dot is"])
      + (places.contains(where: \.isSummed) ? ["Σ: summed over the places where the value is repeated"] : [])
      + (names.isEmpty ? [] : ["\(names.joined(separator: ", ")): the value of the gate itself"])
  }

  /// What the names are that no author gave.
  private var numberingNote: [String] {
    guard let letter = nodes.first(where: \.isNumbered)?.name?.prefix(while: { $0 != "_" }) else { return [] }
    return ["\(letter) with an index: a value without a name, numbered in the order of computation"]
  }

  /// The graph in one sentence.
  public var summary: String {
    let operations = nodes.reduce(0) { if case .operation = $1.role { $0 + $1.stepCount } else { $0 } }
    let kinds =
      "\(operations == 0 ? "no" : String(operations)) \(operations == 1 ? "operation" : "operations")"
    let ends = Set(self.results)
    let results = self.results.map { nodes[$0].description }
    let inputs = nodes.indices.filter { nodes[$0].isNamedInput && !ends.contains($0) }.compactMap {
      nodes[$0].name
    }
    let source = inputs.isEmpty || inputs.count > 12 ? "" : " from " + inputs.joined(separator: ", ")
    return "computation graph of " + results.joined(separator: ", ") + source + ": " + kinds
  }

  /// What the edges say, where they are few.
  private var slopes: String {
    let known = edges.filter { $0.localDerivative != nil || $0.localNumber != nil }
    guard !known.isEmpty, known.count <= 8 else { return "" }
    return "; "
      + known.map { edge in
        let says = [edge.symbols, edge.localNumber].compactMap(\.self)
        return "\(nodes[edge.from].word) → \(nodes[edge.to].word): "
          + (says.count == 2 && says[0] == says[1] ? [says[0]] : says).joined(separator: " = ")
          + (edge.helper.map { " where " + $0 } ?? "")
      }.joined(separator: ", ")
  }

  /// The nodes that are taken more than once.
  var forks: Set<Int> {
    let uses = useCounts
    return Set(uses.indices.filter { uses[$0] > 1 })
  }

  /// How many operations take each node.
  var useCounts: [Int] {
    var uses = Array(repeating: 0, count: nodes.count)
    for edge in edges where uses.indices.contains(edge.from) { uses[edge.from] += 1 }
    return uses
  }

  /// The nodes that no operation takes.
  var results: [Int] {
    var isTaken = Array(repeating: false, count: nodes.count)
    for edge in edges where isTaken.indices.contains(edge.from) { isTaken[edge.from] = true }
    return nodes.indices.filter { !isTaken[$0] }
  }

  /// Every value with its gradient, with its shape where there are tensors too large to be written, and with its
  /// degree where boxes say it.
  func dataTable(withDegrees hasDegrees: Bool) -> DataTable {
    let hasShapes = nodes.contains { $0.shape != nil }
    return DataTable(
      columns: ["name", "operation", "value", "gradient"] + (hasShapes ? ["shape"] : [])
        + (hasDegrees ? ["degree"] : []),
      rows: nodes.prefix(200).map { node in
        [node.name ?? "", node.role.symbol.plainSymbol, node.valueOrNorm ?? "", node.gradientOrNorm ?? ""]
          + (hasShapes ? [node.shape ?? ""] : []) + (hasDegrees ? [node.degree.map(String.init) ?? ""] : [])
      }, totalRows: nodes.count)
  }
}

extension ComputationGraph.Node {
  /// Whether it is an input that the author gave a name.
  fileprivate var isNamedInput: Bool { role == .input && !isNumbered }

  /// The name, or what stands for it in a sentence.
  fileprivate var word: String { name ?? (role.symbol.isEmpty ? value : role.symbol) ?? "…" }

  /// The node's name with its value, or with its shape.
  fileprivate var description: String {
    let title = name ?? "the result"
    if let value { return value == title ? title : "\(title) = \(value)" }
    return title + (shape.map { " (\($0))" } ?? "")
  }
}

extension ComputationGraph.Role {
  /// The symbol of an operation; empty for the rest.
  var symbol: String {
    if case .operation(let symbol) = self { symbol } else { "" }
  }
}
