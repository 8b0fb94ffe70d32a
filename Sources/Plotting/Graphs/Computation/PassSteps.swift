extension ComputationGraph {
  /// The steps of an animated pass: inputs together, then one operation after the other, then its gradients
  /// back one edge at a time.
  func steps(of pass: Pass, in sketch: Sketch) -> [RevealStep] {
    let forward = forwardSteps(sketch)
    let backward = pass == .backward ? backwardSteps(sketch) : []
    return (forward + backward).filter { !$0.parts.isEmpty }
  }

  private func forwardSteps(_ sketch: Sketch) -> [RevealStep] {
    let isOperation = nodes.map { !$0.role.symbol.isEmpty }
    let inputs = nodes.indices.filter { !isOperation[$0] }
    var steps = [
      RevealStep(caption: inputCaption(inputs), parts: inputs.flatMap { sketch.values[$0] })
    ]
    for index in order where isOperation[index] {
      steps.append(RevealStep(caption: forwardCaption(index), parts: sketch.values[index]))
    }
    return steps
  }

  private func backwardSteps(_ sketch: Sketch) -> [RevealStep] {
    var incoming = Array(repeating: [Int](), count: nodes.count)
    var waiting = Array(repeating: 0, count: nodes.count)
    for (index, edge) in edges.enumerated() {
      incoming[edge.to].append(index)
      waiting[edge.from] += 1
    }
    let branches = waiting
    var steps = results.map { RevealStep(caption: seedCaption($0), parts: sketch.gradients[$0]) }
    for node in order.reversed() {
      for edge in incoming[node] {
        let operand = edges[edge].from
        waiting[operand] -= 1
        var parts = sketch.contributions[edge]
        if branches[operand] == 1 { parts += sketch.gradients[operand] }
        steps.append(RevealStep(caption: backwardCaption(edge), parts: parts))
        guard waiting[operand] == 0, branches[operand] > 1 else { continue }
        steps.append(RevealStep(caption: sumCaption(operand), parts: sketch.gradients[operand]))
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
