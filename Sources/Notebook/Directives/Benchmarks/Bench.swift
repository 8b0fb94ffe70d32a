import Engine

/// Measures passes through networks.
struct Bench {
  /// A direction through a network.
  enum Pass: String {
    case forward, backward
  }

  /// The times of one pass through one network.
  struct Measurement {
    let pass: Pass
    /// The number of parameters, or of nodes of a scalar graph.
    let size: Int
    /// Seconds a pass, one for each repeat.
    let seconds: [Double]

    /// The shortest time: whatever else the machine does can only add to it.
    var fastest: Double { seconds.min() ?? 0 }
  }

  let passes: [Pass]
  let isScalar: Bool
  let batch: Int
  let repeats: Int

  /// Throws what measuring the network would throw, without measuring it.
  func check(_ network: Network, memory: Int) throws(EngineError) {
    guard isScalar else { return }
    guard batch == 1 else {
      throw .refused(
        message: "a graph of single numbers takes one point at a time", hint: "leave 'batch' out")
    }
    if network.layers.contains(where: \.normalizes) {
      throw .refused(
        message: "a graph of single numbers cannot normalise", hint: "leave batch-norm and layer-norm out")
    }
    guard network.parameterCount <= memory / 100 else {
      throw .tooLarge(operation: "benchmark", shape: [network.parameterCount], budget: memory)
    }
  }

  /// The times of every pass through a network, on points whose features are 0.5.
  func measure(_ network: Network) throws(EngineError) -> [Measurement] {
    if isScalar { return try measureGraph(network) }
    let points = try Tensor(
      shape: [batch, network.inputCount],
      values: [Double](repeating: 0.5, count: batch * network.inputCount))
    let work = try NetworkPasses(of: network, over: points)
    work.forward()
    return passes.map { pass in
      let seconds = times { pass == .forward ? work.forward() : work.backward() }
      return Measurement(pass: pass, size: network.parameterCount, seconds: seconds)
    }
  }

  private func measureGraph(_ network: Network) throws(EngineError) -> [Measurement] {
    let point = Tensor([Double](repeating: 0.5, count: network.inputCount))
    var (graph, root, _) = try ScalarGraph.network(network, at: point)
    return passes.map { pass in
      let seconds = times { pass == .forward ? graph.forward() : graph.backward(from: root) }
      return Measurement(pass: pass, size: graph.count, seconds: seconds)
    }
  }

  /// Seconds a pass: each repeat makes as many passes as last five milliseconds.
  private func times(_ pass: () -> Void) -> [Double] {
    let clock = ContinuousClock()
    var count = 1
    while clock.measure({ for _ in 0..<count { pass() } }) < .milliseconds(5), count < 1 << 20 { count *= 2 }
    return (0..<repeats).map { _ in
      let time = clock.measure { for _ in 0..<count { pass() } }
      return (Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18) / Double(count)
    }
  }
}

extension LayerPlan {
  fileprivate var normalizes: Bool {
    switch self {
    case .batchNorm, .layerNorm: true
    case .residual(let layers): layers.contains(where: \.normalizes)
    default: false
    }
  }
}
