extension ComputationGraph {
  /// Longer animations show what is computed at the same depth in one step.
  static let stepLimit = 100

  /// A step with the depth of the operation that it shows, and whether it completes what an author gave a name.
  private typealias DeepStep = (depth: Int, step: RevealStep, isNotable: Bool)

  /// The steps of an animated pass: inputs together, then one operation after the other, then its gradients
  /// back one edge at a time; or one depth after the other where that would be long.
  func steps(of pass: Pass, in sketch: Sketch) -> [RevealStep] {
    let (order, depths) = (order, depths)
    let steps = passes(pass, in: sketch, order, depths)
    guard steps.reduce(0, { $0 + $1.count }) > Self.stepLimit else { return steps.flatMap { $0.map(\.step) } }
    let sorted = order.sorted { (depths[$0], $0) < (depths[$1], $1) }
    return passes(pass, in: sketch, sorted, depths).flatMap {
      Self.condensed($0, limit: Self.stepLimit / steps.count)
    }
  }

  /// The steps forward, and those back if they are wanted, through nodes in an order.
  private func passes(_ pass: Pass, in sketch: Sketch, _ order: [Int], _ depths: [Int]) -> [[DeepStep]] {
    let forward = forwardSteps(sketch, order, depths)
    return pass == .backward ? [forward, backwardSteps(sketch, order, depths)] : [forward]
  }

  /// One step for each depth, or for so many neighbouring depths that no more than `limit` remain; what has a name
  /// is told first.
  private static func condensed(_ steps: [DeepStep], limit: Int) -> [RevealStep] {
    let ends = steps.indices.filter { $0 + 1 == steps.count || steps[$0].depth != steps[$0 + 1].depth }
    let share = (ends.count + limit - 1) / limit
    var start = 0
    return stride(from: share - 1, to: ends.count + share - 1, by: max(share, 1)).map { group in
      let end = ends[min(group, ends.count - 1)] + 1
      defer { start = end }
      let group = steps[start..<end]
      let told = group.filter(\.isNotable) + group.filter { !$0.isNotable }
      return RevealStep(
        caption: RevealStep.line(of: told.map(\.step.caption)), parts: group.flatMap(\.step.parts))
    }
  }

  private func forwardSteps(_ sketch: Sketch, _ order: [Int], _ depths: [Int]) -> [DeepStep] {
    let isOperation = nodes.map { !$0.role.symbol.isEmpty }
    let inputs = nodes.indices.filter { !isOperation[$0] }
    let given = RevealStep(caption: inputCaption(inputs), parts: inputs.flatMap { sketch.values[$0] })
    let computed = order.filter { isOperation[$0] }.map { index in
      let step = RevealStep(caption: forwardCaption(index), parts: sketch.values[index])
      return (depths[index], step, nodes[index].isNamedByAuthor)
    }
    return ([(0, given, true)] + computed).filter { !$0.1.parts.isEmpty }
  }

  private func backwardSteps(_ sketch: Sketch, _ order: [Int], _ depths: [Int]) -> [DeepStep] {
    var incoming = Array(repeating: [Int](), count: nodes.count)
    var waiting = Array(repeating: 0, count: nodes.count)
    for (index, edge) in edges.enumerated() {
      incoming[edge.to].append(index)
      waiting[edge.from] += 1
    }
    let branches = waiting
    var steps = results.map { result in
      (-1, RevealStep(caption: seedCaption(result), parts: sketch.gradients[result]), true)
    }
    for node in order.reversed() {
      for edge in incoming[node] {
        let operand = edges[edge].from
        waiting[operand] -= 1
        var parts = sketch.contributions[edge]
        if branches[operand] == 1 { parts += sketch.gradients[operand] }
        if let row = sketch.degreeRows[operand] {
          parts.append(.turn(node: operand, row: row, turn: branches[operand] - waiting[operand]))
        }
        let isNamed = nodes[operand].isNamedByAuthor
        if !parts.isEmpty || edges[edge].contributionOrNorm != nil {
          let step = RevealStep(caption: backwardCaption(edge), parts: parts)
          steps.append((depths[node], step, isNamed && branches[operand] == 1))
        }
        guard waiting[operand] == 0, branches[operand] > 1, !sketch.gradients[operand].isEmpty
        else { continue }
        let sum = RevealStep(caption: sumCaption(operand), parts: sketch.gradients[operand])
        steps.append((depths[node], sum, isNamed))
      }
    }
    return steps
  }

  /// The nodes, each after its operands; those of a cycle, which has no such order, in input order at the end.
  private var order: [Int] {
    var waiting = Array(repeating: 0, count: nodes.count)
    var outgoing = Array(repeating: [Int](), count: nodes.count)
    for edge in edges {
      waiting[edge.to] += 1
      outgoing[edge.from].append(edge.to)
    }
    var heap = MinHeap()
    for node in nodes.indices where waiting[node] == 0 { heap.insert(key: node, value: node) }
    var order: [Int] = []
    var isPlaced = Array(repeating: false, count: nodes.count)
    while let node = heap.removeLeast()?.value {
      order.append(node)
      isPlaced[node] = true
      for next in outgoing[node] {
        waiting[next] -= 1
        if waiting[next] == 0 { heap.insert(key: next, value: next) }
      }
    }
    return order + nodes.indices.filter { !isPlaced[$0] }
  }
}

extension ComputationGraph.Node {
  fileprivate var isNamedByAuthor: Bool { name != nil && !isNumbered && role != .constant }
}
