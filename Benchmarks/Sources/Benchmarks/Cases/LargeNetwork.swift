import Engine

extension Benchmark {
  /// 784-512-512-10, ReLU, cross entropy, Adam, minibatches of 128, on one core and on two.
  static func largeNetworks() throws -> [Benchmark] {
    let (network, dataset, options) = try largeTraining()
    return [1, 2].map { cores in
      Benchmark(
        title: "784-512-512-10 ReLU, Adam, batches of 128", name: "large", repetitions: 20,
        peers: ["numpy", "torch", "torch-fused", "jax"], cores: cores
      ) { steps in
        try train(network, dataset, options, steps: steps, cores: cores)
      }
    }
  }

  static func largeTraining() throws -> (Network, Dataset, TrainingOptions) {
    let network = try network(
      784,
      [
        .dense(units: 512, activation: .relu), .dense(units: 512, activation: .relu),
        .dense(units: 10, activation: .identity),
      ])
    var options = TrainingOptions(loss: .crossEntropy, optimizer: .adam(), schedule: .constant(1e-3))
    options.batchSize = 128
    return (network, try digits(), options)
  }

  /// Random pictures in ten classes; what they show does not matter to the time.
  private static func digits() throws -> Dataset {
    var generator = Generator.numPy(seed: 7)
    let x = (0..<1280 * 784).map { _ in generator.uniform() }
    let labels = (0..<1280).map { Double($0 % 10) }
    return try Dataset(x: Tensor(shape: [1280, 784], values: x), y: Tensor(labels), classes: 10)
  }
}
