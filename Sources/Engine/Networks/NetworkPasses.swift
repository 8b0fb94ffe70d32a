/// The passes of a network over one batch, as training makes them, to be made one by one.
///
/// Batch normalisation takes the batch's own statistics; dropout passes everything on.
public struct NetworkPasses: ~Copyable {
  private let network: Network
  private let executor: Executor
  private let memory: ParameterMemory

  /// The passes over a batch of points, one a row; throws when the features do not fit.
  public init(of network: Network, over batch: Tensor) throws(EngineError) {
    let count = try network.points(in: batch)
    self.network = network
    executor = Executor(network.architecture, capacity: count, purpose: .learning, team: .alone)
    executor.load(network.statistics)
    executor.keepAllFeatures()
    memory = ParameterMemory(network, .sgd)
    Batches.layOut(batch.values, network.inputCount, 0..<count, executor.input, executor.stride)
  }

  /// Computes the outputs.
  public func forward() { executor.forward(memory.current, .training) }

  /// Computes the gradient of the sum of all outputs by every parameter, after `forward`.
  public func backward() {
    for index in 0..<network.outputCount * executor.stride {
      executor.error[index] = index % executor.stride < executor.count ? 1 : 0
    }
    executor.backward(memory.current, gradient: memory.gradient)
  }

  /// The gradients that `backward` left, in the order of the network's parameters.
  public var gradients: [Tensor] {
    network.architecture.slots.map { slot in
      let entries = UnsafeBufferPointer(start: memory.gradient + slot.offset, count: slot.count)
      return Tensor(unchecked: slot.shape, Array(entries))
    }
  }
}
