import Engine

extension Benchmark {
  /// A function fitted at 201 points by networks of 1, 2 and 5 hidden layers of ten: full batch, tanh,
  /// half the mean squared error, gradient descent.
  static func smallNetworks() throws -> [Benchmark] {
    try [1, 2, 5].map { depth in
      let (network, dataset) = try smallNetwork(depth)
      let options = TrainingOptions(loss: .l2, optimizer: .sgd, schedule: .constant(0.05))
      return Benchmark(
        title: "curve, \(depth) × 10 tanh, 201 points", name: "small-\(depth)", repetitions: 2000,
        peers: ["numpy", "numpy-preallocated", "torch", "jax"]
      ) { steps in
        try train(network, dataset, options, steps: steps, cores: 1)
      }
    }
  }

  private static func smallNetwork(_ depth: Int) throws -> (Network, Dataset) {
    let x = (0...200).map { Double($0) / 100 - 1 }
    let dataset = try Dataset(x: Tensor(x), y: Tensor(x.map { $0 * $0 * $0 - 0.5 * $0 }))
    let hidden = [LayerPlan](repeating: .dense(units: 10, activation: .tanh), count: depth)
    return (try network(1, hidden + [.dense(units: 1, activation: .identity)]), dataset)
  }

  /// A network with LeCun's initialisation from NumPy's stream of seed 42, which the peers draw too.
  static func network(_ inputs: Int, _ layers: [LayerPlan]) throws -> Network {
    var generator = Generator.numPy(seed: 42)
    return try Network(inputs: inputs, layers: layers, generator: &generator)
  }

  /// The time of a training and the last loss in it.
  static func train(
    _ network: Network, _ dataset: Dataset, _ options: TrainingOptions, steps: Int, cores: Int
  ) throws -> Measurement {
    var options = options
    options.length = .steps(steps)
    var generator = Generator.numPy(seed: 1)
    var last: Double?
    var measurement = try time {
      last = try Training.run(
        network, on: dataset, options: options, generator: &generator,
        control: TrainingControl(helpers: .threads(cores))
      ).losses.last
    }
    measurement.value = last
    return measurement
  }
}
